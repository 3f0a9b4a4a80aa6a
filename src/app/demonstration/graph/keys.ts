import { checkIdentifier, type JsonValue, type NodeKey, type StatementDraft } from "../../../modules/directory/index.ts";
import { organisations } from "./organisations.ts";
import { frames, structures } from "./structures.ts";

/** The institute of the shipped contract: the only real name of the demonstration. */
export const institute: NodeKey = { kind: "organisation", key: "siren:180036048" };

const letters = "ABCDEFGHJKLMNPRSTUVWXYZ";

/** The number with the letter that passes the check of its scheme. */
function lettered(scheme: string, digits: string): string {
  const found = [...letters].map((letter) => digits + letter).find((text) => checkIdentifier(scheme, text).valid);
  if (found === undefined) throw new Error(`no letter fits ${digits}`);
  return found;
}

const numbers = new Map([...structures, ...frames].map((one, index) => [one.id, lettered("rnsr", `2099${String(index + 101).padStart(5, "0")}`)]));
const uais = new Map(organisations.map((one) => [one.id, lettered("uai", `999${String(one.number).padStart(4, "0")}`)]));

/** Number of a made-up structure: of the year 2099, in which the register has numbered nothing. */
export function numberOf(id: string): string {
  const found = numbers.get(id);
  if (found === undefined) throw new Error(`no such structure: ${id}`);
  return found;
}

export function structureNode(id: string): NodeKey {
  return { kind: "structure", key: `rnsr:${numberOf(id)}` };
}

/** UAI of a made-up organisation: of department 999, which there is not. */
export function uaiOf(id: string): string {
  const found = uais.get(id);
  if (found === undefined) throw new Error(`no such organisation: ${id}`);
  return found;
}

export function organisationNode(id: string): NodeKey {
  return id === "inserm" ? institute : { kind: "organisation", key: `uai:${uaiOf(id)}` };
}

export function personNode(index: number): NodeKey {
  return { kind: "person", key: `demonstration-staff:${String(index + 1).padStart(3, "0")}` };
}

/** An ORCID that passes its check, in a block of numbers that ORCID does not give (0099-99…). */
export function orcidOf(index: number): string {
  const digits = `009999${String(index + 1).padStart(9, "0")}`;
  const found = [..."0123456789X"].map((check) => (digits + check).replace(/(.{4})(?=.)/g, "$1-")).find((text) => checkIdentifier("orcid", text).valid);
  if (found === undefined) throw new Error("no check character fits");
  return found;
}

export function say(subject: NodeKey, field: string, value: JsonValue, more: Partial<StatementDraft> = {}): StatementDraft {
  return { subject, field, value, ...more };
}

export function identifierOf(subject: NodeKey, scheme: string, value: string): StatementDraft {
  return say(subject, "identifier", { scheme, value, valid: checkIdentifier(scheme, value).valid }, { slot: `${scheme}:${value}` });
}
