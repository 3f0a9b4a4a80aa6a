import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { HarvestQuery, HarvestSource } from "./harvest.ts";

/** One way to ask a source. */
export interface QueryKind {
  readonly by: string;
  readonly label: Bilingual;
  readonly hint: Bilingual;
  /** What a value looks like; null: the source is asked without a value. */
  readonly shape: RegExp | null;
}

export interface SourceFacts {
  readonly source: HarvestSource;
  readonly name: string;
  readonly baseAddress: string;
  /** Requests per second that the source allows to whoever says who asks, or fewer. */
  readonly requestsPerSecond: number;
  /** Records per request. */
  readonly pageSize: number;
  readonly kinds: readonly QueryKind[];
  /** Can it be asked by day of publication? */
  readonly byPublication: boolean;
}

const ror = /^(?:https?:\/\/ror\.org\/)?0[a-hj-km-np-tv-z0-9]{6}\d{2}$/i;
const words = /^\P{Cc}{2,2000}$/u;
const rorKind: QueryKind = { by: "ror", label: both("Identifiant ROR", "ROR identifier"), hint: both("Par exemple 02vjkv261.", "For example 02vjkv261."), shape: ror };

/**
 * What each source is and how it may be asked. Rates and page sizes: HAL (api.archives-ouvertes.fr/docs, no rate given),
 * OpenAlex (developers.openalex.org, 100 per page), Crossref (1000 rows, one cursor at a time), NCBI E-utilities (3 per
 * second without key), ORCID (24 per second).
 */
export const sourceFacts: Readonly<Record<HarvestSource, SourceFacts>> = {
  hal: {
    source: "hal", name: "HAL", baseAddress: "https://api.archives-ouvertes.fr", requestsPerSecond: 1, pageSize: 200, byPublication: true,
    kinds: [
      { by: "collection", label: both("Collection", "Collection"), hint: both("Le code de la collection, en majuscules\u202f: INSERM.", "The code of the collection, in capitals: INSERM."), shape: /^[A-Za-z0-9][A-Za-z0-9_-]{0,80}$/ },
      { by: "structure", label: both("Structures HAL", "HAL structures"), hint: both("Numéros d’AuréHAL, séparés par des virgules.", "AuréHAL numbers, separated by commas."), shape: /^\d{1,9}(?:\s*,\s*\d{1,9}){0,199}$/ },
      { by: "query", label: both("Requête Solr", "Solr query"), hint: both("Dans les mots de HAL\u202f: labStructAcronym_s:CRCL.", "In the words of HAL: labStructAcronym_s:CRCL."), shape: words },
    ],
  },
  openalex: {
    source: "openalex", name: "OpenAlex", baseAddress: "https://api.openalex.org", requestsPerSecond: 5, pageSize: 100, byPublication: true,
    kinds: [
      rorKind,
      { by: "institution", label: both("Institution OpenAlex", "OpenAlex institution"), hint: both("Avec les structures qui en dépendent\u202f: I154526488.", "With the structures below it: I154526488."), shape: /^[Ii]\d{4,12}$/ },
    ],
  },
  crossref: {
    source: "crossref", name: "Crossref", baseAddress: "https://api.crossref.org", requestsPerSecond: 1, pageSize: 500, byPublication: true,
    kinds: [rorKind, { by: "affiliation", label: both("Mots de l’affiliation", "Words of the affiliation"), hint: both("Large\u202f: rend tout ce qui porte un de ces mots.", "Wide: gives everything that bears one of these words."), shape: words }],
  },
  pubmed: {
    source: "pubmed", name: "PubMed", baseAddress: "https://eutils.ncbi.nlm.nih.gov/entrez/eutils", requestsPerSecond: 3, pageSize: 200, byPublication: true,
    kinds: [{ by: "term", label: both("Requête PubMed", "PubMed query"), hint: both("Par exemple Inserm[Affiliation].", "For example Inserm[Affiliation]."), shape: words }],
  },
  orcid: {
    source: "orcid", name: "ORCID", baseAddress: "https://pub.orcid.org/v3.0", requestsPerSecond: 8, pageSize: 1, byPublication: false,
    kinds: [{ by: "people", label: both("Personnes de l’annuaire", "People of the directory"), hint: both("Toutes celles dont l’ORCID est connu\u202f; aucune valeur à donner.", "All those whose ORCID is known; no value to give."), shape: null }],
  },
};

/** `collection:INSERM` and the like, as settings and the API write a query. Null where there is no colon and none is due. */
export function parseQuery(source: HarvestSource, text: string): HarvestQuery | null {
  const [, by, value] = /^([a-z]+)(?::([^]*))?$/.exec(text.trim()) ?? [];
  if (by === undefined || !sourceFacts[source].kinds.some((kind) => kind.by === by)) return null;
  return { by, value: (value ?? "").trim() };
}

/** The same query always written alike, so that a later harvest finds the one before. */
export function normalQuery(source: HarvestSource, { by, value }: HarvestQuery): HarvestQuery {
  const text = value.trim().replace(/\s+/g, " ");
  if (by === "ror") return { by, value: text.toLowerCase().replace(/^https?:\/\/ror\.org\//, "") };
  if (by === "structure") return { by, value: [...new Set(text.split(/\s*,\s*/))].sort((one, two) => Number(one) - Number(two)).join(",") };
  if (by === "collection" || by === "institution") return { by, value: text.toUpperCase() };
  return { by, value: sourceFacts[source].kinds.find((kind) => kind.by === by)?.shape === null ? "" : text };
}

/** What is wrong with a query, all at once. */
export function queryIssues(source: HarvestSource, { by, value }: HarvestQuery): Issue[] {
  const { kinds, name } = sourceFacts[source];
  const kind = kinds.find((one) => one.by === by);
  if (kind === undefined) {
    const known = kinds.map((one) => one.by).join(", ");
    return [{ code: "publications.harvest-unknown-query", severity: "error", field: "by", text: both(`${name} ne se demande pas par «\u202f${by}\u202f». Possible\u202f: ${known}.`, `${name} cannot be asked by “${by}”. Possible: ${known}.`) }];
  }
  if (kind.shape === null || kind.shape.test(value.trim())) return [];
  return [{ code: "publications.harvest-malformed-query", severity: "error", field: "value", text: both(`${name}, ${kind.label.fr.toLowerCase()}\u202f: la valeur n’a pas la forme attendue. ${kind.hint.fr}`, `${name}, ${kind.label.en.toLowerCase()}: the value does not have the expected form. ${kind.hint.en}`) }];
}
