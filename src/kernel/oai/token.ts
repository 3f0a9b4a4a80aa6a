import { createHmac, timingSafeEqual } from "node:crypto";
import type { OaiQuestion } from "./ledger.ts";

/** Where a list goes on. All of it is in the token, so that nothing has to be remembered between two requests. */
export interface OaiContinuation extends OaiQuestion {
  readonly verb: string;
  /** How many records were given before. */
  readonly cursor: number;
  /** `YYYY-MM-DDThh:mm:ssZ` */
  readonly expiresAt: string;
}

const signatureLength = 22;

export function writeToken(key: string, continuation: OaiContinuation): string {
  const { verb, prefix, set, from, until, after, cursor, expiresAt } = continuation;
  const body = Buffer.from(JSON.stringify([verb, prefix, set, from, until, after?.datestamp ?? null, after?.id ?? null, cursor, expiresAt])).toString("base64url");
  return `${body}.${signatureOf(key, body)}`;
}

/** Null where the token is not one of this house, was written for another verb or has expired. */
export function readToken(key: string, token: string, verb: string, now: string): OaiContinuation | null {
  const [body = "", signature = "", ...rest] = token.split(".");
  if (rest.length > 0 || signature.length !== signatureLength) return null;
  if (!timingSafeEqual(Buffer.from(signatureOf(key, body)), Buffer.from(signature.replaceAll(/[^\w-]/g, "?")))) return null;
  const [of, prefix, set, from, until, datestamp, id, cursor, expiresAt] = JSON.parse(Buffer.from(body, "base64url").toString("utf8")) as [string, string, string | null, string | null, string | null, string | null, string | null, number, string];
  if (of !== verb || expiresAt < now) return null;
  return { verb: of, prefix, set, from, until, after: datestamp === null || id === null ? null : { datestamp, id }, cursor, expiresAt };
}

function signatureOf(key: string, body: string): string {
  return createHmac("sha256", key).update(body).digest("base64url").slice(0, signatureLength);
}
