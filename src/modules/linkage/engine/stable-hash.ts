import { createHash } from "node:crypto";

/** Largest prime below 2^31: products of two remainders stay inside 64 bits on every engine. */
const modulus = 2_147_483_647n;

/** Three multipliers from a seed, by SHA-256: the whole of what chance is in a run. */
function multipliers(seed: string): bigint[] {
  const digest = createHash("sha256").update(seed).digest();
  return [0, 8, 16].map((at) => (digest.readBigUInt64LE(at) % (modulus - 2n)) + 2n);
}

/**
 * SQL of a number from 0 to 2^31 − 2 that a seed gives to a row number below 2^31: own integer arithmetic, the same on
 * every engine, version and machine, where `random()` and an engine's own `hash()` promise nothing. Two rounds of
 * multiplication by secrets of the seed, with the high bits folded onto the low ones between them.
 */
export function stableHashSql(row: string, seed: string): string {
  const [a, b, c] = multipliers(seed);
  const first = `(((${row})::bigint + 1) * ${a} + ${c}) % ${modulus}`;
  const folded = (inner: string): string => `xor(${inner}, (${inner}) >> 13) % ${modulus}`;
  return `((${folded(first)}) * ${b} + ${a}) % ${modulus}`;
}

/** SQL that keeps about `share` of the rows, the same ones each time. */
export function sampledSql(row: string, seed: string, share: number): string {
  return share >= 1 ? "true" : `${stableHashSql(row, seed)} < ${Math.floor(share * Number(modulus))}`;
}
