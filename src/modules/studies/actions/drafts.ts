import { isDeepStrictEqual } from "node:util";
import type { Db } from "../../../kernel/db/db.ts";
import type { Actor } from "../../../kernel/http/route.ts";
import { cleaned } from "../../datasets/index.ts";
import { maySomewhere } from "../../identity/index.ts";
import { mayCurateStudies, mayEditStudy } from "../domain/access.ts";
import type { FieldName, StudyContent } from "../domain/content.ts";
import { emptyContent, isUnsaid } from "../domain/empty.ts";
import { fieldNames } from "../domain/fields/index.ts";
import type { FieldOrigin, Provenance, StudyDraft } from "../domain/study.ts";
import { unitsOf, unitValue, withOrigin } from "../reconcile/units.ts";
import type { StudyDeps } from "../deps.ts";
import { notAStudyDeclarer, studyChangedMeanwhile, studyTooLong, studyWaitsForReview, unknownStudy } from "../errors.ts";
import { studyStandingOf, wholeContent } from "../store/assemble.ts";
import { writeNumbers } from "../store/numbers.ts";
import { remarksOf, studyRow, type StudyRow } from "../store/rows.ts";
import { divergencesOf, sourceIssuesOf } from "../store/sources.ts";
import { deleteStudyDraft, insertStudyDraft, nextStudyCode, writeStudyDraft, writeStudyDraftState, writeStudyEditors } from "../store/write.ts";
import { auditStudy, faultsOf, instant, lockedStep, rowFor, standingSourceIssues } from "./act.ts";

const largestRecordBytes = 2_000_000;

export async function declare(deps: StudyDeps, actor: Actor, start: { readonly title?: StudyContent["title"]; readonly studyType?: string }): Promise<StudyDraft> {
  if (!maySomewhere(actor, "studies.declare")) throw notAStudyDeclarer();
  const { content, provenance } = entered(emptyContent(), {}, cleaned({ title: start.title ?? {}, studyType: start.studyType ?? null }), instant(deps));
  const code = await deps.db.tx(async (tx) => {
    const made = await nextStudyCode(tx);
    await insertStudyDraft(tx, { code: made, content, provenance, declaredBy: actor.accountId, at: instant(deps), demonstration: deps.demonstration ?? false });
    await auditStudy(tx, deps, actor, "declared", made, null, { studyType: content.studyType });
    return made;
  });
  return draftOf(deps, actor, code);
}

/** Takes the whole of each field that is given; a field that changes in nothing is not a change. */
export async function save(deps: StudyDeps, actor: Actor, code: string, revision: number, change: Partial<StudyContent>): Promise<StudyDraft> {
  const given = cleaned(change);
  await deps.db.tx(async (tx) => {
    const { row, standing } = await lockedStep(tx, actor, code, "save");
    if (row.draftState === "submitted" && !mayCurateStudies(actor)) throw studyWaitsForReview();
    if (row.revision !== revision) throw studyChangedMeanwhile();
    const { content, provenance, fields } = entered(wholeContent(row.draft), row.draftProvenance ?? {}, given, instant(deps));
    if (fields.length === 0) return;
    await writeContent(tx, row, { content, provenance, at: instant(deps) });
    await auditStudy(tx, deps, actor, "saved", standing.code, { revision }, { revision: revision + 1, fields });
  });
  return draftOf(deps, actor, code);
}

/** Writes what is being edited and the numbers that it names. */
export async function writeContent(tx: Db, row: Pick<StudyRow, "code" | "content" | "face">, draft: { readonly content: StudyContent; readonly provenance: Provenance; readonly at: string }): Promise<void> {
  refuseTooLong(draft.content);
  await writeStudyDraft(tx, row.code, draft);
  await writeNumbers(tx, row.code, row.content, draft.content);
}

export function refuseTooLong(content: StudyContent): void {
  if (Buffer.byteLength(JSON.stringify(content)) > largestRecordBytes) throw studyTooLong();
}

