import { runIdOf, type StatementIdentity } from "./identity.ts";
import type { RecordHistory, Run } from "./runs.ts";

/** A run to write: `added` when it was not there before. */
export interface RunMove {
  readonly id: string;
  readonly identity: StatementIdentity;
  readonly before: Run | null;
  readonly after: Run;
}

/** What turns one history of a record into another: runs that are new and runs whose days move. */
export function movesBetween(before: RecordHistory, after: RecordHistory): RunMove[] {
  const moves: RunMove[] = [];
  for (const [identity, runs] of after.runs) {
    const known = before.runs.get(identity) ?? [];
    for (const [index, run] of runs.entries()) {
      const was = known[index] ?? null;
      if (was !== null && was.first === run.first && was.last === run.last && was.ended === run.ended) continue;
      moves.push({ id: runIdOf(identity, index + 1), identity, before: was, after: run });
    }
  }
  return moves;
}

/** Does the run only go on, seen once more? */
export function isExtension({ before, after }: RunMove): boolean {
  return before !== null && before.first === after.first && before.ended === null && after.ended === null;
}
