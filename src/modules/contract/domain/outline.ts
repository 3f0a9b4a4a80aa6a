import type { Indicator } from "../../indicators/index.ts";
import type { Action, IndicatorReference, Objective, Priority, Register } from "./register.ts";

/** An action with where it stands. */
export interface PlacedAction {
  readonly action: Action;
  readonly objective: Objective;
  readonly priority: Priority;
}

export function placedActions(register: Register): PlacedAction[] {
  return register.priorities.flatMap((priority) =>
    priority.objectives.flatMap((objective) => objective.actions.map((action) => ({ action, objective, priority }))),
  );
}

export function findAction(register: Register, code: string): PlacedAction | undefined {
  return placedActions(register).find((placed) => placed.action.code === code);
}

export function findObjective(register: Register, code: string): { objective: Objective; priority: Priority } | undefined {
  for (const priority of register.priorities) {
    const objective = priority.objectives.find((candidate) => candidate.code === code);
    if (objective !== undefined) return { objective, priority };
  }
  return undefined;
}

/** References that name the indicator or one of its parts. "3" does not name "13", nor "1" the part "10.a". */
export function referencesTo(register: Register, indicatorCode: string): IndicatorReference[] {
  return register.references.filter((reference) => reference.indicator === indicatorCode || reference.indicator.startsWith(`${indicatorCode}.`));
}

/** The objective that a reference stands under. The code of a section is the objective's, a slash and the section's title. */
export function objectiveOf(register: Register, from: IndicatorReference["from"]): { objective: Objective; priority: Priority } | undefined {
  if (from.kind === "action") return findAction(register, from.code);
  const [code = ""] = from.code.split("/");
  return findObjective(register, code);
}

export interface PriorityGroup {
  readonly priority: Priority | null;
  readonly indicators: readonly Indicator[];
}

/**
 * Under which priority does a board show an indicator? A contract lists its indicators apart; what ties them is the
 * text that refers to them. The priority named by most references wins, the first one on a tie; an indicator that no
 * text refers to stands under the priority of the indicator before it, so that the order of the contract is kept.
 */
export function indicatorsByPriority(register: Register): PriorityGroup[] {
  const groups = new Map<string, Indicator[]>();
  let last: Priority | null = register.priorities[0] ?? null;
  for (const indicator of register.indicators) {
    const votes = new Map<Priority, number>();
    for (const reference of referencesTo(register, indicator.code)) {
      const priority = objectiveOf(register, reference.from)?.priority;
      if (priority !== undefined) votes.set(priority, (votes.get(priority) ?? 0) + 1);
    }
    const best = [...votes].sort((a, b) => b[1] - a[1])[0]?.[0];
    last = best ?? last;
    const key = last?.code ?? "";
    groups.set(key, [...(groups.get(key) ?? []), indicator]);
  }
  const ordered = register.priorities.map((priority) => ({ priority, indicators: groups.get(priority.code) ?? [] }));
  const orphans = groups.get("");
  return [...ordered.filter((group) => group.indicators.length > 0), ...(orphans === undefined ? [] : [{ priority: null, indicators: orphans }])];
}
