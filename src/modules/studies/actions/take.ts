import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { Author } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { Actor } from "../../../kernel/http/route.ts";
import { cleaned } from "../../datasets/index.ts";
import { maySomewhere } from "../../identity/index.ts";
import type { FieldName, StudyContent } from "../domain/content.ts";
import { changedFields } from "../domain/difference.ts";
import { emptyContent } from "../domain/empty.ts";
import { fieldNames } from "../domain/fields/index.ts";
import { registrySchemes, type RegistryScheme } from "../domain/parts.ts";
import type { Provenance, StudyDraft } from "../domain/study.ts";
import type { RegisterRecord, TakenRecord, TakeOptions } from "../domain/studies.ts";
import { threeWay, type ThreeWayInput, type ThreeWayOutcome } from "../reconcile/three-way.ts";
import { originOf, unitsOf, unitValue, withUnit } from "../reconcile/units.ts";
import type { StudyDeps } from "../deps.ts";
import { notAStudyDeclarer } from "../errors.ts";
import { wholeContent } from "../store/assemble.ts";
import { writeNumbers } from "../store/numbers.ts";
import { lockedStudyRow, type StudyRow } from "../store/rows.ts";
import { divergencesOf, markSourcesSeen, sourceName, sourceRows, writeDivergences, writeSource, type SourceRow } from "../store/sources.ts";
import { insertStudyDraft, nextStudyCode, writeStudyDraftState } from "../store/write.ts";
import { auditStudy, faultsOf, hasErrors, instant } from "./act.ts";
import { draftOf, refuseTooLong, writeContent } from "./drafts.ts";
import { tellAgency } from "./mint.ts";
import { publishVersion } from "./publish.ts";
import { studyOfRecord } from "./record-study.ts";

interface Prepared extends RegisterRecord { readonly digest: string }
type Taken = Omit<TakenRecord, "register" | "number">;

/** Ends a transaction of which nothing is to stay. */
class OnlyTold extends Error {
  readonly told: TakenRecord[];
  constructor(told: TakenRecord[]) { super("only told"); this.told = told; }
}

/**
 * Takes records of registers, each in a transaction of its own, in the order given: a record that cannot be taken costs the others
 * nothing. `dryRun` does all of it, in one transaction that is given up. What is taken becomes a draft; it is published where it was
 * asked for, no fault stands and nobody declared it; a published study that follows its register gets a new version by itself.
 */
export async function take(deps: StudyDeps, by: Author, records: readonly RegisterRecord[], options: TakeOptions): Promise<readonly TakenRecord[]> {
  const prepared = records.map(prepare);
  if (options.dryRun) {
    try {
      return await deps.db.tx(async (tx) => { throw new OnlyTold(await takeAll(deps, tx, by, prepared, options)); });
    } catch (error) {
      // The code that a new study had in it is no study's.
      if (error instanceof OnlyTold) return error.told.map((one) => (one.outcome === "added" || one.outcome === "possible-duplicate" ? { ...one, code: null } : one));
      throw error;
    }
  }
  const taken = await takeAll(deps, deps.db, by, prepared, options);
  for (const { code, published } of taken) if (published && code !== null) await tellAgency(deps, code);
  return taken;
}

async function takeAll(deps: StudyDeps, db: Db, by: Author, records: readonly Prepared[], options: TakeOptions): Promise<TakenRecord[]> {
  const same = await seenUnchanged(deps, db, records);
  const taken: TakenRecord[] = [];
  for (const record of records) {
    const known = same.get(`${record.register} ${record.number}`);
    const outcome = known?.digest === record.digest
      ? { code: known.code, outcome: "unchanged" as const, published: false, changed: [], issues: [], candidates: [] }
      : await db.tx((tx) => takeOne(deps, tx, by, record, options));
    taken.push({ register: record.register, number: record.number, ...outcome });
  }
  return taken;
}

/** Records that came word for word as before: told in one question per register, and marked as seen. */
async function seenUnchanged(deps: StudyDeps, db: Db, records: readonly Prepared[]): Promise<ReadonlyMap<string, SourceRow>> {
  const known = new Map<string, SourceRow>();
  for (const register of new Set(records.map((record) => record.register))) {
    const own = new Map(records.filter((record) => record.register === register).map((record) => [record.number, record]));
    const rows = (await sourceRows(db, register, [...own.keys()])).filter(({ number, digest }) => own.get(number)?.digest === digest);
    rows.forEach((row) => known.set(`${register} ${row.number}`, row));
    await markSourcesSeen(db, register, rows.map(({ number }) => number), instant(deps));
  }
  return known;
}

