import type { OaiFormat } from "../../../kernel/oai/index.ts";
import { addDays, type Day } from "../../../kernel/time/day.ts";
import { element, type XmlElement } from "../../../kernel/xml/xml.ts";
import type { Authorship, DocumentType } from "../domain/record.ts";
import type { Work } from "../domain/work.ts";
import { accessRightOf, licencesOf } from "./access.ts";
import type { WorkAffiliations } from "./affiliations.ts";
import { demonstrationNotice } from "./dublin-core.ts";

/** OpenAIRE Guidelines for CRIS Managers 1.2. */
export const cerifFormat: OaiFormat = {
  prefix: "oai_cerif_openaire",
  schema: "https://www.openaire.eu/schema/cris/1.2/openaire-cerif-profile.xsd",
  namespace: "https://www.openaire.eu/cerif-profile/1.2/",
};

const typeNamespace = "https://www.openaire.eu/cerif-profile/vocab/COAR_Publication_Types";
const coarType = "http://purl.org/coar/resource_type/";
const coarAccess = "http://purl.org/coar/access_right";

/** COAR resource types among those that the profile admits for publications; a dataset or a patent is no publication there. */
const types: Readonly<Record<DocumentType, string | null>> = {
  article: "c_6501", review: "c_dcae04bc", letter: "c_545b", editorial: "c_b239", "conference-paper": "c_5794", book: "c_2f33", "book-chapter": "c_3248", thesis: "c_db06", preprint: "c_816b", report: "c_93fc",
  dataset: null, patent: null, other: "c_18cf",
};

const longestId = 128;

/** The id of a work in CERIF, which is also what its OAI identifier ends with, as the guidelines ask. */
export function publicationId(code: string): string {
  return `publications/${code}`;
}

/** Works that the profile cannot hold: datasets and patents, and codes longer than its ids may be. */
export function hasCerif(work: Pick<Work, "code" | "documentType">): boolean {
  return types[work.documentType?.value ?? "other"] !== null && publicationId(work.code).length <= longestId;
}

/** Who and what the embedded people and units are in the sets beside this one. */
export interface CerifNeighbours {
  /** Ids of units that have a record of their own: others are named without id, as known and not managed here. */
  readonly units: ReadonlySet<string>;
  /** By ORCID, the id of people who have a record of their own. */
  readonly people: ReadonlyMap<string, string>;
}

export function unitId(code: string): string {
  return `OrgUnits/${code}`;
}

/**
 * A work as a `Publication` of the profile, its elements in the order of the schema. The journal, the publisher and
 * authors without a record are embedded without id: known, and not managed here. An embedded thing that has a record
 * is its id alone, so that no property can have two values.
 */
export function cerifOf(work: Work, affiliations: WorkAffiliations | undefined, neighbours: CerifNeighbours, today: Day): XmlElement {
  const language = work.language?.value ?? "und";
  const told = (name: string, value: string | null | undefined): XmlElement | undefined => (value === null || value === undefined || value === "" ? undefined : element(name, {}, value));
  const spoken = (name: string, value: string | null | undefined): XmlElement | undefined => (value === null || value === undefined || value === "" ? undefined : element(name, { "xml:lang": language }, value));
  const [startPage, endPage] = pagesOf(work.pages?.value);
  const identifier = (scheme: string): string | undefined => work.identifiers.find((one) => one.scheme === scheme)?.value;
  const doi = identifier("doi");
  const publisher = work.journal?.value.publisher;
  return element(
    "Publication",
    { xmlns: cerifFormat.namespace, id: publicationId(work.code) },
    element("Type", { xmlns: typeNamespace }, `${coarType}${types[work.documentType?.value ?? "other"] ?? "c_18cf"}`),
    told("Language", work.language?.value),
    spoken("Title", work.title?.value),
    publishedIn(work),
    told("PublicationDate", work.published?.value ?? work.year?.value.toString()),
    told("Volume", work.volume?.value), told("Issue", work.issue?.value), told("StartPage", startPage), told("EndPage", endPage),
    doi !== undefined && /^10\.\d{4,}(\.\d+)*\/\S+$/.test(doi) ? element("DOI", {}, doi) : undefined,
    told("PMCID", identifier("pmcid")),
    ...work.identifiers.filter(({ scheme, value }) => scheme === "isbn" && /^(97[89]\d{10}|\d{9}[\dX])$/.test(value)).map(({ value }) => element("ISBN", {}, value)),
    told("URL", identifier("hal") === undefined ? undefined : `https://hal.science/${identifier("hal")}`),
    work.authors === null || work.authors.value.length === 0 ? undefined : element("Authors", {}, ...work.authors.value.map((author) => authorOf(author, affiliations, neighbours))),
    publisher === null || publisher === undefined ? undefined : element("Publishers", {}, element("Publisher", {}, element("DisplayName", {}, publisher), element("OrgUnit", {}))),
    ...licencesOf(work).map((licence) => element("License", { scheme: "https://creativecommons.org/licenses/" }, licence)),
    ...work.keywords.map((keyword) => spoken("Keyword", keyword)),
    spoken("Abstract", [work.demonstration ? demonstrationNotice : "", work.abstract?.value ?? ""].join(" ").trim()),
    accessOf(work, today),
  );
}

