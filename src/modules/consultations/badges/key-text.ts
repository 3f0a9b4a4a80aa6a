import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import * as Ed25519Multikey from "@digitalbazaar/ed25519-multikey";

/** An Ed25519 public key as Multikey writes it (Controlled Identifiers 1.0, section 2.2.2): base58 of 0xed01 and 32 bytes, after a z. */
export const publicKeyText = /^z6Mk[1-9A-HJ-NP-Za-km-z]{44}$/;

/** A public key for node:crypto, from its Multikey text. Fails where the text is no Ed25519 key. */
export async function publicKeyOf(multibase: string): Promise<KeyObject> {
  const pair = await Ed25519Multikey.from({ type: "Multikey", publicKeyMultibase: multibase });
  const { publicKey } = await pair.export({ publicKey: true, raw: true });
  return createPublicKey({ format: "jwk", key: { kty: "OKP", crv: "Ed25519", x: Buffer.from(publicKey).toString("base64url") } });
}

/** The secret half for node:crypto. */
export async function secretKeyOf(publicKeyMultibase: string, secretKeyMultibase: string): Promise<KeyObject> {
  const pair = await Ed25519Multikey.from({ type: "Multikey", publicKeyMultibase, secretKeyMultibase });
  const raw = await pair.export({ publicKey: true, secretKey: true, raw: true });
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");
  return createPrivateKey({ format: "jwk", key: { kty: "OKP", crv: "Ed25519", x: text(raw.publicKey), d: text(raw.secretKey.subarray(0, 32)) } });
}
