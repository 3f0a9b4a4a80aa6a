import type { ReadRecords } from "../domain/publications.ts";
import type { AccessLocation, AccessStatement, Affiliation, Authorship, BibliographicRecord, DocumentType, FieldWeight } from "../domain/record.ts";
import { openAlexTypes } from "./parts/document-types.ts";
import { citationsOf, dayOf, emptyRecord, equalFields, identifiersOf, issnsOf, journalOf, languageOf, orcidOf, publishedOf, ranked, titleOf, typeOf, type ReadOptions } from "./parts/draft.ts";
import type { Faults } from "./parts/faults.ts";
import { normaliseOpenAlex } from "./identifiers.ts";
import { readAll, type OpenRecords } from "./parts/open-records.ts";
import { openJson } from "./parts/read-json.ts";
import { foldRepository } from "./repositories.ts";
import { booleanOf, integerOf, isObject, listOf, member, textOf, textsOf } from "./shape.ts";
import { plainOrNull } from "./parts/text.ts";

/** Fields of research of OpenAlex (252 subfields, classification of January 2024). */
export const openAlexScheme = "openalex-subfield-2024";

/**
 * Works of OpenAlex: an answer of `/works` (`{ meta, results }`), a bare list, one work, or JSON Lines. The fields are the
 * distinct subfields of `topics`, in equal shares; of `primary_topic` where there is no list.
 */
export function openOpenAlex(text: string, options: ReadOptions = {}): OpenRecords {
  return openJson(text, [["results"]], options, (value, faults) => openAlexWork(value, options, faults));
}

/** All records of `openOpenAlex` together. */
export function readOpenAlex(text: string, options: ReadOptions = {}): ReadRecords {
  return readAll(openOpenAlex(text, options));
}

function openAlexWork(value: unknown, options: ReadOptions, faults: Faults): BibliographicRecord | null {
  const key = normaliseOpenAlex(textOf(member(value, "id")) ?? "");
  if (key === null) {
    faults.fail("record-without-key", { fr: "pas d’identifiant OpenAlex (`id`)\u202f; la notice n’est pas lue.", en: "no OpenAlex identifier (`id`); the record is not read." }, "id");
    return null;
  }
  faults.named(key);
  const ids = member(value, "ids");
  const place = member(value, "primary_location", "source");
  const biblio = member(value, "biblio");
  const isJournal = textOf(member(place, "type")) !== "repository";
  const rawType = textOf(member(value, "type"));
  const counts = member(value, "counts_by_year");
  return {
    ...emptyRecord("openalex", key),
    updatedOn: dayOf(textOf(member(value, "updated_date"))),
    identifiers: identifiersOf([
      ["doi", textOf(member(value, "doi")) ?? textOf(member(ids, "doi"))], ["pmid", textOf(member(ids, "pmid"))], ["pmcid", textOf(member(ids, "pmcid"))], ["openalex", key],
    ], faults),
    title: titleOf(textOf(member(value, "title")) ?? textOf(member(value, "display_name")), faults),
    documentType: documentType(value, rawType, faults), rawType,
    language: languageOf(textOf(member(value, "language"))),
    ...publishedOf([textOf(member(value, "publication_date"))], integerOf(member(value, "publication_year")), options, faults),
    journal: isJournal ? journalOf(textOf(member(place, "display_name")), issnsOf([textOf(member(place, "issn_l")), ...textsOf(member(place, "issn"))], faults), textOf(member(place, "host_organization_name"))) : null,
    volume: textOf(member(biblio, "volume")), issue: textOf(member(biblio, "issue")), pages: pagesOf(textOf(member(biblio, "first_page")), textOf(member(biblio, "last_page"))),
    authors: ranked(listOf(member(value, "authorships")).flatMap((one, index) => authorOf(one, index + 1, faults) ?? []), faults),
    authorsIncomplete: booleanOf(member(value, "is_authors_truncated")) === true,
    abstract: abstractOf(member(value, "abstract_inverted_index"), faults),
    keywords: [...new Set(listOf(member(value, "keywords")).flatMap((one) => plainOrNull(textOf(member(one, "display_name")) ?? textOf(one)) ?? []))],
    fields: fieldsOf(value),
    citations: citationsOf(integerOf(member(value, "cited_by_count")), Array.isArray(counts) ? listOf(counts).map((one) => ({ year: integerOf(member(one, "year")), count: integerOf(member(one, "cited_by_count")) })) : null, faults),
    access: accessOf(value),
    grants: grantsOf(value),
    retracted: booleanOf(member(value, "is_retracted")) === true,
  };
}

