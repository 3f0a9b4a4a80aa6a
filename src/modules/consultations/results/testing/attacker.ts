import type { Form } from "../../domain/form.ts";
import type { ShownAxis, ShownCount } from "../domain/published.ts";

/** What an attacker knows of one hidden count of a release. */
export interface Known {
  readonly name: string;
  readonly least: number;
  readonly most: number;
}

interface Sum {
  readonly plus: readonly string[];
  readonly minus: readonly string[];
  readonly right: number;
}

/**
 * Someone with nothing but the published release and patience, who shares no code with what made it: writes down every
 * sum that the tables of a reader show, takes every published number from it, and narrows what is left again and again
 * (subtraction, then bounds), until nothing moves. Gives what it believes of every hidden count.
 */
export function attack(form: Form, axis: ShownAxis): readonly Known[] {
  const counts = new Map<string, ShownCount>();
  const sums: Sum[] = [];
  const asked = new Map(form.axes.flatMap(({ sections }) => sections.flatMap(({ questions }) => questions.map((question) => [question.code, question] as const))));
  for (const { question, parts } of axis.questions) {
    const isGrid = asked.get(question)?.kind === "matrix";
    const nameOf = (part: string, value: string): string => (value === "not-asked" || (value === "no-answer" && !isGrid) ? `${question}//${value}` : `${question}/${part}/${value}`);
    for (const { part, cells, crossings } of parts) {
      for (const { value, count } of cells) counts.set(nameOf(part, value), count);
      sums.push({ plus: cells.map(({ value }) => nameOf(part, value)), minus: [], right: axis.contributions });
      for (const { group, columns, rows } of crossings) {
        const categories = axis.groups.find((one) => one.group === group)?.categories ?? [];
        const crossedName = (row: number, column: number): string => `${question}/${part}/${group}/${row}/${column}`;
        for (const [row, line] of rows.entries()) {
          for (const [column, count] of line.entries()) counts.set(crossedName(row, column), count);
          sums.push({ plus: line.map((_, column) => crossedName(row, column)), minus: [], right: categories[row]?.contributions ?? 0 });
        }
        for (const [column, values] of columns.entries()) sums.push({ plus: rows.map((_, row) => crossedName(row, column)), minus: values.map((value) => nameOf(part, value)), right: 0 });
      }
    }
    if (asked.get(question)?.kind === "ranking") {
      const silent = [...counts.keys()].filter((name) => name.startsWith(`${question}//`));
      sums.push({ plus: [...parts.map(({ part }) => `${question}/${part}/1`), ...silent], minus: [], right: axis.contributions });
    }
  }
  // Whoever was asked gave one of the answers that a plain condition waits for.
  for (const [code, { when }] of asked) {
    if (when === undefined || !("oneOf" in when) || !counts.has(`${code}//not-asked`)) continue;
    const given = when.oneOf.map((value) => `${when.question}//${value}`);
    if (given.every((name) => counts.has(name))) sums.push({ plus: [...given, `${code}//not-asked`], minus: [], right: axis.contributions });
  }

  const bounds = new Map([...counts].map(([name, count]) => [name, count === null ? { least: 0, most: axis.contributions } : { least: count, most: count }]));
  const at = (name: string): { least: number; most: number } => bounds.get(name) ?? { least: 0, most: axis.contributions };
  for (let moved = true; moved;) {
    moved = false;
    for (const { plus, minus, right } of sums) {
      const terms = [...plus.map((name) => ({ name, sign: 1 })), ...minus.map((name) => ({ name, sign: -1 }))];
      const low = terms.reduce((sum, { name, sign }) => sum + (sign > 0 ? at(name).least : -at(name).most), 0);
      const high = terms.reduce((sum, { name, sign }) => sum + (sign > 0 ? at(name).most : -at(name).least), 0);
      for (const { name, sign } of terms) {
        const { least, most } = at(name);
        const [otherLow, otherHigh] = sign > 0 ? [low - least, high - most] : [low + most, high + least];
        const [from, to] = sign > 0 ? [right - otherHigh, right - otherLow] : [otherLow - right, otherHigh - right];
        const [newLeast, newMost] = [Math.max(least, from), Math.min(most, to)];
        if (newLeast <= least && newMost >= most) continue;
        bounds.set(name, { least: newLeast, most: newMost });
        moved = true;
        break;
      }
    }
  }
  return [...counts].flatMap(([name, count]) => (count === null ? [{ name, ...at(name) }] : []));
}
