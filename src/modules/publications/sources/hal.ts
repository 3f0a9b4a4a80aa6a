import type { ReadRecords } from "../domain/publications.ts";
import type { AccessLocation, AccessStatement, Affiliation, Authorship, BibliographicRecord, FieldWeight, HalDeposit } from "../domain/record.ts";
import { halSubtypes, halTypes } from "./parts/document-types.ts";
import { dayOf, emptyRecord, equalFields, identifiersOf, issnsOf, journalOf, languageOf, orcidOf, publishedOf, ranked, titleOf, typeOf, type ReadOptions } from "./parts/draft.ts";
import type { Faults } from "./parts/faults.ts";
import { readTeiDocument, type TeiNotice } from "./hal-tei.ts";
import { parseHalId } from "./identifiers.ts";
import { readAll, type OpenRecords } from "./parts/open-records.ts";
import { openJson } from "./parts/read-json.ts";
import { booleanOf, firstText, integerOf, member, textOf, textsOf } from "./shape.ts";
import { plainOrNull } from "./parts/text.ts";

/** Domains of HAL, as its API writes them (`sdv.can`). */
export const halScheme = "hal-domain";

/** Fields to ask the search API of HAL for: everything that `readHal` reads. */
export const halFields: readonly string[] = [
  "docid", "halId_s", "version_i", "uri_s", "doiId_s", "pubmedId_s", "pubmedcentralId_s", "arxivId_s", "nntId_s", "isbn_s", "title_s", "subTitle_s", "abstract_s", "keyword_s", "docType_s", "docSubType_s", "language_s", "publicationDate_s",
  "ePublicationDate_s", "producedDate_s", "submittedDate_s", "modifiedDate_s", "journalTitle_s", "journalIssn_s", "journalEissn_s", "journalPublisher_s", "publisher_s", "volume_s", "issue_s", "page_s", "bookTitle_s", "conferenceTitle_s",
  "authFullName_s", "authFullNameFormIDPersonIDIDHal_fs", "authIdHasPrimaryStructure_fs", "authIdHasStructure_fs", "authORCIDIdExt_s", "authQuality_s", "structId_i", "structCountry_s", "collCode_s", "domain_s", "fr_domainAllCodeLabel_fs", "openAccess_bool",
  "submitType_s", "fileMain_s", "licence_s", "linkExtId_s", "linkExtUrl_s", "anrProjectReference_s", "europeanProjectReference_s", "label_xml",
];

const joins = "_JoinSep_";
const parts = "_FacetSep_";

/**
 * Answers of the search API of HAL (`response.docs`), a bare list, or JSON Lines. The TEI of the record (`label_xml`) tells,
 * where it was asked for, what the flat fields do not: whose ORCID, which lab with its number and country, until when a file is closed.
 */
export function openHal(text: string, options: ReadOptions = {}): OpenRecords {
  return openJson(text, [["response", "docs"], ["docs"]], options, (value, faults) => halRecord(value, options, faults));
}

/** All records of `openHal` together. */
export function readHal(text: string, options: ReadOptions = {}): ReadRecords {
  return readAll(openHal(text, options));
}

