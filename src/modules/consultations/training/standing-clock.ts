import { sql, type Db } from "../../../kernel/db/db.ts";
import { fixedClock, type Clock, type Day } from "../../../kernel/time/day.ts";

export interface StandingClock extends Clock {
  /** To be awaited before the clock is read. */
  settle(): Promise<void>;
  /** What is kept has changed: it is looked at again. */
  unsettle(): void;
}

/** The clock of the house; while every module is made up, one that stands on the day of the demonstration, so that its classes are still to come. */
export function standingClock(db: Db, clock: Clock, demonstrationDay: Day | undefined): StandingClock {
  let current: Clock | null = demonstrationDay === undefined ? clock : null;
  return {
    now: () => (current ?? clock).now(),
    today: () => (current ?? clock).today(),
    async settle() {
      if (current !== null || demonstrationDay === undefined) return;
      const [row] = await db.query<{ madeUp: boolean | null }>(sql`select bool_and(demonstration) as "madeUp" from consultations.training_module`);
      current = row?.madeUp === true ? fixedClock(demonstrationDay) : clock;
    },
    unsettle() {
      if (demonstrationDay !== undefined) current = null;
    },
  };
}

type Acts = Readonly<Record<string, unknown>>;

/** The same acts, each of which looks first at which day it is. */
export function afterSettling<T extends Acts>(clock: StandingClock, acts: T): T {
  const settled = Object.entries(acts).map(([name, act]) => [name, async (...given: readonly unknown[]): Promise<unknown> => {
    await clock.settle();
    try {
      return await (act as (...all: readonly unknown[]) => unknown)(...given);
    } finally {
      if (name === "saveModule") clock.unsettle();
    }
  }] as const);
  return Object.fromEntries(settled) as unknown as T;
}
