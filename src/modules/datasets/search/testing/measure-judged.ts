import { fixedClock } from "../../../../kernel/time/day.ts";
import type { Dataset } from "../../domain/dataset.ts";
import { createDatasetSearch, type DatasetSearch } from "../searcher.ts";
import type { JudgedQuery } from "./judged-set.ts";
import { mean, ndcgAt10, reciprocalRank } from "./measure.ts";
import { memoryDatasets } from "./memory-datasets.ts";

export interface MeasuredQuery extends JudgedQuery {
  readonly ndcg: number;
  readonly reciprocal: number;
  readonly first: readonly string[];
}

export interface MeasuredKind {
  readonly kind: string;
  readonly queries: number;
  readonly ndcg: number;
  readonly mrr: number;
}

export function searchOver(datasets: readonly Dataset[]): DatasetSearch {
  return createDatasetSearch({ datasets: memoryDatasets(datasets), structures: { of: async () => new Map() }, clock: fixedClock("2025-03-31") });
}

export async function measureQueries(search: DatasetSearch, queries: readonly JudgedQuery[]): Promise<readonly MeasuredQuery[]> {
  const measured: MeasuredQuery[] = [];
  for (const query of queries) {
    const answer = await search.search({ text: query.text, pageSize: 100 });
    const found = answer.hits.map(({ code }) => code);
    measured.push({ ...query, ndcg: ndcgAt10(found, query.judged), reciprocal: reciprocalRank(found, query.judged), first: found.slice(0, 10) });
  }
  return measured;
}

/** Figures of all queries first, then of each kind. */
export function byKind(measured: readonly MeasuredQuery[]): readonly MeasuredKind[] {
  const of = (kind: string, list: readonly MeasuredQuery[]): MeasuredKind => ({ kind, queries: list.length, ndcg: mean(list.map(({ ndcg }) => ndcg)), mrr: mean(list.map(({ reciprocal }) => reciprocal)) });
  return [of("all", measured), ...[...new Set(measured.map(({ kind }) => kind))].map((kind) => of(kind, measured.filter((one) => one.kind === kind)))];
}
