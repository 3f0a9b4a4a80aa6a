import type { Question } from "../../domain/form.ts";
import { partsOf } from "../../domain/answering/index.ts";
import type { Relation } from "../disclosure/system.ts";
import type { Category } from "./merge-groups.ts";

type Place = (question: string, part: string, value: string) => number | undefined;
type CrossedPlace = (question: string, part: string, group: string, category: number, column: number) => number | undefined;

/**
 * What the kind of a question imposes between its parts, in all and within each category of a group. Of several
 * options: whoever answered chose one at least and `atMost` at most, and an option that stands alone excludes the
 * others. Of a ranking: whoever answered put exactly one first, and nobody has a second rank without a first.
 */
export function questionRelations(question: Question, contributions: number, groups: readonly { readonly group: string; readonly categories: readonly Category[] }[], placeOf: Place, crossedPlaceOf: CrossedPlace): readonly Relation[] {
  if (question.kind !== "multiple" && question.kind !== "ranking") return [];
  const codes = question.options.map(({ code }) => code);
  const silent = ["no-answer", "not-asked"].flatMap((value) => placeOf(question.code, codes[0] ?? "", value) ?? []);
  const silence = placeOf(question.code, codes[0] ?? "", "no-answer");
  const all = (value: string): readonly number[] => codes.flatMap((code) => placeOf(question.code, code, value) ?? []);
  const inCategory = (group: string, category: number, of: readonly string[] = codes): readonly number[] => of.flatMap((code) => crossedPlaceOf(question.code, code, group, category, 0) ?? []);
  const sum = (cells: readonly number[], coefficient = 1): readonly (readonly [number, number])[] => cells.map((cell) => [cell, coefficient]);

  if (question.kind === "ranking") {
    const ranks = (partsOf(question)[0]?.values ?? []).filter((value) => /^\d+$/.test(value));
    return [
      { terms: [...sum(all("1")), ...sum(silent)], sense: "equal", right: contributions },
      ...ranks.slice(1).map((rank, index): Relation => ({ terms: [...sum(all(ranks[index] ?? "")), ...sum(all(rank), -1)], sense: "at-least", right: 0 })),
      ...withinGroups((group, category, count) => [
        { terms: sum(inCategory(group, category), -1), sense: "at-least", right: -count },
        { terms: [...sum(inCategory(group, category)), ...sum(silence === undefined ? [] : [silence])], sense: "at-least", right: count },
      ]),
    ];
  }
  const alone = new Set(question.alone ?? []);
  const aloneCodes = codes.filter((code) => alone.has(code));
  const others = codes.filter((code) => !alone.has(code));
  const atMost = Math.min(question.atMost ?? others.length, Math.max(1, others.length));
  const chosen = (of: readonly string[]): readonly number[] => of.flatMap((code) => placeOf(question.code, code, "chosen") ?? []);
  return [
    { terms: [...sum(all("chosen")), ...sum(silent)], sense: "at-least", right: contributions },
    // Σ others <= atMost × (contributions - silent - Σ alone)
    { terms: [...sum(chosen(others), -1), ...sum(chosen(aloneCodes), -atMost), ...sum(silent, -atMost)], sense: "at-least", right: -atMost * contributions },
    ...(aloneCodes.length === 0 ? [] : [...others, null].map((code): Relation => ({ terms: [...sum(chosen(aloneCodes), -1), ...sum(code === null ? [] : chosen([code]), -1), ...sum(silent, -1)], sense: "at-least", right: -contributions }))),
    ...withinGroups((group, category, count) => [
      { terms: [...sum(inCategory(group, category)), ...sum(silence === undefined ? [] : [silence])], sense: "at-least", right: count },
      { terms: [...sum(inCategory(group, category, others), -1), ...sum(inCategory(group, category, aloneCodes), -atMost)], sense: "at-least", right: -atMost * count },
      ...(aloneCodes.length === 0 ? [] : [...others, null].map((code): Relation => ({ terms: [...sum(inCategory(group, category, aloneCodes), -1), ...sum(code === null ? [] : inCategory(group, category, [code]), -1)], sense: "at-least", right: -count }))),
    ]),
  ];

  function withinGroups(relations: (group: string, category: number, count: number) => readonly Relation[]): readonly Relation[] {
    return groups.flatMap(({ group, categories }) => categories.flatMap(({ count }, category) => relations(group, category, count)));
  }
}
