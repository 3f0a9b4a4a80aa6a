import { comparisonKinds, type ColumnSpec, type ComparisonKind } from "../../domain/model.ts";
import { checkCondition } from "./check-conditions.ts";
import { checkUse } from "./check-columns.ts";
import { at, isComment, isObject, listOf, numberIn, objectOf, oneOf, share, textIn, wordsIn, type Faults, type Json } from "./faults.ts";

type Columns = Readonly<Record<string, ColumnSpec>>;

const texts = ["raw", "text", "name", "code", "commune", "department", "nir", "postcode", "email", "phone", "sex", "date"];
/** Cleanings that a ready comparison can be made on; empty: any. */
const fitting: Readonly<Record<ComparisonKind, readonly string[]>> = {
  exact: [], text: texts, name: ["name", "text", "raw"], "first-names": ["first-names"], "full-name": ["name", "text", "raw", "first-names"], date: ["date"], sex: [], code: texts,
  commune: ["commune"], department: [], nir: ["nir", "code", "raw"], postcode: texts, email: texts, phone: texts, number: ["number"], list: ["list", "first-names"], bloom: ["bloom"],
};

/** Comparisons as far as they can be read, by name. */
export function checkComparisons(value: unknown, columns: Columns, faults: Faults): readonly Json[] {
  const seen = new Set<string>();
  return listOf(value, "comparisons", 1, faults).flatMap((one, index) => {
    const path = at("comparisons", index);
    const spec = objectOf(one, path, ["name", "label", "kind", "columns", "levels", "termFrequency", "nullIsNeutral", "given"], ["name"], faults);
    if (spec === null) return [];
    const name = "name" in spec ? textIn(spec["name"], at(path, "name"), faults) : null;
    if (name !== null) {
      if (seen.has(name.toLowerCase())) faults.add(at(path, "name"), "model-name-twice", `deux comparaisons s’appellent «\u202f${name}\u202f».`, `two comparisons are named “${name}”.`);
      seen.add(name.toLowerCase());
    }
    if ("label" in spec) wordsIn(spec["label"], at(path, "label"), false, faults);
    if ("nullIsNeutral" in spec && typeof spec["nullIsNeutral"] !== "boolean") faults.add(at(path, "nullIsNeutral"), "model-wrong-type", "il faut vrai ou faux.", "true or false is needed.");
    if ("given" in spec) checkCondition(spec["given"], at(path, "given"), columns, faults);
    if ("levels" in spec) checkWritten(spec, path, columns, faults);
    else checkReady(spec, path, columns, faults);
    return [spec];
  });
}

function checkWritten(spec: Json, path: string, columns: Columns, faults: Faults): void {
  if ("kind" in spec) faults.add(at(path, "kind"), "model-kind-and-levels", "donnez «\u202fkind\u202f» ou «\u202flevels\u202f», non les deux.", "give “kind” or “levels”, not both.");
  if ("columns" in spec) listOf(spec["columns"], at(path, "columns"), 1, faults).forEach((name, index) => checkUse(name, at(at(path, "columns"), index), columns, [], faults));
  if ("termFrequency" in spec) faults.add(at(path, "termFrequency"), "model-key-out-of-place", "avec des niveaux écrits, la fréquence des termes se met sur un niveau.", "with levels written out, term frequency goes on a level.");
  checkLevels(spec["levels"], at(path, "levels"), columns, faults);
}

