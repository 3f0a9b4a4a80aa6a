import type { Condition, ExpandedComparison } from "../../domain/model.ts";
import { communeTable } from "../../french/communes/table.ts";
import { departmentsOf } from "../../french/communes/departments.ts";
import { firstNameFormOf, firstNamePartsOf } from "../../french/first-names.ts";
import { nameCoreOf, namePartsOf } from "../../french/names.ts";
import { derivedName, eachPair, isWholeYears, type DerivedPart } from "../columns/derived.ts";
import { phoneticOf } from "../columns/phonetic.ts";
import { daysOf } from "../sql/french-conditions.ts";
import { comparedPairs } from "../sql/levels.ts";
import { diceOfFilters } from "./dice.ts";
import { dateHolds, dayNumberOf } from "./dates.ts";
import { damerauLevenshtein, levenshtein } from "./edit-distance.ts";
import { jaro, jaroWinkler } from "./jaro-winkler.ts";

/** A row of `left_rows` or `right_rows`: prepared columns, derived ones where they were made. */
export type PreparedRow = Readonly<Record<string, unknown>>;

const textOf = (row: PreparedRow, column: string): string | null => { const value = row[column]; return typeof value === "string" ? value : null; };
const listOf = (row: PreparedRow, column: string): readonly string[] | null => { const value = row[column]; return Array.isArray(value) ? value as readonly string[] : null; };
const numberOf = (row: PreparedRow, column: string): number | null => { const value = row[column]; return typeof value === "number" ? value : typeof value === "bigint" ? Number(value) : null; };

/** A derived column as the row holds it; worked out from the prepared one where the row does not. */
function derived(row: PreparedRow, column: string, part: DerivedPart): unknown {
  const name = derivedName(column, part);
  if (name in row) return row[name] ?? null;
  const [text, list] = [textOf(row, column), listOf(row, column)];
  switch (part) {
    case "days": return text === null ? null : dayNumberOf(text);
    case "number": return text === null ? null : Number(text);
    case "phonetic": { const value = text ?? list?.[0]; return value === undefined ? null : phoneticOf(value); }
    case "parts": return list === null ? text === null ? null : namePartsOf(text) : firstNamePartsOf(list);
    case "core": return text === null ? null : nameCoreOf(text);
    case "form": return list?.[0] === undefined ? null : firstNameFormOf(list[0]);
    case "department": return text === null ? null : departmentsOf(text);
    case "codes": return text === null ? null : communeTable().byCode.get(text)?.atoms.map((atom) => atom.slice(0, 5)) ?? null;
    case "place": return text === null ? null : communeTable().byCode.get(text)?.place ?? text;
  }
}

const same = (left: unknown, right: unknown): boolean => left !== null && left !== undefined && (Array.isArray(left) && Array.isArray(right) ? left.length === right.length && left.every((item, at) => item === right[at]) : left === right);
const common = (left: readonly unknown[] | null, right: readonly unknown[] | null): number => left === null || right === null ? 0 : new Set(left.filter((item) => right.includes(item))).size;
const partsShared = (left: PreparedRow, one: string, right: PreparedRow, other: string, whole: (row: PreparedRow, column: string) => readonly string[] | null): boolean => {
  const [l, r] = [derived(left, one, "parts") as readonly string[] | null, derived(right, other, "parts") as readonly string[] | null];
  return (l !== null || r !== null) && common(l ?? whole(left, one), r ?? whole(right, other)) > 0;
};
const alone = (row: PreparedRow, column: string): readonly string[] | null => { const value = textOf(row, column); return value === null ? null : [value]; };
const firstCharacters = (text: string, count: number): string => Array.from(text).slice(0, count).join("");

