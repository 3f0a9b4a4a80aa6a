import { findAction, type Register } from "../../contract/index.ts";
import { figureBoundNames, type Figure, type FigureBound, type FigureContent, type FigureSource } from "../../activity/index.ts";
import { formatDay, formatEuros, formatNumber, formatPercent } from "../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../kernel/i18n/language.ts";
import { isDay } from "../../../kernel/time/day.ts";

/** "2 485", "6,53 %", "1,2 M€". */
export function formatFigure({ value, unit }: Pick<FigureContent, "value" | "unit">, language: Language): string {
  if (unit === "share") return formatPercent(value, language);
  return unit === "euros" ? formatEuros(value, language) : formatNumber(value, language);
}

/** The word before a number that is not exact; null where it is. */
export function boundWord(bound: FigureBound, language: Language): string | null {
  return bound === "exact" ? null : figureBoundNames[bound][language];
}

/** Number and noun in one line: "Plus de 200 référents de la transition". */
export function figureLine(figure: Pick<Figure, "value" | "unit" | "bound" | "noun">, language: Language): string {
  return [boundWord(figure.bound, language), formatFigure(figure, language), figure.noun[language]].filter((one) => one !== null).join(" ");
}

/** "Inserm, « 2024, une année à l’Inserm », ligne 32 du texte". */
export function sourceText({ publisher, title, line }: FigureSource, language: Language): string {
  const quoted = language === "fr" ? `«\u202f${title.fr}\u202f»` : `“${title.en}”`;
  return [publisher[language], quoted, ...(line === null ? [] : [language === "fr" ? `ligne ${line} du texte` : `line ${line} of the text`])].join(", ");
}

export function sourceDay({ day }: FigureSource, language: Language): string {
  return isDay(day) ? formatDay(day, language) : day;
}

/** When the number holds, in words. */
export function periodText({ year, basis }: Pick<FigureContent, "year" | "basis">, language: Language): string {
  if (basis === "year") return language === "fr" ? `dans l’année ${year}` : `within ${year}`;
  return language === "fr" ? `fin ${year}` : `end of ${year}`;
}

export interface ContractTie {
  readonly label: Bilingual;
  readonly href: string;
}

/** The place in the contract that a tie names; null where the contract in force has none of this name. */
export function contractTie(tie: string, register: Register): ContractTie | null {
  if (tie.startsWith("action-")) {
    const code = tie.slice("action-".length);
    const action = findAction(register, code)?.action;
    return action === undefined ? null : { label: { fr: `Action ${code} · ${action.title.fr}`, en: `Action ${code} · ${action.title.en}` }, href: `/actions/${encodeURIComponent(code)}` };
  }
  const indicator = register.indicators.find((one) => one.code === tie || one.parts.some((part) => part.code === tie || part.measures.some((measure) => measure.key === tie)));
  if (indicator === undefined) return null;
  return { label: { fr: `Indicateur ${tie} · ${indicator.title.fr}`, en: `Indicator ${tie} · ${indicator.title.en}` }, href: `/indicators/${encodeURIComponent(tie)}` };
}

export function yearPath(year: number): string {
  return `/year/${year}`;
}

export function figurePath({ year, code }: Pick<FigureContent, "year" | "code">): string {
  return `${yearPath(year)}/figures/${encodeURIComponent(code)}`;
}
