import type { Route } from "../../kernel/http/route.ts";
import { alertRoutes, createAlerts, questionFrom, studyQuery, type Alerts } from "../../modules/studies/index.ts";
import type { House } from "../house.ts";
import { repeat } from "../repeat.ts";
import { siteUrlOf } from "../site-url.ts";
import { studySearchOf } from "./search.ts";

type Parts = Pick<House, "db" | "clock" | "config" | "studies" | "vocabularies" | "datasets" | "outbox">;

/** Codes of the studies that answer a question as its address has it. */
function matchesOf(house: Parts): (query: string) => Promise<readonly string[]> {
  return (query) => {
    const given = new URLSearchParams(query);
    return studySearchOf(house).matches(questionFrom(studyQuery.parse(Object.fromEntries([...new Set(given.keys())].map((key) => [key, given.getAll(key).length > 1 ? given.getAll(key) : given.get(key)])))));
  };
}

const alertsByDb = new WeakMap<Parts["db"], Alerts>();

export function studyAlertsOf(house: Parts): Alerts {
  const known = alertsByDb.get(house.db);
  if (known !== undefined) return known;
  const { db, clock, config, studies, outbox } = house;
  const made = createAlerts({ db, clock, studies, matches: matchesOf(house), notify: outbox.notify, sendsMail: () => outbox.sends("mail"), site: config.publicUrl?.replace(/\/+$/, "") ?? null });
  alertsByDb.set(db, made);
  return made;
}

export function studyAlertRoutes(house: Parts): readonly Route[] {
  return alertRoutes({ alerts: studyAlertsOf(house), studies: house.studies, matches: matchesOf(house), sendsMail: () => house.outbox.sends("mail"), site: siteUrlOf(house.config) });
}

const tenMinutes = 600_000;

/** Tells followed searches what changed, and forgets addresses that nobody confirmed. */
export function startAlertTimer(house: Parts): () => Promise<void> {
  return repeat("study-alerts", tenMinutes, () => studyAlertsOf(house).run());
}
