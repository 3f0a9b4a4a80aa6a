import type { z } from "zod";
import type { Day } from "../../../kernel/time/day.ts";
import type { EntityRecord, EntityRef, NodeId, ResolvedValue } from "../../directory/index.ts";
import type { LabDeps } from "../deps.ts";
import { publicKinds, visibilityOf } from "../pages/visibility.ts";
import { pageUrl } from "./addresses.ts";
import type { entityRecord } from "./schemas.ts";

type RecordOut = z.input<typeof entityRecord>;
type ValueOut = RecordOut["fields"][string]["current"][number];

/**
 * A record as anyone may see it: without restricted fields, nor people whom only a management system names. Of a person,
 * nothing but what public sources say, the name included.
 */
export async function recordOut(deps: LabDeps, record: EntityRecord, on: Day): Promise<RecordOut> {
  const { directory } = deps;
  const sources = (await directory.sources()).map(({ source }) => source);
  const visibility = visibilityOf(directory.fields, sources);
  const open = new Set(sources.filter((source) => publicKinds.has(source.kind)).map((source) => source.id));
  const isPerson = record.ref.kind === "person";
  const values = Object.values(record.fields).flatMap(({ current, others, contested }) => [...current, ...others, ...contested]);
  const refs = await directory.refs([...new Set(values.flatMap((value) => value.object ?? []))]);
  const labels = new Map(directory.fields.map((field) => [field.code, field]));
  const fields: RecordOut["fields"] = {};
  for (const [code, { current, others, contested }] of Object.entries(record.fields)) {
    const definition = labels.get(code);
    if (definition === undefined || definition.restricted === true) continue;
    const shown = (some: readonly ResolvedValue[]): ValueOut[] => some
      .filter((value) => {
        if (isPerson && !open.has(value.source)) return false;
        const object = value.object === null ? undefined : refs.get(value.object);
        return object === undefined || visibility.relation({ field: code, subject: record.ref, object, source: value.source });
      })
      .map((value) => valueOut(deps, value, refs));
    const out = { label: definition.label, current: shown(current), others: shown(others), contested: shown(contested) };
    if (out.current.length + out.others.length + out.contested.length > 0) fields[code] = out;
  }
  const publicName = fields["name"]?.current[0]?.value ?? fields["name"]?.others.at(-1)?.value;
  return {
    id: record.ref.code, kind: record.ref.kind, name: isPerson ? (typeof publicName === "string" ? publicName : record.ref.code) : record.ref.name, acronym: record.acronym, on, opened: record.opened, closed: record.closed,
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
