import type { Clock } from "../../time/day.ts";
import { createFollower, type DocumentSource } from "./follow.ts";
import type { IndexProfile } from "./engine/entry.ts";
import { searchSegments } from "./engine/search-segments.ts";
import type { Segment } from "./engine/segment.ts";
import type { CommonSort, DocumentAnswer, DocumentQuestion } from "./question.ts";
import type { Vocabulary } from "./vocabulary.ts";

export interface DocumentSearchDeps<F extends string> {
  readonly profile: IndexProfile<F>;
  readonly source: DocumentSource<F>;
  readonly clock: Clock;
  readonly vocabulary: Vocabulary;
  /** Numbers kept outside of the index, by code, for the order of this name; asked at most once a minute. */
  readonly outside?: { readonly sort: string; readonly counts: () => Promise<ReadonlyMap<string, number>> };
}

/** A search over records of one kind: an index in the memory of this process that follows what changes. */
export interface DocumentSearch<F extends string, S extends string = CommonSort> {
  /** A page of results with its facets. What was there before the question was asked is in it. */
  search(question: DocumentQuestion<F, S>): Promise<DocumentAnswer<F>>;
  /** Codes of all that match, in the order asked: `page` and `pageSize` are not looked at. */
  matches(question: DocumentQuestion<F, S>): Promise<readonly string[]>;
  /** Takes in what changed; the first time it reads everything. Worth calling before anybody asks. */
  follow(): Promise<void>;
  /** How much is held: records, words, and records in the small index of late changes. */
  size(): { readonly records: number; readonly words: number; readonly late: number };
}

export const defaultPageSize = 20;
const outsideKeptMilliseconds = 60_000;

export function createDocumentSearch<F extends string, S extends string = CommonSort>({ profile, source, clock, vocabulary, outside }: DocumentSearchDeps<F>): DocumentSearch<F, S> {
  const follower = createFollower(profile, source, clock, vocabulary);
  let held: { readonly at: number; readonly counts: ReadonlyMap<string, number> } = { at: -Infinity, counts: new Map() };
  const outsideFor = async ({ sort }: DocumentQuestion<F, S>): Promise<ReadonlyMap<string, number>> => {
    if (outside === undefined || sort !== outside.sort) return held.counts;
    if (performance.now() - held.at > outsideKeptMilliseconds) held = { at: performance.now(), counts: await outside.counts() };
    return held.counts;
  };
  return {
    async search(question) {
      const counts = await outsideFor(question);
      const { segments, late } = await follower.current();
      const pageSize = question.pageSize ?? defaultPageSize;
      return { ...searchSegments(profile.facets, segments, vocabulary, question, pageSize, counts), pageSize, following: late, on: clock.today() };
    },
    async matches(question) {
      const counts = await outsideFor(question);
      const { segments } = await follower.current();
      const size = segments.reduce((sum, segment) => sum + segment.size, 1);
      return searchSegments(profile.facets, segments, vocabulary, { ...question, page: 1 }, size, counts, false).hits.map(({ code }) => code);
    },
    follow: () => follower.follow(),
    size: () => {
      const segments: readonly Segment<F>[] = follower.held();
      return { records: segments.reduce((sum, { size, dead }) => sum + size - dead.reduce((count, one) => count + one, 0), 0), words: segments.reduce((sum, { postings }) => sum + postings.words.length, 0), late: segments[1]?.size ?? 0 };
    },
  };
}
