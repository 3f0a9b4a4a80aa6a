import { createHash } from "node:crypto";
import type { EntityKind, NodeId, NodeKey } from "./entity.ts";

/** A UUID (version 8) worked out from text: the same text gives the same id on every machine and in any order of arrival. */
export function idFrom(...parts: readonly string[]): string {
  const hex = createHash("sha256").update(parts.join("\u001f")).digest("hex");
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export function nodeIdOf({ kind, key }: NodeKey): NodeId {
  return idFrom("node", kind, key);
}

/** Schemes whose value alone is the public address, by kind of entity. */
const bareSchemes: Readonly<Record<EntityKind, readonly string[]>> = {
  structure: ["rnsr"],
  organisation: ["siren", "uai"],
};

/**
 * The public code of a node: the RNSR number, the SIREN or the UAI where that is its key; otherwise a letter and twelve
 * hexadecimal digits worked out from the key, so that no name of a person stands in an address.
 */
export function codeOf({ kind, key }: NodeKey): string {
  const colon = key.indexOf(":");
  const scheme = key.slice(0, colon);
  if (colon > 0 && bareSchemes[kind]?.includes(scheme) === true) return key.slice(colon + 1);
  return `${kind.charAt(0)}-${createHash("sha256").update(`${kind}\u001f${key}`).digest("hex").slice(0, 12)}`;
}
