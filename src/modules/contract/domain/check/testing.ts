import type { TextDocument } from "../../../../kernel/text/document.ts";
import type { Baseline, Indicator, Measure, Part, Target, Unit } from "../../../indicators/index.ts";
import { untranslated, type Action, type IndicatorReference, type Priority, type Register, type ResourceLine, type ResourceTable } from "../register.ts";

/** Small registers for tests: what a test does not name has a plain, harmless value. */
export function registerOf(pieces: Partial<Register> = {}): Register {
  return {
    code: "test",
    title: untranslated("Contrat d’essai"),
    institute: "Institut d’essai",
    fromYear: 2021,
    toYear: 2025,
    signedOn: null,
    priorities: [],
    indicators: [],
    resourceTables: [],
    employmentPlan: null,
    references: [],
    ...pieces,
  };
}

/** One priority with one objective with these actions: `[code, title, line]`. */
export function priorityOf(actions: readonly (readonly [code: string, title: string, line?: number])[], codes = { priority: "1", objective: "1" }): Priority {
  const made: Action[] = actions.map(([code, title, line]) => ({ code, title: untranslated(title), group: null, lines: line === undefined ? [] : [line] }));
  return {
    code: codes.priority,
    title: untranslated("Priorité d’essai"),
    objectives: [{ code: codes.objective, title: untranslated("Objectif d’essai"), actions: made, lines: [] }],
    lines: [],
  };
}

export function referenceOf(action: string, indicator: string, lines: readonly number[] = [], about: string | null = null): IndicatorReference {
  return { from: { kind: "action", code: action }, indicator, about, lines };
}

export function indicatorOf(code: string, title: string, parts: readonly Part[], pieces: Partial<Indicator> = {}): Indicator {
  return { code, title: untranslated(title), lagYears: 0, parts, lines: parts[0]?.lines.slice(0, 1) ?? [], ...pieces };
}

/** A part with one measure; `target` and `baseline` change what differs from "0 in 2020, at least 10 in 2025". */
export function partOf(
  code: string,
  definition: string,
  pieces: { unit?: Unit; name?: string; baseline?: Baseline; target?: Partial<Target>; lines?: readonly number[] } = {},
): Part {
  const unit: Unit = pieces.unit ?? { kind: "count" };
  const measure: Measure = {
    key: code,
    part: code,
    name: untranslated(pieces.name ?? definition),
    unit,
    baseline: pieces.baseline ?? baselineOf(0),
    lines: pieces.lines ?? [],
  };
  return {
    code,
    definition: untranslated(definition),
    writtenDefinition: null,
    measures: [measure],
    targets: [targetOf(code, { unit, ...pieces.target })],
    lines: pieces.lines ?? [],
  };
}

export function targetOf(series: string, pieces: Partial<Target> = {}): Target {
  return {
    key: series,
    series,
    comparator: "at-least",
    strict: pieces.comparator === "more-than" || pieces.comparator === "less-than",
    value: 10,
    upperValue: null,
    unit: { kind: "count" },
    scope: { kind: "at-date" },
    dueYear: 2025,
    approximate: false,
    condition: null,
    calledTarget: true,
    role: "commitment",
    written: null,
    statement: null,
    lines: [],
    ...pieces,
  };
}

export function baselineOf(value: number, lines: readonly number[] = [], year = 2020): Baseline {
  return { kind: "value", value, year, note: null, lines };
}

/** A table over 2021 to 2023 with the sum in the last column; each line: `[label, amounts, overall, kind]`. */
export function tableOf(
  lines: readonly (readonly [label: string, amounts: readonly (number | null)[], overall: number | null, kind?: ResourceLine["kind"]])[],
  pieces: Partial<ResourceTable> = {},
): ResourceTable {
  return {
    code: "ressources-1",
    title: untranslated("Ressources d’essai"),
    unit: "eur",
    years: [2021, 2022, 2023],
    differenceToYear: null,
    conditional: false,
    lines: lines.map(([label, amounts, overall, kind], index) => ({
      label: untranslated(label),
      group: null,
      kind: kind ?? "line",
      amounts,
      overall,
      noteMark: null,
      sourceLine: index + 1,
    })),
    notes: [],
    sourceLines: [1, lines.length],
    ...pieces,
  };
}

/** A document of these lines; the first is line 1. */
export function documentOf(...lines: readonly string[]): TextDocument {
  return { name: "essai.md", lines };
}
