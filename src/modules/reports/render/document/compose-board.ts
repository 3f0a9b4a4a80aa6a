import { pick, plural } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { describeTarget, formatRate, sentenceCase, shownValue, verdictKinds, verdictWords, type Assessment } from "../../../indicators/index.ts";
import type { ReportContent } from "../../domain/content.ts";
import { linesCell, sayIn, type Section, type TableRow } from "./blocks.ts";
import { colon, semicolon } from "./words.ts";

/** Where does each series of the contract stand? One table, the verdict in words. */
export function boardSection(content: ReportContent, language: Language): Section {
  const say = sayIn(language);
  const assessments = content.indicators.flatMap((one) => one.series.map((series) => series.assessment));
  return {
    id: "board",
    title: say("Tableau de bord", "Board"),
    newPage: false,
    blocks: [
      { kind: "paragraph", text: verdictCounts(assessments, language) },
      {
        kind: "table",
        caption: say("Toutes les séries du contrat et leur verdict", "All series of the contract and their verdict"),
        columns: [
          { header: say("Code", "Code"), weight: 0.9 },
          { header: say("Série", "Series"), rowHeader: true, weight: 2.4 },
          { header: say("Valeur", "Value"), weight: 1.8 },
          { header: say("Cible", "Target"), weight: 2.2 },
          { header: say("Chemin parcouru", "Way made"), numeric: true, weight: 1 },
          { header: say("Verdict", "Verdict"), weight: 1.5 },
        ],
        rows: assessments.map((one) => row(one, language)),
      },
    ],
  };
}

function row(assessment: Assessment, language: Language): TableRow {
  const { measure, target, rate, verdict } = assessment;
  const shown = shownValue(assessment, language);
  return {
    cells: [
      { text: measure.part },
      { text: pick(measure.name, language) },
      linesCell(shown === null ? [] : [{ text: shown.value }, { text: shown.about, tone: "soft" }]),
      { text: target === null ? "–" : sentenceCase(pick(describeTarget(target), language)) },
      { text: rate.kind === "rate" ? formatRate(rate.share, language) : "–" },
      { text: pick(verdictWords[verdict.kind], language), verdict: verdict.kind },
    ],
  };
}

/** "35 séries. Atteinte : 4 ; En retard : 20.": counts by verdict, in the order of the board. */
export function verdictCounts(assessments: readonly Assessment[], language: Language): string {
  const fr = language === "fr";
  const total = assessments.length;
  if (total === 0) return fr ? "Le contrat ne porte aucune série d’indicateur." : "The contract holds no series of an indicator.";
  const parts = verdictKinds
    .map((kind) => ({ kind, count: assessments.filter((one) => one.verdict.kind === kind).length }))
    .filter((part) => part.count > 0)
    .map((part) => `${pick(verdictWords[part.kind], language)}${colon(language)}${part.count}`);
  return `${total} ${plural(language, total, fr ? { one: "série", other: "séries" } : { one: "series", other: "series" })}. ${parts.join(semicolon(language))}.`;
}
