import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "../../../kernel/time/day.ts";
import type { BibliographicRecord } from "../domain/record.ts";
import type { ReadRecords } from "../domain/publications.ts";
import { detectFormat, readBibtex, readCrossref, readHal, readOpenAlex, readOrcid, readPubmed, readRecords, readRis } from "./index.ts";
import { bibtexTypes } from "./bibtex.ts";
import { crossrefTypes, halSubtypes, halTypes, openAlexTypes, orcidTypes, pubmedTypes } from "./parts/document-types.ts";
import { risTypes } from "./ris.ts";

const today = day("2025-03-31");
const only = (read: ReadRecords): BibliographicRecord => {
  assert.equal(read.records.length, 1, JSON.stringify(read.issues));
  const [found] = read.records;
  if (found === undefined) throw new Error("no record");
  return found.record;
};
const codes = (read: ReadRecords): readonly string[] => read.issues.map((issue) => issue.code.replace("publications.", ""));

const openAlexWork = {
  id: "https://openalex.org/W42", doi: "https://doi.org/10.1234/ABC", title: "Sleep &amp; <i>clock</i> genes", type: "article", publication_date: "2023-05-04", publication_year: 2023, language: "en",
  ids: { pmid: "https://pubmed.ncbi.nlm.nih.gov/123", pmcid: "https://www.ncbi.nlm.nih.gov/pmc/articles/456" },
  primary_location: { source: { display_name: "Nature", issn_l: "0028-0836", issn: ["1476-4687", "0028-0836"], type: "journal", host_organization_name: "Springer", is_oa: false, is_in_doaj: false } },
  topics: [["2804", "Neuroscience"], ["1312", "Molecular Biology"], ["2804", "Neuroscience"]].map(([id, name]) => ({ subfield: { id: `https://openalex.org/subfields/${id}`, display_name: name } })),
  authorships: [{
    raw_author_name: "Ada Lovelace", is_corresponding: true, author: { display_name: "A. Lovelace", orcid: "https://orcid.org/0000-0002-1825-0097" }, raw_affiliation_strings: ["Inserm U1, Paris; Univ. X, Berlin", "CHU Y"],
    institutions: [{ id: "https://openalex.org/I1", ror: "https://ror.org/02vjkv261", country_code: "FR", display_name: "Inserm" }, { id: "https://openalex.org/I2", country_code: "DE", display_name: "Univ. X" }],
    affiliations: [{ raw_affiliation_string: "Inserm U1, Paris; Univ. X, Berlin", institution_ids: ["https://openalex.org/I1", "https://openalex.org/I2"] }, { raw_affiliation_string: "CHU Y", institution_ids: [] }],
  }],
  cited_by_count: 7, counts_by_year: [{ year: 2024, cited_by_count: 5 }, { year: 2022, cited_by_count: 2 }], open_access: { is_oa: true }, apc_list: { value: 0 },
  locations: [{ is_oa: true, landing_page_url: "https://hal.science/hal-1", license: "cc-by", version: "acceptedVersion", source: { type: "repository", display_name: "HAL (Le Centre pour la Communication Scientifique Directe)" } }, { is_oa: false, source: { type: "journal", is_oa: false, is_in_doaj: false, host_organization_name: "Springer" } }],
  abstract_inverted_index: { world: [1], Hello: [0] }, is_retracted: false, biblio: { volume: "1", issue: "2", first_page: "3", last_page: "9" }, grants: [{ funder_display_name: "ANR", award_id: "ANR-20-1" }],
};

