import type { Db } from "../../../kernel/db/db.ts";
import type { Day } from "../../../kernel/time/day.ts";
import { coreKinds, type Directory, type NodeId } from "../../directory/index.ts";
import { publicRecord, visibilityOf, type Visibility } from "../pages/visibility.ts";
import type { SearchEntry } from "./domain/entry.ts";
import { digestOf, entryOf, recipe } from "./domain/entry-of.ts";
import { lockIndex, readDigests, readState, removeEntries, writeEntries, writeState, type SearchState } from "./store/entry-store.ts";

/** Above this many changed entities all are read again: asking for them one by one would be slower. */
const manyChanges = 2000;

/**
 * Brings `lab.search_entry` up to the graph as it is, and tells how far it then is. `known` is what this process saw
 * last: an embedded database has no other process that could have gone further, so it is not asked again. What did not change is not
 * written. All or nothing; of several processes that do it at once one writes, the others find it done.
 */
export async function followGraph(db: Db, directory: Directory, today: Day, known: SearchState | null = null): Promise<SearchState> {
  for (;;) {
    const state = db.kind === "pglite" && known !== null ? known : await readState(db);
    // Read before the records: what changes meanwhile is taken again next time, never missed.
    const changes = await directory.changesAfter(state?.sequence ?? 0);
    const whole = state === null || state.recipe !== recipe || state.asOf < today || typeof changes.entities === "string" || changes.entities.length > manyChanges;
    if (!whole && changes.sequence === state.sequence) return state;
    const named: readonly NodeId[] | null = whole ? null : changes.entities;
    // What nobody may see is not even kept: whoever searches, the index is the same.
    const visible = visibilityOf(directory.fields, (await directory.sources()).map(({ source }) => source));
    const entries = named === null ? await everyEntry(directory, visible, today) : await entriesOf(directory, visible, named, today);
    const next = { sequence: changes.sequence, revision: (state?.revision ?? 0) + 1, asOf: today, recipe };
    const done = await db.tx((tx) => replace(tx, state, next, entries, named));
    if (done) return next;
  }
}

async function everyEntry(directory: Directory, visible: Visibility, today: Day): Promise<SearchEntry[]> {
  const entries: SearchEntry[] = [];
  for (const kind of coreKinds) {
    for await (const records of directory.allRecords(kind, today)) entries.push(...records.map((record) => entryOf(publicRecord(record, visible))));
  }
  return entries;
}

async function entriesOf(directory: Directory, visible: Visibility, ids: readonly NodeId[], today: Day): Promise<SearchEntry[]> {
  const entries: SearchEntry[] = [];
  for (let at = 0; at < ids.length; at += 500) {
    const records = await directory.records(ids.slice(at, at + 500), today);
    entries.push(...records.filter(({ ref }) => (coreKinds as readonly string[]).includes(ref.kind)).map((record) => entryOf(publicRecord(record, visible))));
  }
  return entries;
}

/** False when another process wrote in between: the work is then done again from what it left. */
async function replace(tx: Db, before: SearchState | null, next: SearchState, entries: readonly SearchEntry[], named: readonly NodeId[] | null): Promise<boolean> {
  await lockIndex(tx);
  const now = await readState(tx);
  if ((now?.revision ?? null) !== (before?.revision ?? null)) return false;
  const known = await readDigests(tx, named ?? undefined);
  const here = new Set(entries.map(({ entity }) => entity));
  await removeEntries(tx, [...known.keys()].filter((entity) => !here.has(entity)));
  const changed = entries.map((entry) => ({ entry, digest: digestOf(entry) })).filter(({ entry, digest }) => known.get(entry.entity) !== digest);
  await writeEntries(tx, changed, next.revision);
  await writeState(tx, next);
  return true;
}