/** OpenAlex calls a paper of a conference an `article`: its place, or the type of Crossref, tells. */
function documentType(value: unknown, rawType: string | null, faults: Faults): DocumentType | null {
  if (booleanOf(member(value, "is_paratext")) === true) return "other";
  const isConference = textOf(member(value, "primary_location", "source", "type")) === "conference" || textOf(member(value, "type_crossref")) === "proceedings-article";
  if (rawType === "article" && isConference) return "conference-paper";
  return typeOf(rawType, openAlexTypes, faults);
}

export function pagesOf(first: string | null, last: string | null): string | null {
  return first === null ? last : last === null || last === first ? first : `${first}-${last}`;
}

function authorOf(value: unknown, rank: number, faults: Faults): Omit<Authorship, "rank"> | null {
  const name = plainOrNull(textOf(member(value, "raw_author_name")) ?? textOf(member(value, "author", "display_name")));
  if (!isObject(value) || name === null) {
    faults.warn("author-unreadable", { fr: `l’auteur de rang ${rank} n’a pas de nom\u202f; il n’est pas retenu.`, en: `author number ${rank} has no name; it is not kept.` }, "authors");
    return null;
  }
  return {
    name, given: null, family: null, orcid: orcidOf(textOf(member(value, "author", "orcid")), rank, faults), corresponding: booleanOf(member(value, "is_corresponding")) === true,
    affiliations: affiliationsOf(value),
  };
}

interface Institution {
  readonly id: string | null;
  readonly ror: string | null;
  readonly name: string | null;
  readonly country: string | null;
}