async function takeOne(deps: StudyDeps, tx: Db, by: Author, record: Prepared, options: TakeOptions): Promise<Taken> {
  if (record.number === "" || record.register === "") {
    return refused([...record.issues, { code: "studies.number-missing", severity: "error", field: "registryNumbers", text: { fr: "Cet enregistrement ne porte pas de numéro\u202f: il ne peut être rattaché à aucune étude.", en: "This record bears no number: it cannot be tied to any study." } }]);
  }
  await takeInTurn(tx);
  const found = await studyOfRecord(deps, tx, record);
  if (found.kind === "several") return { code: null, outcome: "possible-duplicate", published: false, changed: [], issues: record.issues, candidates: found.codes };
  if (found.kind === "withdrawn") return refused([...record.issues, withdrawnHere(found.code)]);
  if (found.kind === "none") return added(deps, tx, by, record, options, found.candidates);
  const row = await lockedStudyRow(tx, found.code);
  return row === null ? refused(record.issues) : followed(deps, tx, by, record, options, row);
}

/**
 * Begins a declaration with what a register says: the record is its declarer's, each value says where it comes from, and follows the
 * register until somebody writes otherwise. Null where a study bears these numbers already. Fails with `studies.not-a-declarer`.
 */
export async function declareFrom(deps: StudyDeps, actor: Actor, given: RegisterRecord): Promise<StudyDraft | null> {
  if (!maySomewhere(actor, "studies.declare")) throw notAStudyDeclarer();
  const record = prepare(given);
  const code = await deps.db.tx(async (tx) => {
    await takeInTurn(tx);
    return (await studyOfRecord(deps, tx, record)).kind === "none" ? (await begun(deps, tx, actor, record, actor.accountId)).code : null;
  });
  return code === null ? null : draftOf(deps, actor, code);
}

