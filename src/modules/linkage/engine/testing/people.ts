import { createHash } from "node:crypto";
import type { LinkageModel } from "../../domain/model.ts";

const surnames = ["MARTIN", "BERNARD", "DUBOIS", "THOMAS", "ROBERT", "RICHARD", "PETIT", "DURAND", "LEROY", "MOREAU", "SIMON", "LAURENT", "LEFEBVRE", "MICHEL", "GARCIA", "DAVID", "BERTRAND", "ROUX", "VINCENT", "FOURNIER", "MOREL", "GIRARD", "ANDRE", "MERCIER", "DUPONT", "LAMBERT", "BONNET", "FRANCOIS", "MARTINEZ", "LEGRAND"];
const names = ["MARIE", "JEAN", "LOUISE", "PIERRE", "CLAIRE", "PAUL", "ANNE", "LUC", "JULIE", "HENRI", "ALICE", "MARC", "EMMA", "HUGO", "LEA", "NOEL", "ROSE", "REMI", "INES", "GUY"];
const towns = ["LYON", "PARIS", "LILLE", "BREST", "METZ", "TOURS", "NICE", "NANTES", "DIJON", "PAU"];

const chance = (key: string): number => createHash("sha256").update(key).digest().readUInt32LE(0) / 2 ** 32;
const pick = <T>(from: readonly T[], key: string): T => from[Math.floor(chance(key) * from.length)] as T;
const two = (value: number): string => String(value).padStart(2, "0");

export interface Person { readonly id: string; readonly surname: string | null; readonly name: string | null; readonly birth: string | null; readonly town: string | null }

const slip = (text: string, key: string): string => {
  const at = 1 + Math.floor(chance(key) * (text.length - 1));
  return text.slice(0, at) + pick(["A", "E", "S", "T"], `${key}/letter`) + text.slice(at + 1);
};

/** People made up from a seed: `count` of them, the first third once more with a slip here and there and an id that ends in `b`. */
export function people(count: number, seed = "people"): { readonly originals: readonly Person[]; readonly copies: readonly Person[] } {
  const originals = Array.from({ length: count }, (_, at): Person => {
    const key = `${seed}/${at}`;
    return { id: `p${at}`, surname: pick(surnames, `${key}/s`) + pick(["", "", "ET", "EAU", "OT"], `${key}/e`), name: pick(names, `${key}/n`), birth: `19${two(20 + Math.floor(chance(`${key}/y`) * 80))}-${two(1 + Math.floor(chance(`${key}/m`) * 12))}-${two(1 + Math.floor(chance(`${key}/d`) * 28))}`, town: pick(towns, `${key}/t`) };
  });
  const copies = originals.slice(0, Math.floor(count / 3)).map((person, at): Person => {
    const key = `${seed}/copy/${at}`;
    return {
      id: `${person.id}b`, surname: chance(`${key}/s`) < 0.1 ? slip(person.surname ?? "", key) : person.surname, name: chance(`${key}/n`) < 0.05 ? null : person.name,
      birth: chance(`${key}/d`) < 0.05 ? null : person.birth, town: chance(`${key}/t`) < 0.1 ? pick(towns, `${key}/u`) : person.town,
    };
  });
  return { originals, copies };
}

export const peopleModel: LinkageModel = {
  format: "jalon-linkage-model/1", name: "people", id: "id",
  columns: { surname: { clean: "name" }, name: { clean: "name" }, birth: { clean: "date" }, town: { clean: "text" } },
  comparisons: [{ name: "surname", kind: "name", termFrequency: true }, { name: "name", kind: "name" }, { name: "birth", kind: "date" }, { name: "town", kind: "exact" }],
  blocking: [["surname", "name"], ["birth"], ["surname", "town"]],
};
