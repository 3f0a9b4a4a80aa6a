import { both, formatDay } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { yearOf, yearPeriod, type Day, type Period } from "../../../kernel/time/day.ts";
import type { Cohort } from "./record.ts";
import { stateOn, type CohortState, type Transition } from "./states.ts";

export const readingCodes = ["system-open", "agreement-signed", "ever-hosted"] as const;
/** What "hosted" may mean. The contract counts cohorts hosted by the unit and does not say from when a cohort is. */
export type ReadingCode = (typeof readingCodes)[number];

export const readings: Readonly<Record<ReadingCode, { readonly name: Bilingual; readonly sentence: Bilingual }>> = {
  "system-open": {
    name: both("Système d’information ouvert", "Information system opened"),
    sentence: both("Une cohorte est hébergée du jour où son système d’information est ouvert chez l’unité, la convention d’hébergement étant signée, jusqu’au jour où elle part.", "A cohort is hosted from the day on which its information system is opened at the unit, the hosting agreement being signed, until the day on which it leaves."),
  },
  "agreement-signed": {
    name: both("Convention signée", "Agreement signed"),
    sentence: both("Une cohorte est hébergée du jour où sa convention d’hébergement est signée, son intégration fût-elle en cours, jusqu’au jour où elle part.", "A cohort is hosted from the day on which its hosting agreement is signed, even while it is being integrated, until the day on which it leaves."),
  },
  "ever-hosted": {
    name: both("Hébergée au moins une fois", "Hosted at least once"),
    sentence: both("Une cohorte compte du jour où son système d’information a été ouvert chez l’unité, fût-elle partie depuis.", "A cohort counts from the day on which its information system was opened at the unit, even if it has left since."),
  },
};

/** The reading until another is declared: the strictest, with two documents behind each cohort. */
export const usualReading: ReadingCode = "system-open";

/** How the number of indicator 5 is made under a reading. A change of rule is a new version. */
export function hostedRecipe(reading: ReadingCode) {
  const tail = both("Une cohorte compte une fois. Un stock\u202f: l’état du 31 décembre vaut pour l’année.", "A cohort counts once. A stock: the state of 31 December stands for the year.");
  const { name, sentence } = readings[reading];
  return {
    code: `cohorts-register-${reading}`, version: 1, series: "5",
    name: both(`Cohortes hébergées, d’après le registre (${name.fr.toLowerCase()})`, `Cohorts hosted, from the register (${name.en.toLowerCase()})`),
    sentence: both(`Cohortes du registre hébergées le jour dit. ${sentence.fr} ${tail.fr}`, `Cohorts of the register hosted on the day. ${sentence.en} ${tail.en}`),
  };
}

/** What the contract commits to. */
export const hostedTarget = { value: 20, year: 2025, baseline: 0, baselineYear: 2020 } as const;

export interface CountedCohort {
  readonly code: string;
  readonly name: Bilingual;
  readonly acronym: string;
  /** The documents that it rests on, oldest first. */
  readonly evidence: readonly Transition[];
  /** Since when it counts. */
  readonly since: Day;
}

export interface LeftOutCohort {
  readonly code: string;
  readonly name: Bilingual;
  readonly acronym: string;
  readonly state: CohortState | null;
  readonly reason: Bilingual;
}

export interface HostedCount {
  readonly reading: ReadingCode;
  readonly on: Day;
  readonly period: Period;
  /** Null where the register holds no cohort at all: nothing is not zero. */
  readonly value: number | null;
  readonly counted: readonly CountedCohort[];
  readonly leftOut: readonly LeftOutCohort[];
  readonly demonstration: boolean;
}

/** Is a cohort hosted on a day, under a reading, and since when? Null where it is not. */
export function hostedSince(transitions: readonly Transition[], reading: ReadingCode, on: Day): Day | null {
  const past = transitions.filter((one) => one.on <= on);
  const last = past.at(-1);
  if (last === undefined) return null;
  const opened = past.findLast(({ state }) => state === "hosted");
  switch (reading) {
    case "ever-hosted": return past.find(({ state }) => state === "hosted")?.on ?? null;
    case "system-open": return last.state === "hosted" ? last.on : null;
    case "agreement-signed": return last.state === "being-integrated" ? last.on : last.state === "hosted" ? (past.findLast(({ state }) => state === "being-integrated")?.on ?? opened?.on ?? null) : null;
  }
}

/** How many cohorts of the register are hosted on a day, which they are, and why not the others? */
export function countHosted(cohorts: readonly Cohort[], reading: ReadingCode, on: Day): HostedCount {
  const counted: CountedCohort[] = [];
  const leftOut: LeftOutCohort[] = [];
  for (const { code, content: { name, acronym }, transitions } of cohorts) {
    const since = hostedSince(transitions, reading, on);
    if (since !== null) counted.push({ code, name: told(name), acronym, since, evidence: transitions.filter((one) => one.on <= on && (one.state === "being-integrated" || one.state === "hosted")) });
    else leftOut.push({ code, name: told(name), acronym, state: stateOn(transitions, on)?.state ?? null, reason: whyNot(stateOn(transitions, on)) });
  }
  return { reading, on, period: yearPeriod(yearOf(on)), value: cohorts.length === 0 ? null : counted.length, counted: counted.toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : a.code < b.code ? -1 : 1)), leftOut, demonstration: cohorts.some(({ demonstration }) => demonstration) };
}

function told({ fr, en }: Bilingual): Bilingual {
  return both(fr || en, en || fr);
}

function whyNot(last: Transition | null): Bilingual {
  if (last === null) return both("pas encore connue ce jour-là", "not known yet on that day");
  const since = both(`depuis le ${formatDay(last.on, "fr")}`, `since ${formatDay(last.on, "en")}`);
  switch (last.state) {
    case "candidate": return both(`candidate ${since.fr}, sans convention`, `candidate ${since.en}, without an agreement`);
    case "under-agreement": return both(`convention en préparation ${since.fr}`, `agreement in preparation ${since.en}`);
    case "being-integrated": return both(`convention signée le ${formatDay(last.on, "fr")}, système d’information pas encore ouvert`, `agreement signed on ${formatDay(last.on, "en")}, information system not opened yet`);
    case "left": return both(`partie ${since.fr}`, `left ${since.en}`);
    case "hosted": return both(`hébergée ${since.fr}`, `hosted ${since.en}`);
  }
}
