import { setImmediate as nextTurn } from "node:timers/promises";
import type { Day } from "../../../kernel/time/day.ts";
import type { Dataset } from "../domain/dataset.ts";
import { buildSegment } from "./engine/build.ts";
import { entryOf } from "./engine/entry-of.ts";
import type { SearchEntry } from "./engine/entry.ts";
import type { Segment } from "./engine/segment.ts";
import type { DatasetSearchDeps } from "./searcher.ts";
import type { Vocabulary } from "./vocabulary/vocabulary.ts";

/** How many changes are read at a time. */
const batch = 500;
/** Above so many late records the large index is made anew, in the background. */
const mostLate = 1000;
/** How long a question waits for a large change before it is answered from what was there. */
const patienceMilliseconds = 2500;

export interface Follower {
  /** The segments to be searched: the large one, and the small one of late changes where there are any. */
  current(): Promise<{ readonly segments: readonly Segment[]; readonly late: boolean }>;
  follow(): Promise<void>;
  held(): readonly Segment[];
}

interface Large {
  readonly segment: Segment;
  /** Every change up to this one is in it. */
  readonly sequence: number;
  readonly on: Day;
}

/**
 * Keeps the index in step with what is published. Changes since the large index was made go into a small one beside it,
 * made anew with each change: a moment's work, so that whoever publishes finds it at once. Past `mostLate`, and when the
 * day changes (embargoes end), the large one is made anew in slices while the old ones answer.
 */
export function createFollower({ datasets, structures, clock }: DatasetSearchDeps, vocabulary: Vocabulary): Follower {
  let large: Large | null = null;
  let small: Segment | null = null;
  let late = new Map<string, SearchEntry | null>();
  let sequence = 0;
  let rebuilding: Promise<void> | null = null;
  let running: Promise<void> | null = null;

  const entriesOf = async (some: readonly Dataset[], on: Day): Promise<SearchEntry[]> => {
    const units = await structures.of([...new Set(some.flatMap(({ metadata }) => metadata.unit ?? []))], on);
    return some.map((dataset) => entryOf(dataset, units.get(dataset.metadata.unit ?? "") ?? null, on));
  };

  const build = async (): Promise<void> => {
    const on = clock.today();
    // Read before the records: what changes meanwhile is taken again, never missed.
    const from = await lastSequence();
    const entries: SearchEntry[] = [];
    for await (const some of datasets.allPublished()) {
      entries.push(...await entriesOf(some, on));
      await nextTurn();
    }
    const segment = await buildSegment(entries, vocabulary, () => nextTurn());
    large = { segment, sequence: from, on };
    small = null;
    late = new Map();
    sequence = from;
  };

  const lastSequence = async (): Promise<number> => {
    let last = sequence;
    for (;;) {
      const changes = await datasets.changesAfter(last, 10_000);
      if (changes.items.length === 0 || changes.sequence === last) return Math.max(last, changes.sequence);
      last = changes.sequence;
    }
  };

  const rebuild = (): Promise<void> => {
    rebuilding ??= build().finally(() => { rebuilding = null; });
    return rebuilding;
  };

  const work = async (): Promise<void> => {
    if (large === null) await rebuild();
    for (;;) {
      const base: Large | null = large;
      if (base === null) throw new Error("the search of datasets has no index");
      const changes = await datasets.changesAfter(sequence, batch);
      if (changes.items.length > 0) {
        const codes = [...new Set(changes.items.map(({ code }) => code))];
        const entries = await entriesOf(await datasets.published(codes), base.on);
        // Another large index has come meanwhile: it begins with its own changes.
        if (large !== base) continue;
        const found = new Map(entries.map((entry) => [entry.code, entry]));
        for (const code of codes) late.set(code, found.get(code) ?? null);
        // An import under way shows when the large index is made.
        if (rebuilding === null || late.size <= 2 * mostLate) {
          const made = await buildSegment([...late.values()].filter((entry) => entry !== null), vocabulary, () => nextTurn());
          if (large !== base) continue;
          small = made;
          for (const code of late.keys()) {
            const doc = base.segment.numberOf.get(code);
            if (doc !== undefined) base.segment.dead[doc] = 1;
          }
        }
      }
      if (changes.sequence > sequence) sequence = changes.sequence;
      if (changes.items.length < batch) break;
      // So many at once are an import: the large index takes them in faster.
      if (late.size > mostLate) break;
    }
    const held: Large | null = large;
    if (held !== null && (late.size > mostLate || held.on !== clock.today())) rebuild().catch(() => undefined);
  };

  const follow = (): Promise<void> => {
    running ??= work().finally(() => { running = null; });
    return running;
  };

  const segments = (): Segment[] => [large?.segment ?? null, small].filter((segment) => segment !== null);

  return {
    follow,
    held: segments,
    async current() {
      if (large === null) {
        await follow();
        return { segments: segments(), late: false };
      }
      let timer: NodeJS.Timeout | undefined;
      const enough = new Promise<"late">((resolve) => { timer = setTimeout(() => resolve("late"), patienceMilliseconds); });
      const done = follow();
      const first = await Promise.race([done, enough]).finally(() => clearTimeout(timer));
      // A failure then shows with the next question, which waits for a work of its own.
      if (first === "late") done.catch(() => undefined);
      return { segments: segments(), late: first === "late" || late.size > mostLate };
    },
  };
}
