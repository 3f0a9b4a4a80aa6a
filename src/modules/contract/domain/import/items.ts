import type { IndicatorReference, Register, ResourceTable } from "../register.ts";
import type { Baseline, Indicator, Target } from "../../../indicators/index.ts";
import type { ReadItem } from "./reading.ts";

function baselineValue(baseline: Baseline): number | null {
  return baseline.kind === "none" ? null : baseline.value;
}

function baselineWhen(baseline: Baseline): string {
  if (baseline.kind === "none") return "none";
  if (baseline.kind === "previous-period") return `previous-period ${baseline.fromYear}-${baseline.toYear}`;
  return baseline.kind === "censored" ? `${baseline.bound} ${baseline.value}, ${baseline.year}` : `value ${baseline.year}`;
}

function scopeText(target: Target): string {
  const { scope } = target;
  if (scope.kind === "cumulated" || scope.kind === "mean") return `${scope.kind} ${scope.fromYear}-${scope.toYear}`;
  return scope.kind === "mean-after" ? `mean-after ${scope.years}` : scope.kind;
}

function targetItem(target: Target): ReadItem {
  const words = [target.comparator, target.value ?? "", target.upperValue === null ? "" : `– ${target.upperValue}`, target.unit.kind, target.role === "context" ? "(context)" : ""];
  return {
    kind: "target",
    code: target.key,
    title: target.written ?? target.key,
    lines: target.lines,
    value: target.value,
    within: target.series,
    reading: `${words.filter((word) => word !== "").join(" ")}, ${scopeText(target)}, ${target.dueYear}`,
  };
}

function indicatorItems(indicator: Indicator): readonly ReadItem[] {
  const items: ReadItem[] = [{ kind: "indicator", code: indicator.code, title: indicator.title.fr, lines: indicator.lines }];
  for (const part of indicator.parts) {
    items.push({ kind: "part", code: part.code, title: part.writtenDefinition ?? indicator.title.fr, lines: part.lines, within: indicator.code });
    for (const measure of part.measures) {
      items.push({ kind: "measure", code: measure.key, title: measure.name.fr, lines: measure.lines, within: part.code, reading: measure.unit.kind });
      if (measure.baseline.kind !== "none") {
        items.push({ kind: "baseline", code: measure.key, title: measure.name.fr, lines: measure.baseline.lines, value: baselineValue(measure.baseline), within: measure.key, reading: baselineWhen(measure.baseline) });
      }
    }
    items.push(...part.targets.map(targetItem));
  }
  return items;
}

function tableItems(table: ResourceTable, kind: "resourceTable" | "employmentPlan"): readonly ReadItem[] {
  return [
    { kind, code: table.code, title: table.title.fr, lines: table.sourceLines },
    ...table.lines.map((line): ReadItem => ({
      kind: "resourceLine",
      code: `${table.code}/${line.sourceLine}`,
      title: line.label.fr,
      lines: [line.sourceLine],
      value: [...line.amounts, line.overall],
      within: table.code,
      reading: line.kind,
    })),
  ];
}

function referenceItem(reference: IndicatorReference): ReadItem {
  return { kind: "reference", code: reference.indicator, title: reference.about ?? "", lines: reference.lines, within: `${reference.from.kind} ${reference.from.code}` };
}

/** Which lines became what: everything in the register but its skeleton, which tells its own. */
export function itemsOf(register: Register): readonly ReadItem[] {
  return [
    ...register.indicators.flatMap(indicatorItems),
    ...(register.employmentPlan === null ? [] : tableItems(register.employmentPlan, "employmentPlan")),
    ...register.resourceTables.flatMap((table) => tableItems(table, "resourceTable")),
    ...register.references.map(referenceItem),
  ];
}
