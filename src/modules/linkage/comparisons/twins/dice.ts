const bitsOf = (byte: number): number => {
  let [left, count] = [byte, 0];
  for (; left > 0; left &= left - 1) count += 1;
  return count;
};
const bits = Uint8Array.from({ length: 256 }, (_, byte) => bitsOf(byte));

/** Dice coefficient of two filters as DuckDB gives them (its first byte says how many bits are padding: none): bits set in both, twice, over bits set in each. */
export function diceOfFilters(left: Uint8Array, right: Uint8Array): number {
  let [both, all] = [0, 0];
  for (let at = 1; at < left.length; at += 1) {
    const [l, r] = [left[at] ?? 0, right[at] ?? 0];
    both += bits[l & r] ?? 0;
    all += (bits[l] ?? 0) + (bits[r] ?? 0);
  }
  return (2 * both) / all;
}
