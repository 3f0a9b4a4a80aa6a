import type { Actor } from "../../../kernel/http/route.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { Answers, FreeText, Tally } from "./answers.ts";
import type { AxisKey, CampaignState, Questionnaire } from "./campaign.ts";
import type { Form } from "./form.ts";

/** Forms and their versions; built by `forms/`. */
export interface Forms {
  /** The latest version of every form. */
  list(): Promise<readonly { readonly form: Form; readonly versions: number; readonly used: boolean }[]>;
  /** Absent version: the latest. Null where there is none. */
  find(code: string, version?: number): Promise<Form | null>;
  /** Saves as the next version, or over the latest while that was never used. Refuses with `consultations.bad-form` and every fault. */
  save(actor: Actor, form: Form): Promise<Form>;
}

/** Questionnaires and their life; built by `campaigns/`. */
export interface Questionnaires {
  list(): Promise<readonly Questionnaire[]>;
  /** Null where there is none of this code. Drafts are seen by those who may run questionnaires. */
  find(code: string): Promise<Questionnaire | null>;
  keysOf(code: string): Promise<readonly AxisKey[]>;
  move(actor: Actor, code: string, to: CampaignState): Promise<Questionnaire>;
}

/** What a person sends for one axis, without being signed in. */
export interface Ballot {
  readonly questionnaire: string;
  readonly axis: string;
  /** Of the questionnaire the person saw. */
  readonly definitionSha256: string;
  /** base64url: the prepared message (32 random bytes from the client, prefix of RFC 9474 included) and its signature. */
  readonly token: string;
  readonly signature: string;
  readonly answers: Answers;
}

/** Said to the sender: the number of the ballot, which is in the list published at the closing. */
export interface BallotReceipt {
  /** SHA-256 of the token in hexadecimal. It says nothing of the answers, and nobody but the sender knows whose it is. */
  readonly number: string;
}

export interface AxisParticipation {
  readonly axis: string;
  readonly contributions: number;
  readonly issued: number;
  /** Received, and given up with a lost key; absent where none was. In steps of the threshold while open. */
  readonly lost?: number;
}

/** By axis, in steps of the threshold: `waiting` is lost with the key, `counted` stays. */
export interface KeyLoss {
  readonly axes: readonly { readonly axis: string; readonly waiting: number; readonly counted: number }[];
}

/** The anonymous way in; built by `ballots/`. */
export interface Ballots {
  /** Makes one key pair for each axis; in the transaction that opens the questionnaire. */
  open(questionnaire: Questionnaire): Promise<readonly AxisKey[]>;
  keysOf(questionnaire: string): Promise<readonly AxisKey[]>;
  /** One blind signature for each axis asked (base64url by axis), once per person and axis. The token stays unknown to the house. */
  issue(actor: Actor, questionnaire: string, blinded: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>>;
  /** For which axes this person was given a token. Whether they used it nobody knows. */
  issuedTo(actor: Actor, questionnaire: string): Promise<readonly string[]>;
  receive(ballot: Ballot): Promise<BallotReceipt>;
  /** For open links: the same counters, without a token. */
  receiveOpen(ballot: Omit<Ballot, "token" | "signature">): Promise<void>;
  /** Adds what waits to the counters, shuffled, by batches of `threshold` at least; what is kept back waits for the next time. */
  fold(questionnaire: string): Promise<void>;
  /** The last fold; destroys the signing keys, the sealing key and the list of those who were given tokens, but for its count. */
  close(questionnaire: string): Promise<void>;
  /** Contributions received by axis; while open, in steps of `threshold`. */
  participation(questionnaire: string): Promise<readonly AxisParticipation[]>;
  /** What waits and cannot be opened any more, because the file of the sealing key is gone; null where it is there or nothing can wait. */
  keyLoss(questionnaire: string): Promise<KeyLoss | null>;
  /** Destroys what waits under a key that is gone, counts it as lost, makes a new sealing key. Fails where the key is there. */
  giveUpWaiting(questionnaire: string): Promise<KeyLoss>;
  /** Of a closed questionnaire only; an axis under the threshold has none. Raw: `results/` decides what may be shown. */
  tallies(questionnaire: string, axis: string): Promise<readonly Tally[]>;
  /** Of a closed questionnaire only; questions with fewer texts than the threshold have none. */
  texts(questionnaire: string, axis: string): Promise<readonly FreeText[]>;
  /** Numbers of the ballots counted, sorted, and the root of their Merkle tree (RFC 6962); of a closed questionnaire only. */
  counted(questionnaire: string, axis: string): Promise<{ readonly numbers: readonly string[]; readonly rootSha256: string }>;
}

/** What is wrong with answers, and what is to be counted of them; pure, built by `domain/answering/`, used in the browser too. */
export type CheckAnswers = (form: Form, axis: string, answers: Answers) => readonly Issue[];
