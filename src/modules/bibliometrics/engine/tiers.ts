import { journalTiers, journalsByNumber, type JournalVolume } from "../domain/readings/tiers.ts";
import { findCell, statisticsOf, tablesOf, type CellStatistics, type CellTable } from "./cells.ts";
import { divide, reduce, writeFraction, type Fraction } from "./fraction.ts";
import { withCorpus, type EngineOptions, type OpenCorpus } from "./intake/corpus.ts";
import { referenceOf, type ReferenceQuestion } from "./build-reference.ts";

/** How a journal stands in one field for papers of one year, by the citations of what it published in the five years before. */
export interface JournalTier {
  /** The year of the papers to be judged. */
  readonly year: number;
  readonly field: string;
  readonly journal: string;
  /** Its papers of that year there, weighted by field, as a fraction. */
  readonly weight: string;
  /** Of its papers of the five years before, in this field; 0 where it had none. */
  readonly meanNormalisedCitations: number;
  /** How far it belongs to the journals that publish the top 10 % of the field's papers, 0 to 1. */
  readonly topTenPercent: number;
  /** 1 where it is among the first 10 % of the field's journals by number, in the manner of SIGAPS; for contrast. */
  readonly firstTenPercentByNumber: number;
}

export const tierYears = 5;

/**
 * The journals of each field in order of the mean normalised citations (by field, year and type) of their papers of the
 * years `year` − 5 to `year` − 1, and how far each belongs to those that publish the top 10 % of the field's papers of `year`:
 * the JtopX % of KTH, in which the straddling journal belongs in part, so that the tier holds exactly its share. The value of a unit is the mean of
 * `topTenPercent` over its papers, over several fields by their weights. Fails as `buildReference` does.
 */
export async function buildJournalTiers(question: ReferenceQuestion & { readonly year: number }, options: EngineOptions = {}): Promise<readonly JournalTier[]> {
  return withCorpus(question, options, async (corpus) => tiersOf(corpus, tablesOf(await referenceOf(corpus, question.recipe))[0], question.year));
}

interface VolumeRow {
  readonly field: string;
  readonly journal: string;
  readonly year: number;
  readonly document_type: string;
  readonly weight: string;
  readonly citations: string;
}

/** The same from a corpus that is open and the cells of its fields. */
export async function tiersOf({ db, fieldDenominator }: OpenCorpus, fields: CellTable, year: number): Promise<readonly JournalTier[]> {
  const rows = await db.rows<VolumeRow>(`select e.field, c.journal, c.year, c.document_type, sum(e.units)::VARCHAR as weight, sum(e.units * c.citations)::VARCHAR as citations
    from (select journal, fields, year, document_type, citations from counted where journal is not null and year between ${year - tierYears} and ${year}) c join field_entry e using (fields)
    group by all order by e.field, c.journal, c.year, c.document_type`);
  const statistics = new Map<string, CellStatistics>();
  const cellOf = (row: VolumeRow): CellStatistics => {
    const key = `${row.field}\t${row.year}\t${row.document_type}`;
    let found = statistics.get(key);
    if (found === undefined) statistics.set(key, found = statisticsOf(fields, findCell(fields, row.field, row.year, row.document_type)));
    return found;
  };
  const byField = new Map<string, Map<string, Volume>>();
  for (const row of rows) {
    let journals = byField.get(row.field);
    if (journals === undefined) byField.set(row.field, journals = new Map());
    let volume = journals.get(row.journal);
    if (volume === undefined) journals.set(row.journal, volume = { published: 0n, earlier: 0n, score: { n: 0n, d: 1n } });
    if (row.year === year) {
      volume.published += BigInt(row.weight);
      continue;
    }
    const { weight, weightedCitations } = cellOf(row);
    // A cell without citations expects none: each paper there scores 1.
    const score = weightedCitations === 0n ? { n: BigInt(row.weight), d: 1n } : { n: BigInt(row.citations) * weight, d: weightedCitations };
    volume.earlier += BigInt(row.weight);
    volume.score = reduce(volume.score.n * score.d + score.n * volume.score.d, volume.score.d * score.d);
  }
  return [...byField].flatMap(([field, journals]) => {
    // Weights stay integers: all are over the same denominator. Ranked by citations over weight, which gives the value back.
    const valued = [...journals].filter(([, one]) => one.published > 0n).map(([journal, { published, earlier, score }]) => ({ journal, weight: published, value: earlier === 0n ? { n: 0n, d: 1n } : reduce(score.n, score.d * earlier) }));
    const volumes = valued.map(({ journal, weight, value }): JournalVolume => ({ journal, weight: { n: weight, d: 1n }, citations: { n: value.n * weight, d: value.d } }));
    const [parts, first] = [journalTiers(volumes), journalsByNumber(volumes)];
    return valued.map(({ journal, weight, value }): JournalTier => ({
      year, field, journal, weight: writeFraction(weight, fieldDenominator), meanNormalisedCitations: divide(value.n, value.d),
      topTenPercent: parts.get(journal) ?? 0, firstTenPercentByNumber: first.get(journal) ?? 0,
    }));
  });
}

interface Volume {
  published: bigint;
  earlier: bigint;
  score: Fraction;
}
