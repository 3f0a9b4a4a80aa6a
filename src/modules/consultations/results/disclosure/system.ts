/** One count of a system of linked tables. Its place in `System.cells` is its name. */
export interface Cell {
  readonly count: number;
  /** False for counts that are part of the reasoning and shown nowhere (values merged into one). */
  readonly publishable: boolean;
  /** Is a small count here to be hidden? Not so where it is known beforehand, or says nothing of anybody. */
  readonly sensitive: boolean;
  /** Told in any case, and never hidden. */
  readonly told?: true;
  /** How much is lost if it is hidden: the smallest goes first. */
  readonly loss: number;
}

/** Σ coefficient × cell, equal to or at least `right`: what anybody knows of the counts from the form and from the numbers always told. */
export interface Relation {
  readonly terms: readonly (readonly [cell: number, coefficient: number])[];
  readonly sense: "equal" | "at-least";
  readonly right: number;
}

/** Counts of one release, all tables together, with every relation that holds between them. Counts are whole and never negative. */
export interface System {
  readonly cells: readonly Cell[];
  readonly relations: readonly Relation[];
}

/** Does this relation hold of these counts, exactly? */
export function relationHolds({ terms, sense, right }: Relation, countOf: (cell: number) => number): boolean {
  const sum = terms.reduce((total, [cell, coefficient]) => total + coefficient * countOf(cell), 0);
  return sense === "equal" ? sum === right : sum >= right;
}

/** For every cell, the relations it stands in. */
export function relationsByCell({ cells, relations }: System): readonly (readonly number[])[] {
  const places = cells.map((): number[] => []);
  for (const [index, { terms }] of relations.entries()) for (const [cell] of terms) places[cell]?.push(index);
  return places;
}

/** Hidden cells that speak of each other through relations, each set in ascending order. Sets come in the order of their first cell. */
export function linkedSets(system: System, hidden: ReadonlySet<number>): readonly (readonly number[])[] {
  const parent = new Map([...hidden].map((cell) => [cell, cell]));
  const rootOf = (cell: number): number => {
    let root = cell;
    for (let above = parent.get(root); above !== undefined && above !== root; above = parent.get(root)) root = above;
    parent.set(cell, root);
    return root;
  };
  for (const { terms } of system.relations) {
    const inside = terms.flatMap(([cell]) => (hidden.has(cell) ? [rootOf(cell)] : []));
    const first = Math.min(...inside);
    for (const root of inside) parent.set(root, first);
  }
  const sets = new Map<number, number[]>();
  for (const cell of [...hidden].toSorted((a, b) => a - b)) {
    const root = rootOf(cell);
    const set = sets.get(root);
    if (set === undefined) sets.set(root, [cell]);
    else set.push(cell);
  }
  return [...sets.values()];
}
