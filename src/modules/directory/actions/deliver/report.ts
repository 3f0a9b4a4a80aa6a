import type { Db } from "../../../../kernel/db/db.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { DirectoryDeps } from "../../deps.ts";
import type { ChangedEntity, Directory, FieldChange } from "../../domain/directory.ts";
import type { NodeId } from "../../domain/entity.ts";
import { describeValue, differencesBetween, isClosedOn, type FieldDifference } from "../../domain/observe/compare.ts";
import type { EntityRecord } from "../../domain/record.ts";
import { entitiesOf, type EntityLine } from "../../store/deliveries/entities.ts";
import { batchesOf } from "../../store/deliveries/rows.ts";
import { createReading } from "../read/index.ts";

/** How many changes of each kind a report lists; its counts are of all. */
export const listed = 2_000;
const recordsAtOnce = 300;

type Reading = Pick<Directory, "records" | "refs">;
type Entities = Awaited<ReturnType<typeof entitiesOf>>;

/** The entities of the nodes that a delivery says something new of, as they stood before it. */
export interface Before {
  readonly entities: Entities;
  readonly records: ReadonlyMap<NodeId, EntityRecord>;
}

export interface Changes {
  readonly opened: readonly ChangedEntity[];
  readonly closed: readonly ChangedEntity[];
  readonly renamed: readonly FieldChange[];
  readonly changed: readonly FieldChange[];
  readonly counts: Readonly<Record<string, number>>;
}

/** To be called when the statements are written and nothing is worked out from them yet. */
export async function readBefore(tx: Db, deps: DirectoryDeps, changed: Iterable<NodeId>, on: Day): Promise<Before> {
  const entities = await entitiesOf(tx, changed);
  return { entities, records: entities.size === 0 ? new Map() : await readRecords(createReading({ ...deps, db: tx }), [...entities.keys()], on) };
}

/**
 * What has become of the entities since `before`: those that are new and not closed on the day (`opened`; things only
 * named by others are left out), those that were open and are no longer, and the values that differ on that day.
 */
export async function changesSince(tx: Db, deps: DirectoryDeps, before: Before, intake: { readonly changed: ReadonlySet<NodeId>; readonly subjects: ReadonlySet<NodeId> }, on: Day): Promise<Changes> {
  const reading = createReading({ ...deps, db: tx });
  const entities = await entitiesOf(tx, intake.changed);
  const known = new Set([...before.entities.values()].flatMap((entity) => entity.nodes));
  const opened: EntityLine[] = [];
  const kept: EntityLine[] = [];
  for (const entity of entities.values()) {
    if (before.records.has(entity.id)) kept.push(entity);
    else if (!entity.nodes.some((node) => known.has(node)) && entity.nodes.some((node) => intake.subjects.has(node)) && !(entity.closedDay !== null && entity.closedDay <= on)) opened.push(entity);
  }
  const tally = new Tally(deps);
  for (const entity of opened.sort(byName)) tally.open(entity);
  for (const batch of batchesOf(kept.sort(byName), recordsAtOnce)) {
    const records = await readRecords(reading, batch.map((entity) => entity.id), on);
    for (const { id } of batch) {
      const [was, now] = [before.records.get(id), records.get(id)];
      if (was !== undefined && now !== undefined) tally.compare(was, now, on);
    }
  }
  return tally.changes(reading);
}

async function readRecords(reading: Reading, ids: readonly NodeId[], on: Day): Promise<Map<NodeId, EntityRecord>> {
  const records = new Map<NodeId, EntityRecord>();
  for (const batch of batchesOf(ids, recordsAtOnce)) {
    for (const record of await reading.records(batch, on)) records.set(record.ref.id, record);
  }
  return records;
}

function byName(left: ChangedEntity, right: ChangedEntity): number {
  return left.kind === right.kind ? left.name.localeCompare(right.name, "fr") || (left.code < right.code ? -1 : 1) : left.kind < right.kind ? -1 : 1;
}

/** Counts every change and lists the first of each kind. */
class Tally {
  readonly #fields: ReadonlyMap<string, DirectoryDeps["fields"][number]>;
  readonly #counts = new Map<string, number>();
  readonly #opened: ChangedEntity[] = [];
  readonly #closed: ChangedEntity[] = [];
  readonly #renamed: { entity: ChangedEntity; difference: FieldDifference }[] = [];
  readonly #changed: { entity: ChangedEntity; difference: FieldDifference }[] = [];

  constructor(deps: DirectoryDeps) {
    this.#fields = new Map(deps.fields.map((field) => [field.code, field]));
  }

  open({ kind, code, name }: EntityLine): void {
    this.#count("opened", `opened.${kind}`);
    if (this.#opened.length < listed) this.#opened.push({ kind, code, name });
  }

  compare(before: EntityRecord, after: EntityRecord, on: Day): void {
    const { kind, code, name } = after.ref;
    const entity = { kind, code, name };
    if (isClosedOn(after, on) && !isClosedOn(before, on)) {
      this.#count("closed", `closed.${kind}`);
      if (this.#closed.length < listed) this.#closed.push(entity);
      // What it no longer has, it lost by closing.
      return;
    }
    for (const difference of differencesBetween(before, after)) {
      // A first name where there was none is no new name.
      const renamed = difference.field === "name" && difference.before.length > 0 && difference.after.length > 0;
      this.#count(renamed ? "renamed" : "changed", `changed.${difference.field}`);
      const list = renamed ? this.#renamed : this.#changed;
      if (list.length < listed) list.push({ entity, difference });
    }
  }

  async changes(reading: Reading): Promise<Changes> {
    const objects = new Set([...this.#renamed, ...this.#changed].flatMap(({ difference }) => [...difference.before, ...difference.after].flatMap(({ object }) => object ?? [])));
    const refs = objects.size === 0 ? new Map() : await reading.refs([...objects]);
    const tell = ({ entity, difference: { field, before, after } }: { entity: ChangedEntity; difference: FieldDifference }): FieldChange => {
      const definition = this.#fields.get(field);
      // A private matter is counted, never told.
      const words = (values: FieldDifference["before"]) => (definition?.restricted === true ? [] : values.map((value) => describeValue(definition, value, refs)));
      return { ...entity, field, before: words(before), after: words(after) };
    };
    return { opened: this.#opened, closed: this.#closed, renamed: this.#renamed.map(tell), changed: this.#changed.map(tell), counts: Object.fromEntries(this.#counts) };
  }

  #count(...names: readonly string[]): void {
    for (const name of names) this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }
}
