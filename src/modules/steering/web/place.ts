import type { Actor, RequestContext } from "../../../kernel/http/route.ts";
import { pick } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { isDay, type Day } from "../../../kernel/time/day.ts";
import { actionSubject, may, maySomewhere } from "../../identity/index.ts";
import type { Alerts, Milestone, Standing, SteeredSubject } from "../domain/standing.ts";
import type { SteeringAct } from "../domain/steering.ts";
import { notYours, unknownSubject } from "../errors.ts";
import { actionPrefix, type Steered, type SteeringWebDeps } from "./deps.ts";
import { sayIn, type Say } from "../../../kernel/i18n/say.ts";

export { sayIn, type Say } from "../../../kernel/i18n/say.ts";
export { authorOf } from "../../../kernel/audit/index.ts";

/** What a reader may see and do about one subject. */
export interface Rights {
  /** Names, confidence, obstacles, requests, evidence. */
  readonly read: boolean;
  readonly write: boolean;
  /** Naming owners and answering decisions. */
  readonly office: boolean;
  /** Milestones that are this reader's own, whoever owns the whole. */
  readonly ownsMilestone: (milestone: Milestone) => boolean;
}

/** One action as a request sees it. */
export interface Seat {
  readonly context: RequestContext;
  readonly language: Language;
  readonly say: Say;
  readonly on: Day;
  readonly steered: Steered;
  readonly subject: SteeredSubject;
  readonly isFormer: boolean;
  readonly standing: Standing;
  readonly alerts: Alerts;
  readonly rights: Rights;
  readonly demonstration: boolean;
}

/** The caller, and those for whom they stand in. */
function accountsOf(actor: Actor | null): readonly string[] {
  return actor === null ? [] : [actor.accountId, ...(actor.inPlaceOf ?? []).map(({ accountId }) => accountId)];
}

/** Is the caller named here: as owner, as deputy, or for a milestone? */
export function isNamed(actor: Actor | null, { owner, deputies, milestones }: Standing): boolean {
  const mine = accountsOf(actor);
  return [...(owner === null ? [] : [owner]), ...deputies].some(({ accountId }) => mine.includes(accountId)) || milestones.some(({ ownerId, dropped }) => !dropped && ownerId !== null && mine.includes(ownerId));
}

/** A perimeter gives the right, and so does being named by the steering office, for those who hold the role at all. */
export function rightsOf(actor: Actor | null, subject: string, standing: Standing): Rights {
  const mine = accountsOf(actor);
  const holdsRole = maySomewhere(actor, "actions.report");
  const answers = [...(standing.owner === null ? [] : [standing.owner]), ...standing.deputies].some(({ accountId }) => mine.includes(accountId));
  return {
    read: may(actor, "drafts.read", subject) || (holdsRole && isNamed(actor, standing)),
    write: may(actor, "actions.report", subject) || (holdsRole && answers),
    office: may(actor, "contract.edit"),
    ownsMilestone: ({ ownerId }) => holdsRole && ownerId !== null && mine.includes(ownerId),
  };
}

/** The day asked for, or the one at which the house stands. */
export async function dayOf(deps: SteeringWebDeps, asked: string | undefined): Promise<Day> {
  return asked !== undefined && isDay(asked) ? asked : deps.defaultDay();
}

/** The action of an address. Fails with `steering.unknown-subject`. */
export async function loadSeat(deps: SteeringWebDeps, context: RequestContext, code: string, asked?: string, knownOn: Day | null = null): Promise<Seat> {
  const on = await dayOf(deps, asked);
  const steered = await deps.steered(on);
  const name = actionSubject(code);
  const current = steered.current.find(({ subject }) => subject === name);
  const subject = current ?? steered.former.find((one) => one.subject === name);
  if (subject === undefined) throw unknownSubject();
  const standing = await deps.steering.standing(name, knownOn);
  return {
    context, language: context.language, say: sayIn(context.language), on, steered, subject, isFormer: current === undefined, standing,
    alerts: deps.steering.alerts(standing, on, steered.rhythm), rights: rightsOf(context.actor, name, standing), demonstration: await deps.steering.hasDemonstration(),
  };
}

/** Who may do an act: the steering office names and decides, owners do the rest, and the owner of a milestone says that it is reached. Fails with `steering.not-yours`. */
export function requireRight({ rights, standing }: Pick<Seat, "rights" | "standing">, act: SteeringAct): void {
  const allowed = ((): boolean => {
    switch (act.kind) {
      case "owners-set":
        return rights.office;
      case "ask-closed":
        return standing.asks.find(({ id }) => id === act.askId)?.kind === "decision" ? rights.office : rights.write || rights.office;
      case "milestone-reached":
      case "evidence-added":
        return rights.write || standing.milestones.some((one) => one.id === act.milestoneId && rights.ownsMilestone(one));
      default:
        return rights.write;
    }
  })();
  if (!allowed) throw notYours();
}

export function codeOf(subject: string): string {
  return subject.slice(actionPrefix.length);
}

/** Where an action is steered: `/actions/12/steering`, and the pages of its forms beside it. */
export function steeringPath(code: string, page = "steering"): string {
  return `/actions/${encodeURIComponent(code)}/${page}`;
}

export function titleOf({ subject, language }: Pick<Seat, "subject" | "language">): string {
  return `Action ${subject.code} · ${pick(subject.title, language)}`;
}
