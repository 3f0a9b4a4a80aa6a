import type { ReadRecords } from "../domain/publications.ts";
import type { AccessStatement, Affiliation, Authorship, BibliographicRecord, DocumentType } from "../domain/record.ts";
import { pubmedTypes } from "./parts/document-types.ts";
import { dayOf, deletedRecord, emptyRecord, identifiersOf, issnsOf, journalOf, languageOf, orcidOf, partialDayOf, publishedOf, ranked, titleOf, typeOf, type Given, type ReadOptions } from "./parts/draft.ts";
import { Faults } from "./parts/faults.ts";
import { openRecordsOf, readAll, type OpenRecords, type ReadRecord } from "./parts/open-records.ts";
import { normalisePmcid, normalisePmid } from "./identifiers.ts";
import { attribute, childOf, childrenOf, xmlPieces, xmlText, type XmlElement } from "./parts/xml-records.ts";

const elements: ReadonlySet<string> = new Set(["PubmedArticle", "PubmedBookArticle", "DeleteCitation"]);

/**
 * Answers of `efetch` of PubMed and its yearly files (`PubmedArticleSet`, DTD of 2024): articles, book articles, and
 * `DeleteCitation`, which names records that are gone.
 */
export function openPubmed(text: string, options: ReadOptions = {}): OpenRecords {
  const faults = new Faults();
  const pieces = xmlPieces(text.replace(/^\uFEFF/, ""), elements, { readWholeBeforeCut: options.readWholeBeforeCut === true }, faults);
  if (pieces.total === 0 && faults.issues.length === 0) faults.fail("no-record", { fr: "Le fichier ne contient aucune notice PubMed.", en: "The file holds no PubMed record." });
  function* records(): Generator<ReadRecord> {
    for (const { element, raw, line, number } of pieces.items()) {
      faults.at({ number, line });
      if (element.name === "DeleteCitation") {
        for (const one of childrenOf(element, "PMID")) {
          const pmid = normalisePmid(xmlText(one) ?? "");
          if (pmid !== null) yield { record: deletedRecord("pubmed", pmid), raw, line };
        }
        continue;
      }
      const record = element.name === "PubmedArticle" ? article(element, options, faults) : bookArticle(element, options, faults);
      if (record !== null) yield { record, raw, line };
    }
  }
  return openRecordsOf(pieces.total, records(), faults);
}

/** All records of `openPubmed` together. */
export function readPubmed(text: string, options: ReadOptions = {}): ReadRecords {
  return readAll(openPubmed(text, options));
}

function keyOf(citation: XmlElement | undefined, faults: Faults): string | null {
  const pmid = normalisePmid(xmlText(childOf(citation, "PMID")) ?? "");
  if (pmid === null) faults.fail("record-without-key", { fr: "pas de PMID\u202f; la notice n’est pas lue.", en: "no PMID; the record is not read." }, "PMID");
  else faults.named(pmid);
  return pmid;
}

