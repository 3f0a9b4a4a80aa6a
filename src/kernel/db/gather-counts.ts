/** Counts on their way into the database. */
export interface GatheredCounts<Entry> {
  /** One more of these; never waits and never fails. */
  add(entry: Entry): void;
  /** Writes what is counted so far. What cannot be written is kept for the next time. */
  flush(): Promise<void>;
  /** Writes the rest and stops; does not fail. */
  close(): Promise<void>;
}

/**
 * Gathers counts in memory and hands them to `write` every few seconds, all at once: a process that is killed loses some
 * seconds of counts at most. Entries with the same values, in the same order of their fields, are one.
 */
export function gatherCounts<Entry extends object>(write: (counts: readonly (Entry & { readonly count: number })[]) => Promise<unknown>, pauseMilliseconds = 5000): GatheredCounts<Entry> {
  let pending = new Map<string, { readonly entry: Entry; count: number }>();
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();

  const more = (entry: Entry, count: number): void => {
    const key = JSON.stringify(Object.values(entry));
    const known = pending.get(key);
    if (known === undefined) pending.set(key, { entry, count });
    else known.count += count;
  };
  const writeAll = async (): Promise<void> => {
    if (pending.size === 0) return;
    const taken = [...pending.values()];
    pending = new Map();
    try {
      await write(taken.map(({ entry, count }) => ({ ...entry, count })));
    } catch (error) {
      for (const { entry, count } of taken) more(entry, count);
      throw error;
    }
  };
  const flush = (): Promise<void> => {
    writing = writing.catch(() => undefined).then(writeAll);
    return writing;
  };
  const later = (): void => {
    timer ??= setTimeout(() => {
      timer = null;
      flush().catch(later);
    }, pauseMilliseconds).unref();
  };
  const stop = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  return {
    add(entry) {
      more(entry, 1);
      later();
    },
    flush,
    async close() {
      stop();
      await flush().catch(() => undefined);
      stop();
    },
  };
}
