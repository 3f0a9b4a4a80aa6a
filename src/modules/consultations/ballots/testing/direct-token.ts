import { constants, randomBytes, sign, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { signingKeyFrom } from "../crypto/blind-signature.ts";
import { axisCodes } from "./campaign.ts";

/** The private keys of a questionnaire, from their files: for tests and benchmarks that need more tokens than they have people to blind them. */
export function keysIn(keyDirectory: string, code: string): ReadonlyMap<string, KeyObject> {
  return new Map(axisCodes.map((axis) => [axis, signingKeyFrom(readFileSync(join(keyDirectory, code, `sign-${axis}`)))]));
}

/** A token as one gets it in the end, signed without the detour: unblinding gives an ordinary signature. */
export function directToken(key: KeyObject): { readonly token: string; readonly signature: string } {
  const token = randomBytes(64);
  return { token: token.toString("base64url"), signature: sign("sha384", token, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 }).toString("base64url") };
}
