import { sql, type Db } from "../../../../kernel/db/db.ts";
import { array } from "../../../../kernel/db/values.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { MatchOutcome } from "../domain/outcome.ts";
import type { Signature } from "../domain/signature.ts";

/** One follows the works at a time. */
export async function lockMatching(db: Db): Promise<void> {
  await db.query(sql`select pg_advisory_xact_lock(hashtextextended('publications.matching', 0))`);
}

export interface MatchingState {
  readonly workSequence: number;
  readonly indexDigest: string;
  readonly revision: number;
}

export async function readState(db: Db): Promise<MatchingState> {
  const [row] = await db.query<{ work_sequence: number; index_digest: string; revision: number }>(sql`select work_sequence, index_digest, revision from publications.matching_state`);
  return row === undefined ? { workSequence: 0, indexDigest: "", revision: 0 } : { workSequence: row.work_sequence, indexDigest: row.index_digest, revision: row.revision };
}

export async function writeState(db: Db, { workSequence, indexDigest }: Omit<MatchingState, "revision">, changed: boolean): Promise<void> {
  await db.query(sql`
    insert into publications.matching_state (work_sequence, index_digest, revision) values (${workSequence}, ${indexDigest}, 1)
    on conflict (only_row) do update set work_sequence = excluded.work_sequence, index_digest = excluded.index_digest, revision = publications.matching_state.revision + ${changed ? 1 : 0}`);
}

export async function keepSignatures(db: Db, signatures: readonly Signature[]): Promise<void> {
  if (signatures.length === 0) return;
  await db.query(sql`
    insert into publications.signature (hash, text_hash, raw, identifiers)
    select v.hash, v.text_hash, v.raw, v.identifiers::jsonb
    from unnest(${array(signatures.map(({ hash }) => hash), "text")}, ${array(signatures.map(({ textHash }) => textHash), "text")}, ${array(signatures.map(({ raw }) => raw), "text")},
      ${array(signatures.map(({ identifiers }) => JSON.stringify(identifiers)), "text")}) as v (hash, text_hash, raw, identifiers)
    on conflict do nothing`);
}

export interface SignatureDay { readonly hash: string; readonly on: Day }
export interface KeptMatch extends SignatureDay { readonly outcome: MatchOutcome; readonly status: string; readonly confidence: number }
export const signatureKey = ({ hash, on }: SignatureDay): string => `${hash} ${on}`;

/** What is known of these, made with this index. */
export async function knownMatches(db: Db, wanted: readonly SignatureDay[], indexDigest: string): Promise<ReadonlyMap<string, MatchOutcome>> {
  if (wanted.length === 0) return new Map();
  const rows = await db.query<{ hash: string; on_day: Day; outcome: MatchOutcome }>(sql`
    select m.hash, m.on_day, m.outcome
    from unnest(${array(wanted.map(({ hash }) => hash), "text")}, ${array(wanted.map(({ on }) => on), "date")}) as v (hash, on_day)
    join publications.signature_match m on m.hash = v.hash and m.on_day = v.on_day where m.index_digest = ${indexDigest}`);
  return new Map(rows.map(({ hash, on_day, outcome }) => [`${hash} ${on_day}`, outcome]));
}

export async function writeMatches(db: Db, matches: readonly KeptMatch[], indexDigest: string): Promise<void> {
  if (matches.length === 0) return;
  await db.query(sql`
    insert into publications.signature_match (hash, on_day, index_digest, status, confidence, outcome)
    select hash, on_day, ${indexDigest}, status, confidence, outcome
    from json_to_recordset(${JSON.stringify(matches.map(({ hash, on, status, confidence, outcome }) => ({ hash, on_day: on, status, confidence, outcome })))}::json) as r (hash text, on_day date, status text, confidence real, outcome jsonb)
    on conflict (hash, on_day) do update set index_digest = excluded.index_digest, status = excluded.status, confidence = excluded.confidence, outcome = excluded.outcome`);
}

export interface StaleMatch extends Signature { readonly on: Day; readonly outcome: MatchOutcome }

interface StaleRow { readonly hash: string; readonly text_hash: string; readonly raw: string; readonly identifiers: Signature["identifiers"]; readonly on_day: Day; readonly outcome: MatchOutcome }
const staleOf = ({ text_hash, on_day, ...row }: StaleRow): StaleMatch => ({ ...row, textHash: text_hash, on: on_day });

