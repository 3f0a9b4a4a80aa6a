import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Cell, Column, Table } from "../../../../kernel/tables/index.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { roundValue, type Unit } from "../../../indicators/index.ts";

/** One header for the readers of both languages. */
export function column(key: string, fr: string, en: string): Column {
  return { key, label: both(fr === en ? fr : `${fr} / ${en}`, fr === en ? fr : `${fr} / ${en}`) };
}

export function sheet(name: Bilingual, columns: readonly Column[], rows: readonly (readonly Cell[])[]): Table {
  return { name: name.fr, title: both(`${name.fr} / ${name.en}`, `${name.fr} / ${name.en}`), columns, rows };
}

export function dayCell(on: Day | null): Cell {
  return on === null ? null : { day: on };
}

/** A value as the pages write it: the same rounding, in the type of its unit. */
export function valueCell(value: number | null, unit: Unit): Cell {
  if (value === null) return null;
  const rounded = roundValue(value, unit);
  return unit.kind === "share" ? { share: rounded } : unit.kind === "eur" ? { euros: rounded } : rounded;
}

export const unitWords: Readonly<Record<Unit["kind"], Bilingual>> = {
  share: both("part", "share"),
  eur: both("euros", "euros"),
  year: both("années", "years"),
  count: both("nombre", "count"),
  index: both("indice", "index"),
  rank: both("rang", "rank"),
  none: both("fait (1) ou non (0)", "done (1) or not (0)"),
};

export function twice(word: Bilingual): string {
  return word.fr === word.en ? word.fr : `${word.fr} / ${word.en}`;
}
