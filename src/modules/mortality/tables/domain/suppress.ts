/** Counts of linked tables, and the sums among them: `total` is the sum of `parts`. */
export interface LinkedCounts {
  readonly counts: ArrayLike<number>;
  readonly sums: readonly { readonly total: number; readonly parts: readonly number[] }[];
}

/**
 * Which counts are to be hidden so that none from 1 to `threshold` - 1 is told or can be worked out? First those; then, in every sum where
 * the hidden parts could be worked out too closely, the smallest other part (the total where no part is left). Then bounds are
 * followed from sum to sum, as somebody with all tables would, and whatever they close in on gets one more hidden companion. Zeros stay: nobody is in them.
 *
 * Who looks is taken to know that a hidden count is 1 at least. A small count is safe when it may be any of `threshold` values at least; that one
 * hidden for its sake be worked out harms nobody.
 * `before` are cells that an earlier version of the same tables hid: they stay hidden, since a companion that is told later gives away the
 * count that it was hidden for.
 *
 * What this does not look at: several sums at once (a linear programme would), what an earlier version told of a count that has changed, rates.
 */
export function hideSmallCounts({ counts, sums }: LinkedCounts, threshold: number, before: readonly number[] = []): ReadonlySet<number> {
  const hidden = new Set<number>(before.filter((cell) => (counts[cell] ?? 0) > 0));
  for (let cell = 0; cell < counts.length; cell += 1) { const count = counts[cell] ?? 0; if (count > 0 && count < threshold) hidden.add(cell); }
  const places = sumsOf(sums);
  const waiting = new Set<number>([...hidden].flatMap((cell) => places.get(cell) ?? []));
  const inside = new Int32Array(sums.length);
  for (const cell of hidden) for (const index of places.get(cell) ?? []) inside[index] = (inside[index] ?? 0) + 1;
  const hide = (cell: number): void => { hidden.add(cell); for (const index of places.get(cell) ?? []) { waiting.add(index); inside[index] = (inside[index] ?? 0) + 1; } };
  // A count that would be alone in its other sums drags more with it: dearer.
  const costOf = (cell: number): number => (counts[cell] ?? 0) * (places.get(cell) ?? []).reduce((factor, index) => factor * ((inside[index] ?? 0) === 0 ? 8 : 1), 1);
  const settle = (): void => {
    for (const index of waiting) {
      waiting.delete(index);
      const sum = sums[index];
      if (sum === undefined || !isTight(counts, sum, hidden, threshold)) continue;
      const next = companion(counts, sum, hidden, costOf);
      if (next !== null) { hide(next); waiting.add(index); }
    }
  };
  settle();
  for (let round = 0; round < 200; round += 1) {
    const exposed = exposedCounts({ counts, sums }, hidden, threshold, places);
    let changed = false;
    // One step a neighbourhood: a companion of one exposed count often protects those beside it as well.
    const touched = new Set<number>();
    for (const cell of exposed) {
      if ((places.get(cell) ?? []).some((index) => touched.has(index))) continue;
      const next = (places.get(cell) ?? []).flatMap((index) => { const sum = sums[index]; const found = sum === undefined ? null : companion(counts, sum, hidden, costOf); return found === null ? [] : [found]; }).toSorted((a, b) => costOf(a) - costOf(b))[0];
      if (next === undefined) continue;
      hide(next);
      for (const index of places.get(next) ?? []) touched.add(index);
      changed = true;
    }
    if (!changed) break;
    settle();
  }
  return hidden;
}

type Sum = LinkedCounts["sums"][number];

/** For every cell, the sums it stands in. */
function sumsOf(sums: readonly Sum[]): ReadonlyMap<number, readonly number[]> {
  const places = new Map<number, number[]>();
  for (const [index, { total, parts }] of sums.entries()) for (const cell of [total, ...parts]) { const list = places.get(cell); if (list === undefined) places.set(cell, [index]); else list.push(index); }
  return places;
}

/** Is what is left for the hidden parts of a told total so little that one of them has fewer than `threshold` values to choose from? Or is one hidden alone? */
function isTight(counts: ArrayLike<number>, { total, parts }: Sum, hidden: ReadonlySet<number>, threshold: number): boolean {
  const inside = parts.filter((cell) => hidden.has(cell));
  if (hidden.has(total)) return inside.length === 0;
  if (inside.length === 0) return false;
  if (inside.length === 1) return true;
  const left = inside.reduce((sum, cell) => sum + (counts[cell] ?? 0), 0);
  return left - inside.length < threshold - 1;
}

function companion(counts: ArrayLike<number>, { total, parts }: Sum, hidden: ReadonlySet<number>, costOf: (cell: number) => number): number | null {
  const open = parts.filter((cell) => !hidden.has(cell)).toSorted((a, b) => costOf(a) - costOf(b) || a - b);
  return open.find((cell) => (counts[cell] ?? 0) > 0) ?? (hidden.has(total) || (counts[total] ?? 0) === 0 ? null : total);
}

/** Small hidden counts that following bounds from sum to sum leaves with fewer than `threshold` possible values, ascending. */
export function exposedCounts({ counts, sums }: LinkedCounts, hidden: ReadonlySet<number>, threshold: number, places?: ReadonlyMap<number, readonly number[]>): readonly number[] {
  const low = new Float64Array(counts.length);
  const high = new Float64Array(counts.length);
  for (let cell = 0; cell < counts.length; cell += 1) {
    const isHidden = hidden.has(cell);
    low[cell] = isHidden ? Math.min(1, counts[cell] ?? 0) : (counts[cell] ?? 0);
    high[cell] = isHidden ? Infinity : (counts[cell] ?? 0);
  }
  const around = places ?? sumsOf(sums);
  // Sums whose bounds may still move, each at most forty times: bounds of a cycle may creep for ever.
  const waiting = new Set<number>([...hidden].flatMap((cell) => around.get(cell) ?? []));
  const turns = new Uint8Array(sums.length);
  for (const index of waiting) {
    waiting.delete(index);
    const sum = sums[index];
    if (sum === undefined || (turns[index] = (turns[index] ?? 0) + 1) > 40) continue;
    const { total, parts } = sum;
    let lows = 0;
    let highs = 0;
    let open = 0;
    for (const cell of parts) {
      lows += low[cell] ?? 0;
      if (high[cell] === Infinity) open += 1;
      else highs += high[cell] ?? 0;
    }
    const narrow = (cell: number, least: number, most: number): void => {
      let moved = false;
      if (least > (low[cell] ?? 0)) { low[cell] = least; moved = true; }
      if (most < (high[cell] ?? 0)) { high[cell] = most; moved = true; }
      if (moved) for (const other of around.get(cell) ?? []) if (other !== index) waiting.add(other);
    };
    const [totalLow, totalHigh] = [low[total] ?? 0, high[total] ?? 0];
    if (hidden.has(total)) narrow(total, lows, open > 0 ? Infinity : highs);
    for (const cell of parts) {
      if (!hidden.has(cell)) continue;
      const own = high[cell] ?? 0;
      const othersHigh = own === Infinity ? (open > 1 ? Infinity : highs) : open > 0 ? Infinity : highs - own;
      narrow(cell, totalLow - othersHigh, totalHigh - (lows - (low[cell] ?? 0)));
    }
  }
  return [...hidden].filter((cell) => (counts[cell] ?? 0) < threshold && (high[cell] ?? 0) - (low[cell] ?? 0) < threshold - 1).toSorted((a, b) => a - b);
}
