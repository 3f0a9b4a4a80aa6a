import { group } from "d3-array";
import type { Db } from "../../../../kernel/db/db.ts";
import { formatDay, inBoth } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Notify } from "../../../../kernel/outbox/notice.ts";
import { formatValue } from "../../domain/format.ts";
import type { Series } from "../../domain/catalogue.ts";
import type { ValueEvent } from "../../domain/value-events.ts";
import type { Campaign, Duty } from "../domain/campaign.ts";
import type { Rung } from "../domain/ladder.ts";
import { periodWords } from "../domain/words.ts";

/** Names of series by key, as the contract has them. */
export type SeriesNames = ReadonlyMap<string, Series>;

const mine = "/my-duties";

function named(series: SeriesNames, duty: Pick<Duty, "series" | "period">): Bilingual {
  return inBoth((language) => {
    const name = series.get(duty.series)?.measure.name[language];
    return `${duty.series}${name === undefined ? "" : ` ${name}`}, ${periodWords(duty.period)[language]}`;
  });
}

function listed(series: SeriesNames, duties: readonly Duty[]): Bilingual {
  return inBoth((language) => duties.map((duty) => (language === "fr"
    ? `- ${named(series, duty).fr}\u202f: pour le ${formatDay(duty.dueOn, "fr")}`
    : `- ${named(series, duty).en}: by ${formatDay(duty.dueOn, "en")}`)).join("\n"));
}

/** One message a person, with everything that is theirs in the campaign. */
function byOwner(duties: readonly Duty[]): ReadonlyMap<string, readonly Duty[]> {
  return new Map([...group(duties.flatMap((duty) => duty.owners.map((owner) => ({ owner: owner.accountId, duty }))), (one) => one.owner)].map(([owner, list]) => [owner, list.map((one) => one.duty)]));
}

export async function tellOpened(inside: Db, notify: Notify, campaign: Campaign, series: SeriesNames): Promise<void> {
  for (const [owner, duties] of byOwner(campaign.duties.filter((duty) => duty.excused === null))) {
    const list = listed(series, duties);
    await notify(inside, {
      // Of each owner: whoever stands in for several, or owes values too, is told of all of them.
      key: `campaign/${campaign.code}/opened/${owner}`,
      to: [owner],
      subject: { fr: `Campagne ${campaign.title.fr}\u202f: ce qui est attendu de vous`, en: `Campaign ${campaign.title.en}: what is expected of you` },
      text: {
        fr: `La campagne «\u202f${campaign.title.fr}\u202f» est ouverte jusqu’au ${formatDay(campaign.closesOn, "fr")}. Sont attendues de vous\u202f:\n\n${list.fr}\n\nTout se propose sur une seule page.`,
        en: `The campaign “${campaign.title.en}” is open until ${formatDay(campaign.closesOn, "en")}. Expected from you:\n\n${list.en}\n\nEverything is proposed on a single page.`,
      },
      path: mine,
    });
  }
}

export async function tellClosed(inside: Db, notify: Notify, campaign: Campaign, eventId: string): Promise<void> {
  const people = new Set(campaign.duties.flatMap((duty) => [...duty.owners, ...(duty.validator === null ? [] : [duty.validator])]).map((person) => person.accountId));
  if (people.size === 0) return;
  await notify(inside, {
    key: `campaign/${campaign.code}/closed/${eventId}`,
    to: [...people],
    subject: { fr: `Campagne ${campaign.title.fr}\u202f: close`, en: `Campaign ${campaign.title.en}: closed` },
    text: {
      fr: `La campagne «\u202f${campaign.title.fr}\u202f» est close.${campaign.closed === null ? "" : ` ${campaign.closed.reason}`}\n\nCe qui serait envoyé maintenant est gardé, et le bureau de pilotage peut l’admettre.`,
      en: `The campaign “${campaign.title.en}” is closed.${campaign.closed === null ? "" : ` ${campaign.closed.reason}`}\n\nWhat is sent now is kept, and the steering office can let it in.`,
    },
    path: `/campaigns/${campaign.code}`,
  });
}

