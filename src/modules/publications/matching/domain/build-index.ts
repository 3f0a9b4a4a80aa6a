import type { EntityPlace, IndexedEntity } from "./entity.ts";
import { foldPrefix, isPrefix } from "./text/labels.ts";
import { NameIndex } from "./text/name-index.ts";
import { namesOfOrganisation } from "./text/organisation-names.ts";
import { isSmallWord, PhraseBook } from "./text/phrases.ts";
import { foldWords, readSignature } from "./text/signature-text.ts";

/** Raised whenever the same signature may be answered otherwise: what was matched by an older one is matched again. */
export const matcherVersion = 2;

/** What is sought in signatures, made once for a state of the graph. */
export interface MatchIndex {
  readonly entities: readonly IndexedEntity[];
  readonly byId: ReadonlyMap<string, number>;
  /** Structures by the number of any of their labels, with the prefix and owners. */
  readonly labels: ReadonlyMap<string, readonly { readonly entity: number; readonly prefix: string; readonly owners: readonly string[] }[]>;
  /** Structures by acronym without separators. */
  readonly acronyms: ReadonlyMap<string, readonly AcronymEntry[]>;
  readonly names: NameIndex;
  readonly organisations: PhraseBook<number>;
  readonly organisationAcronyms: ReadonlyMap<string, readonly AcronymEntry[]>;
  readonly places: PhraseBook<EntityPlace>;
  readonly identifiers: ReadonlyMap<string, readonly number[]>;
  /** Organisations that give labels: naming one of these and not the unit's own speaks against it. */
  readonly labelGivers: ReadonlySet<number>;
}

export interface AcronymEntry {
  readonly entity: number;
  /** As the graph writes it. */
  readonly written: string;
  readonly spaced: boolean;
}

/** The longest run of words and numbers of one acronym. */
export const longestAcronym = 5;
const identifierSchemes = new Set(["ror", "rnsr", "hal-structure", "openalex", "siren", "siret", "uai", "idref", "finess"]);
export const identifierKey = (scheme: string, value: string): string => `${scheme}:${value.trim().toLowerCase().replace(/^https?:\/\/(?:www\.)?[a-z.]+\//, "").replace(/^struct-/, "")}`;

/** `towns`: places that are known whether or not a structure stands there, so that naming another speaks against a match. */
export function buildIndex(entities: readonly IndexedEntity[], towns: readonly EntityPlace[]): MatchIndex {
  const byId = new Map(entities.map((entity, at) => [entity.id, at]));
  const labels = new Map<string, { entity: number; prefix: string; owners: readonly string[] }[]>();
  const acronyms = new Map<string, AcronymEntry[]>();
  const organisationAcronyms = new Map<string, AcronymEntry[]>();
  const organisations = new PhraseBook<number>();
  const identifiers = new Map<string, number[]>();
  const named: (readonly [number, string])[] = [];
  const institutionNames = new Set<string>();
  const townNames = new Set([...towns, ...entities.flatMap(({ place }) => place ?? [])].map(({ name }) => foldWords(name).join("")));
  const labelCounts = new Map<string, number>();
  entities.forEach((entity, at) => {
    for (const { scheme, value } of entity.identifiers) if (identifierSchemes.has(scheme)) push(identifiers, identifierKey(scheme, value), at);
    if (entity.kind === "organisation") {
      const called = namesOfOrganisation(entity.names, entity.acronyms, entity.type);
      for (const words of called.phrases) {
        organisations.add(words, at);
        institutionNames.add([...new Set(words.filter((word) => !isSmallWord(word)))].join(" "));
      }
      // Registers shorten universities to their town: the town alone names none of them.
      for (const acronym of called.acronyms) if (!townNames.has(foldWords(acronym).join(""))) addAcronym(organisationAcronyms, acronym, at);
      return;
    }
    for (const { prefix, number, owners } of entity.labels) {
      push(labels, number, { entity: at, prefix: foldPrefix(prefix), owners });
      for (const owner of owners) labelCounts.set(owner, (labelCounts.get(owner) ?? 0) + 1);
    }
    for (const name of entity.names) for (const variant of nameVariants(name)) if (!isPrefix(variant)) named.push([at, variant]);
    const single = entity.names.filter((name) => foldWords(name).length <= 2 && /^[\p{L}\d-]{5,}$/u.test(name.trim()));
    for (const acronym of new Set([...entity.acronyms, ...entity.names.flatMap(acronymsInName), ...single])) if (!looksLikeLabel(acronym)) addAcronym(acronyms, acronym, at);
  });
  return {
    entities, byId, labels, acronyms, organisationAcronyms, organisations, identifiers,
    names: new NameIndex(named, institutionNames),
    places: placeBook(entities, towns),
    // Universities repeat the labels of others; research organisations give them.
    labelGivers: new Set([...labelCounts].flatMap(([id, count]) => { const at = byId.get(id); return at !== undefined && count >= 5 && entities[at]?.type === "research-organisation" ? [at] : []; })),
  };
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const held = map.get(key);
  if (held === undefined) map.set(key, [value]);
  else held.push(value);
}

