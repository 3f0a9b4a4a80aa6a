import { isDeepStrictEqual } from "node:util";
import { recordAudit, type Author } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { array } from "../../../kernel/db/values.ts";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { both } from "../../../kernel/i18n/format.ts";
import type { Clock } from "../../../kernel/time/day.ts";
import { writeContent } from "../actions/drafts.ts";
import type { StudyContent } from "../domain/content.ts";
import { fieldNames } from "../domain/fields/index.ts";
import type { Divergence, Provenance } from "../domain/study.ts";
import { wholeContent } from "../store/assemble.ts";
import { noteStudyChanges } from "../store/changes.ts";
import { writeNumbers } from "../store/numbers.ts";
import { lockedStudyRow, studyRowsOf, type StudyRow } from "../store/rows.ts";
import { sourceName, writeDivergences } from "../store/sources.ts";
import { deleteStudyDraft, insertStudyDraft, writeStudyDraft, writeStudyEditors, writeStudyWithdrawal } from "../store/write.ts";
import { duplicatePairs, type DuplicateCandidate } from "./candidates.ts";
import { allComparables, decisionsOf, findDecision, insertDecision, markUndone, type DuplicateDecision } from "./store.ts";
import { canonicalMeaning } from "./meaning.ts";
import { threeWay } from "./three-way.ts";
import { isGathered, originOf, unitsOf, unitValue, withOrigin, withUnit } from "./units.ts";

export interface DuplicateDeps {
  readonly db: Db;
  readonly clock: Clock;
}

/** The two records of a pair as they stand, for their page. */
export interface DuplicatePair {
  readonly candidate: DuplicateCandidate;
  readonly left: Partial<StudyContent>;
  readonly right: Partial<StudyContent>;
  readonly leftPublic: boolean;
  readonly rightPublic: boolean;
}

/** Records of one study that came in twice: found, told apart or brought together by a curator, and undone. */
export interface Duplicates {
  /** Undecided pairs, best first. */
  pairs(): Promise<readonly DuplicateCandidate[]>;
  pair(left: string, right: string): Promise<DuplicatePair>;
  /** Of these studies, as they stand, drafts included. */
  titles(codes: readonly string[]): Promise<ReadonlyMap<string, StudyContent["title"]>>;
  /** The study that this one was brought together with; null: none, or undone. */
  mergedInto(code: string): Promise<string | null>;
  decisions(): Promise<readonly DuplicateDecision[]>;
  /** Remembered: they are asked about no more. */
  different(by: Author, left: string, right: string): Promise<number>;
  /**
   * `kept` stays under its code; the sources, numbers and what people wrote in the other go to it: what is unsaid there is filled in
   * its draft, what disagrees becomes a divergence by field. The other, where it was public, becomes a tombstone that names `kept`;
   * a draft of it goes. Fails with `studies.merge-needs-public` (422) where the public one would go for one that is not.
   */
  same(by: Author, kept: string, other: string): Promise<number>;
  undo(by: Author, number: number): Promise<void>;
}

interface Before {
  readonly sources: readonly { readonly register: string; readonly number: string }[];
  readonly names: readonly string[];
  readonly kept: Pick<StudyRow, "draft" | "draftProvenance" | "draftState" | "content" | "provenance"> & { readonly revision: number | null };
  readonly other: StudyRow;
}

const gone = (): AppError => new AppError("studies.unknown-study", both("Cette étude n’existe pas, ou n’est plus là.", "This study does not exist, or is no longer there."), { status: 404 });
const decided = (): AppError => new AppError("studies.duplicate-decided", both("Cette paire a déjà été décidée\u202f: rechargez la page.", "This pair has been decided already: reload the page."), { status: 409 });

