import { numberOf } from "../graph/keys.ts";
import { structures } from "../graph/structures.ts";
import { towns } from "../graph/towns.ts";
import { fields } from "./fields.ts";
import { dayOfPaper, doiOf, halOf, hasDoi, hasDoiOfVersion, nntOf, sourcesOf, pmidOf } from "./identifiers.ts";
import type { MadeUpAuthor, MadeUpPaper } from "./papers.ts";

const types: Readonly<Record<MadeUpPaper["type"], readonly [type: string, subtype: string | null]>> = {
  article: ["ART", null], review: ["ART", "ARTREV"], letter: ["ART", null], editorial: ["ART", null], preprint: ["UNDEFINED", "PREPRINT"], thesis: ["THESE", null], "conference-paper": ["COMM", null],
};

/** Number of a structure in the made-up HAL. */
const halNumber = (id: string): string => String(990_000 + structures.findIndex((one) => one.id === id));

/** One record as the search API of HAL would have answered; in HAL, titles, DOI and days are what a depositor typed. */
export function asHal(paper: MadeUpPaper, isEarlier: boolean): unknown {
  const wanted = isEarlier ? paper.access.wasInHal : paper.access.hal;
  const state = wanted === "none" ? "notice" : wanted;
  const halId = halOf(paper);
  const [type, subtype] = types[paper.type];
  const hasFile = state !== "notice";
  const isOpen = state === "file";
  const signing = paper.authors.map((author) => author.signatures.flatMap((one) => one.structures).filter((id, index, all) => all.indexOf(id) === index));
  const everyStructure = [...new Set(signing.flat())];
  const form = (index: number): string => `${99_000_000 + paper.number * 50 + index}-0`;
  const nameOf = (author: MadeUpAuthor): string => `${author.given} ${author.family}`;
  return {
    docid: String(9_000_000 + paper.number), halId_s: halId, version_i: paper.number % 6 === 0 ? 2 : 1, uri_s: `https://hal.science/${halId}${paper.number % 6 === 0 ? "v2" : "v1"}`,
    ...(writtenDoi(paper) === null ? {} : { doiId_s: writtenDoi(paper) }), ...(sourcesOf(paper).pubmed && paper.number % 4 !== 0 ? { pubmedId_s: pmidOf(paper) } : {}), ...(paper.type === "thesis" ? { nntId_s: nntOf(paper) } : {}),
    title_s: [writtenTitle(paper)], docType_s: type, ...(subtype === null ? {} : { docSubType_s: subtype }), language_s: [paper.type === "thesis" ? "fr" : "en"],
    ...(paper.type === "thesis" ? { producedDate_s: dayOfPaper(paper), defenseDate_s: dayOfPaper(paper) } : { publicationDate_s: paper.number % 3 === 0 ? String(paper.year) : dayOfPaper(paper).slice(0, 7), producedDate_s: String(paper.year) }),
    ...(paper.type === "thesis" || paper.type === "preprint" || paper.type === "conference-paper" ? {} : { journalTitle_s: paper.journal.title, journalIssn_s: paper.journal.issn, journalPublisher_s: paper.journal.publisher }),
    ...(paper.type === "conference-paper" ? { conferenceTitle_s: `Journées Boussole ${paper.year}` } : {}),
    authFullName_s: paper.authors.map(nameOf), authFullNameFormIDPersonIDIDHal_fs: paper.authors.map((author, index) => `${nameOf(author)}_FacetSep_${form(index)}_FacetSep_`),
    authIdHasPrimaryStructure_fs: paper.authors.flatMap((author, index) => (signing[index] ?? []).map((id) => `${form(index)}_FacetSep_${nameOf(author)}_JoinSep_${halNumber(id)}_FacetSep_${structures.find((one) => one.id === id)?.names[0]?.name ?? id}`)),
    authORCIDIdExt_s: paper.authors.flatMap((author) => author.orcid ?? []),
    structId_i: everyStructure.map((id) => Number(halNumber(id))), structCountry_s: everyStructure.map(() => "fr"),
    collCode_s: ["INSERM", ...(paper.number % 2 === 0 ? ["DEMONSTRATION"] : [])], domain_s: paper.fields.flatMap((code) => domainsOf(code)),
    openAccess_bool: isOpen, submitType_s: hasFile ? "file" : "notice", ...(hasFile ? { fileMain_s: `https://hal.science/${halId}/document` } : {}),
    submittedDate_s: `${paper.year}-${String(Math.min(12, paper.month + 1)).padStart(2, "0")}-15 09:00:00`, modifiedDate_s: isEarlier ? "2024-03-01 08:00:00" : "2025-02-20 08:00:00",
    label_xml: tei(paper, signing, state === "embargo" ? `${2025 + (paper.number % 2)}-0${5 + (paper.number % 4)}-01` : null),
  };
}