function addAcronym(map: Map<string, AcronymEntry[]>, acronym: string, entity: number): void {
  const { tokens } = readSignature(acronym);
  const key = tokens.map((token) => token.text).join("");
  if (key.length < 2 || tokens.length > longestAcronym) return;
  const held = map.get(key) ?? [];
  if (!held.some((one) => one.entity === entity)) held.push({ entity, written: acronym, spaced: tokens.some((token) => token.gap === "space") });
  map.set(key, held);
}

/** `U1190` and `CIC 1423` stand in the column of acronyms of the register: they are labels. */
export function looksLikeLabel(text: string): boolean {
  // `CIC`, `UMR`: a kind of unit, that names none.
  if (isPrefix(text)) return true;
  return /^(?:U|UMR|UMRS|UMR_S|CIC|US|EA|UR|UPR|FR|UMS|UAR|USR)[-_ ]?[A-Z]{0,2}[-_ ]?\d{2,5}$/i.test(text.trim());
}

/** Each language of a name, without what stands in brackets and without a label at its end. */
function nameVariants(name: string): readonly string[] {
  const bare = name.replace(/\([^)]*\)/g, " ").replace(/[,-]? *\b(?:UMR|UMRS|UMR_S|U|UAR|UMS|EA|CIC|US)[-_ ]?S?[-_ ]?\d{3,4}\b/gi, " ");
  const parts = bare.split(/\s\/\s|\s[-–]\s(?=[A-Z])/).map((part) => part.trim()).filter((part) => foldWords(part).length >= 2);
  // `L'unité de recherche de l'institut du thorax` signs as `l'institut du thorax`.
  const headless = bare.replace(/^\s*(?:l['’])?unit[ée] (?:mixte )?de recherche (?:sur |de |du |des |en )?(?:l['’]|la |les |le )?(?=\S)/i, "").trim();
  return [bare, ...parts, ...(headless !== bare.trim() && foldWords(headless).length >= 2 ? [headless] : [])];
}

function acronymsInName(name: string): readonly string[] {
  return [...name.matchAll(/\(([^()\s]{3,12})\)/g)].flatMap(([, inside]) => (inside !== undefined && /[A-Z].*[A-Z]/.test(inside) ? [inside] : []));
}

function placeBook(entities: readonly IndexedEntity[], towns: readonly EntityPlace[]): PhraseBook<EntityPlace> {
  const book = new PhraseBook<EntityPlace>();
  const byCode = new Map<string, EntityPlace>(towns.map((town) => [town.siteCode, town]));
  for (const { place } of entities) if (place !== null && !byCode.has(place.siteCode)) byCode.set(place.siteCode, place);
  for (const place of byCode.values()) {
    const words = foldWords(place.name);
    book.add(words, place);
    if (words[0] === "saint" || words[0] === "sainte") book.add([words[0] === "saint" ? "st" : "ste", ...words.slice(1)], place);
  }
  return book;
}
