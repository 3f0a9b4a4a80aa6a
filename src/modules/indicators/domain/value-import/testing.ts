import { readTable, type RawTable } from "../../../../kernel/tables/index.ts";
import { day } from "../../../../kernel/time/day.ts";
import type { Measure } from "../measure.ts";
import type { Unit } from "../target.ts";
import { isValueImportHeader } from "./columns.ts";
import { planValueImport } from "./plan-value-import.ts";
import type { ImportContext, ImportSeries, ValueImportPlan } from "./types.ts";

/** A series to test with. */
export function seriesFor(key: string, unit: Unit, more: Partial<ImportSeries> = {}, part: string = key): readonly [string, ImportSeries] {
  const measure: Measure = { key, part, name: { fr: `Série ${key}`, en: `Series ${key}` }, unit, baseline: { kind: "none" }, lines: [] };
  return [key, { measure, integer: unit.kind === "count" || unit.kind === "rank", ...more }];
}

/** A small contract of 2021 to 2025 asked on 1 July 2024, with nothing known. */
export function contextFor(more: Partial<ImportContext> = {}): ImportContext {
  return {
    series: new Map([
      seriesFor("1.europe", { kind: "share" }, {}, "1"),
      seriesFor("2", { kind: "index" }),
      seriesFor("3.a", { kind: "count", noun: { fr: "accélérateurs de recherche", en: "research accelerators" } }, { bounds: { max: 500 } }),
      seriesFor("6.a", { kind: "year" }),
      seriesFor("8.a", { kind: "eur" }, { bounds: { min: 1_000_000 } }),
      seriesFor("8.c.projects", { kind: "count" }, {}, "8.c"),
      seriesFor("8.c.start-ups", { kind: "count" }, {}, "8.c"),
      seriesFor("14.a.website", { kind: "count" }, {}, "14.a"),
      seriesFor("13", { kind: "rank" }),
      seriesFor("5", { kind: "none" }),
    ]),
    known: () => null,
    lastBefore: () => null,
    wholes: [],
    today: day("2024-07-01"),
    contract: { fromYear: 2021, toYear: 2025 },
    ...more,
  };
}

export function tableFrom(csv: string): Promise<RawTable> {
  return readTable("values.csv", new TextEncoder().encode(csv), { recogniseHeader: isValueImportHeader });
}

export async function planOf(csv: string, more: Partial<ImportContext> = {}): Promise<ValueImportPlan> {
  return planValueImport(await tableFrom(csv), contextFor(more));
}

/** Each issue as "line column code". */
export function codesOf(plan: ValueImportPlan): readonly string[] {
  return plan.issues.map((issue) => `${issue.line ?? "-"}${issue.column ?? ""} ${issue.code.replace("indicators.import.", "")}`);
}