export function createDuplicates({ db, clock }: DuplicateDeps): Duplicates {
  const ordered = (one: string, other: string): { readonly left: string; readonly right: string } => (one < other ? { left: one, right: other } : { left: other, right: one });
  const audit = async (tx: Db, by: Author, act: string, number: number, next: unknown): Promise<void> => recordAudit(tx, { recordedAt: clock.now(), accountId: by.accountId, author: by.name, act: `studies.${act}`, subject: `study-duplicate:${number}`, next });

  async function held(tx: Db, code: string): Promise<StudyRow> {
    const row = await lockedStudyRow(tx, code);
    if (row === null || row.face === "withdrawn") throw gone();
    return row;
  }

  return {
    async pairs() {
      const known = new Set((await decisionsOf(db)).filter(({ undoneAt }) => undoneAt === null).map(({ left, right }) => `${left} ${right}`));
      return duplicatePairs(await allComparables(db)).filter(({ left, right }) => !known.has(`${left} ${right}`));
    },
    async pair(one, other) {
      const { left, right } = ordered(one, other);
      const candidate = duplicatePairs((await allComparables(db)).filter(({ code }) => code === left || code === right), 0)[0];
      const rows = await db.tx(async (tx) => [await held(tx, left), await held(tx, right)] as const);
      return { candidate: candidate ?? { left, right, score: 0, certain: false, reasons: [] }, left: rows[0].draft ?? rows[0].content ?? {}, right: rows[1].draft ?? rows[1].content ?? {}, leftPublic: rows[0].face !== null, rightPublic: rows[1].face !== null };
    },
    async titles(codes) {
      return new Map((await studyRowsOf(db, codes)).map((row) => [row.code, wholeContent(row.draft ?? row.content).title]));
    },
    async mergedInto(code) {
      const [row] = await db.query<{ kept: string }>(sql`
        select kept_code as kept from studies.duplicate_decision where decision = 'same' and undone_at is null and ${code} in (left_code, right_code) and kept_code <> ${code} order by number desc limit 1`);
      return row?.kept ?? null;
    },
    decisions: () => decisionsOf(db),
    async different(by, one, other) {
      return db.tx(async (tx) => {
        const pair = ordered(one, other);
        await held(tx, pair.left);
        if (pair.left === pair.right) throw gone();
        await held(tx, pair.right);
        const number = await insertDecision(tx, { ...pair, decision: "different", kept: null, before: null, at: clock.now(), accountId: by.accountId, author: by.name });
        if (number === null) throw decided();
        await audit(tx, by, "duplicate-different", number, pair);
        return number;
      });
    },
    async same(by, keptCode, otherCode) {
      return db.tx(async (tx) => {
        const pair = ordered(keptCode, otherCode);
        if (pair.left === pair.right) throw gone();
        const first = await held(tx, pair.left);
        const second = await held(tx, pair.right);
        const [kept, other] = first.code === keptCode ? [first, second] : [second, first];
        if (other.face !== null && kept.face === null) throw new AppError("studies.merge-needs-public", both(`${other.code} est publiée et ${kept.code} ne l’est pas\u202f: gardez celle qui est publiée, ou publiez l’autre d’abord.`, `${other.code} is published and ${kept.code} is not: keep the published one, or publish the other first.`), { status: 422 });
        const sources = await tx.query<{ register: string; number: string; taken: Partial<StudyContent> }>(sql`select register, number, taken from studies.study_source where code = ${other.code} order by first_seen_at, register, number`);
        const merged = gather(kept, other, sources, clock.now().toISOString());
        await tx.query(sql`update studies.study_source set code = ${kept.code} where code = ${other.code}`);
        for (const [name, divergences] of merged.divergences) await writeDivergences(tx, kept.code, name, divergences);
        const at = clock.now().toISOString();
        if (merged.changed) await writeContent(tx, kept, { content: merged.content, provenance: merged.provenance, at });
        if (other.face === null) await deleteStudyDraft(tx, other.code);
        else {
          await writeStudyWithdrawal(tx, other.code, { at, reason: `Même étude que ${kept.code}. Same study as ${kept.code}.`, successor: kept.code });
          await writeNumbers(tx, other.code, other.content, null);
          await noteStudyChanges(tx, [other.code], at);
        }
        const after = await lockedStudyRow(tx, kept.code);
        const before: Before = { sources: sources.map(({ register, number }) => ({ register, number })), names: [...merged.divergences.keys()], kept: { draft: kept.draft, draftProvenance: kept.draftProvenance, draftState: kept.draftState, content: kept.content, provenance: kept.provenance, revision: merged.changed ? after?.revision ?? null : null }, other };
        const number = await insertDecision(tx, { ...pair, decision: "same", kept: kept.code, before, at: clock.now(), accountId: by.accountId, author: by.name });
        if (number === null) throw decided();
        await audit(tx, by, "duplicate-merged", number, { kept: kept.code, gone: other.code });
        return number;
      });
    },
    async undo(by, number) {
      await db.tx(async (tx) => {
        const found = await findDecision(tx, number);
        if (found === null || found.undoneAt !== null) throw decided();
        if (found.decision === "same" && found.kept !== null) await putBack(tx, found.kept, found.before as Before, clock.now().toISOString());
        await markUndone(tx, number, clock.now());
        await audit(tx, by, "duplicate-undone", number, { left: found.left, right: found.right, decision: found.decision });
      });
    },
  };
}

