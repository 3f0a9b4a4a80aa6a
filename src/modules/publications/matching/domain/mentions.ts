import { findCountries, type CountryMention } from "./text/countries.ts";
import type { EntityPlace } from "./entity.ts";
import { longestAcronym, type AcronymEntry, type MatchIndex } from "./build-index.ts";
import { findLabels, type LabelMention } from "./text/labels.ts";
import type { NameHit } from "./text/name-index.ts";
import type { SignatureText, Token } from "./text/signature-text.ts";

export interface Span { readonly start: number; readonly end: number }
export interface OrganisationMention extends Span { readonly entities: readonly number[]; readonly by: "name" | "acronym" }
export interface PlaceMention extends Span { readonly places: readonly EntityPlace[] }
export interface PostalMention extends Span { readonly departmentCode: string }
export interface AcronymMention extends Span { readonly entity: number; readonly length: number; readonly rivals: number; readonly exact: boolean; /** All in capitals, or all that stands between two commas. */ readonly marked: boolean }

/** Everything a signature says, before anything is made of it. */
export interface Mentions {
  readonly labels: readonly LabelMention[];
  readonly organisations: readonly OrganisationMention[];
  readonly places: readonly PlaceMention[];
  readonly postal: readonly PostalMention[];
  readonly countries: readonly CountryMention[];
  readonly acronyms: readonly AcronymMention[];
  readonly names: readonly NameHit[];
  readonly numbers: readonly (Span & { readonly value: string })[];
}

export function findMentions(index: MatchIndex, text: SignatureText): Mentions {
  const organisations = findOrganisations(index, text);
  const within = (token: Span, spans: readonly Span[]): boolean => spans.some((one) => token.start >= one.start && token.end <= one.end);
  const named = organisations.filter(({ by }) => by === "name");
  const places = findPlaces(index, text, text.tokens.filter((token) => !within(token, named)));
  const short = [...places, ...organisations.filter(({ by }) => by === "acronym")];
  const names = index.names.find(text, (token) => within(token, named), (token) => within(token, short));
  return {
    labels: findLabels(text.tokens, text.clean),
    organisations,
    places,
    postal: findPostalCodes(text),
    countries: findCountries(text),
    acronyms: findAcronyms(index.acronyms, text).flatMap(({ entries, start, end, length, exact, marked }) =>
      entries.flatMap((entry): AcronymMention[] => {
        // A word inside the name of another unit or of an institution is no acronym: `LAB` in `Fuel Cell LAB`, `PASTEUR` in `INSTITUT PASTEUR`.
        const inside = names.some((hit) => hit.entity !== entry.entity && hit.start <= start && hit.end >= end);
        return inside || within({ start, end }, named) ? [] : [{ entity: entry.entity, start, end, length, rivals: entries.length, exact: exact(entry), marked }];
      })),
    names,
    numbers: [...text.clean.matchAll(/\b(\d{9}[A-Z])\b/g)].map((found) => ({ value: found[1] ?? "", start: found.index, end: found.index + found[0].length })),
  };
}

function findOrganisations(index: MatchIndex, text: SignatureText): readonly OrganisationMention[] {
  const byName = index.organisations.find(text.tokens).flatMap(({ values, from, to }): OrganisationMention[] => {
    const [first, last] = [text.tokens[from], text.tokens[to]];
    if (first === undefined || last === undefined) return [];
    // Long names hold commas; `rue de l'Université, Lille` is none.
    return first.part !== last.part && to - from < 4 ? [] : [{ entities: values, start: first.start, end: last.end, by: "name" }];
  });
  const covered = (span: Span): boolean => byName.some((one) => span.start >= one.start && span.end <= one.end);
  const byAcronym = findAcronyms(index.organisationAcronyms, text).flatMap(({ entries, start, end }): OrganisationMention[] =>
    covered({ start, end }) ? [] : [{ entities: entries.map((entry) => entry.entity), start, end, by: "acronym" }]);
  return [...byName, ...byAcronym].toSorted((a, b) => a.start - b.start);
}

interface AcronymFound extends Span { readonly entries: readonly AcronymEntry[]; readonly length: number; readonly marked: boolean; readonly exact: (entry: AcronymEntry) => boolean }

