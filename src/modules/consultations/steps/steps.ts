import type { Actor } from "../../../kernel/http/route.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { answer, followUp, type AnswerInput, type FollowUpInput } from "./actions/answer.ts";
import { digestOf, edit, isChangeable, objectivesOf, send, sendingIssues, support, withdraw, type Owner, type Sending, type Speaker } from "./actions/contribute.ts";
import { moderate, type Moderation } from "./actions/moderate.ts";
import { endInvitation, invite, keepEvent, publishConsultation, saveConsultation } from "./actions/organise.ts";
import type { StepsDeps } from "./deps.ts";
import type { Draft } from "./domain/check.ts";
import type { ConsultationInput } from "./domain/check-consultation.ts";
import type { Consultation } from "./domain/consultation.ts";
import type { Contribution, ContributionState, FollowUp, ProposalAnswer, ProposalRow } from "./domain/contribution.ts";
import { unknownConsultation, unknownContribution } from "./errors.ts";
import { allConsultations, consultationOf, invitationBySecret, invitationsOf, type Invitation } from "./store/consultations.ts";
import { commentsOf, contributionBySecret, contributionOf, contributionsBy, type KeptContribution } from "./store/contributions.ts";
import { answersOf, decisionsOf, eventsOf, followUpsOf, outcomesOf, queueOf, type ConsultationEvent, type Decision, type QueueRow } from "./store/outcomes.ts";
import { countsOf, listProposals, proposalByNumber, publishedComments, supportOf, type ConsultationCounts, type ProposalQuestion } from "./store/proposals.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";

/** A published proposal with all that is said of it. */
export interface ProposalSheet {
  readonly proposal: ProposalRow;
  readonly comments: readonly Contribution[];
  readonly support: { readonly count: number; readonly mine: boolean };
  /** Latest first. */
  readonly answers: readonly ProposalAnswer[];
  /** Oldest first. */
  readonly followUps: readonly FollowUp[];
}

/** Participatory consultations. */
export interface Steps {
  /** Published ones, and drafts for those who run them. */
  list(actor: Actor | null, mayRun: boolean): Promise<readonly Consultation[]>;
  /** Fails with `consultations.unknown-consultation`; drafts are seen by those who run them. */
  consultation(code: string, mayRun: boolean): Promise<Consultation>;
  counts(code: string): Promise<ConsultationCounts>;
  proposals(code: string, question: ProposalQuestion): Promise<{ readonly total: number; readonly rows: readonly ProposalRow[] }>;
  proposal(code: string, number: number, actor: Actor | null): Promise<ProposalSheet>;
  comments(code: string): Promise<readonly (Contribution & { readonly proposalNumber: number })[]>;
  outcomes(code: string): Promise<{ readonly answers: readonly ProposalAnswer[]; readonly followUps: readonly FollowUp[] }>;
  events(code: string): Promise<readonly ConsultationEvent[]>;
  sendingIssues(speaker: Speaker, sending: Sending): Promise<readonly Issue[]>;
  /** What was sent with this secret, if anything was. */
  sentWith(secret: string): Promise<KeptContribution | null>;
  send(speaker: Speaker, sending: Sending): Promise<KeptContribution>;
  own(owner: Owner & { readonly id?: string }): Promise<{ readonly contribution: KeptContribution; readonly consultation: Consultation; readonly changeable: boolean; readonly proposalNumber: number | null }>;
  ownIn(actor: Actor, code: string): Promise<readonly Contribution[]>;
  edit(owner: Owner, id: string, revision: number, draft: Draft, more: { readonly language: Language; readonly sure: boolean }): Promise<void>;
  withdraw(owner: Owner, id: string): Promise<void>;
  support(actor: Actor, proposalId: string, agrees: boolean): Promise<void>;
  queue(question: { readonly state: ContributionState; readonly consultation: string; readonly page: number; readonly size: number }): Promise<{ readonly total: number; readonly rows: readonly QueueRow[] }>;
  decisions(contributionId: string): Promise<readonly Decision[]>;
  moderate(actor: Actor, id: string, moderation: Moderation): Promise<void>;
  answer(actor: Actor, proposalId: string, input: AnswerInput): Promise<void>;
  followUp(actor: Actor, proposalId: string, input: FollowUpInput): Promise<void>;
  save(actor: Actor, input: ConsultationInput, revision: number | null): Promise<void>;
  publish(actor: Actor, code: string): Promise<void>;
  invite(actor: Actor, code: string, organisation: string): Promise<string>;
  endInvitation(actor: Actor, code: string, id: string): Promise<void>;
  invitations(code: string): Promise<readonly Invitation[]>;
  invitation(secret: string): Promise<Invitation | null>;
  keepEvent(actor: Actor, event: Omit<ConsultationEvent, "id" | "happensOn"> & { readonly id: string | null; readonly happensOn: string }): Promise<void>;
  /** The published words of a consultation, for a synthesis: proposals and comments, without who wrote them. */
  sources(code: string): Promise<readonly { readonly id: string; readonly text: string }[]>;
}

