import type { Indicator, Part, Target } from "../../../indicators/index.ts";
import { keyedLines } from "../../domain/difference/index.ts";
import type { Objective, Priority, Register, ResourceLine, ResourceTable } from "../../domain/register.ts";
import type { Edit, TargetTerms } from "./edit.ts";
import { tablesIn } from "./thing.ts";

/** Why an edit cannot be made: what it changes is not there, what it adds is there already, or its parts do not fit. */
export type EditFault = "no-such-thing" | "already-there" | "wrong-number-of-years" | "no-such-parent";
export type Applied = { readonly register: Register } | { readonly fault: EditFault };

/**
 * The register with one edit made. Pure; the register given is not touched. What the edit does not name stays as it is:
 * a text that points at something removed goes on pointing there, for the check of the contract to say.
 */
export function applyEdit(register: Register, edit: Edit): Applied {
  switch (edit.kind) {
    case "contract.title":
      return { register: { ...register, title: edit.title } };
    case "contract.years":
      return { register: { ...register, fromYear: edit.fromYear, toYear: edit.toYear } };
    case "priority.title":
      return priorities(register, replaced(register.priorities, (one) => one.code === edit.code, (one) => ({ ...one, title: edit.title })));
    case "objective.title":
      return inObjectives(register, (objectives) => replaced(objectives, (one) => one.code === edit.code, (one) => ({ ...one, title: edit.title })));
    case "action.title":
      return inActions(register, (actions) => replaced(actions, (one) => one.code === edit.code, (one) => ({ ...one, title: edit.title })));
    case "objective.add":
      if (objectivesOf(register).some((one) => one.code === edit.code)) return { fault: "already-there" };
      return parent(priorities(register, replaced(register.priorities, (one) => one.code === edit.priority, (one): Priority => ({ ...one, objectives: [...one.objectives, { code: edit.code, title: edit.title, actions: [], lines: [] }] }))));
    case "action.add":
      if (objectivesOf(register).some((one) => one.actions.some((action) => action.code === edit.code))) return { fault: "already-there" };
      return parent(inObjectives(register, (objectives) => replaced(objectives, (one) => one.code === edit.objective, (one): Objective => ({ ...one, actions: [...one.actions, { code: edit.code, title: edit.title, group: null, lines: [] }] }))));
    case "objective.remove": {
      const gone = new Set(objectivesOf(register).find((one) => one.code === edit.code)?.actions.map((one) => one.code));
      return withoutReferences(inObjectives(register, (objectives) => removed(objectives, (one) => one.code === edit.code)), (kind, code) => (kind === "action" ? gone.has(code) : code.split("/")[0] === edit.code));
    }
    case "action.remove":
      return withoutReferences(inActions(register, (actions) => removed(actions, (one) => one.code === edit.code)), (kind, code) => kind === "action" && code === edit.code);
    case "reference.add": {
      if (register.references.some((one) => one.from.kind === "action" && one.from.code === edit.action && one.indicator === edit.indicator)) return { fault: "already-there" };
      if (!objectivesOf(register).some((one) => one.actions.some((action) => action.code === edit.action))) return { fault: "no-such-parent" };
      return { register: { ...register, references: [...register.references, { from: { kind: "action", code: edit.action }, indicator: edit.indicator, about: null, lines: [] }] } };
    }
    case "reference.remove": {
      const kept = register.references.filter((one) => !(one.from.kind === "action" && one.from.code === edit.action && one.indicator === edit.indicator));
      return kept.length === register.references.length ? { fault: "no-such-thing" } : { register: { ...register, references: kept } };
    }
    case "line.amounts":
    case "line.add":
    case "line.remove":
      return applyToTable(register, edit);
    default:
      return applyToIndicators(register, edit);
  }
}

type IndicatorEdit = Exclude<Edit, { kind: `contract.${string}` | `priority.${string}` | `objective.${string}` | `action.${string}` | `reference.${string}` | `line.${string}` }>;

