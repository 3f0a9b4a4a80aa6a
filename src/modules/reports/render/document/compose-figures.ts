import { formatEuros, formatNumber, formatPercent, pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { formatPeriod } from "../../../indicators/index.ts";
import type { ReportContent } from "../../domain/content.ts";
import { asWritten, linesCell, sayIn, type Section } from "./blocks.ts";

/** The year in figures, each with its source. Null where there is none. */
export function figuresSection(content: ReportContent, language: Language): Section | null {
  if (content.figures.length === 0) return null;
  const say = sayIn(language);
  return {
    id: "figures",
    title: say(`L’année ${content.year} en chiffres`, `The year ${content.year} in figures`),
    newPage: false,
    blocks: [
      {
        kind: "table",
        caption: say("Chiffres de l’année et leur source", "Figures of the year and their source"),
        columns: [
          { header: say("Chiffre", "Figure"), rowHeader: true, weight: 3 },
          { header: say("Valeur", "Value"), numeric: true, weight: 1.5 },
          { header: say("Période", "Period") },
          { header: say("Source", "Source"), weight: 2.5 },
        ],
        rows: content.figures.map((figure) => ({
          cells: [
            { text: pick(figure.label, language) },
            { text: valueText(figure, language) },
            { text: formatPeriod(figure.period, language) },
            linesCell([asWritten(figure.source, language)]),
          ],
        })),
      },
    ],
  };
}

/** A share is 0 to 1 inside and in percent on the page; euros have their own form. */
function valueText({ value, unit }: ReportContent["figures"][number], language: Language): string {
  if (unit?.en === "%") return formatPercent(value, language);
  if (unit?.en === "€") return formatEuros(value, language);
  return `${formatNumber(value, language)}${unit === null ? "" : `\u00a0${pick(unit, language)}`}`;
}
