import { createHash, randomUUID } from "node:crypto";
import { sql, type Db } from "../../../kernel/db/db.ts";
import type { Answers } from "../domain/answers.ts";
import type { Ballot, BallotReceipt } from "../domain/ports.ts";
import { findBox, type Boxes, type OpenBox } from "./boxes.ts";
import { bytesOf, isSigned, tokenBytes } from "./crypto/blind-signature.ts";
import type { KeyFiles } from "./crypto/key-files.ts";
import { seal } from "./crypto/sealing.ts";
import type { BallotDeps } from "./deps.ts";
import { alreadyCounted, badAnswers, closedToAnswers, malformedToken, notAnonymous, notOpenLink, staleDefinition, tokenRefused, unknownAxis } from "./errors.ts";

/** What a sealed row is bound to. */
export function placeOf(questionnaire: string, axis: string): string {
  return `${questionnaire}\n${axis}`;
}

/**
 * Takes one ballot. Checks in this order: the questionnaire, its mode, the definition seen, the axis, the form of the token, its
 * signature, the answers, and that the token was not used; the last two are told the other way round, so that whoever sends again
 * what was counted learns that it was. The number of the token and the sealed answers are written together or not at all.
 */
export function createReceive(deps: BallotDeps, boxes: Boxes, keys: KeyFiles) {
  async function checked(ballot: Omit<Ballot, "token" | "signature">, mode: "anonymous" | "open-link"): Promise<OpenBox> {
    const box = await boxes.openBox(ballot.questionnaire);
    const { questionnaire } = box;
    if (questionnaire.mode !== mode) throw mode === "anonymous" ? notAnonymous() : notOpenLink();
    if (questionnaire.definitionSha256 !== ballot.definitionSha256) throw staleDefinition();
    if (!questionnaire.form.axes.some(({ code }) => code === ballot.axis)) throw unknownAxis();
    return box;
  }

  /** Sealed under the key of the moment: a fold may have changed it since the questionnaire was last looked at. */
  async function keep(tx: Db, { questionnaire: { code }, sealing }: OpenBox, axis: string, answers: Answers): Promise<void> {
    const row = await findBox(tx, code);
    if (row === null || row.closed || row.sealingKey === null) throw closedToAnswers();
    if (row.sealingKey !== sealing.id) boxes.forget(code);
    const key = row.sealingKey === sealing.id ? sealing.key : await keys.sealingKey(code, row.sealingKey);
    await tx.query(sql`insert into consultations.ballot_sealed (questionnaire, axis, id, body) values (${code}, ${axis}, ${randomUUID()}::uuid, ${seal(key, placeOf(code, axis), answers)}::bytea)`);
  }

  return {
    async receive(ballot: Ballot): Promise<BallotReceipt> {
      const box = await checked(ballot, "anonymous");
      const { questionnaire, publicKeys } = box;
      const { code } = questionnaire;
      const token = bytesOf(ballot.token);
      const signature = bytesOf(ballot.signature);
      const publicKey = publicKeys.get(ballot.axis);
      if (token?.byteLength !== tokenBytes || signature === null || publicKey === undefined) throw malformedToken();
      if (!isSigned(publicKey, token, signature)) throw tokenRefused();
      const number = createHash("sha256").update(token).digest("hex");
      const issues = deps.checkAnswers(questionnaire.form, ballot.axis, ballot.answers).filter(({ severity }) => severity === "error");
      if (issues.length > 0) throw (await isSpent(deps.db, code, ballot.axis, number)) ? alreadyCounted(number) : badAnswers(issues);
      await deps.db.tx(async (tx) => {
        // First, since it waits for a fold that is under way; and never by a constraint that fails, which servers log with its values.
        const fresh = await tx.query(sql`insert into consultations.ballot_spent (questionnaire, axis, number) values (${code}, ${ballot.axis}, decode(${number}, 'hex')) on conflict do nothing returning 1`);
        if (fresh.length === 0) throw alreadyCounted(number);
        await keep(tx, box, ballot.axis, ballot.answers);
      });
      return { number };
    },
    async receiveOpen(ballot: Omit<Ballot, "token" | "signature">): Promise<void> {
      const box = await checked(ballot, "open-link");
      const issues = deps.checkAnswers(box.questionnaire.form, ballot.axis, ballot.answers).filter(({ severity }) => severity === "error");
      if (issues.length > 0) throw badAnswers(issues);
      await deps.db.tx(async (tx) => {
        // Waits here for a fold that is under way, so that the key read next is the one that stays.
        await tx.query(sql`lock table consultations.ballot_sealed in row exclusive mode`);
        await keep(tx, box, ballot.axis, ballot.answers);
      });
    },
  };
}

async function isSpent(db: Db, code: string, axis: string, number: string): Promise<boolean> {
  const rows = await db.query(sql`select 1 from consultations.ballot_spent where questionnaire = ${code} and axis = ${axis} and number = decode(${number}, 'hex')`);
  return rows.length > 0;
}
