import type { Db } from "../../../../kernel/db/db.ts";
import type { Actor } from "../../../../kernel/http/route.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { answerIssues, answersIn } from "../domain/form.ts";
import { opinionsOf, opening, type Step } from "../domain/effects.ts";
import { sharesOpenTo, type Holders } from "../domain/decision.ts";
import { instantAfter } from "../domain/delays.ts";
import type { AccessRequest, DecisionRule, Opinion, RequestEvent } from "../domain/request.ts";
import { longestDurationDays } from "../domain/settings.ts";
import type { RequestSide } from "../domain/table.ts";
import type { RequestAct } from "../domain/acts.ts";
import { noShare, notOverdue, notValid, unknownLink } from "../errors.ts";
import { revokeLink } from "../store/link-store.ts";
import { nowFor, type RequestsDeps } from "./deps.ts";
import type { Audience } from "./tell.ts";

export const longestText = 5_000;
export const longestLinkDays = 90;

/** What an act stands on: who acts, on which side, and what was known of the house when it began. */
export interface Ground {
  readonly deps: RequestsDeps;
  readonly actor: Actor;
  readonly side: RequestSide;
  readonly isAdministrator: boolean;
  readonly holders: Holders;
  readonly audience: Audience;
  /** Files of the dataset that can be downloaded; null where the act does not need them. */
  readonly files: readonly string[] | null;
  /** What holds for a request that is handed in now; for a replacement, who it is, null where the account is not open. */
  readonly settled: { readonly deciders: readonly string[]; readonly rule: DecisionRule; readonly deadlineDays: number; readonly region: string | null } | null;
}

function fault(field: string, code: string, fr: string, en: string): Issue {
  return { code: `requests.${code}`, severity: "error", field, text: { fr, en } };
}

/** A text that people have to write, clean; fails with `requests.not-valid`. */
function written(text: string, field: string): string {
  const clean = text.normalize("NFC").replaceAll("\r\n", "\n").trim();
  if (clean === "") throw notValid([fault(field, "text-missing", "Écrivez ce que vous avez à dire.", "Write what you have to say.")]);
  if (clean.length > longestText) throw notValid([fault(field, "text-too-long", "Texte trop long\u202f: 5\u202f000 caractères au plus.", "Text too long: 5,000 characters at most.")]);
  return clean;
}

