import { group } from "d3-array";
import type { CorpusPaper } from "../../publications/index.ts";
import { parseFraction, reduce, type Fraction } from "../engine/fraction.ts";
import type { CellHistogram, Reference } from "./engine.ts";
import { fractionAsNumber } from "./readings/fraction.ts";
import { journalsByNumber, journalTiers, type JournalVolume } from "./readings/tiers.ts";
import type { JournalTiers } from "./recipes/kitchen.ts";

interface Volume {
  readonly papers: Fraction;
  readonly citations: Fraction;
}

const zero: Fraction = { n: 0n, d: 1n };
const plus = (a: Fraction, b: Fraction): Fraction => reduce(a.n * b.d + b.n * a.d, a.d * b.d);
const times = (a: Fraction, b: Fraction): Fraction => reduce(a.n * b.n, a.d * b.d);
const exact = (text: string): Fraction => parseFraction(text) ?? zero;

function volumeOf({ classes }: CellHistogram): Volume {
  let [papers, citations] = [zero, zero];
  for (const one of classes) {
    const weight = exact(one.weight);
    papers = plus(papers, weight);
    citations = plus(citations, times(weight, { n: BigInt(one.citations), d: 1n }));
  }
  return { papers, citations };
}

/** Years before that of the papers in which journals are sized and ranked (KTH). */
export const rankingYears = 5;

/**
 * How far each journal of a reference belongs to the top tenth of its fields for the papers of a year: sized by its papers,
 * and ranked by their normalised citations (by field, year and type), of the five years before that the reference holds; of
 * the year itself where it holds none. The papers of a journal are shared between its fields by their weights. Null where
 * the reference does not know the fields of its journals. A paper in several fields has the mean of them by its weights, a
 * journal counting for nothing where it does not publish as a rule.
 */
export function tiersOf(reference: Reference, year: number, documentTypes: readonly string[]): JournalTiers | null {
  const { journalFields } = reference;
  const told = (reference.tiers ?? []).filter((one) => one.year === year);
  if (told.length > 0) return readingOf(reference, new Set(told.map(({ journal }) => journal)), new Map([...group(told, ({ field }) => field)].map(([field, members]) => [field, {
    tier: new Map(members.map((one) => [one.journal, one.topTenPercent])), journals: new Map(members.map((one) => [one.journal, one.firstTenPercentByNumber])),
  }])));
  if (journalFields === undefined || journalFields.length === 0) return null;
  const known = reference.cells.filter((cell) => documentTypes.includes(cell.documentType) && cell.year >= year - rankingYears && cell.year <= year);
  const earlier = known.filter((cell) => cell.year < year);
  const cells = earlier.length > 0 ? earlier : known;
  const place = ({ code, year: of, documentType }: Pick<CellHistogram, "code" | "year" | "documentType">): string => `${code}\t${of}\t${documentType}`;
  const expected = new Map(cells.filter(({ kind }) => kind === "field").map((cell) => [place(cell), volumeOf(cell)]));
  const ofJournal = group(cells.filter(({ kind }) => kind === "journal"), ({ code }) => code);
  const byField = new Map([...group(journalFields, ({ field }) => field)].map(([field, members]) => {
    const volumes = members.map(({ journal, weight: share }): JournalVolume => {
      let [weight, citations] = [zero, zero];
      for (const cell of ofJournal.get(journal) ?? []) {
        const own = volumeOf(cell);
        const world = expected.get(place({ ...cell, code: field }));
        if (world === undefined) continue;
        weight = plus(weight, own.papers);
        // A cell without citations expects none: each paper there scores 1.
        citations = plus(citations, world.citations.n === 0n ? own.papers : times(own.citations, { n: world.papers.n * world.citations.d, d: world.papers.d * world.citations.n }));
      }
      return { journal, weight: times(weight, exact(share)), citations: times(citations, exact(share)) };
    }).filter(({ weight }) => weight.n > 0n);
    return [field, { tier: journalTiers(volumes), journals: journalsByNumber(volumes) }];
  }));
  return readingOf(reference, new Set(ofJournal.keys()), byField);
}

type FieldTiers = Readonly<Record<keyof JournalTiers, ReadonlyMap<string, number>>>;

function readingOf({ recipe }: Pick<Reference, "recipe">, journals: ReadonlySet<string>, byField: ReadonlyMap<string, FieldTiers>): JournalTiers {
  const read = (which: keyof JournalTiers) => (paper: CorpusPaper): number | null => {
    const fields = paper.fields.filter(({ scheme }) => scheme === recipe.classification);
    const { journal } = paper;
    if (journal === null || fields.length === 0 || !journals.has(journal)) return null;
    return fields.reduce((sum, { code, weight }) => sum + fractionAsNumber(weight) * (byField.get(code)?.[which].get(journal) ?? 0), 0);
  };
  return { tier: read("tier"), journals: read("journals") };
}
