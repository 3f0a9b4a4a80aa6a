import { z } from "zod";
import { hrefWith } from "../../../../kernel/html/index.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { recordLanguages, type RecordLanguage } from "./shown.ts";

/** `?record=fr|en|both` in the address of every page that shows a record; anything else counts as not said. */
export const recordQuery = { record: z.enum(recordLanguages).optional().catch(undefined) };

/** Not said: the language of the interface. */
export function recordLanguageOf(asked: RecordLanguage | undefined, language: Language): RecordLanguage {
  return asked ?? language;
}

/** An address of this site with the language of the record kept where the reader chose one. */
export function withRecord(path: string, asked: RecordLanguage | undefined): string {
  if (asked === undefined) return path;
  const [before = "", fragment] = path.split("#");
  const address = hrefWith(new URL(before, "http://site.invalid"), { record: asked });
  return fragment === undefined ? address : `${address}#${fragment}`;
}
