import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { listCodes, type ListCode } from "../domain/lists.ts";
import { ownLists, type Concept } from "./lists/index.ts";

/** Before the ids of the loaded vocabularies of FReSH in records: `fresh:FID7806`. */
export const freshPrefix = "fresh:";

const byList = new Map(listCodes.map((list) => [list, new Map(ownLists[list].map((one) => [one.code, one]))]));
const byFresh = new Map(listCodes.flatMap((list) => ownLists[list].flatMap((one) => one.fresh.map((id) => [id, one] as const))));

export function isListCode(text: string): text is ListCode {
  return (listCodes as readonly string[]).includes(text);
}

/** The concept of an own list by its code; null where the list has none (ids of loaded vocabularies among them). */
export function conceptOf(list: ListCode, code: string): Concept | null {
  return byList.get(list)?.get(code) ?? null;
}

/** All concepts of an own list in the order in which forms offer them. */
export function labelsOf(list: ListCode): readonly Concept[] {
  return ownLists[list];
}

/** The codes that a value of ClinicalTrials.gov v2 stands for, best first; several for `sex: ALL`; none where the value is not known. */
export function fromCtgov(list: ListCode, value: string): readonly string[] {
  return ownLists[list].filter((one) => one.ctgov.includes(value)).map(({ code }) => code);
}

/** The value that ClinicalTrials.gov v2 has for a code; null: it has none. */
export function toCtgov(list: ListCode, code: string): string | null {
  return conceptOf(list, code)?.ctgov[0] ?? null;
}

/** The own concept that means the same as an id of FReSH (`FID7806`, with or without `fresh:`); null: none does. */
export function fromFresh(id: string): Concept | null {
  return byFresh.get(id.startsWith(freshPrefix) ? id.slice(freshPrefix.length) : id) ?? null;
}

/** Ids of FReSH to write for a code: those that mean the same, or else the nearest that hold it; itself for a loaded id; none where that vocabulary has no place for it. */
export function toFresh(list: ListCode, code: string): readonly string[] {
  if (code.startsWith(freshPrefix)) return [code.slice(freshPrefix.length)];
  const concept = conceptOf(list, code);
  if (concept === null) return [];
  return concept.fresh.length > 0 ? concept.fresh : concept.nearFresh;
}

/** Does FReSH say just this, or only something wider? */
export function isExactInFresh(list: ListCode, code: string): boolean {
  return code.startsWith(freshPrefix) || (conceptOf(list, code)?.fresh.length ?? 0) > 0;
}

/** The label of an own code; in whatever list holds it first where none is named. */
export function ownLabel(id: string, list?: string): Bilingual | null {
  if (list !== undefined && isListCode(list)) return conceptOf(list, id)?.name ?? null;
  for (const code of listCodes) {
    const found = conceptOf(code, id);
    if (found !== null) return found.name;
  }
  return null;
}
