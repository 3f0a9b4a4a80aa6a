import { sign } from "node:crypto";
import * as vc from "@digitalbazaar/vc";
import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import { cryptosuite } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import * as Ed25519Multikey from "@digitalbazaar/ed25519-multikey";
import type { SigningKey } from "./key-file.ts";
import { keyAddress } from "./identifiers.ts";
import { secretKeyOf } from "./key-text.ts";
import { localLoader } from "./loader.ts";

/**
 * A credential with its embedded proof: DataIntegrityProof of suite eddsa-rdfc-2022 (Data Integrity EdDSA Cryptosuites 1.0,
 * section 3.2). `at` is written in the proof. Fails where a word of it is in none of its contexts: nothing goes unsigned.
 */
export async function signEmbedded(credential: Readonly<Record<string, unknown>>, did: string, key: SigningKey, at: Date): Promise<Readonly<Record<string, unknown>>> {
  const pair = await Ed25519Multikey.from({ type: "Multikey", id: keyAddress(did, key.publicKeyMultibase), controller: did, publicKeyMultibase: key.publicKeyMultibase, secretKeyMultibase: key.secretKeyMultibase });
  const suite = new DataIntegrityProof({ signer: pair.signer(), cryptosuite, date: `${at.toISOString().slice(0, 19)}Z` });
  // Dates are the caller's question, not the signer's.
  const from = credential["validFrom"];
  return vc.issue({ credential: structuredClone(credential), suite, documentLoader: localLoader([]), ...(typeof from === "string" ? { now: new Date(from) } : {}) });
}

/** The same credential as a compact JWS (Open Badges 3.0, section 8.2.4; RFC 8037 for EdDSA): the claims of RFC 7519 beside its own words. */
export async function signCompact(credential: Readonly<Record<string, unknown>>, did: string, key: SigningKey): Promise<string> {
  const seconds = (value: unknown): number | null => (typeof value === "string" ? Math.floor(Date.parse(value) / 1000) : null);
  const [nbf, exp] = [seconds(credential["validFrom"]), seconds(credential["validUntil"])];
  const header = { alg: "EdDSA", typ: "vc+jwt", kid: keyAddress(did, key.publicKeyMultibase) };
  const payload = { ...credential, iss: did, jti: credential["id"], ...(nbf === null ? {} : { nbf }), ...(exp === null ? {} : { exp }) };
  const signed = `${base64url(JSON.stringify(header))}.${base64url(JSON.stringify(payload))}`;
  const signature = sign(null, Buffer.from(signed, "ascii"), await secretKeyOf(key.publicKeyMultibase, key.secretKeyMultibase));
  return `${signed}.${signature.toString("base64url")}`;
}

function base64url(text: string): string {
  return Buffer.from(text, "utf8").toString("base64url");
}
