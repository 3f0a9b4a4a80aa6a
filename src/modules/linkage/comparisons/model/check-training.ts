import type { ColumnSpec } from "../../domain/model.ts";
import { comparisonNames } from "./check-comparisons.ts";
import { checkKeys } from "./check-keys.ts";
import { at, count, isObject, listOf, numberIn, objectOf, oneOf, share, textIn, type Faults, type Json } from "./faults.ts";

type Columns = Readonly<Record<string, ColumnSpec>>;

export function checkTraining(value: unknown, columns: Columns, comparisons: readonly Json[], faults: Faults): void {
  const spec = objectOf(value, "training", ["prior", "randomPairs", "sessions", "maximumPairs", "iterations", "tolerance", "freeU"], [], faults);
  if (spec === null) return;
  const inside = (key: string): string => at("training", key);
  if ("prior" in spec) numberIn(spec["prior"], inside("prior"), { ...share, open: true }, faults);
  if ("randomPairs" in spec) numberIn(spec["randomPairs"], inside("randomPairs"), count(1_000), faults);
  if ("maximumPairs" in spec) numberIn(spec["maximumPairs"], inside("maximumPairs"), count(1), faults);
  if ("iterations" in spec) numberIn(spec["iterations"], inside("iterations"), { least: 1, most: 100_000, whole: true }, faults);
  if ("tolerance" in spec) numberIn(spec["tolerance"], inside("tolerance"), { ...share, open: true }, faults);
  if ("freeU" in spec && typeof spec["freeU"] !== "boolean") faults.add(inside("freeU"), "model-wrong-type", "il faut vrai ou faux.", "true or false is needed.");
  if (!("sessions" in spec)) return;
  const names = comparisonNames(comparisons);
  listOf(spec["sessions"], inside("sessions"), 0, faults).forEach((one, index) => {
    const path = at(inside("sessions"), index);
    const session = objectOf(one, path, ["on", "leaveOut"], ["on"], faults);
    if (session === null) return;
    if ("on" in session) checkKeys(session["on"], at(path, "on"), columns, faults);
    if (!("leaveOut" in session)) return;
    const left = listOf(session["leaveOut"], at(path, "leaveOut"), 0, faults);
    left.forEach((name, position) => {
      const given = textIn(name, at(at(path, "leaveOut"), position), faults);
      if (given !== null && !names.includes(given)) faults.unknown(at(at(path, "leaveOut"), position), "model-unknown-comparison", { fr: "la comparaison", en: "comparison" }, given, names);
    });
    if (names.length > 0 && names.every((name) => left.includes(name))) sessionOfNothing(path, faults);
  });
}

export function sessionOfNothing(path: string, faults: Faults): void {
  faults.add(path, "model-session-leaves-nothing", "cette séance ne laisse aucune comparaison à estimer\u202f: bloquez sur moins de colonnes.", "this session leaves no comparison to estimate: block on fewer columns.");
}

export function checkDecision(value: unknown, faults: Faults): void {
  const spec = objectOf(value, "decision", ["probability", "writeFrom", "oneToOne", "margin", "precision", "tellApart"], [], faults);
  if (spec === null) return;
  const probability = "probability" in spec ? numberIn(spec["probability"], "decision.probability", share, faults) : 0.5;
  const writeFrom = "writeFrom" in spec ? numberIn(spec["writeFrom"], "decision.writeFrom", share, faults) : null;
  if (probability !== null && writeFrom !== null && writeFrom > probability) faults.add("decision.writeFrom", "model-writes-less-than-links", "doit être au plus égal à «\u202fprobability\u202f»\u202f: ce qui est lié doit être écrit.", "must be at most “probability”: what is linked must be written.");
  if ("oneToOne" in spec) oneOf(spec["oneToOne"], ["none", "left", "right", "both"], "decision.oneToOne", { fr: "la règle", en: "rule" }, faults);
  if ("precision" in spec) {
    numberIn(spec["precision"], "decision.precision", { ...share, open: true }, faults);
    if (spec["oneToOne"] !== "both") faults.add("decision.precision", "model-precision-without-one-to-one", "veut «\u202foneToOne\u202f»\u202f: «\u202fboth\u202f».", "needs “oneToOne”: “both”.");
  }
  if ("tellApart" in spec) {
    const sides = objectOf(spec["tellApart"], "decision.tellApart", ["left", "right"], [], faults) ?? {};
    for (const [side, names] of Object.entries(sides)) if (side === "left" || side === "right") listOf(names, `decision.tellApart.${side}`, 1, faults).forEach((name, index) => textIn(name, `decision.tellApart.${side}[${index}]`, faults));
  }
  if ("margin" in spec) numberIn(spec["margin"], "decision.margin", { least: 0, most: 1_000 }, faults);
}

const probability = { least: 0, most: 1 } as const;

/** Values of an earlier training; that they fit the levels is seen once those are known. */
export function checkTrained(value: unknown, comparisons: readonly Json[], faults: Faults): void {
  const spec = objectOf(value, "trained", ["prior", "comparisons", "on"], ["prior", "comparisons"], faults);
  if (spec === null) return;
  if ("prior" in spec) numberIn(spec["prior"], "trained.prior", { ...probability, open: true }, faults);
  if ("on" in spec) objectOf(spec["on"], "trained.on", ["leftRows", "rightRows", "day"], ["leftRows", "rightRows"], faults);
  if (!("comparisons" in spec)) return;
  const path = "trained.comparisons";
  if (!isObject(spec["comparisons"])) {
    faults.add(path, "model-wrong-type", "il faut un objet\u202f: une clé par comparaison.", "an object is needed: a key for each comparison.");
    return;
  }
  const names = comparisonNames(comparisons);
  for (const name of names) if (!Object.hasOwn(spec["comparisons"], name)) faults.add(at(path, name), "model-not-trained", `la comparaison «\u202f${name}\u202f» n’y est pas.`, `comparison “${name}” is not there.`);
  for (const [name, levels] of Object.entries(spec["comparisons"])) {
    if (name === "$comment" || name.startsWith("//")) continue;
    if (!names.includes(name)) faults.unknown(at(path, name), "model-unknown-comparison", { fr: "la comparaison", en: "comparison" }, name, names);
    listOf(levels, at(path, name), 2, faults).forEach((one, index) => {
      const here = at(at(path, name), index);
      const level = objectOf(one, here, ["label", "m", "u"], ["label", "m", "u"], faults);
      for (const key of ["m", "u"]) if (level !== null && key in level) numberIn(level[key], at(here, key), probability, faults);
    });
  }
}
