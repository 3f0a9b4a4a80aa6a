import { codeOfIdentifier, codeOfRecord, codeSchemes } from "../codes.ts";
import { identifierOfLink, type MergeNode } from "./node.ts";

/**
 * The public codes of the groups of one component, in the same order: each that of its best identifier (by scheme, then
 * by text). Where a person keeps two groups apart that share it, the group of the first record has it and the other takes
 * its next best, at last the code of a record, which no other group can have.
 */
export function codesOf(groups: readonly (readonly MergeNode[])[], broad: ReadonlySet<string> = new Set()): readonly string[] {
  const taken = new Set<string>();
  const wishes = groups.map((group, index) => ({ index, first: group[0]?.name ?? "", codes: candidatesOf(group, broad) }));
  const codes = new Map<number, string>();
  // A group that comes first by its records would otherwise lose its best code to the second choice of another.
  for (let depth = 0; codes.size < groups.length; depth += 1) {
    for (const { index, codes: wished } of wishes.toSorted((a, b) => (a.first < b.first ? -1 : 1))) {
      const code = wished[depth];
      if (codes.has(index) || code === undefined || taken.has(code)) continue;
      taken.add(code);
      codes.set(index, code);
    }
    if (depth > 10_000) throw new Error("a group of records has no code");
  }
  return groups.map((_, index) => codes.get(index) ?? "");
}

function candidatesOf(group: readonly MergeNode[], broad: ReadonlySet<string>): readonly string[] {
  const order: readonly string[] = codeSchemes;
  const links = [...new Set(group.flatMap(({ joins }) => joins))].filter((link) => !broad.has(link));
  const identifiers = links.flatMap((link) => identifierOfLink(link) ?? []).filter(({ scheme }) => order.includes(scheme))
    .sort((a, b) => order.indexOf(a.scheme) - order.indexOf(b.scheme) || (a.value < b.value ? -1 : 1));
  return [...identifiers.map(codeOfIdentifier), ...group.map(({ name }) => codeOfRecord(name)).sort()];
}
