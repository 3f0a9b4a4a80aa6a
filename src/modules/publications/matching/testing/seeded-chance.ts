/** Chance that comes out the same for the same seed. */
export interface Chance {
  /** From 0 to `limit` − 1. */
  below(limit: number): number;
  one<T>(of: readonly T[]): T;
  several<T>(of: readonly T[], count: number): readonly T[];
  shuffled<T>(of: readonly T[]): readonly T[];
}

export function seededChance(seed: number): Chance {
  let state = seed >>> 0;
  // Mulberry32 (Tommy Ettinger, public domain).
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const shuffled = <T>(of: readonly T[]): readonly T[] => {
    const left = [...of];
    const out: T[] = [];
    while (left.length > 0) out.push(...left.splice(below(left.length), 1));
    return out;
  };
  return {
    below, shuffled,
    several: (of, count) => shuffled(of).slice(0, count),
    one: (of) => {
      const chosen = of[below(of.length)];
      if (chosen === undefined) throw new RangeError("nothing to choose from");
      return chosen;
    },
  };
}
