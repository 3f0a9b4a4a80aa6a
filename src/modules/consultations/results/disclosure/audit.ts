import { programme } from "./simplex.ts";
import { linkedSets, relationHolds, relationsByCell, type Relation, type System } from "./system.ts";

/** How far whoever knows everything published can be led astray about one hidden count: whole tables exist with it at both ends. */
export interface Doubt {
  readonly least: number;
  readonly most: number;
}

/**
 * Is a hidden count in doubt enough? One under the threshold k must be possibly 0 and possibly k or more: nothing
 * published says that anybody is there, nor that they are few. Any other (hidden to protect one of those) must have at
 * least k whole values to choose from.
 */
export function isInDoubt(count: number, { least, most }: Doubt, threshold: number): boolean {
  return count < threshold ? least <= 0 && most >= threshold : most - least >= threshold - 1;
}

export interface Audit {
  /** By hidden cell. The ends are reached by whole tables, each checked exactly; the true interval may be wider, never narrower. */
  readonly doubts: ReadonlyMap<number, Doubt>;
  /** Hidden cells that are not in doubt enough, ascending. */
  readonly failing: readonly number[];
}

/** A whole table that differs from the true one in these hidden cells alone. It stays possible as long as all of them are hidden. */
interface OtherTable {
  readonly cells: readonly number[];
  readonly counts: readonly number[];
}

/** So many tables are kept for later audits of the same system. */
const mostKept = 3_000;

/**
 * An auditor of one system of tables. Everything published is known to the attacker, with all relations that the form
 * imposes. For each hidden cell it looks for two whole tables, consistent with all of that, where the cell is as small
 * and as large as the rule asks. A pass is a proof, because the tables found are verified in whole numbers; where none is found the
 * cell fails, even if one existed. Sets of hidden cells already audited are remembered.
 */
export function createAuditor(system: System, threshold: number): (hidden: ReadonlySet<number>) => Audit {
  const audit = createSteppingAuditor(system, threshold);
  return (hidden) => {
    const steps = audit(hidden);
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
    }
  };
}

/** The same, pausing after each hidden cell. */
export function createSteppingAuditor(system: System, threshold: number): (hidden: ReadonlySet<number>) => Generator<void, Audit> {
  const places = relationsByCell(system);
  const known = new Map<string, Audit>();
  const others: OtherTable[] = [];
  return function* (hidden) {
    const doubts = new Map<number, Doubt>();
    const failing: number[] = [];
    for (const set of linkedSets(system, hidden)) {
      const key = set.join(" ");
      const audit = known.get(key) ?? (yield* auditSet(system, places, set, threshold, others));
      known.set(key, audit);
      for (const [cell, doubt] of audit.doubts) doubts.set(cell, doubt);
      failing.push(...audit.failing);
    }
    return { doubts, failing: failing.toSorted((a, b) => a - b) };
  };
}

function* auditSet(system: System, places: readonly (readonly number[])[], set: readonly number[], threshold: number, others: OtherTable[]): Generator<void, Audit> {
  const countOf = (cell: number): number => system.cells[cell]?.count ?? 0;
  const place = new Map(set.map((cell, index) => [cell, index]));
  const indices = [...new Set(set.flatMap((cell) => places[cell] ?? []))].toSorted((a, b) => a - b);
  const rows = indices.flatMap((index) => {
    const relation = system.relations[index];
    return relation === undefined ? [] : [withoutPublished(relation, place, countOf)];
  });
  const doubts = new Map(set.map((cell) => [cell, { least: countOf(cell), most: countOf(cell) }]));
  const enough = (cell: number): boolean => isInDoubt(countOf(cell), doubts.get(cell) ?? { least: 0, most: 0 }, threshold);
  const learn = (values: Float64Array): void => {
    const whole = values.map((value) => Math.round(value));
    if (values.some((value, at) => Math.abs(value - (whole[at] ?? 0)) > 1e-6)) return;
    if (whole.some((value) => value < 0) || !rows.every((row) => relationHolds(row, (at) => whole[at] ?? 0))) return;
    const changed = set.flatMap((cell, at) => (whole[at] === countOf(cell) ? [] : [{ cell, count: whole[at] ?? 0 }]));
    const other = { cells: changed.map(({ cell }) => cell), counts: changed.map(({ count }) => count) };
    if (note(other) && others.length < mostKept) others.push(other);
  };
  const note = ({ cells, counts }: OtherTable): boolean => {
    let isNew = false;
    for (const [index, cell] of cells.entries()) {
      const { least, most } = doubts.get(cell) ?? { least: 0, most: 0 };
      const value = counts[index] ?? 0;
      if (value >= least && value <= most) continue;
      doubts.set(cell, { least: Math.min(least, value), most: Math.max(most, value) });
      isNew = true;
    }
    return isNew;
  };
  for (const other of others) if (other.cells.every((cell) => place.has(cell))) note(other);
  if (set.every(enough)) return { doubts, failing: [] };
  yield;
  const solver = programme(set.length, rows);
  yield;
  if (solver !== null) {
    for (const [at, cell] of set.entries()) {
      for (const to of ["greatest", "least"] as const) {
        if (enough(cell)) break;
        solver.push(at, to, (values) => {
          learn(values);
          return enough(cell);
        });
        yield;
      }
    }
  }
  return { doubts, failing: set.filter((cell) => !enough(cell)) };
}

/** The relation among hidden cells alone, what is published taken over to the right. */
function withoutPublished({ terms, sense, right }: Relation, place: ReadonlyMap<number, number>, countOf: (cell: number) => number): Relation {
  const hidden: (readonly [number, number])[] = [];
  let rest = right;
  for (const [cell, coefficient] of terms) {
    const at = place.get(cell);
    if (at === undefined) rest -= coefficient * countOf(cell);
    else hidden.push([at, coefficient]);
  }
  return { terms: hidden, sense, right: rest };
}
