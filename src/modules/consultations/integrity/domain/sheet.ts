import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { both, formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { ContactField } from "./contact.ts";

export const guideThemes = ["conduct", "people", "data", "publishing", "animals", "conflicts"] as const;
export type GuideTheme = (typeof guideThemes)[number];

export const themeNames: Readonly<Record<GuideTheme, Bilingual>> = {
  conduct: both("Mener une recherche fiable", "Carrying out sound research"),
  people: both("Recherche avec des personnes", "Research with people"),
  data: both("Données", "Data"),
  publishing: both("Publier et signer", "Publishing and signing"),
  animals: both("Recherche animale", "Animal research"),
  conflicts: both("Liens d’intérêts, conflits, signalements", "Interests, conflicts, reports"),
};

export interface GuideSource {
  readonly title: string;
  /** Empty, or an address of the web. */
  readonly url: string;
}

/** One sheet of the practical guide. Bodies are plain text: paragraphs, `## ` titles, `- ` lists, `[words](https://address)`. */
export interface SheetContent {
  readonly theme: GuideTheme;
  readonly title: Bilingual;
  readonly summary: Bilingual;
  readonly body: Bilingual;
  /** What the advice rests on: law, charter, article. */
  readonly sources: readonly GuideSource[];
  readonly nextReviewOn: Day;
  /** Which contacts answer questions about it. */
  readonly contactField: ContactField;
}

export interface SheetVersion {
  readonly number: number;
  readonly content: SheetContent;
  /** What it changes. */
  readonly note: Bilingual;
  readonly publishedOn: Day;
  /** SHA-256 of the canonical content, in hexadecimal. */
  readonly sha256: string;
}

export interface Sheet {
  readonly code: string;
  readonly draft: SheetContent | null;
  readonly revision: number;
  readonly withdrawn: { readonly reason: Bilingual; readonly on: Day } | null;
  /** From the first to the latest. */
  readonly versions: readonly SheetVersion[];
  readonly demonstration: boolean;
}

/** In characters, of what is published; a draft may be longer, so that nothing that was typed is lost. */
const longestTitle = 200;
const longestSummary = 1_000;
const longestBody = 40_000;
const mostSources = 50;

/** What keeps a sheet from being published; a draft is saved whatever stands here. */
export function sheetIssues(content: SheetContent, on: Day): readonly Issue[] {
  const issues: Issue[] = [];
  const add = (field: string, fr: string, en: string): void => { issues.push({ code: "consultations.bad-sheet", severity: "error", field, text: { fr, en } }); };
  for (const [part, what] of [["title", ["un titre", "a title"]], ["summary", ["un résumé", "a summary"]], ["body", ["un texte", "a text"]]] as const) {
    for (const language of ["fr", "en"] as const) {
      if (content[part][language].trim() === "") add(`${part}.${language}`, `Donnez ${what[0]} en ${language === "fr" ? "français" : "anglais"}.`, `Give ${what[1]} in ${language === "fr" ? "French" : "English"}.`);
    }
  }
  for (const [part, most] of [["title", longestTitle], ["summary", longestSummary], ["body", longestBody]] as const) {
    for (const language of ["fr", "en"] as const) {
      const { length } = content[part][language];
      if (length > most) add(`${part}.${language}`, `${formatNumber(most, "fr")} caractères au plus\u202f: il y en a ${formatNumber(length, "fr")}.`, `${formatNumber(most, "en")} characters at most: there are ${formatNumber(length, "en")}.`);
    }
  }
  if (content.sources.length > mostSources) add("sources", `${mostSources} sources au plus.`, `${mostSources} sources at most.`);
  if (content.sources.length === 0) add("sources", "Citez au moins une source\u202f: un conseil repose sur un texte.", "Cite at least one source: advice rests on a text.");
  content.sources.forEach((source, at) => {
    if (source.title.trim() === "") add(`sources[${at}].title`, "Nommez cette source.", "Name this source.");
    if (source.url !== "" && !/^https?:\/\/[^\s]+$/i.test(source.url)) add(`sources[${at}].url`, "Une adresse commence par https://.", "An address begins with https://.");
  });
  if (content.nextReviewOn <= on) add("nextReviewOn", "La prochaine relecture est à venir\u202f: choisissez un jour après aujourd’hui.", "The next review is to come: choose a day after today.");
  return issues;
}

/** The version in force; null before the first. */
export function latestOf(sheet: Sheet): SheetVersion | null {
  return sheet.versions.at(-1) ?? null;
}

/** Published, not withdrawn, and its day of review has come. */
export function isReviewDue(sheet: Sheet, on: Day): boolean {
  const latest = latestOf(sheet);
  return latest !== null && sheet.withdrawn === null && latest.content.nextReviewOn <= on;
}
