import type { Db } from "../../../kernel/db/db.ts";
import { formatDay } from "../../../kernel/i18n/format.ts";
import type { Notice, Notify } from "../../../kernel/outbox/notice.ts";
import type { Day } from "../../../kernel/time/day.ts";
import { referentsOn } from "../domain/fold.ts";
import type { Site } from "../domain/model.ts";
import { reviewStandings, waveOn, type ReviewStanding } from "../domain/reviews-due.ts";
import { reviewName } from "../domain/words.ts";

/** Days from the due day at which a reminder goes out: two before, one on the day, then every thirty days for a year. */
const rungs = [-60, -14, 0, ...Array.from({ length: 12 }, (_, month) => 30 * (month + 1))];
/** From here on the steering office is told too. */
const officeFrom = 30;

/**
 * What has to be told on a day: of each review of the running wave that has not taken place, the last rung reached, so
 * that a timer that slept tells once and not eight times. To the referents of that day; to the office where there is
 * none, and from thirty days late on. Keys name the rung: asked again on the same day or the next, nothing goes twice.
 */
export function reminders(sites: Iterable<Site>, on: Day, office: readonly string[]): readonly Notice[] {
  const notices: Notice[] = [];
  for (const site of sites) {
    // Made-up sites have made-up referents: nobody is to be told.
    if (site.demonstration) continue;
    const wave = waveOn(site, on);
    if (wave === null || wave.startsOn > on) continue;
    const referents = referentsOn(site, on).map((one) => one.accountId);
    for (const standing of reviewStandings(site, wave, on)) {
      if (standing.state === "done" || standing.state === "held") continue;
      const rung = rungs.findLast((days) => standing.daysLate >= days);
      const to = [...new Set([...referents, ...(referents.length === 0 || (rung ?? 0) >= officeFrom ? office : [])])];
      if (rung !== undefined && to.length > 0) notices.push(noticeOf(site, standing, rung, to));
    }
  }
  return notices;
}

function noticeOf(site: Site, standing: ReviewStanding, rung: number, to: readonly string[]): Notice {
  const name = reviewName(standing);
  const due = { fr: formatDay(standing.dueOn, "fr"), en: formatDay(standing.dueOn, "en") };
  const late = standing.daysLate > 0;
  return {
    key: `site-review:${site.code}:${standing.id}:${standing.dueOn}:${rung}`,
    to,
    subject: late
      ? { fr: `Site ${site.name}\u202f: ${name.fr} en retard`, en: `Site ${site.name}: ${name.en} is late` }
      : { fr: `Site ${site.name}\u202f: ${name.fr} à tenir avant le ${due.fr}`, en: `Site ${site.name}: ${name.en} to be held by ${due.en}` },
    text: late
      ? { fr: `Elle était à tenir avant le ${due.fr}. Quand elle a eu lieu, écrivez son compte rendu.`, en: `It was to be held by ${due.en}. Once it has taken place, write its minutes.` }
      : { fr: `Elle est à tenir avant le ${due.fr}, avec les partenaires du site.`, en: `It is to be held by ${due.en}, with the partners of the site.` },
    path: `/sites/${encodeURIComponent(site.code)}/reviews/${standing.id}`,
  };
}

/** Hands the reminders of a day to the outbox, all in one transaction; gives how many were handed over. */
export async function sendReminders(db: Db, notify: Notify, notices: readonly Notice[]): Promise<number> {
  await db.tx(async (inside) => {
    for (const notice of notices) await notify(inside, notice);
  });
  return notices.length;
}