test("OpenAlex: identifiers, exact weights of the distinct subfields, signatures with their countries, citations by year, places", () => {
  const read = readOpenAlex(JSON.stringify({ meta: { count: 1 }, results: [openAlexWork] }), { today });
  assert.deepEqual(read.issues, []);
  const record = only(read);
  assert.deepEqual(record.identifiers.map((one) => `${one.scheme}:${one.value}`), ["doi:10.1234/abc", "pmid:123", "pmcid:PMC456", "openalex:W42"]);
  assert.equal(record.title, "Sleep & clock genes");
  assert.deepEqual(record.fields.map(({ code, weight }) => [code, weight]), [["1312", "1/2"], ["2804", "1/2"]]);
  const [author] = record.authors;
  assert.deepEqual([author?.name, author?.orcid, author?.corresponding], ["Ada Lovelace", "0000-0002-1825-0097", true]);
  assert.deepEqual(author?.affiliations.map(({ raw, country }) => [raw, country]), [["Inserm U1, Paris; Univ. X, Berlin", "FR"], ["CHU Y", null]]);
  assert.deepEqual(author?.affiliations[0]?.identifiers.filter(({ scheme }) => scheme === "country").map(({ value }) => value), ["FR", "DE"]);
  assert.deepEqual(record.citations, { total: 7, byYear: [{ year: 2022, count: 2 }, { year: 2024, count: 5 }] });
  assert.deepEqual([record.access?.isOpen, record.access?.hasCharge, record.access?.locations.map((one) => [one.host, one.repository, one.version, one.isOpen])], [true, false, [["repository", "HAL", "accepted", true], ["publisher", "Springer", null, false]]]);
  assert.deepEqual([record.abstract, record.journal?.issns, record.pages, record.grants], ["Hello world", ["0028-0836", "1476-4687"], "3-9", ["ANR ANR-20-1"]]);
});

test("OpenAlex: a list, JSON Lines and an answer give the same, each record word for word; the primary topic serves alone", () => {
  const bare = JSON.stringify(openAlexWork);
  for (const text of [bare, `[${bare}]`, `${bare}\n${bare.replace("W42", "W43")}\n`, `{"results":[\n${bare},\n${bare}]}`, JSON.stringify({ results: [openAlexWork] }, null, 2)]) {
    const [first] = readOpenAlex(text).records;
    assert.equal(first?.record.key, "W42");
    assert.ok(text.includes(first?.raw ?? "?"), "the raw text stands in the file");
  }
  assert.deepEqual(readOpenAlex(`${bare}\n\n${bare}\n`).records.map(({ line }) => line), [1, 3]);
  const { topics: _, ...rest } = openAlexWork;
  assert.deepEqual(only(readOpenAlex(JSON.stringify({ ...rest, primary_topic: { subfield: { id: "https://openalex.org/subfields/2712", display_name: "E" } } }))).fields.map(({ code, weight }) => [code, weight]), [["2712", "1"]]);
  const third = only(readOpenAlex(JSON.stringify({ ...rest, topics: ["1", "2", "3"].map((id) => ({ subfield: { id, display_name: id } })) })));
  assert.deepEqual(third.fields.map(({ weight }) => weight), ["1/3", "1/3", "1/3"]);
});

const halDoc = {
  docid: 1, halId_s: "hal-01234567", version_i: 2, uri_s: "https://hal.science/hal-01234567v2", doiId_s: "https://doi.org/10.1234/ABC", pubmedId_s: "123", title_s: ["Sommeil"], docType_s: "ART", docSubType_s: "ARTREV", publicationDate_s: "2023-05", producedDate_s: "2022",
  journalTitle_s: "Nature", journalIssn_s: "0028-0836", authFullName_s: ["Ada Lovelace", "Bob Noname"], authFullNameFormIDPersonIDIDHal_fs: ["Ada Lovelace_FacetSep_11-5_FacetSep_ada", "Bob Noname_FacetSep_12-0_FacetSep_"],
  authIdHasPrimaryStructure_fs: ["11-5_FacetSep_Ada Lovelace_JoinSep_300_FacetSep_Rythmes"], structId_i: [300], structCountry_s: ["fr"], openAccess_bool: true, submitType_s: "file", fileMain_s: "https://hal.science/hal-01234567v2/document", submittedDate_s: "2023-06-01 10:00:00",
  domain_s: ["0.sdv", "1.sdv.neu", "0.info"], collCode_s: ["INSERM"], language_s: ["fr"],
};
const tei = (closed: string): string => `<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><listBibl><biblFull><titleStmt/><editionStmt><edition n="v2" type="current"><ref type="file" n="1"><date notBefore="${closed}"/></ref></edition></editionStmt><sourceDesc><biblStruct><analytic>
<author role="crp"><persName><forename type="first">Ada</forename><surname>Lovelace</surname></persName><idno type="ORCID">https://orcid.org/0000-0002-1825-0097</idno><affiliation ref="#struct-300"/></author></analytic></biblStruct></sourceDesc></biblFull></listBibl></body>
<back><listOrg type="structures"><org type="laboratory" xml:id="struct-300"><idno type="RNSR">200412238P</idno><orgName>Rythmes</orgName><orgName type="acronym">RYT</orgName><desc><address><addrLine>Paris</addrLine><country key="FR"/></address></desc><listRelation><relation name="U1234" active="#struct-1"/></listRelation></org><org type="institution" xml:id="struct-1"><orgName>Inserm</orgName></org></listOrg></back></text></TEI>`;

