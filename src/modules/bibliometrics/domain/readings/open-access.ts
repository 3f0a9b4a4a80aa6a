import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { CorpusPaper } from "../../../publications/index.ts";

export const openAccessReadings = ["r1", "r2", "r3", "r4", "r5"] as const;
export type OpenAccessReading = (typeof openAccessReadings)[number];

export const openAccessReadingWords: Readonly<Record<OpenAccessReading, { readonly name: Bilingual; readonly sentence: Bilingual }>> = {
  r1: { name: both("En libre accès", "Open access"), sentence: both("Lisible librement quelque part, à l’éditeur ou dans une archive.", "Free to read somewhere, at the publisher or in a repository.") },
  r2: { name: both("Libre accès et fichier ouvert dans HAL", "Open access and open file in HAL"), sentence: both("Le texte lui-même est ouvert dans HAL.", "The text itself is open in HAL.") },
  r3: { name: both("Libre accès et notice ou fichier dans HAL", "Open access and any record in HAL"), sentence: both("Lisible librement quelque part, et HAL en tient au moins la notice.", "Free to read somewhere, and HAL holds at least its record.") },
  r4: { name: both("Dans HAL, notice ou fichier", "In HAL, record or file"), sentence: both("HAL en tient au moins la notice, ouverte ou non.", "HAL holds at least its record, open or not.") },
  r5: { name: both("Libre accès ou dans HAL", "Open access or in HAL"), sentence: both("L’un ou l’autre.", "One or the other.") },
};

/** What the readings need to know of one paper. */
export interface AccessFacts {
  readonly isOpen: boolean;
  readonly openFileInHal: boolean;
  readonly halRecord: boolean;
}

const hal = "HAL";

/**
 * The facts of a paper on a day; null where nobody ever looked at its access. A file under embargo on that day is not
 * open, and a paper that is open nowhere else is not open either.
 */
export function accessFactsOn(paper: Pick<CorpusPaper, "access" | "hal">, on: Day): AccessFacts | null {
  const { access, hal: state } = paper;
  if (access === null) return null;
  const underEmbargo = state.embargoUntil !== null && on < state.embargoUntil;
  const inHal = access.repositories.includes(hal);
  const onlyInHal = access.publisher === null && inHal && access.repositories.every((name) => name === hal);
  return {
    isOpen: access.isOpen && !(underEmbargo && onlyInHal),
    openFileInHal: !underEmbargo && (state.openFile || (access.isOpen && inHal)),
    halRecord: state.record || inHal,
  };
}

/** Does a paper count under a reading? */
export function countsUnder(reading: OpenAccessReading, { isOpen, openFileInHal, halRecord }: AccessFacts): boolean {
  switch (reading) {
    case "r1": return isOpen;
    case "r2": return isOpen && openFileInHal;
    case "r3": return isOpen && halRecord;
    case "r4": return halRecord;
    case "r5": return isOpen || halRecord;
  }
}

/** The share of papers under each reading, 0 to 1; null without papers. */
export function openAccessShares(papers: readonly AccessFacts[]): Readonly<Record<OpenAccessReading, number | null>> {
  const share = (reading: OpenAccessReading): number | null => (papers.length === 0 ? null : papers.filter((one) => countsUnder(reading, one)).length / papers.length);
  return { r1: share("r1"), r2: share("r2"), r3: share("r3"), r4: share("r4"), r5: share("r5") };
}

/** By which ways papers are open (the split of the French open-science monitor, 2021): shares of all papers, 0 to 1. */
export interface AccessRoutes {
  readonly both: number;
  readonly repositoryOnly: number;
  readonly publisherOnly: number;
  readonly closed: number;
  readonly open: number;
  readonly repository: number;
  readonly publisher: number;
  /** The best colour at the publisher, and `green-only`; they add up to `open`. */
  readonly colours: Readonly<Record<AccessColour, number>>;
}

export const accessColours = ["diamond", "gold", "hybrid", "other", "green-only"] as const;
export type AccessColour = (typeof accessColours)[number];

export interface AccessRoute {
  readonly publisher: "diamond" | "gold" | "hybrid" | "other" | null;
  readonly repository: boolean;
}

/** Green stays beside the best colour of the publisher: unlike Unpaywall’s, where it only counts where nothing else is open. Null without papers. */
export function accessRoutes(papers: readonly AccessRoute[]): AccessRoutes | null {
  if (papers.length === 0) return null;
  const share = (is: (paper: AccessRoute) => boolean): number => papers.filter(is).length / papers.length;
  const colour = (name: AccessColour): number => share((one) => (name === "green-only" ? one.publisher === null && one.repository : one.publisher === name));
  return {
    both: share((one) => one.publisher !== null && one.repository),
    repositoryOnly: share((one) => one.publisher === null && one.repository),
    publisherOnly: share((one) => one.publisher !== null && !one.repository),
    closed: share((one) => one.publisher === null && !one.repository),
    open: share((one) => one.publisher !== null || one.repository),
    repository: share((one) => one.repository),
    publisher: share((one) => one.publisher !== null),
    colours: { diamond: colour("diamond"), gold: colour("gold"), hybrid: colour("hybrid"), other: colour("other"), "green-only": colour("green-only") },
  };
}

/** The ways by which a paper is open on a day; null where nobody ever looked. */
export function accessRouteOn(paper: Pick<CorpusPaper, "access" | "hal">, on: Day): AccessRoute | null {
  const facts = accessFactsOn(paper, on);
  if (facts === null || paper.access === null) return null;
  if (!facts.isOpen) return { publisher: null, repository: false };
  return { publisher: paper.access.publisher, repository: paper.access.repositories.some((name) => name !== hal) || facts.openFileInHal };
}
