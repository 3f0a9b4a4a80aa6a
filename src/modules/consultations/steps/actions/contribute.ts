import { createHash, randomUUID } from "node:crypto";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import type { Actor } from "../../../../kernel/http/route.ts";
import { isRoleCode, roles } from "../../../identity/index.ts";
import { draftIssues, fault, personalIssues, plainLine, plainText, pseudonymIssues, type Draft } from "../domain/check.ts";
import { takesComments, takesProposals, type Consultation } from "../domain/consultation.ts";
import type { StepsDeps } from "../deps.ts";
import { contributionChangedMeanwhile, contributionNotValid, doorNotYours, doorsClosed, tooManyContributions, unknownConsultation, unknownContribution } from "../errors.ts";
import { invitationBySecret, lockedConsultation } from "../store/consultations.ts";
import { contributionBySecret, contributionOf, emptyText, insertContribution, lockedContribution, sentLately, updateText, type KeptContribution } from "../store/contributions.ts";
import { answersOf } from "../store/outcomes.ts";
import { deleteSupport, insertSupport, isPublishedTwin } from "../store/proposals.ts";

/** Who speaks. `as`: `name`, `staff`, or the code of a role they hold. */
export type Speaker =
  | { readonly door: "staff"; readonly actor: Actor; readonly as: string }
  | { readonly door: "stakeholders"; readonly invitation: string }
  | { readonly door: "public"; readonly pseudonym: string };

export interface Sending extends Draft {
  readonly consultation: string;
  /** Null: a proposal. */
  readonly proposalId: string | null;
  readonly replyTo: string | null;
  /** 32 random bytes, base64url: the same sent twice is sent once, and it opens the page of its author. */
  readonly secret: string;
  readonly language: Language;
  /** The author has seen what looks like personal data, and sends all the same. */
  readonly sure: boolean;
}

export const secretPattern = /^[\w-]{43}$/;
const mostAnHour = 60;

export function digestOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

export const staffName: Bilingual = both("Membre du personnel", "Member of staff");

/** Under what somebody may be shown in a consultation, in the order in which it is offered. */
export function identitiesOf(actor: Actor, consultation: Pick<Consultation, "staffShownAs">): readonly { readonly value: string; readonly label: Bilingual }[] {
  return [
    ...(consultation.staffShownAs.includes("name") ? [{ value: "name", label: both(actor.name, actor.name) }] : []),
    ...(consultation.staffShownAs.includes("role") ? [{ value: "staff", label: staffName }, ...[...new Set(actor.roles.map(({ role }) => role))].filter(isRoleCode).map((role) => ({ value: role, label: roles[role].name }))] : []),
  ];
}

/** Plain text, as it is checked and kept. */
export function plainDraft({ title, body, theme, objective }: Draft): Draft {
  return { title: plainLine(title), body: plainText(body), theme, objective };
}

/** Everything against sending this now, at once; warnings included where the author has not said to be sure. */
export function sendingIssues(consultation: Consultation, speaker: Speaker, sending: Sending, objectives: readonly string[]): readonly Issue[] {
  const draft = plainDraft(sending);
  const personal = personalIssues({ ...(sending.proposalId === null ? { title: draft.title } : {}), body: draft.body }, sending.language);
  return [
    ...(speaker.door === "public" ? pseudonymIssues(plainLine(speaker.pseudonym)) : []),
    ...(speaker.door === "staff" && !identitiesOf(speaker.actor, consultation).some(({ value }) => value === speaker.as) ? [fault("unknown-identity", "as", "Choisissez sous quel nom ou quel rôle vous écrivez.", "Choose under which name or role you write.")] : []),
    ...draftIssues(sending.proposalId === null ? "proposal" : "comment", draft, consultation, objectives),
    ...(secretPattern.test(sending.secret) ? [] : [fault("bad-secret", "secret", "Rechargez la page avant d’envoyer.", "Reload the page before sending.")]),
    ...personal.filter(({ severity }) => severity === "error" || !sending.sure),
  ];
}

/** Codes of the objectives that a proposal may name. To be asked before a transaction begins: the contract is another module's. */
export async function objectivesOf({ contract, clock }: Pick<StepsDeps, "contract" | "clock">): Promise<readonly string[]> {
  return (await contract(clock.today())).objectives.map(({ code }) => code);
}

/** Sends a proposal or a comment. What staff say is published at once, the rest waits for a moderator. Fails with `phase-closed`, `door-not-yours`, `bad-contribution`, `too-many-contributions`, `unknown-…`. */
export async function send(deps: StepsDeps, speaker: Speaker, sending: Sending): Promise<KeptContribution> {
  const objectives = await objectivesOf(deps);
  return deps.db.tx(async (tx) => {
    const consultation = await lockedConsultation(tx, sending.consultation);
    if (consultation === null || consultation.publishedAt === null) throw unknownConsultation();
    const before = secretPattern.test(sending.secret) ? await contributionBySecret(tx, digestOf(sending.secret)) : null;
    if (before !== null) return before;
    const [today, at] = [deps.clock.today(), deps.clock.now().toISOString()];
    if (!(sending.proposalId === null ? takesProposals(consultation, today) : takesComments(consultation, today))) throw doorsClosed();
    const shownAs = await shownAsOf(tx, speaker, consultation);
    if (!consultation.doors.includes(speaker.door) || shownAs === null) throw doorNotYours();
    await mustBeAnswerable(tx, sending);
    const issues = sendingIssues(consultation, speaker, sending, objectives);
    if (issues.length > 0) throw contributionNotValid(issues);
    const draft = plainDraft(sending);
    if (speaker.door === "staff" && (await sentLately(tx, speaker.actor.accountId, new Date(Date.parse(at) - 3_600_000).toISOString())) >= mostAnHour) throw tooManyContributions();
    if (await isPublishedTwin(tx, sending.consultation, sending.proposalId, draft)) throw contributionNotValid([fault("twin", "body", "Le même texte vient d’être envoyé dans cette consultation.", "The same text has just been sent to this consultation.")]);
    const published = speaker.door === "staff";
    const id = randomUUID();
    await insertContribution(tx, {
      id, consultation: sending.consultation, proposalId: sending.proposalId, replyTo: sending.replyTo, door: speaker.door, shownAs, ...(sending.proposalId === null ? draft : { ...draft, title: "", theme: "", objective: "" }),
      accountId: speaker.door === "staff" ? speaker.actor.accountId : null, state: published ? "published" : "waiting", secretSha256: digestOf(sending.secret), createdAt: at, publishedAt: published ? at : null,
    });
    return mustExist(await contributionOf(tx, id));
  });
}

