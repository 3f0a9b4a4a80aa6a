import { inBoth } from "../../kernel/i18n/format.ts";
import type { Bilingual } from "../../kernel/i18n/language.ts";
import type { Day } from "../../kernel/time/day.ts";
import type { ObjectiveStanding } from "../../modules/consultations/index.ts";
import { objectiveOf, referencesTo } from "../../modules/contract/index.ts";
import { verdictWords, type VerdictKind } from "../../modules/indicators/index.ts";
import { spreadSentence } from "../../modules/reports/index.ts";
import type { House } from "../house.ts";

/** How objectives of the contract in force stand on a day: the states of their actions, the verdicts on the indicators that the text ties to them. */
export async function objectiveStandings({ contracts, indicators, steering }: Pick<House, "contracts" | "indicators" | "steering">, codes: readonly string[], on: Day): Promise<readonly ObjectiveStanding[]> {
  const { version: { register } } = await contracts.inForce(on);
  const objectives = register.priorities.flatMap((priority) => priority.objectives).filter(({ code }) => codes.includes(code));
  if (objectives.length === 0) return [];
  const standings = await steering.standings("action-", on);
  const board = await indicators.board({ on, knownOn: on });
  return objectives.map((objective) => {
    const spread = steering.spread(objective.actions.map(({ code }) => standings.get(`action-${code}`)), on);
    const tied = new Set(register.indicators.filter(({ code }) => referencesTo(register, code).some(({ from }) => objectiveOf(register, from)?.objective.code === objective.code)).map(({ code }) => code));
    return {
      code: objective.code, title: objective.title, href: `/objectives/${encodeURIComponent(objective.code)}`,
      actions: inBoth((language) => spreadSentence(spread, language)),
      indicators: board.indicators.filter(({ indicator }) => tied.has(indicator.code)).map(({ indicator, assessments }) => ({
        code: indicator.code, title: indicator.title, href: `/indicators/${encodeURIComponent(indicator.code)}`,
        verdicts: verdictsOf(assessments.map(({ verdict }) => verdict.kind)),
      })),
    };
  });
}

/** Each verdict once, with how many series have it where there are several. */
function verdictsOf(kinds: readonly VerdictKind[]): readonly Bilingual[] {
  return [...new Set(kinds)].map((kind) => inBoth((language) => {
    const count = kinds.filter((one) => one === kind).length;
    return count === 1 ? verdictWords[kind][language] : `${verdictWords[kind][language]} (${count})`;
  }));
}
