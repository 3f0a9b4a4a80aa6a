import { formatDay, formatNumber, plural } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { daysBetween, type Day } from "../../../kernel/time/day.ts";
import type { StudyContent } from "./content.ts";
import { lastDayOf, monthsAfter } from "./partial-date.ts";
import type { LinkedData, StudyDate } from "./parts.ts";
import { timeInWords } from "./promise-words.ts";

/**
 * Where a plan of sharing stands on a day. `none`: no plan; `promised`: due later; `partly`: some of it is there after its day;
 * `overdue`: its day has passed and nothing is to be seen; `unclear`: it gives no day that can be checked.
 */
export const promiseStates = ["none", "undecided", "refused", "promised", "kept", "partly", "overdue", "unclear"] as const;
export type PromiseState = (typeof promiseStates)[number];

/** A published dataset of the portal, as far as promises are concerned. */
export interface SharedDataset {
  readonly title: StudyContent["title"];
  readonly access: "open" | "embargoed" | "restricted" | "closed";
  /** Day on which it was first published. */
  readonly publishedOn: Day;
  /** End of the embargo. */
  readonly availableFrom: Day | null;
}

/** Published datasets of the portal by code; one that the public does not see is not in it. */
export type SharedDatasets = ReadonlyMap<string, SharedDataset>;

export interface SeenData {
  readonly link: LinkedData;
  /** Null for what is kept outside the portal: nobody here knows since when. */
  readonly since: Day | null;
  /** The access that was given; null outside the portal. */
  readonly access: SharedDataset["access"] | null;
}

export interface SharingPromise {
  readonly state: PromiseState;
  readonly dueOn: Day | null;
  /** What gives the day: the plan's own, months after completion, or words that the house has read (`inferred`). */
  readonly dueFrom: "date" | "months" | "words" | null;
  readonly inferred: boolean;
  /** Whole days past the due day: so far where overdue, until it was shared where kept late. */
  readonly daysLate: number | null;
  /** Data that may be had, on this day. */
  readonly seen: readonly SeenData[];
  readonly why: Bilingual;
}

export type PromisingContent = Pick<StudyContent, "sharingPlan" | "completedOn" | "datasets">;

/**
 * What becomes of the promise of a study on a day. Shared is what can be seen: a linked dataset of the portal that is published with
 * open or controlled access (or whose embargo is over), or an identifier outside. A statement that says so is not a fact, and a
 * record whose data stay closed shares none. A month or a year is due on its last day; the due day itself is not late.
 */
export function promiseOn(content: PromisingContent, datasets: SharedDatasets, on: Day): SharingPromise {
  const plan = content.sharingPlan;
  const links = content.datasets.map((link) => seenData(link, datasets, on));
  const seen = links.flatMap((one) => (typeof one === "string" ? [] : [one]));
  const base = { dueOn: null, dueFrom: null, inferred: false, daysLate: null, seen } as const;
  if (plan === null) return { ...base, state: "none", why: { fr: `Aucun plan de partage n’est dit.${evenSo(seen, "fr")}`, en: `No sharing plan is stated.${evenSo(seen, "en")}` } };
  if (plan.decision === "no") return { ...base, state: "refused", why: { fr: `Les données individuelles ne seront pas partagées, dit le plan.${evenSo(seen, "fr")}`, en: `The plan says that individual data will not be shared.${evenSo(seen, "en")}` } };
  if (plan.decision === "undecided") return { ...base, state: "undecided", why: { fr: `Le partage n’est pas encore décidé.${evenSo(seen, "fr")}`, en: `Sharing is not decided yet.${evenSo(seen, "en")}` } };
  const due = dueDay(content);
  const closed = links.filter((one) => one === "closed").length;
  const dated = { ...base, dueOn: due.on, dueFrom: due.from, inferred: due.from === "words" };
  if (seen.length > 0) return sharedPromise(dated, closed, on);
  if (due.on === null || due.from === null) return { ...dated, state: "unclear", why: due.why };
  const read = due.from === "words" ? { fr: " (lue dans les mots du plan)", en: " (read from the words of the plan)" } : { fr: "", en: "" };
  if (on <= due.on) return { ...dated, state: "promised", why: { fr: `Partage promis pour le ${formatDay(due.on, "fr")}${read.fr}.`, en: `Sharing promised by ${formatDay(due.on, "en")}${read.en}.` } };
  if (due.ending === "expected") {
    return { ...dated, state: "unclear", why: { fr: `L’échéance du ${formatDay(due.on, "fr")} se compte depuis une fin d’étude prévue, que personne n’a confirmée.`, en: `The due day ${formatDay(due.on, "en")} is counted from an expected completion that nobody has confirmed.` } };
  }
  const late = daysBetween(due.on, on);
  const told = closed === 0 ? { fr: "aucune donnée n’est visible", en: "no data can be seen" } : { fr: "les données décrites restent fermées", en: "the data described stay closed" };
  return { ...dated, state: "overdue", daysLate: late, why: { fr: `Échéance passée depuis le ${formatDay(due.on, "fr")}${read.fr}, ${days(late, "fr")} de retard\u202f: ${told.fr}.`, en: `Past its due day of ${formatDay(due.on, "en")}${read.en}, ${days(late, "en")} late: ${told.en}.` } };
}