/** Matches made with another index, some at a time. Smaller or greater rather than other: an index finds the few there are. */
export async function staleMatches(db: Db, indexDigest: string, limit: number): Promise<readonly StaleMatch[]> {
  const rows = await db.query<StaleRow>(sql`
    select s.hash, s.text_hash, s.raw, s.identifiers, m.on_day, m.outcome from publications.signature_match m join publications.signature s on s.hash = m.hash
    where (m.index_digest < ${indexDigest} or m.index_digest > ${indexDigest}) limit ${limit}`);
  return rows.map(staleOf);
}

export async function countStale(db: Db, indexDigest: string): Promise<number> {
  const [row] = await db.query<{ count: number }>(sql`select count(*)::int as count from publications.signature_match where index_digest < ${indexDigest} or index_digest > ${indexDigest}`);
  return row?.count ?? 0;
}

/** Every match of some texts, whatever the day. */
export async function matchesOfTexts(db: Db, textHashes: readonly string[]): Promise<readonly StaleMatch[]> {
  if (textHashes.length === 0) return [];
  const rows = await db.query<StaleRow>(sql`
    select s.hash, s.text_hash, s.raw, s.identifiers, m.on_day, m.outcome from publications.signature s join publications.signature_match m on m.hash = s.hash
    where s.text_hash = any(${array(textHashes, "text")})`);
  return rows.map(staleOf);
}

export async function touchMatches(db: Db, same: readonly SignatureDay[], indexDigest: string): Promise<void> {
  if (same.length === 0) return;
  await db.query(sql`
    update publications.signature_match m set index_digest = ${indexDigest}
    from unnest(${array(same.map(({ hash }) => hash), "text")}, ${array(same.map(({ on }) => on), "date")}) as v (hash, on_day)
    where m.hash = v.hash and m.on_day = v.on_day`);
}

export async function worksOf(db: Db, signatures: readonly SignatureDay[]): Promise<readonly string[]> {
  if (signatures.length === 0) return [];
  const rows = await db.query<{ work_code: string }>(sql`
    select distinct w.work_code from unnest(${array(signatures.map(({ hash }) => hash), "text")}, ${array(signatures.map(({ on }) => on), "date")}) as v (hash, on_day)
    join publications.signature_work w on w.hash = v.hash and w.on_day = v.on_day order by w.work_code`);
  return rows.map(({ work_code }) => work_code);
}

/** Says which signatures these works have, on which day; a work with none has none. Signatures that no work has any longer leave. */
export async function replaceSignatureWorks(db: Db, codes: readonly string[], uses: readonly (SignatureDay & { readonly work: string })[]): Promise<void> {
  if (codes.length === 0) return;
  const left = await db.query<{ hash: string; on_day: Day }>(sql`delete from publications.signature_work where work_code = any(${array(codes, "text")}) returning hash, on_day`);
  if (uses.length > 0) {
    await db.query(sql`
      insert into publications.signature_work (hash, on_day, work_code)
      select * from unnest(${array(uses.map(({ hash }) => hash), "text")}, ${array(uses.map(({ on }) => on), "date")}, ${array(uses.map(({ work }) => work), "text")}) on conflict do nothing`);
  }
  const used = new Set(uses.map(signatureKey));
  const gone = left.map(({ hash, on_day }) => ({ hash, on: on_day })).filter((one) => !used.has(signatureKey(one)));
  if (gone.length === 0) return;
  await db.query(sql`
    delete from publications.signature_match m using unnest(${array(gone.map(({ hash }) => hash), "text")}, ${array(gone.map(({ on }) => on), "date")}) as v (hash, on_day)
    where m.hash = v.hash and m.on_day = v.on_day and not exists (select 1 from publications.signature_work w where w.hash = m.hash and w.on_day = m.on_day)`);
}

/** What is held of these, whatever it was made with. */
export async function outcomesAt(db: Db, wanted: readonly SignatureDay[]): Promise<ReadonlyMap<string, MatchOutcome>> {
  if (wanted.length === 0) return new Map();
  const rows = await db.query<{ hash: string; on_day: Day; outcome: MatchOutcome }>(sql`
    select m.hash, m.on_day, m.outcome
    from (select distinct * from unnest(${array(wanted.map(({ hash }) => hash), "text")}, ${array(wanted.map(({ on }) => on), "date")}) as u (hash, on_day)) v
    join publications.signature_match m on m.hash = v.hash and m.on_day = v.on_day`);
  return new Map(rows.map(({ hash, on_day, outcome }) => [`${hash} ${on_day}`, outcome]));
}
