import { sumOf } from "./interval.ts";

/** Expected matches (sums of probabilities) among looked-at pairs that agree on exactly these block keys (bits). */
export interface KeyHistory {
  readonly keys: number;
  readonly matches: number;
}

export interface RuleKeys {
  readonly name: string;
  /** Bits of the keys that must all agree. */
  readonly keys: number;
}

export interface BlockingShape {
  readonly rules: readonly RuleKeys[];
  /** For each key, the column it reads (a number): keys of one column agree or not together, keys of different columns are taken as independent. */
  readonly columnOfKey: readonly number[];
  readonly columnNames: readonly string[];
}

export interface MissedMatches {
  /** Matches that no rule proposed: between the lowest and the highest of the methods, and the one taken. */
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly methods: readonly { readonly method: "keys" | "chao" | "lincoln-petersen"; readonly missed: number; readonly about?: string }[];
  /** Columns that every rule asks for: matches that differ there can be seen by no rule, and no figure here counts them. */
  readonly alwaysAsked: readonly string[];
}

/** More combinations of agreement than this are not enumerated. */
const mostCombinations = 60_000;

/**
 * How many matches did no blocking rule propose? Capture-recapture: each rule is a trap, and what several rules caught
 * tells what all of them missed. Three methods, since none is right:
 * - `keys` (taken where it can be): block keys agree or not by column, columns independent among matches; fitted by
 *   expectation-maximisation to the matches seen, as a distribution cut off where no rule catches. Rules that share
 *   columns are dependent by that very fact, and it is accounted for.
 * - `chao`: the lower bound f1² / 2 f2 from matches caught by exactly one and two rules (Chao 1987, bias-corrected),
 *   which some difference between matches in how easily they are caught leaves valid.
 * - `lincoln-petersen` (Chapman 1951) for each two rules without a column in common; the median.
 * Errors that come together in one record (a careless clerk, a foreign name) make all three too low: a floor rather
 * than a figure.
 */
export function estimateMissed(histories: readonly KeyHistory[], shape: BlockingShape): MissedMatches {
  const caught = histories.filter(({ keys }) => shape.rules.some((rule) => (keys & rule.keys) === rule.keys));
  const seen = sumOf(caught.map(({ matches }) => matches));
  const keysMissed = missedByKeys(caught, shape);
  const methods: MissedMatches["methods"][number][] = [];
  if (keysMissed !== null) methods.push({ method: "keys", missed: keysMissed });
  if (shape.rules.length > 1) methods.push({ method: "chao", missed: chao(caught, shape) });
  const pairs = lincolnPetersen(caught, shape, seen);
  if (pairs !== null) methods.push({ method: "lincoln-petersen", missed: pairs.missed, about: pairs.about });
  const values = methods.map(({ missed }) => missed);
  return {
    estimate: keysMissed ?? Math.max(0, ...values), low: values.length === 0 ? 0 : Math.min(...values), high: Math.max(0, ...values), methods,
    alwaysAsked: shape.columnNames.filter((_, column) => shape.rules.every((rule) => shape.columnOfKey.some((of, key) => of === column && (rule.keys & (1 << key)) !== 0))),
  };
}

function chao(histories: readonly KeyHistory[], { rules }: BlockingShape): number {
  const frequency = [0, 0, 0];
  for (const { keys, matches } of histories) {
    const times = rules.filter((rule) => (keys & rule.keys) === rule.keys).length;
    if (times < 3) frequency[times] = (frequency[times] ?? 0) + matches;
  }
  const [, once = 0, twice = 0] = frequency;
  return Math.max(0, (once * (once - 1)) / (2 * (twice + 1)));
}

function lincolnPetersen(histories: readonly KeyHistory[], { rules, columnOfKey }: BlockingShape, seen: number): { readonly missed: number; readonly about: string } | null {
  const columns = rules.map((rule) => new Set(columnOfKey.filter((_, key) => (rule.keys & (1 << key)) !== 0)));
  const total = (mask: number) => sumOf(histories.filter(({ keys }) => (keys & mask) === mask).map(({ matches }) => matches));
  const found = rules.flatMap((first, at) => rules.slice(at + 1).flatMap((second, after) => {
    const apart = [...columns[at] ?? []].every((column) => columns[at + 1 + after]?.has(column) !== true);
    if (!apart) return [];
    const all = ((total(first.keys) + 1) * (total(second.keys) + 1)) / (total(first.keys | second.keys) + 1) - 1;
    return [{ missed: Math.max(0, all - seen), about: `${first.name} × ${second.name}` }];
  })).toSorted((a, b) => a.missed - b.missed);
  return found[Math.floor(found.length / 2)] ?? null;
}

function missedByKeys(histories: readonly KeyHistory[], shape: BlockingShape): number | null {
  const seen = sumOf(histories.map(({ matches }) => matches));
  if (seen === 0) return 0;
  const masks = shape.columnNames.map((_, column) => sumOf(shape.columnOfKey.map((of, key) => (of === column ? 1 << key : 0))));
  // What was seen of each column, and agreement on none of its keys, which may have been seen nowhere.
  const states = masks.map((mask) => [...new Set([0, ...histories.map(({ keys }) => keys & mask)])].toSorted((a, b) => a - b));
  if (states.reduce((product, list) => product * list.length, 1) > mostCombinations) return null;
  const observed = states.map((list, column) => list.map((state) => sumOf(histories.filter(({ keys }) => (keys & (masks[column] ?? 0)) === state).map(({ matches }) => matches))));
  const escaped = combinations(states).filter(({ keys }) => !shape.rules.some((rule) => (keys & rule.keys) === rule.keys));
  let shares = observed.map((counts) => counts.map((count) => count / seen));
  let missed = 0;
  for (let iteration = 0; iteration < 2_000; iteration += 1) {
    const expected = states.map((list) => list.map(() => 0));
    let escape = 0;
    for (const { at } of escaped) {
      let probability = 1;
      for (const [column, state] of at.entries()) probability *= shares[column]?.[state] ?? 0;
      if (probability === 0) continue;
      escape += probability;
      for (const [column, state] of at.entries()) (expected[column] ?? [])[state] = (expected[column]?.[state] ?? 0) + probability;
    }
    if (escape >= 1 - 1e-9) return null;
    const before = missed;
    missed = (seen * escape) / (1 - escape);
    if (escape === 0 || Math.abs(missed - before) < 1e-6 * (seen + missed)) break;
    shares = observed.map((counts, column) => counts.map((count, state) => (count + ((expected[column]?.[state] ?? 0) / escape) * missed) / (seen + missed)));
  }
  return missed;
}

/** Every combination of one state for each column, as bits and as places. */
function combinations(states: readonly (readonly number[])[]): readonly { readonly keys: number; readonly at: readonly number[] }[] {
  return states.reduce<readonly { readonly keys: number; readonly at: readonly number[] }[]>(
    (made, list) => made.flatMap(({ keys, at }) => list.map((state, place) => ({ keys: keys | state, at: [...at, place] }))),
    [{ keys: 0, at: [] }],
  );
}
