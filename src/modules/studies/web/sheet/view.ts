import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { LocalisedText } from "../../domain/content.ts";
import type { Quality, Study, StudyVersion } from "../../domain/study.ts";
import type { DescribeContext } from "../shown/context.ts";
import { shownTexts, type RecordLanguage, type ShownText } from "../shown/shown.ts";
import type { SharingPromise } from "../../domain/promise.ts";
import type { LinkedForm } from "./deps.ts";

/** Everything that the page of a study shows, gathered: the views below it ask nothing. */
export interface StudyActs {
  /** Edit what is being written (`edit`), open the next version (`revise`), neither. */
  readonly next: "edit" | "revise" | null;
  readonly mayWithdraw: boolean;
  /** Declare another study from this one. */
  readonly mayCopy: boolean;
  /** For the forms. */
  readonly csrfToken: string;
}

export interface StudyView {
  readonly study: Study;
  readonly language: Language;
  /** In which language the record is read, and what the address says of it. */
  readonly record: RecordLanguage;
  readonly asked: RecordLanguage | undefined;
  readonly url: URL;
  readonly today: Day;
  readonly context: DescribeContext;
  readonly quality: Quality;
  readonly promise: SharingPromise;
  readonly versions: readonly StudyVersion[];
  readonly citations: readonly { readonly name: string; readonly text: string }[];
  readonly forms: readonly LinkedForm[];
  readonly mayEdit: boolean;
  /** What this caller may begin from here. */
  readonly acts: StudyActs;
  /** One frozen version is shown; the newest is `newest`. */
  readonly frozen: boolean;
  readonly newest: number;
  readonly contactEmail: string | null;
}


/** The title for headings and links: the scientific one, else the public one, else the acronym; never empty. */
export function studyTitle({ title, publicTitle, acronym }: { readonly title: LocalisedText; readonly publicTitle: LocalisedText; readonly acronym: string | null }, record: RecordLanguage, language: Language): readonly ShownText[] {
  for (const text of [title, publicTitle]) {
    const shown = shownTexts(text, record, language);
    if (shown.length > 0) return shown;
  }
  return [{ text: acronym ?? (language === "fr" ? "Sans titre" : "Untitled"), lang: acronym === null ? language : null, missing: null }];
}

/** The title in one line, for the head of the page. */
export function plainTitle(content: Parameters<typeof studyTitle>[0], language: Language): string {
  return studyTitle(content, language, language)[0]?.text ?? "";
}
