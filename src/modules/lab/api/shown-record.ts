import type { z } from "zod";
import type { Day } from "../../../kernel/time/day.ts";
import type { EntityRecord, EntityRef, NodeId, ResolvedValue } from "../../directory/index.ts";
import type { LabDeps } from "../deps.ts";
import { publicRecord, visibilityOf } from "../pages/visibility.ts";
import { pageUrl } from "./addresses.ts";
import type { entityRecord } from "./schemas.ts";

type RecordOut = z.input<typeof entityRecord>;
type ValueOut = RecordOut["fields"][string]["current"][number];

/** A record as anyone may see it (`publicRecord`), in the shape of the interface for programs. */
export async function recordOut(deps: LabDeps, whole: EntityRecord, on: Day): Promise<RecordOut> {
  const { directory } = deps;
  const visible = visibilityOf(directory.fields, (await directory.sources()).map(({ source }) => source));
  const objects = Object.values(whole.fields).flatMap(({ current, others, contested }) => [...current, ...others, ...contested].flatMap(({ object }) => object ?? []));
  const refs = await directory.refs([...new Set(objects)]);
  const record = publicRecord(whole, visible, (id) => refs.get(id)?.kind);
  const labels = new Map(directory.fields.map((field) => [field.code, field.label]));
  const fields: RecordOut["fields"] = {};
  for (const [code, { current, others, contested }] of Object.entries(record.fields)) {
    const label = labels.get(code);
    if (label === undefined) continue;
    const shown = (some: readonly ResolvedValue[]): ValueOut[] => some.map((value) => valueOut(deps, value, refs));
    fields[code] = { label, current: shown(current), others: shown(others), contested: shown(contested) };
  }
  return {
    id: record.ref.code, kind: record.ref.kind, name: record.ref.name, acronym: record.acronym, on, opened: record.opened, closed: record.closed,
    fields, mergedIds: [...record.mergedCodes], demonstration: record.demonstration, url: pageUrl(deps, record.ref),
  };
}

function valueOut(deps: LabDeps, value: ResolvedValue, refs: ReadonlyMap<NodeId, EntityRef>): ValueOut {
  const object = value.object === null ? undefined : refs.get(value.object);
  return {
    value: value.value as ValueOut["value"],
    slot: value.slot,
    object: object === undefined ? null : { id: object.code, name: object.name, kind: object.kind, url: pageUrl(deps, object) },
    validFrom: value.validFrom, validUntil: value.validUntil, from: value.fromDay, until: value.untilDay,
    attestedFrom: value.attestedFrom, attestedUntil: value.attestedUntil, source: value.source, statements: [...value.statements], confidence: value.confidence,
  };
}
