import type { BlockKey, BlockingRule, ComparisonKind, ComparisonSpec, ExpandedComparison, ExpandedLevel, ExpandedModel, LevelSpec, LinkageModel } from "../../domain/model.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { columnsRead } from "../columns/derived.ts";
import { columnsOf, kindLevels } from "../kinds/index.ts";
import { conditionInWords } from "./words.ts";

export const defaultMaximumPairs = 200_000_000;

/** Everything by default written out: levels of ready kinds, names of rules, training and decision. The model must be valid (`readModel`). */
export function expandModel(model: LinkageModel): ExpandedModel {
  const maximumPairs = model.maximumPairs ?? defaultMaximumPairs;
  const comparisons = model.comparisons.map((spec) => expandComparison(spec, model));
  const blocking = namedRules(model.blocking, maximumPairs);
  const { training = {}, decision = {} } = model;
  return {
    ...model, comparisons, blocking, maximumPairs,
    training: {
      ...(training.prior === undefined ? {} : { prior: training.prior }),
      randomPairs: training.randomPairs ?? 10_000_000,
      sessions: training.sessions ?? blocking.slice(0, 3).map((rule) => ({ on: rule.on })),
      maximumPairs: training.maximumPairs ?? 10_000_000,
      iterations: training.iterations ?? 100,
      tolerance: training.tolerance ?? 1e-5,
      freeU: training.freeU ?? false,
    },
    decision: { probability: decision.probability ?? 0.5, writeFrom: decision.writeFrom ?? Math.min(0.01, decision.probability ?? 0.5), oneToOne: decision.oneToOne ?? "none", margin: decision.margin ?? 0, ...(decision.precision === undefined ? {} : { precision: decision.precision }), ...(decision.tellApart === undefined ? {} : { tellApart: decision.tellApart }) },
    seed: model.seed ?? "jalon",
  };
}

function expandComparison(spec: ComparisonSpec, model: LinkageModel): ExpandedComparison {
  const levels = spec.levels === undefined ? kindLevels(spec, spec.kind ?? kindOfColumn(spec, model), model) : spec.levels.map(expandLevel);
  const reads = [...new Set([...levels.map((level) => level.when), spec.given].flatMap((condition) => condition === undefined ? [] : columnsRead(condition)))].toSorted();
  return { name: spec.name, label: spec.label ?? { fr: spec.name, en: spec.name }, levels, nullIsNeutral: spec.nullIsNeutral ?? true, ...(spec.given === undefined ? {} : { given: spec.given }), reads: reads.length > 0 ? reads : columnsOf(spec) };
}

/** Without a kind, a comparison compares as its column is cleaned. */
function kindOfColumn(spec: ComparisonSpec, model: LinkageModel): ComparisonKind {
  const clean = model.columns[columnsOf(spec)[0] ?? ""]?.clean ?? "raw";
  return clean === "raw" ? "exact" : clean;
}

function expandLevel(spec: LevelSpec): ExpandedLevel {
  const label: Bilingual = spec.label === undefined ? spec.when === undefined ? { fr: "Tout autre cas", en: "Everything else" } : conditionInWords(spec.when)
    : typeof spec.label === "string" ? { fr: spec.label, en: spec.label } : spec.label;
  return { ...spec, label };
}

const isRule = (rule: BlockingRule | readonly BlockKey[]): rule is BlockingRule => !Array.isArray(rule);

function namedRules(rules: LinkageModel["blocking"], maximumPairs: number): ExpandedModel["blocking"] {
  const seen = new Map<string, number>();
  return rules.map((rule) => {
    const own = isRule(rule) ? rule : { on: rule };
    const wanted = own.name ?? own.on.map(keyInWords).join(" + ");
    const times = (seen.get(wanted) ?? 0) + 1;
    seen.set(wanted, times);
    return { name: times === 1 ? wanted : `${wanted} (${times})`, on: own.on, maximumPairs: own.maximumPairs ?? maximumPairs };
  });
}

/** A block key as people read it in reports: `surname`, `year of birth_date`. */
export function keyInWords(key: BlockKey): string {
  if (typeof key === "string") return key;
  if (!("column" in key)) return `${keyInWords(key.left)} = ${keyInWords(key.right)}`;
  return key.part === "prefix" || key.part === "suffix" ? `${key.column}.${key.part}(${key.characters})` : `${key.column}.${key.part}`;
}
