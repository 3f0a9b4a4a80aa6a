import type { ColumnSpec } from "../../domain/model.ts";
import { checkUse } from "./check-columns.ts";
import { at, count, isComment, isObject, listOf, numberIn, objectOf, oneOf, textIn, share, type Faults } from "./faults.ts";

type Columns = Readonly<Record<string, ColumnSpec>>;
type Check = (value: Readonly<Record<string, unknown>>, path: string, columns: Columns, faults: Faults) => void;

const texts = ["raw", "text", "name", "date", "sex", "code", "commune", "department", "nir", "postcode", "email", "phone"];
const lists = ["list", "first-names"];

export const dateTests = ["same-day", "one-slip", "day-month-swapped", "known-parts-equal", "same-year", "same-year-month", "same-month-day", "fictive-compatible"];
export const firstNamesTests = ["same-order", "first-equal", "first-among", "first-alike", "initial", "composed-part"];
export const communeTests = ["same", "same-town", "same-department", "both-abroad"];
export const spans = ["days", "months", "years", "value", "share"];

const what = { fr: "le test", en: "test" };

/** Two lists of columns, one a side. */
function sides(value: unknown, path: string, fits: readonly string[], columns: Columns, faults: Faults): void {
  const pair = listOf(value, path, 2, faults);
  if (pair.length > 2) faults.add(path, "model-wrong-type", "il faut deux listes\u202f: une par fichier.", "two lists are needed: one a file.");
  pair.forEach((side, index) => listOf(side, at(path, index), 1, faults).forEach((name, position) => checkUse(name, at(at(path, index), position), columns, fits, faults)));
}

function two(value: unknown, path: string, fits: readonly (readonly string[])[], columns: Columns, faults: Faults): void {
  const pair = listOf(value, path, 2, faults);
  if (pair.length > 2) faults.add(path, "model-wrong-type", "il faut deux colonnes.", "two columns are needed.");
  pair.slice(0, 2).forEach((name, index) => checkUse(name, at(path, index), columns, fits[index] ?? [], faults));
}

