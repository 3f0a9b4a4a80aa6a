import { setImmediate as nextTurn } from "node:timers/promises";
import type { Clock, Day } from "../../time/day.ts";
import { buildSegment } from "./engine/build.ts";
import type { DocumentEntry, IndexProfile } from "./engine/entry.ts";
import type { Segment } from "./engine/segment.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Where an index takes its records from: all of them once, then what changed, by a feed of changes. */
export interface DocumentSource<F extends string> {
  /** Codes that changed after this number of the feed, and the number reached. */
  changesAfter(sequence: number, limit: number): Promise<{ readonly sequence: number; readonly items: readonly { readonly code: string }[] }>;
  /** Those of these records that may be found on this day. */
  some(codes: readonly string[], on: Day): Promise<readonly DocumentEntry<F>[]>;
  /** All that may be found, in batches. */
  all(on: Day): AsyncIterable<readonly DocumentEntry<F>[]>;
}

/** How many changes are read at a time. */
const batch = 500;
/** Above so many late records the large index is made anew, in the background. */
const mostLate = 1000;
/** How long a question waits for a large change before it is answered from what was there. */
const patienceMilliseconds = 2500;

export interface Follower<F extends string> {
  /** The segments to be searched: the large one, and the small one of late changes where there are any. */
  current(): Promise<{ readonly segments: readonly Segment<F>[]; readonly late: boolean }>;
  follow(): Promise<void>;
  held(): readonly Segment<F>[];
}

interface Large<F extends string> {
  readonly segment: Segment<F>;
  /** Every change up to this one is in it. */
  readonly sequence: number;
  readonly on: Day;
}

/**
 * Keeps the index in step with what is published. Changes since the large index was made go into a small one beside it,
 * made anew with each change: a moment's work, so that whoever adds a record finds it at once. Past `mostLate`, and when the
 * day changes (what depends on it changes), the large one is made anew in slices while the old ones answer.
 */
export function createFollower<F extends string>(profile: IndexProfile<F>, source: DocumentSource<F>, clock: Clock, vocabulary: Vocabulary): Follower<F> {
  let large: Large<F> | null = null;
  let small: Segment<F> | null = null;
  let late = new Map<string, DocumentEntry<F> | null>();
  let sequence = 0;
  let rebuilding: Promise<void> | null = null;
  let running: Promise<void> | null = null;

  const build = async (): Promise<void> => {
    const on = clock.today();
    // Read before the records: what changes meanwhile is taken again, never missed.
    const from = await lastSequence();
    const entries: DocumentEntry<F>[] = [];
    for await (const some of source.all(on)) {
      entries.push(...some);
      await nextTurn();
    }
    const segment = await buildSegment(profile, entries, vocabulary, () => nextTurn());
    large = { segment, sequence: from, on };
    small = null;
    late = new Map();
    sequence = from;
  };

  const lastSequence = async (): Promise<number> => {
    let last = sequence;
    for (;;) {
      const changes = await source.changesAfter(last, 10_000);
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
      const base: Large<F> | null = large;
      if (base === null) throw new Error("the search has no index");
      const changes = await source.changesAfter(sequence, batch);
      if (changes.items.length > 0) {
        const codes = [...new Set(changes.items.map(({ code }) => code))];
        const entries = await source.some(codes, base.on);
        // Another large index has come meanwhile: it begins with its own changes.
        if (large !== base) continue;
        const found = new Map(entries.map((entry) => [entry.code, entry]));
        for (const code of codes) late.set(code, found.get(code) ?? null);
        // A large change under way shows when the large index is made.
        if (rebuilding === null || late.size <= 2 * mostLate) {
          const made = await buildSegment(profile, [...late.values()].filter((entry) => entry !== null), vocabulary, () => nextTurn());
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
      // So many at once: the large index takes them in faster.
      if (late.size > mostLate) break;
    }
    const held: Large<F> | null = large;
    if (held !== null && (late.size > mostLate || held.on !== clock.today())) rebuild().catch(() => undefined);
  };

  const follow = (): Promise<void> => {
    running ??= work().finally(() => { running = null; });
    return running;
  };

  const segments = (): Segment<F>[] => [large?.segment ?? null, small].filter((segment) => segment !== null);

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
