import type { Clock } from "../../../kernel/time/day.ts";
import type { Datasets } from "../domain/datasets.ts";
import type { Structures } from "../domain/ports.ts";
import type { SearchAnswer, SearchQuestion } from "./domain/question.ts";
import type { Segment } from "./engine/segment.ts";
import { searchSegments } from "./engine/search-segments.ts";
import { createFollower } from "./follow.ts";
import { shippedVocabulary, type Vocabulary } from "./vocabulary/vocabulary.ts";

export interface DatasetSearchDeps {
  readonly datasets: Pick<Datasets, "changesAfter" | "published" | "allPublished">;
  readonly structures: Structures;
  readonly clock: Clock;
  /** Downloads counted so far, by code, for the order by downloads; asked at most once a minute. */
  readonly downloads?: () => Promise<ReadonlyMap<string, number>>;
  readonly vocabulary?: Vocabulary;
}

/** The search of one house: an index in the memory of this process that follows what is published. */
export interface DatasetSearch {
  /** A page of results with its facets. What was published before the question was asked is in it. */
  search(question: SearchQuestion): Promise<SearchAnswer>;
  /** Codes of all that match, in the order asked: `page` and `pageSize` are not looked at. */
  matches(question: SearchQuestion): Promise<readonly string[]>;
  /** Takes in what changed; the first time it reads everything. Worth calling before anybody asks. */
  follow(): Promise<void>;
  /** How much is held: records, words, and records in the small index of late changes. */
  size(): { readonly records: number; readonly words: number; readonly late: number };
}

export const defaultPageSize = 20;
const downloadsKeptMilliseconds = 60_000;

export function createDatasetSearch(deps: DatasetSearchDeps): DatasetSearch {
  const vocabulary = deps.vocabulary ?? shippedVocabulary();
  const follower = createFollower(deps, vocabulary);
  let downloads: { readonly at: number; readonly counts: ReadonlyMap<string, number> } = { at: -Infinity, counts: new Map() };
  const downloadsOf = async (question: SearchQuestion): Promise<ReadonlyMap<string, number>> => {
    if (question.sort !== "downloads" || deps.downloads === undefined) return downloads.counts;
    if (performance.now() - downloads.at > downloadsKeptMilliseconds) downloads = { at: performance.now(), counts: await deps.downloads() };
    return downloads.counts;
  };
  return {
    async search(question) {
      const counts = await downloadsOf(question);
      const { segments, late } = await follower.current();
      const pageSize = question.pageSize ?? defaultPageSize;
      return { ...searchSegments(segments, vocabulary, question, pageSize, counts), pageSize, following: late, on: deps.clock.today() };
    },
    async matches(question) {
      const counts = await downloadsOf(question);
      const { segments } = await follower.current();
      const size = segments.reduce((sum, segment) => sum + segment.size, 1);
      return searchSegments(segments, vocabulary, { ...question, page: 1 }, size, counts, false).hits.map(({ code }) => code);
    },
    follow: () => follower.follow(),
    size: () => {
      const segments: readonly Segment[] = follower.held();
      return { records: segments.reduce((sum, { size, dead }) => sum + size - dead.reduce((count, one) => count + one, 0), 0), words: segments.reduce((sum, { postings }) => sum + postings.words.length, 0), late: segments[1]?.size ?? 0 };
    },
  };
}
