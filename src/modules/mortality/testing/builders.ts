import type { Db } from "../../../kernel/db/db.ts";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import type { MigrationSet } from "../../../kernel/db/migrate.ts";
import type { Notice } from "../../../kernel/outbox/index.ts";
import { day, fixedClock } from "../../../kernel/time/day.ts";
import type { LinkageRunResult, MortalityMeasurement } from "../domain/ports.ts";
import { mortalityMigrations } from "../migrations.ts";
import { createMortality, type Mortality } from "../module.ts";

export const mortalitySets: readonly MigrationSet[] = [auditMigrations, mortalityMigrations];
export const office = { accountId: "office", name: "Bureau" };

/** A sealed run over the certificates of a year, as the port gives it. */
export function linkageRun(given: Partial<LinkageRunResult> = {}): LinkageRunResult {
  return { runId: "7", project: "deces", deathYear: 2022, certificates: 1000, failed: 60, structural: 20, sealSha256: "a".repeat(64), sealedOn: day("2024-09-01"), href: "/linkage/runs/7", ...given };
}

/** The module over a database, with what it tells others kept for a look. */
export function mortalityOver(db: Db, { today = "2025-03-31", runs = [linkageRun()] }: { readonly today?: string; readonly runs?: readonly LinkageRunResult[] } = {}): { readonly mortality: Mortality; readonly notices: Notice[]; readonly drafts: MortalityMeasurement[] } {
  const notices: Notice[] = [];
  const drafts: MortalityMeasurement[] = [];
  const mortality = createMortality({
    db, clock: fixedClock(today), regions: new Set(["11", "84", "01"]), runs: () => Promise.resolve(runs), office: () => Promise.resolve(["office"]),
    notify: (_, notice) => { if (!notices.some(({ key }) => key === notice.key)) notices.push(notice); return Promise.resolve(); },
    record: (_, draft) => { drafts.push(draft); return Promise.resolve({ result: "entered", id: `m-${drafts.length}` }); },
  });
  return { mortality, notices, drafts };
}

/** A file as a browser sends it. */
export function csv(...lines: readonly string[]): { readonly name: string; readonly bytes: Uint8Array } {
  return { name: "essai.csv", bytes: new TextEncoder().encode(`${lines.join("\n")}\n`) };
}
