import { recordAudit } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { Actor } from "../../../kernel/http/route.ts";
import { mayCurateStudies, mayEditStudy } from "../domain/access.ts";
import type { StudyContent } from "../domain/content.ts";
import { standingAfter, studyMoves, type StudyAct } from "../domain/life.ts";
import type { Provenance, StudyStanding } from "../domain/study.ts";
import { validateStudy } from "../domain/validity/index.ts";
import type { StudyDeps } from "../deps.ts";
import { studyMovedOn, studyNotYours, unknownStudy } from "../errors.ts";
import { studyStandingOf } from "../store/assemble.ts";
import { lockedStudyRow, type StudyRow } from "../store/rows.ts";

export interface Step {
  readonly row: StudyRow;
  readonly standing: StudyStanding;
}

/** The row, for who may see it beyond the public or act on it: unknown to others (404), not theirs (403) where it is public. */
export function rowFor(actor: Actor, row: StudyRow | null, by: "editor" | "curator"): Step {
  if (row === null) throw unknownStudy();
  const standing = studyStandingOf(row);
  const isEditor = mayEditStudy(actor, standing);
  if (!isEditor && row.face === null) throw unknownStudy();
  if (by === "curator" ? !mayCurateStudies(actor) : !isEditor) throw studyNotYours();
  return { row, standing };
}

/** Holds the row, then asks whether this caller may take this step from where it stands (`studies.moved-on`, 409). */
export async function lockedStep(tx: Db, actor: Actor, code: string, act: StudyAct): Promise<Step> {
  const step = rowFor(actor, await lockedStudyRow(tx, code), studyMoves[act].by);
  if (standingAfter({ face: step.row.face, draft: step.row.draftState }, act) === null) throw studyMovedOn();
  return step;
}

/** Codes, states, versions and names of fields: nothing of what a draft says, for the audit is read by others. */
export async function auditStudy(tx: Db, { clock }: Pick<StudyDeps, "clock">, actor: { readonly accountId: string | null; readonly name: string }, name: string, code: string, previous: unknown, next: unknown): Promise<void> {
  await recordAudit(tx, { recordedAt: clock.now(), accountId: actor.accountId, author: actor.name, act: `studies.${name}`, subject: `study:${code}`, previous, next });
}

export function instant({ clock }: Pick<StudyDeps, "clock">): string {
  return clock.now().toISOString();
}

/** Every fault of this content as of today. */
export function faultsOf({ clock, concepts }: Pick<StudyDeps, "clock" | "concepts">, content: StudyContent): Issue[] {
  return validateStudy(content, { today: clock.today(), knowsConcept: (id, list) => concepts === undefined || concepts.label(id, list) !== null });
}

/**
 * What reading a register's record told and nobody has settled since: an issue stands while its field is as the register gave it and
 * unread. One without a field concerns the reading as a whole and is only told.
 */
export function standingSourceIssues(issues: readonly Issue[], provenance: Provenance): Issue[] {
  return issues.flatMap((issue) => {
    const field = /^[A-Za-z]+/.exec(issue.field ?? "")?.[0];
    if (field === undefined) return [{ ...issue, severity: "warning" as const }];
    const origins = [field, `${field}.fr`, `${field}.en`].flatMap((key) => provenance[key] ?? []);
    return origins.length === 0 || origins.some(({ kind, curated }) => kind !== "entered" && !curated) ? [issue] : [];
  });
}

export function hasErrors(issues: readonly Issue[]): boolean {
  return issues.some(({ severity }) => severity === "error");
}