test("HAL: identifier without version, lab of each author, deepest domains, deposit and what it opens", () => {
  const record = only(readHal(JSON.stringify({ response: { numFound: 1, docs: [halDoc] } }), { today }));
  assert.deepEqual(record.identifiers.map((one) => `${one.scheme}:${one.value}`), ["doi:10.1234/abc", "pmid:123", "hal:hal-01234567"]);
  assert.deepEqual([record.documentType, record.rawType, record.published, record.language], ["review", "ART/ARTREV", "2023-05", "fr"]);
  assert.deepEqual(record.authors.map((one) => one.affiliations), [[{ raw: "Rythmes", identifiers: [{ scheme: "hal-structure", value: "300" }], country: "FR" }], []]);
  assert.deepEqual(record.fields.map(({ code, weight }) => [code, weight]), [["info", "1/2"], ["sdv.neu", "1/2"]]);
  assert.deepEqual(record.hal, { halId: "hal-01234567", version: 2, submitType: "file", openFile: true, embargoUntil: null, depositedOn: "2023-06-01", collections: ["INSERM"], structureIds: ["300"] });
  assert.equal(record.access?.isOpen, true);
});

test("HAL: a notice is not open, a link elsewhere does not open the file, an embargo closes it until its day", () => {
  const { fileMain_s: _, ...noFile } = halDoc;
  const notice = only(readHal(JSON.stringify({ response: { docs: [{ ...noFile, submitType_s: "notice", openAccess_bool: false }] } }), { today }));
  assert.deepEqual([notice.hal?.submitType, notice.hal?.openFile, notice.access?.isOpen], ["notice", false, false]);
  const linked = only(readHal(JSON.stringify({ response: { docs: [{ ...noFile, submitType_s: "notice", openAccess_bool: true, linkExtId_s: "arxiv", linkExtUrl_s: "http://arxiv.org/pdf/2101.01234" }] } }), { today }));
  assert.deepEqual([linked.hal?.openFile, linked.access?.isOpen, linked.access?.locations[0]?.repository], [false, true, "arXiv"]);
  const closed = only(readHal(JSON.stringify({ response: { docs: [{ ...halDoc, openAccess_bool: false, label_xml: tei("2025-09-01") }] } }), { today }));
  assert.deepEqual([closed.hal?.openFile, closed.hal?.embargoUntil, closed.access?.isOpen], [false, "2025-09-01", false]);
  const over = only(readHal(JSON.stringify({ response: { docs: [{ ...halDoc, label_xml: tei("2023-06-01") }] } }), { today }));
  assert.deepEqual([over.hal?.openFile, over.hal?.embargoUntil], [true, null]);
  assert.deepEqual(over.authors.map((one) => [one.name, one.orcid, one.corresponding, one.affiliations]), [["Ada Lovelace", "0000-0002-1825-0097", true, [{ raw: "Rythmes (RYT), Inserm U1234, Paris", identifiers: [{ scheme: "hal-structure", value: "300" }, { scheme: "rnsr", value: "200412238P" }], country: "FR" }]]]);
});

