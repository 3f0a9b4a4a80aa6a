import type { MadeUpPaper } from "./papers.ts";

/** Identifiers of invented papers, in blocks that nobody gives out: 10.5555 is the prefix that Crossref keeps for tests. */
export const doiOf = (paper: MadeUpPaper): string => `10.5555/jalon.${paper.year}.${String(paper.number).padStart(5, "0")}`;
export const pmidOf = (paper: MadeUpPaper): string => String(90_000_000 + paper.number);
export const pmcidOf = (paper: MadeUpPaper): string => `PMC${990_000_000 + paper.number}`;
export const halOf = (paper: MadeUpPaper): string => (paper.type === "thesis" ? `tel-${99_000_000 + paper.number}` : paper.number % 9 === 0 ? `inserm-${99_000_000 + paper.number}` : `hal-${99_000_000 + paper.number}`);
export const openAlexOf = (paper: MadeUpPaper): string => `W${99_000_000_000 + paper.number}`;
export const nntOf = (paper: MadeUpPaper): string => `${paper.year}DEMO${String(paper.number).padStart(4, "0")}`;

export const hasDoi = (paper: MadeUpPaper): boolean => paper.type !== "thesis" && !(paper.type === "conference-paper" && paper.number % 2 === 0);

/** Preprints whose depositor gave the DOI of another version: one title under two DOIs, which a person has to settle. */
export const hasDoiOfVersion = (paper: MadeUpPaper): boolean => paper.type === "preprint" && paper.number % 4 === 0;

const two = (value: number): string => String(value).padStart(2, "0");
export const dayOfPaper = (paper: MadeUpPaper): string => `${paper.year}-${two(paper.month)}-${two(paper.day)}`;

/** Which sources know a paper: one to three of them. OpenAlex counts citations, so nearly all articles are there. */
export function sourcesOf(paper: MadeUpPaper): { readonly openalex: boolean; readonly hal: boolean; readonly crossref: boolean; readonly pubmed: boolean } {
  if (paper.type === "thesis") return { openalex: false, hal: true, crossref: false, pubmed: false };
  const hal = paper.access.hal !== "none";
  const openalex = hasDoi(paper);
  const draw = paper.number % 10;
  const isJournal = paper.type !== "preprint" && paper.type !== "conference-paper";
  const crossref = openalex && (hal ? draw < 4 : draw < 5);
  return { openalex, hal: hal || !openalex, crossref, pubmed: isJournal && openalex && (hal ? !crossref && draw < 8 : draw >= 3) };
}
