import type { Day } from "../../../../kernel/time/day.ts";
import { runIdOf, type StatementIdentity } from "./identity.ts";

/** Deliveries in a row that made a statement: first, last, and the day of the next that should have made it and did not. */
export interface Run {
  readonly first: Day;
  readonly last: Day;
  readonly ended: Day | null;
}

/** A day on which a source was seen with the record (`present`) or without it. */
export interface VersionDay {
  readonly day: Day;
  readonly present: boolean;
}

/** What is known of one record of a source: the days it was looked at, and the runs of each thing it ever said, in order of days. */
export interface RecordHistory {
  readonly versions: readonly VersionDay[];
  readonly runs: ReadonlyMap<StatementIdentity, readonly Run[]>;
}

export const noHistory: RecordHistory = { versions: [], runs: new Map() };

/** A run that was withdrawn: the version that made it was replaced by another of the same day. */
export function isEmptyRun(run: Run): boolean {
  return run.ended !== null && run.ended <= run.first;
}

/**
 * The history after one more version of the record: what it says on `day`, or null where the source no longer has it.
 * The result is the same whatever the order in which versions of different days come; of two versions of one day, the
 * later given replaces the earlier. No run is ever taken away: one that nothing holds any more stays, empty.
 */
export function observe(history: RecordHistory, day: Day, said: ReadonlySet<StatementIdentity> | null): RecordHistory {
  const versions = [...history.versions.filter((version) => version.day !== day), { day, present: said !== null }].sort((a, b) => (a.day < b.day ? -1 : 1));
  const runs = new Map<StatementIdentity, readonly Run[]>();
  for (const [identity, before] of history.runs) {
    runs.set(identity, runsOver(versions, before, (at) => (at === day ? said?.has(identity) === true : heldOn(before, at))));
  }
  for (const identity of said ?? []) {
    if (!runs.has(identity)) runs.set(identity, runsOver(versions, [], (at) => at === day));
  }
  return { versions, runs };
}

/** What the record said in its version of a day. */
export function saidOn(history: RecordHistory, day: Day): Set<StatementIdentity> {
  const said = new Set<StatementIdentity>();
  for (const [identity, runs] of history.runs) if (heldOn(runs, day)) said.add(identity);
  return said;
}

function heldOn(runs: readonly Run[], day: Day): boolean {
  return runs.some((run) => !isEmptyRun(run) && run.first <= day && day <= run.last);
}

function runsOver(versions: readonly VersionDay[], before: readonly Run[], held: (day: Day) => boolean): readonly Run[] {
  const runs: Run[] = [];
  let goesOn = false;
  for (const { day } of versions) {
    const last = runs.at(-1);
    const holds = held(day);
    if (!goesOn || last === undefined) {
      if (holds) runs.push({ first: day, last: day, ended: null });
    } else {
      runs[runs.length - 1] = holds ? { ...last, last: day } : { ...last, ended: day };
    }
    goesOn = holds;
  }
  for (const run of before.slice(runs.length)) runs.push(isEmptyRun(run) ? run : { first: run.first, last: run.first, ended: run.first });
  return runs;
}

/**
 * Puts runs back under their identities, from the ids alone: the first run of a statement bears its identity, and the
 * id of each further one is worked out from it.
 */
export function runsById(rows: readonly (Run & { readonly id: string })[]): Map<StatementIdentity, Run[]> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const following = new Set<string>();
  const chains = new Map<StatementIdentity, Run[]>();
  for (const row of rows) {
    const chain: Run[] = [runOf(row)];
    for (let run = 2; ; run += 1) {
      const id = runIdOf(row.id, run);
      const next = byId.get(id);
      if (next === undefined) break;
      following.add(id);
      chain.push(runOf(next));
    }
    chains.set(row.id, chain);
  }
  for (const id of following) chains.delete(id);
  return chains;
}

function runOf({ first, last, ended }: Run): Run {
  return { first, last, ended };
}
