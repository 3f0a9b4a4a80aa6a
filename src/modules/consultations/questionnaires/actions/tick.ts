import { AppError } from "../../../../kernel/errors/app-error.ts";
import { addDays, type Day } from "../../../../kernel/time/day.ts";
import type { QuestionnaireDeps } from "../deps.ts";
import { insertWeek, listQuestionnaires, setFolded, type QuestionnaireRecord } from "../store.ts";
import { auditQuestionnaire } from "./act.ts";
import { refusedMessage } from "./tell.ts";
import { closeQuestionnaire, finishClosing, openQuestionnaire } from "./move.ts";

const house = { accountId: null, name: "Jalon" };
const hour = 3_600_000;
/** The night in UTC, half open: one to five in the morning. */
const night = { fromHour: 1, untilHour: 5 };

export interface Ticked {
  readonly opened: number;
  readonly closed: number;
  readonly folded: number;
}

export interface Ticker {
  /** Does what is due now. `foldNow`: feeds the counters of every open questionnaire without waiting for the night. */
  tick(options?: { readonly foldNow?: boolean }): Promise<Ticked>;
}

/** The moment of today's fold, in milliseconds: at random in the night, or in the hours to come where the house slept through it. */
export function foldMoment(now: Date, random: () => number): number {
  const midnight = Date.parse(`${now.toISOString().slice(0, 10)}T00:00:00Z`);
  const from = Math.max(now.getTime(), midnight + night.fromHour * hour);
  const until = Math.max(midnight + night.untilHour * hour, from + hour);
  return from + random() * (until - from);
}

/** The Monday of the week of a day. */
export function weekOf(of: Day): Day {
  const weekday = (new Date(`${of}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(of, -weekday);
}

/**
 * The one timer of questionnaires, by the clock of the house: opens on the day, feeds the counters once a night at a moment drawn
 * anew for each, closes on the day, takes up a closing that was interrupted. Folds leave no line in audit or log.
 */
export function createTicker(deps: QuestionnaireDeps): Ticker {
  const moments = new Map<string, { readonly today: Day; readonly at: number }>();

  /** True where today's fold of this questionnaire is due; the moment is drawn at the first look of the day and kept in memory alone. */
  function foldDue(code: string, today: Day): boolean {
    const now = deps.clock.now();
    const drawn = moments.get(code);
    if (drawn !== undefined && drawn.today === today) return now.getTime() >= drawn.at;
    moments.set(code, { today, at: foldMoment(now, deps.random) });
    return false;
  }

  async function fold({ code }: QuestionnaireRecord, today: Day): Promise<void> {
    await deps.ballots.fold(code);
    await setFolded(deps.db, code, today);
    const weekFrom = weekOf(today);
    for (const { axis, contributions } of await deps.ballots.participation(code)) await insertWeek(deps.db, code, { axis, weekFrom, contributions });
  }

  async function openIfFit(record: QuestionnaireRecord, today: Day): Promise<boolean> {
    try {
      await openQuestionnaire(deps, house, record.code);
      return true;
    } catch (error) {
      // Whoever runs questionnaires is told once a day, and sees every fault on its page and a line in its history.
      if (!(error instanceof AppError)) throw error;
      const key = `refused:${record.code}`;
      if (moments.get(key)?.today !== today) {
        moments.set(key, { today, at: 0 });
        const to = await deps.organisers();
        await deps.db.tx(async (tx) => {
          await auditQuestionnaire(tx, deps, house, "opening-refused", record.code, { state: record.state }, { faults: error.issues.map(({ code }) => code) });
          await deps.notify(tx, { key: `questionnaire-refused:${record.code}:${today}`, to, path: `/consultations/manage/${record.code}`, ...refusedMessage(record, error.issues) });
        });
      }
      return false;
    }
  }

  async function look(record: QuestionnaireRecord, today: Day, foldNow: boolean, done: { opened: number; closed: number; folded: number }): Promise<void> {
    if (record.state === "announced" && record.opensOn <= today && today < record.closesOn) {
      if (await openIfFit(record, today)) done.opened += 1;
    } else if (record.state === "open" && record.closesOn <= today) {
      await closeQuestionnaire(deps, house, record.code);
      done.closed += 1;
    } else if (record.state === "closed" && !record.ballotsClosed) {
      await finishClosing(deps, record.code);
    } else if (record.state === "open" && (foldNow || ((record.foldedOn ?? record.opensOn) < today && foldDue(record.code, today)))) {
      await fold(record, today);
      done.folded += 1;
    }
  }

  return {
    async tick({ foldNow = false } = {}) {
      const today = deps.clock.today();
      const done = { opened: 0, closed: 0, folded: 0 };
      const failures: unknown[] = [];
      for (const record of await listQuestionnaires(deps.db)) {
        // What fails of one keeps no other from its day.
        await look(record, today, foldNow, done).catch((error: unknown) => failures.push(error));
      }
      if (failures.length > 0) throw failures[0];
      return done;
    },
  };
}
