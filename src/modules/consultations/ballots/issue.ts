import { createHash, type KeyObject } from "node:crypto";
import { sql } from "../../../kernel/db/db.ts";
import { array } from "../../../kernel/db/values.ts";
import type { Actor } from "../../../kernel/http/route.ts";
import { findBox, type Boxes } from "./boxes.ts";
import { blindSign, bytesOf, isBlindedMessage } from "./crypto/blind-signature.ts";
import type { BallotDeps } from "./deps.ts";
import { blindedIssue, closedToAnswers, malformedBlinded, notAnonymous, notEligible, tokenAlreadyGiven, unknownAxis } from "./errors.ts";

interface Request {
  readonly axis: string;
  readonly blinded: Uint8Array;
  readonly digest: string;
  readonly publicKey: KeyObject;
}

/**
 * Signs what is asked, once per person and axis, all or nothing. Signing is deterministic, so that whoever lost the answer on the
 * way may send exactly the same again and gets the same; a second token it never gives. What is kept for that, the digest of the
 * blinded message beside the account, points to no token: blindness is perfect (RFC 9474, section 7.1).
 */
export function createIssue(deps: BallotDeps, boxes: Boxes) {
  return async (actor: Actor, code: string, blinded: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> => {
    const { questionnaire, publicKeys, signingKey } = await boxes.openBox(code);
    if (questionnaire.mode !== "anonymous") throw notAnonymous();
    if (!(await deps.mayAnswer(actor, questionnaire))) throw notEligible();
    const requests = requestsFrom(blinded, publicKeys);
    const signingKeys = await Promise.all(requests.map(({ axis }) => signingKey(axis))).catch(async (error: unknown) => {
      // They are gone too once it is closed, which this process may not have heard of yet.
      throw (await findBox(deps.db, code))?.closed === true ? closedToAnswers() : error;
    });
    await deps.db.tx(async (tx) => {
      const given = await tx.query<{ axis: string }>(sql`
        insert into consultations.token_issued (questionnaire, axis, account_id, blinded_sha256)
        select ${code}, axis, ${actor.accountId}, decode(digest, 'hex') from unnest(${array(requests.map(({ axis }) => axis), "text")}, ${array(requests.map(({ digest }) => digest), "text")}) as asked (axis, digest)
        on conflict do nothing returning axis`);
      if ((await findBox(tx, code))?.closed !== false) throw closedToAnswers();
      if (given.length === requests.length) return;
      const before = await tx.query<{ axis: string; digest: string }>(sql`select axis, encode(blinded_sha256, 'hex') as digest from consultations.token_issued where questionnaire = ${code} and account_id = ${actor.accountId}`);
      const digests = new Map(before.map(({ axis, digest }) => [axis, digest]));
      const others = requests.filter(({ axis, digest }) => digests.get(axis) !== digest);
      if (others.length > 0) throw tokenAlreadyGiven(others.map(({ axis }) => axis));
    });
    // After the commit: were it before, a signature could be given out and its issue be lost.
    return Object.fromEntries(requests.flatMap(({ axis, blinded: message, publicKey }, index) => {
      const key = signingKeys[index];
      return key === undefined ? [] : [[axis, Buffer.from(blindSign(key, publicKey, message)).toString("base64url")]];
    }));
  };
}

/** Sorted by axis, so that two requests of one person never wait for each other crosswise. */
function requestsFrom(blinded: Readonly<Record<string, string>>, publicKeys: ReadonlyMap<string, KeyObject>): readonly Request[] {
  const faulty: string[] = [];
  const requests = Object.entries(blinded).sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([axis, text]): Request[] => {
    const publicKey = publicKeys.get(axis);
    if (publicKey === undefined) throw unknownAxis();
    const message = bytesOf(text);
    if (message === null || !isBlindedMessage(publicKey, message)) {
      faulty.push(axis);
      return [];
    }
    return [{ axis, blinded: message, publicKey, digest: createHash("sha256").update(message).digest("hex") }];
  });
  if (faulty.length > 0) throw malformedBlinded(faulty.map(blindedIssue));
  return requests;
}
