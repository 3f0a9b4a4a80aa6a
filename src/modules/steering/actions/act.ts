import { randomUUID } from "node:crypto";
import { recordAudit, type Author } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { AppError, type Issue } from "../../../kernel/errors/app-error.ts";
import { both, formatDateTime } from "../../../kernel/i18n/format.ts";
import type { Announce, Notify } from "../../../kernel/outbox/notice.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Clock } from "../../../kernel/time/day.ts";
import { cleanAct } from "../domain/clean.ts";
import { describeEvent } from "../domain/describe.ts";
import { sealOf, type RecordedAct, type SteeringEvent } from "../domain/event.ts";
import { faultsOf } from "../domain/faults.ts";
import { applyEvent, foldEvents } from "../domain/fold.ts";
import { isRepeated, overwritten } from "../domain/overwrites.ts";
import type { Person, Standing } from "../domain/standing.ts";
import type { SteeringAct } from "../domain/steering.ts";
import { changedMeanwhile, notPossible, unknownAsk, unknownMilestone, unknownSubject } from "../errors.ts";
import { appendEvents, eventsOf, lockSubject } from "../store/event-store.ts";
import { announcementOf, noticesOf } from "./tell.ts";

/** Where a subject is shown and how it is called, for those who are told of it. */
export interface SubjectPlace {
  readonly title: Bilingual;
  readonly path: string;
}

export interface ActDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly notify: Notify;
  readonly announce: Announce;
  /** The name of an account that may be made to answer for something; null where there is none or it is closed. Null for the whole: any name is taken as given. */
  readonly nameOf: ((accountId: string) => Promise<string | null>) | null;
  readonly placeOf: (subject: string) => Promise<SubjectPlace | null>;
  /** Accounts that are told of a decision asked for. */
  readonly office: () => Promise<readonly string[]>;
}

const subjectShape = /^[a-z][a-z0-9-]{0,60}(\.[a-z0-9-]{1,20}){0,3}$/;

/** Records one act: locks the subject, looks at what was written since, checks, adds the event and its trace in the audit. */
export async function recordAct(deps: ActDeps, by: Author, subject: string, given: SteeringAct, basedOn: number, demonstration: boolean): Promise<Standing> {
  if (!subjectShape.test(subject)) throw unknownSubject();
  const act = cleanAct(given);
  const [names, place, office] = [await namesIn(deps, act), await deps.placeOf(subject), act.kind === "ask-opened" && act.ask === "decision" ? await deps.office() : []];
  return deps.db.tx(async (inside) => {
    await lockSubject(inside, subject);
    const events = await eventsOf(inside, subject, null);
    const before = foldEvents(subject, events);
    const since = events.slice(Math.max(0, basedOn));
    if (isRepeated(act, by.accountId, since)) return before;
    mustExist(before, act);
    const lost = overwritten(act, since);
    if (lost.length > 0) throw changedMeanwhile(lost.map((event) => meanwhile(before, event)));
    const issues = [...(basedOn > events.length || !Number.isInteger(basedOn) || basedOn < 0 ? [unknownRevision] : []), ...accountFaults(act, names, before), ...faultsOf(before, act, deps.clock.today())];
    if (issues.length > 0) throw notPossible(issues);
    const event: SteeringEvent = {
      id: randomUUID(), subject, act: recorded(act, names, before), recordedAt: notBefore(deps.clock.now().toISOString(), events.at(-1)), accountId: by.accountId, author: by.name, demonstration,
    };
    await appendEvents(inside, [event]);
    await recordAudit(inside, {
      recordedAt: new Date(event.recordedAt), accountId: by.accountId, author: by.name, act: `steering.${act.kind}`, subject, previous: null,
      next: { eventId: event.id, eventSha256: sealOf(event) },
    });
    const after = applyEvent(before, event);
    for (const notice of noticesOf({ before, after, event, place, office })) await deps.notify(inside, notice);
    await deps.announce(inside, announcementOf(before, event));
    return after;
  });
}

