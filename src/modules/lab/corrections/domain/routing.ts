import type { Actor } from "../../../../kernel/http/route.ts";
import { covers, may } from "../../../identity/index.ts";
import type { FieldDefinition, SourceKind } from "../../../directory/index.ts";

/** Who answers: the office that keeps the directory, the department that keeps the source, or nobody since the lab decides. */
export type Desk = "directory-office" | "field-owner" | "lab";

const desks: Readonly<Record<SourceKind, Desk>> = {
  "directory-office": "directory-office",
  "official-register": "directory-office",
  "identifier-register": "directory-office",
  "institute-document": "directory-office",
  publications: "directory-office",
  usage: "directory-office",
  "human-resources": "field-owner",
  finance: "field-owner",
  contracts: "field-owner",
  lab: "lab",
};

export function deskOf(owner: SourceKind): Desk {
  return desks[owner];
}

/** May this caller answer corrections on fields of this owner? A managing department only for the sources of its perimeter. */
export function mayAnswer(actor: Actor | null, owner: SourceKind): boolean {
  const desk = deskOf(owner);
  return (actor?.roles ?? []).some((grant) => grant.role === desk && (desk === "directory-office" || covers(grant.perimeter, owner)));
}

/** Owners whose corrections this caller answers. */
export function ownersFor(actor: Actor | null): readonly SourceKind[] {
  return (Object.keys(desks) as SourceKind[]).filter((owner) => deskOf(owner) !== "lab" && mayAnswer(actor, owner));
}

/** May this caller speak for the structure? Perimeters hold codes in lower case; the codes of records merged into it count too. */
export function maySpeakFor(actor: Actor | null, codes: readonly string[]): boolean {
  return codes.some((code) => may(actor, "corrections.propose", code.toLowerCase()));
}

/** Fields of structures that a lab can correct: all but those that only accounts with the right to it may read. */
export function correctableFields(fields: readonly FieldDefinition[]): readonly FieldDefinition[] {
  return fields.filter((field) => field.kinds.includes("structure") && field.restricted !== true && field.shape !== "position");
}

/**
 * Does the word of the lab enter the graph before it is answered? Where the lab owns the field; and where it can only stand
 * beside the word of another source, as contested. A new relation, succession or identifier, an opening or a closure would
 * change counts and neighbours at once, and what nobody says yet would pass for a fact: these wait for the answer.
 */
export function entersAtOnce(field: FieldDefinition, othersSpeak: boolean): boolean {
  if (field.owner === "lab") return true;
  return othersSpeak && field.cardinality === "one" && field.code !== "opened" && field.code !== "closed";
}
