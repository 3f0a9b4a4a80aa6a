import type { EntityKind } from "../entity.ts";

/**
 * Identifiers that name one thing of a kind and no other, strongest first: two nodes that share one speak of the same
 * thing. The first of a kind is its identity: nodes with two different values of it are joined by a person only.
 * Label numbers (U 1234, UMR_S 1016) are not among them: two structures may bear the same one.
 */
const joining: Readonly<Record<EntityKind, readonly string[]>> = {
  structure: ["rnsr", "ror", "idref", "wikidata", "isni", "grid", "viaf"],
  organisation: ["uai", "ror", "idref", "wikidata", "isni", "grid", "viaf", "siren"],
  person: ["orcid", "idref", "idhal", "isni", "viaf", "wikidata"],
};

/** Which node of an entity gives it its address, by the scheme of the key, best first. */
const canonical: Readonly<Record<EntityKind, readonly string[]>> = {
  structure: ["rnsr", "ror"],
  organisation: ["uai", "siren", "ror"],
  person: ["orcid", "idref", "idhal"],
};

export function joiningSchemes(kind: EntityKind): readonly string[] {
  return joining[kind] ?? [];
}

/** 0 for the best scheme of a key; keys of a source’s own come last. */
export function canonicalRank(kind: EntityKind, key: string): number {
  const order = canonical[kind] ?? [];
  const rank = order.indexOf(schemeOf(key));
  return rank < 0 ? order.length : rank;
}

export function schemeOf(key: string): string {
  const colon = key.indexOf(":");
  return colon < 0 ? "" : key.slice(0, colon);
}

/** The name of a scheme as it is compared: `IdHAL`, `id-hal` and `idhal` are one. */
export function foldScheme(scheme: string): string {
  return scheme.toLowerCase().replaceAll(/[^a-z0-9]/gu, "");
}

/**
 * An identifier as it is compared and looked up: no address before it, no spaces, no punctuation, lower case. So
 * `https://ror.org/02vjkv261` and `02vjkv261` are one, as are `idref242241344` and `242241344` in the scheme `idref`.
 */
export function foldIdentifier(scheme: string, value: string): string {
  // In an IdHAL the hyphens count: `jean-dupont` and `jeandupont` may be two people.
  if (foldScheme(scheme) === "idhal") return value.trim().toLowerCase().replace(/^.*\//u, "");
  const bare = value.trim().replace(/^https?:\/\/[^/]+\//iu, "");
  const last = foldScheme(scheme) === "doi" ? bare : bare.slice(bare.lastIndexOf("/") + 1);
  const folded = last.toLowerCase().replaceAll(/[^\p{Letter}\p{Number}]/gu, "");
  const prefix = foldScheme(scheme);
  return prefix !== "" && prefix.length < folded.length && folded.startsWith(prefix) ? folded.slice(prefix.length) : folded;
}

export interface HeldIdentifier {
  readonly scheme: string;
  readonly value: string;
  readonly valid: boolean;
}

/**
 * The identifiers that a node bears: the one in its key where its scheme joins, those stated of it, and the SIREN that
 * the SIRET of an organisation holds (an establishment is not the organisation, its first nine digits name it).
 */
export function heldIdentifiers(kind: EntityKind, key: string, stated: readonly HeldIdentifier[]): readonly HeldIdentifier[] {
  const own = joiningSchemes(kind).includes(schemeOf(key)) ? [{ scheme: schemeOf(key), value: key.slice(key.indexOf(":") + 1), valid: true }] : [];
  const held = [...own, ...stated];
  if (kind !== "organisation") return held;
  const derived = held.flatMap(({ scheme, value, valid }) => {
    const digits = value.replaceAll(/\D/gu, "");
    return foldScheme(scheme) === "siret" && valid && digits.length === 14 ? [{ scheme: "siren", value: digits.slice(0, 9), valid }] : [];
  });
  return derived.length === 0 ? held : [...held, ...derived];
}

/** What joins a node to others: `ror:02vjkv261`, `siren:180036048`, in no order, without doubles. */
export function joiningKeys(kind: EntityKind, held: readonly HeldIdentifier[]): readonly string[] {
  const schemes = joiningSchemes(kind);
  const keys = new Set<string>();
  for (const { scheme, value, valid } of held) {
    const folded = foldScheme(scheme);
    if (valid && schemes.includes(folded)) keys.add(`${folded}:${foldIdentifier(folded, value)}`);
  }
  return [...keys];
}
