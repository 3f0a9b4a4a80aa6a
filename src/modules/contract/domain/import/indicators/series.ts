import type { Clause } from "./clauses.ts";
import { quantity, sameDimension } from "./quantities.ts";
import type { Statement } from "./statements.ts";
import { headWords, likeness, seriesSlug } from "../words.ts";

/** One series of a part: where it starts from, and what it is to reach. */
export interface Series {
  readonly label: string;
  readonly slug: string;
  readonly baseline: Clause | null;
  /** Comparisons that stand beside the baseline ("INC = 1,58 pour la France"). */
  readonly comparisons: readonly Clause[];
  readonly targets: readonly Clause[];
}

export interface PartClauses {
  readonly baselines: readonly Clause[];
  readonly targets: readonly Clause[];
}

function companions(clauses: readonly Clause[]): readonly Clause[] {
  return clauses.flatMap((clause) =>
    clause.asides.flatMap((aside): Clause[] =>
      aside.figure === null || aside.figure.approximate || aside.label === ""
        ? []
        : [{ text: aside.text, figure: aside.figure, label: aside.label, leading: "", asides: [], surplus: [], statement: clause.statement }],
    ),
  );
}

function paired(clause: Clause, others: readonly Clause[]): boolean {
  return others.some((other) => clause.figure !== null && other.figure !== null && sameDimension(clause.figure, other.figure) && likeness(clause.label, other.label) >= 0.5);
}

function without(clauses: readonly Clause[], lifted: readonly Clause[]): readonly Clause[] {
  return clauses.map((clause) => ({ ...clause, asides: clause.asides.filter((aside) => !lifted.some((one) => one.text === aside.text && one.statement === clause.statement)) }));
}

/** A companion in parentheses on both sides ("1,1 % du budget" … "1,3 % du budget") is a series; made a clause here. */
export function liftCompanions(part: PartClauses): PartClauses {
  const inBaselines = companions(part.baselines);
  const inTargets = companions(part.targets);
  const liftedFrom = inBaselines.filter((clause) => paired(clause, inTargets));
  const liftedTo = inTargets.filter((clause) => paired(clause, inBaselines));
  return { baselines: [...without(part.baselines, liftedFrom), ...liftedFrom], targets: [...without(part.targets, liftedTo), ...liftedTo] };
}

interface Growing {
  baseline: Clause | null;
  comparisons: Clause[];
  targets: Clause[];
}

function startSeries(baselines: readonly Clause[], institute: string): Growing[] {
  const series: Growing[] = [];
  for (const clause of baselines) {
    if (clause.figure === null) continue;
    const same = series.find((one) => one.baseline !== null && clause.leading !== "" && one.baseline.leading === clause.leading);
    if (same?.baseline === undefined || same.baseline === null) {
      series.push({ baseline: clause, comparisons: [], targets: [] });
      continue;
    }
    const own = (text: string): boolean => institute !== "" && text.toLowerCase().includes(institute.toLowerCase());
    if (own(clause.text) && !own(same.baseline.text)) {
      same.comparisons.push(same.baseline);
      same.baseline = clause;
    } else same.comparisons.push(clause);
  }
  return series;
}

function bestFor(target: Clause, order: number, siblings: number, series: readonly Growing[]): Growing | undefined {
  const figure = target.figure;
  if (figure === null) return undefined;
  const open = series.filter((one) => one.baseline?.figure !== undefined && one.baseline.figure !== null && sameDimension(one.baseline.figure, figure));
  const named = open
    .map((one) => ({ one, near: likeness(target.label, one.baseline?.label ?? "") }))
    .filter(({ near }) => near > 0.3)
    .sort((a, b) => b.near - a.near)[0]?.one;
  if (named !== undefined) return named;
  if (open.length === 1 && (siblings === 1 || target.label === "" || open[0]?.baseline?.label === "")) return open[0]?.targets.some((other) => other.statement === target.statement) === true ? undefined : open[0];
  return open.length === siblings && open.length === series.length ? open[order] : undefined;
}

/** Baselines and targets of a part put together in series. `definition` names the series that no label names. */
export function findSeries(part: PartClauses, definition: string, institute: string): readonly Series[] {
  const series = startSeries(part.baselines, institute);
  const statements = new Map<Statement, Clause[]>();
  for (const target of part.targets) if (target.figure !== null && !target.figure.ordinal) statements.set(target.statement, [...(statements.get(target.statement) ?? []), target]);
  for (const targets of statements.values()) {
    targets.forEach((target, order) => {
      const found = bestFor(target, order, targets.length, series) ?? targetSeries(target, series);
      if (found === undefined) series.push({ baseline: null, comparisons: [], targets: [target] });
      else found.targets.push(target);
    });
  }
  if (series.length === 0) series.push({ baseline: null, comparisons: [], targets: [] });
  return named(series, definition);
}

/** A second target (another year) of a series that has no baseline. */
function targetSeries(target: Clause, series: readonly Growing[]): Growing | undefined {
  return series.find((one) => one.baseline === null && one.targets.some((other) => other.statement !== target.statement && other.figure !== null && target.figure !== null && sameDimension(other.figure, target.figure) && (other.label === target.label || likeness(other.label, target.label) > 0.3)));
}

function named(series: readonly Growing[], definition: string): readonly Series[] {
  const used = new Set<string>();
  return series.map((one, order) => {
    const label = [one.baseline?.label, ...one.targets.map((target) => target.label)].find((text) => text !== undefined && text !== "") ?? headWords(definition);
    const isDefinition = (one.baseline?.label ?? "") === "" && one.targets.every((target) => target.label === "");
    const wanted = (isDefinition ? seriesSlug(label.split(" ")[0] ?? "") : seriesSlug(label)) || `serie-${order + 1}`;
    let slug = wanted;
    for (let more = 2; used.has(slug); more += 1) slug = `${wanted}-${more}`;
    used.add(slug);
    return { label, slug, baseline: one.baseline, comparisons: one.comparisons, targets: one.targets };
  });
}

/** The number of a clause in the unit of the house, or null without one. */
export function valueOf(clause: Clause | null): number | null {
  return clause === null || clause.figure === null ? null : quantity(clause.figure.value, clause.figure.unit);
}
