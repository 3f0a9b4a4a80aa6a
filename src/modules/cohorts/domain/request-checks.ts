import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { Day } from "../../../kernel/time/day.ts";
import { fault } from "./fault.ts";
import type { Quote } from "./request.ts";
import type { RequestMove } from "./request-table.ts";
import type { ServiceKind } from "./service.ts";

export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One act on a request, as a form or a program sends it; what a move does not use is left aside. */
export interface RequestAct {
  readonly move: Exclude<RequestMove, "ask">;
  readonly text: string;
  /** Of a message of the office: for the office alone. */
  readonly internal: boolean;
  readonly quote: Quote | null;
  readonly assignedTo: string | null;
  /** Empty: no project any more. */
  readonly linkageProject: string;
  readonly files: readonly GivenFile[];
}

export interface AskInput {
  readonly cohort: string;
  readonly service: string;
  readonly title: string;
  readonly need: string;
  readonly wantedOn: Day | null;
  /** Empty: none. */
  readonly linkageProject: string;
  readonly formKey: string;
  readonly files: readonly GivenFile[];
}

const mostText = 10_000;
const mostFiles = 10;
const mostBytes = 20_000_000;

export function fileIssues(files: readonly GivenFile[]): readonly Issue[] {
  const issues: Issue[] = [];
  if (files.length > mostFiles) issues.push(fault("too-many", "files", "10 documents au plus à la fois.", "10 documents at most at a time."));
  for (const { bytes } of files) {
    if (bytes.length === 0) issues.push(fault("empty-file", "files", "Un des documents est vide.", "One of the documents is empty."));
    if (bytes.length > mostBytes) issues.push(fault("file-too-large", "files", "Un document pèse 20\u00a0Mo au plus.", "A document is of 20 MB at most."));
  }
  return issues;
}

/** Everything wrong with a new request, whatever else of the house knows of its codes. */
export function askIssues({ title, need, wantedOn, linkageProject, formKey, files }: AskInput, kind: ServiceKind, today: Day): readonly Issue[] {
  const issues: Issue[] = [...fileIssues(files)];
  if (title.trim() === "") issues.push(fault("title-missing", "title", "Donnez un titre à la demande.", "Give the request a title."));
  if (title.length > 200) issues.push(fault("too-long", "title", "200 caractères au plus.", "200 characters at most."));
  if (need.trim() === "") issues.push(fault("need-missing", "need", "Dites ce dont la cohorte a besoin.", "Say what the cohort needs."));
  if (need.length > mostText) issues.push(fault("too-long", "need", "10\u202f000 caractères au plus.", "10,000 characters at most."));
  if (wantedOn !== null && wantedOn < today) issues.push(fault("day-past", "wantedOn", "Ce jour est déjà passé.", "This day is over already."));
  if (linkageProject !== "" && kind !== "linkage") issues.push(fault("not-linkage", "linkageProject", "Seule une demande d’appariement se lie à un projet d’appariement.", "Only a request for linkage is tied to a linkage project."));
  if (!/^[\w-]{1,80}$/.test(formKey)) issues.push(fault("bad-form-key", "formKey", "Rouvrez le formulaire.", "Open the form again."));
  return issues;
}

const reasonAsked: readonly RequestMove[] = ["refuse", "withdraw", "resume"];

/** Everything wrong with an act, whatever state the request is in. */
export function actIssues({ move, text, quote, files }: RequestAct, kind: ServiceKind): readonly Issue[] {
  const issues: Issue[] = [...fileIssues(files)];
  if (text.length > mostText) issues.push(fault("too-long", "text", "10\u202f000 caractères au plus.", "10,000 characters at most."));
  if (reasonAsked.includes(move) && text.trim() === "") issues.push(fault("reason-missing", "text", "Dites pourquoi\u202f: l’autre côté le lit.", "Say why: the other side reads it."));
  if (move === "message" && text.trim() === "" && files.length === 0) issues.push(fault("text-missing", "text", "Écrivez un message, ou joignez un document.", "Write a message, or add a document."));
  if (move === "quote") {
    if (quote === null || !Number.isInteger(quote.days) || quote.days < 1 || quote.days > 3_650) issues.push(fault("bad-days", "days", "Un nombre entier de jours, de 1 à 3\u202f650.", "A whole number of days, from 1 to 3,650."));
    if (quote !== null && quote.euros !== null && !(quote.euros >= 0 && quote.euros <= 1e9)) issues.push(fault("bad-amount", "euros", "Un montant en euros, vide si le travail est gratuit.", "An amount in euros, empty if the work is free."));
  }
  if (move === "tie" && kind !== "linkage") issues.push(fault("not-linkage", "linkageProject", "Seule une demande d’appariement se lie à un projet d’appariement.", "Only a request for linkage is tied to a linkage project."));
  return issues;
}