/** Does a condition hold for two prepared rows? What the compiled SQL answers (`coalesce(sql, false)`), for explaining one pair. */
export function evaluate(condition: Condition, left: PreparedRow, right: PreparedRow): boolean {
  if ("exact" in condition) {
    const [one, other] = typeof condition.exact === "string" ? [condition.exact, condition.exact] : condition.exact;
    return same(left[one] ?? null, right[other] ?? null);
  }
  if ("all" in condition) return condition.all.every((one) => evaluate(one, left, right));
  if ("any" in condition) return condition.any.some((one) => evaluate(one, left, right));
  if ("not" in condition) return !evaluate(condition.not, left, right);
  if ("dice" in condition) { const [l, r] = [left[condition.dice], right[condition.dice]]; return l instanceof Uint8Array && r instanceof Uint8Array && diceOfFilters(l, r) >= condition.atLeast; }
  if ("leftHolds" in condition) return condition.of.includes(String(left[condition.leftHolds] ?? ""));
  if ("missing" in condition) return (left[condition.missing] ?? null) === null || (right[condition.missing] ?? null) === null;
  if ("anyName" in condition) return eachPair(condition.anyName).some(([one, other]) => { const [l, r] = [textOf(left, one), textOf(right, other)]; return l !== null && r !== null && jaroWinkler(l, r) >= condition.atLeast; });
  if ("sameCore" in condition) return eachPair(condition.sameCore).some(([one, other]) => same(derived(left, one, "core"), derived(right, other, "core")));
  if ("nameParts" in condition) return eachPair(condition.nameParts).some(([one, other]) => textOf(left, one) !== null && textOf(right, other) !== null && partsShared(left, one, right, other, alone));
  if ("swapped" in condition) return same(left[condition.swapped[0]] ?? null, right[condition.swapped[1]] ?? null) && same(left[condition.swapped[1]] ?? null, right[condition.swapped[0]] ?? null);
  if ("swappedFirst" in condition) return same(left[condition.swappedFirst[0]] ?? null, listOf(right, condition.swappedFirst[1])?.[0]) && same(right[condition.swappedFirst[0]] ?? null, listOf(left, condition.swappedFirst[1])?.[0]);
  if ("overlap" in condition) return common(listOf(left, condition.overlap), listOf(right, condition.overlap)) >= condition.atLeast;
  if ("firstNames" in condition) return firstNamesHold(condition.firstNames, condition.is, left, right);
  if ("commune" in condition) return communeHolds(condition.commune, condition.is, left, right);
  if ("phonetic" in condition) return same(derived(left, condition.phonetic, "phonetic"), derived(right, condition.phonetic, "phonetic"));
  if ("within" in condition) return isWithin(condition, left, right);
  const column = "similar" in condition ? condition.similar : "distance" in condition ? condition.distance : "date" in condition ? condition.date : condition.prefix;
  const [l, r] = [textOf(left, column), textOf(right, column)];
  if (l === null || r === null) return false;
  if ("similar" in condition) return (condition.by === "jaro" ? jaro(l, r) : jaroWinkler(l, r)) >= condition.atLeast;
  if ("distance" in condition) return (condition.by === "levenshtein" ? levenshtein(l, r) : damerauLevenshtein(l, r)) <= condition.atMost;
  if ("date" in condition) return dateHolds(condition.is, l, r);
  return firstCharacters(l, condition.characters) === firstCharacters(r, condition.characters);
}

/** The level of a pair in a comparison, as `levelSql`: −1 where there is nothing to compare. */
export function levelOf(comparison: ExpandedComparison, left: PreparedRow, right: PreparedRow): number {
  const has = (row: PreparedRow, column: string): boolean => (row[column] ?? null) !== null;
  if (comparison.nullIsNeutral && !comparedPairs(comparison).some(([one, other]) => has(left, one) && has(right, other)) && comparedPairs(comparison).length > 0) return -1;
  if (comparison.given !== undefined && !evaluate(comparison.given, left, right)) return -1;
  const at = comparison.levels.findIndex((level) => level.when === undefined || evaluate(level.when, left, right));
  return at === -1 ? 0 : comparison.levels.length - 1 - at;
}

function isWithin(condition: Extract<Condition, { readonly within: string }>, left: PreparedRow, right: PreparedRow): boolean {
  const { within, unit, atMost } = condition;
  if (unit === "value" || unit === "share") {
    const [l, r] = [numberOf(left, within), numberOf(right, within)];
    return l !== null && r !== null && Math.abs(l - r) <= (unit === "value" ? atMost : atMost * Math.max(Math.abs(l), Math.abs(r)));
  }
  const part = isWholeYears(condition) ? "number" : "days";
  const [l, r] = [derived(left, within, part), derived(right, within, part)];
  return l !== null && r !== null && Math.abs(Number(l) - Number(r)) <= (part === "number" ? atMost * 10_000 : daysOf(atMost, unit));
}

function firstNamesHold(column: string, is: Extract<Condition, { readonly firstNames: string }>["is"], left: PreparedRow, right: PreparedRow): boolean {
  const [l, r] = [listOf(left, column), listOf(right, column)];
  const [firstL, firstR] = [l?.[0], r?.[0]];
  if (l === null || r === null || firstL === undefined || firstR === undefined) return false;
  switch (is) {
    case "same-order": return same(l, r);
    case "first-equal": return firstL === firstR;
    case "first-among": return r.includes(firstL) || l.includes(firstR);
    case "first-alike": return same(derived(left, column, "form"), derived(right, column, "form")) || jaroWinkler(firstL, firstR) >= 0.88;
    case "initial": return firstR.startsWith(firstL) || firstL.startsWith(firstR);
    case "composed-part": return partsShared(left, column, right, column, listOf);
  }
}

function communeHolds(column: string, is: Extract<Condition, { readonly commune: string }>["is"], left: PreparedRow, right: PreparedRow): boolean {
  const [l, r] = [textOf(left, column), textOf(right, column)];
  if (l === null || r === null) return false;
  switch (is) {
    case "same": return l === r || common(derived(left, column, "codes") as readonly string[] | null ?? [l], derived(right, column, "codes") as readonly string[] | null ?? [r]) > 0;
    case "same-town": return same(derived(left, column, "place"), derived(right, column, "place"));
    case "same-department": return common(derived(left, column, "department") as readonly string[] | null, derived(right, column, "department") as readonly string[] | null) > 0;
    case "both-abroad": return l.startsWith("99") && r.startsWith("99");
  }
}
