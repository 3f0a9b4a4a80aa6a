import { createElement } from "preact";
import { z } from "zod";
import { pick } from "../../../../kernel/i18n/format.ts";
import { route, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { difference } from "../../domain/difference/difference.ts";
import type { RegisterChange } from "../../domain/difference/register-change.ts";
import type { ContractVersion, VersionSummary } from "../../store/version-store.ts";
import { unknownVersion } from "../errors.ts";
import { exportRoutes } from "../exports.ts";
import { findPlace, onDate, onQuery, type ContractWebDeps } from "../place.ts";
import { ContractView } from "./contract-view.tsx";
import { differenceExport, DifferenceView, NothingToCompare } from "./difference-view.tsx";
import { VersionsView } from "./versions-view.tsx";
import { versionsExport } from "./versions-table.tsx";

/** The whole version behind a summary: the one in force on its first day. Fails with `contract.unknown-version`. */
async function versionNumbered(deps: ContractWebDeps, versions: readonly VersionSummary[], number: number): Promise<ContractVersion> {
  const summary = versions.find((one) => one.number === number);
  if (summary === undefined || summary.inForceFrom === null) throw unknownVersion(number);
  const { version } = await deps.contracts.inForce(summary.inForceFrom);
  // Replaced on its very first day: never in force, so that nothing can be held against it.
  if (version.number !== number) throw unknownVersion(number);
  return version;
}

interface Compared {
  readonly from: ContractVersion;
  readonly to: ContractVersion;
  readonly changes: readonly RegisterChange[];
}

/** Two versions side by side; those not named are the last two that came into force. */
async function compared(deps: ContractWebDeps, versions: readonly VersionSummary[], asked: { readonly from?: number | undefined; readonly to?: number | undefined }): Promise<Compared> {
  const dated = versions.filter((one) => one.inForceFrom !== null);
  const from = await versionNumbered(deps, versions, asked.from ?? dated.at(-2)?.number ?? 0);
  const to = await versionNumbered(deps, versions, asked.to ?? dated.at(-1)?.number ?? 0);
  return { from, to, changes: difference(from.register, to.register) };
}

const numberGiven = z.coerce.number().int().min(0).max(10_000).optional();

export function overviewRoutes(deps: ContractWebDeps): Route[] {
  return [
    route({
      method: "GET",
      path: "/contract",
      access: "public",
      summary: "The contract at a glance, with its versions",
      query: onQuery,
      handle: async ({ query, context }) => {
        const place = await findPlace(deps, query.on, context);
        const versions = await deps.contracts.versions();
        return { kind: "page", page: { title: pick(place.register.title, place.language), section: "board", body: createElement(ContractView, { place, versions }) } };
      },
    }),
    route({
      method: "GET",
      path: "/contract/versions",
      access: "public",
      summary: "Which version of the contract said what, from when to when",
      query: onQuery,
      handle: async ({ query, context }) => {
        const place = await findPlace(deps, query.on, context);
        const [versions, history] = [await deps.contracts.versions(), await deps.contracts.history()];
        return { kind: "page", page: { title: place.say("Les versions du contrat", "The versions of the contract"), section: "board", body: createElement(VersionsView, { place, versions, history }) } };
      },
    }),
    route({
      method: "GET",
      path: "/contract/difference",
      access: "public",
      summary: "What changed between two versions of the contract",
      query: z.object({ on: onDate, from: numberGiven, to: numberGiven }),
      handle: async ({ query, context }) => {
        const place = await findPlace(deps, query.on, context);
        const versions = await deps.contracts.versions();
        const dated = versions.filter((one) => one.inForceFrom !== null);
        const title = place.say("Différences entre versions", "Differences between versions");
        if (dated.length < 2) return { kind: "page", page: { title, section: "board", body: createElement(NothingToCompare, { place }) } };
        const { from, to, changes } = await compared(deps, versions, query);
        return { kind: "page", page: { title, section: "board", body: createElement(DifferenceView, { place, from, to, changes }) } };
      },
    }),
    ...tableFormats.map((format) =>
      route({
        method: "GET",
        path: `/exports/difference.${format}`,
        access: "public",
        summary: `What changed between two versions of the contract (${format.toUpperCase()})`,
        query: z.object({ on: onDate, from: numberGiven, to: numberGiven }),
        handle: async ({ query, context }) => {
          const { from, to, changes } = await compared(deps, await deps.contracts.versions(), query);
          return tableReply(differenceExport(from, to, changes), format, context.language);
        },
      }),
    ),
    ...exportRoutes(deps, "versions", "Versions of the contract", async (place) => versionsExport(await deps.contracts.versions(), place.version.contractCode)),
  ];
}
