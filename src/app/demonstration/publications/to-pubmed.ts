import { doiOf, pmcidOf, pmidOf } from "./identifiers.ts";
import type { MadeUpPaper } from "./papers.ts";

const types: Readonly<Record<MadeUpPaper["type"], readonly string[]>> = { article: ["Journal Article"], review: ["Journal Article", "Review"], letter: ["Letter", "Comment"], editorial: ["Editorial"], preprint: ["Preprint"], thesis: ["Academic Dissertation"], "conference-paper": ["Congress"] };
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Records as `efetch` of PubMed gives them: several signatures of one author in one text, titles closed by a full stop. */
export function asPubmed(papers: readonly MadeUpPaper[]): string {
  return `<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2024//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_240101.dtd">\n<PubmedArticleSet>\n${papers.map(article).join("\n")}\n</PubmedArticleSet>\n`;
}

function article(paper: MadeUpPaper): string {
  const authors = paper.authors.map((author) => `<Author ValidYN="Y"><LastName>${escaped(author.family)}</LastName><ForeName>${escaped(author.given)}</ForeName><Initials>${escaped(author.given.slice(0, 1))}</Initials>${author.orcid === null ? "" : `<Identifier Source="ORCID">${author.orcid}</Identifier>`}<AffiliationInfo><Affiliation>${escaped(author.signatures.map((one) => one.raw).join("; "))}.</Affiliation></AffiliationInfo></Author>`).join("");
  const kinds = [...types[paper.type], ...(paper.retracted ? ["Retracted Publication"] : []), ...(paper.number % 23 === 0 ? ["Clinical Trial"] : [])];
  return `<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">${pmidOf(paper)}</PMID><DateRevised><Year>2025</Year><Month>01</Month><Day>05</Day></DateRevised><Article PubModel="Print-Electronic"><Journal><ISSN IssnType="Electronic">${paper.journal.issn}</ISSN><JournalIssue CitedMedium="Internet"><Volume>${paper.year - 1990}</Volume><Issue>${paper.month}</Issue><PubDate><Year>${paper.year}</Year><Month>${months[paper.month - 1] ?? "Jan"}</Month></PubDate></JournalIssue><Title>${escaped(paper.journal.title)}</Title></Journal><ArticleTitle>${paper.title.replaceAll("&", "&amp;")}.</ArticleTitle><Pagination><MedlinePgn>${paper.number}-${paper.number + 9}</MedlinePgn></Pagination><ELocationID EIdType="doi" ValidYN="Y">${doiOf(paper)}</ELocationID><AuthorList CompleteYN="Y">${authors}</AuthorList><Language>eng</Language><PublicationTypeList>${kinds.map((kind) => `<PublicationType>${kind}</PublicationType>`).join("")}</PublicationTypeList></Article><MedlineJournalInfo><Country>France</Country><ISSNLinking>${paper.journal.issn}</ISSNLinking></MedlineJournalInfo></MedlineCitation><PubmedData><PublicationStatus>ppublish</PublicationStatus><ArticleIdList><ArticleId IdType="pubmed">${pmidOf(paper)}</ArticleId><ArticleId IdType="doi">${doiOf(paper)}</ArticleId>${paper.access.inPubMedCentral ? `<ArticleId IdType="pmc">${pmcidOf(paper)}</ArticleId>` : ""}</ArticleIdList></PubmedData></PubmedArticle>`;
}
