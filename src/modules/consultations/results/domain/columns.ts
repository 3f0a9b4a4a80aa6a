import { noOpinion } from "../../domain/answers.ts";
import { partsOf } from "../../domain/answering/index.ts";
import type { Question } from "../../domain/form.ts";

/**
 * The columns of a question when it is crossed with a group: coarser than its distribution, so that fewer cells are
 * small. A scale: below its middle, the middle, above it; a multiple question: chosen or not; a ranking: first or not;
 * dates by year. Whoever has no opinion or did not answer is one column.
 */
export function crossingColumns(question: Question): readonly (readonly string[])[] {
  const values = partsOf(question)[0]?.values.filter((value) => value !== "not-asked") ?? [];
  const keyOf = (value: string): string => {
    if (question.kind === "multiple") return value === "chosen" ? "chosen" : "rest";
    if (question.kind === "ranking") return value === "1" ? "first" : "rest";
    if (value === "no-answer" || value === noOpinion) return "none";
    if (question.kind === "scale") return String(Math.sign(Number(value) - (question.low + question.high) / 2));
    return question.kind === "date" ? value.slice(0, 4) : value;
  };
  const columns = new Map<string, string[]>();
  for (const value of values) columns.set(keyOf(value), [...(columns.get(keyOf(value)) ?? []), value]);
  return [...columns.values()];
}
