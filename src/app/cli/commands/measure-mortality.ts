import { formatNumber, formatPercent } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import type { MortalityReport } from "../../../modules/mortality/index.ts";
import { resultText } from "./measure-trials.ts";

/** Indicators 6.a (years) and 6.b (a share) as the terminal tells them. */
export function printedMortality({ series, reading, draft, value, result }: MortalityReport, language: Language): string {
  const french = language === "fr";
  const number = value === null ? null : series === "6.b" ? formatPercent(value, language, 2) : `${formatNumber(value, language)} ${french ? "an(s)" : "year(s)"}`;
  const facts = draft === null || number === null ? "" : `\n  ${number}  (${draft.counted.map(({ label }) => label[language]).join(french ? "\u202f; " : "; ")})`;
  return `${series}  ${reading.name[language]}${facts}\n  ${resultText(result, language)}${draft?.demonstration === true ? (french ? "\n  Données de démonstration, fictives." : "\n  Demonstration data, fictitious.") : ""}`;
}

export function mortalityJson({ series, draft, reading, value, result, measurementId }: MortalityReport): unknown {
  return { series, recipe: draft?.recipe.code ?? null, version: draft?.recipe.version ?? null, reading: reading.code, value, demonstration: draft?.demonstration ?? false, counted: draft?.counted ?? [], leftOut: draft?.leftOut ?? [], result, measurementId };
}
