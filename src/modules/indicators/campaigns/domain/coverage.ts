import { dutyStates, settledStates, type DutyState } from "./duty-state.ts";

/** How many duties of a group are in each state. */
export interface Coverage {
  readonly counts: Readonly<Record<DutyState, number>>;
  readonly total: number;
  /** Nothing more is awaited of these. */
  readonly settled: number;
}

export function coverageOf(states: readonly DutyState[]): Coverage {
  const counts = Object.fromEntries(dutyStates.map((state) => [state, 0])) as Record<DutyState, number>;
  for (const state of states) counts[state] += 1;
  return { counts, total: states.length, settled: settledStates.reduce((sum, state) => sum + counts[state], 0) };
}

export interface CoverageGroup<Key> extends Coverage {
  readonly key: Key;
}

/** The coverage of each group, in the order in which the groups first appear. */
export function coverageBy<Duty extends { readonly state: DutyState }, Key>(duties: readonly Duty[], keysOf: (duty: Duty) => readonly Key[]): CoverageGroup<Key>[] {
  const groups = new Map<Key, DutyState[]>();
  for (const duty of duties) for (const key of keysOf(duty)) groups.set(key, [...(groups.get(key) ?? []), duty.state]);
  return [...groups].map(([key, states]) => ({ key, ...coverageOf(states) }));
}
