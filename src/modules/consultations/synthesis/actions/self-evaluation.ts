import type { Db } from "../../../../kernel/db/db.ts";
import { formatPercent, inBoth, pick } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { CarryingResult } from "../domain/contribution.ts";
import { countWords } from "../domain/shown-count.ts";
import type { ShownSentence } from "../domain/document.ts";
import { lastVersions } from "../store/synthesis-store.ts";

/**
 * What the published syntheses of self-evaluations say of an objective of the contract: their sentences with the numbers
 * behind them, as published. Null where none speaks of it.
 */
export async function selfEvaluationOf(db: Db, objective: string): Promise<Bilingual | null> {
  const syntheses = (await lastVersions(db)).filter(({ document }) => document.selfEvaluation);
  const sentences = syntheses.flatMap(({ document }) => document.sentences.filter((one) => one.objectives.includes(objective)));
  return sentences.length === 0 ? null : inBoth((language) => sentences.map((one) => `${pick(one.text, language)} (${support(one).map((part) => pick(part, language)).join(language === "fr" ? "\u202f; " : "; ")})`).join(" "));
}

/** What carries a sentence, in words: the number of contributions, then each result. */
export function support({ count, of, results, kind }: Pick<ShownSentence, "count" | "of" | "results" | "kind">): readonly Bilingual[] {
  return [
    ...(kind === "minority" ? [{ fr: "position minoritaire", en: "minority position" }] : []),
    ...(count === null ? [] : [countWords(count, of)]),
    ...results.map(resultWords),
  ];
}

export function resultWords({ label, share, of }: CarryingResult): Bilingual {
  return inBoth((language) => {
    const number = share === null ? (language === "fr" ? "résultat non montré" : "result not shown") : formatPercent(share, language, 0);
    const among = of === null ? "" : language === "fr" ? ` de ${of} réponses` : ` of ${of} answers`;
    return `${pick(label, language)}${language === "fr" ? "\u202f: " : ": "}${number}${among}`;
  });
}
