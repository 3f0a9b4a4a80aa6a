import type { Db } from "../../kernel/db/db.ts";
import type { Clock, Day } from "../../kernel/time/day.ts";
import { datasetsNear, type CentreAgreement, type Datasets, type GovernanceDeps, type Requests, type SheetDeps, type Structures, type UseCounter } from "../../modules/datasets/index.ts";
import { dayAfter, firstDayOf, isPartialDate, type Directory, type EntityRecord, type ResolvedValue } from "../../modules/directory/index.ts";
import type { Identity } from "../../modules/identity/index.ts";
import type { Publications } from "../../modules/publications/index.ts";
import type { House } from "../house.ts";
import { exchangeParts } from "./exchange.ts";

/** What the datasheet and the committee's view are made of. */
export interface SheetParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly datasets: Datasets;
  readonly requests: Pick<Requests, "grants" | "notRequestable" | "own" | "facts">;
  readonly useCounter: UseCounter;
  readonly structures: Structures;
  readonly directory: Pick<Directory, "find" | "allRecords" | "records">;
  readonly identity: Pick<Identity, "allAccounts">;
  readonly publications: Pick<Publications, "find" | "work">;
  readonly exchange: SheetDeps["exchange"];
  readonly publicUrl?: string | undefined;
}

export function sheetParts(house: House): SheetParts {
  const { db, clock, config, institute, datasets, requests, useCounter, structures, directory, identity, publications } = house;
  return { db, clock, datasets, requests, useCounter, structures, directory, identity, publications, exchange: exchangeParts({ config, clock, institute }), publicUrl: config.publicUrl };
}

export function sheetDeps({ db, datasets, requests, useCounter, structures, directory, publications, exchange, publicUrl }: SheetParts): SheetDeps {
  return {
    datasets, structures, grants: requests.grants, counter: useCounter, exchange,
    ...(publicUrl === undefined ? {} : { publicUrl }),
    projectName: async (code) => (await directory.find(code, "project"))?.ref.name ?? null,
    async workOf(scheme, value) {
      const found = await publications.find(`${scheme}:${value}`);
      const work = found === null ? null : await publications.work(found.code);
      return work === null ? null : { code: work.code, title: work.title?.value ?? work.code };
    },
    near: (dataset) => datasetsNear(db, datasets, dataset),
    acceptsRequests: async (dataset) => (await requests.notRequestable(dataset)) === null,
    async ownRequest(actor, code) {
      const request = await requests.own(actor, code);
      return request === null ? null : { href: `/data/requests/${encodeURIComponent(request.number)}` };
    },
  };
}

/** States of a request in which nobody is to decide any more, though nobody has. */
const endedWithoutDecision: ReadonlySet<string> = new Set(["withdrawn", "closed", "returned"]);

export function governanceDeps({ db, clock, datasets, requests, structures, directory, identity }: SheetParts): GovernanceDeps {
  return {
    db, clock, datasets, structures,
    requests: async (until) => (await requests.facts({ until })).map(({ dataset, submittedAt, decidedAt, outcome, state }) => ({ dataset, submittedAt, decidedAt, outcome, ended: endedWithoutDecision.has(state) })),
    administrators: async () => (await identity.allAccounts()).filter(({ active }) => active).flatMap(({ name, roles }) =>
      roles.filter(({ role }) => role === "data-administrator").map(({ perimeter }) => ({ name, regions: perimeter.flatMap((subject) => /^region-(.+)$/.exec(subject)?.[1] ?? []) }))),
    agreements: (on) => agreementsOf(directory, on),
    agreementsHref: "/indicators/12",
  };
}

/** Agreements with data centres that are signed and in force on a day, as the graph has them; those with labelled centres are what indicator 12 counts. */
async function agreementsOf(directory: SheetParts["directory"], on: Day): Promise<readonly CentreAgreement[]> {
  const found: CentreAgreement[] = [];
  for await (const batch of directory.allRecords("agreement", on)) {
    for (const record of batch) {
      if (text(current(record, "agreement-type")[0]) !== "data-centre-agreement" || !holds(record, on)) continue;
      const parties = current(record, "agreement-party").flatMap(({ object }) => object ?? []);
      for (const party of await directory.records(parties, on)) {
        const isCentre = party.fields["data-centre-label"] !== undefined;
        if (isCentre) found.push({ code: record.ref.code, name: record.ref.name, centre: party.ref.name, labelled: current(party, "data-centre-label").some((one) => text(one) === "labelled") });
      }
    }
  }
  return found;
}

function current(record: EntityRecord, field: string): readonly ResolvedValue[] {
  return record.fields[field]?.current ?? [];
}

function text(value: ResolvedValue | undefined): string | null {
  return typeof value?.value === "string" ? value.value : null;
}

/** Signed by the day and not over: a date known to the month or year stands for its first day when signing, for its last when ending. */
function holds(record: EntityRecord, on: Day): boolean {
  const signed = text(current(record, "signed-on")[0] ?? record.fields["signed-on"]?.others.at(-1));
  const until = text(current(record, "agreement-until")[0] ?? record.fields["agreement-until"]?.others.at(-1));
  if (signed === null || !isPartialDate(signed) || firstDayOf(signed) > on) return false;
  return until === null || !isPartialDate(until) || dayAfter(until) > on;
}
