import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { keyedLines } from "../../domain/difference/index.ts";
import { findAction, findObjective } from "../../domain/outline.ts";
import type { Register, ResourceTable } from "../../domain/register.ts";
import type { Edit } from "./edit.ts";

export const thingKinds = ["contract", "priority", "objective", "action", "indicator", "part", "measure", "target", "reference", "line"] as const;
export type ThingKind = (typeof thingKinds)[number];

/** What an edit is about: two edits about the same thing meet, two about others do not. */
export interface Thing {
  readonly kind: ThingKind;
  readonly code: string;
}

export function thingOf(edit: Edit): Thing {
  switch (edit.kind) {
    case "contract.title":
    case "contract.years":
      return { kind: "contract", code: "" };
    case "measure.add":
      return { kind: "measure", code: edit.key };
    case "target.add":
      return { kind: "target", code: edit.series };
    case "reference.add":
    case "reference.remove":
      return { kind: "reference", code: `${edit.action} / ${edit.indicator}` };
    case "line.amounts":
    case "line.remove":
      return { kind: "line", code: lineCode(edit.table, edit.line) };
    case "line.add":
      return { kind: "line", code: lineCode(edit.table, `${edit.group?.fr ?? ""} / ${edit.label.fr}`) };
    default: {
      const [kind] = edit.kind.split(".");
      return { kind: thingKinds.find((one) => one === kind) ?? "contract", code: edit.code };
    }
  }
}

export function sameThing(one: Thing, other: Thing): boolean {
  return one.kind === other.kind && one.code === other.code;
}

/** One code for a line of a table; codes of tables hold no `|`. */
export function lineCode(table: string, line: string): string {
  return `${table}|${line}`;
}

export function splitLineCode(code: string): { readonly table: string; readonly line: string } {
  const bar = code.indexOf("|");
  return bar < 0 ? { table: code, line: "" } : { table: code.slice(0, bar), line: code.slice(bar + 1) };
}

export function tablesIn(register: Register): readonly ResourceTable[] {
  return [...register.resourceTables, ...(register.employmentPlan === null ? [] : [register.employmentPlan])];
}

/**
 * What a register says of one thing, without what stands under it: a title, the terms of a target, the amounts of a
 * line. Undefined where it has no such thing. Equal answers mean that nothing about it differs.
 */
export function stateOf(register: Register, thing: Thing): unknown {
  const { code } = thing;
  const parts = register.indicators.flatMap((one) => one.parts);
  switch (thing.kind) {
    case "contract":
      return { title: register.title, fromYear: register.fromYear, toYear: register.toYear };
    case "priority":
      return titleOf(register.priorities.find((one) => one.code === code));
    case "objective":
      return titleOf(findObjective(register, code)?.objective);
    case "action":
      return titleOf(findAction(register, code)?.action);
    case "indicator":
      return titleOf(register.indicators.find((one) => one.code === code));
    case "part":
      return keep(parts.find((one) => one.code === code), (one) => ({ definition: one.definition ?? one.writtenDefinition }));
    case "measure":
      return keep(parts.flatMap((one) => one.measures).find((one) => one.key === code), ({ name, unit, baseline }) => ({ name, unit, baseline }));
    case "target":
      return keep(parts.flatMap((one) => one.targets).find((one) => one.key === code), ({ lines: _lines, written: _written, ...said }) => said);
    case "reference":
      return keep(register.references.find((one) => `${one.from.code} / ${one.indicator}` === code && one.from.kind === "action"), () => true);
    case "line": {
      const { table, line } = splitLineCode(code);
      const found = tablesIn(register).find((one) => one.code === table);
      return keep(found === undefined ? undefined : keyedLines(found).find((one) => one.key === line), ({ line: { amounts, overall, kind } }) => ({ amounts, overall, kind }));
    }
  }
}

function titleOf(item: { readonly title: Bilingual } | undefined): unknown {
  return keep(item, ({ title }) => ({ title }));
}

function keep<T>(item: T | undefined, said: (item: T) => unknown): unknown {
  return item === undefined ? undefined : said(item);
}
