import { both, formatDay } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import { isDay, type Day } from "../../../../kernel/time/day.ts";
import type { DatasetLabel, DatasetState, FileState } from "../../domain/dataset.ts";
import type { Period, SubjectKind } from "../../domain/metadata.ts";

export { formatBytes } from "../../../../kernel/i18n/format.ts";

export { accessLevelNames as accessNames } from "../../domain/vocabularies/index.ts";

export const subjectNames: Readonly<Record<SubjectKind, Bilingual>> = {
  human: both("Données sur des personnes", "Data about people"), "non-human": both("Sans données sur des personnes", "No data about people"),
};

export const labelNames: Readonly<Record<DatasetLabel, Bilingual>> = {
  preliminary: both("Préliminaire", "Preliminary"), publishable: both("Publiable", "Publishable"), published: both("Publiée dans HAL", "Published in HAL"),
};

export const labelMeanings: Readonly<Record<DatasetLabel, Bilingual>> = {
  preliminary: both("Les données ou leur description ne sont pas encore complètes.", "The data or their description are not complete yet."),
  publishable: both("La description est complète, licence et accès sont réglés, les fichiers sont vérifiés.", "The description is complete, licence and access are settled, the files are checked."),
  published: both("Les données sont liées à une publication présente dans HAL.", "The data are tied to a publication that stands in HAL."),
};

export const stateNames: Readonly<Record<DatasetState, Bilingual>> = {
  draft: both("Brouillon", "Draft"), submitted: both("Soumis à relecture", "Submitted for review"), returned: both("Renvoyé pour modification", "Returned for change"), published: both("Publié", "Published"), withdrawn: both("Retiré", "Withdrawn"),
};

export const fileStateNames: Readonly<Record<FileState, Bilingual>> = {
  received: both("en cours de vérification", "being checked"), checked: both("vérifié", "checked"), infected: both("mis à l’écart\u202f: virus", "set aside: virus"), refused: both("refusé", "refused"),
};

/** A half-open period in words; null where nothing is known. The last day is said, not the first day after. */
export function periodText({ start, end }: Period, language: Language): string | null {
  const fr = language === "fr";
  const last = end === null ? null : dayBefore(end);
  if (start !== null && last !== null) return fr ? `Du ${formatDay(start, "fr")} au ${formatDay(last, "fr")}` : `From ${formatDay(start, "en")} to ${formatDay(last, "en")}`;
  if (start !== null) return fr ? `Depuis le ${formatDay(start, "fr")}` : `Since ${formatDay(start, "en")}`;
  return last === null ? null : fr ? `Jusqu’au ${formatDay(last, "fr")}` : `Until ${formatDay(last, "en")}`;
}

function dayBefore(end: Day): Day {
  const text = new Date(Date.parse(`${end}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  return isDay(text) ? text : end;
}

/** The day of an instant, in words; null where there is none. */
export function dayText(instant: string | null, language: Language, style: "long" | "short" = "long"): string | null {
  const text = instant?.slice(0, 10) ?? "";
  return isDay(text) ? formatDay(text, language, style) : null;
}
