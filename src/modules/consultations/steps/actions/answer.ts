import { randomUUID } from "node:crypto";
import { recordAudit } from "../../../../kernel/audit/index.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Actor } from "../../../../kernel/http/route.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { isDay } from "../../../../kernel/time/day.ts";
import { may } from "../../../identity/index.ts";
import { fault, lengthIssues, lengths, plainLine, plainText } from "../domain/check.ts";
import type { FollowUpState, Verdict } from "../domain/contribution.ts";
import type { StepsDeps } from "../deps.ts";
import { contributionNotValid, doorNotYours, unknownContribution } from "../errors.ts";
import { lockedContribution, type KeptContribution } from "../store/contributions.ts";
import { answersOf, followUpsOf, insertAnswer, insertFollowUp } from "../store/outcomes.ts";

export interface AnswerInput {
  readonly verdict: Verdict;
  readonly reason: string;
  readonly answeredBy: string;
  readonly action: string;
}

export interface FollowUpInput {
  readonly state: FollowUpState;
  readonly note: string;
  readonly happenedOn: string;
}

/** The institute's answer to a published proposal. Given again in the same words, it is not written twice. */
export async function answer(deps: StepsDeps, actor: Actor, proposalId: string, input: AnswerInput): Promise<void> {
  // Before the transaction: the contract is another module's.
  const actions = (await deps.contract(deps.clock.today())).actions.map(({ code }) => code);
  await deps.db.tx(async (tx) => {
    const proposal = await publishedProposal(tx, actor, proposalId);
    const said = { ...input, reason: plainText(input.reason), answeredBy: plainLine(input.answeredBy) };
    const issues: Issue[] = [
      ...lengthIssues("reason", said.reason, lengths.reason),
      ...(said.answeredBy === "" || said.answeredBy.length > 120 ? [fault("no-answerer", "answeredBy", "Dites qui répond pour l’institut, en 120 caractères au plus.", "Say who answers for the institute, in 120 characters at most.")] : []),
      ...(said.action === "" || actions.includes(said.action) ? [] : [fault("unknown-action", "action", "Choisissez une action du contrat dans la liste, ou aucune.", "Choose an action of the contract in the list, or none.")]),
    ];
    if (issues.length > 0) throw contributionNotValid(issues);
    const [latest] = await answersOf(tx, proposal.id);
    if (latest !== undefined && latest.verdict === said.verdict && latest.reason === said.reason && latest.action === said.action && latest.answeredBy === said.answeredBy) return;
    const id = randomUUID();
    await insertAnswer(tx, id, { proposalId: proposal.id, ...said, answeredOn: deps.clock.today() }, deps.clock.now().toISOString());
    await record(deps, tx, actor, proposal, "consultations.proposal-answered", { verdict: said.verdict, action: said.action, answeredBy: said.answeredBy, reason: said.reason });
    if (proposal.accountId !== null) {
      await deps.notify(tx, {
        key: `proposal-answered:${id}`, to: [proposal.accountId], personal: true, path: `/consultations/steps/${proposal.consultation}/proposals/${proposal.number ?? ""}`,
        subject: { fr: "L’institut a répondu à votre proposition", en: "The institute has answered your proposal" },
        text: { fr: `La réponse à la proposition n°\u00a0${proposal.number ?? ""} est publiée.`, en: `The answer to proposal no. ${proposal.number ?? ""} is published.` },
      });
    }
  });
}

/** What became of a proposal that was answered, dated, never in the future. */
export async function followUp(deps: StepsDeps, actor: Actor, proposalId: string, input: FollowUpInput): Promise<void> {
  await deps.db.tx(async (tx) => {
    const proposal = await publishedProposal(tx, actor, proposalId);
    const note = plainText(input.note);
    const day = isDay(input.happenedOn) ? input.happenedOn : null;
    const issues: Issue[] = [
      ...lengthIssues("note", note, lengths.reason),
      ...(day === null ? [fault("bad-day", "happenedOn", "Donnez un jour qui existe.", "Give a day that exists.")] : day > deps.clock.today() ? [fault("future-day", "happenedOn", "Ce jour n’est pas encore venu\u202f: ce qui est prévu se dit dans le texte.", "This day has not come yet: say what is planned in the text.")] : []),
      ...((await answersOf(tx, proposal.id)).length > 0 ? [] : [fault("no-answer", "state", "Répondez d’abord à la proposition.", "Answer the proposal first.")]),
    ];
    if (issues.length > 0 || day === null) throw contributionNotValid(issues);
    const latest = (await followUpsOf(tx, proposal.id)).find((one) => one.state === input.state && one.note === note && one.happenedOn === day);
    if (latest !== undefined) return;
    await insertFollowUp(tx, randomUUID(), { proposalId: proposal.id, state: input.state, note, happenedOn: day }, deps.clock.now().toISOString());
    await record(deps, tx, actor, proposal, "consultations.proposal-followed-up", { state: input.state, note, happenedOn: day });
  });
}

async function publishedProposal(tx: Db, actor: Actor, id: string): Promise<KeptContribution> {
  if (!may(actor, "consultations.run")) throw doorNotYours();
  // Held: its author does not change it while it is answered.
  const found = await lockedContribution(tx, id);
  if (found === null || found.proposalId !== null || found.state !== "published") throw unknownContribution();
  return found;
}

async function record(deps: StepsDeps, tx: Db, actor: Actor, proposal: KeptContribution, act: string, next: unknown): Promise<void> {
  await recordAudit(tx, { accountId: actor.accountId, author: actor.name, act, subject: `consultation:${proposal.consultation}.${proposal.number ?? ""}`, recordedAt: deps.clock.now(), next });
}
