import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { LinkageModel } from "../../domain/model.ts";
import { columnsOfKey } from "../columns/derived.ts";
import { checkColumns } from "./check-columns.ts";
import { checkComparisons } from "./check-comparisons.ts";
import { checkBlocking } from "./check-keys.ts";
import { checkDecision, checkTrained, checkTraining, sessionOfNothing } from "./check-training.ts";
import { expandModel } from "./expand.ts";
import { at, count, Faults, isComment, isObject, isText, numberIn, objectOf, textIn, wordsIn } from "./faults.ts";
import { parseWithComments } from "./json-with-comments.ts";

/** `issues` holds every fault at once, or, where there is a model, what to know of it (`severity: "warning"`). */
export type ReadModel = { readonly model: LinkageModel; readonly issues: readonly Issue[] } | { readonly model: null; readonly issues: readonly Issue[] };

const keys = ["$schema", "format", "name", "version", "description", "id", "columns", "comparisons", "blocking", "maximumPairs", "training", "decision", "seed", "trained"];

/** A model file: JSON in which `//` and `/* *\/` comments and `$comment` keys may stand. */
export function readModelText(text: string): ReadModel {
  const parsed = parseWithComments(text);
  return "issue" in parsed ? { model: null, issues: [parsed.issue] } : readModel(parsed.value);
}

/** A model from its JSON value, remarks taken out. Nothing of the data is looked at. */
export function readModel(value: unknown): ReadModel {
  const faults = new Faults();
  const spec = objectOf(value, "", keys, ["format", "name", "columns", "comparisons", "blocking"], faults);
  if (spec === null) return { model: null, issues: faults.issues };
  if ("format" in spec && spec["format"] !== "jalon-linkage-model/1") faults.add("format", "model-unknown-format", "il faut «\u202fjalon-linkage-model/1\u202f».", "“jalon-linkage-model/1” is needed.");
  if ("name" in spec) textIn(spec["name"], "name", faults);
  for (const key of ["version", "seed", "$schema"]) if (key in spec) textIn(spec[key], key, faults);
  if ("description" in spec) wordsIn(spec["description"], "description", true, faults);
  if ("maximumPairs" in spec) numberIn(spec["maximumPairs"], "maximumPairs", count(1), faults);
  if ("id" in spec && !isText(spec["id"])) {
    const id = objectOf(spec["id"], "id", ["left", "right"], ["left", "right"], faults);
    for (const side of ["left", "right"]) if (id !== null && side in id) textIn(id[side], at("id", side), faults);
  }
  const columns = "columns" in spec ? checkColumns(spec["columns"], faults) : {};
  const comparisons = "comparisons" in spec ? checkComparisons(spec["comparisons"], columns, faults) : [];
  if ("blocking" in spec) checkBlocking(spec["blocking"], columns, faults);
  if ("training" in spec) checkTraining(spec["training"], columns, comparisons, faults);
  if ("decision" in spec) checkDecision(spec["decision"], faults);
  if ("trained" in spec) checkTrained(spec["trained"], comparisons, faults);
  if (faults.failed) return { model: null, issues: faults.issues };
  const model = withoutRemarks(spec) as unknown as LinkageModel;
  checkWhole(model, faults);
  return faults.failed ? { model: null, issues: faults.issues } : { model, issues: faults.issues };
}

/** What can only be seen once levels are written out. */
function checkWhole(model: LinkageModel, faults: Faults): void {
  const expanded = expandModel(model);
  for (const comparison of expanded.comparisons) {
    const trained = model.trained?.comparisons[comparison.name];
    if (trained !== undefined && trained.length !== comparison.levels.length) {
      faults.add(`trained.comparisons.${comparison.name}`, "model-trained-levels-differ", `${trained.length} niveaux appris, la comparaison en a ${comparison.levels.length}.`, `${trained.length} trained levels, the comparison has ${comparison.levels.length}.`);
    }
  }
  if (model.trained !== undefined || model.training?.sessions === undefined) return;
  const estimated = new Set<string>();
  model.training.sessions.forEach((session, index) => {
    const blocked = new Set(session.on.flatMap(columnsOfKey));
    const free = expanded.comparisons.filter((comparison) => session.leaveOut === undefined ? !comparison.reads.some((name) => blocked.has(name)) : !session.leaveOut.includes(comparison.name));
    if (free.length === 0) sessionOfNothing(`training.sessions[${index}]`, faults);
    for (const comparison of free) estimated.add(comparison.name);
  });
  expanded.comparisons.forEach((comparison, index) => {
    const given = comparison.levels.every((level) => level.m !== undefined);
    if (model.training?.sessions?.length === 0 || estimated.has(comparison.name) || given) return;
    faults.add(`comparisons[${index}]`, "model-comparison-not-trained", `aucune séance d’apprentissage n’estime «\u202f${comparison.name}\u202f»\u202f: elle gardera ses valeurs de départ.`, `no training session estimates “${comparison.name}”: it will keep its starting values.`, "warning");
  });
}

function withoutRemarks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutRemarks);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !isComment(key)).map(([key, inner]) => [key, withoutRemarks(inner)]));
}