/** Two that bring one study at once follow one another: the second finds what the first made. */
async function takeInTurn(tx: Db): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtextextended('studies.take', 0))`);
}

async function begun(deps: StudyDeps, tx: Db, by: Author, record: Prepared, declaredBy: string | null): Promise<{ readonly code: string; readonly merged: ThreeWayOutcome }> {
  const at = instant(deps);
  const merged = merge(record, { last: {}, ours: emptyContent(), provenance: {} }, at);
  const code = await nextStudyCode(tx);
  refuseTooLong(merged.content);
  await insertStudyDraft(tx, { code, content: merged.content, provenance: merged.provenance, declaredBy, at, demonstration: deps.demonstration ?? false });
  await writeNumbers(tx, code, null, merged.content);
  await keepSource(tx, code, record, merged, at);
  await auditStudy(tx, deps, by, declaredBy === null ? "taken" : "declared", code, null, { source: sourceName(record), changed: merged.changed });
  return { code, merged };
}

async function added(deps: StudyDeps, tx: Db, by: Author, record: Prepared, options: TakeOptions, candidates: readonly string[]): Promise<Taken> {
  const { code, merged } = await begun(deps, tx, by, record, null);
  const issues = [...faultsOf(deps, merged.content), ...record.issues];
  const publishes = options.publish && !hasErrors(issues) && candidates.length === 0;
  if (publishes) await publishVersion(tx, deps, await heldRow(tx, code), { content: merged.content, provenance: merged.provenance, by, automatic: false, keepsDraft: false });
  return { code, outcome: candidates.length === 0 ? "added" : "possible-duplicate", published: publishes, changed: merged.changed, issues, candidates };
}

/** A study that is known: what is published and what is being written each follow the register where nobody wrote otherwise. */
async function followed(deps: StudyDeps, tx: Db, by: Author, record: Prepared, options: TakeOptions, row: StudyRow): Promise<Taken> {
  const at = instant(deps);
  const source = sourceName(record);
  const last = (await sourceRows(tx, record.register, [record.number]))[0]?.taken ?? {};
  const kept = (await divergencesOf(tx, row.code)).filter((one) => one.kept && one.source === source);
  const against = (content: Partial<StudyContent> | null, provenance: Provenance | null): ThreeWayOutcome | null =>
    content === null ? null : merge(record, { last: lastIn(wholeContent(content), provenance ?? {}, last, source), ours: wholeContent(content), provenance: provenance ?? {}, kept }, at);
  const open = against(row.content, row.provenance);
  const draft = against(row.draft, row.draftProvenance);
  const working = draft ?? open;
  if (working === null) return refused(record.issues);
  await keepSource(tx, row.code, record, working, at);

  const changed = fieldNames.filter((field) => open?.changed.includes(field) || draft?.changed.includes(field));
  const issues = [...faultsOf(deps, working.content), ...record.issues];
  const published = await publishFollowed({ deps, tx, by, record, row, open, draft, wanted: options.publish });
  if (draft !== null && draft.changed.length > 0 && published !== "draft") await writeContent(tx, await heldRow(tx, row.code), { content: draft.content, provenance: draft.provenance, at });
  // A draft that only held what a fault kept from the public says nothing any more.
  const wasApart = row.draft !== null && row.content !== null && !isDeepStrictEqual(row.draft, row.content);
  if (published === "open" && wasApart && draft !== null && open !== null && isDeepStrictEqual(draft.content, open.content)) await writeStudyDraftState(tx, row.code, null, at);
  // A fault keeps the change from the public: it waits in a draft.
  if (published === "none" && open !== null && draft === null && open.changed.length > 0) await writeContent(tx, row, { content: open.content, provenance: open.provenance, at });
  if (changed.length > 0) await auditStudy(tx, deps, by, "taken", row.code, { version: row.publishedVersion }, { source, changed });
  const outcome = working.divergences.length > 0 ? "diverges" : changed.length > 0 || published !== "none" ? "updated" : "unchanged";
  return { code: row.code, outcome, published: published !== "none", changed, issues, candidates: [] };
}

interface Followed {
  readonly deps: StudyDeps;
  readonly tx: Db;
  readonly by: Author;
  readonly record: Prepared;
  readonly row: StudyRow;
  readonly open: ThreeWayOutcome | null;
  readonly draft: ThreeWayOutcome | null;
  readonly wanted: boolean;
}

/** Publishes what followed: a new version of what is published; or, where it was asked for, a draft that came from a register. */
async function publishFollowed({ deps, tx, by, record, row, open, draft, wanted }: Followed): Promise<"open" | "draft" | "none"> {
  const fit = (content: StudyContent): boolean => !hasErrors([...faultsOf(deps, content), ...record.issues]);
  if (open !== null) {
    // Where a number became known, the content changed too; provenance alone is no version.
    if (changedFields(wholeContent(row.content), open.content).length === 0 || !fit(open.content)) return "none";
    await publishVersion(tx, deps, row, { content: open.content, provenance: open.provenance, by, automatic: true, keepsDraft: draft !== null });
    return "open";
  }
  if (draft === null || !wanted || row.declaredBy !== null || !fit(draft.content)) return "none";
  await publishVersion(tx, deps, row, { content: draft.content, provenance: draft.provenance, by, automatic: false, keepsDraft: false });
  return "draft";
}

function merge(record: Prepared, ours: Pick<ThreeWayInput, "last" | "ours" | "provenance" | "kept">, at: string): ThreeWayOutcome {
  return threeWay({ ...ours, theirs: record.content, source: sourceName(record), at, translated: record.translated, inferred: record.inferred });
}

/**
 * What this source last gave to this very content: what was published and what is being written may have taken different editions of it,
 * for a fault keeps a change in the draft. What the source owns, or nobody, is what it gave; of what people wrote, what was last read.
 */
function lastIn(content: StudyContent, provenance: Provenance, last: Partial<StudyContent>, source: string): Partial<StudyContent> {
  const given: Record<string, unknown> = { ...last };
  for (const unit of fieldNames.flatMap((field) => unitsOf(field))) {
    const owner = originOf(provenance, unit);
    if (owner === null || (owner.kind !== "entered" && owner.source === source)) given[unit.field] = withUnit(given[unit.field], unit, unitValue(content, unit));
  }
  return given;
}

async function keepSource(tx: Db, code: string, record: Prepared, merged: ThreeWayOutcome, at: string): Promise<void> {
  const { register, number, url, changedOn, digest, raw, issues } = record;
  await writeSource(tx, { register, number, code, url, at, changedOn, taken: merged.taken, digest, raw, issues });
  await writeDivergences(tx, code, sourceName(record), merged.divergences);
}

async function heldRow(tx: Db, code: string): Promise<StudyRow> {
  const row = await lockedStudyRow(tx, code);
  if (row === null) throw new Error(`a study that was just written is not there: ${code}`);
  return row;
}

function prepare(given: RegisterRecord): Prepared {
  const { register, number, url, changedOn, content, inferred, translated, issues } = cleaned({ ...given, raw: "" });
  const known = Object.fromEntries(Object.entries(content).filter(([name]) => (fieldNames as readonly string[]).includes(name)));
  const said = { register: register.toLowerCase(), number, url, changedOn, content: withOwnNumber(known, register, number), inferred, translated, issues };
  return { ...said, raw: given.raw.replaceAll("\u0000", ""), digest: createHash("sha256").update(JSON.stringify(said)).digest("hex") };
}

/** The number of the record at its own register is one of the study's numbers, whether the mapping gave it or not. */
function withOwnNumber(content: Partial<StudyContent>, register: string, number: string): Partial<StudyContent> {
  const scheme = registrySchemes.find((one) => one === register.toLowerCase());
  const numbers = content.registryNumbers ?? [];
  const isThere = scheme === undefined || number === "" || scheme === "other" || scheme === "grant" || scheme === "sponsor" || numbers.some((one) => one.scheme === scheme && one.number === number);
  return isThere ? content : { ...content, registryNumbers: [{ scheme: scheme satisfies RegistryScheme, number, issuer: null }, ...numbers] };
}

function refused(issues: readonly Issue[], changed: readonly FieldName[] = []): Taken {
  return { code: null, outcome: "refused", published: false, changed, issues, candidates: [] };
}

function withdrawnHere(code: string): Issue {
  return { code: "studies.withdrawn-here", severity: "error", field: "registryNumbers", text: { fr: `L’étude ${code}, qui porte ce numéro, a été retirée du portail\u202f: elle ne suit plus son registre.`, en: `Study ${code}, which bears this number, was withdrawn from the portal: it no longer follows its register.` } };
}
