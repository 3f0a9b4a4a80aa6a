import { untranslated } from "../../register.ts";
import type { Baseline, Indicator, Measure, Part, Target, Unit } from "../../../../indicators/index.ts";
import { clausesOf, isAmbiguous, isLevelUnread, isRelative, type Clause } from "./clauses.ts";
import { readFigures } from "./figures.ts";
import type { IndicatorBlock, PartBlock } from "./indicator-blocks.ts";
import type { Line } from "../lines.ts";
import { quantity, unitOf, type ContractYears } from "./quantities.ts";
import type { ProblemList } from "../reading.ts";
import { findSeries, liftCompanions, type Series } from "./series.ts";
import { readStatements, type Statement } from "./statements.ts";
import { seriesTargets, worded, type TargetPlace } from "./targets.ts";
import { fold, opening } from "../words.ts";

export interface IndicatorContext {
  readonly years: ContractYears;
  readonly institute: string;
  readonly problems: ProblemList;
}

/** A value is a baseline unless it is called a target, or comes after the first one with a year inside the contract. */
function sortStatements(statements: readonly Statement[], years: ContractYears): { baselines: readonly Statement[]; targets: readonly Statement[] } {
  const baselines: Statement[] = [];
  const targets: Statement[] = [];
  for (const statement of statements) {
    if (statement.kind === "definition") continue;
    const first = baselines[0]?.toYear ?? null;
    const later = statement.toYear !== null && statement.toYear >= years.fromYear && (first === null ? years.fromYear > 0 && statement.toYear > years.fromYear : statement.toYear > first);
    if (statement.kind === "target" || later) targets.push(statement);
    else baselines.push(statement);
  }
  return { baselines, targets };
}

function baselineOf(series: Series, context: IndicatorContext, isTotal: boolean): Baseline {
  const clause = series.baseline;
  const figure = clause?.figure ?? null;
  if (clause === null || figure === null) return { kind: "none" };
  const { fromYear, toYear } = clause.statement;
  const note = noteOf(clause, series.comparisons);
  const value = quantity(figure.value, figure.unit);
  const lines = clause.statement.lines;
  const year = toYear ?? context.years.fromYear - 1;
  if (toYear === null) {
    context.problems.note("baseline.no-year", `Valeur de départ sans année : ${year} est supposé.`, `Baseline without a year: ${year} is assumed.`, lines);
  }
  if (figure.comparator === "more-than" || figure.comparator === "at-least") return { kind: "censored", bound: "more-than", value, year, note, lines };
  if (figure.comparator === "less-than" || figure.comparator === "at-most") return { kind: "censored", bound: "less-than", value, year, note, lines };
  if (fromYear !== null && toYear !== null && fromYear !== toYear && isTotal) return { kind: "previous-period", value, fromYear, toYear, note, lines };
  return { kind: "value", value, year, note, lines };
}

function noteOf(clause: Clause, comparisons: readonly Clause[]): { fr: string; en: string } | null {
  const said = [...clause.asides.map((aside) => aside.text).filter((text) => !/^(?:en )?stock$/i.test(text)), ...comparisons.map((other) => other.text)];
  const tail = /^\s*(pour [^;]+)$/.exec(clause.figure?.after ?? "")?.[1];
  if (tail !== undefined && comparisons.length === 0) said.unshift(tail.trim());
  return said.length === 0 ? null : untranslated(said.join(" ; "));
}

function unitOfSeries(series: Series, definition: string): Unit {
  const clause = series.baseline ?? series.targets[0];
  if (clause?.figure === undefined || clause.figure === null) return { kind: "none" };
  const decimal = [series.baseline, ...series.targets].find((one) => one?.figure !== null && one?.figure !== undefined && !Number.isInteger(one.figure.value));
  const label = clause.leading === "" ? clause.label : `${clause.leading} `;
  return unitOf(decimal?.figure ?? clause.figure, label, definition);
}

function readPart(block: PartBlock, code: string, head: IndicatorBlock, context: IndicatorContext): { part: Part; lag: string } {
  const { statements, rest } = readStatements(block.lines, block.implicit);
  const definitions = statements.filter((statement) => statement.kind === "definition");
  const definition = definitions.map((statement) => statement.text).join("\n");
  const meaning = definition === "" ? head.title : definition;
  const lines = block.lines.filter((line) => !line.blank).map((line) => line.number);
  const sorted = sortStatements(statements, context.years);
  const place: TargetPlace = { part: code, definition: meaning, years: context.years };
  const aimed = sorted.targets.flatMap(clausesOf);
  const relative = aimed.filter(isRelative);
  const clauses = liftCompanions({ baselines: sorted.baselines.flatMap(clausesOf), targets: aimed.map((clause) => (relative.includes(clause) ? { ...clause, figure: null, surplus: [], asides: [] } : clause)) });
  for (const clause of relative) {
    context.problems.warning("target.relative", `Indicateur ${code} : la cible est dite en écart (« ${clause.text.slice(0, 80)} ») ; elle est reprise en mots, son niveau est à préciser.`, `Indicator ${code}: the target is worded as a change (“${clause.text.slice(0, 80)}”); it is kept in words, its level has to be stated.`, clause.statement.lines);
  }
  const series = findSeries(clauses, meaning, context.institute);
  const measures: Measure[] = [];
  const targets: Target[] = [];
  for (const one of series) {
    const key = series.length === 1 ? code : `${code}.${one.slug}`;
    const unit = unitOfSeries(one, meaning);
    const name = series.length === 1 ? opening(meaning) : one.label;
    const statementLines = [...definitions, ...(one.baseline === null ? [] : [one.baseline.statement]), ...one.targets.map((target) => target.statement)].flatMap((statement) => statement.lines);
    const baseline = baselineOf(one, context, unit.kind === "count" || unit.kind === "eur");
    measures.push({ key, part: code, name: untranslated(name), unit, baseline, lines: [...new Set(statementLines)].sort((a, b) => a - b) });
    targets.push(...seriesTargets(one, key, unit, place));
  }
  for (const clause of clauses.targets) if (clause.figure === null || clause.figure.ordinal) targets.push(worded(clause, place));
  reportPart({ code, block, at: head.head, statements, sorted, clauses, rest }, context.problems);
  return { part: { code, definition: null, writtenDefinition: definition === "" ? null : definition, measures, targets, lines: [...new Set(lines)].sort((a, b) => a - b) }, lag: `${definition}\n${rest.map((line) => line.text).join("\n")}` };
}