/** What the kept record says once the other's sources, and what people wrote there, came to it. */
function gather(kept: StudyRow, other: StudyRow, sources: readonly { readonly register: string; readonly number: string; readonly taken: Partial<StudyContent> }[], at: string): { readonly content: StudyContent; readonly provenance: Provenance; readonly divergences: ReadonlyMap<string, readonly Divergence[]>; readonly changed: boolean } {
  let content = wholeContent(kept.draft ?? kept.content);
  let provenance = kept.draftProvenance ?? kept.provenance ?? {};
  let changed = false;
  const divergences = new Map<string, readonly Divergence[]>();
  const add = (source: string, theirs: Partial<StudyContent>): void => {
    const out = threeWay({ last: {}, ours: content, provenance, theirs, source, at });
    ({ content, provenance } = out);
    changed ||= out.changed.length > 0;
    divergences.set(source, out.divergences);
  };
  for (const source of sources) add(sourceName(source), source.taken);
  const said = other.draft ?? other.content ?? {};
  const origins = other.draftProvenance ?? other.provenance ?? {};
  const written = Object.fromEntries(Object.entries(said).filter(([field]) => sources.length === 0 || [field, `${field}.fr`, `${field}.en`].some((key) => origins[key]?.kind === "entered")));
  add(`study:${other.code}`, written as Partial<StudyContent>);
  return { content, provenance, divergences, changed };
}

async function putBack(tx: Db, keptCode: string, before: Before, at: string): Promise<void> {
  const { other } = before;
  const kept = await lockedStudyRow(tx, keptCode);
  const now = await lockedStudyRow(tx, other.code);
  if (now === null) {
    await insertStudyDraft(tx, { code: other.code, content: wholeContent(other.draft), provenance: other.draftProvenance ?? {}, declaredBy: other.declaredBy, at, demonstration: other.demonstration });
    await writeStudyEditors(tx, other.code, other.editors);
    await writeNumbers(tx, other.code, null, other.draft);
  } else if (now.face === "withdrawn") {
    await tx.query(sql`
      update studies.study set public_state = 'published', withdrawn_at = null, withdrawal_reason = null, successor = null, revision = revision + 1, modified_at = ${at}::timestamptz,
        doi_due = case when doi_state = 'minted' then 'update' end where code = ${other.code}`);
    if (other.draft !== null) await writeStudyDraft(tx, other.code, { content: wholeContent(other.draft), provenance: other.draftProvenance ?? {}, at });
    await writeNumbers(tx, other.code, other.content, other.draft);
    await noteStudyChanges(tx, [other.code], at);
  }
  const given = await tx.query<{ taken: Partial<StudyContent> }>(sql`select taken from studies.study_source where code = ${keptCode} and register || ':' || number = any(${array(before.names, "text")})`);
  for (const { register, number } of before.sources) await tx.query(sql`update studies.study_source set code = ${other.code} where register = ${register} and number = ${number} and code = ${keptCode}`);
  for (const name of before.names) await writeDivergences(tx, keptCode, name, []);
  if (kept === null || before.kept.revision === null) return;
  if (kept.revision !== before.kept.revision) {
    const without = withoutOther(kept, before, [other.draft ?? other.content ?? {}, ...given.map(({ taken }) => taken)]);
    if (without !== null) await writeContent(tx, kept, { ...without, at });
  } else if (before.kept.draft === null) {
    await tx.query(sql`update studies.study set draft_state = null, draft = null, draft_provenance = null, revision = revision + 1, modified_at = ${at}::timestamptz where code = ${keptCode} and public_state is not null`);
    await writeNumbers(tx, keptCode, kept.content, null);
  } else await writeContent(tx, kept, { content: wholeContent(before.kept.draft), provenance: before.kept.draftProvenance ?? {}, at });
}

/** What somebody wrote since the merge stays; what came from the other, and nobody changed, is as it was before. Null: nothing of it is left. */
function withoutOther(kept: StudyRow, before: Before, others: readonly Partial<StudyContent>[]): { readonly content: StudyContent; readonly provenance: Provenance } | null {
  const now = wholeContent(kept.draft ?? kept.content);
  const was = wholeContent(before.kept.draft ?? before.kept.content);
  const origins = before.kept.draftProvenance ?? before.kept.provenance ?? {};
  const items = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
  const content: Record<string, unknown> = { ...now };
  let provenance = kept.draftProvenance ?? kept.provenance ?? {};
  for (const unit of fieldNames.flatMap((field) => unitsOf(field))) {
    const owner = originOf(provenance, unit);
    if (isGathered(unit.field)) {
      const own = new Set(items(unitValue(was, unit)).map((item) => canonicalMeaning(item)));
      const theirs = new Set(others.flatMap((one) => items(unitValue(one, unit))).map((item) => canonicalMeaning(item)));
      content[unit.field] = withUnit(content[unit.field], unit, items(unitValue(now, unit)).filter((item) => own.has(canonicalMeaning(item)) || !theirs.has(canonicalMeaning(item))));
    } else if (owner !== null && owner.kind !== "entered" && owner.source !== null && before.names.includes(owner.source)) {
      content[unit.field] = withUnit(content[unit.field], unit, unitValue(was, unit));
      provenance = withOrigin(provenance, unit, originOf(origins, unit));
    }
  }
  return isDeepStrictEqual(content, now) ? null : { content: content as unknown as StudyContent, provenance };
}
