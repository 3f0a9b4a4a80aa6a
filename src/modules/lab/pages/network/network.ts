import { ascending } from "d3-array";
import { both, inBoth } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Table } from "../../../../kernel/tables/index.ts";
import { agreementTypeNames, type Directory, type EntityRef, type NodeId } from "../../../directory/index.ts";
import { relationsOf, relationsTo, type EntityFacts } from "../entity-facts.ts";
import { existsOn, recordsById } from "../organisation/structures.ts";
import type { Place } from "../place.ts";
import { inForce } from "../standing.ts";
import { labelOf, textAt } from "../values/value-text.ts";

/** Ways in which a neighbour is tied to the one in the middle, in the order in which they are drawn. */
export const tieKinds = ["parent", "participant", "whole", "part", "shared", "agreement", "partner", "near"] as const;
export type TieKind = (typeof tieKinds)[number];

export const tieNames: Readonly<Record<TieKind, Bilingual>> = {
  parent: both("Tutelles", "Parent institutions"),
  participant: both("Participants", "Participants"),
  whole: both("Rattachements", "Attached to"),
  part: both("Structures qui en font partie", "Parts"),
  shared: both("Cotutelles de mêmes structures", "Joint parents of structures"),
  agreement: both("Conventions", "Agreements"),
  partner: both("Partenaires", "Partners"),
  near: both("Structures aux mêmes tutelles", "Structures with the same parents"),
};

export interface Neighbour {
  readonly ref: EntityRef;
  readonly acronym: string | null;
  readonly tie: TieKind;
  /** How many structures or parents are shared; 1 where the tie is a single relation. */
  readonly weight: number;
  readonly detail: Bilingual | null;
}

/** Structures that share fewer parents than this are not near: most units of a city share one. Of the rest, those that share the most. */
const leastShared = 2;
const nearAtMost = 60;
const candidatesAtMost = 500;

/** Whom a structure works with on the day: parents, participants, partners, what it is part of, and structures with the same parents. */
export async function structureNetwork(directory: Pick<Directory, "records" | "relations">, facts: EntityFacts, place: Pick<Place, "on">): Promise<readonly Neighbour[]> {
  const ends = (tie: TieKind, fields: readonly string[]): readonly Neighbour[] =>
    fields.flatMap((field) => relationsOf(facts, field, place).current.map(({ object, value }) => {
      const label = labelOf(value);
      return { ref: object, acronym: null, tie, weight: 1, detail: label === null ? null : both(label, label) };
    }));
  const parents = relationsOf(facts, "co-supervision", place).current;
  const direct = [
    ...ends("parent", ["co-supervision"]), ...ends("participant", ["participation"]), ...ends("whole", ["part-of", "managed-by", "thematic-institute", "host-site"]),
    ...["part-of", "managed-by", "thematic-institute", "host-site"].flatMap((field) => relationsTo(facts, field, place).current).map(({ subject }): Neighbour => ({ ref: subject, acronym: null, tie: "part", weight: 1, detail: null })),
    ...ends("partner", ["partner"]),
    ...relationsTo(facts, "partner", place).current.map(({ subject }): Neighbour => ({ ref: subject, acronym: null, tie: "partner", weight: 1, detail: null })),
  ];
  const near = parents.length < leastShared ? [] : await nearStructures(directory, facts.record.ref.id, parents.map(({ object }) => object), place);
  return named(directory, distinct([...direct, ...near]), place);
}

async function nearStructures(directory: Pick<Directory, "records" | "relations">, own: NodeId, parents: readonly EntityRef[], { on }: Pick<Place, "on">): Promise<readonly Neighbour[]> {
  const found = new Map<NodeId, number>();
  // A federation has up to 48 parents: ten lists are enough to find who is near, and the count is then made over all.
  for (const parent of parents.slice(0, 10)) {
    for (const { subject } of await directory.relations({ object: parent.id, fields: ["co-supervision"], on })) {
      if (subject.id !== own) found.set(subject.id, (found.get(subject.id) ?? 0) + 1);
    }
  }
  const likely = [...found].filter(([, count]) => count >= leastShared).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, candidatesAtMost);
  const ids = new Set(parents.map(({ id }) => id));
  const shared = [...(await recordsById(directory, likely.map(([id]) => id), on)).values()].filter((record) => existsOn(record, on)).map((record) => ({
    record, count: new Set((record.fields["co-supervision"]?.current ?? []).flatMap(({ object }) => (object !== null && ids.has(object) ? [object] : []))).size,
  }));
  const least = Math.max(leastShared, ...shared.map(({ count }) => count));
  return shared
    .filter(({ count }) => count >= least)
    .map(({ record, count }): Neighbour => ({ ref: record.ref, acronym: record.acronym, tie: "near", weight: count, detail: both(`${count} tutelles communes`, `${count} shared parents`) }))
    .sort((a, b) => ascending(a.ref.name, b.ref.name))
    .slice(0, nearAtMost);
}

