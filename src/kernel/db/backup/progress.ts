import type { Bilingual } from "../../i18n/language.ts";

const french = new Intl.NumberFormat("fr-FR");
const english = new Intl.NumberFormat("en-GB");

export function rowsRead(table: { readonly schema: string; readonly name: string }, rows: number): Bilingual {
  const name = `${table.schema}.${table.name}`;
  return { fr: `${name} : ${french.format(rows)} lignes`, en: `${name}: ${english.format(rows)} rows` };
}
