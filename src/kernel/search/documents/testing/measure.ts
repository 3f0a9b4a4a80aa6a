/** Grade of each relevant record for a query: 3 about exactly this, 2 about this, 1 touches it. */
export type Judgement = ReadonlyMap<string, number>;

/** nDCG at 10: gains 2^grade - 1, discount log2(rank + 1), against the best order possible. 1 where nothing is relevant and nothing is asked for. */
export function ndcgAt10(found: readonly string[], judged: Judgement): number {
  const gain = (grade: number, place: number): number => (2 ** grade - 1) / Math.log2(place + 2);
  const reached = found.slice(0, 10).reduce((sum, code, place) => sum + gain(judged.get(code) ?? 0, place), 0);
  const best = [...judged.values()].sort((a, b) => b - a).slice(0, 10).reduce((sum, grade, place) => sum + gain(grade, place), 0);
  return best === 0 ? 1 : reached / best;
}

/** 1 divided by the rank of the first of grade 2 or 3; 0 where none is found. */
export function reciprocalRank(found: readonly string[], judged: Judgement): number {
  const at = found.findIndex((code) => (judged.get(code) ?? 0) >= 2);
  return at === -1 ? 0 : 1 / (at + 1);
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
}