function mustExist(before: Standing, act: SteeringAct): void {
  if ("milestoneId" in act && act.milestoneId !== null && !before.milestones.some(({ id }) => id === act.milestoneId)) throw unknownMilestone();
  if (act.kind === "ask-closed" && !before.asks.some(({ id }) => id === act.askId)) throw unknownAsk();
}

/** What was written meanwhile, by whom and when, in words. */
function meanwhile(before: Standing, event: SteeringEvent): Issue {
  const words = describeEvent(before, event);
  return {
    code: "steering.written-meanwhile", severity: "error",
    text: both(`${event.author}, le ${formatDateTime(event.recordedAt, "fr")}\u202f: ${words.fr}`, `${event.author}, on ${formatDateTime(event.recordedAt, "en")}: ${words.en}`),
  };
}

const unknownRevision: Issue = {
  code: "steering.unknown-revision", severity: "error",
  text: both("La page d’où vient cet envoi n’est pas de cette action\u202f: rouvrez-la.", "The page that this came from is not of this action: open it again."),
};

/** Order in time within a subject is the order in which it was recorded, even between two machines whose clocks differ. */
function notBefore(now: string, last: SteeringEvent | undefined): string {
  return last !== undefined && last.recordedAt > now ? last.recordedAt : now;
}

function peopleIn(act: SteeringAct): readonly string[] {
  if (act.kind === "owners-set") return [...(act.owner === null ? [] : [act.owner]), ...act.deputies].map(({ accountId }) => accountId);
  return act.kind === "milestone-set" && act.milestone.ownerId !== null ? [act.milestone.ownerId] : [];
}

async function namesIn({ nameOf }: ActDeps, act: SteeringAct): Promise<ReadonlyMap<string, string | null>> {
  const names = new Map<string, string | null>();
  if (nameOf !== null) for (const id of peopleIn(act)) names.set(id, await nameOf(id));
  return names;
}

/** Who is named already, with the name that they had: they may stay, even once their account is closed. */
function namedIn({ owner, deputies, milestones }: Standing): ReadonlyMap<string, string> {
  const people = [...(owner === null ? [] : [owner]), ...deputies].map(({ accountId, name }): [string, string] => [accountId, name]);
  return new Map([...milestones.flatMap(({ ownerId, ownerName }): [string, string][] => (ownerId === null ? [] : [[ownerId, ownerName ?? ""]])), ...people]);
}

function accountFaults(act: SteeringAct, names: ReadonlyMap<string, string | null>, before: Standing): Issue[] {
  const field = act.kind === "milestone-set" ? "ownerId" : "owner";
  const named = namedIn(before);
  return [...names].some(([id, name]) => name === null && !named.has(id))
    ? [{ code: "steering.unknown-account", severity: "error", field, text: both("Un des comptes choisis n’existe pas ou est fermé.", "One of the accounts chosen does not exist or is closed.") }]
    : [];
}

function recorded(act: SteeringAct, names: ReadonlyMap<string, string | null>, before: Standing): RecordedAct {
  const earlier = namedIn(before);
  const named = ({ accountId, name }: Person): Person => ({ accountId, name: names.get(accountId) ?? earlier.get(accountId) ?? name });
  if (act.kind === "owners-set") return { ...act, owner: act.owner === null ? null : named(act.owner), deputies: act.deputies.map(named) };
  if (act.kind !== "milestone-set") return act;
  const { ownerId } = act.milestone;
  return { ...act, milestoneId: act.milestoneId ?? randomUUID(), milestone: { ...act.milestone, ownerName: ownerId === null ? null : (names.get(ownerId) ?? earlier.get(ownerId) ?? null) } };
}

/** Did an act fail because somebody wrote meanwhile? */
export function isChangedMeanwhile(error: unknown): error is AppError {
  return error instanceof AppError && error.code === "steering.changed-meanwhile";
}