/** Whom an organisation works with on the day: those that answer for the same structures, its agreements and partners. */
export async function organisationNetwork(directory: Pick<Directory, "records">, facts: EntityFacts, place: Pick<Place, "on">): Promise<readonly Neighbour[]> {
  const own = facts.record.ref.id;
  const ids = facts.to.filter((relation) => relation.field === "co-supervision" && inForce(relation, place.on)).map(({ subject }) => subject.id);
  const shared = new Map<NodeId, number>();
  for (const record of (await recordsById(directory, ids, place.on)).values()) {
    if (!existsOn(record, place.on)) continue;
    const others = new Set((record.fields["co-supervision"]?.current ?? []).flatMap(({ object }) => (object === null || object === own ? [] : [object])));
    for (const other of others) shared.set(other, (shared.get(other) ?? 0) + 1);
  }
  const most = [...shared].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const records = await recordsById(directory, most.map(([id]) => id), place.on);
  const joint = most.flatMap(([id, count]): Neighbour[] => {
    const record = records.get(id);
    if (record === undefined) return [];
    const detail = inBoth((language) => (language === "fr" ? `${count} ${count < 2 ? "structure commune" : "structures communes"}` : `${count} shared ${count === 1 ? "structure" : "structures"}`));
    return [{ ref: record.ref, acronym: record.acronym, tie: "shared", weight: count, detail }];
  });
  const ties = (field: "agreement" | "partner"): readonly Neighbour[] =>
    [...relationsOf(facts, field, place).current.map((one) => ({ ref: one.object, value: one.value })), ...relationsTo(facts, field, place).current.map((one) => ({ ref: one.subject, value: one.value }))].map(({ ref, value }) => {
      const type = textAt(value, "type");
      return { ref, acronym: null, tie: field, weight: 1, detail: type === null ? null : (agreementTypeNames[type] ?? both(type, type)) };
    });
  return named(directory, distinct([...joint, ...ties("agreement"), ...ties("partner")]), place);
}

/** One line for each neighbour and tie, the heaviest first within a tie, then by name: the same for any order of the facts. */
function distinct(all: readonly Neighbour[]): readonly Neighbour[] {
  const found = new Map<string, Neighbour>();
  for (const one of all) {
    const key = `${one.tie} ${one.ref.id}`;
    if (!found.has(key)) found.set(key, one);
  }
  return [...found.values()].sort((a, b) => tieKinds.indexOf(a.tie) - tieKinds.indexOf(b.tie) || b.weight - a.weight || ascending(a.ref.name, b.ref.name) || ascending(a.ref.code, b.ref.code));
}

async function named(directory: Pick<Directory, "records">, all: readonly Neighbour[], { on }: Pick<Place, "on">): Promise<readonly Neighbour[]> {
  const records = await recordsById(directory, all.filter(({ acronym }) => acronym === null).map(({ ref }) => ref.id), on);
  return all.map((one) => (one.acronym === null ? { ...one, acronym: records.get(one.ref.id)?.acronym ?? null } : one));
}

export function networkTable(code: string, neighbours: readonly Neighbour[], on: Place["on"], demonstration: boolean): Table {
  return {
    name: `network-${code}`,
    title: both("Réseau de partenaires", "Network of partners"),
    columns: [
      { key: "tie", label: both("Lien", "Tie") },
      { key: "code", label: both("Code", "Code") },
      { key: "name", label: both("Nom", "Name") },
      { key: "acronym", label: both("Sigle", "Acronym") },
      { key: "weight", label: both("Poids du lien", "Weight of the tie") },
      { key: "detail", label: both("Détail", "Detail") },
    ],
    rows: neighbours.map((one) => [tieNames[one.tie], one.ref.code, one.ref.name, one.acronym, one.weight, one.detail]),
    notes: [both(`Situation au ${on}.`, `As of ${on}.`)],
    demonstration,
  };
}