type Dated = Omit<SharingPromise, "state" | "why">;

function sharedPromise(dated: Dated, closed: number, on: Day): SharingPromise {
  const { dueOn, seen } = dated;
  const names = seen.map(({ link }) => link.title ?? link.identifier).join(", ");
  if (closed > 0) {
    const passed = dueOn !== null && on > dueOn;
    return {
      ...dated, state: passed ? "partly" : dueOn === null ? "partly" : "promised",
      why: { fr: `Une partie peut être obtenue (${names})\u202f; ${formatNumber(closed, "fr")} ${plural("fr", closed, { one: "jeu lié ne le peut", other: "jeux liés ne le peuvent" })} pas${dueOn === null ? "" : passed ? ` alors que l’échéance du ${formatDay(dueOn, "fr")} est passée` : `, promis pour le ${formatDay(dueOn, "fr")}`}.`, en: `Part can be had (${names}); ${formatNumber(closed, "en")} linked ${plural("en", closed, { one: "dataset", other: "datasets" })} cannot${dueOn === null ? "" : passed ? `, though ${formatDay(dueOn, "en")} has passed` : `, promised by ${formatDay(dueOn, "en")}`}.` },
    };
  }
  const known = seen.flatMap(({ since }) => (since === null ? [] : [since])).sort();
  const since = known.at(-1) ?? null;
  if (since === null) {
    return { ...dated, state: "kept", why: { fr: `Données déposées hors du portail (${names})\u202f: leur identifiant est donné, leur accès n’est pas vérifié ici.`, en: `Data kept outside the portal (${names}): their identifier is given, access to them is not checked here.` } };
  }
  const late = dueOn !== null && since > dueOn ? daysBetween(dueOn, since) : null;
  return {
    ...dated, daysLate: late, state: "kept",
    why: { fr: `Tenue\u202f: ${names}, depuis le ${formatDay(since, "fr")}${late === null ? "" : `, avec ${days(late, "fr")} de retard`}.`, en: `Kept: ${names}, since ${formatDay(since, "en")}${late === null ? "" : `, ${days(late, "en")} late`}.` },
  };
}

function seenData(link: LinkedData, datasets: SharedDatasets, on: Day): SeenData | "closed" | "unseen" {
  if (link.scheme !== "portal") return link.identifier.trim() === "" ? "unseen" : { link, since: null, access: null };
  const dataset = datasets.get(link.identifier);
  if (dataset === undefined || dataset.publishedOn > on) return "unseen";
  const opens = dataset.access === "embargoed" ? dataset.availableFrom : dataset.access === "closed" ? null : dataset.publishedOn;
  if (opens === null || opens > on) return "closed";
  return { link, since: opens > dataset.publishedOn ? opens : dataset.publishedOn, access: dataset.access };
}

interface Due {
  readonly on: Day | null;
  readonly from: SharingPromise["dueFrom"];
  readonly ending: StudyDate["kind"];
  /** Why there is no day. */
  readonly why: Bilingual;
}

function dueDay({ sharingPlan: plan, completedOn }: PromisingContent): Due {
  const none = (fr: string, en: string): Due => ({ on: null, from: null, ending: null, why: { fr, en } });
  const noDate = none("Le plan ne donne aucune date qui puisse être vérifiée.", "The plan gives no date that can be checked.");
  if (plan === null) return noDate;
  const on = plan.from === null ? null : lastDayOf(plan.from);
  if (on !== null) return { ...noDate, on, from: "date" };
  const worded = timeInWords(plan.timeFrame) ?? timeInWords(plan.statement);
  if (plan.monthsAfterCompletion === null && worded?.kind === "date") return { ...noDate, on: lastDayOf(worded.date), from: "words" };
  const months = plan.monthsAfterCompletion ?? (worded?.kind === "months" ? worded.months : null);
  if (months === null) return noDate;
  const end = completedOn === null ? null : monthsAfter(completedOn.date, months);
  if (end === null) return none("Le délai court depuis la fin de l’étude, dont la date n’est pas dite.", "The time runs from completion of the study, whose date is not stated.");
  return { ...noDate, on: end, from: plan.monthsAfterCompletion === null ? "words" : "months", ending: completedOn?.kind ?? null };
}

function evenSo(seen: readonly SeenData[], language: "fr" | "en"): string {
  if (seen.length === 0) return "";
  const names = seen.map(({ link }) => link.title ?? link.identifier).join(", ");
  return language === "fr" ? ` Des données sont pourtant liées\u202f: ${names}.` : ` Data are linked all the same: ${names}.`;
}

function days(count: number, language: "fr" | "en"): string {
  return `${formatNumber(count, language)} ${language === "fr" ? plural("fr", count, { one: "jour", other: "jours" }) : plural("en", count, { one: "day", other: "days" })}`;
}
