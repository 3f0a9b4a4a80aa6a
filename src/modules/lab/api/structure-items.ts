import type { z } from "zod";
import type { Day } from "../../../kernel/time/day.ts";
import { communes, regionOf, type Directory, type EntityRecord, type EntityRef, type JsonValue, type NodeId, type ResolvedValue, type StructureItem } from "../../directory/index.ts";
import type { LabDeps } from "../deps.ts";
import { standingOf } from "../pages/standing.ts";
import { pageUrl } from "./addresses.ts";
import { toOrganisations } from "./parse-question.ts";
import type { structureItem } from "./schemas.ts";

type ItemOut = z.input<typeof structureItem>;

/** The lines of a list, in the order given. */
export async function itemsOut(deps: Pick<LabDeps, "directory" | "publicUrl">, items: readonly StructureItem[], on: Day): Promise<readonly ItemOut[]> {
  const records = new Map((await deps.directory.records(items.map((item) => item.ref.id), on)).map((record) => [record.ref.id, record]));
  const named = await namesOfObjects(deps.directory, [...records.values()]);
  return items.flatMap((item) => {
    const record = records.get(item.ref.id);
    return record === undefined ? [] : [itemOut(deps, item, record, named, on)];
  });
}

async function namesOfObjects(directory: Pick<Directory, "refs">, records: readonly EntityRecord[]): Promise<ReadonlyMap<NodeId, EntityRef>> {
  const ids = records.flatMap((record) => toOrganisations.flatMap((field) => (record.fields[field]?.current ?? []).flatMap((value) => value.object ?? [])));
  return directory.refs([...new Set(ids)]);
}

function itemOut(deps: Pick<LabDeps, "publicUrl">, item: StructureItem, record: EntityRecord, named: ReadonlyMap<NodeId, EntityRef>, on: Day): ItemOut {
  const address = propertiesOf(firstOf(record, "address")?.value);
  const regionCode = textIn(address, "regionCode");
  const region = regionCode === null ? null : regionOf(regionCode);
  const communeCode = textIn(address, "communeCode");
  return {
    id: record.ref.code,
    name: record.ref.name,
    acronym: record.acronym,
    type: text(firstOf(record, "structure-type")),
    legalForm: text(firstOf(record, "legal-form")),
    opened: record.opened?.text ?? null,
    closed: record.closed?.text ?? null,
    labels: labelsOf(record),
    parents: toOrganisations.flatMap((relation) => (record.fields[relation]?.current ?? []).flatMap((value) => {
      const ref = value.object === null ? undefined : named.get(value.object);
      return ref === undefined ? [] : [{ id: ref.code, name: ref.name, relation, labelNumber: textIn(propertiesOf(value.value), "labelNumber"), standing: standingOf(value, on) }];
    })),
    region: region === null ? null : { code: region.code, name: region.name },
    city: (communeCode === null ? undefined : communes().byCode.get(communeCode)?.name) ?? textIn(address, "municipality"),
    standing: item.standing,
    url: pageUrl(deps, record.ref),
  };
}

function firstOf(record: EntityRecord, field: string): ResolvedValue | undefined {
  return record.fields[field]?.current[0];
}

function text(value: ResolvedValue | undefined): string | null {
  return typeof value?.value === "string" ? value.value : null;
}

function labelsOf(record: EntityRecord): string[] {
  const labels = (record.fields["identifier"]?.current ?? []).flatMap((value) => {
    const identifier = propertiesOf(value.value);
    return identifier["scheme"] === "label" ? (textIn(identifier, "value") ?? []) : [];
  });
  return [...new Set(labels)].toSorted();
}

/** The properties of a value that is an object; of any other, none. */
export function propertiesOf(value: JsonValue | undefined): Readonly<Record<string, JsonValue>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, JsonValue>>) : {};
}

export function textIn(properties: Readonly<Record<string, JsonValue>>, name: string): string | null {
  const value = properties[name];
  return typeof value === "string" && value !== "" ? value : null;
}
