import { both } from "../../kernel/i18n/format.ts";
import type { Bilingual } from "../../kernel/i18n/language.ts";
import { isDay } from "../../kernel/time/day.ts";
import { accessLevelNames, notRequestableError, requestScopeOf, requestStateNames, requestStates, type Dataset } from "../../modules/datasets/index.ts";
import type { CohortPorts, LinkageProject, Linked, LinkedDataset } from "../../modules/cohorts/index.ts";
import type { House } from "../house.ts";

export type PortParts = Pick<House, "directory" | "studies" | "datasets" | "requests" | "identity"> & {
  /** A linkage project by its code, null where there is none. */
  readonly linkageProject: (code: string) => Promise<LinkageProject | null>;
};

const mostListed = 200;

function named(title: { readonly fr?: string | undefined; readonly en?: string | undefined }, code: string): Bilingual {
  return both(title.fr ?? title.en ?? code, title.en ?? title.fr ?? code);
}

/** What the register of cohorts asks of the directory, of the two portals, of record linkage and of accounts. */
export function cohortPorts({ directory, studies, datasets, requests, identity, linkageProject }: PortParts): CohortPorts {
  async function datasetOf(dataset: Dataset): Promise<LinkedDataset> {
    const { code, metadata } = dataset;
    const reason = await requests.notRequestable(dataset);
    return {
      code, name: named(metadata.title, code), href: `/data/${code}`, access: metadata.access === null ? both("non précisé", "not stated") : accessLevelNames[metadata.access],
      requestHref: reason === null ? `/data/${code}/request` : null, whyNot: reason === null ? null : reason === "open-to-all" ? both("ouvert à toutes et à tous", "open to everybody") : notRequestableError(reason).text,
      conditions: requests.declaredConditions(dataset).map(({ text }) => text),
    };
  }

  return {
    linkageProject,
    async structures(codes) {
      const found = await Promise.all(codes.map(async (code) => [code, await directory.find(code, "structure")] as const));
      return new Map(found.flatMap(([code, one]): (readonly [string, Linked])[] => (one === null ? [] : [[code, { code, name: both(one.ref.name, one.ref.name), href: `/structures/${encodeURIComponent(one.ref.code)}` }]])));
    },
    async study(code) {
      const found = await studies.find(code);
      return found === null ? null : { code: found.code, name: named(found.content.title, found.code), href: `/studies/${found.code}` };
    },
    async datasets(codes) {
      const found = codes.length === 0 ? [] : await datasets.published(codes);
      return new Map(await Promise.all(found.map(async (one) => [one.code, await datasetOf(one)] as const)));
    },
    async sharingRequests(actor, codes) {
      const lists = await Promise.all(codes.flatMap((dataset) => (["mine", "handled"] as const).map((view) => requests.list({ scope: requestScopeOf(actor, view), state: null, dataset, sort: "newest", page: 1, pageSize: mostListed }))));
      const visible = new Map(lists.flatMap(({ items }) => items).filter(({ state }) => state !== "draft").map((one) => [one.number, one]));
      const facts = codes.length === 0 ? [] : await requests.facts({ datasets: codes });
      return {
        visible: [...visible.values()].toSorted((a, b) => b.id - a.id).map(({ number, dataset, state, submittedAt }) => ({ number, dataset, state: requestStateNames[state], submittedOn: dayOf(submittedAt), href: `/data/requests/${number}` })),
        counts: codes.flatMap((dataset) => requestStates.map((state) => ({ dataset, state: requestStateNames[state], count: facts.filter((one) => one.dataset === dataset && one.state === state).length }))).filter(({ count }) => count > 0),
      };
    },
    people: async () => (await identity.allAccounts()).map(({ id, name, email, active, roles }) => ({ accountId: id, name, email, active, roles: roles.map(({ role }) => role) })),
  };
}

function dayOf(instant: string | null) {
  const day = instant?.slice(0, 10) ?? "";
  return isDay(day) ? day : null;
}
