import { nirOf } from "../../../../kernel/text/personal/index.ts";
import type { Column } from "../columns/column.ts";
import { couldBeName, holdsPhone, isAddress, isEmail, isIban, isIp, isPhone, isPoint, isPreciseDegree, isProse, looksLikeName } from "./content.ts";
import { kindByName, wordsOf, type NamedKind } from "./column-names.ts";

/** Why a column looks as if it were about people; `share` of its filled values that look so, 0 to 1. */
export interface Suspicion {
  readonly kind: string;
  readonly share: number;
}

/** Kinds that point at one person by themselves: with one of them in a table, what narrows people down counts too. */
const direct = new Set(["email", "phone", "nir", "name", "birth-date", "address", "iban", "patient-identifier"]);

/**
 * What looks personal in the columns of one table, by name and by content together. A name that the content contradicts
 * is not believed (`nom` of genes, `patient` as a count); content that speaks for itself is, whatever the name.
 */
export function suspectTable(columns: readonly { readonly name: string; readonly column: Column }[]): readonly (readonly Suspicion[])[] {
  const found = columns.map(({ name, column }) => suspectColumn(name, column));
  const aboutPeople = found.some((suspicions) => suspicions.some(({ kind }) => direct.has(kind)));
  return columns.map(({ name, column }, at) => {
    const own = found[at] ?? [];
    if (!aboutPeople || own.length > 0) return own;
    const named = kindByName(name);
    if (named === "postal-code" || named === "birth-year") return [{ kind: named, share: column.filled === 0 ? 0 : 1 }];
    return own;
  });
}

export function suspectColumn(name: string, column: Column): readonly Suspicion[] {
  const { sample, counts, filled } = column;
  if (filled === 0 || sample.length === 0) return [];
  const named = kindByName(name);
  const words = wordsOf(name);
  const share = (test: (text: string) => boolean): number => sample.reduce((sum, text) => sum + (test(text) ? 1 : 0), 0) / sample.length;
  const suspicions: Suspicion[] = [];
  const add = (kind: string, part: number, least: number): void => {
    if (part > 0 && part >= least) suspicions.push({ kind, share: Math.round(part * 1_000) / 1_000 });
  };
  const texts = counts.text + counts.code + counts.integer;
  if (texts > 0) {
    add("email", share(isEmail), 0.01);
    const codes = words.some((word) => ["finess", "siret", "siren", "rpps", "ean", "cip", "gtin", "isbn", "doi", "orcid", "code"].includes(word));
    add("phone", codes ? 0 : share(isPhone), named === "phone" ? 0.05 : 0.5);
    const keyed = share((text) => nirOf(text) === "keyed");
    const shaped = share((text) => nirOf(text) !== null);
    if (keyed >= 0.05) add("nir", shaped, 0.05);
    else add("nir", shaped, named === "nir" ? 0.2 : 0.95);
    add("iban", share(isIban), 0.05);
    if (!words.some((word) => word.startsWith("version") || word === "release" || word === "oid")) add("ip", share(isIp), named === "ip" ? 0.2 : 0.8);
    add("address", share(isAddress), named === "address" ? 0.05 : 0.3);
  }
  names(column, named, words, share, add);
  if (named === "birth-date" && counts.date + counts.datetime > 0) add("birth-date", (counts.date + counts.datetime) / filled, 0.3);
  if (named === "birth-date" && suspicions.length === 0 && counts.integer / filled > 0.8 && column.minimum >= 19_000_101 && column.maximum <= 20_991_231) add("birth-date", counts.integer / filled, 0.3);
  if (named === "latitude") add("geolocation", share((text) => isPreciseDegree(text, 90)), 0.5);
  if (named === "longitude") add("geolocation", share((text) => isPreciseDegree(text, 180)), 0.5);
  if (named === "position" || counts.text > 0) add("geolocation", share(isPoint), 0.5);
  if (named === "professional-identifier") add("professional-identifier", share((text) => /^\d{9,11}$/.test(text.trim())), 0.5);
  if (named === "patient-identifier" && looksLikeIdentifiers(column)) add("patient-identifier", 1, 0);
  const prose = share(isProse);
  if (!suspicions.some(({ kind }) => kind === "address") && counts.text / filled > 0.5 && (prose >= 0.5 || (named === "free-text" && prose >= 0.15)) && manyDifferent(column)) add("free-text", prose, 0);
  if (prose >= 0.3) add("phone", share(holdsPhone), 0.01);
  return suspicions;
}

function names(column: Column, named: NamedKind | null, words: readonly string[], share: (test: (text: string) => boolean) => number, add: (kind: string, part: number, least: number) => void): void {
  if (column.counts.text / column.filled < 0.6) return;
  const known = share(looksLikeName);
  if (named === "name") {
    // `nom` of few things repeated over and over is a category; of people, some names at least are known ones.
    if (known >= 0.05) add("name", Math.max(known, share(couldBeName)), 0.3);
    else if (manyDifferent(column) && words.length > 1) add("name", share(couldBeName), 0.8);
    return;
  }
  // Without a name that says so: only where many are known names, and they differ.
  if (manyDifferent(column)) add("name", known, 0.4);
}

function manyDifferent(column: Column): boolean {
  return column.distinct === null || column.distinct.size >= Math.min(column.filled * 0.3, 500) && column.distinct.size > 2;
}

/** Whole numbers or codes, mostly different from row to row or visit to visit: not a count, not a yes or no. */
function looksLikeIdentifiers(column: Column): boolean {
  const { counts, filled, distinct } = column;
  if (counts.number / filled > 0.1 || counts.boolean / filled > 0.1 || (counts.date + counts.datetime) / filled > 0.5) return false;
  if (distinct === null) return true;
  return distinct.size >= 2 && distinct.size >= Math.min(filled * 0.05, 50);
}
