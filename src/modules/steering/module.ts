import { group } from "d3-array";
import type { Db } from "../../kernel/db/db.ts";
import { noAnnouncement, noNotice, type Announce, type Notify } from "../../kernel/outbox/notice.ts";
import type { Clock } from "../../kernel/time/day.ts";
import { recordAct, type ActDeps, type SubjectPlace } from "./actions/act.ts";
import { alertsOf, spreadOf } from "./domain/alerts.ts";
import { tellEvents } from "./domain/describe.ts";
import { foldEvents } from "./domain/fold.ts";
import type { Steering } from "./domain/steering.ts";
import { endOf, eventsOf, eventsOfChanged, eventsUnder, hasDemonstration, lastRecordedAt } from "./store/event-store.ts";

export interface SteeringDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly notify?: Notify;
  readonly announce?: Announce;
  /** The name of an account that may be made to answer for something; null where there is none or it is closed. Left out: any name is taken as given. */
  readonly nameOf?: (accountId: string) => Promise<string | null>;
  /** How a subject is called and where it is shown, for notices. */
  readonly placeOf?: (subject: string) => Promise<SubjectPlace | null>;
  /** Accounts that are told of a decision asked for. */
  readonly office?: () => Promise<readonly string[]>;
}

export function createSteering(given: SteeringDeps): Steering {
  const { db } = given;
  const deps: ActDeps = {
    db, clock: given.clock, notify: given.notify ?? noNotice, announce: given.announce ?? noAnnouncement,
    nameOf: given.nameOf ?? null, placeOf: given.placeOf ?? (async () => null), office: given.office ?? (async () => []),
  };
  return {
    act: (by, subject, act, basedOn, options) => recordAct(deps, by, subject, act, basedOn, options?.demonstration ?? false),
    async standing(subject, knownOn) {
      return foldEvents(subject, await eventsOf(db, subject, knownOn));
    },
    async standings(prefix, knownOn) {
      const bySubject = group(await eventsUnder(db, prefix, knownOn), ({ subject }) => subject);
      return new Map([...bySubject].map(([subject, events]) => [subject, foldEvents(subject, events)]));
    },
    alerts: alertsOf,
    spread: spreadOf,
    async changesSince(prefix, since) {
      return tellEvents(await eventsOfChanged(db, prefix, since), ({ recordedAt }) => recordedAt > endOf(since));
    },
    async story(subject) {
      return tellEvents(await eventsOf(db, subject, null), () => true);
    },
    hasDemonstration: () => hasDemonstration(db),
    lastRecordedAt: () => lastRecordedAt(db),
  };
}
