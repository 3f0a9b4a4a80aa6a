import { withoutAccents } from "../../../kernel/text/fold.ts";
import { listCodes, type ListCode } from "../domain/lists.ts";
import type { ConceptLabels } from "../domain/ports.ts";
import { ownLists } from "./lists/index.ts";
import { listOfId, type StandingConcept, type StandingList } from "./loaded.ts";
import { conceptOf, freshPrefix, fromFresh, isListCode, ownLabel } from "./own.ts";

/** Finds concepts by what files say of them, and labels by id: the house's lists, and the vocabularies that are loaded. */
export interface ConceptFinder {
  readonly labels: ConceptLabels;
  /** Is this id (`phase-2`, `fresh:FTR6479`) in a list of the house or in a loaded vocabulary, left concepts among it? */
  knows(id: string, list?: string): boolean;
  /**
   * Which concept of an own list do these addresses or this label mean? Addresses first (the house's own, ids of FReSH, matches with
   * other vocabularies), then the label in either language, blanks and case set aside, in the present and earlier editions.
   * Gives the house's code, or `fresh:ID` for a loaded concept that none of the house's stands for; null: not found.
   */
  find(list: ListCode, said: { readonly addresses?: readonly string[]; readonly label?: string | null }): string | null;
  /** A loaded concept by its id, `FID7806`; null where no load has it. */
  loaded(id: string): StandingConcept | null;
  /** The loaded lists whose concepts an own list holds; empty where nothing is loaded. */
  loadedFor(list: ListCode): readonly StandingList[];
  /** Any loaded list by the letters of its ids (`FSR`). */
  loadedList(letters: string): StandingList | null;
}

/** The address of an own concept, in files of others: `urn:jalon:study-concept:phase:phase-2`. */
export function ownAddress(list: ListCode, code: string): string {
  return `urn:jalon:study-concept:${list}:${code}`;
}

/** Spelling set aside: case, accents, blanks, apostrophes, dashes, points. */
export function foldedLabel(text: string): string {
  return withoutAccents(text).replaceAll(/[’'`]/g, "'").replaceAll(/[\s\u00a0\u202f]*([:/.,;()-])[\s\u00a0\u202f]*/g, "$1").replaceAll(/[\s\u00a0\u202f]+/g, " ").trim();
}

/** Letters of the ids of FReSH in each own list. */
const lettersOf = new Map(listCodes.map((list) => [list, new Set(ownLists[list].flatMap(({ fresh }) => fresh.map((id) => listOfId(id) ?? "")))]));

const ownByLabel = new Map(listCodes.map((list) => [list, new Map(ownLists[list].flatMap(({ code, name }) => [[foldedLabel(name.en), code], [foldedLabel(name.fr), code], [foldedLabel(code), code]] as const).toReversed())]));

/** Over the lists that are loaded; none: the house's own alone. */
export function finderOver(lists: readonly StandingList[]): ConceptFinder {
  const byId = new Map(lists.flatMap(({ concepts }) => concepts.map((one) => [one.id, one] as const)));
  const byLetters = new Map(lists.map((one) => [one.list, one]));
  const loadedFor = (list: ListCode): readonly StandingList[] => lists.filter((one) => lettersOf.get(list)?.has(one.list));
  const bare = (id: string): string => (id.startsWith(freshPrefix) ? id.slice(freshPrefix.length) : id);
  const named = new Map<ListCode, ReadonlyMap<string, string>>();
  const asOwn = (list: ListCode, id: string): string | null => {
    const own = fromFresh(id);
    if (own?.list === list) return own.code;
    return own === null && byId.has(id) && (lettersOf.get(list)?.has(listOfId(id) ?? "") ?? false) ? freshPrefix + id : null;
  };
  function labelsFor(list: ListCode): ReadonlyMap<string, string> {
    const known = named.get(list);
    if (known !== undefined) return known;
    const made = new Map<string, string>();
    const put = (label: string, id: string): void => {
      const code = asOwn(list, id);
      const key = foldedLabel(label);
      if (code !== null && !made.has(key)) made.set(key, code);
    };
    // Present words win over words of earlier editions, and those in use over those that left.
    const concepts = loadedFor(list).flatMap((one) => one.concepts).toSorted((a, b) => Number(a.deprecated) - Number(b.deprecated));
    for (const { id, label } of concepts) { put(label.fr, id); put(label.en, id); }
    for (const { id, formerLabels } of concepts) for (const label of formerLabels) { put(label.fr, id); put(label.en, id); }
    for (const [label, code] of ownByLabel.get(list) ?? []) if (!made.has(label)) made.set(label, code);
    named.set(list, made);
    return made;
  }
  return {
    labels: {
      label: (id, list) => (id.startsWith(freshPrefix) ? (byId.get(bare(id))?.label ?? fromFresh(id)?.name ?? null) : ownLabel(id, list)),
    },
    knows: (id, list) => {
      if (id.startsWith(freshPrefix)) return byId.has(bare(id)) && (list === undefined || !isListCode(list) || (lettersOf.get(list)?.has(listOfId(bare(id)) ?? "") ?? false));
      return ownLabel(id, list) !== null;
    },
    find: (list, { addresses = [], label = null }) => {
      for (const address of addresses) {
        const own = new RegExp(`^urn:jalon:study-concept:${list}:([a-z0-9-]+)$`).exec(address.trim())?.[1];
        if (own !== undefined && conceptOf(list, own) !== null) return own;
      }
      for (const address of addresses) {
        const id = /(?:^|[/:#])([A-Z]{2,8}\d{1,12})\/?$/.exec(address.trim())?.[1];
        const found = id === undefined ? null : asOwn(list, id);
        if (found !== null) return found;
        const match = ownLists[list].find(({ same }) => same.includes(address.trim()))?.code ?? loadedFor(list).flatMap((one) => one.concepts).find(({ exactMatch }) => exactMatch.includes(address.trim()))?.id;
        if (match !== undefined) return asOwn(list, match) ?? match;
      }
      return label === null || label.trim() === "" ? null : (labelsFor(list).get(foldedLabel(label)) ?? null);
    },
    loaded: (id) => byId.get(bare(id)) ?? null,
    loadedFor,
    loadedList: (letters) => byLetters.get(letters) ?? null,
  };
}

/** The house's own lists, nothing loaded. */
export const ownFinder: ConceptFinder = finderOver([]);
