import type { Db } from "../../../kernel/db/db.ts";
import type { Actor } from "../../../kernel/http/route.ts";
import { cleaned } from "../../datasets/index.ts";
import type { StudyContent } from "../domain/content.ts";
import { summaryOf } from "../domain/difference.ts";
import { studyMoves } from "../domain/life.ts";
import type { Provenance, Study, StudyDraft } from "../domain/study.ts";
import type { StudyDeps } from "../deps.ts";
import { studyMovedOn, studyNotValid, studyTextMissing, unknownStudy, unknownStudySuccessor } from "../errors.ts";
import { studyForAll, wholeContent } from "../store/assemble.ts";
import { noteStudyChanges } from "../store/changes.ts";
import { writeNumbers } from "../store/numbers.ts";
import { studyRow, type StudyRow } from "../store/rows.ts";
import { sourceIssuesOf, sourcesOf } from "../store/sources.ts";
import { insertStudyRemark, insertStudyVersion, writeStudyDraftState, writeStudyWithdrawal } from "../store/write.ts";
import { auditStudy, faultsOf, hasErrors, instant, lockedStep, standingSourceIssues } from "./act.ts";
import { draftOf } from "./drafts.ts";
import { tellAgency } from "./mint.ts";

/** Hands the draft to the curators. Refused (`studies.not-valid`) while one fault stands: nobody reviews what cannot be published. */
export async function submit(deps: StudyDeps, actor: Actor, code: string): Promise<StudyDraft> {
  await deps.db.tx(async (tx) => {
    const { row } = await lockedStep(tx, actor, code, "submit");
    await refuseFaults(tx, deps, row);
    await writeStudyDraftState(tx, code, "submitted", instant(deps));
    await auditStudy(tx, deps, actor, "submitted", code, { state: row.draftState }, { state: "submitted" });
  });
  return draftOf(deps, actor, code);
}

export async function returnForChange(deps: StudyDeps, actor: Actor, code: string, remark: string): Promise<void> {
  const text = cleaned(remark);
  await deps.db.tx(async (tx) => {
    const { row } = await lockedStep(tx, actor, code, "return");
    if (studyMoves.return.needsText && text === "") throw studyTextMissing("remark");
    await insertStudyRemark(tx, { code, at: instant(deps), accountId: actor.accountId, author: actor.name, text });
    await writeStudyDraftState(tx, code, "returned", instant(deps));
    await auditStudy(tx, deps, actor, "returned", code, { state: row.draftState }, { state: "returned" });
  });
}

/**
 * Publishes the draft as the next version: content, provenance and sources are frozen. Fails with `studies.not-valid` and every issue
 * while one fault stands, with `studies.moved-on` where it was changed while this was asked for. The DOI is asked for afterwards: what
 * fails there is asked again later and costs the publication nothing.
 */
export async function publish(deps: StudyDeps, actor: Actor, code: string): Promise<Study> {
  const seen = await studyRow(deps.db, code);
  await deps.db.tx(async (tx) => {
    const { row } = await lockedStep(tx, actor, code, "publish");
    if (row.revision !== seen?.revision) throw studyMovedOn();
    await refuseFaults(tx, deps, row);
    const content = wholeContent(row.draft);
    await publishVersion(tx, deps, row, { content, provenance: readBy(row.draftProvenance ?? {}), by: actor, automatic: false, keepsDraft: false });
  });
  await tellAgency(deps, code);
  return publicStudy(deps, code);
}

/** Whoever publishes has read what was entered or taken from a register; translations and inferences are read one by one (`curate`). */
function readBy(provenance: Provenance): Provenance {
  return Object.fromEntries(Object.entries(provenance).map(([key, origin]) => [key, origin.kind === "entered" || origin.kind === "imported" ? { ...origin, curated: true } : origin]));
}

export interface NextVersion {
  readonly content: StudyContent;
  readonly provenance: Provenance;
  readonly by: { readonly accountId: string | null; readonly name: string };
  readonly automatic: boolean;
  /** What is being written beside stays, since it says something else. */
  readonly keepsDraft: boolean;
}

/** The next version of a row that is held. Says it to those who follow; the DOI is asked for after the transaction. */
export async function publishVersion(tx: Db, deps: StudyDeps, row: StudyRow, next: NextVersion): Promise<number> {
  const version = (row.publishedVersion ?? 0) + 1;
  const { content, provenance, by, automatic, keepsDraft } = next;
  await insertStudyVersion(tx, {
    code: row.code, version, at: instant(deps), accountId: by.accountId, automatic, summary: summaryOf(row.content === null ? null : wholeContent(row.content), content),
    content, provenance, sources: await sourcesOf(tx, row.code), wantsDoi: deps.doi !== undefined, keepsDraft,
  });
  await writeNumbers(tx, row.code, content, keepsDraft ? row.draft : null);
  await noteStudyChanges(tx, [row.code], instant(deps));
  await auditStudy(tx, deps, by, "published", row.code, { state: row.draftState, version: row.publishedVersion }, { state: "published", version, automatic });
  await deps.announce(tx, { type: "study.published", subject: `study:${row.code}`, data: { code: row.code, version, automatic } });
  return version;
}

/** Takes what is published away; its page stays and says why, since when, and what follows it. Its DOIs lead there, and are no longer found by searches. */
export async function withdraw(deps: StudyDeps, actor: Actor, code: string, reason: string, successor: string | null): Promise<Study> {
  const text = cleaned(reason);
  await deps.db.tx(async (tx) => {
    const { row } = await lockedStep(tx, actor, code, "withdraw");
    if (studyMoves.withdraw.needsText && text === "") throw studyTextMissing("reason");
    const next = successor === null || successor.trim() === "" ? null : successor.trim().toLowerCase();
    if (next !== null && (next === code || (await studyRow(tx, next))?.face !== "published")) throw unknownStudySuccessor();
    await writeStudyWithdrawal(tx, code, { at: instant(deps), reason: text, successor: next });
    await writeNumbers(tx, code, row.content, null);
    await noteStudyChanges(tx, [code], instant(deps));
    await auditStudy(tx, deps, actor, "withdrawn", code, { state: "published", version: row.publishedVersion }, { state: "withdrawn", successor: next });
    await deps.announce(tx, { type: "study.withdrawn", subject: `study:${code}`, data: { code, successor: next } });
  });
  await tellAgency(deps, code);
  return publicStudy(deps, code);
}

async function refuseFaults(tx: Db, deps: StudyDeps, row: StudyRow): Promise<void> {
  const issues = [...faultsOf(deps, wholeContent(row.draft)), ...standingSourceIssues(await sourceIssuesOf(tx, row.code), row.draftProvenance ?? {})];
  if (hasErrors(issues)) throw studyNotValid(issues);
}

async function publicStudy({ db }: StudyDeps, code: string): Promise<Study> {
  const row = await studyRow(db, code);
  const study = row === null ? null : studyForAll(row);
  if (study === null) throw unknownStudy();
  return study;
}