async function shownAsOf(tx: Db, speaker: Speaker, consultation: Consultation): Promise<Bilingual | null> {
  if (speaker.door === "staff") return identitiesOf(speaker.actor, consultation).find(({ value }) => value === speaker.as)?.label ?? both("", "");
  if (speaker.door === "public") return both(plainLine(speaker.pseudonym), plainLine(speaker.pseudonym));
  const invitation = await invitationBySecret(tx, digestOf(speaker.invitation));
  return invitation === null || invitation.consultation !== consultation.code ? null : both(invitation.organisation, invitation.organisation);
}

/** A comment is on a published proposal of this consultation, and answers a published comment on it that answers none itself. */
async function mustBeAnswerable(tx: Db, { consultation, proposalId, replyTo }: Sending): Promise<void> {
  if (proposalId === null) return;
  const proposal = await contributionOf(tx, proposalId);
  if (proposal === null || proposal.consultation !== consultation || proposal.proposalId !== null || proposal.state !== "published") throw unknownContribution();
  if (replyTo === null) return;
  const comment = await contributionOf(tx, replyTo);
  if (comment === null || comment.proposalId !== proposalId || comment.replyTo !== null || comment.state !== "published") throw unknownContribution();
}

function mustExist(found: KeptContribution | null): KeptContribution {
  if (found === null) throw unknownContribution();
  return found;
}

/** Who may change a text: whoever holds its secret, or signed in when they sent it. */
export type Owner = { readonly secret: string } | { readonly accountId: string };

async function owned(tx: Db, id: string, owner: Owner): Promise<KeptContribution> {
  const found = mustExist(await lockedContribution(tx, id));
  const theirs = "secret" in owner ? (await contributionBySecret(tx, digestOf(owner.secret)))?.id === id : found.accountId !== null && found.accountId === owner.accountId;
  if (!theirs) throw unknownContribution();
  return found;
}

/** May its author still change or withdraw it? While its phase is open, and nobody has answered it; what is masked is read again once changed. */
export async function isChangeable(db: Db, consultation: Consultation, contribution: KeptContribution, deps: Pick<StepsDeps, "clock">): Promise<boolean> {
  const today = deps.clock.today();
  const open = contribution.proposalId === null ? takesProposals(consultation, today) : takesComments(consultation, today);
  return open && contribution.state !== "withdrawn" && (contribution.proposalId !== null || (await answersOf(db, contribution.id)).length === 0);
}

/** Another text in place of the first. What was moderated is moderated again. */
export async function edit(deps: StepsDeps, owner: Owner, id: string, revision: number, given: Draft, more: { readonly language: Language; readonly sure: boolean }): Promise<void> {
  const objectives = await objectivesOf(deps);
  await deps.db.tx(async (tx) => {
    const contribution = await owned(tx, id, owner);
    const consultation = await lockedConsultation(tx, contribution.consultation);
    if (consultation === null || !(await isChangeable(tx, consultation, contribution, deps))) throw doorsClosed();
    const draft = contribution.proposalId === null ? plainDraft(given) : { ...plainDraft(given), title: "", theme: "", objective: "" };
    const personal = personalIssues({ title: draft.title, body: draft.body }, more.language).filter(({ severity }) => severity === "error" || !more.sure);
    const issues = [...draftIssues(contribution.proposalId === null ? "proposal" : "comment", draft, consultation, objectives), ...personal];
    if (issues.length > 0) throw contributionNotValid(issues);
    const state = contribution.door === "staff" && contribution.state === "published" ? "published" : "waiting";
    if (!(await updateText(tx, id, revision, { ...draft, state, at: deps.clock.now().toISOString() }))) throw contributionChangedMeanwhile();
  });
}

/** Takes a text back: its words are forgotten, and so is who wrote it. */
export async function withdraw(deps: StepsDeps, owner: Owner, id: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    const contribution = await owned(tx, id, owner);
    const consultation = await lockedConsultation(tx, contribution.consultation);
    if (contribution.state === "withdrawn") return;
    if (consultation === null || !(await isChangeable(tx, consultation, contribution, deps))) throw doorsClosed();
    await emptyText(tx, id, deps.clock.now().toISOString());
  });
}

/** Agrees with a proposal, or no longer; once an account. Asked twice, it stays as it is. */
export async function support(deps: StepsDeps, actor: Actor, proposalId: string, agrees: boolean): Promise<void> {
  await deps.db.tx(async (tx) => {
    const proposal = await contributionOf(tx, proposalId);
    if (proposal === null || proposal.proposalId !== null || proposal.state !== "published") throw unknownContribution();
    const consultation = await lockedConsultation(tx, proposal.consultation);
    if (consultation === null || !takesComments(consultation, deps.clock.today())) throw doorsClosed();
    if (agrees) await insertSupport(tx, proposal.id, actor.accountId);
    else await deleteSupport(tx, proposal.id, actor.accountId);
  });
}