function article(element: XmlElement, options: ReadOptions, faults: Faults): BibliographicRecord | null {
  const citation = childOf(element, "MedlineCitation");
  const pmid = keyOf(citation, faults);
  if (pmid === null) return null;
  const content = childOf(citation, "Article");
  const journal = childOf(content, "Journal");
  const issue = childOf(journal, "JournalIssue");
  const ids = childrenOf(element, "PubmedData", "ArticleIdList", "ArticleId");
  const idOf = (type: string): string | null => xmlText(ids.find((one) => attribute(one, "IdType") === type));
  const location = childrenOf(content, "ELocationID").find((one) => attribute(one, "EIdType") === "doi" && attribute(one, "ValidYN") !== "N");
  const types = childrenOf(content, "PublicationTypeList", "PublicationType").flatMap((one) => xmlText(one) ?? []);
  const authorList = childOf(content, "AuthorList");
  const title = xmlText(childOf(content, "ArticleTitle"));
  return {
    ...emptyRecord("pubmed", pmid),
    updatedOn: dayOf(dateOf(childOf(citation, "DateRevised"))),
    identifiers: identifiersOf([["doi", idOf("doi") ?? xmlText(location)], ["pmid", pmid], ["pmcid", idOf("pmc")]], faults),
    // NLM closes every title with a full stop, and sets translated ones in brackets.
    title: titleOf((title === null || title === "[Not Available]." ? xmlText(childOf(content, "VernacularTitle")) ?? title : title)?.replace(/^\[(.*)\]\.?$/, "$1").replace(/(?<!\.)\.$/, "") ?? null, faults),
    documentType: documentType(types, faults), rawType: types.length === 0 ? null : types.join("; "),
    language: languageOf(xmlText(childOf(content, "Language"))),
    ...publishedOf([...childrenOf(content, "ArticleDate").map(dateOf), dateOf(childOf(issue, "PubDate"))], null, options, faults),
    journal: journalOf(xmlText(childOf(journal, "Title")) ?? xmlText(childOf(journal, "ISOAbbreviation")), issnsOf([xmlText(childOf(citation, "MedlineJournalInfo", "ISSNLinking")), xmlText(childOf(journal, "ISSN"))], faults), null),
    volume: xmlText(childOf(issue, "Volume")), issue: xmlText(childOf(issue, "Issue")), pages: xmlText(childOf(content, "Pagination", "MedlinePgn")),
    authors: ranked(authorsOf(authorList, faults), faults), authorsIncomplete: attribute(authorList, "CompleteYN") === "N",
    abstract: abstractOf(childOf(content, "Abstract")),
    keywords: [...new Set(childrenOf(citation, "KeywordList", "Keyword").flatMap((one) => xmlText(one) ?? []))],
    access: accessOf(element, idOf("pmc"), options),
    grants: [...new Set(childrenOf(content, "GrantList", "Grant").flatMap((one) => [xmlText(childOf(one, "Agency")), xmlText(childOf(one, "GrantID"))].filter((part) => part !== null).join(" ") || []))],
    retracted: types.includes("Retracted Publication") || childrenOf(citation, "CommentsCorrectionsList", "CommentsCorrections").some((one) => attribute(one, "RefType") === "RetractionIn"),
  };
}

function bookArticle(element: XmlElement, options: ReadOptions, faults: Faults): BibliographicRecord | null {
  const content = childOf(element, "BookDocument");
  const pmid = keyOf(content, faults);
  if (pmid === null) return null;
  const book = childOf(content, "Book");
  const bookTitle = xmlText(childOf(book, "BookTitle"));
  const title = xmlText(childOf(content, "ArticleTitle"));
  const doi = childrenOf(content, "ArticleIdList", "ArticleId").find((one) => attribute(one, "IdType") === "doi");
  const isbns = title === null ? childrenOf(book, "Isbn").map((one): Given => ["isbn", xmlText(one)]) : [];
  return {
    ...emptyRecord("pubmed", pmid),
    identifiers: identifiersOf([["doi", xmlText(doi)], ["pmid", pmid], ...isbns], faults),
    title: titleOf(title ?? bookTitle, faults), documentType: title === null ? "book" : "book-chapter", rawType: "Book",
    language: languageOf(xmlText(childOf(content, "Language"))),
    ...publishedOf([dateOf(childOf(book, "PubDate"))], null, options, faults),
    journal: null, bookTitle: title === null ? null : bookTitle,
    authors: ranked(authorsOf(childOf(content, "AuthorList"), faults), faults), abstract: abstractOf(childOf(content, "Abstract")),
  };
}

