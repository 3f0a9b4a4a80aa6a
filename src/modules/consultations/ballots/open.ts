import { sql } from "../../../kernel/db/db.ts";
import { array } from "../../../kernel/db/values.ts";
import type { AxisKey, Questionnaire } from "../domain/campaign.ts";
import { axesOf, findBox, type Boxes } from "./boxes.ts";
import { publicKeyText } from "./crypto/blind-signature.ts";
import type { KeyFiles } from "./crypto/key-files.ts";
import type { BallotDeps } from "./deps.ts";
import { closedToAnswers, thresholdTooLow, tooFewEligible } from "./errors.ts";
import { keysOf } from "./reads.ts";

const lowestThreshold = 5;

/**
 * Makes what a questionnaire needs to be answered: a key pair for each axis (none behind an open link) and a sealing key. Asked again
 * it gives the same keys; a key that was published and whose file is gone is never made anew (`consultations.key-file-missing`).
 * Fails with `consultations.threshold-too-low` (422), `consultations.too-few-eligible` (409): fewer people than the threshold.
 */
export function createOpen(deps: BallotDeps, boxes: Boxes, keys: KeyFiles) {
  return async (questionnaire: Questionnaire): Promise<readonly AxisKey[]> => {
    const { code, form, threshold, mode } = questionnaire;
    if (threshold < lowestThreshold) throw thresholdTooLow();
    const anonymous = mode === "anonymous";
    const eligible = anonymous ? await deps.eligibleCount(questionnaire) : null;
    if (eligible !== null && eligible < threshold) throw tooFewEligible(eligible, threshold);
    const before = new Map((await axesOf(deps.db, code)).map(({ axis, publicKey }) => [axis, publicKey]));
    const axes = form.axes.map((axis) => axis.code);
    // Before the transaction: a key takes half a second, and nobody should wait for it.
    const publicKeys = await Promise.all(axes.map(async (axis) => (anonymous ? publicKeyText(await keys.signingKey(code, axis, before.get(axis) == null)) : null)));
    await deps.db.tx(async (tx) => {
      await tx.query(sql`insert into consultations.ballot_box (questionnaire, threshold) values (${code}, ${threshold}) on conflict do nothing`);
      await tx.query(sql`select 1 from consultations.ballot_box where questionnaire = ${code} for update`);
      const box = await findBox(tx, code);
      if (box?.closed !== false) throw closedToAnswers();
      const sealingKey = box.sealingKey ?? (await keys.makeSealingKey(code));
      await tx.query(sql`update consultations.ballot_box set threshold = ${threshold}, sealing_key = ${sealingKey}::uuid where questionnaire = ${code}`);
      // Of an opening that was given up and whose form changed since.
      await tx.query(sql`delete from consultations.ballot_axis where questionnaire = ${code} and axis <> all(${array(axes, "text")})`);
      for (const [index, axis] of axes.entries()) await tx.query(sql`insert into consultations.ballot_axis (questionnaire, axis, public_key) values (${code}, ${axis}, ${publicKeys[index] ?? null}) on conflict do nothing`);
    });
    boxes.forget(code);
    return keysOf(deps.db, code);
  };
}