/** The journal's line of an act with what it changes of the request. Fails with what the act itself forbids. */
export async function stepOf(inside: Db, ground: Ground, request: AccessRequest, events: readonly RequestEvent[], act: RequestAct): Promise<Step> {
  const { side, actor, deps } = ground;
  const at = deps.clock.now().toISOString();
  const step = (detail: Step["detail"] = {}, change: Step["change"] = {}, internal = false): Step => ({ move: act.move, side, account: actor.accountId, internal, detail, change });
  switch (act.move) {
    case "save":
      return step({}, { answers: answersIn(request.form, act.answers), accepted: acceptedIn(request, act.accepted) });
    case "submit": {
      const answers = answersIn(request.form, act.answers);
      const accepted = acceptedIn(request, act.accepted);
      const issues = answerIssues(request.form, answers, accepted);
      if (issues.length > 0) throw notValid(issues);
      const { settled } = ground;
      const deciders = settled?.deciders ?? request.deciders;
      // What was answered is kept with the line: a later change does not wipe out what the deciders first read.
      return step({ answers, accepted, round: request.round + 1 }, { answers, accepted, deciders, rule: settled?.rule ?? request.rule, region: settled?.region ?? request.region, round: request.round + 1, submittedAt: request.submittedAt ?? at, dueAt: instantAfter(at, settled?.deadlineDays ?? 30), escalatedAt: null });
    }
    case "withdraw":
      return step(act.text.trim() === "" ? {} : { text: written(act.text, "text") }, { closedAt: at });
    case "return":
      return step({ text: written(act.text, "text") }, { dueAt: null });
    case "revoke":
      return step({ text: written(act.text, "text") }, { closedAt: at, expiresAt: request.state === "granted" ? at : request.expiresAt });
    case "ask":
      return step({ text: written(act.text, "text") });
    case "note":
      return step({ text: written(act.text, "text") }, {}, true);
    case "answer": {
      const asked = events.find((one) => one.sequence === act.question && one.move === "ask");
      // Each side answers what the other asked.
      if (asked === undefined || (asked.side === "requester") === (side === "requester")) throw notValid([fault("question", "question-unknown", "Cette question n’est pas de celles qui vous sont posées.", "This question is not among those asked of you.")]);
      return step({ text: written(act.text, "text"), question: act.question });
    }
    case "accept": {
      const missing = request.conditions.filter(({ key }) => !act.accepted.includes(key));
      if (missing.length > 0) throw notValid(missing.map((one) => fault(`c-${one.key}`, "condition-not-accepted", `Acceptez la condition «\u202f${one.text.fr}\u202f», ou posez une question à son sujet.`, `Accept the condition "${one.text.en}", or ask about it.`)));
      return step({ accepted: request.conditions.map(({ key }) => key) }, { accepted: [...new Set([...request.accepted, ...request.conditions.map(({ key }) => key)])], ...opening(request.durationDays, at) });
    }
    case "take":
      return step();
    case "opine": {
      const shares = sharesOpenTo(request, actor.accountId, ground.isAdministrator, ground.holders, opinionsOf(events));
      if (shares.length === 0) throw noShare();
      return step({ ...opinionOf(ground, request, act, shares, at) }, {}, true);
    }
    case "decide":
      if (request.dueAt === null || request.dueAt > nowFor(deps, request)) throw notOverdue();
      return step({ ...opinionOf(ground, request, act, [], at) }, {}, true);
    case "replace-decider": {
      const [to] = ground.settled?.deciders ?? [];
      if (!request.deciders.includes(act.from)) throw notValid([fault("from", "decider-unknown", "Cette personne ne décide pas de cette demande.", "This person is no decider of this request.")]);
      if (to === undefined || to === request.requester || request.deciders.includes(to)) throw notValid([fault("to", "replacement-unfit", "Choisissez un compte ouvert, qui ne soit ni celui du demandeur ni déjà décideur.", "Choose an open account that is neither the requester’s nor a decider already.")]);
      return step({ from: act.from, to }, { deciders: request.deciders.map((one) => (one === act.from ? to : one)) }, true);
    }
    case "make-link": {
      if (!Number.isInteger(act.days) || act.days < 1 || act.days > longestLinkDays) throw notValid([fault("days", "link-days", `De 1 à ${longestLinkDays} jours.`, `From 1 to ${longestLinkDays} days.`)]);
      const allowed = request.grantedFiles ?? ground.files ?? [];
      if (act.files !== null && (act.files.length === 0 || act.files.some((file) => !allowed.includes(file)))) throw notValid([fault("files", "link-files", "Choisissez parmi les fichiers auxquels vous avez accès.", "Choose among the files that you have access to.")]);
      return step({ days: act.days, files: act.files?.length ?? null });
    }
    case "revoke-link":
      if (!(await revokeLink(inside, request.id, act.link, at))) throw unknownLink();
      return step({ link: act.link });
  }
}

function acceptedIn(request: AccessRequest, given: readonly string[]): readonly string[] {
  return request.form.conditions.map(({ key }) => key).filter((key) => given.includes(key));
}

function opinionOf(ground: Ground, request: AccessRequest, act: Extract<RequestAct, { readonly move: "opine" | "decide" }>, shares: readonly string[], at: string): Opinion {
  const issues: Issue[] = [];
  if (act.verdict === "refuse" && act.reason.trim() === "") issues.push(fault("reason", "reason-missing", "Dites pourquoi\u202f: le motif est transmis au demandeur.", "Say why: the reason is told to the requester."));
  if (act.reason.length > longestText || (act.note?.length ?? 0) > longestText) issues.push(fault("reason", "text-too-long", "Texte trop long\u202f: 5\u202f000 caractères au plus.", "Text too long: 5,000 characters at most."));
  if (act.durationDays !== null && (!Number.isInteger(act.durationDays) || act.durationDays < 1 || act.durationDays > longestDurationDays)) issues.push(fault("durationDays", "duration-out-of-range", "La durée va de 1 à 3\u202f650 jours.", "The duration goes from 1 to 3,650 days."));
  if (act.verdict === "agree" && act.files !== null && (act.files.length === 0 || act.files.some((file) => !(ground.files ?? []).includes(file)))) issues.push(fault("files", "files-unknown", "Choisissez au moins un des fichiers du jeu de données.", "Choose at least one of the files of the dataset."));
  if (issues.length > 0) throw notValid(issues);
  return { by: ground.actor.accountId, shares, verdict: act.verdict, reason: act.reason.trim(), note: act.note === null || act.note.trim() === "" ? null : act.note.trim(), conditions: act.verdict === "agree" ? act.conditions : [], durationDays: act.verdict === "agree" ? act.durationDays : null, files: act.verdict === "agree" ? act.files : null, round: request.round, at };
}
