import { mean, ndcgAt10, reciprocalRank, type Judgement } from "./measure.ts";

export interface JudgedQuery {
  readonly kind: string;
  readonly text: string;
  readonly judged: Judgement;
}

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

/** Numbers that look like chance and are the same on every run (Lehmer, 48271 modulo 2^31 - 1). */
export function chance(seed: number): () => number {
  let state = seed;
  for (let at = 0; at < 5; at += 1) state = (state * 48271) % 2147483647;
  return () => { state = (state * 48271) % 2147483647; return state / 2147483647; };
}

/** Asks each query for its first hundred results and holds them against what was judged. */
export async function measureQueries(search: { search(question: { readonly text: string; readonly pageSize: number }): Promise<{ readonly hits: readonly { readonly code: string }[] }> }, queries: readonly JudgedQuery[]): Promise<readonly MeasuredQuery[]> {
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
