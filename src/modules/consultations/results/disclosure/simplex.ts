/** One row of a linear programme over variables that are never negative. */
export interface Row {
  readonly terms: readonly (readonly [variable: number, coefficient: number])[];
  readonly sense: "equal" | "at-least";
  readonly right: number;
}

const small = 1e-9;
/** After so many steps without progress the smallest index is taken, which cannot go round in circles (Bland 1977). */
const patience = 40;

/**
 * A linear programme that keeps its last corner, so that many objectives over the same rows cost little each: the
 * simplex method on a dense tableau (Dantzig's choice of column, Bland's where it stalls), in floating point. For
 * small systems; results that must be certain are to be checked in whole numbers by the caller.
 */
export interface Programme {
  /** From the present corner to one where the variable is greatest (or least); `onCorner` hears every corner on the way. */
  push(variable: number, to: "greatest" | "least", onCorner: (values: Float64Array) => boolean): void;
}

/** Null where no values fulfil the rows. */
export function programme(variables: number, rows: readonly Row[]): Programme | null {
  const surplus = rows.filter(({ sense }) => sense === "at-least").length;
  const real = variables + surplus;
  // Helper variables, one a row, only start in the basis: they never come back, and need no column.
  const width = real + 1;
  const last = real;
  const table = rows.map(() => new Float64Array(width));
  const basis = new Int32Array(rows.length);
  const nonZero = new Int32Array(width);
  let nextSurplus = variables;
  for (const [index, { terms, sense, right }] of rows.entries()) {
    const line = table[index] ?? new Float64Array(width);
    for (const [variable, coefficient] of terms) line[variable] = (line[variable] ?? 0) + coefficient;
    if (sense === "at-least") line[nextSurplus++] = -1;
    line[last] = right;
    if (right < 0) for (let column = 0; column < width; column += 1) line[column] = -(line[column] ?? 0);
    basis[index] = real + index;
  }

  const pivot = (row: number, column: number, cost: Float64Array): void => {
    const line = table[row];
    if (line === undefined) return;
    const by = line[column] ?? 1;
    // Tables of counts are mostly zeros: only the others cost time.
    let used = 0;
    for (let at = 0; at < width; at += 1) {
      const value = (line[at] ?? 0) / by;
      line[at] = Math.abs(value) < 1e-12 ? 0 : value;
      if (line[at] !== 0) nonZero[used++] = at;
    }
    const subtract = (other: Float64Array): void => {
      const factor = other[column] ?? 0;
      if (Math.abs(factor) < small) return;
      for (let step = 0; step < used; step += 1) {
        const at = nonZero[step] ?? 0;
        other[at] = (other[at] ?? 0) - factor * (line[at] ?? 0);
      }
      other[column] = 0;
    };
    for (const other of table) if (other !== line) subtract(other);
    subtract(cost);
    basis[row] = column;
  };

  /** Lowers the cost as far as it goes, over the first `columns` columns. */
  const descend = (cost: Float64Array, columns: number, onCorner: () => boolean): void => {
    let stalled = 0;
    for (;;) {
      let entering = -1;
      let steepest = -1e-7;
      for (let column = 0; column < columns; column += 1) {
        const slope = cost[column] ?? 0;
        if (slope >= (stalled > patience ? -1e-7 : steepest)) continue;
        entering = column;
        steepest = slope;
        if (stalled > patience) break;
      }
      if (entering < 0) return;
      let leaving = -1;
      let step = Infinity;
      for (let row = 0; row < table.length; row += 1) {
        const rise = table[row]?.[entering] ?? 0;
        if (rise <= 1e-7) continue;
        const reach = (table[row]?.[last] ?? 0) / rise;
        if (reach < step - small || (reach < step + small && (basis[row] ?? 0) < (basis[leaving] ?? Infinity))) {
          step = reach;
          leaving = row;
        }
      }
      if (leaving < 0) return;
      pivot(leaving, entering, cost);
      stalled = step > small ? 0 : stalled + 1;
      if (step > small && onCorner()) return;
    }
  };

  const first = new Float64Array(width);
  for (const line of table) for (let column = 0; column < width; column += 1) first[column] = (first[column] ?? 0) - (line[column] ?? 0);
  descend(first, real, () => false);
  if (Math.abs(first[last] ?? 0) > 1e-6) return null;
  // A helper variable left in the basis at zero gives its place to a real one, or its row says nothing new.
  for (let row = 0; row < table.length; row += 1) {
    if ((basis[row] ?? 0) < real) continue;
    const column = table[row]?.findIndex((value, at) => at < real && Math.abs(value) > 1e-7) ?? -1;
    if (column >= 0) pivot(row, column, first);
  }
  const kept = table.filter((_, row) => (basis[row] ?? 0) < real);
  const keptBasis = basis.filter((variable) => variable < real);
  table.splice(0, table.length, ...kept);
  basis.set(keptBasis);

  return {
    push(variable, to, onCorner) {
      const cost = new Float64Array(width);
      cost[variable] = to === "greatest" ? -1 : 1;
      for (let row = 0; row < table.length; row += 1) {
        const factor = cost[basis[row] ?? 0] ?? 0;
        if (factor === 0) continue;
        for (let column = 0; column < width; column += 1) cost[column] = (cost[column] ?? 0) - factor * (table[row]?.[column] ?? 0);
      }
      const values = new Float64Array(variables);
      const corner = (): boolean => {
        values.fill(0);
        for (let row = 0; row < table.length; row += 1) if ((basis[row] ?? 0) < variables) values[basis[row] ?? 0] = table[row]?.[last] ?? 0;
        return onCorner(values);
      };
      if (!corner()) descend(cost, real, corner);
    },
  };
}
