import type { KeyObject } from "node:crypto";
import { sql, type Db } from "../../../kernel/db/db.ts";
import type { Questionnaire } from "../domain/campaign.ts";
import { unknownQuestionnaire } from "../questionnaires/errors.ts";
import { publicKeyFrom } from "./crypto/blind-signature.ts";
import type { KeyFiles } from "./crypto/key-files.ts";
import type { BallotDeps } from "./deps.ts";
import { closedToAnswers, keyFileMissing, notOpenYet } from "./errors.ts";

/** What is known of an open questionnaire without asking the database for each ballot. */
export interface OpenBox {
  readonly questionnaire: Questionnaire;
  readonly publicKeys: ReadonlyMap<string, KeyObject>;
  /** Read from its file when first asked for. Fails with `consultations.key-file-missing`. */
  readonly signingKey: (axis: string) => Promise<KeyObject>;
  readonly sealing: { readonly id: string; readonly key: Uint8Array };
}

export interface Boxes {
  /**
   * The questionnaire, by the clock of the house, if people answer it today. Fails with `consultations.unknown-questionnaire` (404),
   * `consultations.not-open-yet`, `consultations.closed` (409), `consultations.key-file-missing` (503).
   */
  openBox(code: string): Promise<OpenBox>;
  /** What was known of it may be so no longer. */
  forget(code: string): void;
}

/** Everything but the state is fixed once open; whatever is written is checked against the box in its own transaction. */
const knownForMs = 5_000;

export interface BoxRow {
  readonly threshold: number;
  readonly sealingKey: string | null;
  readonly closed: boolean;
}

export interface AxisRow {
  readonly axis: string;
  readonly publicKey: string | null;
  readonly folded: number;
  readonly lost: number;
  readonly received: number | null;
  readonly issued: number | null;
}

export async function findBox(db: Db, code: string): Promise<BoxRow | null> {
  const [row] = await db.query<BoxRow>(sql`select threshold, sealing_key as "sealingKey", closed from consultations.ballot_box where questionnaire = ${code}`);
  return row ?? null;
}

export async function axesOf(db: Db, code: string): Promise<readonly AxisRow[]> {
  return db.query<AxisRow>(sql`select axis, public_key as "publicKey", folded, lost, received, issued from consultations.ballot_axis where questionnaire = ${code} order by axis`);
}

export function createBoxes(deps: BallotDeps, keys: KeyFiles): Boxes {
  const known = new Map<string, { readonly box: Promise<OpenBox>; readonly untilMs: number }>();

  /** A fold that ended since the box was read has put another key in the place of this one, whose file is gone: then that one. */
  async function sealingOf(code: string, id: string): Promise<OpenBox["sealing"]> {
    try {
      return { id, key: await keys.sealingKey(code, id) };
    } catch (error) {
      const current = (await findBox(deps.db, code))?.sealingKey ?? null;
      if (current === null || current === id) throw error;
      return sealingOf(code, current);
    }
  }

  async function load(code: string): Promise<OpenBox> {
    const questionnaire = await deps.questionnaire(code);
    if (questionnaire === null || questionnaire.state === "draft") throw unknownQuestionnaire();
    if (questionnaire.state === "announced") throw notOpenYet();
    const row = questionnaire.state === "open" ? await findBox(deps.db, code) : null;
    if (row === null || row.closed) throw closedToAnswers();
    if (row.sealingKey === null) throw keyFileMissing();
    const publicKeys = new Map((await axesOf(deps.db, code)).flatMap(({ axis, publicKey }) => (publicKey === null ? [] : [[axis, publicKeyFrom(publicKey)] as const])));
    const signing = new Map<string, Promise<KeyObject>>();
    const signingKey = (axis: string): Promise<KeyObject> => {
      const reading = signing.get(axis) ?? keys.signingKey(code, axis);
      signing.set(axis, reading);
      reading.catch(() => signing.delete(axis));
      return reading;
    };
    return { questionnaire, publicKeys, signingKey, sealing: await sealingOf(code, row.sealingKey) };
  }

  return {
    async openBox(code) {
      const found = known.get(code);
      // Time passed, by whatever clock: the day itself is asked of the house's below.
      const box = found !== undefined && found.untilMs > performance.now() ? found.box : load(code);
      if (box !== found?.box) {
        known.set(code, { box, untilMs: performance.now() + knownForMs });
        box.catch(() => known.delete(code));
      }
      const open = await box;
      const today = deps.clock.today();
      if (today < open.questionnaire.opensOn) throw notOpenYet();
      if (today >= open.questionnaire.closesOn) throw closedToAnswers();
      return open;
    },
    forget: (code) => void known.delete(code),
  };
}
