import { untranslated } from "../../register.ts";
import type { Target, Unit } from "../../../../indicators/index.ts";
import type { Aside, Clause } from "./clauses.ts";
import { comparatorOf, conditionOf, quantity, scopeOf, unitOf, type ContractYears } from "./quantities.ts";
import { valueOf, type Series } from "./series.ts";
import type { Statement } from "./statements.ts";
import { contentWords, headWords, slug } from "../words.ts";

export interface TargetPlace {
  readonly part: string;
  readonly definition: string;
  readonly years: ContractYears;
}

function dueYear(statement: Statement, years: ContractYears): number {
  return statement.toYear ?? years.toYear;
}

/** The targets of one series: its commitments, then the figures given beside them. */
export function seriesTargets(series: Series, key: string, unit: Unit, place: TargetPlace): readonly Target[] {
  const targets: Target[] = [];
  const several = series.targets.filter((clause) => !clause.statement.intermediate).length > 1;
  for (const clause of series.targets) {
    if (clause.figure === null) continue;
    const main = commitment(clause, several || clause.statement.intermediate ? `${key}#${dueYear(clause.statement, place.years)}` : key, key, unit, valueOf(series.baseline), place);
    targets.push(main);
    for (const aside of clause.asides) {
      const beside = contextTarget(aside, clause, key, place);
      if (beside !== null) targets.push(beside);
    }
  }
  const seen = new Map<string, number>();
  return targets.map((target) => {
    const times = (seen.get(target.key) ?? 0) + 1;
    seen.set(target.key, times);
    return times === 1 ? target : { ...target, key: `${target.key}-${times}` };
  });
}

function commitment(clause: Clause, key: string, series: string, unit: Unit, baseline: number | null, place: TargetPlace): Target {
  const figure = clause.figure;
  if (figure === null) throw new RangeError("a commitment in numbers needs a figure");
  const comparator = comparatorOf(figure, baseline, place.definition);
  const condition = conditionOf(clause);
  return {
    key,
    series,
    comparator,
    strict: comparator === "more-than" || comparator === "less-than",
    value: quantity(figure.value, figure.unit ?? null),
    upperValue: figure.upper === null ? null : quantity(figure.upper, figure.unit),
    unit,
    scope: scopeOf(clause, place.definition, place.years),
    dueYear: dueYear(clause.statement, place.years),
    approximate: figure.approximate,
    condition: condition === null ? null : untranslated(condition),
    calledTarget: clause.statement.kind === "target",
    role: clause.statement.intermediate ? "context" : "commitment",
    written: clause.text,
    statement: null,
    lines: clause.statement.lines,
  };
}

function contextTarget(aside: Aside, clause: Clause, series: string, place: TargetPlace): Target | null {
  const figure = aside.figure;
  if (figure === null) return null;
  const said: Clause = { ...clause, text: aside.text, figure, asides: [] };
  return {
    key: `${series}#${slug(headWords(aside.label)) || "contexte"}`,
    series,
    comparator: figure.comparator ?? "at-least",
    strict: figure.comparator === "more-than" || figure.comparator === "less-than",
    value: quantity(figure.value, figure.unit),
    upperValue: figure.upper === null ? null : quantity(figure.upper, figure.unit),
    unit: unitOf(figure, aside.label, `nombre de ${aside.label}`),
    scope: scopeOf(said, "", place.years),
    dueYear: dueYear(clause.statement, place.years),
    approximate: figure.approximate,
    condition: null,
    calledTarget: clause.statement.kind === "target",
    role: "context",
    written: aside.text,
    statement: null,
    lines: clause.statement.lines,
  };
}

/** A commitment without a number ("lancer une analyse…"), or to a rank ("rester 1er…"): a series of its own. */
export function worded(clause: Clause, place: TargetPlace): Target {
  const ordinal = clause.figure?.ordinal === true ? clause.figure : null;
  const name = ordinal !== null ? "rang" : contentWords(clause.text).slice(1, 3).join("-") || "engagement";
  const series = `${place.part}.${slug(name)}`;
  return {
    key: series,
    series,
    comparator: ordinal === null ? "qualitative" : "rank-at-most",
    strict: false,
    value: ordinal === null ? null : ordinal.value,
    upperValue: null,
    unit: { kind: ordinal === null ? "none" : "rank" },
    scope: { kind: "at-date" },
    dueYear: dueYear(clause.statement, place.years),
    approximate: false,
    condition: null,
    calledTarget: clause.statement.kind === "target",
    role: clause.statement.intermediate ? "context" : "commitment",
    written: clause.text,
    statement: untranslated(clause.text),
    lines: clause.statement.lines,
  };
}
