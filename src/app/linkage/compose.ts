import { join } from "node:path";
import type { Db } from "../../kernel/db/db.ts";
import { tracedStack } from "../../kernel/http/edge/failure.ts";
import type { Route } from "../../kernel/http/route.ts";
import { both } from "../../kernel/i18n/format.ts";
import type { Bilingual } from "../../kernel/i18n/language.ts";
import type { Clock } from "../../kernel/time/day.ts";
import { rolesFor, type Identity } from "../../modules/identity/index.ts";
import { columnsOf, createLinkage, createLinkageRoutes, createLinkingZone, createProjectKeys, drawSample, estimateCosts, readModelText, runInThread, type Linkage, type LinkageDeps, type LinkageRunner } from "../../modules/linkage/index.ts";
import type { Config } from "../config.ts";

export interface LinkageParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly config: Pick<Config, "dataDirectory" | "largestUploadBytes">;
  readonly identity: Pick<Identity, "allAccounts">;
  /** Where runs are made; in a thread of their own unless said. */
  readonly runner?: LinkageRunner;
  /** Who may read pairs; by default the accounts that hold the permission. */
  readonly readers?: LinkageDeps["readers"];
  /** True while made-up facts are put in. */
  readonly demonstration?: boolean;
}

/** Files of projects, sealed; outside the database. */
export function linkingZoneDirectory(config: Pick<Config, "dataDirectory">): string {
  return join(config.dataDirectory, "linkage-zone");
}

/** Where the keys of projects are: apart from database and zone, in no backup. */
export function linkageKeyDirectory(config: Pick<Config, "dataDirectory">): string {
  return join(config.dataDirectory, "linkage-keys");
}

/** Projects, runs and reviews of linkage, wired. */
export function composeLinkage({ db, clock, config, identity, runner = runInThread, readers, demonstration = false }: LinkageParts): Linkage {
  const holders: readonly string[] = rolesFor("linkage.review");
  return createLinkage({
    db, clock, runner, estimate: estimateCosts, drawSample, columnsOf, readModel: readModelText, demonstration,
    zone: createLinkingZone(linkingZoneDirectory(config)), keys: createProjectKeys(linkageKeyDirectory(config)), largestFileBytes: config.largestUploadBytes,
    readers: readers ?? (async () => (await identity.allAccounts()).filter(({ active, roles }) => active && roles.some(({ role }) => holders.includes(role))).map(({ id, name }) => ({ accountId: id, name }))),
    // Frames alone: a message may quote a value of a file.
    onBug: (error) => { process.stderr.write(`${JSON.stringify({ level: "error", route: "linkage", stack: error instanceof Error ? tracedStack(error) : "unknown" })}\n`); },
  });
}

export function linkageRoutes({ linkage }: { readonly linkage: Linkage }): readonly Route[] {
  return createLinkageRoutes({ linkage });
}

/** A linkage project as the register of cohorts names it; null where no project has this code. */
export async function linkageProjectOf(linkage: Pick<Linkage, "projectOrNull">, code: string): Promise<{ readonly code: string; readonly name: Bilingual; readonly state: Bilingual } | null> {
  const project = await linkage.projectOrNull(code);
  return project === null ? null : { code, name: both(project.title, project.title), state: project.state === "open" ? both("ouvert", "open") : both("archivé", "archived") };
}