function affiliationsOf(value: unknown): readonly Affiliation[] {
  const institutions = listOf(member(value, "institutions")).map((one): Institution => ({
    id: textOf(member(one, "id"))?.replace(/^.*\//, "") ?? null, ror: textOf(member(one, "ror"))?.replace(/^.*\//, "") ?? null, name: textOf(member(one, "display_name")),
    country: /^[a-z]{2}$/i.test(textOf(member(one, "country_code")) ?? "") ? textOf(member(one, "country_code"))?.toUpperCase() ?? null : null,
  }));
  const paired = listOf(member(value, "affiliations")).flatMap((one) => {
    const raw = textOf(member(one, "raw_affiliation_string"));
    const ids = new Set(textsOf(member(one, "institution_ids")).map((id) => id.replace(/^.*\//, "")));
    return raw === null ? [] : [affiliation(raw, institutions.filter(({ id }) => id !== null && ids.has(id)))];
  });
  if (paired.length > 0) return paired;
  const raws = textsOf(member(value, "raw_affiliation_strings"));
  const [only] = raws;
  if (raws.length === 1 && only !== undefined) return [affiliation(only, institutions)];
  if (raws.length === 0) return institutions.map((one) => affiliation("", [one]));
  // Older answers do not say which institution was seen in which signature: its name does, where it stands there.
  const left = new Set(institutions);
  const named = raws.map((raw) => affiliation(raw, institutions.filter((one) => {
    const isThere = one.name !== null && raw.toLowerCase().includes(one.name.toLowerCase());
    if (isThere) left.delete(one);
    return isThere;
  })));
  return [...named, ...[...left].map((one) => affiliation("", [one]))];
}

/** Several countries in one signature: the first is its country, all of them stand among the identifiers. */
function affiliation(raw: string, institutions: readonly Institution[]): Affiliation {
  const countries = [...new Set(institutions.flatMap(({ country }) => country ?? []))];
  return {
    raw, country: countries[0] ?? null,
    identifiers: [
      ...institutions.flatMap(({ id, ror }) => [...(ror === null ? [] : [{ scheme: "ror", value: ror }]), ...(id === null ? [] : [{ scheme: "openalex", value: id }])]),
      ...(countries.length > 1 ? countries.map((value) => ({ scheme: "country", value })) : []),
    ],
  };
}

function fieldsOf(value: unknown): readonly FieldWeight[] {
  const subfield = (topic: unknown): readonly { readonly code: string; readonly label: string }[] => {
    const code = textOf(member(topic, "subfield", "id"))?.replace(/^.*\//, "");
    return code === undefined ? [] : [{ code, label: textOf(member(topic, "subfield", "display_name")) ?? code }];
  };
  const all = listOf(member(value, "topics")).flatMap(subfield);
  return equalFields(openAlexScheme, all.length > 0 ? all : subfield(member(value, "primary_topic")));
}

/** Words by place, written out again. An index that claims millions of places is not followed. */
function abstractOf(value: unknown, faults: Faults): string | null {
  if (!isObject(value)) return null;
  const words: (readonly [number, string])[] = [];
  for (const [word, places] of Object.entries(value)) for (const place of listOf(places)) if (typeof place === "number" && Number.isSafeInteger(place) && place >= 0) words.push([place, word]);
  if (words.length > 50_000) {
    faults.warn("abstract-too-long", { fr: "le résumé dépasse 50\u202f000 mots\u202f; il n’est pas retenu.", en: "the abstract is longer than 50,000 words; it is not kept." }, "abstract");
    return null;
  }
  return plainOrNull(words.toSorted((left, right) => left[0] - right[0]).map(([, word]) => word).join(" "));
}

const versions: Readonly<Record<string, AccessLocation["version"]>> = { submittedVersion: "submitted", acceptedVersion: "accepted", publishedVersion: "published" };

function accessOf(value: unknown): AccessStatement | null {
  const isOpen = booleanOf(member(value, "open_access", "is_oa"));
  if (isOpen === null) return null;
  const price = integerOf(member(value, "apc_list", "value"));
  const told = listOf(member(value, "locations"));
  const best = member(value, "best_oa_location");
  return {
    isOpen, hasCharge: price === null ? null : price > 0,
    locations: (told.length > 0 ? told : isObject(best) ? [best] : []).filter(isObject).map((one): AccessLocation => {
      const source = member(one, "source");
      const isRepository = textOf(member(source, "type")) === "repository";
      const url = textOf(member(one, "pdf_url")) ?? textOf(member(one, "landing_page_url"));
      const version = textOf(member(one, "version"));
      return {
        host: isRepository ? "repository" : "publisher", repository: isRepository ? foldRepository(textOf(member(source, "display_name")), url) : textOf(member(source, "host_organization_name")),
        url, licence: textOf(member(one, "license")), version: version !== null && Object.hasOwn(versions, version) ? versions[version] ?? null : null, isOpen: booleanOf(member(one, "is_oa")) === true,
        journalIsOpen: isRepository ? null : booleanOf(member(source, "is_oa")), journalInDoaj: isRepository ? null : booleanOf(member(source, "is_in_doaj")),
      };
    }),
  };
}

function grantsOf(value: unknown): readonly string[] {
  const all = [...listOf(member(value, "grants")), ...listOf(member(value, "awards"))];
  return [...new Set(all.flatMap((one) => {
    const parts = [textOf(member(one, "funder_display_name")), textOf(member(one, "award_id")) ?? textOf(member(one, "funder_award_id"))].filter((part) => part !== null);
    return parts.length === 0 ? [] : [parts.join(" ")];
  }))];
}