/** Acronyms need capitals as the graph writes them, or all in capitals; those of five letters or more a capital first (`Inserm`). */
function findAcronyms(book: ReadonlyMap<string, readonly AcronymEntry[]>, { tokens, clean }: SignatureText): readonly AcronymFound[] {
  const found: AcronymFound[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    let key = "";
    let spaced = false;
    let best: { hit: AcronymFound; to: number } | null = null;
    for (let at = from; at < Math.min(tokens.length, from + longestAcronym); at += 1) {
      const token = tokens[at];
      const first = tokens[from];
      if (token === undefined || first === undefined || (at > from && token.gap === "break")) break;
      key += token.text;
      spaced ||= at > from && token.gap === "space";
      // Inside a run of letters and digits an acronym is only its tail or head: `M2` in `M2iSH` is none.
      if (tokens[at + 1]?.gap === "none" || (first.gap === "none" && from > 0)) continue;
      const written = clean.slice(first.start, token.end);
      const entries = (book.get(key) ?? []).filter((entry) => (!spaced || entry.spaced) && capitalsAs(written, entry.written));
      if (entries.length === 0) continue;
      const [before, after] = [tokens[from - 1], tokens[at + 1]];
      const alone = (before === undefined || before.part !== first.part) && (after === undefined || after.part !== token.part);
      best = { to: at, hit: { entries, start: first.start, end: token.end, length: key.length, marked: alone || (written === written.toUpperCase() && /\p{L}{2}/u.test(written)), exact: (entry) => entry.written === written } };
    }
    if (best === null) continue;
    found.push(best.hit);
    from = best.to;
  }
  return found;
}

function capitalsAs(written: string, held: string): boolean {
  if (written === held || /^\p{L}(?:\.\p{L}){2,}\.?$/u.test(written)) return true;
  const letters = written.replace(/[^\p{L}]/gu, "");
  if (letters === "" || letters[0] === letters[0]?.toLowerCase()) return false;
  const capitals = [...letters].filter((letter) => letter !== letter.toLowerCase()).length;
  if (capitals === letters.length) return true;
  return held === held.toUpperCase() && (letters.length >= 5 || capitals >= 2);
}

function findPlaces(index: MatchIndex, text: SignatureText, free: readonly Token[]): readonly PlaceMention[] {
  return index.places.find(free).flatMap(({ values, from, to }): PlaceMention[] => {
    const [first, last] = [free[from], free[to]];
    if (first === undefined || last === undefined) return [];
    const before = text.tokens[text.tokens.indexOf(first) - 1];
    // `New Orleans`, `Nouvelle-Orléans`, `rue de Lille`: no town of France.
    if (before !== undefined && before.segment === first.segment && before.gap !== "break" && (before.text === "new" || before.text === "nouvelle")) return [];
    if (clean(text, first.start) || text.raw[first.start] === text.raw[first.start]?.toLowerCase()) return [];
    return [{ places: values, start: first.start, end: last.end }];
  });
}

const clean = (text: SignatureText, at: number): boolean => /\b(?:rue|avenue|boulevard|bd|quai|porte|faubourg|cours)(?: (?:de|du|d['’]|des|la|le|l['’]))* ?$/i.test(text.clean.slice(Math.max(0, at - 40), at));

function findPostalCodes(text: SignatureText): readonly PostalMention[] {
  return [...text.clean.matchAll(/(?<![\d.-])(?:F|FR)?[- ]?(\d{5})(?![\d.]|-\d)/g)].flatMap((found): PostalMention[] => {
    const digits = found[1] ?? "";
    const at = found.index + found[0].length - 5;
    if (/\b(?:BP|CS|TSA|B\.P\.|PO Box|[A-Z]{2}) ?$/.test(text.clean.slice(Math.max(0, at - 8), at)) && !/\bFR? ?-? ?$/.test(text.clean.slice(Math.max(0, at - 4), at))) return [];
    const department = digits.startsWith("97") || digits.startsWith("98") ? digits.slice(0, 3) : digits.startsWith("20") ? "2" : digits.slice(0, 2);
    return [{ departmentCode: department, start: at, end: at + 5 }];
  });
}
