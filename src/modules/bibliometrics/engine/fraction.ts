/** An exact number, in lowest terms where this file made it; `d` > 0. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return (a / greatestCommonDivisor(a, b)) * b;
}

const written = /^(?:(\d{1,18})(?:\/(\d{1,18}))?|(\d{0,18})\.(\d{1,18}))$/;

/** `1`, `5/6` or `0.25` as a fraction in lowest terms; null for anything else (a sign, an exponent, a divisor of 0). */
export function parseFraction(text: string): Fraction | null {
  const parts = written.exec(text);
  if (parts === null) return null;
  const [, whole, divisor, before, after] = parts;
  if (after !== undefined) return reduce(BigInt(`${before === undefined || before === "" ? "0" : before}${after}`), 10n ** BigInt(after.length));
  const d = BigInt(divisor ?? "1");
  return d === 0n ? null : reduce(BigInt(whole ?? "0"), d);
}

export function reduce(n: bigint, d: bigint): Fraction {
  const common = greatestCommonDivisor(n, d);
  return common === 0n ? { n: 0n, d: 1n } : { n: n / common, d: d / common };
}

/** `5/6`, `3`: a fraction in lowest terms as text. */
export function writeFraction(n: bigint, d: bigint): string {
  const { n: top, d: bottom } = reduce(n, d);
  return bottom === 1n ? String(top) : `${top}/${bottom}`;
}

const exactLimit = 9_007_199_254_740_992n;

/** n/d as the nearest double, ties to even, for any sizes; `d` > 0, `n` ≥ 0. */
export function divide(n: bigint, d: bigint): number {
  if (n <= exactLimit && d <= exactLimit) return Number(n) / Number(d);
  const shift = Math.max(0, 66 - (bits(n) - bits(d)));
  const scaled = n << BigInt(shift);
  const quotient = scaled / d;
  // More bits than a double holds are kept, and the last says whether something was left: the rounding is then that of the whole.
  return Number(quotient * d === scaled ? quotient : quotient | 1n) * 2 ** -shift;
}

function bits(value: bigint): number {
  return value.toString(16).length * 4;
}
