import { recordAudit } from "../../../../kernel/audit/index.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { afterStep, type Step } from "../domain/effects.ts";
import type { AccessRequest } from "../domain/request.ts";
import { appendEvent } from "../store/event-store.ts";
import { setDeciders, updateRequest } from "../store/request-store.ts";
import type { RequestsDeps } from "./deps.ts";

/** What programs are told of, by its name; what is internal to deciders is told to none. */
const outcomes: Readonly<Record<string, string>> = { submit: "submitted", return: "returned", approve: "approved", open: "opened", accept: "opened", refuse: "refused", revoke: "revoked", expire: "expired", withdraw: "withdrawn", lapse: "closed", close: "closed" };

/**
 * Keeps the steps of one act on a request that is locked: journal, row, audit (states alone: what people wrote stays in
 * the journal), announcements. Gives the request as it then is.
 */
export async function keepSteps(inside: Db, { clock, announce }: Pick<RequestsDeps, "clock" | "announce">, request: AccessRequest, author: string, steps: readonly Step[]): Promise<AccessRequest> {
  const at = clock.now().toISOString();
  let now = request;
  for (const step of steps) {
    const next = afterStep(now, step, at);
    await appendEvent(inside, request.id, { at, move: step.move, side: step.side, account: step.account, internal: step.internal, fromState: now.state, toState: next.state, detail: step.detail });
    await recordAudit(inside, { recordedAt: new Date(at), accountId: step.account, author: step.side === "house" ? "Jalon" : author, act: `requests.${step.move}`, subject: `request:${request.number}`, previous: { state: now.state }, next: { state: next.state } });
    const outcome = outcomes[step.move];
    if (outcome !== undefined) await announce(inside, { type: `request.${outcome}`, subject: `request:${request.number}`, data: { dataset: request.dataset, state: next.state } });
    now = next;
  }
  await updateRequest(inside, now);
  if (now.deciders.join() !== request.deciders.join()) await setDeciders(inside, request.id, now.deciders);
  return now;
}
