import { checkIdentifier } from "../identifiers/index.ts";
import type { NodeKey } from "../entity.ts";
import { foldText } from "../mapping/fold.ts";
import type { RnsrParent } from "./structure.ts";

/** Text without case, accents and punctuation, words joined by hyphens: how names become part of a key. */
export function foldName(text: string): string {
  return foldText(text).replaceAll(" ", "-");
}

export function structureKey(number: string): NodeKey {
  return { kind: "structure", key: `rnsr:${number}` };
}

/** The SIREN in a SIRET, where the check digits of either hold. */
export function sirenOf(siret: string | null): string | null {
  if (siret === null) return null;
  const siren = siret.slice(0, 9);
  return checkIdentifier("siren", siren).valid ? siren : null;
}

/** By UAI where there is one (several schools share one SIREN), else by SIREN, else by name. */
export function parentKey(parent: Pick<RnsrParent, "uai" | "siret" | "name">): NodeKey {
  const siren = sirenOf(parent.siret);
  return { kind: "organisation", key: parent.uai !== null ? `uai:${parent.uai}` : siren !== null ? `siren:${siren}` : `name:${foldName(parent.name)}` };
}

/** A person as one structure names them: two structures that name the same words may mean two people. */
export function directorKey(number: string, fullName: string): NodeKey {
  return { kind: "person", key: `rnsr-person:${number}:${foldName(fullName)}` };
}
