import { sql, type Db } from "../../../kernel/db/db.ts";
import type { KeyLoss } from "../domain/ports.ts";
import { axesOf, findBox, type Boxes, type BoxRow } from "./boxes.ts";
import type { KeyFiles } from "./crypto/key-files.ts";
import type { BallotDeps } from "./deps.ts";
import { keyFileMissing, keyNotLost } from "./errors.ts";

/**
 * The way out where the file of the sealing key is gone (a backup restored elsewhere, a disk lost): what waits under it can never be
 * opened, and would keep every fold and the closing from ending. It is destroyed and counted as lost, and a new sealing key is made.
 * Counters of the whole axis stay; those by group and the texts that waited are lost with the key. Never done by itself, and refused
 * with `consultations.key-not-lost` (409) where the key is there, so that nobody can throw away what could be counted.
 */
export function createGiveUp(deps: BallotDeps, boxes: Boxes, keys: KeyFiles) {
  async function isLost(code: string, box: BoxRow | null): Promise<boolean> {
    if (box === null || box.closed || box.sealingKey === null) return false;
    return keys.sealingKey(code, box.sealingKey).then(() => false, (error: unknown) => {
      if (error instanceof Error && "code" in error && error.code === keyFileMissing().code) return true;
      throw error;
    });
  }

  async function lossIn(db: Db, code: string, threshold: number): Promise<KeyLoss> {
    const inSteps = (count: number): number => Math.floor(count / threshold) * threshold;
    const waiting = await db.query<{ axis: string; count: number }>(sql`select axis, count(*)::int as count from consultations.ballot_sealed where questionnaire = ${code} group by axis`);
    return { axes: (await axesOf(db, code)).map(({ axis, folded }) => ({ axis, waiting: inSteps(waiting.find((one) => one.axis === axis)?.count ?? 0), counted: inSteps(folded) })) };
  }

  return {
    async keyLoss(code: string): Promise<KeyLoss | null> {
      const box = await findBox(deps.db, code);
      return box !== null && (await isLost(code, box)) ? lossIn(deps.db, code, box.threshold) : null;
    },
    async giveUpWaiting(code: string): Promise<KeyLoss> {
      const loss = await deps.db.tx(async (tx) => {
        await tx.query(sql`lock table consultations.ballot_spent, consultations.ballot_sealed, consultations.token_issued in share row exclusive mode`);
        const box = await findBox(tx, code);
        if (box === null || !(await isLost(code, box))) throw keyNotLost();
        const found = await lossIn(tx, code, box.threshold);
        await tx.query(sql`
          update consultations.ballot_axis as a set pending = null, lost = lost + (select count(*) from consultations.ballot_sealed s where s.questionnaire = a.questionnaire and s.axis = a.axis)
          where questionnaire = ${code}`);
        await tx.query(sql`delete from consultations.ballot_sealed where questionnaire = ${code}`);
        await tx.query(sql`update consultations.ballot_box set sealing_key = ${await keys.makeSealingKey(code)}::uuid where questionnaire = ${code}`);
        return found;
      });
      boxes.forget(code);
      await deps.db.query(sql`vacuum (full) consultations.ballot_sealed, consultations.ballot_axis`);
      return loss;
    },
  };
}