function halRecord(value: unknown, options: ReadOptions, faults: Faults): BibliographicRecord | null {
  const named = parseHalId(textOf(member(value, "halId_s")) ?? firstText(member(value, "uri_s")) ?? "");
  if (named === null) {
    faults.fail("record-without-key", { fr: "pas d’identifiant HAL (`halId_s`)\u202f; la notice n’est pas lue.", en: "no HAL identifier (`halId_s`); the record is not read." }, "halId_s");
    return null;
  }
  faults.named(named.halId);
  const tei = readTeiDocument(textOf(member(value, "label_xml")) ?? "");
  const rawType = textOf(member(value, "docType_s"));
  const subtype = textOf(member(value, "docSubType_s"));
  const told = rawType === null ? null : typeOf(rawType, halTypes, faults);
  const issns = issnsOf([firstText(member(value, "journalEissn_s")), firstText(member(value, "journalIssn_s"))], faults);
  const title = firstText(member(value, "title_s"));
  const deposit = depositOf(value, named.halId, integerOf(member(value, "version_i")) ?? named.version ?? 1, tei, options);
  return {
    ...emptyRecord("hal", named.halId),
    updatedOn: dayOf(firstText(member(value, "modifiedDate_s"))),
    identifiers: identifiersOf([
      ["doi", firstText(member(value, "doiId_s"))], ["pmid", firstText(member(value, "pubmedId_s"))], ["pmcid", firstText(member(value, "pubmedcentralId_s"))], ["hal", named.halId],
      ["nnt", firstText(member(value, "nntId_s"))], ["arxiv", firstText(member(value, "arxivId_s"))], ["isbn", rawType === "COUV" ? null : firstText(member(value, "isbn_s"))],
    ], faults),
    title: titleOf(title === null ? null : [title, ...textsOf(member(value, "subTitle_s")).slice(0, 1)].join(" : "), faults),
    documentType: rawType === null ? typeOf(null, halTypes, faults) : subtype !== null && Object.hasOwn(halSubtypes, subtype) ? halSubtypes[subtype] ?? told : told,
    rawType: rawType === null ? null : subtype === null || subtype === rawType ? rawType : `${rawType}/${subtype}`,
    language: languageOf(firstText(member(value, "language_s"))),
    ...publishedOf(dates(value), integerOf(member(value, "publicationDateY_i")), options, faults),
    journal: journalOf(firstText(member(value, "journalTitle_s")), issns, firstText(member(value, "journalPublisher_s"), member(value, "publisher_s"))),
    volume: firstText(member(value, "volume_s")), issue: firstText(member(value, "issue_s")), pages: firstText(member(value, "page_s")),
    bookTitle: plainOrNull(firstText(member(value, "bookTitle_s"), member(value, "conferenceTitle_s"))),
    authors: ranked(tei !== null && tei.authors.length > 0 ? teiAuthors(tei, faults) : flatAuthors(value, faults), faults),
    abstract: plainOrNull(firstText(member(value, "abstract_s"))),
    keywords: [...new Set(textsOf(member(value, "keyword_s")).flatMap((one) => plainOrNull(one) ?? []))],
    fields: domainsOf(value),
    access: accessOf(value, deposit),
    hal: deposit,
    grants: [...new Set([...textsOf(member(value, "anrProjectReference_s")), ...textsOf(member(value, "europeanProjectReference_s"))])],
  };
}

/** Publication first, online or in print; the date of production where there is neither (a thesis, a report). */
function dates(value: unknown): readonly (string | null)[] {
  const published = [firstText(member(value, "publicationDate_s")), firstText(member(value, "ePublicationDate_s"))];
  return published.some((text) => text !== null) ? published : [firstText(member(value, "producedDate_s"))];
}

function depositOf(value: unknown, halId: string, version: number, tei: TeiNotice | null, options: ReadOptions): HalDeposit {
  const told = textOf(member(value, "submitType_s"));
  const hasFile = firstText(member(value, "fileMain_s")) !== null;
  const submitType = told === "file" || told === "notice" || told === "annex" ? told : hasFile ? "file" : "notice";
  const embargo = tei?.embargoUntil ?? null;
  // HAL writes the day of the deposit there where nothing is closed.
  const isClosed = options.today === undefined ? booleanOf(member(value, "openAccess_bool")) === false : embargo !== null && embargo > options.today;
  const embargoUntil = submitType === "file" && isClosed ? embargo : null;
  return {
    halId, version, submitType,
    // `openAccess_bool` is true for a link to an open text elsewhere as well: only a file that stands here is an open file.
    openFile: submitType === "file" && booleanOf(member(value, "openAccess_bool")) !== false && embargoUntil === null && (hasFile || booleanOf(member(value, "openAccess_bool")) === true),
    embargoUntil, depositedOn: dayOf(firstText(member(value, "submittedDate_s"))),
    collections: textsOf(member(value, "collCode_s")), structureIds: [...new Set(textsOf(member(value, "structId_i")))],
  };
}

