import type { ReadRecords } from "../domain/publications.ts";
import type { Affiliation, Authorship, BibliographicRecord, DocumentType } from "../domain/record.ts";
import { crossrefTypes } from "./parts/document-types.ts";
import { citationsOf, dayOf, emptyRecord, identifiersOf, issnsOf, journalOf, languageOf, orcidOf, publishedOf, ranked, titleOf, typeOf, type Given, type ReadOptions } from "./parts/draft.ts";
import type { Faults } from "./parts/faults.ts";
import { normaliseDoi } from "./identifiers.ts";
import { readAll, type OpenRecords } from "./parts/open-records.ts";
import { openJson } from "./parts/read-json.ts";
import { firstText, integerOf, isObject, listOf, member, textOf, textsOf } from "./shape.ts";
import { plainOrNull } from "./parts/text.ts";

/** Works of the REST API of Crossref: `message.items`, one `message`, a bare list, or JSON Lines of works. */
export function openCrossref(text: string, options: ReadOptions = {}): OpenRecords {
  return openJson(text, [["message", "items"], ["items"]], options, (value, faults) => {
    const message = member(value, "message");
    return crossrefWork(isObject(message) ? message : value, options, faults);
  });
}

/** All records of `openCrossref` together. */
export function readCrossref(text: string, options: ReadOptions = {}): ReadRecords {
  return readAll(openCrossref(text, options));
}

function crossrefWork(value: unknown, options: ReadOptions, faults: Faults): BibliographicRecord | null {
  const doi = textOf(member(value, "DOI"));
  const key = normaliseDoi(doi ?? "");
  if (key === null) {
    faults.fail("record-without-key", { fr: "pas de DOI valide (`DOI`)\u202f; la notice n’est pas lue.", en: "no valid DOI (`DOI`); the record is not read." }, "DOI");
    return null;
  }
  faults.named(key);
  const rawType = textOf(member(value, "type"));
  const container = firstText(member(value, "container-title"));
  const type = documentType(value, rawType, faults);
  const isInBook = type === "book-chapter" || type === "conference-paper";
  const title = firstText(member(value, "title"));
  return {
    ...emptyRecord("crossref", key),
    updatedOn: dayOf(textOf(member(value, "deposited", "date-time")) ?? textOf(member(value, "indexed", "date-time"))),
    identifiers: identifiersOf([["doi", key], ...arxivOf(value, key), ...(type === "book" ? textsOf(member(value, "ISBN")).map((isbn): Given => ["isbn", isbn]) : [])], faults),
    title: titleOf(title === null ? null : [title, ...textsOf(member(value, "subtitle")).slice(0, 1)].join(": "), faults),
    documentType: type, rawType: rawType === null ? null : [rawType, textOf(member(value, "subtype"))].filter((part) => part !== null).join("/"),
    language: languageOf(textOf(member(value, "language"))),
    ...publishedOf(dates(value), null, options, faults),
    journal: journalOf(container, issnsOf(journalIssns(value), faults), textOf(member(value, "publisher"))),
    volume: textOf(member(value, "volume")), issue: textOf(member(value, "issue")), pages: textOf(member(value, "page")) ?? textOf(member(value, "article-number")),
    bookTitle: isInBook ? plainOrNull(container) : null,
    authors: ranked(listOf(member(value, "author")).flatMap((one, index) => authorOf(one, index + 1, faults) ?? []), faults),
    abstract: plainOrNull(textOf(member(value, "abstract"))),
    keywords: [...new Set(textsOf(member(value, "subject")).flatMap((one) => plainOrNull(one) ?? []))],
    citations: citationsOf(integerOf(member(value, "is-referenced-by-count")), null, faults),
    grants: [...new Set(listOf(member(value, "funder")).flatMap((one) => {
      const awards = textsOf(member(one, "award"));
      const name = textOf(member(one, "name"));
      return awards.length > 0 ? awards.map((award) => (name === null ? award : `${name} ${award}`)) : name ?? [];
    }))],
    retracted: listOf(member(value, "updated-by")).some((one) => /^(?:retraction|withdrawal|removal)$/.test(textOf(member(one, "type")) ?? "")) || /^\s*(?:<[a-z]+>)?\s*(?:RETRACTED|WITHDRAWN)\b/.test(title ?? ""),
  };
}

/** A notice of retraction or correction is no article: it says what it updates. */
function documentType(value: unknown, rawType: string | null, faults: Faults): DocumentType | null {
  const updates = listOf(member(value, "update-to")).map((one) => textOf(member(one, "type")));
  const isNotice = updates.some((type) => type !== null && /retract|erratum|corrig|correction|withdraw|concern|removal/.test(type));
  return isNotice && rawType === "journal-article" ? "other" : typeOf(rawType, crossrefTypes, faults);
}

function arxivOf(value: unknown, doi: string): readonly Given[] {
  return doi.startsWith("10.48550/") ? [["arxiv", doi]] : textsOf(member(value, "institution", "acronym")).includes("arXiv") ? [["arxiv", firstText(member(value, "alternative-id"))]] : [];
}

function journalIssns(value: unknown): readonly string[] {
  const typed = listOf(member(value, "issn-type")).toSorted((left, right) => Number(textOf(member(right, "type")) === "electronic") - Number(textOf(member(left, "type")) === "electronic"));
  return [...typed.flatMap((one) => textOf(member(one, "value")) ?? []), ...textsOf(member(value, "ISSN"))];
}

/** Published online or in print; what was issued where neither is told. The deposit of a posted content counts as its day. */
function dates(value: unknown): readonly (string | null)[] {
  const parts = (key: string): string | null => {
    const first = listOf(member(value, key, "date-parts"))[0];
    const numbers = listOf(first).map((one) => integerOf(one));
    return numbers[0] === null || numbers[0] === undefined ? null : numbers.filter((one) => one !== null).map((one) => String(one)).join("-");
  };
  const told = ["published-online", "published-print", "published", "posted"].map(parts);
  return told.some((one) => one !== null) ? told : [parts("issued")];
}

function authorOf(value: unknown, rank: number, faults: Faults): Omit<Authorship, "rank"> | null {
  const given = plainOrNull(textOf(member(value, "given")));
  const family = plainOrNull(textOf(member(value, "family")));
  const name = [given, family, plainOrNull(textOf(member(value, "suffix")))].filter((part) => part !== null).join(" ") || plainOrNull(textOf(member(value, "name")));
  if (name === null || name === "") {
    faults.warn("author-unreadable", { fr: `l’auteur de rang ${rank} n’a pas de nom\u202f; il n’est pas retenu.`, en: `author number ${rank} has no name; it is not kept.` }, "authors");
    return null;
  }
  return {
    name, given, family, orcid: orcidOf(textOf(member(value, "ORCID")), rank, faults), corresponding: false,
    affiliations: listOf(member(value, "affiliation")).flatMap((one): readonly Affiliation[] => {
      const raw = [...textsOf(member(one, "department")), textOf(member(one, "name")), ...textsOf(member(one, "place"))].filter((part) => part !== null).join(", ");
      const identifiers = listOf(member(one, "id")).flatMap((id) => {
        const ror = textOf(member(id, "id-type")) === "ROR" ? textOf(member(id, "id")) : null;
        return ror === null ? [] : [{ scheme: "ror", value: ror.replace(/^.*\//, "") }];
      });
      return raw === "" && identifiers.length === 0 ? [] : [{ raw, identifiers, country: null }];
    }),
  };
}
