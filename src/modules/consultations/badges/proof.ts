import { verify } from "node:crypto";
import * as vc from "@digitalbazaar/vc";
import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import { cryptosuite } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import { keyAddress, type KnownIssuer } from "./identifiers.ts";
import { publicKeyOf } from "./key-text.ts";
import { issuerAt, localLoader, NotHeld } from "./loader.ts";
import { isRecord, objectIn } from "./read.ts";

/** What came of looking at a signature. `not-held`: the issuer's keys would have to be fetched, and nothing is. */
export type ProofVerdict = "good" | "altered" | "no-proof" | "unknown-suite" | "other-key" | "not-held";

/**
 * Does the embedded proof fit every word of the document, and was it made by a key of its issuer? One proof alone, of suite
 * eddsa-rdfc-2022, for `assertionMethod`. Dates are not looked at here.
 */
export async function embeddedProof(credential: Readonly<Record<string, unknown>>, known: readonly KnownIssuer[], more: ReadonlyMap<string, object> = new Map()): Promise<ProofVerdict> {
  const proof = credential["proof"];
  if (proof === undefined) return "no-proof";
  if (!isRecord(proof) || proof["type"] !== "DataIntegrityProof" || proof["cryptosuite"] !== cryptosuite.name || proof["proofPurpose"] !== "assertionMethod") return "unknown-suite";
  const missing: NotHeld[] = [];
  const load = localLoader(known, more);
  const from = credential["validFrom"] ?? credential["issuanceDate"];
  const verdict = await vc.verifyCredential({
    credential: structuredClone(credential),
    suite: new DataIntegrityProof({ cryptosuite }),
    documentLoader: async (address) => {
      try {
        return await load(address);
      } catch (error) {
        if (error instanceof NotHeld) missing.push(error);
        throw error;
      }
    },
    checkStatus: async () => ({ verified: true }),
    ...(typeof from === "string" ? { now: new Date(from) } : {}),
  });
  if (verdict.verified) return "good";
  const [absent] = missing;
  if (absent === undefined) return "altered";
  const [did = ""] = absent.address.split("#");
  return issuerAt(did, known) === null ? "not-held" : "other-key";
}

/** The document that a compact JWS says, without the claims of RFC 7519 that repeat it; null where it says none. */
export function compactPayload(text: string): { readonly header: Readonly<Record<string, unknown>>; readonly payload: Readonly<Record<string, unknown>>; readonly credential: Readonly<Record<string, unknown>> } | null {
  const [headerText = "", payloadText = ""] = text.split(".");
  const header = objectIn(Buffer.from(headerText, "base64url").toString("utf8"));
  const payload = objectIn(Buffer.from(payloadText, "base64url").toString("utf8"));
  if ("fault" in header || "fault" in payload) return null;
  const inner = payload.object["vc"];
  const { iss: _iss, jti: _jti, nbf: _nbf, exp: _exp, iat: _iat, sub: _sub, vc: _vc, ...own } = payload.object;
  return { header: header.object, payload: payload.object, credential: isRecord(inner) ? inner : own };
}

/** The same question of a compact JWS: algorithm EdDSA alone, the key named by `kid`, the claims no other than the document's own words. */
export async function compactProof(text: string, known: readonly KnownIssuer[]): Promise<ProofVerdict> {
  const read = compactPayload(text);
  if (read === null) return "no-proof";
  const { header, payload, credential } = read;
  if (header["alg"] !== "EdDSA" || header["crit"] !== undefined) return "unknown-suite";
  const issuer = credential["issuer"];
  const issuerId = isRecord(issuer) ? issuer["id"] : issuer;
  const kid = header["kid"];
  if (typeof issuerId !== "string" || typeof kid !== "string" || !agrees(payload, credential, issuerId)) return "altered";
  const at = issuerAt(issuerId, known);
  if (at === null) return "not-held";
  const key = at.publicKeys.find((one) => keyAddress(issuerId, one) === kid);
  if (key === undefined) return "other-key";
  const [headerText = "", payloadText = "", signatureText = ""] = text.split(".");
  const fits = verify(null, Buffer.from(`${headerText}.${payloadText}`, "ascii"), await publicKeyOf(key), Buffer.from(signatureText, "base64url"));
  return fits ? "good" : "altered";
}

function agrees(payload: Readonly<Record<string, unknown>>, credential: Readonly<Record<string, unknown>>, issuerId: string): boolean {
  const seconds = (value: unknown): number | undefined => (typeof value === "string" ? Math.floor(Date.parse(value) / 1000) : undefined);
  return (payload["iss"] === undefined || payload["iss"] === issuerId)
    && (payload["jti"] === undefined || payload["jti"] === credential["id"])
    && (payload["exp"] === undefined || payload["exp"] === seconds(credential["validUntil"] ?? credential["expirationDate"]))
    && (payload["nbf"] === undefined || payload["nbf"] === seconds(credential["validFrom"] ?? credential["issuanceDate"]));
}
