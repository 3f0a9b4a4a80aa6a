import { isDeepStrictEqual } from "node:util";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { FieldName, StudyContent } from "./content.ts";
import { isUnsaid } from "./empty.ts";
import { fieldNames, fieldOf } from "./fields/index.ts";
import type { FieldDifference } from "./studies.ts";

const languages = ["fr", "en"] as const;

/** Is this field written in each language apart? */
function isByLanguage(field: FieldName): boolean {
  const kind = fieldOf(field)?.kind;
  return kind === "text" || kind === "long-text" || kind === "keywords";
}

/** Two values are alike where they say the same: an empty list, an empty text and nothing are alike. */
function alike(before: unknown, after: unknown): boolean {
  return (isUnsaid(before) && isUnsaid(after)) || isDeepStrictEqual(before, after);
}

/** What differs between two contents, in the order of the fields; texts and keywords by language. */
export function difference(before: StudyContent, after: StudyContent): FieldDifference[] {
  return fieldNames.flatMap((field): FieldDifference[] => {
    const [old, now] = [before[field], after[field]];
    if (!isByLanguage(field)) return alike(old, now) ? [] : [{ field, language: null, before: old, after: now }];
    return languages.flatMap((language) => {
      const [oldText, nowText] = [old, now].map((value) => (value as Readonly<Record<string, unknown>>)[language] ?? null);
      return alike(oldText, nowText) ? [] : [{ field, language, before: oldText, after: nowText }];
    });
  });
}

/** Names of the fields that differ, each once, in order. */
export function changedFields(before: StudyContent, after: StudyContent): FieldName[] {
  return [...new Set(difference(before, after).map(({ field }) => field))];
}

/** What a version changed, for programs and for pages that put it into words: names of fields; `first` for the first version, `same` where nothing differs. */
export function summaryOf(before: StudyContent | null, after: StudyContent): string {
  return before === null ? "first" : changedFields(before, after).join(", ") || "same";
}

const named = 4;

/** A version's summary as people read it: `Résumé, Promoteurs et 3 autres champs`. */
export function readableSummary(summary: string): Bilingual {
  if (summary === "first") return { fr: "Première version", en: "First version" };
  if (summary === "same") return { fr: "Aucun champ changé", en: "No field changed" };
  const labels = summary.split(", ").map((name) => fieldOf(name)?.label ?? { fr: name, en: name });
  const rest = labels.length - named;
  const shown = (language: "fr" | "en"): string => labels.slice(0, rest === 1 ? named + 1 : named).map((label) => label[language]).join(", ");
  if (rest < 2) return { fr: shown("fr"), en: shown("en") };
  return { fr: `${shown("fr")} et ${rest} autres champs`, en: `${shown("en")} and ${rest} other fields` };
}