const everything: ProposalQuestion = { text: "", theme: "", objective: "", answer: "any", sort: "oldest", page: 1, size: null };

export function createSteps(deps: StepsDeps): Steps {
  const { db } = deps;
  const consultation = async (code: string, mayRun: boolean): Promise<Consultation> => {
    const found = await consultationOf(db, code);
    if (found === null || (found.publishedAt === null && !mayRun)) throw unknownConsultation();
    return found;
  };
  return {
    list: async (_actor, mayRun) => (await allConsultations(db)).filter(({ publishedAt }) => mayRun || publishedAt !== null),
    consultation,
    counts: (code) => countsOf(db, code),
    proposals: (code, question) => listProposals(db, code, question),
    async proposal(code, number, actor) {
      const proposal = await proposalByNumber(db, code, number);
      if (proposal === null) throw unknownContribution();
      const [comments, supports, answers, followUps] = await Promise.all([commentsOf(db, proposal.id), supportOf(db, proposal.id, actor?.accountId ?? null), answersOf(db, proposal.id), followUpsOf(db, proposal.id)]);
      return { proposal, comments, support: supports, answers, followUps };
    },
    comments: (code) => publishedComments(db, code),
    outcomes: (code) => outcomesOf(db, code),
    events: (code) => eventsOf(db, code),
    sendingIssues: async (speaker, sending) => sendingIssues(await consultation(sending.consultation, false), speaker, sending, await objectivesOf(deps)),
    sentWith: (secret) => contributionBySecret(db, digestOf(secret)),
    send: (speaker, sending) => send(deps, speaker, sending),
    async own(owner) {
      const found = "secret" in owner ? await contributionBySecret(db, digestOf(owner.secret)) : await contributionOf(db, owner.id ?? "");
      if (found === null || ("accountId" in owner && found.accountId !== owner.accountId)) throw unknownContribution();
      const of = await consultation(found.consultation, true);
      const proposal = found.proposalId === null ? found : await contributionOf(db, found.proposalId);
      return { contribution: found, consultation: of, changeable: await isChangeable(db, of, found, deps), proposalNumber: proposal?.number ?? null };
    },
    ownIn: (actor, code) => contributionsBy(db, actor.accountId, code),
    edit: (owner, id, revision, draft, more) => edit(deps, owner, id, revision, draft, more),
    withdraw: (owner, id) => withdraw(deps, owner, id),
    support: (actor, proposalId, agrees) => support(deps, actor, proposalId, agrees),
    queue: (question) => queueOf(db, question),
    decisions: (id) => decisionsOf(db, id),
    moderate: (actor, id, moderation) => moderate(deps, actor, id, moderation),
    answer: (actor, proposalId, input) => answer(deps, actor, proposalId, input),
    followUp: (actor, proposalId, input) => followUp(deps, actor, proposalId, input),
    save: (actor, input, revision) => saveConsultation(deps, actor, input, revision),
    publish: (actor, code) => publishConsultation(deps, actor, code),
    invite: (actor, code, organisation) => invite(deps, actor, code, organisation),
    endInvitation: (actor, code, id) => endInvitation(deps, actor, code, id),
    invitations: (code) => invitationsOf(db, code),
    invitation: (secret) => invitationBySecret(db, digestOf(secret)),
    keepEvent: (actor, event) => keepEvent(deps, actor, event),
    async sources(code) {
      const { rows } = await listProposals(db, code, everything);
      return [...rows.map(({ id, title, body }) => ({ id, text: `${title}\n\n${body}` })), ...(await publishedComments(db, code)).map(({ id, body }) => ({ id, text: body }))];
    },
  };
}
