import { both } from "../../kernel/i18n/format.ts";
import type { Bilingual } from "../../kernel/i18n/language.ts";
import type { Contradiction, Register } from "../../modules/contract/index.ts";
import { describeTarget, seriesAnchor, seriesOf } from "../../modules/indicators/index.ts";
import type { SearchEntry } from "./search.ts";

function joined(texts: readonly (Bilingual | null)[]): Bilingual {
  const known = texts.filter((one) => one !== null);
  return { fr: known.map((one) => one.fr).join(". "), en: known.map((one) => one.en).join(". ") };
}

/** Everything of a version of the contract that can be searched, in the order of the contract. */
export function searchEntries(contractCode: string, register: Register, contradictions: readonly Contradiction[]): SearchEntry[] {
  return [...outlineEntries(register), ...indicatorEntries(contractCode, register), ...resourceEntries(register), ...contradictions.map(contradictionEntry)];
}

function outlineEntries(register: Register): SearchEntry[] {
  const priorities = register.priorities.map((one): SearchEntry => ({
    kind: "priority", code: one.code, title: one.title, text: joined(one.objectives.map((objective) => objective.title)), href: `/priorities/${encodeURIComponent(one.code)}`,
  }));
  const objectives = register.priorities.flatMap((priority) => priority.objectives.map((one): SearchEntry => ({
    kind: "objective", code: one.code, title: one.title, text: priority.title, href: `/objectives/${encodeURIComponent(one.code)}`,
  })));
  const actions = register.priorities.flatMap((priority) => priority.objectives.flatMap((objective) => objective.actions.map((one): SearchEntry => ({
    kind: "action", code: one.code, title: one.title, text: joined([one.group, objective.title]), href: `/actions/${encodeURIComponent(one.code)}`,
  }))));
  return [...priorities, ...objectives, ...actions];
}

function indicatorEntries(contractCode: string, register: Register): SearchEntry[] {
  const catalogue = { contractCode, versionId: "", fromYear: register.fromYear, toYear: register.toYear, indicators: register.indicators };
  const indicators = register.indicators.map((one): SearchEntry => ({
    kind: "indicator", code: one.code, title: one.title, href: `/indicators/${encodeURIComponent(one.code)}`,
    text: joined(one.parts.map((part) => part.definition ?? (part.writtenDefinition === null ? null : both(part.writtenDefinition, part.writtenDefinition)))),
  }));
  const series = seriesOf(catalogue).map(({ key, indicator, part, measure, targets }): SearchEntry => ({
    kind: "series",
    // A part with one series is called by its letter, its series by the same code.
    code: key,
    title: measure.name,
    text: joined([indicator.title, part.definition, ...targets.map(describeTarget)]),
    href: `/indicators/${encodeURIComponent(indicator.code)}#${seriesAnchor(key)}`,
  }));
  return [...indicators, ...series];
}

function resourceEntries(register: Register): SearchEntry[] {
  const tables = [...(register.employmentPlan === null ? [] : [register.employmentPlan]), ...register.resourceTables];
  return tables.flatMap((table) =>
    table.lines
      .filter((line) => line.kind !== "total")
      .map((line): SearchEntry => ({ kind: "resource", code: table.code, title: line.label, text: joined([table.title, line.group]), href: `/resources#table-${table.code}` })),
  );
}

function contradictionEntry(one: Contradiction): SearchEntry {
  return { kind: "contradiction", code: one.code, title: one.message, text: both(one.items.join(", "), one.items.join(", ")), href: "/contradictions" };
}
