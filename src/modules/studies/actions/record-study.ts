import { sql, type Db } from "../../../kernel/db/db.ts";
import { array } from "../../../kernel/db/values.ts";
import { emptyContent } from "../domain/empty.ts";
import type { RegisterRecord } from "../domain/studies.ts";
import type { StudyDeps } from "../deps.ts";
import { codesOfNumbers, numberKey, numberKeysOf } from "../store/numbers.ts";
import { sourceRows } from "../store/sources.ts";

export type FoundStudy =
  | { readonly kind: "one"; readonly code: string }
  | { readonly kind: "none"; readonly candidates: readonly string[] }
  /** Nobody can tell from the numbers which of these it is. */
  | { readonly kind: "several"; readonly codes: readonly string[] }
  | { readonly kind: "withdrawn"; readonly code: string };

/**
 * Which study is this register record about? The one that it is tied to; else the one that bears its number or one of its other
 * numbers, unless that one is tied to another record of the same register already (two trials that share a European number are two
 * trials). Where two studies bear them nothing is guessed. A withdrawn study stands for the one that took its place.
 */
export async function studyOfRecord(deps: StudyDeps, tx: Db, record: RegisterRecord): Promise<FoundStudy> {
  const tied = (await sourceRows(tx, record.register, [record.number]))[0];
  if (tied !== undefined) return standing(tx, tied.code);
  const codes = await live(tx, await codesOfNumbers(tx, numberKeysOf(record.content)));
  if (codes.length === 0) return { kind: "none", candidates: await (deps.candidates?.(tx, { ...emptyContent(), ...record.content }) ?? []) };
  const [code = ""] = codes;
  if (codes.length > 1 || (await hasOtherRecord(tx, code, record))) return { kind: "several", codes };
  return standing(tx, code);
}

/** Each study by the one that stands for it today, once. */
async function live(tx: Db, codes: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const code of codes) {
    const today = await standing(tx, code);
    if (today.kind === "one" || today.kind === "withdrawn") found.push(today.code);
  }
  return [...new Set(found)];
}

async function standing(tx: Db, code: string): Promise<FoundStudy> {
  const seen = new Set<string>();
  for (let at = code; ;) {
    const [row] = await tx.query<{ face: string | null; successor: string | null }>(sql`select public_state as face, successor from studies.study where code = ${at}`);
    if (row?.face !== "withdrawn") return { kind: "one", code: at };
    if (row.successor === null || seen.has(row.successor)) return { kind: "withdrawn", code: at };
    seen.add(at);
    at = row.successor;
  }
}

async function hasOtherRecord(tx: Db, code: string, { register, number }: RegisterRecord): Promise<boolean> {
  const rows = await tx.query<{ number: string }>(sql`select number from studies.study_source where register = ${register} and code = any(${array([code], "text")})`);
  // Tables that people fill in are no register: one line more about a study is not another study.
  return register !== "csv" && rows.some((row) => numberKey(row.number) !== numberKey(number));
}