function domainsOf(code: string): readonly string[] {
  const parts = (fields.find((one) => one.code === code)?.halDomain ?? "sdv").split(".");
  return parts.map((_, index) => `${index}.${parts.slice(0, index + 1).join(".")}`);
}

/** One in eight forgot it; some copied that of a later version; the others copied it as they found it. */
function writtenDoi(paper: MadeUpPaper): string | null {
  if (hasDoiOfVersion(paper)) return `${doiOf(paper)}.v2`;
  if (!hasDoi(paper) || paper.number % 8 === 0) return null;
  const doi = doiOf(paper);
  return [doi, doi, doi, doi.toUpperCase(), `https://doi.org/${doi}`, `doi:${doi}`, `${doi}.`][paper.number % 7] ?? doi;
}

function writtenTitle(paper: MadeUpPaper): string {
  const plain = paper.title.replace(/<\/?i>/g, "");
  if (paper.number % 13 === 0) return plain.toUpperCase();
  if (paper.number % 11 === 0) return plain.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
  return paper.number % 7 === 0 ? `${plain}.` : plain;
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\"", "&quot;");

/** The TEI of the record: who signs for which lab, the labs with their labels and towns, and until when the file is closed. */
function tei(paper: MadeUpPaper, signing: readonly (readonly string[])[], embargoUntil: string | null): string {
  const authors = paper.authors.map((author, index) =>
    `<author role="${index === 0 ? "crp" : "aut"}"><persName><forename type="first">${escaped(author.given)}</forename><surname>${escaped(author.family)}</surname></persName>${author.orcid === null ? "" : `<idno type="ORCID">https://orcid.org/${author.orcid}</idno>`}${(signing[index] ?? []).map((id) => `<affiliation ref="#struct-${halNumber(id)}"/>`).join("")}</author>`).join("");
  const orgs = [...new Set(signing.flat())].map((id) => {
    const one = structures.find((structure) => structure.id === id);
    const name = one?.names.find((candidate) => candidate.from <= paper.year) ?? one?.names.at(-1);
    const label = one?.parents.find((parent) => parent.organisation === "inserm")?.label;
    const town = one === undefined ? "" : towns[one.town].name;
    return `<org type="${one?.type === "team" ? "researchteam" : "laboratory"}" xml:id="struct-${halNumber(id)}" status="VALID"><idno type="RNSR">${numberOf(id)}</idno><orgName>${escaped(name?.name ?? id)}</orgName><orgName type="acronym">${escaped(name?.acronym ?? "")}</orgName><desc><address><addrLine>${escaped(town)}</addrLine><country key="FR"/></address></desc><listRelation><relation ${label === undefined ? "" : `name="${escaped(label.replace("_", ""))}" `}active="#struct-303623" type="direct"/></listRelation></org>`;
  }).join("");
  const file = embargoUntil === null ? "" : `<ref type="file" subtype="author" n="1" target="https://hal.science/${halOf(paper)}/document"><date notBefore="${embargoUntil}"/></ref>`;
  return `<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><listBibl><biblFull><titleStmt><title xml:lang="en">${escaped(paper.title)}</title></titleStmt><editionStmt><edition n="v1" type="current">${file}</edition></editionStmt><sourceDesc><biblStruct><analytic>${authors}</analytic></biblStruct></sourceDesc></biblFull></listBibl></body><back><listOrg type="structures">${orgs}<org type="institution" xml:id="struct-303623" status="VALID"><idno type="ROR">https://ror.org/02vjkv261</idno><orgName>Institut National de la Santé et de la Recherche Médicale</orgName><orgName type="acronym">INSERM</orgName><desc><address><country key="FR"/></address></desc></org></listOrg></back></text></TEI>`;
}
