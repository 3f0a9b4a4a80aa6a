import { successionTypeNames } from "../catalogue/codes.ts";
import { parseLabel } from "../identifiers/index.ts";
import type { SuccessionType } from "../field.ts";
import { legalFormOf, structureTypeOf } from "./classify.ts";
import { directorKey, parentKey } from "./keys.ts";
import type { RnsrParent, RnsrStructure } from "./structure.ts";

export interface SuccessionCounts {
  /** Links from a predecessor to a successor, as many times as stated. */
  readonly links: number;
  readonly structures: number;
  readonly byType: Readonly<Record<SuccessionType, number>>;
  /** Distinct pairs of predecessor and successor, and those of them that are stated with several types. */
  readonly pairs: number;
  readonly pairsOfTwoTypes: number;
  readonly predecessors: number;
  /** Predecessors that have a row of their own; the others are known only as numbers. */
  readonly predecessorsListed: number;
  /** Links whose predecessor still has a row. */
  readonly listedLinksByType: Readonly<Record<SuccessionType, number>>;
}

/** What can be counted in an extract and held against what its publisher says, or against another reader of the same file. */
export interface RnsrCounts {
  readonly structures: number;
  readonly organisations: number;
  readonly people: number;
  readonly positions: { readonly coSupervision: number; readonly participation: number; readonly most: number; readonly siretEmpty: number; readonly siretGiven: number };
  readonly institute: InstituteCounts;
  readonly successions: SuccessionCounts;
  readonly parents: { readonly named: number; readonly listed: number };
  readonly children: { readonly named: number; readonly listed: number };
}

/** Counts about one institution, over the structures that it supervises or takes part in. */
export interface InstituteCounts {
  readonly structures: number;
  readonly coSupervised: number;
  readonly participating: number;
  /** Most parents on one of its structures. */
  readonly mostParents: number;
  /** Of the co-supervised ones: by legal form, and those with at least two parents. */
  readonly byLegalForm: Readonly<Record<string, number>>;
  readonly severalParents: number;
  /** Kinds of label at its position in all its structures, spellings put together; `none` where there is no label. */
  readonly labels: Readonly<Record<string, number>>;
  readonly clinicalInvestigationCentres: number;
  readonly sharedLabels: Readonly<Record<string, readonly string[]>>;
  readonly successions: SuccessionCounts;
  readonly gaps: { readonly cedex: number; readonly postalCode: number; readonly address: number; readonly municipality: number; readonly ercPanel: number; readonly domain: number; readonly acronym: number; readonly website: number };
}

/** `institute`: whom the counts of that name are about, as `siren:180036048` or `uai:0755364Y`. */
export function countRnsr(structures: readonly RnsrStructure[], institute: string): RnsrCounts {
  const listed = new Set(structures.map((one) => one.number));
  const positions = structures.flatMap((one) => one.parents);
  const links = (side: "parentNumbers" | "childNumbers"): { named: number; listed: number } => {
    const named = [...new Set(structures.flatMap((one) => numbersIn(one, side)))];
    return { named: named.length, listed: named.filter((number) => listed.has(number)).length };
  };
  return {
    structures: structures.length,
    organisations: new Set(positions.map((parent) => parentKey(parent).key)).size,
    people: new Set(structures.flatMap((one) => one.directors.map(({ fullName }) => directorKey(one.number, fullName).key))).size,
    positions: {
      coSupervision: positions.filter((one) => one.relation === "co-supervision").length,
      participation: positions.filter((one) => one.relation === "participation").length,
      most: Math.max(0, ...structures.map((one) => one.parents.length)),
      siretEmpty: positions.filter((one) => one.siret === null).length,
      siretGiven: positions.filter((one) => one.siret !== null).length,
    },
    institute: countInstitute(structures, listed, institute),
    successions: countSuccessions(structures, listed),
    parents: links("parentNumbers"),
    children: links("childNumbers"),
  };
}

/** As named in the row, the structure itself included where it names itself. */
function numbersIn(structure: RnsrStructure, side: "parentNumbers" | "childNumbers"): readonly string[] {
  const column = side === "parentNumbers" ? "numero_de_structure_parent" : "numero_de_structure_enfant";
  return (structure.raw[column] ?? "").split(";").filter((number) => number !== "");
}