/** What the first telling type says; one that no table knows is `other`, and told, where nothing better stands beside it. */
function documentType(types: readonly string[], faults: Faults): DocumentType | null {
  const known = pubmedTypes.find(([name]) => types.includes(name));
  if (known !== undefined) return known[1];
  const telling = types.filter((type) => !/^Research Support|^English Abstract$|^Retracted Publication$|^Clinical Trial/.test(type));
  if (types.some((type) => type.startsWith("Clinical Trial"))) return "article";
  return typeOf(telling[0] ?? null, {}, faults);
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** `Year`, `Month` (a number or three letters), `Day`; of a free `MedlineDate` (`2020 Nov-Dec`), its year. */
function dateOf(element: XmlElement | undefined): string | null {
  const year = xmlText(childOf(element, "Year"));
  if (year === null) return /\b(?:1[6-9]|20)\d{2}\b/.exec(xmlText(childOf(element, "MedlineDate")) ?? "")?.[0] ?? null;
  const written = xmlText(childOf(element, "Month"));
  const named = months.indexOf(written?.slice(0, 3).toLowerCase() ?? "");
  const month = written === null ? null : named >= 0 ? String(named + 1) : /^\d{1,2}$/.test(written) ? written : null;
  const date = xmlText(childOf(element, "Day"));
  return [year, ...(month === null ? [] : [month, ...(date === null ? [] : [date])])].join("-");
}

function authorsOf(list: XmlElement | undefined, faults: Faults): readonly Omit<Authorship, "rank">[] {
  return childrenOf(list, "Author").filter((one) => attribute(one, "ValidYN") !== "N").flatMap((author, index): readonly Omit<Authorship, "rank">[] => {
    const given = xmlText(childOf(author, "ForeName")) ?? xmlText(childOf(author, "Initials"));
    const family = xmlText(childOf(author, "LastName"));
    const name = [given, family, xmlText(childOf(author, "Suffix"))].filter((part) => part !== null).join(" ") || xmlText(childOf(author, "CollectiveName"));
    if (name === null || name === "") {
      faults.warn("author-unreadable", { fr: `l’auteur de rang ${index + 1} n’a pas de nom\u202f; il n’est pas retenu.`, en: `author number ${index + 1} has no name; it is not kept.` }, "authors");
      return [];
    }
    const orcid = childrenOf(author, "Identifier").find((one) => attribute(one, "Source") === "ORCID");
    return [{ name, given, family, orcid: orcidOf(xmlText(orcid), index + 1, faults), corresponding: false, affiliations: childrenOf(author, "AffiliationInfo").flatMap(affiliationOf) }];
  });
}

function affiliationOf(element: XmlElement): readonly Affiliation[] {
  const raw = xmlText(childOf(element, "Affiliation")) ?? "";
  const identifiers = childrenOf(element, "Identifier").flatMap((one) => {
    const value = xmlText(one);
    return value === null || attribute(one, "Source") !== "ROR" ? [] : [{ scheme: "ror", value: value.replace(/^.*\//, "") }];
  });
  return raw === "" && identifiers.length === 0 ? [] : [{ raw, identifiers, country: null }];
}

function abstractOf(element: XmlElement | undefined): string | null {
  const parts = childrenOf(element, "AbstractText").flatMap((one) => {
    const text = xmlText(one);
    const label = attribute(one, "Label");
    return text === null ? [] : [label === null || label === "UNLABELLED" ? text : `${label}: ${text}`];
  });
  return parts.length === 0 ? null : parts.join(" ");
}

/** A text in PubMed Central is open from its release on; PubMed says nothing of other places. */
function accessOf(element: XmlElement, pmc: string | null, options: ReadOptions): AccessStatement | null {
  const pmcid = normalisePmcid(pmc ?? "");
  if (pmcid === null) return null;
  const release = childrenOf(element, "PubmedData", "History", "PubMedPubDate").find((one) => attribute(one, "PubStatus") === "pmc-release");
  const day = dayOf(partialDayOf(dateOf(release)));
  if (day !== null && options.today !== undefined && day > options.today) return null;
  return {
    isOpen: true, hasCharge: null,
    locations: [{ host: "repository", repository: "PubMed Central", url: `https://pmc.ncbi.nlm.nih.gov/articles/${pmcid}/`, licence: null, version: null, isOpen: true, journalIsOpen: null, journalInDoaj: null }],
  };
}
