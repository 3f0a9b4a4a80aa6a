/** An exact fraction in lowest terms, its divisor above zero. */
export interface Fraction { readonly n: bigint; readonly d: bigint }

export const zero: Fraction = { n: 0n, d: 1n };

export function fraction(n: number | bigint, d: number | bigint = 1n): Fraction {
  return lowest(BigInt(n), BigInt(d));
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return lowest(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function times(a: Fraction, b: Fraction): Fraction {
  return lowest(a.n * b.n, a.d * b.d);
}

/** `5/6`, `1`, `0`. */
export function write({ n, d }: Fraction): string {
  return d === 1n ? n.toString() : `${n}/${d}`;
}

function lowest(n: bigint, d: bigint): Fraction {
  let [a, b] = [n < 0n ? -n : n, d];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? zero : { n: n / a, d: d / a };
}
