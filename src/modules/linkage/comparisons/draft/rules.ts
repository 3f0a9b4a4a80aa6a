import type { BlockKey, ComparisonSpec, TrainingSession } from "../../domain/model.ts";
import { columnsOfKey } from "../columns/derived.ts";
import type { DraftColumn } from "./draft.ts";
import { cleaningFor, type Meaning } from "./recognise.ts";

type Rule = readonly BlockKey[];

/** Rules worth trying, the surest first: what two rows of one person most often still share. `?` names are columns of a draft. */
function candidates(first: BlockKey): readonly Rule[] {
  const part = (column: string, of: "year" | "year-month" | "month-day"): BlockKey => ({ column, part: of });
  const start = (column: string, characters: number): BlockKey => ({ column, part: "prefix", characters });
  return [
    ["nir"], ["email"], ["phone"], ["act_number"],
    // Alone where the files are small enough; narrower rules are then left to them.
    ["birth_date"], ["birth_name"], [first], ["postcode"], ["city"], ["birth_commune"],
    ["birth_name", "birth_date"], [first, "birth_date"], ["birth_name", first],
    ["birth_date", "birth_commune"], ["birth_date", "residence_commune"], ["birth_date", "commune"], ["birth_date", "postcode"], ["birth_date", "city"], ["birth_date", "sex", "department"],
    ["birth_date", "death_date"], ["death_date", "death_commune", "sex"], ["death_date", "residence_commune"], ["death_date", part("birth_date", "year-month"), "sex"],
    [{ left: "usage_name", right: "birth_name" }, "birth_date"], [{ left: "birth_name", right: "usage_name" }, "birth_date"],
    [{ left: "birth_name", right: "given_name" }, "birth_date"], ["birth_name", part("birth_date", "year")], [start("birth_name", 3), first, part("birth_date", "year")], [first, part("birth_date", "year-month"), start("birth_name", 1)],
    ["birth_name", "postcode"], ["birth_name", "city"], [first, "postcode"], [first, "city"], ["birth_name", part("birth_date", "month-day")],
  ];
}

/** Rules kept at most, and pairs a rule may make for each row: the whole then stays in proportion to the files. */
const rulesKept = 12;
const pairsPerRow = 15;
const leastPairs = 200_000;

const firstName = (found: readonly DraftColumn[]): BlockKey => found.some((column) => column.name === "first_names") ? { column: "first_names", part: "first-item" } : "given_name";

/** Blocking rules on the columns there are, each estimated to make a bounded number of pairs. `rightRows` null: one file. */
export function draftRules(found: readonly DraftColumn[], leftRows: number, rightRows: number | null): readonly Rule[] {
  const all = rightRows === null ? (leftRows * (leftRows - 1)) / 2 : leftRows * rightRows;
  const most = Math.max(leastPairs, pairsPerRow * (leftRows + (rightRows ?? 0)));
  const names = new Set(found.map((column) => column.name));
  const possible = candidates(firstName(found)).filter((rule) => rule.flatMap(columnsOfKey).every((name) => names.has(name)));
  const others = found.filter((column) => !possible.flat().flatMap(columnsOfKey).includes(column.name)).map((column): Rule => [column.name]);
  const cheap = [...possible, ...others].filter((rule) => all / rule.reduce((product, key) => product * spread(key, found), 1) <= most);
  return cheap.filter((rule, at) => !cheap.slice(0, at).some((earlier) => includes(rule, earlier))).slice(0, rulesKept);
}

/** A rule that asks for more than an earlier one makes no new pair. */
const includes = (rule: Rule, earlier: Rule): boolean => earlier.every((key) => rule.some((own) => JSON.stringify(own) === JSON.stringify(key)));

/** Into how many equal parts a key cuts the files, roughly: few values are frequent and many rare, by how names and towns are spread. */
function spread(key: BlockKey, found: readonly DraftColumn[]): number {
  const [name = ""] = columnsOfKey(key);
  const column = found.find((one) => one.name === name);
  if (column === undefined) return 1;
  const distinct = Math.max(1, Math.min(column.left.distinct, column.right.distinct));
  const clean = column.meaning === "id" ? "raw" : cleaningFor(column.meaning as Exclude<Meaning, "id">);
  if (typeof key !== "string" && "part" in key) {
    const whole: Partial<Record<string, number>> = { year: 50, "year-month": 600, "month-day": 300, "first-item": 150 };
    const known = key.part === "prefix" ? (key.characters >= 3 ? 300 : 15) : whole[key.part];
    return Math.max(1, Math.min(known ?? distinct, distinct));
  }
  if (clean === "name" || clean === "text" || clean === "commune" || clean === "postcode") return distinct ** 0.75;
  return clean === "date" ? distinct * 0.6 : clean === "sex" ? 2 : distinct * 0.8;
}

/** Sessions that between them leave every comparison free in one at least, where the rules allow it. */
export function draftSessions(found: readonly DraftColumn[], comparisons: readonly ComparisonSpec[], rules: readonly Rule[]): readonly TrainingSession[] {
  const readsOf = (comparison: ComparisonSpec): readonly string[] => comparison.columns ?? [comparison.name];
  const free = (rule: Rule): readonly string[] => comparisons.filter((comparison) => !readsOf(comparison).some((name) => rule.flatMap(columnsOfKey).includes(name))).map((comparison) => comparison.name);
  const preferred: readonly Rule[] = [["birth_date"], ["birth_name", firstName(found)]].filter((rule) => rule.flatMap((key) => columnsOfKey(key as BlockKey)).every((name) => found.some((column) => column.name === name))) as readonly Rule[];
  const chosen: Rule[] = [];
  const trained = new Set<string>();
  for (const rule of [...preferred, ...rules]) {
    const brings = free(rule).filter((name) => !trained.has(name));
    // Two that remain to be told apart are the least that a session can learn from.
    if (free(rule).length < 2 || (brings.length === 0 && chosen.length >= 2) || chosen.length >= 4) continue;
    chosen.push(rule);
    for (const name of brings) trained.add(name);
  }
  return chosen.map((on) => ({ on }));
}