function publishedIn({ journal, bookTitle }: Work): XmlElement | undefined {
  if (journal !== null) {
    const issns = journal.value.issns.filter((issn) => /^\d{4}-\d{3}[\dX]$/.test(issn));
    return element("PublishedIn", {}, element("Publication", {}, element("Type", { xmlns: typeNamespace }, `${coarType}c_0640`), element("Title", { "xml:lang": "und" }, journal.value.title), ...issns.map((issn) => element("ISSN", {}, issn))));
  }
  if (bookTitle === null) return undefined;
  return element("PartOf", {}, element("Publication", {}, element("Type", { xmlns: typeNamespace }, `${coarType}c_2f33`), element("Title", { "xml:lang": "und" }, bookTitle.value)));
}

/** Name as signed; then the person; then each affiliation as signed, with the units that it was matched to. */
function authorOf(author: Authorship, affiliations: WorkAffiliations | undefined, { units, people }: CerifNeighbours): XmlElement {
  const known = author.orcid === null ? undefined : people.get(author.orcid);
  const name = author.family === null ? undefined : element("PersonName", {}, element("FamilyNames", {}, author.family), author.given === null ? undefined : element("FirstNames", {}, author.given));
  const orcid = author.orcid !== null && orcidForm.test(author.orcid) ? element("ORCID", {}, `https://orcid.org/${author.orcid}`) : undefined;
  const matched = affiliations?.signatures.filter(({ rank }) => rank === author.rank) ?? [];
  const signatures = matched.length > 0 ? matched : author.affiliations.map(({ raw }) => ({ raw, matches: [] }));
  return element("Author", {},
    element("DisplayName", {}, author.name),
    known === undefined ? element("Person", {}, name, orcid) : element("Person", { id: known }),
    ...signatures.flatMap(({ raw, matches }) => {
      const ids = [...new Set(matches.filter(({ standing }) => standing !== "rejected").map(({ code }) => unitId(code)).filter((id) => units.has(id)))].sort();
      const signed = raw === "" ? undefined : element("DisplayName", {}, raw);
      if (ids.length > 0) return ids.map((id) => element("Affiliation", {}, signed, element("OrgUnit", { id })));
      return signed === undefined ? [] : [element("Affiliation", {}, signed, element("OrgUnit", {}))];
    }),
  );
}

/** Both blocks of ORCID iDs that the schema admits. */
const orcidForm = /^(0000-000(1-[5-9]|2-[0-9]|3-[0-4])[0-9]{3}-[0-9]{3}[0-9X]|0009-000[0-9]-[0-9]{4}-[0-9]{3}[0-9X])$/;

function accessOf(work: Work, today: Day): XmlElement | undefined {
  const right = accessRightOf(work, today);
  switch (right.kind) {
    case "open": return element("Access", { xmlns: coarAccess }, `${coarAccess}/c_abf2`);
    // The last day of the embargo; ours is the first day after it.
    case "embargoed": return element("Access", { xmlns: coarAccess, endDate: addDays(right.until, -1) }, `${coarAccess}/c_f1cf`);
    case "closed": return element("Access", { xmlns: coarAccess }, `${coarAccess}/c_14cb`);
    case "unknown": return undefined;
  }
}

/** `45-67`, `45–67`, `e123`: first and last page; an article number alone is a first page. */
function pagesOf(pages: string | undefined): readonly [string | undefined, string | undefined] {
  const [, first, last] = /^\s*([^\s–-]+)\s*[–-]+\s*([^\s–-]+)\s*$/.exec(pages ?? "") ?? [];
  return first === undefined ? [pages?.trim(), undefined] : [first, last];
}
