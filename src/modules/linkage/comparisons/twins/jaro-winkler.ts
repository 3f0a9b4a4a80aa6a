import { bytesOf } from "./edit-distance.ts";

/**
 * Jaro’s likeness over bytes of UTF-8, equal to DuckDB’s `jaro_similarity` bit for bit: common characters within half the
 * longer text less one, transpositions counted by halves rounded down. Two empty texts are not alike (0).
 */
export function jaro(left: string, right: string): number {
  const [a, b] = [bytesOf(left), bytesOf(right)];
  if (a.length === 0 || b.length === 0) return 0;
  if (a.length === 1 && b.length === 1) return a[0] === b[0] ? 1 : 0;
  const bound = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const [inA, inB] = [new Uint8Array(a.length), new Uint8Array(b.length)];
  let common = 0;
  for (let j = 0; j < b.length; j += 1) {
    for (let i = Math.max(0, j - bound); i <= Math.min(a.length - 1, j + bound); i += 1) {
      if (inA[i] === 1 || a[i] !== b[j]) continue;
      inA[i] = 1;
      inB[j] = 1;
      common += 1;
      break;
    }
  }
  if (common === 0) return 0;
  let outOfPlace = 0;
  let i = 0;
  for (let j = 0; j < b.length; j += 1) {
    if (inB[j] !== 1) continue;
    while (inA[i] !== 1) i += 1;
    if (a[i] !== b[j]) outOfPlace += 1;
    i += 1;
  }
  const transposed = Math.floor(outOfPlace / 2);
  // The order of these sums decides the last bit.
  let sum = 0;
  sum += common / a.length;
  sum += common / b.length;
  sum += (common - transposed) / common;
  return sum / 3;
}

/** Jaro-Winkler as DuckDB’s: a common beginning of up to four bytes adds a tenth of what is lacking each, only above 0.7. */
export function jaroWinkler(left: string, right: string): number {
  const [a, b] = [bytesOf(left), bytesOf(right)];
  const likeness = jaro(left, right);
  let same = 0;
  while (same < Math.min(4, a.length, b.length) && a[same] === b[same]) same += 1;
  return likeness > 0.7 ? likeness + same * 0.1 * (1 - likeness) : likeness;
}
