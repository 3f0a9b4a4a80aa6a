import { both, formatDay } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Announcement, Notice } from "../../../kernel/outbox/notice.ts";
import type { SteeringEvent } from "../domain/event.ts";
import type { Standing } from "../domain/standing.ts";
import type { SubjectPlace } from "./act.ts";

interface Told {
  readonly before: Standing;
  readonly after: Standing;
  readonly event: SteeringEvent;
  readonly place: SubjectPlace | null;
  readonly office: readonly string[];
}

/** Who has to be told of an event: people newly named, the office of a decision asked for, the owners of one answered. Nobody is told of what they did. */
export function noticesOf({ before, after, event, place, office }: Told): readonly Notice[] {
  const { act, accountId, id } = event;
  const title: Bilingual = place?.title ?? both(event.subject, event.subject);
  const path = place?.path ?? null;
  const notice = (what: string, to: readonly string[], subject: Bilingual, text: Bilingual): Notice[] => {
    const others = [...new Set(to)].filter((one) => one !== accountId);
    return others.length === 0 ? [] : [{ key: `steering/${what}/${id}`, to: others, subject, text, path }];
  };
  const owners = (standing: Standing): string[] => [...(standing.owner === null ? [] : [standing.owner]), ...standing.deputies].map((person) => person.accountId);
  switch (act.kind) {
    case "owners-set": {
      const already = owners(before);
      const isNew = (one: string): boolean => !already.includes(one) || (one === after.owner?.accountId && one !== before.owner?.accountId);
      const newOwner = (after.owner === null ? [] : [after.owner.accountId]).filter(isNew);
      const newDeputies = after.deputies.map((person) => person.accountId).filter(isNew);
      return [
        ...notice("owner", newOwner, both(`Vous êtes responsable de\u202f: ${title.fr}`, `You are the owner of: ${title.en}`), both("Posez ses jalons et faites une première revue.", "Set its milestones and make a first review.")),
        ...notice("deputy", newDeputies, both(`Vous êtes suppléant pour\u202f: ${title.fr}`, `You are a deputy for: ${title.en}`), both("Vous pouvez faire les revues et tenir les jalons.", "You may make the reviews and keep the milestones.")),
      ];
    }
    case "milestone-set": {
      const { ownerId, title: name, dueOn } = act.milestone;
      const earlier = before.milestones.find((one) => one.id === act.milestoneId)?.ownerId ?? null;
      if (ownerId === null || ownerId === earlier) return [];
      return notice("milestone", [ownerId], both(`Un jalon vous est confié\u202f: ${name}`, `A milestone is yours: ${name}`), both(`${title.fr}. Échéance\u202f: ${formatDay(dueOn, "fr")}.`, `${title.en}. Due ${formatDay(dueOn, "en")}.`));
    }
    case "ask-opened":
      return act.ask === "decision" ? notice("decision", office, both(`Décision demandée\u202f: ${title.fr}`, `Decision asked for: ${title.en}`), both(act.text, act.text)) : [];
    case "ask-closed": {
      const ask = before.asks.find((one) => one.id === act.askId);
      return ask?.kind === "decision" ? notice("answer", owners(after), both(`Décision rendue\u202f: ${title.fr}`, `Decision made: ${title.en}`), both(`${ask.text}\n\n${act.outcome}`, `${ask.text}\n\n${act.outcome}`)) : [];
    }
    default:
      return [];
  }
}

/** What programs are told: what moved and where to look, without words of anybody. A review is one of its family: `action.reviewed`, `site.reviewed`. */
export function announcementOf(before: Standing, { act, subject, id, recordedAt }: SteeringEvent): Announcement {
  const family = subject.slice(0, Math.max(subject.indexOf("-"), 0)) || "subject";
  const announce = (type: string, data: Readonly<Record<string, unknown>>): Announcement => ({ type, subject, data: { eventId: id, recordedAt, ...data } });
  switch (act.kind) {
    case "reviewed":
      return announce(`${family}.reviewed`, { on: act.review.on, state: act.review.state });
    case "owners-set":
      return announce(`${family}.owners-set`, { hasOwner: act.owner !== null, deputies: act.deputies.length });
    case "ties-set":
      return announce(`${family}.ties-set`, { ties: act.ties.map(({ kind, code }) => ({ kind, code })), noIndicator: act.noIndicator !== null });
    case "milestone-set":
      return announce("milestone.set", { milestoneId: act.milestoneId, dueOn: act.milestone.dueOn });
    case "milestone-reached":
      return announce("milestone.reached", { milestoneId: act.milestoneId, on: act.on });
    case "milestone-reopened":
    case "milestone-dropped":
      return announce(act.kind.replace("-", "."), { milestoneId: act.milestoneId });
    case "evidence-added":
      return announce("milestone.evidence-added", { milestoneId: act.milestoneId, kind: act.evidence.kind });
    case "ask-opened":
      return announce("ask.opened", { askId: id, kind: act.ask, on: act.on });
    case "ask-closed":
      return announce("ask.closed", { askId: act.askId, kind: before.asks.find((one) => one.id === act.askId)?.kind ?? null, on: act.on });
  }
}
