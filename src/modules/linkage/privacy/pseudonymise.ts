import { createHmac } from "node:crypto";
import { derivedKey } from "./keys.ts";

/**
 * Keyed pseudonyms (HMAC-SHA-256, RFC 2104): the same value has the same one within a project and a purpose, and no relation to
 * those of another. Without the key they cannot be reversed, not even by trying all values; with it they can, by trying:
 * pseudonymised data remain personal data (GDPR, recital 26). 128 bits, 32 hexadecimal characters.
 */
export function createPseudonymiser(secret: Uint8Array, { project, purpose }: { readonly project: string; readonly purpose: string }): (value: string) => string {
  const key = derivedKey(secret, project, `pseudonym\u0000${purpose}`);
  return (value) => createHmac("sha256", key).update(value).digest("hex").slice(0, 32);
}

/** Rows with the values of some columns replaced; empty ones stay empty. */
export function pseudonymise(rows: readonly Readonly<Record<string, string | null>>[], columns: readonly string[], secret: Uint8Array, place: { readonly project: string; readonly purpose: string }): readonly Readonly<Record<string, string | null>>[] {
  const by = new Map(columns.map((column) => [column, createPseudonymiser(secret, { project: place.project, purpose: `${place.purpose}\u0000${column}` })] as const));
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, value === null || value === "" ? value : by.get(column)?.(value) ?? value])));
}
