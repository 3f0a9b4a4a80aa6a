import { createSteppingAuditor, type Audit } from "./audit.ts";
import { linkedSets, relationsByCell, type System } from "./system.ts";

export interface Suppression {
  /** Every cell that is not shown, those that never are included. */
  readonly hidden: ReadonlySet<number>;
  readonly audit: Audit;
}

/** What must be hidden whatever else is: counts under the threshold, zero included, and what is shown nowhere. */
export function smallCells({ cells }: System, threshold: number): ReadonlySet<number> {
  return new Set(cells.flatMap(({ count, publishable, sensitive, told }, cell) => (told !== true && (!publishable || (sensitive && count < threshold)) ? [cell] : [])));
}

/**
 * Which cells of a release are to be hidden? First the small ones; then, as long as the audit finds one that can be
 * worked out too closely, the cell of least loss among those that stand in a relation with it (or, failing that, with
 * what it is linked to); at last, whatever turned out not to be needed is shown again, the greatest loss first. The
 * same system always gives the same answer, and it ends, since each step hides one more. What remains failing when
 * nothing is left to hide is dictated by the form itself, not by an answer.
 */
export function suppress(system: System, threshold: number): Suppression {
  const steps = suppressInSteps(system, threshold);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same, pausing after each audit: an axis takes up to some seconds, and others wait for their turn. */
export function* suppressInSteps(system: System, threshold: number): Generator<void, Suppression> {
  const audit = createSteppingAuditor(system, threshold);
  const places = relationsByCell(system);
  const first = smallCells(system, threshold);
  const hidden = new Set(first);
  const lossOf = (cell: number): number => system.cells[cell]?.loss ?? 0;
  const near = (cell: number): number[] => (places[cell] ?? []).flatMap((index) => system.relations[index]?.terms.map(([other]) => other) ?? []);
  // A cell that would be alone in another sum costs what has to go with it there.
  const costOf = (cell: number): number => (places[cell] ?? []).reduce((cost, index) => {
    const relation = system.relations[index];
    if (relation === undefined || relation.sense !== "equal" || relation.terms.some(([other]) => hidden.has(other))) return cost;
    const others = relation.terms.flatMap(([other]) => (other === cell ? [] : [lossOf(other)]));
    return cost + (others.length === 0 ? 0 : Math.min(...others));
  }, lossOf(cell));
  const cheapest = (cells: readonly number[]): number | null =>
    cells.filter((cell) => !hidden.has(cell) && system.cells[cell]?.told !== true).map((cell) => ({ cell, cost: costOf(cell) })).toSorted((a, b) => a.cost - b.cost || a.cell - b.cell)[0]?.cell ?? null;

  const tooTight = (index: number): boolean => leavesNoRoom(system, hidden, index, threshold);
  // What a sum of a few hidden counts gives away at a glance needs no audit.
  for (let changed = true; changed;) {
    changed = false;
    for (const [index, { terms }] of system.relations.entries()) {
      if (!tooTight(index)) continue;
      const next = cheapest(terms.map(([cell]) => cell));
      if (next === null) continue;
      hidden.add(next);
      changed = true;
    }
  }
  for (;;) {
    const failing = new Set((yield* audit(hidden)).failing);
    yield;
    const before = hidden.size;
    for (const set of linkedSets(system, hidden)) {
      // One step for each linked set, for the cell with the least company in one of its sums: the others may need no step of their own.
      const worst = set.filter((cell) => failing.has(cell)).map((cell) => ({ cell, ...tightest(system, places, hidden, cell) })).toSorted((one, other) => one.company - other.company || one.cell - other.cell);
      for (const { cell, outside } of worst) {
        const next = cheapest(outside) ?? cheapest(near(cell)) ?? cheapest(linkedTo(near, hidden, cell));
        if (next === null) continue;
        hidden.add(next);
        break;
      }
    }
    if (hidden.size === before) break;
  }
  const accepted = new Set((yield* audit(hidden)).failing);
  for (const cell of [...hidden].filter((one) => !first.has(one)).toSorted((a, b) => lossOf(b) - lossOf(a) || a - b)) {
    hidden.delete(cell);
    if ((places[cell] ?? []).some(tooTight) || !(yield* audit(hidden)).failing.every((one) => accepted.has(one))) hidden.add(cell);
    yield;
  }
  return { hidden, audit: yield* audit(hidden) };
}

/** Do the hidden counts of this sum, all on one side of it, add up to less than a small one among them must be able to reach? */
function leavesNoRoom(system: System, hidden: ReadonlySet<number>, index: number, threshold: number): boolean {
  const relation = system.relations[index];
  if (relation === undefined || relation.sense !== "equal") return false;
  let sum = 0;
  let side = 0;
  let isSmallInside = false;
  for (const [cell, coefficient] of relation.terms) {
    if (!hidden.has(cell)) continue;
    if (side !== 0 && side !== Math.sign(coefficient)) return false;
    side = Math.sign(coefficient);
    const count = system.cells[cell]?.count ?? 0;
    sum += count;
    isSmallInside ||= count < threshold;
  }
  return isSmallInside && sum < threshold;
}

/** The sum in which the other hidden cells come to the least, where it has cells left to hide: what they come to, and those cells. */
function tightest(system: System, places: readonly (readonly number[])[], hidden: ReadonlySet<number>, cell: number): { readonly company: number; readonly outside: readonly number[] } {
  let company = Infinity;
  let found: readonly number[] = [];
  for (const index of places[cell] ?? []) {
    const relation = system.relations[index];
    if (relation === undefined || relation.sense !== "equal") continue;
    const inside = relation.terms.filter(([other]) => other !== cell && hidden.has(other)).reduce((sum, [other]) => sum + (system.cells[other]?.count ?? 0), 0);
    const outside = relation.terms.flatMap(([other]) => (hidden.has(other) || system.cells[other]?.told === true ? [] : [other]));
    if (inside >= company || outside.length === 0) continue;
    company = inside;
    found = outside;
  }
  return { company, outside: found };
}

/** Everything in a relation with a hidden cell that this one is linked to. */
function linkedTo(near: (cell: number) => number[], hidden: ReadonlySet<number>, cell: number): readonly number[] {
  const seen = new Set([cell]);
  const waiting = [cell];
  const found = new Set<number>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const other of near(next)) {
      if (!hidden.has(other)) found.add(other);
      else if (!seen.has(other)) {
        seen.add(other);
        waiting.push(other);
      }
    }
  }
  return [...found];
}
