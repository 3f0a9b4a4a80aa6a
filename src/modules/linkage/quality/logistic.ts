export interface LogisticCell {
  /** One value for each factor. */
  readonly factors: readonly string[];
  readonly trials: number;
  readonly successes: number;
}

/** Pulls effects to 0 as if each were known from elsewhere with a standard deviation of 10: a group with none or all stays finite. */
const ridge = 0.01;

/**
 * Fitted probabilities of a logistic regression on factors, main effects only, by Newton's method on the penalised
 * likelihood of binomial counts. In the order of the cells. Cells without trials get what their factors say.
 */
export function fitLogistic(cells: readonly LogisticCell[]): readonly number[] {
  const columns = new Map<string, number>();
  const places = cells.map(({ factors }) => [0, ...factors.map((value, factor) => {
    const name = `${factor}\u0000${value}`;
    const at = columns.get(name) ?? columns.size + 1;
    columns.set(name, at);
    return at;
  })]);
  const size = columns.size + 1;
  const beta = new Float64Array(size);
  const fitted = () => places.map((ones) => 1 / (1 + Math.exp(-ones.reduce((sum, at) => sum + (beta[at] ?? 0), 0))));
  for (let iteration = 0; iteration < 50; iteration += 1) {
    const probabilities = fitted();
    const gradient = Float64Array.from({ length: size }, (_, at) => (at === 0 ? 0 : -ridge * (beta[at] ?? 0)));
    const hessian = Array.from({ length: size }, (_, at) => Float64Array.from({ length: size }, (_unused, other) => (at === other ? (at === 0 ? 1e-9 : ridge) : 0)));
    for (const [index, { trials, successes }] of cells.entries()) {
      const p = probabilities[index] ?? 0;
      for (const at of places[index] ?? []) {
        gradient[at] = (gradient[at] ?? 0) + successes - trials * p;
        const row = hessian[at];
        if (row !== undefined) for (const other of places[index] ?? []) row[other] = (row[other] ?? 0) + trials * p * (1 - p);
      }
    }
    const step = solve(hessian, gradient);
    // Far from the optimum a full step may overshoot: two units of log odds at most.
    const scale = Math.min(1, 2 / Math.max(1e-12, ...step.map(Math.abs)));
    for (let at = 0; at < size; at += 1) beta[at] = (beta[at] ?? 0) + (step[at] ?? 0) * scale;
    if (step.every((change) => Math.abs(change) < 1e-9)) break;
  }
  return fitted();
}

/** Gauss's elimination with partial pivots; `matrix` is used up. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const rows = matrix.map((row, at) => Float64Array.of(...row, right[at] ?? 0));
  const size = rows.length;
  for (let column = 0; column < size; column += 1) {
    let best = column;
    for (let row = column + 1; row < size; row += 1) if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = row;
    [rows[column], rows[best]] = [rows[best] ?? new Float64Array(), rows[column] ?? new Float64Array()];
    const pivot = rows[column] ?? new Float64Array();
    for (let row = 0; row < size; row += 1) {
      const target = rows[row];
      const factor = target === undefined || row === column ? 0 : (target[column] ?? 0) / (pivot[column] ?? 1);
      if (factor !== 0 && target !== undefined) for (let at = column; at <= size; at += 1) target[at] = (target[at] ?? 0) - factor * (pivot[at] ?? 0);
    }
  }
  return Float64Array.from(rows, (row, at) => (row[size] ?? 0) / (row[at] ?? 1));
}
