import { canonicalJson } from "../../../../kernel/audit/index.ts";
import type { Actor, RequestContext } from "../../../../kernel/http/route.ts";
import type { Dataset } from "../../domain/dataset.ts";
import { answersIn } from "../domain/form.ts";
import type { AccessRequest } from "../domain/request.ts";
import { formFor, notRequestable } from "../domain/settings.ts";
import { changedMeanwhile, formKeyTaken, moveNotAllowed, notRequestableError, underWay, unknownDataset } from "../errors.ts";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import { insertRequest, lastGranted, requestByFormKey, requestById, requestUnderWay } from "../store/request-store.ts";
import type { RequestsDeps } from "./deps.ts";
import { perform } from "./perform.ts";
import { declaredConditions, settingsInForce } from "./settings.ts";

export interface Answers {
  /** Made by the form, the same when it is sent again: one press, one request. */
  readonly formKey: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly accepted: readonly string[];
}

/** A dataset that can be asked for today. Fails with `requests.unknown-dataset` or why it cannot be. */
export async function requestable(deps: RequestsDeps, actor: Actor | null, code: string): Promise<Dataset> {
  const dataset = await deps.datasets.findFor(actor, code);
  if (dataset === null || (dataset.state !== "published" && dataset.state !== "withdrawn")) throw unknownDataset();
  const reason = notRequestable(dataset, (await settingsInForce(deps, dataset.code)).settings, deps.clock.today());
  if (reason !== null) throw notRequestableError(reason);
  return dataset;
}

/**
 * A draft for a dataset: a new one, or the request that this person has under way for it already (a person has one at a
 * time per dataset). The form is kept with it as it is today. Access that is in force or has ended is renewed by it.
 */
export async function startRequest(deps: RequestsDeps, actor: Actor, code: string, given: Answers): Promise<{ readonly request: AccessRequest; readonly isNew: boolean }> {
  const dataset = await requestable(deps, actor, code);
  const { version, settings } = await settingsInForce(deps, dataset.code);
  const standing = await deps.datasets.standing(dataset.code);
  const form = formFor(dataset, settings, declaredConditions(deps, dataset));
  const earlier = await lastGranted(deps.db, actor.accountId, dataset.code);
  const made = await deps.db.tx((inside) => insertRequest(inside, {
    dataset: dataset.code, formKey: given.formKey, requester: actor.accountId, formVersion: version, form, rule: settings.rule, durationDays: settings.durationDays, region: standing?.region ?? null, at: deps.clock.now().toISOString(),
    // What was answered before is proposed again, commitments and conditions are not: they are given anew.
    answers: { ...(earlier === null ? {} : withoutCommitments(answersIn(form, earlier.answers), form)), ...answersIn(form, given.answers) },
    accepted: form.conditions.map(({ key }) => key).filter((key) => given.accepted.includes(key)), renewalOf: earlier?.number ?? null, demonstration: deps.demonstration,
  }));
  if (made !== null) return { request: made, isNew: true };
  const same = await requestByFormKey(deps.db, actor.accountId, given.formKey);
  if (same !== null && same.dataset !== dataset.code) throw formKeyTaken();
  const known = same ?? (await requestUnderWay(deps.db, actor.accountId, dataset.code));
  // It was closed between the two questions: the next press makes a new one.
  if (known === null) throw changedMeanwhile();
  return { request: known, isNew: false };
}

function withoutCommitments(answers: Readonly<Record<string, string>>, form: AccessRequest["form"]): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => form.questions.find((one) => one.id === id)?.kind !== "commitment"));
}

/**
 * Starts and hands in at once. Sent again, it gives the request that the first sending made; with other words while that one is
 * under way it fails with `requests.under-way` (409), so that none are lost unsaid. The use is counted once, by `visitor`.
 */
export async function submitAtOnce(deps: RequestsDeps, actor: Actor, code: string, given: Answers, visitor: Visitor): Promise<AccessRequest> {
  const { request, isNew } = await startRequest(deps, actor, code, given);
  if (request.submittedAt !== null && request.state !== "returned") {
    if (canonicalJson(answersIn(request.form, given.answers)) !== canonicalJson(request.answers)) throw underWay(request.number);
    return request;
  }
  try {
    return await submitRequest(deps, actor, request.number, given, visitor, isNew ? request.revision : undefined);
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== changedMeanwhile().code && error.code !== moveNotAllowed().code)) throw error;
    // The same form, sent twice at the same instant: the other one was handed in.
    const same = await requestById(deps.db, request.id);
    if (same === null || same.submittedAt === null) throw error;
    return same;
  }
}

export type Visitor = { readonly address: string | null; readonly userAgent: string | null };

export function visitorOf(context: Pick<RequestContext, "address">, headers: Readonly<Record<string, string>> | undefined): Visitor {
  return { address: context.address ?? null, userAgent: headers?.["user-agent"] ?? null };
}

/** Hands a draft in, or a returned request again; counts it the first time. */
export async function submitRequest(deps: RequestsDeps, actor: Actor, number: string, { answers, accepted }: Omit<Answers, "formKey">, visitor: Visitor, basedOn?: number): Promise<AccessRequest> {
  const { request } = await perform(deps, actor, number, { move: "submit", answers, accepted }, basedOn);
  if (request.round === 1) deps.counter.count("request", [request.dataset], visitor);
  return request;
}
