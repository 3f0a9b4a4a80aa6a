import type { Db } from "../../../../kernel/db/db.ts";
import { foldedName, nearNames, pairsOf, type SharedSign } from "../../domain/cluster/candidates.ts";
import { joiningSchemes } from "../../domain/cluster/index.ts";
import type { CandidatePair } from "../../domain/directory.ts";
import type { EntityKind, NodeId } from "../../domain/entity.ts";
import { namedEntities, namesOfKind, rejectedPairs, relatedStructures, sharedAcronyms, sharedIdentifiers, sharedLabels, structuresOfPeople } from "../../store/graph/read-candidates.ts";

const kinds: readonly EntityKind[] = ["structure", "organisation", "person"];

/**
 * Which entities may be one, most likely first? Structures with one label number at one parent or one acronym in one town,
 * organisations with nearly the same name, people of the same name (more so in the same or related structures), and whatever
 * shares an identifier without having been joined. Pairs that people rejected, and structures of which one comes from the
 * other or is part of it, do not come.
 */
export async function findCandidatePairs(db: Db, question: { kind?: EntityKind; page: number; pageSize: number }): Promise<{ total: number; items: readonly CandidatePair[] }> {
  const asked = question.kind === undefined ? kinds : [question.kind];
  const related = pairSet(await relatedStructures(db));
  const rejected = pairSet(await rejectedPairs(db));
  const signs: SharedSign[] = [];
  for (const kind of asked) signs.push(...(await signsOf(db, kind, related)));
  const pairs = pairsOf(signs, (left, right) => rejected.has(pairKey(left, right)) || related.has(pairKey(left, right)));
  const size = Math.max(1, Math.floor(question.pageSize));
  const from = (Math.max(1, Math.floor(question.page)) - 1) * size;
  const shown = pairs.slice(from, from + size);
  const entities = await namedEntities(db, shown.flatMap(({ left, right }) => [left, right]));
  const items = shown.flatMap(({ left, right, evidence, score }): CandidatePair[] => {
    const [a, b] = [entities.get(left), entities.get(right)];
    return a === undefined || b === undefined ? [] : [{ left: a, right: b, evidence, score }];
  });
  return { total: pairs.length, items };
}

async function signsOf(db: Db, kind: EntityKind, related: ReadonlySet<string>): Promise<SharedSign[]> {
  // Several schools share one SIREN by rule: it is no sign that they are one.
  const identifiers = await sharedIdentifiers(db, joiningSchemes(kind).filter((scheme) => scheme !== "siren"), kind);
  const signs: SharedSign[] = identifiers.map(({ scheme, value, holders }) => ({ rule: "shared-identifier", detail: `${scheme} ${value}`, holders }));
  if (kind === "structure") {
    for (const { label, parent, holders } of await sharedLabels(db)) signs.push({ rule: "same-label-at-parent", detail: `${label}, ${parent}`, holders });
    for (const { acronym, town, holders } of await sharedAcronyms(db)) signs.push({ rule: "same-acronym-and-town", detail: `${acronym}, ${town}`, holders });
  }
  if (kind === "organisation") signs.push(...nearNames(await namesOfKind(db, kind)));
  if (kind === "person") signs.push(...(await namesakes(db, related)));
  return signs;
}

/** People of one name; a pair whose structures are the same or related counts more. */
async function namesakes(db: Db, related: ReadonlySet<string>): Promise<SharedSign[]> {
  const groups = new Map<string, { name: string; holders: NodeId[] }>();
  for (const { id, name } of await namesOfKind(db, "person")) {
    const folded = foldedName(name);
    // One word alone is no name to compare.
    if (!folded.includes(" ")) continue;
    const group = groups.get(folded);
    if (group === undefined) groups.set(folded, { name, holders: [id] });
    else group.holders.push(id);
  }
  const shared = [...groups.values()].filter((group) => group.holders.length > 1);
  const structures = new Map<NodeId, NodeId[]>();
  for (const { person, structure } of await structuresOfPeople(db, shared.flatMap((group) => group.holders))) structures.set(person, [...(structures.get(person) ?? []), structure]);
  const near = (a: NodeId, b: NodeId): boolean => (structures.get(a) ?? []).some((one) => (structures.get(b) ?? []).some((other) => one === other || related.has(pairKey(one, other))));
  return shared.flatMap(({ name, holders }): SharedSign[] => {
    const pairs = holders.flatMap((left, index) => holders.slice(index + 1).map((right) => [left, right] as const));
    return [
      { rule: "same-name", detail: name, holders },
      ...pairs.filter(([left, right]) => near(left, right)).map((pair): SharedSign => ({ rule: "same-name-related-structures", detail: name, holders: pair })),
    ];
  });
}

function pairKey(a: NodeId, b: NodeId): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function pairSet(pairs: readonly { readonly a: NodeId; readonly b: NodeId }[]): ReadonlySet<string> {
  return new Set(pairs.map(({ a, b }) => pairKey(a, b)));
}