test("Crossref: online first before print, affiliations, retraction told by an update, marks out of the title", () => {
  const item = {
    DOI: "10.1234/ABC", type: "journal-article", title: ["A <mml:math><mml:mi>x</mml:mi></mml:math> title"], "container-title": ["Nature"], "published-print": { "date-parts": [[2024, 1]] }, "published-online": { "date-parts": [[2023, 12, 5]] }, ISSN: ["0028-0836"],
    author: [{ given: "Ada", family: "Lovelace", ORCID: "http://orcid.org/0000-0002-1825-0097", affiliation: [{ name: "Inserm U1", id: [{ id: "https://ror.org/02vjkv261", "id-type": "ROR" }] }] }, { name: "The Group" }], "is-referenced-by-count": 3, "updated-by": [{ type: "retraction", DOI: "10.1234/r" }],
    abstract: "<jats:p>One.</jats:p><jats:p>Two.</jats:p>", funder: [{ name: "ANR", award: ["A1"] }],
  };
  for (const body of [{ message: { items: [item] } }, { message: item }, [item], item]) {
    const record = only(readCrossref(JSON.stringify(body), { today }));
    assert.deepEqual([record.key, record.title, record.published, record.year, record.retracted, record.abstract, record.citations], ["10.1234/abc", "A x title", "2023-12-05", 2023, true, "One. Two.", { total: 3, byYear: null }]);
    assert.deepEqual(record.authors.map((one) => [one.name, one.orcid]), [["Ada Lovelace", "0000-0002-1825-0097"], ["The Group", null]]);
    assert.deepEqual(record.authors[0]?.affiliations, [{ raw: "Inserm U1", identifiers: [{ scheme: "ror", value: "02vjkv261" }], country: null }]);
  }
  assert.equal(only(readCrossref(JSON.stringify({ ...item, "update-to": [{ type: "retraction" }] }))).documentType, "other");
  assert.equal(only(readCrossref(JSON.stringify({ ...item, type: "posted-content", subtype: "preprint" }))).documentType, "preprint");
});

const pubmedArticle = (pmid: string, types: readonly string[], extra = ""): string => `<PubmedArticle><MedlineCitation><PMID Version="1">${pmid}</PMID><DateRevised><Year>2024</Year><Month>02</Month><Day>03</Day></DateRevised><Article><Journal><ISSN IssnType="Electronic">1476-4687</ISSN><JournalIssue><Volume>1</Volume><PubDate><Year>2024</Year><Month>Mar</Month></PubDate></JournalIssue><Title>Nature</Title></Journal><ArticleTitle>Sleep in <i>Mus</i> &amp; men.</ArticleTitle><Abstract><AbstractText Label="AIM">Why</AbstractText><AbstractText>How</AbstractText></Abstract><AuthorList CompleteYN="N"><Author ValidYN="Y"><LastName>Lovelace</LastName><ForeName>Ada</ForeName><Identifier Source="ORCID">0000-0002-1825-0097</Identifier><AffiliationInfo><Affiliation>Inserm U1; CHU Y.</Affiliation></AffiliationInfo></Author><Author><CollectiveName>The Group</CollectiveName></Author></AuthorList><Language>fre</Language><ArticleDate DateType="Electronic"><Year>2023</Year><Month>12</Month><Day>30</Day></ArticleDate><PublicationTypeList>${types.map((type) => `<PublicationType>${type}</PublicationType>`).join("")}</PublicationTypeList></Article><MedlineJournalInfo><ISSNLinking>0028-0836</ISSNLinking></MedlineJournalInfo></MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="doi">10.1234/ABC</ArticleId><ArticleId IdType="pmc">PMC9</ArticleId></ArticleIdList>${extra}</PubmedData></PubmedArticle>`;

test("PubMed: fields, the telling type, references' identifiers left alone, deletions, book articles", () => {
  const references = "<ReferenceList><Reference><ArticleIdList><ArticleId IdType=\"doi\">10.9999/other</ArticleId></ArticleIdList></Reference></ReferenceList>";
  const text = `<?xml version="1.0"?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "https://dtd.nlm.nih.gov/x.dtd">\n<PubmedArticleSet>${pubmedArticle("123", ["Journal Article", "Review", "Research Support, Non-U.S. Gov't"], references)}\n<DeleteCitation><PMID>5</PMID><PMID>6</PMID></DeleteCitation></PubmedArticleSet>`;
  const read = readPubmed(text, { today });
  assert.deepEqual(read.issues, []);
  const [first, ...gone] = read.records.map(({ record }) => record);
  assert.deepEqual([first?.title, first?.documentType, first?.published, first?.language, first?.authorsIncomplete, first?.abstract], ["Sleep in Mus & men", "review", "2023-12-30", "fr", true, "AIM: Why How"]);
  assert.deepEqual(first?.identifiers.map((one) => `${one.scheme}:${one.value}`), ["doi:10.1234/abc", "pmid:123", "pmcid:PMC9"]);
  assert.deepEqual(first?.authors.map((one) => [one.name, one.affiliations.map(({ raw }) => raw)]), [["Ada Lovelace", ["Inserm U1; CHU Y."]], ["The Group", []]]);
  assert.deepEqual(gone.map((one) => [one.key, one.deleted]), [["5", true], ["6", true]]);
  assert.equal(read.records[0]?.raw.startsWith("<PubmedArticle>"), true);
  const book = only(readPubmed("<PubmedArticleSet><PubmedBookArticle><BookDocument><PMID>7</PMID><Book><BookTitle>Reviews</BookTitle><PubDate><Year>2020</Year></PubDate></Book><ArticleTitle>One</ArticleTitle></BookDocument></PubmedBookArticle></PubmedArticleSet>"));
  assert.deepEqual([book.documentType, book.bookTitle, book.year], ["book-chapter", "Reviews", 2020]);
});

