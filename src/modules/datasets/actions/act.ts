import { recordAudit } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import type { Actor } from "../../../kernel/http/route.ts";
import { mayCurate, mayEdit } from "../domain/access.ts";
import type { DatasetStanding } from "../domain/dataset.ts";
import { moves, standingAfter, type DatasetAct, type LifeStanding } from "../domain/life.ts";
import type { DatasetDeps } from "../deps.ts";
import { movedOn, notYours, unknownDataset } from "../errors.ts";
import { standingOf } from "../store/assemble.ts";
import { lockedRow, type DatasetRow } from "../store/rows.ts";

export interface Step {
  readonly row: DatasetRow;
  readonly standing: DatasetStanding;
  readonly after: LifeStanding;
}

/**
 * Whether this caller may take this step on this row. A record that they may not see is unknown to them (404); one that they may
 * see is not theirs (403); a step that cannot be taken from where it stands is refused (409).
 */
export function stepOn(actor: Actor, row: DatasetRow | null, act: DatasetAct): Step {
  if (row === null) throw unknownDataset();
  const standing = standingOf(row);
  const isEditor = mayEdit(actor, standing);
  if (!isEditor && row.face === null) throw unknownDataset();
  if (moves[act].by === "curator" ? !mayCurate(actor, standing) : !isEditor) throw notYours();
  const after = standingAfter({ face: row.face, draft: row.draftState }, act);
  if (after === null) throw movedOn();
  return { row, standing, after };
}

/** Holds the row, then asks whether the step may be taken. */
export async function lockedStep(tx: Db, actor: Actor, code: string, act: DatasetAct): Promise<Step> {
  return stepOn(actor, await lockedRow(tx, code), act);
}

/** Codes, states, versions and names of fields: nothing of what a draft says, for the audit is read by others. */
export async function audit(tx: Db, { clock }: Pick<DatasetDeps, "clock">, actor: { readonly accountId: string | null; readonly name: string }, name: string, code: string, previous: unknown, next: unknown): Promise<void> {
  await recordAudit(tx, { recordedAt: clock.now(), accountId: actor.accountId, author: actor.name, act: `datasets.${name}`, subject: `dataset:${code}`, previous, next });
}

export function instant({ clock }: Pick<DatasetDeps, "clock">): string {
  return clock.now().toISOString();
}

export async function regionOfUnit({ structures, clock }: Pick<DatasetDeps, "structures" | "clock">, unit: string | null): Promise<string | null> {
  return unit === null || unit === "" ? null : ((await structures.of([unit], clock.today())).get(unit)?.region ?? null);
}
