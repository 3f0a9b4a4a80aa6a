import { checkAnswers } from "../domain/answering/check-answers.ts";
import { keepAsked } from "../domain/answering/conditions.ts";
import type { Answers } from "../domain/answers.ts";
import type { Form } from "../domain/form.ts";
import type { Ballot } from "../domain/ports.ts";
import { masked, scanText, type Finding } from "../domain/scan.ts";
import { Refusal, type HousePort } from "./house.ts";
import type { HeldRight, Kept } from "./kept.ts";

/** A free text of the axis, and what in it may point at somebody. */
export interface ScannedText {
  readonly question: string;
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** The answers that would be sent: those to questions that are asked. */
export function answersToSend(form: Form, axis: string, answers: Answers): Answers {
  const found = form.axes.find(({ code }) => code === axis);
  return found === undefined ? {} : keepAsked(found, form.groups, answers);
}

/** Every free text among these answers, searched here: nothing leaves the device for it. */
export function scannedTexts(form: Form, axis: string, answers: Answers): ScannedText[] {
  const questions = form.axes.find(({ code }) => code === axis)?.sections.flatMap((section) => section.questions) ?? [];
  return questions.flatMap(({ kind, code }) => {
    const text = answers[code];
    return kind === "text" && typeof text === "string" ? [{ question: code, text, findings: scanText(text) }] : [];
  });
}

/** The answers with the chosen findings of each text masked; `keep` says which findings stay. */
export function withMasks(answers: Answers, texts: readonly ScannedText[], keep: (question: string, index: number) => boolean): Answers {
  const changed = texts.map(({ question, text, findings }) => [question, masked(text, findings.filter((_, index) => !keep(question, index)))] as const);
  return { ...answers, ...Object.fromEntries(changed) };
}

export function faultsOf(form: Form, axis: string, answers: Answers) {
  return checkAnswers(form, axis, answers);
}

export function ballotOf(questionnaire: string, axis: string, definitionSha256: string, right: HeldRight, answers: Answers): Ballot {
  return { questionnaire, axis, definitionSha256, token: right.token, signature: right.signature, answers };
}

/** How a sending ended. `already`: an earlier try had arrived; the number is the same. */
export type Sent =
  | { readonly done: true; readonly already: boolean; readonly number: string }
  | { readonly done: false; readonly why: "closed" | "stale" | "refused-right" | "too-long" | "busy" | "offline" | "bad-answers" | "other"; readonly text: string; readonly issues: Refusal["issues"] };

/** Sends a ballot and, once it is counted, forgets the right and the draft on this device. Never throws for what the house or the network says. */
export async function sendBallot(parts: { readonly house: Pick<HousePort, "send">; readonly kept: Kept; readonly ballot: Ballot; readonly numberOf: (token: string) => Promise<string> }): Promise<Sent> {
  const { house, kept, ballot, numberOf } = parts;
  try {
    const { number } = await house.send(ballot);
    kept.forget(ballot.axis);
    return { done: true, already: false, number };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === "consultations.ballot-already-counted") {
      kept.forget(ballot.axis);
      return { done: true, already: true, number: await numberOf(ballot.token) };
    }
    return { done: false, why: reasonOf(error), text: error.message, issues: error.issues };
  }
}

function reasonOf({ status, code }: Refusal): Exclude<Extract<Sent, { done: false }>["why"], "other"> | "other" {
  if (status === 0) return "offline";
  if (code === "consultations.closed" || code === "consultations.not-open-yet") return "closed";
  if (code === "consultations.stale-definition") return "stale";
  if (code === "consultations.token-refused" || code === "consultations.malformed-token") return "refused-right";
  if (code === "consultations.bad-answers") return "bad-answers";
  if (status === 413) return "too-long";
  return status === 429 || status === 502 || status === 503 || status === 504 ? "busy" : "other";
}
