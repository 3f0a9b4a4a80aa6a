import type { LinkageModel } from "../../domain/model.ts";

const surnames = ["MARTIN", "BERNARD", "THOMAS", "PETIT", "ROBERT", "RICHARD", "DURAND", "DUBOIS", "MOREAU", "LAURENT", "SIMON", "MICHEL", "LEFEBVRE", "LEROY", "ROUX", "DAVID", "BERTRAND", "MOREL", "FOURNIER", "GIRARD"];
const firstNames = ["MARIE", "JEAN", "ANNE", "LUC", "PAUL", "EMMA", "LOUIS", "ALICE", "HUGO", "CHLOE", "ADAM", "LINA", "JULES", "ROSE", "NOE"];
const cities = ["PARIS", "LYON", "LILLE", "BREST", "METZ", "TOURS", "NICE"];

export interface Person {
  readonly id: string;
  readonly surname: string;
  readonly first_name: string;
  readonly birth: string;
  readonly city: string;
  readonly person: string;
}

/** People made up, the same ones each time: half of them twice, the second time with one slip in one field. */
export function people(count: number, prefix = "r"): readonly Person[] {
  let state = 12_345;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const of = (list: readonly string[]): string => list[next(list.length)] ?? "";
  const made: Person[] = [];
  for (let person = 0; made.length < count; person += 1) {
    const one = { surname: of(surnames), first_name: of(firstNames), birth: `${1940 + next(60)}-${String(1 + next(12)).padStart(2, "0")}-${String(1 + next(28)).padStart(2, "0")}`, city: of(cities), person: String(person) };
    made.push({ id: `${prefix}${made.length}`, ...one });
    if (next(2) === 0 || made.length >= count) continue;
    const slip = next(4);
    made.push({
      id: `${prefix}${made.length}`, ...one, ...(slip === 0 ? { surname: `${one.surname.slice(0, 2)}X${one.surname.slice(2)}` } : slip === 1 ? { city: of(cities) } : slip === 2 ? { birth: `${one.birth.slice(0, 9)}${(Number(one.birth[9]) + 1) % 9}` } : { first_name: one.first_name.slice(0, -1) }),
    });
  }
  return made;
}

export function csvOf(rows: readonly object[], columns: readonly string[] = Object.keys(rows[0] ?? {})): string {
  return `${columns.join(",")}\n${rows.map((row) => columns.map((column) => String((row as Record<string, unknown>)[column] ?? "")).join(",")).join("\n")}\n`;
}

/** A model of those people. */
export const peopleModel: LinkageModel = {
  format: "jalon-linkage-model/1", name: "People", id: "id",
  columns: { surname: { clean: "name" }, first_name: { clean: "name" }, birth: { clean: "date" }, city: { clean: "text" } },
  comparisons: [{ name: "surname", kind: "name" }, { name: "first_name", kind: "name" }, { name: "birth", kind: "date" }, { name: "city", kind: "exact", columns: ["city"] }],
  blocking: [["birth"], ["surname", "first_name"], ["surname", { column: "birth", part: "year" }], ["first_name", "city"]],
  training: { sessions: [{ on: ["birth"] }, { on: ["surname", "first_name"] }] },
};
