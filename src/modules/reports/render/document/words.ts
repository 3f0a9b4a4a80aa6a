import { both, formatDay, formatPercent, narrowSpace, noBreakSpace, pick, plural } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { addDays, type Day, type Period } from "../../../../kernel/time/day.ts";
import { sentenceCase } from "../../../indicators/index.ts";
import { undertakingStates, undertakingWords, type Spread, type UndertakingState } from "../../../steering/index.ts";

const neverReviewed = both("jamais revue", "never reviewed");

/** The state of an action as a word of its own, with its capital. */
export function stateOfAction(state: UndertakingState, language: Language): string {
  return sentenceCase(pick(undertakingWords[state], language));
}

export interface SpreadPart {
  readonly key: UndertakingState | "neverReviewed";
  readonly count: number;
  /** "en bonne voie : 3" */
  readonly label: string;
}

/** The parts of a spread that are not empty, from what asks for help to what is over, then what nobody has reviewed. */
export function spreadParts(spread: Spread, language: Language): readonly SpreadPart[] {
  const counts = [...undertakingStates.map((key) => ({ key, count: spread.counts[key] })), { key: "neverReviewed" as const, count: spread.neverReviewed }];
  return counts.filter((part) => part.count > 0).map((part) => ({ ...part, label: `${pick(part.key === "neverReviewed" ? neverReviewed : undertakingWords[part.key], language)}${colon(language)}${part.count}` }));
}

/** "5 actions. Bloquée : 1 ; en bonne voie : 4. Avec un jalon en retard : 1." */
export function spreadSentence(spread: Spread, language: Language): string {
  const fr = language === "fr";
  if (spread.total === 0) return fr ? "Aucune action." : "No action.";
  const parts = spreadParts(spread, language).map((part) => part.label);
  const more = [
    ...(spread.late > 0 ? [`${fr ? "avec un jalon en retard" : "with a late milestone"}${colon(language)}${spread.late}`] : []),
    ...(spread.silent > 0 ? [`${fr ? "sans revue récente" : "no recent review"}${colon(language)}${spread.silent}`] : []),
  ];
  const total = `${spread.total} ${plural(language, spread.total, { one: "action", other: "actions" })}`;
  return [[total], parts, more].filter((group) => group.length > 0).map((group) => `${sentenceCase(group.join(semicolon(language)))}.`).join(" ");
}

export function colon(language: Language): string {
  return language === "fr" ? `${narrowSpace}: ` : ": ";
}

export function semicolon(language: Language): string {
  return language === "fr" ? `${narrowSpace}; ` : "; ";
}

/** Half-open time as people say it: "du 1er janvier 2021 au 30 juin 2023", "depuis le 1er juillet 2023". */
export function timeInForce(from: Period["from"], until: Period["until"] | null, language: Language): string {
  if (until === null) return language === "fr" ? `depuis le ${formatDay(from, "fr")}` : `since ${formatDay(from, "en")}`;
  const last = addDays(until, -1);
  return language === "fr" ? `du ${formatDay(from, "fr")} au ${formatDay(last, "fr")}` : `from ${formatDay(from, "en")} to ${formatDay(last, "en")}`;
}

/** A day that no end of line cuts in two. */
export function dayInOne(day: Day, language: Language, style: "long" | "short" = "long"): string {
  return formatDay(day, language, style).replaceAll(" ", noBreakSpace);
}

export function confidence(share: number, language: Language): string {
  const percent = formatPercent(share, language, 0);
  return language === "fr" ? `confiance ${percent}` : `confidence ${percent}`;
}