test("ORCID: each summary is a partial record; identifiers of the whole or of another version are not its own", () => {
  const id = (type: string, value: string, relationship = "self"): unknown => ({ "external-id-type": type, "external-id-value": value, "external-id-relationship": relationship });
  const read = readOrcid(JSON.stringify({ group: [{ "work-summary": [{ "put-code": 77, title: { title: { value: "A" } }, type: "journal-article", "external-ids": { "external-id": [id("doi", "10.1234/ABC"), id("isbn", "9780306406157", "part-of"), id("source-work-id", "x")] }, "publication-date": { year: { value: "2023" }, month: { value: "05" }, day: null }, "journal-title": { value: "Nature" }, path: "/0000-0002-1825-0097/work/77" }, { "put-code": 78, title: null, type: "preprint", "publication-date": null }] }] }), { today });
  assert.deepEqual(read.records.map(({ record }) => [record.key, record.identifiers.map((one) => one.value), record.published, record.authorsIncomplete, record.documentType]), [["77", ["10.1234/abc"], "2023-05", true, "article"], ["78", [], null, true, "preprint"]]);
  assert.deepEqual(codes(read), ["title-missing", "year-missing"]);
});

test("BibTeX: abbreviations, TeX accents, names of groups; a broken entry costs itself", () => {
  const read = readBibtex("@string{jn = {Nature}}\n@article{a, title={Caf\\'e {DNA}}, author={Lovelace, Ada and {The Group} and others}, journal=jn, year=2021, month=mar, doi={10.1234/ABC}, hal_id={hal-01234567}, pages={1--9}}\n@article{b, title={never closed\n@book{c, title={B}, year={2020}, isbn={0-306-40615-2}}\n@comment{x}", { today });
  assert.deepEqual(read.records.map(({ record, line }) => [record.key, record.title, line]), [["doi:10.1234/abc", "Café DNA", 2], ["isbn:9780306406157", "B", 4]]);
  assert.deepEqual(read.issues.map((issue) => [issue.code, issue.line]), [["publications.record-cut", 3]]);
  const [first] = read.records;
  assert.deepEqual([first?.record.authors.map((one) => one.name), first?.record.authorsIncomplete, first?.record.journal?.title, first?.record.published], [["Ada Lovelace", "The Group"], true, "Nature", "2021-03"]);
  assert.deepEqual(readBibtex("@misc{x, title=jn, year=2020}").records.map(({ record }) => record.title), [null], "an abbreviation of another file is not known here");
});

test("RIS: a dash in a title, a folded line, a reference without end; the key of one without identifier does not depend on its spacing", () => {
  const read = readRis("TY  - JOUR\r\nTI  - A - b  - c\r\nAB  - one\r\n two\r\nAU  - Lovelace, Ada\r\nPY  - 2021/03/04/x\r\nDO  - doi:10.1234/ABC\r\nSN  - 0028-0836\r\nER  - \r\n\r\nTY  - BOOK\r\nTI  - B\r\nPY  - 2020\r\nSN  - 978-0-306-40615-7\r\n", { today });
  assert.deepEqual(read.records.map(({ record }) => [record.title, record.key, record.published, record.abstract]), [["A - b  - c".replace(/\s+/g, " "), "doi:10.1234/abc", "2021-03-04", "one two"], ["B", "isbn:9780306406157", "2020", null]]);
  assert.deepEqual(codes(read), ["record-unclosed"]);
  const key = (text: string): string | undefined => readRis(text).records[0]?.record.key;
  assert.equal(key("TY  - GEN\nTI  - Same\nER  - \n"), key("TY  - GEN\r\nTI  - Same \r\nER  - \r\n"));
});