function countInstitute(all: readonly RnsrStructure[], listed: ReadonlySet<string>, institute: string): InstituteCounts {
  const [scheme = "", value = ""] = institute.split(":");
  const isInstitute = (parent: RnsrParent): boolean => (scheme.toLowerCase() === "uai" ? parent.uai === value.toUpperCase() : value.length === 9 && parent.siret?.startsWith(value) === true);
  const held = all.flatMap((structure) => {
    const positions = structure.parents.filter(isInstitute);
    const [first] = positions;
    return first === undefined ? [] : [{ structure, positions, position: positions.find((one) => one.relation === "co-supervision") ?? first }];
  });
  const supervised = held.filter(({ position }) => position.relation === "co-supervision").map(({ structure }) => structure);
  const empty = (test: (structure: RnsrStructure) => boolean): number => held.filter(({ structure }) => test(structure)).length;
  return {
    structures: held.length,
    coSupervised: supervised.length,
    participating: held.length - supervised.length,
    mostParents: Math.max(0, ...held.map(({ structure }) => structure.parents.length)),
    byLegalForm: tally(supervised.map((one) => legalFormOf(one.typeCode))),
    severalParents: supervised.filter((one) => one.parents.filter((parent) => parent.relation === "co-supervision").length >= 2).length,
    labels: tally(held.flatMap(({ positions }) => positions.map(labelKind))),
    clinicalInvestigationCentres: held.filter(({ structure }) => structureTypeOf(structure) === "clinical-investigation-centre").length,
    sharedLabels: sharedLabels(held),
    successions: countSuccessions(supervised, listed),
    gaps: {
      cedex: empty((one) => /cedex/i.test(one.municipality ?? "")),
      postalCode: empty((one) => one.postalCode === null),
      address: empty((one) => one.street === null),
      municipality: empty((one) => one.municipality === null),
      ercPanel: empty((one) => one.ercPanels.length === 0),
      domain: empty((one) => one.domains.length === 0),
      acronym: empty((one) => one.acronym === null),
      website: empty((one) => one.raw["site_web"] === undefined),
    },
  };
}

function labelKind({ label }: RnsrParent): string {
  return label === null ? "none" : (parseLabel(label)?.prefix ?? "not-read");
}

function sharedLabels(held: readonly { structure: RnsrStructure; positions: readonly RnsrParent[] }[]): Readonly<Record<string, readonly string[]>> {
  const bearers = new Map<string, string[]>();
  for (const { structure, positions } of held) {
    for (const { label } of positions) {
      const canonical = label === null ? null : (parseLabel(label)?.canonical ?? null);
      if (canonical === null) continue;
      bearers.set(canonical, [...(bearers.get(canonical) ?? []), structure.number]);
    }
  }
  return Object.fromEntries([...bearers].filter(([, numbers]) => numbers.length > 1).map(([label, numbers]) => [label, numbers.toSorted()]));
}

function countSuccessions(structures: readonly RnsrStructure[], listed: ReadonlySet<string>): SuccessionCounts {
  const links = structures.flatMap((successor) => successor.predecessors.map((one) => ({ ...one, successor: successor.number })));
  const types = new Map<string, Set<string>>();
  for (const link of links) {
    const pair = `${link.number} ${link.successor}`;
    types.set(pair, (types.get(pair) ?? new Set()).add(link.type));
  }
  const predecessors = new Set(links.map((link) => link.number));
  const byType = (of: readonly { type: SuccessionType }[]): Readonly<Record<SuccessionType, number>> => ({ ...noSuccession, ...tally(of.map((link) => link.type)) });
  return {
    links: links.length,
    structures: structures.filter((one) => one.predecessors.length > 0).length,
    byType: byType(links),
    pairs: types.size,
    pairsOfTwoTypes: [...types.values()].filter((of) => of.size > 1).length,
    predecessors: predecessors.size,
    predecessorsListed: [...predecessors].filter((number) => listed.has(number)).length,
    listedLinksByType: byType(links.filter((link) => listed.has(link.number))),
  };
}

const noSuccession = Object.fromEntries(Object.keys(successionTypeNames).map((type) => [type, 0])) as Readonly<Record<SuccessionType, number>>;

/** How often each, most frequent first. */
function tally(values: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Object.fromEntries([...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)));
}