export async function tellReassigned(inside: Db, notify: Notify, campaign: Campaign, duty: Duty, about: { readonly reason: Bilingual; readonly eventId: string; readonly series: SeriesNames }): Promise<void> {
  const name = named(about.series, duty);
  await notify(inside, {
    key: `campaign/${campaign.code}/${duty.code}/reassigned/${about.eventId}`,
    to: duty.owners.map((owner) => owner.accountId),
    subject: { fr: `Valeur confiée à vous\u202f: ${duty.series}`, en: `Value assigned to you: ${duty.series}` },
    text: {
      fr: `${name.fr}\u202f: cette valeur est maintenant attendue de vous, pour le ${formatDay(duty.dueOn, "fr")}.\n\nMotif\u202f: ${about.reason.fr}`,
      en: `${name.en}: this value is now expected from you, by ${formatDay(duty.dueOn, "en")}.\n\nReason: ${about.reason.en}`,
    },
    path: mine,
  });
}

/** One rung of the ladder for one duty. The due day is in the key: a new deadline reminds anew. */
export async function tellRung(inside: Db, notify: Notify, about: { readonly campaign: Campaign; readonly duty: Duty; readonly rung: Rung; readonly to: readonly string[]; readonly series: SeriesNames }): Promise<void> {
  const { campaign, duty, rung, to, series } = about;
  if (to.length === 0) return;
  const name = named(series, duty);
  const late = rung.days > 0;
  await notify(inside, {
    key: `campaign/${campaign.code}/${duty.code}/${rung.days}@${duty.dueOn}`,
    to,
    subject: late ? { fr: `En retard\u202f: ${name.fr}`, en: `Overdue: ${name.en}` } : { fr: `Attendue\u202f: ${name.fr}`, en: `Due: ${name.en}` },
    text: {
      fr: `${name.fr}\u202f: cette valeur ${late ? "était" : "est"} attendue pour le ${formatDay(duty.dueOn, "fr")} (campagne «\u202f${campaign.title.fr}\u202f»).\n\nResponsable\u202f: ${duty.owners.map((owner) => owner.name).join(", ") || "personne n’est désigné"}.`,
      en: `${name.en}: this value ${late ? "was" : "is"} expected by ${formatDay(duty.dueOn, "en")} (campaign “${campaign.title.en}”).\n\nOwner: ${duty.owners.map((owner) => owner.name).join(", ") || "nobody is named"}.`,
    },
    path: mine,
  });
}

/** What a proposal became, where its author has to know: sent back, or accepted as another value. */
export async function tellAnswered(inside: Db, notify: Notify, about: { readonly event: ValueEvent; readonly proposal: ValueEvent; readonly to: readonly string[]; readonly series: SeriesNames }): Promise<void> {
  const { event, proposal, to, series } = about;
  if (to.length === 0 || (event.kind !== "refused" && event.kind !== "accepted-changed")) return;
  const name = named(series, event);
  const unit = series.get(event.series)?.measure.unit ?? { kind: "index" as const };
  const number = (value: number | null): Bilingual => inBoth((language) => (value === null ? "–" : formatValue(value, unit, language)));
  const [before, now] = [number(proposal.value), number(event.value)];
  const sentBack = event.kind === "refused";
  await notify(inside, {
    key: `value/${event.id}`,
    to,
    subject: sentBack ? { fr: `Renvoyée\u202f: ${name.fr}`, en: `Sent back: ${name.en}` } : { fr: `Acceptée avec modification\u202f: ${name.fr}`, en: `Accepted with change: ${name.en}` },
    text: {
      fr: `${sentBack ? `La valeur proposée, ${before.fr}, est renvoyée. Vous pouvez en proposer une autre.` : `La valeur proposée était ${before.fr}\u202f; la valeur retenue est ${now.fr}.`}\n\nMotif\u202f: ${event.reason ?? ""}`,
      en: `${sentBack ? `The proposed value, ${before.en}, is sent back. You can propose another one.` : `The proposed value was ${before.en}; the value kept is ${now.en}.`}\n\nReason: ${event.reason ?? ""}`,
    },
    path: mine,
  });
}