test("every type of every source is mapped, and an unknown one is told", () => {
  for (const [raw, expected] of Object.entries(openAlexTypes)) assert.equal(only(readOpenAlex(JSON.stringify({ ...openAlexWork, type: raw }))).documentType, expected, raw);
  for (const [raw, expected] of Object.entries(halTypes)) assert.equal(only(readHal(JSON.stringify({ response: { docs: [{ ...halDoc, docSubType_s: null, docType_s: raw }] } }))).documentType, expected, raw);
  for (const [raw, expected] of Object.entries(halSubtypes)) assert.equal(only(readHal(JSON.stringify({ response: { docs: [{ ...halDoc, docSubType_s: raw }] } }))).documentType, expected, raw);
  for (const [raw, expected] of Object.entries(crossrefTypes)) assert.equal(only(readCrossref(JSON.stringify({ DOI: "10.1234/a", title: ["t"], type: raw }))).documentType, expected, raw);
  for (const [raw, expected] of pubmedTypes) assert.equal(readPubmed(pubmedArticle("1", [raw])).records[0]?.record.documentType, expected, raw);
  for (const [raw, expected] of Object.entries(orcidTypes)) assert.equal(only(readOrcid(JSON.stringify({ group: [{ "work-summary": [{ "put-code": 1, type: raw }] }] }))).documentType, expected, raw);
  for (const [raw, expected] of Object.entries(bibtexTypes)) assert.equal(only(readBibtex(`@${raw}{k, title={T}, year=2020}`)).documentType, expected, raw);
  for (const [raw, expected] of Object.entries(risTypes)) assert.equal(only(readRis(`TY  - ${raw}\nTI  - T\nER  - \n`)).documentType, expected, raw);
  // The bases of the tables, by hand: what the indicators count.
  assert.deepEqual([openAlexTypes["article"], openAlexTypes["review"], openAlexTypes["letter"], halTypes["ART"], halTypes["COMM"], halTypes["OUV"], halTypes["COUV"], halTypes["THESE"], halTypes["REPORT"], halTypes["UNDEFINED"], crossrefTypes["posted-content"]], ["article", "review", "letter", "article", "conference-paper", "book", "book-chapter", "thesis", "report", "preprint", "preprint"]);
  const retracted = readPubmed(pubmedArticle("1", ["Journal Article", "Retracted Publication"])).records[0]?.record;
  assert.deepEqual([retracted?.documentType, retracted?.retracted], ["article", true]);
  assert.equal(readPubmed(pubmedArticle("1", ["Clinical Trial, Phase III"])).records[0]?.record.documentType, "article");
  const unknown = readOpenAlex(JSON.stringify({ ...openAlexWork, type: "hologram" }));
  assert.deepEqual([only(unknown).documentType, codes(unknown)], ["other", ["type-unknown"]]);
});

test("a file says by itself what it is; its encoding too", () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  for (const [name, text, source] of [
    ["x.json", JSON.stringify({ meta: {}, results: [openAlexWork] }), "openalex"], ["x.jsonl", `${JSON.stringify(openAlexWork)}\n`, "openalex"], ["x.json", JSON.stringify({ response: { docs: [halDoc] } }), "hal"], ["x", JSON.stringify({ message: { items: [{ DOI: "10.1234/a" }] } }), "crossref"],
    ["x.xml", `<?xml version="1.0"?><PubmedArticleSet>${pubmedArticle("1", ["Letter"])}</PubmedArticleSet>`, "pubmed"], ["x", JSON.stringify({ group: [{ "work-summary": [{ "put-code": 1 }] }] }), "orcid"], ["x.txt", "@article{k, title={T}, year=2020}", "bibtex"], ["x.txt", "TY  - JOUR\nTI  - T\nER  - \n", "ris"],
  ] as const) assert.deepEqual([readRecords(name, bytes(text)).source, readRecords(name, bytes(`\uFEFF${text}`)).records.length], [source, 1], `${name} ${source}`);
  assert.equal(detectFormat("hal-2024.json", "{}"), "hal");
  assert.throws(() => readRecords("x.csv", bytes("a;b")), { code: "publications.format-unknown" });
  assert.throws(() => readRecords("x.json", new Uint8Array(0)), { code: "publications.format-unknown" });
  const old = readRecords("x.bib", Buffer.from("@article{k, title={Caf\u00e9}, year=2020}", "latin1"));
  assert.deepEqual([old.records[0]?.record.title, codes(old)], ["Café", ["encoding-guessed"]]);
});