/** By the key that tells which condition it is: the other keys it has, and how they are checked. */
const conditions: Readonly<Record<string, { readonly keys: readonly string[]; readonly check: Check }>> = {
  exact: { keys: [], check: ({ exact }, path, columns, faults) => Array.isArray(exact) ? two(exact, at(path, "exact"), [], columns, faults) : checkUse(exact, at(path, "exact"), columns, [], faults) },
  similar: { keys: ["by", "atLeast"], check: (value, path, columns, faults) => {
    checkUse(value["similar"], at(path, "similar"), columns, texts, faults);
    oneOf(value["by"], ["jaro-winkler", "jaro"], at(path, "by"), { fr: "la ressemblance", en: "likeness" }, faults);
    numberIn(value["atLeast"], at(path, "atLeast"), share, faults);
  } },
  distance: { keys: ["by", "atMost"], check: (value, path, columns, faults) => {
    checkUse(value["distance"], at(path, "distance"), columns, texts, faults);
    oneOf(value["by"], ["levenshtein", "damerau"], at(path, "by"), { fr: "la distance", en: "distance" }, faults);
    numberIn(value["atMost"], at(path, "atMost"), count(0), faults);
  } },
  anyName: { keys: ["atLeast"], check: (value, path, columns, faults) => {
    sides(value["anyName"], at(path, "anyName"), texts, columns, faults);
    numberIn(value["atLeast"], at(path, "atLeast"), share, faults);
  } },
  sameCore: { keys: [], check: (value, path, columns, faults) => sides(value["sameCore"], at(path, "sameCore"), ["name"], columns, faults) },
  nameParts: { keys: [], check: (value, path, columns, faults) => sides(value["nameParts"], at(path, "nameParts"), ["name"], columns, faults) },
  swapped: { keys: [], check: (value, path, columns, faults) => two(value["swapped"], at(path, "swapped"), [texts, texts], columns, faults) },
  swappedFirst: { keys: [], check: (value, path, columns, faults) => two(value["swappedFirst"], at(path, "swappedFirst"), [["name", "text"], ["first-names"]], columns, faults) },
  date: { keys: ["is"], check: (value, path, columns, faults) => {
    checkUse(value["date"], at(path, "date"), columns, ["date"], faults);
    oneOf(value["is"], dateTests, at(path, "is"), what, faults);
  } },
  within: { keys: ["atMost", "unit"], check: (value, path, columns, faults) => {
    const unit = oneOf(value["unit"], spans, at(path, "unit"), { fr: "l’unité", en: "unit" }, faults);
    checkUse(value["within"], at(path, "within"), columns, unit === null ? ["date", "number"] : unit === "value" || unit === "share" ? ["number"] : ["date"], faults);
    numberIn(value["atMost"], at(path, "atMost"), { least: 0, most: Number.MAX_SAFE_INTEGER }, faults);
  } },
  overlap: { keys: ["atLeast"], check: (value, path, columns, faults) => {
    checkUse(value["overlap"], at(path, "overlap"), columns, lists, faults);
    numberIn(value["atLeast"], at(path, "atLeast"), count(1), faults);
  } },
  firstNames: { keys: ["is"], check: (value, path, columns, faults) => {
    checkUse(value["firstNames"], at(path, "firstNames"), columns, ["first-names"], faults);
    oneOf(value["is"], firstNamesTests, at(path, "is"), what, faults);
  } },
  commune: { keys: ["is"], check: (value, path, columns, faults) => {
    checkUse(value["commune"], at(path, "commune"), columns, value["is"] === "same-department" ? ["commune", "department"] : ["commune"], faults);
    oneOf(value["is"], communeTests, at(path, "is"), what, faults);
  } },
  prefix: { keys: ["characters"], check: (value, path, columns, faults) => {
    checkUse(value["prefix"], at(path, "prefix"), columns, texts, faults);
    numberIn(value["characters"], at(path, "characters"), count(1), faults);
  } },
  phonetic: { keys: [], check: (value, path, columns, faults) => checkUse(value["phonetic"], at(path, "phonetic"), columns, ["text", "name", "first-names"], faults) },
  dice: { keys: ["atLeast"], check: (value, path, columns, faults) => {
    checkUse(value["dice"], at(path, "dice"), columns, ["bloom"], faults);
    numberIn(value["atLeast"], at(path, "atLeast"), share, faults);
  } },
  leftHolds: { keys: ["of"], check: (value, path, columns, faults) => {
    checkUse(value["leftHolds"], at(path, "leftHolds"), columns, ["raw", "text", "code", "sex", "department"], faults);
    listOf(value["of"], at(path, "of"), 1, faults).forEach((one, index) => textIn(one, at(at(path, "of"), index), faults));
  } },
  missing: { keys: [], check: (value, path, columns, faults) => checkUse(value["missing"], at(path, "missing"), columns, [], faults) },
  all: { keys: [], check: (value, path, columns, faults) => listOf(value["all"], at(path, "all"), 1, faults).forEach((one, index) => checkCondition(one, at(at(path, "all"), index), columns, faults)) },
  any: { keys: [], check: (value, path, columns, faults) => listOf(value["any"], at(path, "any"), 1, faults).forEach((one, index) => checkCondition(one, at(at(path, "any"), index), columns, faults)) },
  not: { keys: [], check: (value, path, columns, faults) => checkCondition(value["not"], at(path, "not"), columns, faults) },
};

export const conditionKeys = Object.keys(conditions);

export function checkCondition(value: unknown, path: string, columns: Columns, faults: Faults): void {
  if (path.split(/\.(?:all|any|not)\b/).length > 33) {
    faults.add(path, "model-too-deep", "conditions emboîtées sur plus de trente-deux niveaux.", "conditions nested more than thirty-two deep.");
    return;
  }
  if (!isObject(value)) {
    faults.add(path, "model-wrong-type", "il faut une condition\u202f: un objet.", "a condition is needed: an object.");
    return;
  }
  const kinds = Object.keys(value).filter((key) => Object.hasOwn(conditions, key));
  const [kind] = kinds;
  const own = kind === undefined ? undefined : conditions[kind];
  if (kind === undefined || own === undefined) {
    const [first] = Object.keys(value).filter((key) => !isComment(key));
    if (first === undefined) faults.add(path, "model-missing-key", `condition vide\u202f; il faut l’une de ces clés\u202f: ${conditionKeys.join(", ")}.`, `empty condition; one of these keys is needed: ${conditionKeys.join(", ")}.`);
    else faults.unknown(at(path, first), "model-unknown-key", { fr: "la condition", en: "condition" }, first, conditionKeys);
    return;
  }
  if (kinds.length > 1) {
    faults.add(path, "model-two-conditions", `deux conditions en une (${kinds.join(", ")})\u202f: mettez-les dans «\u202fall\u202f» ou «\u202fany\u202f».`, `two conditions in one (${kinds.join(", ")}): put them in “all” or “any”.`);
    return;
  }
  objectOf(value, path, [kind, ...own.keys], own.keys, faults);
  // What is missing was said; the rest is checked.
  const silent = own.keys.filter((key) => !(key in value));
  if (silent.length === 0) own.check(value, path, columns, faults);
}
