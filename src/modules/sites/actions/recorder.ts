import { randomUUID } from "node:crypto";
import { recordAudits, type Author } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import type { Announcement, Announce, Notice, Notify } from "../../../kernel/outbox/notice.ts";
import type { Clock } from "../../../kernel/time/day.ts";
import { sealOf, type SiteEvent, type SiteFact } from "../domain/event.ts";
import { foldSites } from "../domain/fold.ts";
import type { Site } from "../domain/model.ts";
import { unknownSite } from "../errors.ts";
import { appendEvents, listEvents, lockSite } from "../store/event-store.ts";

export interface SiteActDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly notify: Notify;
  readonly announce: Announce;
  /** Marks what is recorded as made up. */
  readonly demonstration: boolean;
  /** Gathers events, in the order of their acts, instead of keeping them: for a history that is kept all at once by `keepEvents`. Nobody is told. */
  readonly gathered?: SiteEvent[] | undefined;
}

/** What an act adds, and whom it tells. */
export interface Outcome {
  readonly facts: readonly SiteFact[];
  readonly notices?: readonly Notice[];
  readonly announcements?: readonly Announcement[];
}

/** The event of a fact, now. */
export function eventOf({ clock, demonstration }: Pick<SiteActDeps, "clock" | "demonstration">, by: Author, site: string, fact: SiteFact): SiteEvent {
  return { id: randomUUID(), site, fact, recordedAt: clock.now().toISOString(), accountId: by.accountId, author: by.name, demonstration };
}

/** Adds events with an entry of the audit for each, which keeps the hash of what was recorded: texts stay out of the log. */
export async function keepEvents(inside: Db, events: readonly SiteEvent[]): Promise<void> {
  await appendEvents(inside, events);
  await recordAudits(inside, events.map((event) => ({
    recordedAt: new Date(event.recordedAt), accountId: event.accountId, author: event.author, act: `site.${event.fact.kind}`, subject: `site ${event.site}`,
    next: { eventId: event.id, eventSha256: sealOf(event) },
  })));
}

/**
 * One act on one site, in one transaction: reads the site as it is while others wait, lets `decide` say what is added, and
 * gives the site as it then is. Fails with `sites.unknown-site` where there is none and none is opened by the act.
 */
export async function actOn(deps: SiteActDeps, by: Author, code: string, decide: (site: Site | null) => Outcome): Promise<Site> {
  const { gathered } = deps;
  if (gathered !== undefined) {
    const before = gathered.filter((event) => event.site === code);
    gathered.push(...decide(foldSites(before, null).get(code) ?? null).facts.map((fact) => eventOf(deps, by, code, fact)));
    return existing(foldSites(gathered.filter((event) => event.site === code), null).get(code) ?? null);
  }
  return deps.db.tx(async (inside) => {
    await lockSite(inside, code);
    const before = await listEvents(inside, code);
    const { facts, notices = [], announcements = [] } = decide(foldSites(before, null).get(code) ?? null);
    const events = facts.map((fact) => eventOf(deps, by, code, fact));
    await keepEvents(inside, events);
    for (const notice of notices) await deps.notify(inside, notice);
    for (const announcement of announcements) await deps.announce(inside, announcement);
    const after = foldSites([...before, ...events], null).get(code);
    if (after === undefined) throw unknownSite();
    return after;
  });
}

export function existing(site: Site | null): Site {
  if (site === null) throw unknownSite();
  return site;
}
