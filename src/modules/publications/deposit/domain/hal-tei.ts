import { element, writeXml, xmlDeclaration, type XmlElement } from "../../../../kernel/xml/xml.ts";
import type { Work } from "../../domain/work.ts";
import { depositAuthors, type DepositAuthor } from "./authors.ts";
import type { WorkAffiliations } from "../../oai/affiliations.ts";
import { halTypes, isHalDomain, type DepositStructure } from "./hal-types.ts";

/** A title of a part is one of an article or chapter; what stands alone is a monograph. */
const alone: ReadonlySet<string> = new Set(["OUV", "THESE", "REPORT", "PATENT", "OTHER", "UNDEFINED"]);

/**
 * A work in the XML that HAL imports (AOfr, a subset of TEI, as the SWORD import of HAL documents it). What is not known is
 * left out, never invented: `depositChecks` says what a person must still give. Null for what HAL does not take.
 */
export function halDeposit(work: Work, affiliations: WorkAffiliations | undefined, structures: ReadonlyMap<string, DepositStructure>): string | null {
  const typology = halTypes[work.documentType?.value ?? "other"];
  if (typology === null) return null;
  const authors = depositAuthors(work, affiliations, structures);
  const local = [...new Map(authors.flatMap((one) => one.local).map((one) => [one.code, one])).values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  const place = new Map(local.map(({ code }, index) => [code, `localStruct-${index + 1}`]));
  const refOf = (code: string): string => `#${place.get(code) ?? ""}`;
  return `${xmlDeclaration}${writeXml(element("TEI", { xmlns: "http://www.tei-c.org/ns/1.0", "xmlns:hal": "http://hal.archives-ouvertes.fr/" }, element("text", {},
    element("body", {}, element("listBibl", {}, element("biblFull", {},
      titleStatement(work), element("notesStmt", {}, ...notes(work, typology)), element("sourceDesc", {}, bibliography(work, typology, authors, refOf)), profile(work, typology)))),
    local.length === 0 ? undefined : element("back", {}, element("listOrg", { type: "structures" }, ...local.map((one) => localStructure(one, place.get(one.code) ?? "")))))))}\n`;
}

function language(work: Work): string | undefined {
  return work.language?.value;
}

function titleStatement(work: Work): XmlElement {
  const funders = [...new Set(work.records.flatMap(({ record }) => record.grants))].sort();
  return element("titleStmt", {}, element("title", { "xml:lang": language(work) }, work.title?.value ?? ""), ...funders.map((funder) => element("funder", {}, funder)));
}

/** Audience 2 is international, 3 national; a peer-reviewed article is taken to be one where it appeared in a periodical. */
function notes(work: Work, typology: string): readonly XmlElement[] {
  const peer = typology === "ART" && work.documentType?.value !== "editorial" && work.journal !== null;
  return [element("note", { type: "audience", n: language(work) === "fr" ? "3" : "2" }), element("note", { type: "popular", n: "0" }), ...(typology === "ART" || typology === "COMM" ? [element("note", { type: "peer", n: peer ? "1" : "0" })] : [])];
}

function bibliography(work: Work, typology: string, authors: readonly DepositAuthor[], refOf: (code: string) => string): XmlElement {
  const identifier = (scheme: string): string | undefined => work.identifiers.find((one) => one.scheme === scheme)?.value;
  const idno = (type: string, value: string | undefined): XmlElement | undefined => (value === undefined ? undefined : element("idno", { type }, value));
  const scope = (unit: string, value: string | undefined): XmlElement | undefined => (value === undefined ? undefined : element("biblScope", { unit }, value));
  const [issn, eissn] = work.journal?.value.issns ?? [];
  const container = typology === "COUV" || typology === "COMM" ? work.bookTitle?.value : undefined;
  return element("biblStruct", {},
    element("analytic", {}, element("title", { "xml:lang": language(work) }, work.title?.value ?? ""), ...authors.map((one) => authorElement(one, refOf))),
    element("monogr", {},
      ...work.identifiers.filter(({ scheme }) => scheme === "isbn").map(({ value }) => element("idno", { type: "isbn" }, value)),
      idno("issn", issn), idno("eissn", eissn), idno("nnt", identifier("nnt")),
      work.journal === null || alone.has(typology) ? undefined : element("title", { level: "j" }, work.journal.value.title),
      container === undefined ? undefined : element("title", { level: "m" }, container),
      element("imprint", {},
        work.journal?.value.publisher == null ? undefined : element("publisher", {}, work.journal.value.publisher),
        scope("volume", work.volume?.value), scope("issue", work.issue?.value), scope("pp", work.pages?.value),
        element("date", { type: typology === "THESE" ? "dateDefended" : "datePub" }, work.published?.value ?? work.year?.value.toString() ?? "")),
    ),
    idno("doi", identifier("doi")), idno("pubmed", identifier("pmid")), idno("pubmedcentral", identifier("pmcid")), idno("arxiv", identifier("arxiv")),
  );
}

function authorElement({ author, halIds, local }: DepositAuthor, refOf: (code: string) => string): XmlElement {
  const words = author.name.trim().split(/\s+/);
  const family = author.family ?? words.at(-1) ?? author.name;
  const given = author.given ?? (author.family === null && words.length > 1 ? words.slice(0, -1).join(" ") : "");
  return element("author", { role: author.corresponding ? "crp" : "aut" },
    element("persName", {}, element("forename", { type: "first" }, given), element("surname", {}, family)),
    author.orcid === null ? undefined : element("idno", { type: "ORCID" }, `https://orcid.org/${author.orcid}`),
    ...halIds.map((id) => element("affiliation", { ref: `#struct-${id}` })),
    ...local.map(({ code }) => element("affiliation", { ref: refOf(code) })),
  );
}

function profile(work: Work, typology: string): XmlElement {
  const lang = language(work);
  const domains = work.fields.filter(({ scheme, code }) => isHalDomain(scheme, code));
  return element("profileDesc", {},
    lang === undefined ? undefined : element("langUsage", {}, element("language", { ident: lang })),
    element("textClass", {},
      work.keywords.length === 0 ? undefined : element("keywords", { scheme: "author" }, ...work.keywords.map((term) => element("term", { "xml:lang": lang }, term))),
      ...domains.map(({ code, label }) => element("classCode", { scheme: "halDomain", n: code }, label)),
      element("classCode", { scheme: "halTypology", n: typology })),
    work.abstract === null ? undefined : element("abstract", { "xml:lang": lang }, element("p", {}, work.abstract.value)),
  );
}

/** A structure that HAL does not know yet, or whose number there we do not know: somebody of HAL joins it to theirs. */
function localStructure({ name, acronym }: DepositStructure, id: string): XmlElement {
  return element("org", { type: "laboratory", "xml:id": id }, element("orgName", {}, name), acronym === null ? undefined : element("orgName", { type: "acronym" }, acronym), element("desc", {}, element("address", {}, element("country", { key: "FR" }))));
}