function applyToIndicators(register: Register, edit: IndicatorEdit): Applied {
  const all = register.indicators;
  const parts = all.flatMap((one) => one.parts);
  switch (edit.kind) {
    case "indicator.title":
      return indicators(register, replaced(all, (one) => one.code === edit.code, (one) => ({ ...one, title: edit.title })));
    case "indicator.add":
      if (all.some((one) => one.code === edit.code)) return { fault: "already-there" };
      return indicators(register, [...all, { code: edit.code, title: edit.title, lagYears: edit.lagYears, parts: [], lines: [] }]);
    case "indicator.remove":
      return indicators(register, removed(all, (one) => one.code === edit.code));
    case "part.add":
      if (parts.some((one) => one.code === edit.code)) return { fault: "already-there" };
      return parent(indicators(register, replaced(all, (one) => one.code === edit.indicator, (one): Indicator => ({ ...one, parts: [...one.parts, { code: edit.code, definition: edit.definition, writtenDefinition: null, measures: [], targets: [], lines: [] }] }))));
    case "part.definition":
      return inParts(register, (list) => replaced(list, (one) => one.code === edit.code, (one): Part => ({ ...one, definition: edit.definition, writtenDefinition: null })));
    case "part.remove":
      return inParts(register, (list) => removed(list, (one) => one.code === edit.code));
    case "measure.name":
      return inParts(register, (list) => replaced(list, (one) => one.measures.some(({ key }) => key === edit.code), (one): Part => ({ ...one, measures: one.measures.map((measure) => (measure.key === edit.code ? { ...measure, name: edit.name } : measure)) })));
    case "measure.add": {
      if (parts.some((one) => one.measures.some(({ key }) => key === edit.key))) return { fault: "already-there" };
      const unit = edit.noun === null ? { kind: edit.unit } : { kind: edit.unit, noun: edit.noun };
      return parent(inParts(register, (list) => replaced(list, (one) => one.code === edit.part, (one): Part => ({ ...one, measures: [...one.measures, { key: edit.key, part: one.code, name: edit.name, unit, baseline: { kind: "none" }, lines: [] }] }))));
    }
    case "measure.remove":
      return inParts(register, (list) => replaced(list, (one) => one.measures.some(({ key }) => key === edit.code), (one): Part => ({ ...one, measures: one.measures.filter(({ key }) => key !== edit.code), targets: one.targets.filter(({ series }) => series !== edit.code) })));
    case "target.terms":
      return inParts(register, (list) => replaced(list, (one) => one.targets.some(({ key }) => key === edit.code), (one): Part => ({ ...one, targets: one.targets.map((target) => (target.key === edit.code ? withTerms(target, edit.terms) : target)) })));
    case "target.add": {
      if (parts.some((one) => one.targets.some(({ key }) => key === edit.series))) return { fault: "already-there" };
      const unit = parts.flatMap((one) => one.measures).find(({ key }) => key === edit.series)?.unit ?? { kind: edit.terms.comparator === "rank-at-most" ? ("rank" as const) : ("none" as const) };
      const target: Target = { ...edit.terms, key: edit.series, series: edit.series, unit, calledTarget: true, written: null, lines: [] };
      return parent(inParts(register, (list) => replaced(list, (one) => one.code === edit.part, (one): Part => ({ ...one, targets: [...one.targets, target] }))));
    }
    case "target.remove":
      return inParts(register, (list) => replaced(list, (one) => one.targets.some(({ key }) => key === edit.code), (one): Part => ({ ...one, targets: one.targets.filter(({ key }) => key !== edit.code) })));
  }
}

/** The words of the document are no longer those of the target: they go. */
function withTerms(target: Target, terms: TargetTerms): Target {
  return { ...target, ...terms, written: null };
}

