import type { Language } from "../../../../kernel/i18n/language.ts";
import type { ToldField } from "../../domain/fields/priorities.ts";
import type { BibliographicRecord } from "../../domain/record.ts";
import type { Told, Work } from "../../domain/work.ts";
import { formatByline } from "../../domain/byline.ts";
import { dateText, documentTypeNames, languageName } from "../reading/words.ts";

/** One value of a field in a line of text. */
export function valueText<F extends ToldField>(field: F, value: NonNullable<BibliographicRecord[F]>, language: Language): string {
  const given: unknown = value;
  if (Array.isArray(given)) return formatByline(given);
  if (field === "documentType") return documentTypeNames[given as keyof typeof documentTypeNames]?.[language] ?? String(given);
  if (typeof given === "object" && given !== null && "title" in given) return `${String(given.title)}${"issns" in given && Array.isArray(given.issns) && given.issns.length > 0 ? ` (${given.issns.join(", ")})` : ""}`;
  if (field === "language") return languageName(String(given), language);
  if (field === "published") return dateText(String(given), language);
  const text = String(given);
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}

export function told(work: Work, field: ToldField): Told<NonNullable<BibliographicRecord[ToldField]>> | null {
  return work[field] as Told<NonNullable<BibliographicRecord[ToldField]>> | null;
}
