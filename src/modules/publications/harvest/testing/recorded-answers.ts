/** Answers in the shapes that the sources document, made up and small: for the local server of the tests. */
export interface RecordedWork {
  readonly number: number;
  /** Last change at the source, `YYYY-MM-DD`. */
  readonly changed: string;
  readonly published: string;
  readonly created: string;
}

export function recordedWorks(count: number, from = 1): readonly RecordedWork[] {
  return Array.from({ length: count }, (_, index) => {
    const number = from + index;
    const month = String(1 + (number % 12)).padStart(2, "0");
    return { number, changed: `2025-${month}-15`, published: `2024-${month}-02`, created: `${2023 + (number % 2)}-${month}-05` };
  });
}

const doi = (number: number): string => `10.5555/jalon.${number}`;
const title = (number: number): string => `Étude nº ${number} : cohortes & “mesures” <i>in vivo</i>`;

export function halDoc({ number, changed, published }: RecordedWork): object {
  return {
    docid: String(3_000_000 + number), halId_s: `hal-0${3_000_000 + number}`, version_i: 1, uri_s: `https://hal.science/hal-0${3_000_000 + number}`, docType_s: "ART", submitType_s: number % 2 === 0 ? "file" : "notice",
    title_s: [title(number)], language_s: ["en"], authFullName_s: ["Ada Exemple", "Blaise Modèle"], structId_i: [303623], doiId_s: doi(number), journalTitle_s: "Journal d’essai", journalIssn_s: "2049-3630",
    publicationDate_s: published, publicationDateY_i: Number(published.slice(0, 4)), producedDate_s: published, modifiedDate_s: `${changed} 10:00:00`, submittedDate_s: `${published} 09:00:00`, domain_s: ["0.sdv"], collCode_s: ["ESSAI"], openAccess_bool: number % 2 === 0,
  };
}

export function openalexWork({ number, changed, published }: RecordedWork): object {
  return {
    id: `https://openalex.org/W${4_000_000_000 + number}`, doi: `https://doi.org/${doi(number)}`, title: title(number), display_name: title(number), publication_year: Number(published.slice(0, 4)), publication_date: published,
    ids: { openalex: `https://openalex.org/W${4_000_000_000 + number}`, doi: `https://doi.org/${doi(number)}` }, language: "en", type: "article", type_crossref: "journal-article",
    primary_location: { is_oa: false, source: { id: "https://openalex.org/S1", display_name: "Journal d’essai", issn_l: "2049-3630", issn: ["2049-3630"], type: "journal" } }, open_access: { is_oa: false, oa_status: "closed" },
    authorships: [{ author_position: "first", author: { id: "https://openalex.org/A1", display_name: "Ada Exemple", orcid: null }, institutions: [], raw_affiliation_strings: ["Inserm U9999, Lyon, France"] }],
    cited_by_count: number % 7, counts_by_year: [], biblio: { volume: "1", issue: null, first_page: "1", last_page: "9" }, is_retracted: false, updated_date: `${changed}T01:02:03.000000`, created_date: published,
  };
}

export function crossrefItem({ number, changed, published, created }: RecordedWork): object {
  const parts = published.split("-").map(Number);
  return {
    DOI: doi(number), type: "journal-article", title: [title(number)], "container-title": ["Journal d’essai"], ISSN: ["2049-3630"], publisher: "Éditions d’essai", issued: { "date-parts": [parts] }, published: { "date-parts": [parts] },
    author: [{ given: "Ada", family: "Exemple", sequence: "first", affiliation: [{ name: "Inserm U9999, Lyon, France" }] }], indexed: { "date-time": `${changed}T00:00:00Z` }, created: { "date-time": `${created}T00:00:00Z` }, "is-referenced-by-count": number % 7,
  };
}

export function pubmedArticle({ number, changed, published }: RecordedWork): string {
  const [year, month, day] = published.split("-");
  const [changedYear, changedMonth, changedDay] = changed.split("-");
  return `<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">${38_000_000 + number}</PMID><DateRevised><Year>${changedYear}</Year><Month>${changedMonth}</Month><Day>${changedDay}</Day></DateRevised><Article PubModel="Print"><Journal><ISSN IssnType="Electronic">2049-3630</ISSN><JournalIssue CitedMedium="Internet"><Volume>1</Volume><PubDate><Year>${year}</Year><Month>${month}</Month><Day>${day}</Day></PubDate></JournalIssue><Title>Journal d’essai</Title></Journal><ArticleTitle>Étude nº ${number}</ArticleTitle><AuthorList CompleteYN="Y"><Author ValidYN="Y"><LastName>Exemple</LastName><ForeName>Ada</ForeName><AffiliationInfo><Affiliation>Inserm U9999, Lyon, France.</Affiliation></AffiliationInfo></Author></AuthorList><Language>eng</Language><PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType></PublicationTypeList></Article></MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="pubmed">${38_000_000 + number}</ArticleId><ArticleId IdType="doi">${doi(number)}</ArticleId></ArticleIdList></PubmedData></PubmedArticle>`;
}

export function pubmedSet(works: readonly RecordedWork[]): string {
  return `<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">\n<PubmedArticleSet>${works.map(pubmedArticle).join("\n")}</PubmedArticleSet>`;
}

export function orcidWorks(orcid: string, works: readonly RecordedWork[]): object {
  const changed = works.map((work) => Date.parse(`${work.changed}T00:00:00Z`)).sort((one, two) => two - one)[0] ?? null;
  // Of its own for each person, as ORCID gives them: two who signed one work have two.
  const putCode = (number: number): number => 1_000 * Number(orcid.slice(-4, -1)) + 1_000_000 + number;
  return {
    "last-modified-date": changed === null ? null : { value: changed },
    group: works.map((work) => {
      const ids = { "external-id": [{ "external-id-type": "doi", "external-id-value": doi(work.number), "external-id-normalized": { value: doi(work.number), transient: true }, "external-id-url": { value: `https://doi.org/${doi(work.number)}` }, "external-id-relationship": "self" }] };
      const [year, month, day] = work.published.split("-");
      return {
        "last-modified-date": { value: Date.parse(`${work.changed}T00:00:00Z`) }, "external-ids": ids,
        "work-summary": [{
          "put-code": putCode(work.number), "last-modified-date": { value: Date.parse(`${work.changed}T00:00:00Z`) }, source: { "source-name": { value: "Crossref" } }, title: { title: { value: title(work.number) }, subtitle: null },
          "external-ids": ids, type: "journal-article", "publication-date": { year: { value: year }, month: { value: month }, day: { value: day } }, "journal-title": { value: "Journal d’essai" }, visibility: "public", path: `/${orcid}/work/${putCode(work.number)}`, "display-index": "0",
        }],
      };
    }),
    path: `/${orcid}/works`,
  };
}