function accessOf(value: unknown, deposit: HalDeposit): AccessStatement | null {
  const isOpen = booleanOf(member(value, "openAccess_bool"));
  if (isOpen === null && deposit.submitType !== "file") return null;
  const base = { version: null, isOpen: true, journalIsOpen: null, journalInDoaj: null } as const;
  const locations: AccessLocation[] = [];
  if (deposit.submitType === "file") locations.push({ ...base, host: "repository", repository: "HAL", url: firstText(member(value, "fileMain_s"), member(value, "uri_s")), licence: firstText(member(value, "licence_s")), isOpen: deposit.openFile });
  const link = firstText(member(value, "linkExtId_s"));
  if (link !== null) {
    const repository = link === "arxiv" ? "arXiv" : link === "pubmedcentral" ? "PubMed Central" : null;
    locations.push({ ...base, host: repository === null ? "publisher" : "repository", repository, url: firstText(member(value, "linkExtUrl_s")), licence: null });
  }
  return { isOpen: locations.some((one) => one.isOpen) || (isOpen === true && deposit.embargoUntil === null), locations, hasCharge: null };
}

/** The deepest domains, in equal shares: `0.sdv` says no more than `1.sdv.can` below it. */
function domainsOf(value: unknown): readonly FieldWeight[] {
  const labels = new Map(textsOf(member(value, "fr_domainAllCodeLabel_fs")).map((text) => [text.split(parts)[0] ?? "", text.split(parts)[1] ?? ""]));
  const codes = [...new Set(textsOf(member(value, "domain_s")).map((text) => text.replace(/^\d+\./, "")))];
  return equalFields(halScheme, codes.filter((code) => !codes.some((other) => other.startsWith(`${code}.`))).map((code) => ({ code, label: plainOrNull(labels.get(code) ?? null) ?? code })));
}

function teiAuthors(tei: TeiNotice, faults: Faults): readonly Omit<Authorship, "rank">[] {
  return tei.authors.map((author, index) => ({
    name: author.name, given: author.given, family: author.family, orcid: orcidOf(author.orcid, index + 1, faults), corresponding: author.corresponding,
    affiliations: [...author.affiliations, ...author.structures.flatMap((id): readonly Affiliation[] => {
      const structure = tei.structures.get(id);
      return structure === undefined ? [{ raw: "", identifiers: [{ scheme: "hal-structure", value: id }], country: null }] : [structure];
    })],
  }));
}

/** Authors of the flat fields: who is where stands in `authIdHasPrimaryStructure_fs`, by the number of the author's form. */
function flatAuthors(value: unknown, faults: Faults): readonly Omit<Authorship, "rank">[] {
  const names = textsOf(member(value, "authFullName_s"));
  const forms = textsOf(member(value, "authFullNameFormIDPersonIDIDHal_fs")).map((text) => text.split(parts));
  const orcids = textsOf(member(value, "authORCIDIdExt_s"));
  const structureIds = textsOf(member(value, "structId_i"));
  const structureCountries = textsOf(member(value, "structCountry_s"));
  const countries = new Map(structureIds.length === structureCountries.length ? structureIds.map((id, index) => [id, structureCountries[index]?.toUpperCase()]) : []);
  const primary = textsOf(member(value, "authIdHasPrimaryStructure_fs"));
  const byForm = new Map<string, Affiliation[]>();
  for (const text of primary.length > 0 ? primary : textsOf(member(value, "authIdHasStructure_fs"))) {
    const [who, where] = text.split(joins);
    const [form] = (who ?? "").split(parts);
    const [id, name] = (where ?? "").split(parts);
    if (form === undefined || id === undefined || id === "") continue;
    const country = countries.get(id);
    const list = byForm.get(form) ?? [];
    list.push({ raw: plainOrNull(name ?? null) ?? "", identifiers: [{ scheme: "hal-structure", value: id }], country: country !== undefined && /^[A-Z]{2}$/.test(country) ? country : null });
    byForm.set(form, list);
  }
  return names.map((raw, index) => {
    const form = forms.length === names.length ? forms[index] : forms.find(([name]) => name === raw);
    return {
      name: plainOrNull(raw) ?? raw, given: null, family: null, corresponding: false,
      // The list holds those who have one, with no word of whose it is, unless everybody has.
      orcid: orcids.length === names.length ? orcidOf(orcids[index] ?? null, index + 1, faults) : null,
      affiliations: byForm.get(form?.[1] ?? "") ?? [],
    };
  });
}

