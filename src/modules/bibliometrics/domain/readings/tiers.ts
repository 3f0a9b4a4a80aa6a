import type { Fraction } from "../../engine/fraction.ts";

/** What a journal publishes in one field: weight of its papers there, and their citations (plain or normalised), weighted alike. It is ranked by citations per paper. */
export interface JournalVolume {
  readonly journal: string;
  readonly weight: Fraction;
  readonly citations: Fraction;
}

const zero: Fraction = { n: 0n, d: 1n };
const plus = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
const compare = (a: Fraction, b: Fraction): number => {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};
const over = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d, d: a.d * b.n });
const number = ({ n, d }: Fraction): number => Number((n * 10n ** 15n) / d) / 1e15;

/** Journals of one field from the highest value down; those of one value stand together, since nothing tells them apart. */
function ranked(volumes: readonly JournalVolume[]): JournalVolume[][] {
  const sorted = volumes.filter(({ weight }) => weight.n > 0n).map((one) => ({ one, value: over(one.citations, one.weight) })).sort((a, b) => compare(b.value, a.value));
  const groups: { readonly value: Fraction; readonly members: JournalVolume[] }[] = [];
  for (const { one, value } of sorted) {
    const last = groups.at(-1);
    if (last !== undefined && compare(last.value, value) === 0) last.members.push(one);
    else groups.push({ value, members: [one] });
  }
  return groups.map(({ members }) => members);
}

/**
 * How far each journal of a field belongs to the top 1/`q` of the field's publications (the JtopX % of KTH): the best
 * journals that together publish exactly that share; the one that straddles the limit belongs in part, and so do, alike,
 * those of one value at the limit. Weighted by their papers these parts add up to 1/`q` of the field.
 */
export function journalTiers(volumes: readonly JournalVolume[], q = 10n): ReadonlyMap<string, number> {
  const whole = volumes.reduce((sum, { weight }) => plus(sum, weight), zero);
  const limit: Fraction = { n: whole.n, d: whole.d * q };
  const tiers = new Map<string, number>();
  let above = zero;
  for (const members of ranked(volumes)) {
    const weight = members.reduce((sum, one) => plus(sum, one.weight), zero);
    const room = plus(limit, { n: -above.n, d: above.d });
    const part = room.n <= 0n ? zero : compare(room, weight) >= 0 ? { n: 1n, d: 1n } : over(room, weight);
    for (const { journal } of members) tiers.set(journal, number(part));
    above = plus(above, weight);
  }
  return tiers;
}

/** Is each journal of a field among the first 1/`q` of its journals, by number and whole, in the manner of SIGAPS? Those of one value at the limit stay out together where they would not all fit. */
export function journalsByNumber(volumes: readonly JournalVolume[], q = 10): ReadonlyMap<string, number> {
  const groups = ranked(volumes);
  const journals = groups.reduce((sum, members) => sum + members.length, 0);
  const first = new Map<string, number>();
  let rank = 0;
  for (const members of groups) {
    rank += members.length;
    for (const { journal } of members) first.set(journal, rank * q <= journals ? 1 : 0);
  }
  return first;
}
