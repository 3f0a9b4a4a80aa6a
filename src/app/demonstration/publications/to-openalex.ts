import { fields } from "./fields.ts";
import { dayOfPaper, doiOf, hasDoi, openAlexOf, pmcidOf, pmidOf, sourcesOf, halOf } from "./identifiers.ts";
import { citationsUntil, type MadeUpPaper } from "./papers.ts";
import { abstractOf } from "./words.ts";

/** One work as OpenAlex would have answered on a day: access as it stood then, citations until the end of `untilYear`. */
export function asOpenAlex(paper: MadeUpPaper, untilYear: number, isEarlier: boolean): unknown {
  const { journal, access } = paper;
  const isOpen = isEarlier ? access.wasOpen : access.open;
  const hal = isEarlier ? access.wasInHal : access.hal;
  const isPreprint = paper.type === "preprint";
  const topics = paper.fields.map((code, index) => topicOf(code, 0.99 - index * 0.1));
  const source = isPreprint
    ? { id: "https://openalex.org/S990000001", display_name: "Longitude preprints", issn_l: null, issn: null, is_oa: true, is_in_doaj: false, host_organization_name: "Longitude", type: "repository" }
    : { id: `https://openalex.org/S99${journal.issn.replace("-", "").slice(0, 7)}`, display_name: journal.title, issn_l: journal.issn, issn: [journal.issn], is_oa: journal.access === "gold" || journal.access === "diamond", is_in_doaj: journal.access === "gold" || journal.access === "diamond", host_organization_name: journal.publisher, type: paper.type === "conference-paper" ? "conference" : "journal" };
  const atPublisher = isPreprint || (isOpen && access.publisher === "open");
  const place = { is_oa: atPublisher, landing_page_url: `https://doi.org/${doiOf(paper)}`, pdf_url: null, source, license: atPublisher && journal.access !== "closed" ? "cc-by" : null, version: isPreprint ? "submittedVersion" : "publishedVersion" };
  const inHal = hal === "file" && isOpen
    ? [{ is_oa: true, landing_page_url: `https://hal.science/${halOf(paper)}`, pdf_url: `https://hal.science/${halOf(paper)}/document`, source: { id: "https://openalex.org/S4306402512", display_name: "HAL (Le Centre pour la Communication Scientifique Directe)", issn_l: null, issn: null, is_oa: true, is_in_doaj: false, host_organization_name: "Centre national de la recherche scientifique", type: "repository" }, license: null, version: "acceptedVersion" }]
    : [];
  const inCentral = access.inPubMedCentral && isOpen
    ? [{ is_oa: true, landing_page_url: `https://www.ncbi.nlm.nih.gov/pmc/articles/${pmcidOf(paper).slice(3)}`, pdf_url: null, source: { id: "https://openalex.org/S2764455111", display_name: "PubMed Central", issn_l: null, issn: null, is_oa: true, is_in_doaj: false, host_organization_name: "National Institutes of Health", type: "repository" }, license: null, version: "publishedVersion" }]
    : [];
  const locations = [place, ...inHal, ...inCentral];
  const isAnywhere = locations.some((one) => one.is_oa);
  const counts = Array.from({ length: untilYear - paper.year + 1 }, (_, index) => ({ year: untilYear - index, cited_by_count: citationsUntil(paper, untilYear - index) - citationsUntil(paper, untilYear - index - 1) }));
  const inPubmed = sourcesOf(paper).pubmed;
  return {
    id: `https://openalex.org/${openAlexOf(paper)}`, doi: hasDoi(paper) ? `https://doi.org/${doiOf(paper)}` : null, title: paper.title, display_name: paper.title, publication_year: paper.year, publication_date: dayOfPaper(paper),
    ids: { openalex: `https://openalex.org/${openAlexOf(paper)}`, ...(hasDoi(paper) ? { doi: `https://doi.org/${doiOf(paper)}` } : {}), ...(inPubmed ? { pmid: `https://pubmed.ncbi.nlm.nih.gov/${pmidOf(paper)}` } : {}), ...(access.inPubMedCentral && isOpen ? { pmcid: `https://www.ncbi.nlm.nih.gov/pmc/articles/${pmcidOf(paper).slice(3)}` } : {}) },
    language: "en", primary_location: place, type: paper.type === "conference-paper" ? "article" : paper.type, type_crossref: isPreprint ? "posted-content" : "journal-article",
    open_access: { is_oa: isAnywhere, oa_status: !isAnywhere ? "closed" : !atPublisher ? "green" : journal.access === "diamond" ? "diamond" : journal.access === "gold" ? "gold" : "hybrid", oa_url: null, any_repository_has_fulltext: inHal.length + inCentral.length > 0 },
    authorships: paper.authors.map((author, index) => ({
      author_position: index === 0 ? "first" : index === paper.authors.length - 1 ? "last" : "middle",
      author: { id: null, display_name: `${author.given} ${author.family}`, orcid: author.orcid === null ? null : `https://orcid.org/${author.orcid}` },
      institutions: [...new Map(author.signatures.flatMap((one) => one.institutions).map((one) => [one.id, one])).values()].map((one) => ({ id: `https://openalex.org/${one.id}`, display_name: one.name, ror: one.ror === null ? null : `https://ror.org/${one.ror}`, country_code: one.country })),
      is_corresponding: index === 0, raw_author_name: `${author.given} ${author.family}`, raw_affiliation_strings: author.signatures.map((one) => one.raw),
      affiliations: author.signatures.map((one) => ({ raw_affiliation_string: one.raw, institution_ids: one.institutions.map(({ id }) => `https://openalex.org/${id}`) })),
    })),
    apc_list: journal.access === "diamond" ? { value: 0, currency: "EUR" } : journal.access === "gold" || journal.access === "hybrid" ? { value: 2400, currency: "EUR" } : null,
    cited_by_count: citationsUntil(paper, untilYear), counts_by_year: counts.filter((one) => one.cited_by_count > 0),
    biblio: { volume: String(paper.year - 1990), issue: String(paper.month), first_page: String(paper.number), last_page: String(paper.number + 9) },
    is_retracted: paper.retracted && !isEarlier, is_paratext: false, primary_topic: topics[0], topics, locations, best_oa_location: locations.find((one) => one.is_oa) ?? null,
    abstract_inverted_index: paper.number % 3 === 0 ? inverted(abstractOf(paper.number, paper.fields[0] ?? "")) : null, grants: [], updated_date: isEarlier ? "2024-03-10" : "2025-01-28",
  };
}

function topicOf(code: string, score: number): unknown {
  const field = fields.find((one) => one.code === code);
  return { id: `https://openalex.org/T99${code}`, display_name: field?.topic ?? code, score, subfield: { id: `https://openalex.org/subfields/${code}`, display_name: field?.label ?? code }, field: { id: `https://openalex.org/fields/${code.slice(0, 2)}` }, domain: { id: "https://openalex.org/domains/1" } };
}

function inverted(text: string): Record<string, number[]> {
  const index = new Map<string, number[]>();
  for (const [place, word] of text.split(" ").entries()) index.set(word, [...(index.get(word) ?? []), place]);
  return Object.fromEntries(index);
}
