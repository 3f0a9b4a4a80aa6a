import type { Actor } from "../../../kernel/http/route.ts";
import { maySomewhere } from "../../identity/index.ts";
import { mayCurate, mayEdit } from "../domain/access.ts";
import { cleaned } from "../domain/clean.ts";
import type { DatasetFile } from "../domain/dataset.ts";
import type { DatasetDraft } from "../domain/datasets.ts";
import { changed, emptyMetadata } from "../domain/empty.ts";
import type { DatasetMetadata, SubjectKind } from "../domain/metadata.ts";
import { validate } from "../domain/validity/index.ts";
import type { DatasetDeps } from "../deps.ts";
import { changedMeanwhile, notADeclarer, tooLong, unknownDataset, waitsForReview } from "../errors.ts";
import { standingOf } from "../store/assemble.ts";
import { remarksOf, rowOf, type DatasetRow, type RemarkRow } from "../store/rows.ts";
import { deleteDraftRecord, insertDraft, nextCodes, openRevision, writeDraft, writeDraftState, writeEditors } from "../store/write.ts";
import { audit, instant, lockedStep, regionOfUnit } from "./act.ts";

const largestRecord = 1_000_000;

export async function declare(deps: DatasetDeps, actor: Actor, start: { readonly subjectKind: SubjectKind; readonly title?: string }): Promise<DatasetDraft> {
  if (!maySomewhere(actor, "datasets.declare")) throw notADeclarer();
  const metadata = fitting(cleaned({ ...emptyMetadata(start.subjectKind), title: start.title === undefined || start.title.trim() === "" ? {} : { fr: start.title } }));
  const code = await deps.db.tx(async (tx) => {
    const [made = ""] = await nextCodes(tx, 1);
    await insertDraft(tx, { code: made, metadata, declaredBy: actor.accountId, region: null, at: instant(deps), demonstration: deps.demonstration ?? false });
    await audit(tx, deps, actor, "declared", made, null, { subjectKind: metadata.subjectKind });
    return made;
  });
  return draftOf(deps, actor, code);
}

/** Takes the whole of each field that is given; a field that changes in nothing is not a change. */
export async function save(deps: DatasetDeps, actor: Actor, code: string, revision: number, change: Partial<DatasetMetadata>): Promise<DatasetDraft> {
  const given = cleaned(change);
  const unit = given.unit;
  const region = unit === undefined ? undefined : await regionOfUnit(deps, unit);
  await deps.db.tx(async (tx) => {
    const { row, standing } = await lockedStep(tx, actor, code, "save");
    if (row.draftState === "submitted" && !mayCurate(actor, standing)) throw waitsForReview();
    if (row.revision !== revision) throw changedMeanwhile();
    const before = row.draft ?? emptyMetadata(row.subjectKind);
    const after = fitting(changed(before, given));
    const fields = changedFields(before, after);
    if (fields.length === 0) return;
    const taken = row.proposals.filter(({ field }) => !fields.includes(field.split(".")[0] ?? field));
    await writeDraft(tx, code, { metadata: after, region: region === undefined ? row.region : region, proposals: taken, at: instant(deps) });
    await audit(tx, deps, actor, "saved", code, { revision }, { revision: revision + 1, fields });
  });
  return draftOf(deps, actor, code);
}

function changedFields(before: DatasetMetadata, after: DatasetMetadata): string[] {
  const old: Readonly<Record<string, unknown>> = { ...before };
  return Object.entries(after).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(old[field])).map(([field]) => field);
}

function fitting(metadata: DatasetMetadata): DatasetMetadata {
  if (Buffer.byteLength(JSON.stringify(metadata)) > largestRecord) throw tooLong();
  return metadata;
}

export async function discard(deps: DatasetDeps, actor: Actor, code: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    const { row } = await lockedStep(tx, actor, code, "discard");
    if (row.face === null) await deleteDraftRecord(tx, code);
    else await writeDraftState(tx, code, null, instant(deps));
    await audit(tx, deps, actor, "discarded", code, { state: row.draftState }, null);
  });
}

export async function shareWith(deps: DatasetDeps, actor: Actor, code: string, editors: readonly string[]): Promise<void> {
  await deps.db.tx(async (tx) => {
    const row = await rowOf(tx, code);
    if (row === null || !mayEdit(actor, standingOf(row))) throw unknownDataset();
    const wanted = [...new Set(editors)].filter((account) => account !== "" && account !== row.declaredBy).sort();
    await writeEditors(tx, code, wanted);
    await audit(tx, deps, actor, "shared", code, { editors: row.editors }, { editors: wanted });
  });
}

export async function revise(deps: DatasetDeps, actor: Actor, code: string): Promise<DatasetDraft> {
  await deps.db.tx(async (tx) => {
    const { row } = await lockedStep(tx, actor, code, "revise");
    await openRevision(tx, code, instant(deps));
    await deps.files.restart?.(tx, code, row.publishedVersion ?? 0);
    await audit(tx, deps, actor, "revised", code, { version: row.publishedVersion }, { version: (row.publishedVersion ?? 0) + 1 });
  });
  return draftOf(deps, actor, code);
}

/** The draft, for who may edit it; null where there is none, or none of theirs. */
export async function findDraft(deps: DatasetDeps, actor: Actor, code: string): Promise<DatasetDraft | null> {
  const row = await rowOf(deps.db, code);
  if (row === null || row.draft === null || !mayEdit(actor, standingOf(row))) return null;
  return asDraft(deps, row, await deps.files.list(code), await remarksOf(deps.db, code));
}

export async function draftOf(deps: DatasetDeps, actor: Actor, code: string): Promise<DatasetDraft> {
  const draft = await findDraft(deps, actor, code);
  if (draft === null) throw unknownDataset();
  return draft;
}

function asDraft({ clock }: DatasetDeps, row: DatasetRow, files: readonly DatasetFile[], remarks: readonly RemarkRow[]): DatasetDraft {
  const metadata = row.draft ?? emptyMetadata(row.subjectKind);
  return { code: row.code, state: row.draftState ?? "draft", revision: row.revision, metadata, issues: validate(metadata, { today: clock.today(), files }), proposals: row.proposals, remarks };
}