function checkReady(spec: Json, path: string, columns: Columns, faults: Faults): void {
  const kind = "kind" in spec ? oneOf(spec["kind"], comparisonKinds, at(path, "kind"), { fr: "la comparaison", en: "comparison kind" }, faults) as ComparisonKind | null : null;
  const fits = kind === null ? [] : fitting[kind];
  if ("columns" in spec) {
    const names = listOf(spec["columns"], at(path, "columns"), kind === "full-name" ? 2 : 1, faults);
    names.forEach((name, index) => checkUse(name, at(at(path, "columns"), index), columns, kind === "full-name" && index < names.length - 1 ? ["name", "text", "raw"] : fits, faults));
    if (names.length > 1 && kind !== null && kind !== "full-name" && kind !== "name") faults.add(at(path, "columns"), "model-too-many", `«\u202f${kind}\u202f» compare une seule colonne.`, `“${kind}” compares one column.`);
    if (names.length > 1 && kind === null && !("kind" in spec)) faults.add(at(path, "kind"), "model-missing-key", "plusieurs colonnes\u202f: dites comment les comparer («\u202fkind\u202f» ou «\u202flevels\u202f»).", "several columns: say how to compare them (“kind” or “levels”).");
  } else if (kind === "full-name") faults.add(at(path, "columns"), "model-missing-key", "«\u202ffull-name\u202f» demande ses colonnes\u202f: le ou les noms, puis le prénom.", "“full-name” asks for its columns: the surname or surnames, then the first name.");
  else if (typeof spec["name"] === "string") checkUse(spec["name"], at(path, "name"), columns, fits, faults);
  if ("termFrequency" in spec && typeof spec["termFrequency"] !== "boolean") checkFrequency(spec["termFrequency"], at(path, "termFrequency"), columns, false, faults);
}

function checkFrequency(value: unknown, path: string, columns: Columns, ofLevel: boolean, faults: Faults): void {
  const spec = objectOf(value, path, [...(ofLevel ? ["column"] : []), "weight", "floor"], ofLevel ? ["column"] : [], faults);
  if (spec === null) return;
  if ("column" in spec) checkUse(spec["column"], at(path, "column"), columns, [], faults);
  if ("weight" in spec) numberIn(spec["weight"], at(path, "weight"), { least: 0, most: 10 }, faults);
  if ("floor" in spec) numberIn(spec["floor"], at(path, "floor"), share, faults);
}

function checkLevels(value: unknown, path: string, columns: Columns, faults: Faults): void {
  const levels = listOf(value, path, 2, faults);
  const sums = { m: 0, u: 0 };
  levels.forEach((one, index) => {
    const here = at(path, index);
    const spec = objectOf(one, here, ["label", "when", "m", "u", "termFrequency"], [], faults);
    if (spec === null) return;
    const last = index === levels.length - 1;
    if (last && "when" in spec) faults.add(at(here, "when"), "model-last-level-with-condition", "le dernier niveau prend tout le reste\u202f: il n’a pas de condition.", "the last level takes everything else: it has no condition.");
    if (!last && !("when" in spec)) faults.add(at(here, "when"), "model-level-without-condition", "seul le dernier niveau n’a pas de condition.", "only the last level has no condition.");
    if ("when" in spec) checkCondition(spec["when"], at(here, "when"), columns, faults);
    if ("label" in spec) wordsIn(spec["label"], at(here, "label"), true, faults);
    for (const key of ["m", "u"] as const) if (key in spec) sums[key] += numberIn(spec[key], at(here, key), share, faults) ?? 0;
    if ("termFrequency" in spec) checkFrequency(spec["termFrequency"], at(here, "termFrequency"), columns, true, faults);
  });
  for (const key of ["m", "u"] as const) {
    const fixed = levels.filter((one) => isObject(one) && typeof one[key] === "number").length;
    const whole = fixed === levels.length && Math.abs(sums[key] - 1) > 1e-6;
    if (sums[key] > 1 + 1e-6 || whole) faults.add(path, "model-probabilities-do-not-add-up", `les ${key} des niveaux font ${round(sums[key])} au lieu de 1.`, `the ${key} of the levels add up to ${round(sums[key])} instead of 1.`);
  }
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6;

/** Names of comparisons that could be read, in order. */
export const comparisonNames = (specs: readonly Json[]): readonly string[] => specs.flatMap((spec) => typeof spec["name"] === "string" && !isComment(spec["name"]) ? [spec["name"]] : []);
