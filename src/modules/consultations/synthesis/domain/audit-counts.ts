import { programme, type Row } from "../../results/disclosure/simplex.ts";
import type { CountedSet, ShownCount } from "./shown-count.ts";

/** Sets of texts whose small numbers must stay in doubt although no number of theirs is shown. */
export type Guarded = readonly ReadonlySet<string>[];

interface Kept {
  readonly key: string;
  readonly atoms: readonly number[];
  readonly size: number;
}

/**
 * Hides more of what is shown until nobody can work a hidden number out from all others together: by parts that add up, by
 * nested sets, by totals. The reader is taken to know which texts have which codes together, short of how many: those texts
 * can be listed. A number under the threshold k, told or not, and one told as “at least” must be able to differ by k / 2 at
 * least (in real numbers, as the linear programme sees them); where that fails, the smallest exact number that helps
 * becomes “at least”. What cannot be helped by any is left.
 */
export function withDoubt(sets: readonly CountedSet[], guarded: Guarded, shown: ReadonlyMap<string, ShownCount>, threshold: number): ReadonlyMap<string, ShownCount> {
  const now = new Map(shown);
  const atomOf = atomsOf([...sets.flatMap(({ texts, among }) => [texts, among]), ...guarded]);
  const place = (key: string, texts: ReadonlySet<string>): Kept => ({ key, size: texts.size, atoms: [...new Set([...texts].map((text) => atomOf(text)))].sort((a, b) => a - b) });
  const kept = sets.map(({ key, texts }) => place(key, texts));
  const totals = new Map(sets.map(({ among }) => place("", among)).map((one) => [one.atoms.join(" "), one]));
  const small = guarded.filter(({ size }) => size > 0 && size < threshold).map((texts) => place("", texts));
  const need = Math.min(threshold - 2, Math.floor(threshold / 2));
  const inDoubt = (one: Kept): boolean => rangeOf(one, [...totals.values()], kept, now, threshold) >= need;
  const exact = (): readonly Kept[] => kept.filter(({ key, size }) => size > 0 && now.get(key)?.kind === "exact").toSorted((a, b) => a.size - b.size || (a.key < b.key ? -1 : 1));
  const hide = ({ key, size }: Kept): void => void now.set(key, { kind: "at-least", count: Math.floor(size / threshold) * threshold });
  for (let changed = true; changed;) {
    changed = false;
    for (const one of [...kept.filter(({ key }) => now.get(key)?.kind !== "exact"), ...small]) {
      if (inDoubt(one)) continue;
      for (const candidate of exact()) {
        const before = now.get(candidate.key);
        hide(candidate);
        changed = inDoubt(one);
        if (changed || before === undefined) break;
        now.set(candidate.key, before);
      }
      // One alone may not do where two sums give the number away.
      if (!changed) changed = hideSeveral(one, exact(), now, hide, inDoubt);
    }
  }
  return now;
}

/** Hides exact numbers, the smallest first, until one is in doubt, then shows again those that were not needed; false where nothing helps. */
function hideSeveral(one: Kept, candidates: readonly Kept[], now: Map<string, ShownCount>, hide: (one: Kept) => void, inDoubt: (one: Kept) => boolean): boolean {
  const before = new Map(now);
  const hidden: Kept[] = [];
  for (const candidate of candidates) {
    hide(candidate);
    hidden.push(candidate);
    if (inDoubt(one)) break;
  }
  const helped = inDoubt(one);
  for (const candidate of hidden.toReversed()) {
    const told = now.get(candidate.key);
    const earlier = before.get(candidate.key);
    if (told === undefined || earlier === undefined) continue;
    now.set(candidate.key, earlier);
    if (helped && !inDoubt(one)) now.set(candidate.key, told);
  }
  return helped;
}

/** Greatest less least number that a set can have, for whoever knows all that is shown. */
function rangeOf(one: Kept, totals: readonly Kept[], kept: readonly Kept[], shown: ReadonlyMap<string, ShownCount>, threshold: number): number {
  const atoms = Math.max(-1, ...totals.flatMap((total) => total.atoms)) + 1;
  const sum = ({ atoms: of }: Kept, coefficient = 1): (readonly [number, number])[] => of.map((atom) => [atom, coefficient]);
  const between = (set: Kept, least: number, most: number): Row[] => [{ terms: sum(set), sense: "at-least", right: least }, { terms: sum(set, -1), sense: "at-least", right: -most }];
  const rows: Row[] = totals.map((total) => ({ terms: sum(total), sense: "equal", right: total.size }));
  for (const set of kept) {
    const count = shown.get(set.key);
    if (count === undefined || set.size === 0) continue;
    if (count.kind === "exact") rows.push({ terms: sum(set), sense: "equal", right: count.count });
    else if (count.kind === "at-least") rows.push(...between(set, count.count, count.count + threshold - 1));
    else rows.push(...between(set, 1, threshold - 1));
  }
  const ends: Partial<Record<"greatest" | "least", number>> = {};
  const solver = programme(atoms + 1, [...rows, { terms: [...sum(one), [atoms, -1]], sense: "equal", right: 0 }]);
  for (const to of ["greatest", "least"] as const) {
    solver?.push(atoms, to, (values) => {
      ends[to] = values[atoms] ?? 0;
      return false;
    });
  }
  return Math.round((ends.greatest ?? 0) * 1e6) / 1e6 - Math.round((ends.least ?? 0) * 1e6) / 1e6;
}

/** Texts that are in the same sets are one atom: no number parts them. */
function atomsOf(sets: readonly ReadonlySet<string>[]): (text: string) => number {
  const names = new Map<string, string[]>();
  for (const [index, set] of sets.entries()) {
    for (const text of set) {
      const name = names.get(text);
      if (name === undefined) names.set(text, [String(index)]);
      else name.push(String(index));
    }
  }
  const numbers = new Map<string, number>();
  const byText = new Map<string, number>();
  for (const [text, name] of names) {
    const key = name.join(" ");
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    byText.set(text, number);
  }
  return (text) => byText.get(text) ?? -1;
}
