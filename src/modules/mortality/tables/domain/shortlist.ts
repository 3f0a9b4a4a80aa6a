import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { shortlistLines } from "./shortlist-lines.ts";

/** A cause of the European shortlist, by the code that Eurostat publishes it under. */
export interface Cause {
  readonly code: string;
  readonly name: Bilingual;
  /** Null for all causes together. */
  readonly parent: string | null;
  /** 0 for all causes, 1 for a chapter. */
  readonly depth: number;
  /** Has no cause below it: coded counts are of leaves. */
  readonly leaf: boolean;
  /** ICD-10 ranges; empty for what is left of its parent. */
  readonly icd: readonly IcdRange[];
}

/** Both ends inside, three or four characters without a dot: I21 to I22, Y870 to Y870. */
export interface IcdRange {
  readonly from: string;
  readonly to: string;
}

/** The European shortlist of 2012: 86 causes; and the codes of COVID-19, which came in 2020 (its after-effects, U09 and U10, in 2021) and are no part of the 86. */
export const covidCodes: readonly string[] = ["U071", "U072", "U_COV19_OTH"];
export const allCauses = "A-R_V-Y";

function read(): readonly Cause[] {
  const lines = shortlistLines.map((line) => line.split("|"));
  const parents = new Map(lines.map(([code = "", parent = ""]) => [code, parent === "" ? null : parent]));
  const depthOf = (code: string): number => { const above = parents.get(code) ?? null; return above === null ? 0 : depthOf(above) + 1; };
  const withChildren = new Set(parents.values());
  return lines.map(([code = "", parent = "", icd = "", fr = "", en = ""]) => ({
    code, parent: parent === "" ? null : parent, name: { fr, en }, depth: depthOf(code), leaf: !withChildren.has(code),
    icd: icd === "" ? [] : icd.split(",").map((range) => { const [from = "", to = from] = range.split("-"); return { from, to }; }),
  }));
}

/** In the order of the list: all causes first, each chapter before what is in it. */
export const causes: readonly Cause[] = read();
export const causeByCode: ReadonlyMap<string, Cause> = new Map(causes.map((cause) => [cause.code, cause]));
export const leaves: readonly Cause[] = causes.filter(({ leaf }) => leaf);
export const childrenOf: ReadonlyMap<string, readonly string[]> = new Map(causes.filter(({ leaf }) => !leaf).map(({ code }) => [code, causes.filter(({ parent }) => parent === code).map((child) => child.code)]));

/**
 * The leaf that a code of ICD-10 belongs to, dotted or not ("I21.9" is I21_I22); null where it is of none (S and T codes, which are no
 * underlying causes, or no code at all). What no narrower cause takes falls in what is left of its chapter.
 */
export function causeOfIcd(code: string): Cause | null {
  const plain = code.trim().toUpperCase().replace(".", "");
  if (!/^[A-Z]\d{2}[0-9X]?$/.test(plain)) return null;
  const holds = (ranges: readonly IcdRange[]): boolean => ranges.some(({ from, to }) => from <= plain.slice(0, from.length) && plain.slice(0, to.length) <= to);
  const named = leaves.filter(({ icd }) => holds(icd)).toSorted((a, b) => b.depth - a.depth)[0];
  if (named !== undefined) return named;
  const within = causes.filter(({ leaf, depth, icd }) => !leaf && depth > 0 && holds(icd)).toSorted((a, b) => b.depth - a.depth);
  for (const { code: parent } of within) {
    const rest = leaves.find((leaf) => leaf.parent === parent && leaf.icd.length === 0);
    if (rest !== undefined) return rest;
  }
  return null;
}