interface PartFindings {
  readonly code: string;
  readonly block: PartBlock;
  readonly at: readonly number[];
  readonly statements: readonly Statement[];
  readonly sorted: { readonly baselines: readonly Statement[]; readonly targets: readonly Statement[] };
  readonly clauses: { readonly baselines: readonly Clause[]; readonly targets: readonly Clause[] };
  readonly rest: readonly Line[];
}

function reportPart(found: PartFindings, problems: ProblemList): void {
  const { code, sorted, clauses } = found;
  const own = found.block.lines.filter((line) => !line.blank).map((line) => line.number).slice(0, 1);
  const here = own.length === 0 ? found.at : own;
  if (!found.statements.some((statement) => statement.kind === "definition")) problems.warning("part.no-definition", `Indicateur ${code} : aucune définition trouvée.`, `Indicator ${code}: no definition found.`, here);
  if (sorted.baselines.length === 0) problems.warning("part.no-baseline", `Indicateur ${code} : aucune valeur de départ trouvée.`, `Indicator ${code}: no baseline found.`, here);
  if (sorted.targets.length === 0) problems.error("part.no-target", `Indicateur ${code} : aucune cible trouvée.`, `Indicator ${code}: no target found.`, here);
  for (const clause of clauses.baselines) {
    if (clause.figure === null) problems.warning("baseline.no-number", `Indicateur ${code} : valeur de départ sans nombre lisible : « ${clause.text.slice(0, 80)} ».`, `Indicator ${code}: baseline without a readable number: “${clause.text.slice(0, 80)}”.`, clause.statement.lines);
  }
  for (const clause of clauses.targets) {
    if (isLevelUnread(clause)) problems.warning("target.no-level", `Indicateur ${code} : cible sans niveau lisible en chiffres (« ${clause.text.slice(0, 80)} ») ; elle est reprise en mots.`, `Indicator ${code}: target without a level readable in figures (“${clause.text.slice(0, 80)}”); it is kept in words.`, clause.statement.lines);
  }
  for (const statement of [...sorted.baselines, ...sorted.targets]) {
    if (statement.text === "") problems.error("statement.empty", `Indicateur ${code} : rien après le libellé.`, `Indicator ${code}: nothing after the label.`, statement.lines);
  }
  for (const clause of [...clauses.baselines, ...clauses.targets]) {
    if (isAmbiguous(clause)) problems.warning("figure.ambiguous", `Indicateur ${code} : un nombre peut se lire de deux façons (« ${clause.text.slice(0, 80)} ») ; la virgule ou le point est pris pour une décimale.`, `Indicator ${code}: a number can be read two ways (“${clause.text.slice(0, 80)}”); the comma or point is taken as a decimal mark.`, clause.statement.lines);
    for (const figure of clause.surplus) {
      problems.warning("figure.not-understood", `Indicateur ${code} : le nombre ${figure.value} n’a pas pu être rattaché (« ${clause.text.slice(0, 80)} »).`, `Indicator ${code}: the number ${figure.value} could not be placed (“${clause.text.slice(0, 80)}”).`, clause.statement.lines);
    }
  }
  for (const line of found.rest) {
    if (readFigures(line.text).length > 0) problems.warning("line.not-understood", `Indicateur ${code} : ligne chiffrée non comprise : « ${line.text.slice(0, 80)} ».`, `Indicator ${code}: line with a number not understood: “${line.text.slice(0, 80)}”.`, [line.number]);
  }
}

const lagged = /annee \$? ?n ?[-–−] ?1|(?:^|[^a-z])n ?[-–−] ?1 ?\$?(?:[^a-z0-9]|$)/;

/** All indicators of the list, typed; "la valeur est toujours sur l'année n-1" lags the indicators it is said of. */
export function readIndicators(blocks: readonly IndicatorBlock[], context: IndicatorContext): readonly Indicator[] {
  const read = blocks.map((block) => {
    const parts = block.parts.map((part) => readPart(part, part.letter === null ? block.code : `${block.code}.${part.letter}`, block, context));
    return { block, parts: parts.map((one) => one.part), lag: lagged.test(fold(parts.map((one) => one.lag).join(" "))), said: fold(parts.map((one) => one.lag).join(" ")) };
  });
  const classLag = read.some((one) => one.lag && /indicateurs bibliometriques/.test(one.said));
  return read.map(({ block, parts, lag }) => {
    const bibliometric = classLag && parts.every((part) => /publication|publiee?s? en|production scientifique/.test(fold(part.writtenDefinition ?? "")));
    const filled = block.lines.filter((line) => !line.blank).map((line) => line.number);
    return { code: block.code, title: untranslated(block.title), lagYears: lag || bibliometric ? 1 : 0, parts, lines: [...block.head, ...filled] };
  });
}
