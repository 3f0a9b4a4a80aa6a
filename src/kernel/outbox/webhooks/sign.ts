import { createHmac, randomBytes } from "node:crypto";

/** A secret as the specification writes it: `whsec_` and the base64 of 24 to 64 random bytes; here 32. */
export function newSecret(): string {
  return `whsec_${randomBytes(32).toString("base64")}`;
}

/**
 * The value of `webhook-signature` (Standard Webhooks 1.0.0, "Signature scheme"): for each secret `v1,` and the base64 of
 * the HMAC-SHA256 of `ID.TIMESTAMP.BODY`, parted by spaces. `timestampSeconds` is the moment of this attempt.
 */
export function signatureOf(secrets: readonly string[], id: string, timestampSeconds: number, body: string): string {
  return secrets.map((secret) => `v1,${createHmac("sha256", Buffer.from(secret.replace(/^whsec_/, ""), "base64")).update(`${id}.${timestampSeconds}.${body}`).digest("base64")}`).join(" ");
}
