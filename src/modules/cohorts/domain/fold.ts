import { isDay } from "../../../kernel/time/day.ts";
import { contentFields, emptyContent, type Cohort, type CohortContent, type Participants, type Statement } from "./record.ts";
import type { CohortState, Evidence, Transition } from "./states.ts";

/** The statements that stand: neither taken back nor taking back. */
export function standing(statements: readonly Statement[]): readonly Statement[] {
  const gone = new Set(statements.flatMap(({ retracts }) => (retracts === null ? [] : [retracts])));
  return statements.filter(({ id, retracts }) => retracts === null && !gone.has(id));
}

/** A cohort as its statements have it, in the order in which they were said: of a field the last word, of the dated ones all days. */
export function foldCohort(row: { readonly code: string; readonly revision: number; readonly demonstration: boolean }, statements: readonly Statement[]): Cohort {
  const said = standing(statements);
  const content: Record<string, unknown> = { ...emptyContent };
  const counts = new Map<string, Participants>();
  const transitions: Transition[] = [];
  for (const { id, field, value, on, source } of said) {
    if (on !== null && isDay(on)) {
      if (field === "state") transitions.push({ ...(value as { readonly state: CohortState; readonly evidence: Evidence | null }), on, statement: id });
      // Two counts of one day: the later statement corrects the earlier.
      if (field === "participants") counts.set(on, { ...(value as { readonly enrolled: number; readonly followed: number | null }), on, source, statement: id });
    } else if ((contentFields as readonly string[]).includes(field)) content[field] = value;
  }
  const ordered = transitions.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.statement - b.statement));
  return { ...row, content: content as unknown as CohortContent, transitions: ordered, state: ordered.at(-1)?.state ?? null, participants: [...counts.values()].toSorted((a, b) => (a.on < b.on ? -1 : 1)) };
}
