import { sql, type Db } from "../../../kernel/db/db.ts";
import { array, jsonb } from "../../../kernel/db/values.ts";
import type { StudyContent } from "../domain/content.ts";
import type { RegistryScheme } from "../domain/parts.ts";

/** Schemes in which one number names one study. Grants and sponsors' own numbers may be shared by several. */
const naming: ReadonlySet<RegistryScheme> = new Set<RegistryScheme>(["nct", "eudract", "ctis", "id-rcb", "isrctn", "utn", "drks", "fresh", "pef", "eclaire", "doi"]);

/** One key for every spelling of a number: capital letters and digits alone. */
export function numberKey(text: string): string {
  return text.normalize("NFKC").toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
}

export interface NumberKey { readonly scheme: string; readonly key: string }

/** Keys of the numbers that name this study, each once. */
export function numberKeysOf(content: Partial<StudyContent> | null): NumberKey[] {
  const keys = (content?.registryNumbers ?? []).flatMap(({ scheme, number }) => {
    const key = numberKey(number);
    return naming.has(scheme) && key.length > 3 ? [{ scheme, key }] : [];
  });
  return [...new Map(keys.map((one) => [`${one.scheme} ${one.key}`, one])).values()];
}

/** Writes the numbers of a study anew: those of what is published, and those of what is being written. */
export async function writeNumbers(tx: Db, code: string, published: Partial<StudyContent> | null, draft: Partial<StudyContent> | null): Promise<void> {
  const open = numberKeysOf(published);
  const known = new Set(open.map(({ scheme, key }) => `${scheme} ${key}`));
  const rows = [...open.map((one) => ({ ...one, open: true })), ...numberKeysOf(draft).filter(({ scheme, key }) => !known.has(`${scheme} ${key}`)).map((one) => ({ ...one, open: false }))];
  await tx.query(sql`delete from studies.study_number where code = ${code}`);
  if (rows.length === 0) return;
  await tx.query(sql`
    insert into studies.study_number (code, scheme, number_key, is_public)
    select ${code}, r.scheme, r.key, r.open from jsonb_to_recordset(${jsonb(rows)}) as r (scheme text, key text, open boolean)`);
}

/** Published studies (tombstones too) that bear this number, the published first. */
export async function publicCodesOfNumber(db: Db, text: string): Promise<string[]> {
  const key = numberKey(text);
  if (key.length < 4) return [];
  const rows = await db.query<{ code: string }>(sql`
    select distinct s.code, s.public_state from studies.study_number n join studies.study s on s.code = n.code
    where n.number_key = ${key} and n.is_public and s.public_state is not null order by s.public_state, s.code`);
  return rows.map(({ code }) => code);
}

/** Studies, in whatever state, that bear one of these numbers in the same scheme. */
export async function codesOfNumbers(db: Db, numbers: readonly NumberKey[]): Promise<string[]> {
  if (numbers.length === 0) return [];
  const rows = await db.query<{ code: string; pair: string }>(sql`
    select distinct code, scheme || ' ' || number_key as pair from studies.study_number where number_key = any(${array(numbers.map(({ key }) => key), "text")}) order by code`);
  const wanted = new Set(numbers.map(({ scheme, key }) => `${scheme} ${key}`));
  return [...new Set(rows.filter(({ pair }) => wanted.has(pair)).map(({ code }) => code))];
}