function applyToTable(register: Register, edit: Extract<Edit, { kind: `line.${string}` }>): Applied {
  const table = tablesIn(register).find((one) => one.code === edit.table);
  if (table === undefined) return { fault: "no-such-parent" };
  const lines = keyedLines(table);
  if (edit.kind !== "line.remove" && edit.amounts.length !== table.years.length) return { fault: "wrong-number-of-years" };
  if (edit.kind === "line.add") {
    if (lines.some(({ key }) => key === `${edit.group?.fr ?? ""} / ${edit.label.fr}`)) return { fault: "already-there" };
    const { label, group, amounts, overall, lineKind } = edit;
    const line: ResourceLine = { label, group, kind: lineKind, amounts, overall, noteMark: null, sourceLine: Math.max(1, ...table.lines.map((one) => one.sourceLine)) };
    // What is added stands before the totals that close the table.
    const closing = table.lines.findLastIndex((one) => one.kind !== "total") + 1;
    const at = lineKind === "total" ? table.lines.length : closing;
    return withTable(register, { ...table, lines: table.lines.toSpliced(at, 0, line) });
  }
  const place = lines.findIndex(({ key }) => key === edit.line);
  const line = lines[place]?.line;
  if (line === undefined) return { fault: "no-such-thing" };
  return withTable(register, { ...table, lines: edit.kind === "line.remove" ? table.lines.toSpliced(place, 1) : table.lines.with(place, { ...line, amounts: edit.amounts, overall: edit.overall }) });
}

function withTable(register: Register, table: ResourceTable): Applied {
  if (register.employmentPlan?.code === table.code) return { register: { ...register, employmentPlan: table } };
  return { register: { ...register, resourceTables: register.resourceTables.map((one) => (one.code === table.code ? table : one)) } };
}

/** Null where nothing was found to replace or remove. */
function replaced<T>(list: readonly T[], is: (item: T) => boolean, change: (item: T) => T): readonly T[] | null {
  return list.some(is) ? list.map((item) => (is(item) ? change(item) : item)) : null;
}

function removed<T>(list: readonly T[], is: (item: T) => boolean): readonly T[] | null {
  return list.some(is) ? list.filter((item) => !is(item)) : null;
}

function priorities(register: Register, list: readonly Priority[] | null): Applied {
  return list === null ? { fault: "no-such-thing" } : { register: { ...register, priorities: list } };
}

function indicators(register: Register, list: readonly Indicator[] | null): Applied {
  return list === null ? { fault: "no-such-thing" } : { register: { ...register, indicators: list } };
}

function objectivesOf(register: Register): Objective[] {
  return register.priorities.flatMap((one) => one.objectives);
}

function inObjectives(register: Register, change: (objectives: readonly Objective[]) => readonly Objective[] | null): Applied {
  const made = register.priorities.map((one) => ({ one, objectives: change(one.objectives) }));
  return made.every(({ objectives }) => objectives === null) ? { fault: "no-such-thing" } : priorities(register, made.map(({ one, objectives }) => (objectives === null ? one : { ...one, objectives })));
}

function inActions(register: Register, change: (actions: Objective["actions"]) => Objective["actions"] | null): Applied {
  return inObjectives(register, (objectives) => {
    const made = objectives.map((one) => ({ one, actions: change(one.actions) }));
    return made.every(({ actions }) => actions === null) ? null : made.map(({ one, actions }) => (actions === null ? one : { ...one, actions }));
  });
}

function inParts(register: Register, change: (parts: readonly Part[]) => readonly Part[] | null): Applied {
  const made = register.indicators.map((one) => ({ one, parts: change(one.parts) }));
  return made.every(({ parts }) => parts === null) ? { fault: "no-such-thing" } : indicators(register, made.map(({ one, parts }) => (parts === null ? one : { ...one, parts })));
}

/** For what is added: a missing parent rather than a missing thing. */
function parent(applied: Applied): Applied {
  return "fault" in applied && applied.fault === "no-such-thing" ? { fault: "no-such-parent" } : applied;
}

/** What the text of a removed item pointed at is gone with the text. */
function withoutReferences(applied: Applied, gone: (kind: string, code: string) => boolean): Applied {
  if ("fault" in applied) return applied;
  return { register: { ...applied.register, references: applied.register.references.filter(({ from }) => !gone(from.kind, from.code)) } };
}
