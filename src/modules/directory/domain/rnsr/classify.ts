import { withoutAccents } from "../../../../kernel/text/fold.ts";
import { legalForms } from "../catalogue/codes.ts";
import { parseLabel } from "../identifiers/index.ts";
import type { StructureType } from "../entity.ts";
import type { RnsrStructure } from "./structure.ts";

const formByCode = new Map(Object.entries(legalForms).map(([code, form]) => [form.registerCode, code]));

/** Legal form of the graph for a code of the register (`22` is `mixed-unit`). Throws a RangeError on a code that reading refuses. */
export function legalFormOf(typeCode: string): string {
  const form = formByCode.get(typeCode);
  if (form === undefined) throw new RangeError(`no legal form for register code ${typeCode}`);
  return form;
}

const serviceLabels = new Set(["US", "UAR", "UMS", "USR", "UAS", "UMS_S"]);
const networkForms = new Set(["31", "32", "33"]);

/**
 * What a structure is. Its label says it first: a clinical investigation centre is one whatever its legal form, and a
 * unit that any parent labels as one of service is one of service. Then the level (1: team) and the form.
 */
export function structureTypeOf(structure: Pick<RnsrStructure, "parents" | "typeCode" | "level">): StructureType {
  const prefixes = structure.parents.flatMap(({ label }) => {
    const parsed = label === null ? null : parseLabel(label);
    return parsed === null ? [] : [parsed.prefix];
  });
  if (prefixes.some((prefix) => prefix === "CIC" || prefix.startsWith("CIC-"))) return "clinical-investigation-centre";
  if (structure.typeCode === "1" || structure.level === "1") return "team";
  if (structure.typeCode === "3") return "federation";
  if (networkForms.has(structure.typeCode)) return "research-network";
  if (structure.level === "3" || structure.typeCode === "37") return "other";
  return prefixes.some((prefix) => serviceLabels.has(prefix)) ? "service-unit" : "research-unit";
}

export type DirectorRole = "director" | "deputy-director" | "co-director" | "administrator" | "other";

/** The role that a title says, in any spelling (`DIR`, `Directrice adjointe`, `dir-adj`); null where there is no title. */
export function directorRoleOf(title: string | null): DirectorRole | null {
  if (title === null) return null;
  const folded = withoutAccents(title);
  if (/adj|adt|vice|\b(sous|ss)[- ]dir|^dua$/.test(folded)) return "deputy-director";
  if (/\bco[- ]?(dir|resp)/.test(folded)) return "co-director";
  if (/\badm|secr|^sg$|financ|gest/.test(folded)) return "administrator";
  if (/\bdir|dirececteur|^du$|^responsable( de site)?\b/.test(folded)) return "director";
  return "other";
}
