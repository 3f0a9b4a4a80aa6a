import type { BlockKey, Condition } from "../../domain/model.ts";

/** Columns made beside a prepared one, where a condition or a key needs them; their name is `COLUMN__PART`. */
export const derivedParts = ["days", "number", "phonetic", "core", "parts", "form", "codes", "place", "department"] as const;
export type DerivedPart = (typeof derivedParts)[number];

export const derivedName = (column: string, part: DerivedPart): string => `${column}__${part}`;

/** Every prepared column that a condition reads, as pairs of sides: it can be judged where both of a pair hold a value. */
export function pairsRead(condition: Condition): readonly (readonly [left: string, right: string])[] {
  if ("exact" in condition) return [typeof condition.exact === "string" ? [condition.exact, condition.exact] : [condition.exact[0], condition.exact[1]]];
  if ("similar" in condition) return same(condition.similar);
  if ("distance" in condition) return same(condition.distance);
  if ("anyName" in condition) return eachPair(condition.anyName);
  if ("sameCore" in condition) return eachPair(condition.sameCore);
  if ("nameParts" in condition) return eachPair(condition.nameParts);
  if ("swapped" in condition) return [[condition.swapped[0], condition.swapped[1]], [condition.swapped[1], condition.swapped[0]]];
  // Judged with the name of one row and the list of the other: both ways are needed.
  if ("swappedFirst" in condition) return [[condition.swappedFirst[0], condition.swappedFirst[1]], [condition.swappedFirst[1], condition.swappedFirst[0]]];
  if ("date" in condition) return same(condition.date);
  if ("within" in condition) return same(condition.within);
  if ("overlap" in condition) return same(condition.overlap);
  if ("firstNames" in condition) return same(condition.firstNames);
  if ("commune" in condition) return same(condition.commune);
  if ("prefix" in condition) return same(condition.prefix);
  if ("phonetic" in condition) return same(condition.phonetic);
  if ("dice" in condition) return same(condition.dice);
  if ("leftHolds" in condition) return same(condition.leftHolds);
  if ("missing" in condition) return same(condition.missing);
  if ("all" in condition) return condition.all.flatMap(pairsRead);
  if ("any" in condition) return condition.any.flatMap(pairsRead);
  return pairsRead(condition.not);
}

/** Every column of one side with every column of the other. */
export const eachPair = ([left, right]: readonly [readonly string[], readonly string[]]): readonly (readonly [string, string])[] => left.flatMap((one) => right.map((other) => [one, other] as const));

const same = (column: string): readonly (readonly [string, string])[] => [[column, column]];

/** Prepared columns that a condition reads, on either side, sorted. */
export const columnsRead = (condition: Condition): readonly string[] => [...new Set(pairsRead(condition).flat())].toSorted();

export function columnsOfKey(key: BlockKey): readonly string[] {
  if (typeof key === "string") return [key];
  if ("column" in key) return [key.column];
  return [...columnsOfKey(key.left), ...columnsOfKey(key.right)];
}

/** Whole years apart are told by the eight digits as a number: 10,000 is a year of the calendar, to the day. */
export const isWholeYears = (condition: { readonly atMost: number; readonly unit: string }): boolean => condition.unit === "years" && Number.isInteger(condition.atMost);
