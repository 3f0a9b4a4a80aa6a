import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { LoadedConcept, LoadedList } from "./loaded.ts";

/** What became of one concept between two editions. */
export interface ConceptChange {
  readonly list: string;
  readonly id: string;
  readonly kind: "added" | "removed" | "relabelled";
  readonly before: Bilingual | null;
  readonly after: Bilingual | null;
}

type Labelled = Pick<LoadedConcept, "id" | "label">;

/** Added, removed and relabelled concepts, list by list; lists that only one side holds count as added or removed in whole. */
export function differenceOf(before: readonly Pick<LoadedList, "list" | "concepts">[], after: readonly Pick<LoadedList, "list" | "concepts">[]): readonly ConceptChange[] {
  const lists = [...new Set([...before, ...after].map(({ list }) => list))].sort();
  return lists.flatMap((list) => {
    const of = (side: typeof before): readonly Labelled[] => side.find((one) => one.list === list)?.concepts ?? [];
    const [old, now] = [of(before), of(after)];
    const [oldById, nowById] = [new Map(old.map((one) => [one.id, one.label])), new Map(now.map((one) => [one.id, one.label]))];
    return [
      ...now.filter(({ id }) => !oldById.has(id)).map(({ id, label }): ConceptChange => ({ list, id, kind: "added", before: null, after: label })),
      ...old.filter(({ id }) => !nowById.has(id)).map(({ id, label }): ConceptChange => ({ list, id, kind: "removed", before: label, after: null })),
      ...now.flatMap(({ id, label }): ConceptChange[] => {
        const was = oldById.get(id);
        return was !== undefined && (was.fr !== label.fr || was.en !== label.en) ? [{ list, id, kind: "relabelled", before: was, after: label }] : [];
      }),
    ];
  });
}
