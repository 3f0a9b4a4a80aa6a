import type { Db } from "../../../kernel/db/db.ts";
import type { Actor } from "../../../kernel/http/route.ts";
import { mayCurate } from "../domain/access.ts";
import { cleaned } from "../domain/clean.ts";
import type { Dataset, DatasetFile } from "../domain/dataset.ts";
import type { DatasetDraft } from "../domain/datasets.ts";
import { emptyMetadata } from "../domain/empty.ts";
import { moves } from "../domain/life.ts";
import type { DatasetMetadata } from "../domain/metadata.ts";
import { needsReview } from "../domain/review.ts";
import { summaryOf } from "../domain/summary.ts";
import { validate } from "../domain/validity/index.ts";
import type { DatasetDeps } from "../deps.ts";
import { movedOn, notValid, reviewNeeded, textMissing, unknownDataset, unknownSuccessor } from "../errors.ts";
import { assemble, shownToAll } from "../store/assemble.ts";
import { noteChanges } from "../store/changes.ts";
import { rowOf, type DatasetRow } from "../store/rows.ts";
import { insertRemark, insertVersion, writeDraftState, writeWithdrawal } from "../store/write.ts";
import { audit, instant, lockedStep, regionOfUnit } from "./act.ts";
import { tellAgency } from "./mint.ts";
import { draftOf } from "./drafts.ts";

/** Hands the draft to the data administrators. Refused (`datasets.not-valid`) while one fault stands: nobody reviews what cannot be published. */
export async function submit(deps: DatasetDeps, actor: Actor, code: string): Promise<DatasetDraft> {
  const files = await deps.files.list(code);
  await deps.db.tx(async (tx) => {
    const { row } = await lockedStep(tx, actor, code, "submit");
    refuseFaults(deps, metadataOf(row), files);
    await writeDraftState(tx, code, "submitted", instant(deps));
    await audit(tx, deps, actor, "submitted", code, { state: row.draftState }, { state: "submitted" });
  });
  return draftOf(deps, actor, code);
}

export async function returnForChange(deps: DatasetDeps, actor: Actor, code: string, remark: string): Promise<void> {
  const text = cleaned(remark);
  await deps.db.tx(async (tx) => {
    const { row } = await lockedStep(tx, actor, code, "return");
    if (moves.return.needsText && text === "") throw textMissing("remark");
    await insertRemark(tx, { code, at: instant(deps), accountId: actor.accountId, author: actor.name, text });
    await writeDraftState(tx, code, "returned", instant(deps));
    await audit(tx, deps, actor, "returned", code, { state: row.draftState }, { state: "returned" });
  });
}

/**
 * Publishes the draft as the next version: its metadata and its list of files are frozen. Whoever may edit publishes data that are
 * not about people; data about people, and data that seem to be, pass before a data administrator (`datasets.review-needed`).
 * Fails with `datasets.not-valid` and every issue while one fault stands. The DOI is asked for, or its metadata are renewed,
 * afterwards: what fails there is asked again later and costs the publication nothing.
 */
export async function publish(deps: DatasetDeps, actor: Actor, code: string): Promise<Dataset> {
  const listed = await deps.files.list(code);
  const seen = await rowOf(deps.db, code);
  const region = await regionOfUnit(deps, seen?.draft?.unit ?? null);
  await deps.db.tx(async (tx) => {
    const { row, standing } = await lockedStep(tx, actor, code, "publish");
    if (row.revision !== seen?.revision) throw movedOn();
    const metadata = metadataOf(row);
    const files = (await deps.files.listInside?.(tx, code)) ?? listed;
    refuseFaults(deps, metadata, files);
    if (needsReview(metadata, row.metadata?.subjectKind ?? null, files) && !mayCurate(actor, standing)) throw reviewNeeded();
    const version = (row.publishedVersion ?? 0) + 1;
    await insertVersion(tx, { code, version, at: instant(deps), accountId: actor.accountId, summary: summaryOf(row.metadata, metadata, row.files ?? [], files), metadata, files: files.map(frozen), region, ...doiOf(deps, row, metadata) });
    await noteChanges(tx, [code], instant(deps));
    await audit(tx, deps, actor, "published", code, { state: row.draftState, version: row.publishedVersion }, { state: "published", version });
    await deps.announce(tx, { type: "dataset.published", subject: `dataset:${code}`, data: { code, version, access: metadata.access } });
  });
  await tellAgency(deps, code);
  return found(deps, code);
}

/** What a version keeps of a file: not what only its draft knows. */
function frozen({ id, path, sha256, sizeBytes, mediaType, state, profile, description, addedAt }: DatasetFile): DatasetFile {
  return { id, path, sha256, sizeBytes, mediaType, state, profile, description, addedAt };
}

/** Data that stand in another repository under a DOI keep that one: a second would part their citations. */
function doiOf({ doi }: DatasetDeps, row: DatasetRow, { elsewhere }: DatasetMetadata): { doi: string | null; doiState: string } {
  const given = elsewhere === null ? null : (/^https:\/\/(?:dx\.)?doi\.org\/(10\.\d{4,9}\/\S+)$/i.exec(elsewhere.url)?.[1] ?? null);
  if (given !== null && row.doiState !== "minted") return { doi: given, doiState: "given" };
  if (row.doi !== null && row.doiState === "minted") return { doi: row.doi, doiState: "minted" };
  return { doi: null, doiState: doi === undefined ? "none" : "pending" };
}

/** Takes what is published away; its page stays and says why, since when, and what follows it. Its DOI leads there, and is no longer found by searches. */
export async function withdraw(deps: DatasetDeps, actor: Actor, code: string, reason: string, successor: string | null): Promise<Dataset> {
  const text = cleaned(reason);
  await deps.db.tx(async (tx) => {
    const { row } = await lockedStep(tx, actor, code, "withdraw");
    if (moves.withdraw.needsText && text === "") throw textMissing("reason");
    const next = successor === null || successor.trim() === "" ? null : successor.trim();
    if (next !== null && (next === code || !(await isPublished(tx, next)))) throw unknownSuccessor();
    await writeWithdrawal(tx, code, { at: instant(deps), reason: text, successor: next });
    await noteChanges(tx, [code], instant(deps));
    await audit(tx, deps, actor, "withdrawn", code, { state: "published", version: row.publishedVersion }, { state: "withdrawn", successor: next });
    await deps.announce(tx, { type: "dataset.withdrawn", subject: `dataset:${code}`, data: { code, successor: next } });
  });
  await tellAgency(deps, code);
  return found(deps, code);
}

async function isPublished(tx: Db, code: string): Promise<boolean> {
  return (await rowOf(tx, code))?.face === "published";
}

function metadataOf(row: DatasetRow): DatasetMetadata {
  return row.draft ?? emptyMetadata(row.subjectKind);
}

function refuseFaults({ clock }: DatasetDeps, metadata: DatasetMetadata, files: readonly DatasetFile[]): void {
  const issues = validate(metadata, { today: clock.today(), files });
  if (issues.some(({ severity }) => severity === "error")) throw notValid(issues);
}

async function found(deps: DatasetDeps, code: string): Promise<Dataset> {
  const row = await rowOf(deps.db, code);
  const shown = row === null ? null : shownToAll(row);
  if (row === null || shown === null) throw unknownDataset();
  return assemble(deps, row, shown);
}