/** The content with a change that people wrote in it, and where its values then come from: what they empty is theirs too. */
function entered(before: StudyContent, provenance: Provenance, change: Partial<StudyContent>, at: string): { content: StudyContent; provenance: Provenance; fields: FieldName[] } {
  const origin: FieldOrigin = { kind: "entered", source: null, at, curated: false };
  const fields = fieldNames.filter((field) => change[field] !== undefined && !isDeepStrictEqual(change[field], before[field]) && !(isUnsaid(change[field]) && isUnsaid(before[field])));
  const content = { ...before, ...Object.fromEntries(fields.map((field) => [field, change[field]])) };
  const units = fields.flatMap((field) => unitsOf(field)).filter((unit) => !isDeepStrictEqual(unitValue(before, unit) ?? null, unitValue(content, unit) ?? null));
  return { content, provenance: units.reduce((origins, unit) => withOrigin(origins, unit, origin), provenance), fields };
}

export async function discard(deps: StudyDeps, actor: Actor, code: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    const { row } = await lockedStep(tx, actor, code, "discard");
    if (row.face === null) await deleteStudyDraft(tx, code);
    else {
      await writeStudyDraftState(tx, code, null, instant(deps));
      await writeNumbers(tx, code, row.content, null);
    }
    await auditStudy(tx, deps, actor, "discarded", code, { state: row.draftState }, null);
  });
}

export async function shareWith(deps: StudyDeps, actor: Actor, code: string, editors: readonly string[]): Promise<void> {
  await deps.db.tx(async (tx) => {
    const row = await studyRow(tx, code);
    if (row === null || !mayEditStudy(actor, studyStandingOf(row))) throw unknownStudy();
    const wanted = [...new Set(editors)].filter((account) => account !== "" && account !== row.declaredBy).sort();
    await writeStudyEditors(tx, code, wanted);
    await auditStudy(tx, deps, actor, "shared", code, { editors: row.editors }, { editors: wanted });
  });
}

/** Opens the next version of what is published, as it is. */
export async function revise(deps: StudyDeps, actor: Actor, code: string): Promise<StudyDraft> {
  await deps.db.tx(async (tx) => {
    const { row } = await lockedStep(tx, actor, code, "revise");
    await writeStudyDraft(tx, code, { content: wholeContent(row.content), provenance: row.provenance ?? {}, at: instant(deps) });
    await auditStudy(tx, deps, actor, "revised", code, { version: row.publishedVersion }, { version: (row.publishedVersion ?? 0) + 1 });
  });
  return draftOf(deps, actor, code);
}

/** The draft, for who may edit it; unknown (404) where there is none, or none of theirs. */
export async function draftOf(deps: StudyDeps, actor: Actor, code: string): Promise<StudyDraft> {
  const row = await studyRow(deps.db, code);
  if (row === null || row.draft === null || !mayEditStudy(actor, studyStandingOf(row))) throw unknownStudy();
  return asDraft(deps, row);
}

/** What is being edited or, where nothing is, what is published, with all that is to be said about it. */
export async function asDraft(deps: StudyDeps, row: StudyRow): Promise<StudyDraft> {
  const content = wholeContent(row.draft ?? row.content);
  const provenance = (row.draft === null ? row.provenance : row.draftProvenance) ?? {};
  const divergences = (await divergencesOf(deps.db, row.code)).filter(({ kept }) => !kept).map(({ field, source, theirs, ours, since }) => ({ field, source, theirs, ours, since }));
  const issues = [...faultsOf(deps, content), ...standingSourceIssues(await sourceIssuesOf(deps.db, row.code), provenance)];
  return { code: row.code, state: row.draftState ?? row.face ?? "draft", revision: row.revision, content, provenance, issues, divergences, remarks: await remarksOf(deps.db, row.code) };
}

/** The row, for a change by this caller that has seen this revision; where nothing is being edited the change opens a draft. */
export function rowToChange(actor: Actor, row: StudyRow | null, revision: number): StudyRow {
  const step = rowFor(actor, row, "editor");
  if (step.row.draftState === "submitted" && !mayCurateStudies(actor)) throw studyWaitsForReview();
  if (step.row.revision !== revision) throw studyChangedMeanwhile();
  return step.row;
}
