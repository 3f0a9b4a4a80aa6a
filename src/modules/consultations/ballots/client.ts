import { RSABSSA } from "@cloudflare/blindrsa-ts";

/**
 * The half of the person, which runs in their browser (and in tests): it makes tokens, blinds them, unblinds what comes back.
 * RSABSSA-SHA384-PSS-Randomized (RFC 9474). The house sees the blinded message and, later, the token: nothing ties the two, however
 * much is computed, since every token fits every blinded message with one blinding factor.
 */
const suite = RSABSSA.SHA384.PSS.Randomized();
const messageBytes = 32;

/** What the device must keep from the request of a signature until it has come: base64url. Asked again with the same, the house gives the same. */
export interface PendingToken {
  readonly axis: string;
  /** Of the axis, as the questionnaire publishes it. */
  readonly publicKey: string;
  /** The prepared message: prefix of the RFC and 32 random bytes. */
  readonly token: string;
  /** Sent to the house. */
  readonly blinded: string;
  /** The inverse of the blinding factor: never sent. */
  readonly inverse: string;
}

/** A token that opens one axis once: base64url. */
export interface SignedToken {
  readonly axis: string;
  readonly token: string;
  readonly signature: string;
}

/** A new random token for an axis, blinded. The key must be the one of the published definition: a key for one person would mark the token. */
export async function makeToken(axis: string, publicKey: string): Promise<PendingToken> {
  const key = await importKey(publicKey);
  const token = suite.prepare(crypto.getRandomValues(new Uint8Array(messageBytes)));
  const { blindedMsg, inv } = await suite.blind(key, token);
  return { axis, publicKey, token: toBase64url(token), blinded: toBase64url(blindedMsg), inverse: toBase64url(inv) };
}

/** The token with its signature, unblinded and verified. Throws where the house did not sign with the published key. */
export async function finishToken(pending: PendingToken, blindSignature: string): Promise<SignedToken> {
  const signature = await suite.finalize(await importKey(pending.publicKey), fromBase64url(pending.token), fromBase64url(blindSignature), fromBase64url(pending.inverse));
  return { axis: pending.axis, token: pending.token, signature: toBase64url(signature) };
}

/** The number under which a ballot with this token is counted: SHA-256 of the token, hexadecimal. */
export async function numberOf(token: string): Promise<string> {
  return hexOf(await sha256(fromBase64url(token)));
}

/**
 * Is this number in the published list? Follows the hashes of the proof up to the root of its Merkle tree, by the algorithm of
 * RFC 9162, section 2.1.3.2, which knows the tree by its size alone. All in hexadecimal.
 */
export async function isInList(number: string, proof: { readonly index: number; readonly size: number; readonly path: readonly string[] }, rootSha256: string): Promise<boolean> {
  if (proof.index < 0 || proof.index >= proof.size) return false;
  let [at, last] = [proof.index, proof.size - 1];
  let hash = await sha256(joined(Uint8Array.of(0), fromHex(number)));
  for (const step of proof.path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = await sha256(joined(Uint8Array.of(1), fromHex(step), hash));
      while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
    } else hash = await sha256(joined(Uint8Array.of(1), hash, fromHex(step)));
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && hexOf(hash) === rootSha256;
}

function importKey(publicKey: string): Promise<CryptoKey> {
  return crypto.subtle.importKey("spki", fromBase64url(publicKey), { name: "RSA-PSS", hash: "SHA-384" }, true, ["verify"]);
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function toBase64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
}

function fromHex(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
