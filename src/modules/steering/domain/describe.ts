import { both, formatDay, formatList, formatPercent, inBoth, pick } from "../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../kernel/i18n/language.ts";
import type { SteeringEvent } from "./event.ts";
import { applyEvent, emptyStanding } from "./fold.ts";
import type { Milestone, Standing, UndertakingState } from "./standing.ts";
import type { SteeringChange } from "./steering.ts";

/** As a mark says it. */
export const undertakingWords: Readonly<Record<UndertakingState, Bilingual>> = {
  blocked: both("bloquée", "blocked"),
  "at-risk": both("à risque", "at risk"),
  "on-track": both("en bonne voie", "on track"),
  "not-started": both("pas commencée", "not started"),
  done: both("terminée", "done"),
  abandoned: both("abandonnée", "abandoned"),
};

/** What an event changed, in a sentence; `before` is the standing it came upon. */
export function describeEvent(before: Standing, { act, author }: Pick<SteeringEvent, "act" | "author">): Bilingual {
  return inBoth((language) => {
    const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
    const quote = (text: string): string => say(`«\u202f${text}\u202f»`, `“${text}”`);
    const date = (on: Parameters<typeof formatDay>[0]): string => formatDay(on, language);
    const milestone = (id: string): Milestone | undefined => before.milestones.find((one) => one.id === id);
    const title = (id: string): string => quote(milestone(id)?.title ?? "?");
    switch (act.kind) {
      case "owners-set": {
        const owner = act.owner?.name ?? say("personne", "nobody");
        const deputies = act.deputies.length === 0 ? "" : say(`, suppléance\u202f: ${formatList(act.deputies.map(({ name }) => name), language)}`, `, deputies: ${formatList(act.deputies.map(({ name }) => name), language)}`);
        return say(`Responsable\u202f: ${owner}${deputies}`, `Owner: ${owner}${deputies}`);
      }
      case "milestone-set":
        return describeMilestone(milestone(act.milestoneId), act.milestone, act.reason, language);
      case "milestone-reached":
        return say(`Jalon ${title(act.milestoneId)} atteint le ${date(act.on)}`, `Milestone ${title(act.milestoneId)} reached on ${date(act.on)}`);
      case "milestone-reopened":
        return say(`Jalon ${title(act.milestoneId)} rouvert\u202f: ${act.reason}`, `Milestone ${title(act.milestoneId)} reopened: ${act.reason}`);
      case "milestone-dropped":
        return say(`Jalon ${title(act.milestoneId)} abandonné\u202f: ${act.reason}`, `Milestone ${title(act.milestoneId)} dropped: ${act.reason}`);
      case "evidence-added":
        return say(`Pièce ${quote(act.evidence.label)} jointe au jalon ${title(act.milestoneId)}`, `Evidence ${quote(act.evidence.label)} added to milestone ${title(act.milestoneId)}`);
      case "reviewed": {
        const { on, state, confidenceShare, synthesis } = act.review;
        const last = before.reviews[0];
        const from = last === undefined || last.state === state ? "" : say(` (auparavant ${pick(undertakingWords[last.state], language)})`, ` (before: ${pick(undertakingWords[last.state], language)})`);
        return say(
          `Revue du ${date(on)} par ${author}\u202f: ${pick(undertakingWords[state], language)}${from}, confiance ${formatPercent(confidenceShare, language, 0)}. ${synthesis}`,
          `Review of ${date(on)} by ${author}: ${pick(undertakingWords[state], language)}${from}, confidence ${formatPercent(confidenceShare, language, 0)}. ${synthesis}`,
        );
      }
      case "ask-opened":
        return act.ask === "obstacle" ? say(`Obstacle signalé\u202f: ${act.text}`, `Obstacle reported: ${act.text}`) : say(`Décision demandée\u202f: ${act.text}`, `Decision asked for: ${act.text}`);
      case "ask-closed": {
        const ask = before.asks.find(({ id }) => id === act.askId);
        const text = quote(ask?.text ?? "?");
        return ask?.kind === "decision" ? say(`Décision rendue sur ${text}\u202f: ${act.outcome}`, `Decision on ${text}: ${act.outcome}`) : say(`Obstacle levé, ${text}\u202f: ${act.outcome}`, `Obstacle gone, ${text}: ${act.outcome}`);
      }
      case "ties-set": {
        if (act.noIndicator !== null) return say(`Aucun indicateur\u202f: ${act.noIndicator}`, `No indicator: ${act.noIndicator}`);
        const names = act.ties.map(({ code, label }) => (label === "" ? code : label));
        return names.length === 0 ? say("Liens retirés", "Ties removed") : say(`Liens\u202f: ${formatList(names, language)}`, `Ties: ${formatList(names, language)}`);
      }
    }
  });
}

function describeMilestone(before: Milestone | undefined, after: { readonly title: string; readonly dueOn: Milestone["dueOn"]; readonly ownerName: string | null }, reason: string | null, language: Language): string {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const quote = (text: string): string => say(`«\u202f${text}\u202f»`, `“${text}”`);
  const date = (on: Milestone["dueOn"]): string => formatDay(on, language);
  if (before === undefined) return say(`Jalon ${quote(after.title)} posé, pour le ${date(after.dueOn)}`, `Milestone ${quote(after.title)} set, due ${date(after.dueOn)}`);
  const nobody = say("le responsable de l’ensemble", "the owner of the whole");
  const parts = [
    ...(before.title === after.title ? [] : [say(`intitulé ${quote(after.title)}`, `title ${quote(after.title)}`)]),
    ...(before.dueOn === after.dueOn ? [] : [say(`échéance du ${date(before.dueOn)} portée au ${date(after.dueOn)}`, `due date moved from ${date(before.dueOn)} to ${date(after.dueOn)}`)]),
    ...(before.ownerName === after.ownerName ? [] : [say(`suivi par ${after.ownerName ?? nobody}`, `followed by ${after.ownerName ?? nobody}`)]),
  ];
  const what = parts.length === 0 ? say("confirmé", "confirmed") : formatList(parts, language);
  const why = reason === null || reason === "" ? "" : say(`. Raison\u202f: ${reason}`, `. Reason: ${reason}`);
  return say(`Jalon ${quote(before.title)}\u202f: ${what}${why}`, `Milestone ${quote(before.title)}: ${what}${why}`);
}

/** The story of some subjects, event by event, of what `isTold` says; newest first. Events come in the order recorded. */
export function tellEvents(events: readonly SteeringEvent[], isTold: (event: SteeringEvent) => boolean): SteeringChange[] {
  const standings = new Map<string, Standing>();
  const told: SteeringChange[] = [];
  for (const event of events) {
    const before = standings.get(event.subject) ?? emptyStanding(event.subject);
    if (isTold(event)) told.push({ subject: event.subject, kind: event.act.kind, recordedAt: event.recordedAt, author: event.author, text: describeEvent(before, event) });
    standings.set(event.subject, applyEvent(before, event));
  }
  return told.toReversed();
}
