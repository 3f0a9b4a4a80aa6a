import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Table } from "../../../../kernel/tables/index.ts";
import { regionOf, structureTypeNames, type Directory, type EntityRecord, type EntityRef, type Relation, type Standing, type StructureType } from "../../../directory/index.ts";
import type { Place } from "../place.ts";
import { inForce, standingOf } from "../standing.ts";
import { labelOf, textAt } from "../values/value-text.ts";

/** A structure that an organisation answers for, or takes part in. */
export interface OwnStructure {
  readonly ref: EntityRef;
  readonly acronym: string | null;
  readonly relation: "co-supervision" | "participation";
  readonly label: string | null;
  readonly type: string | null;
  readonly regionCode: string | null;
  readonly opened: string | null;
  readonly standing: Standing;
}

const recordsAtOnce = 500;

/** Structures tied to the organisation on the day, those that exist then. One row for each structure and relation. */
export async function ownStructures(directory: Pick<Directory, "records">, to: readonly Relation[], { on }: Pick<Place, "on">): Promise<readonly OwnStructure[]> {
  const ties = to.filter((relation) => (relation.field === "co-supervision" || relation.field === "participation") && inForce(relation, on));
  const records = await recordsById(directory, ties.map(({ subject }) => subject.id), on);
  const rows = new Map<string, OwnStructure>();
  for (const relation of ties) {
    const record = records.get(relation.subject.id);
    if (record === undefined || !existsOn(record, on)) continue;
    const key = `${record.ref.id} ${relation.field}`;
    const standing = standingOf(relation, on);
    // The same tie seen in several runs of deliveries: attested as soon as one of them says so.
    if (rows.has(key) && standing === "presumed") continue;
    const type = record.fields["structure-type"]?.current[0]?.value;
    const address = record.fields["address"]?.current[0]?.value;
    rows.set(key, {
      ref: record.ref, acronym: record.acronym, relation: relation.field === "participation" ? "participation" : "co-supervision", label: labelOf(relation.value),
      type: typeof type === "string" ? type : null, regionCode: address === undefined ? null : textAt(address, "regionCode"), opened: record.opened?.text ?? null, standing,
    });
  }
  return [...rows.values()];
}

export async function recordsById(directory: Pick<Directory, "records">, ids: readonly string[], on: Place["on"]): Promise<ReadonlyMap<string, EntityRecord>> {
  const distinct = [...new Set(ids)];
  const found = new Map<string, EntityRecord>();
  for (let from = 0; from < distinct.length; from += recordsAtOnce) {
    for (const record of await directory.records(distinct.slice(from, from + recordsAtOnce), on)) found.set(record.ref.id, record);
  }
  return found;
}

export function existsOn({ opened, closed }: Pick<EntityRecord, "opened" | "closed">, on: Place["on"]): boolean {
  return (opened === null || opened.day <= on) && (closed === null || on < closed.day);
}

export const structureSorts = ["name", "label", "type", "region", "opened"] as const;
export type StructureSort = (typeof structureSorts)[number];

export function typeName(type: string | null): Bilingual {
  if (type !== null && type in structureTypeNames) return structureTypeNames[type as StructureType];
  return type === null ? both("Type inconnu", "Unknown type") : both(type, type);
}

export function regionText(code: string | null): Bilingual {
  return code === null ? both("Région inconnue", "Unknown region") : (regionOf(code)?.name ?? both(code, code));
}

export function sortStructures(rows: readonly OwnStructure[], sort: StructureSort, descending: boolean): readonly OwnStructure[] {
  const key = (row: OwnStructure): string => {
    switch (sort) {
      case "name": return row.ref.name;
      case "label": return row.label ?? "\uffff";
      case "type": return typeName(row.type).fr;
      case "region": return row.regionCode === null ? "\uffff" : regionText(row.regionCode).fr;
      case "opened": return row.opened ?? "\uffff";
    }
  };
  const collator = new Intl.Collator("fr", { numeric: true });
  const sorted = [...rows].sort((a, b) => collator.compare(key(a), key(b)) || collator.compare(a.ref.name, b.ref.name) || (a.ref.code < b.ref.code ? -1 : 1));
  return descending ? sorted.toReversed() : sorted;
}

export interface Count {
  readonly key: string | null;
  readonly label: Bilingual;
  readonly count: number;
}

/** How many structures of each type or region, the most numerous first; each structure counts once. */
export function countBy(rows: readonly OwnStructure[], of: "type" | "regionCode"): readonly Count[] {
  const seen = new Map<string | null, Set<string>>();
  for (const row of rows) {
    const known = seen.get(row[of]) ?? new Set<string>();
    known.add(row.ref.id);
    seen.set(row[of], known);
  }
  const label = of === "type" ? typeName : regionText;
  return [...seen].map(([key, ids]) => ({ key, label: label(key), count: ids.size })).sort((a, b) => b.count - a.count || (a.label.fr < b.label.fr ? -1 : 1));
}

export function structuresTable(code: string, rows: readonly OwnStructure[], on: Place["on"], demonstration: boolean): Table {
  return {
    name: `structures-${code}`,
    title: both("Structures de l’organisation", "Structures of the organisation"),
    columns: [
      { key: "code", label: both("Code", "Code") },
      { key: "name", label: both("Nom", "Name") },
      { key: "acronym", label: both("Sigle", "Acronym") },
      { key: "relation", label: both("Lien", "Tie") },
      { key: "label", label: both("Label", "Label") },
      { key: "type", label: both("Type", "Type") },
      { key: "region", label: both("Région", "Region") },
      { key: "opened", label: both("Création", "Creation") },
      { key: "standing", label: both("Certitude", "Standing") },
    ],
    rows: rows.map((row) => [
      row.ref.code, row.ref.name, row.acronym, row.relation === "co-supervision" ? both("tutelle", "parent institution") : both("participant", "participant"), row.label,
      typeName(row.type), row.regionCode === null ? null : regionText(row.regionCode), row.opened, row.standing === "attested" ? both("attesté", "attested") : both("présumé", "presumed"),
    ]),
    notes: [both(`Situation au ${on}.`, `As of ${on}.`)],
    demonstration,
  };
}
