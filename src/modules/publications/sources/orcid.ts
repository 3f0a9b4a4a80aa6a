import type { ReadRecords } from "../domain/publications.ts";
import type { Authorship, BibliographicRecord, WorkScheme } from "../domain/record.ts";
import { orcidTypes } from "./parts/document-types.ts";
import { dayOf, emptyRecord, identifiersOf, journalOf, publishedOf, titleOf, typeOf, type Given, type ReadOptions } from "./parts/draft.ts";
import type { Faults } from "./parts/faults.ts";
import { normaliseOrcid } from "./identifiers.ts";
import { readAll, type OpenRecords } from "./parts/open-records.ts";
import { openJson } from "./parts/read-json.ts";
import { integerOf, listOf, member, textOf } from "./shape.ts";
import { plainOrNull } from "./parts/text.ts";

const schemesOf: Readonly<Record<string, WorkScheme>> = { doi: "doi", pmid: "pmid", pmc: "pmcid", arxiv: "arxiv", hal: "hal", isbn: "isbn", openalex: "openalex" };

/**
 * Works of an ORCID record (public API v3, `/works`): one record for each summary, since several sources may have told of one
 * work. It holds one author at most, the owner of the record where the answer names them: `authorsIncomplete`.
 */
export function openOrcid(text: string, options: ReadOptions = {}): OpenRecords {
  const owner = ownerOf(text);
  return openJson(text, [["group"], ["activities-summary", "works", "group"]], options, (value, faults) => {
    const summaries = listOf(member(value, "work-summary"));
    if (summaries.length === 0) {
      faults.fail("record-unreadable", { fr: "le groupe ne porte aucun travail (`work-summary`)\u202f; il n’est pas lu.", en: "the group holds no work (`work-summary`); it is not read." }, "work-summary");
      return null;
    }
    return summaries.flatMap((one) => summary(one, owner, options, faults) ?? []);
  });
}

/** All records of `openOrcid` together. */
export function readOrcid(text: string, options: ReadOptions = {}): ReadRecords {
  return readAll(openOrcid(text, options));
}

/** Name of the owner, where the whole record was handed over. */
function ownerOf(text: string): Omit<Authorship, "orcid"> | null {
  if (!text.includes("\"person\"")) return null;
  try {
    const person = member(JSON.parse(text) as unknown, "person", "name");
    const given = plainOrNull(textOf(member(person, "given-names", "value")));
    const family = plainOrNull(textOf(member(person, "family-name", "value")));
    const name = plainOrNull(textOf(member(person, "credit-name", "value"))) ?? [given, family].filter((part) => part !== null).join(" ");
    return name === "" ? null : { rank: 1, name, given, family, corresponding: false, affiliations: [] };
  } catch {
    return null;
  }
}

function summary(value: unknown, owner: Omit<Authorship, "orcid"> | null, options: ReadOptions, faults: Faults): BibliographicRecord | null {
  const key = integerOf(member(value, "put-code"));
  if (key === null) {
    faults.fail("record-without-key", { fr: "pas de numéro (`put-code`)\u202f; la notice n’est pas lue.", en: "no number (`put-code`); the record is not read." }, "put-code");
    return null;
  }
  faults.named(String(key));
  const identifiers = listOf(member(value, "external-ids", "external-id")).flatMap((one): readonly Given[] => {
    const type = textOf(member(one, "external-id-type"))?.toLowerCase() ?? "";
    const scheme = Object.hasOwn(schemesOf, type) ? schemesOf[type] : undefined;
    // `part-of` names the book or the issue, `version-of` another version: they do not name this work.
    if (scheme === undefined || (textOf(member(one, "external-id-relationship")) ?? "self").toLowerCase() !== "self") return [];
    return [[scheme, textOf(member(one, "external-id-value"))]];
  });
  const date = member(value, "publication-date");
  const published = [textOf(member(date, "year", "value")), textOf(member(date, "month", "value")), textOf(member(date, "day", "value"))];
  const rawType = textOf(member(value, "type"));
  const modified = integerOf(member(value, "last-modified-date", "value"));
  const orcid = normaliseOrcid(/\d{4}-\d{4}-\d{4}-\d{3}[\dX]/.exec(textOf(member(value, "path")) ?? "")?.[0] ?? "");
  const title = textOf(member(value, "title", "title", "value"));
  const subtitle = textOf(member(value, "title", "subtitle", "value"));
  return {
    ...emptyRecord("orcid", String(key)),
    updatedOn: modified === null || Math.abs(modified) > 8e15 ? null : dayOf(new Date(modified).toISOString()),
    identifiers: identifiersOf(identifiers, faults),
    title: titleOf(title === null || subtitle === null ? title : `${title}: ${subtitle}`, faults),
    documentType: typeOf(rawType?.toLowerCase().replaceAll("_", "-") ?? null, orcidTypes, faults), rawType,
    ...publishedOf([published[0] === null ? null : published.slice(0, published.includes(null) ? published.indexOf(null) : 3).join("-")], null, options, faults),
    journal: journalOf(textOf(member(value, "journal-title", "value")), [], null),
    authors: owner === null ? [] : [{ ...owner, orcid }], authorsIncomplete: true,
  };
}
