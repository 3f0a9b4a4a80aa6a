import { recordAudit, type Author } from "../../../../kernel/audit/index.ts";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { FieldDefinition } from "../../../directory/index.ts";
import { askClosed, unknownAsk } from "../../corrections/errors.ts";
import type { LabDeps } from "../../deps.ts";
import { askStateOn, type NewAsk } from "./ask.ts";
import type { Askable } from "./held.ts";
import { answerAskField, cancelAsk, findAsk, insertAsk } from "./store.ts";

export interface AskDraft {
  readonly structures: readonly Askable[];
  readonly fields: readonly FieldDefinition[];
  readonly dueOn: Day;
  readonly reason: string;
  /** Why what is already held is asked for all the same; empty: it is left out. */
  readonly insistence: string;
}

/** What would be asked of each structure: what is held is left out unless somebody insists. */
export function asksOf({ structures, fields, dueOn, reason, insistence }: AskDraft): readonly NewAsk[] {
  return structures.flatMap(({ structure, held, demonstration }): NewAsk[] => {
    const asked = fields.filter((field) => insistence !== "" || !held.has(field.code)).map((field) => ({ field: field.code, held: held.get(field.code) ?? null }));
    if (asked.length === 0) return [];
    return [{ structure, dueOn, reason, insistence: asked.some((one) => one.held !== null) ? insistence : null, fields: asked, demonstration }];
  });
}

/** Keeps the asks, all or none. Gives their numbers; none where everything is already held. */
export async function createAsks(deps: LabDeps, by: Author, draft: AskDraft): Promise<readonly number[]> {
  const now = deps.clock.now().toISOString();
  const asks = asksOf(draft);
  return deps.db.tx(async (tx) => {
    const numbers: number[] = [];
    for (const ask of asks) {
      const number = await insertAsk(tx, by, now, ask);
      numbers.push(number);
      const next = { structure: ask.structure.code, fields: ask.fields.map(({ field }) => field), alreadyHeld: ask.fields.filter(({ held }) => held !== null).map(({ field }) => field), dueOn: ask.dueOn };
      await recordAudit(tx, { recordedAt: deps.clock.now(), accountId: by.accountId, author: by.name, act: "lab.asked", subject: `ask ${number}`, previous: null, next });
    }
    return numbers;
  });
}

/** The lab says that what is held is right (`confirmed`), or that there is nothing to say (`nothing`). Fails with `lab.unknown-ask`, `lab.ask-closed`. */
export async function answerAsk(deps: LabDeps, by: Author, number: number, field: string, answer: "confirmed" | "nothing"): Promise<void> {
  const at = deps.clock.now().toISOString();
  await deps.db.tx(async (tx) => {
    const ask = await findAsk(tx, number);
    if (ask === null || !ask.fields.some((one) => one.field === field)) throw unknownAsk();
    if (ask.cancelledAt !== null || ask.fields.some((one) => one.field === field && one.answer !== null)) throw askClosed();
    await answerAskField(tx, number, field, { answer, correction: null, by: by.name, at });
    await recordAudit(tx, { recordedAt: deps.clock.now(), accountId: by.accountId, author: by.name, act: "lab.ask-answered", subject: `ask ${number}`, previous: null, next: { field, answer } });
  });
}

/** Takes an ask back; it still counts as made. Fails with `lab.unknown-ask`, `lab.ask-closed`, or the fault of a missing reason. */
export async function withdrawAsk(deps: LabDeps, by: Author, number: number, reason: string): Promise<void> {
  if (reason.trim() === "") {
    const issue: Issue = { code: "lab.ask-without-reason", severity: "error", field: "text", text: both("Dites pourquoi elle est annulée\u202f: le laboratoire le lira.", "Say why it is cancelled: the lab will read it.") };
    throw new AppError("lab.ask-refused", both("La demande n’a pas été annulée.", "The ask was not cancelled."), { status: 422, issues: [issue] });
  }
  await deps.db.tx(async (tx) => {
    const ask = await findAsk(tx, number);
    if (ask === null) throw unknownAsk();
    const state = askStateOn(ask, deps.clock.today());
    if (state === "cancelled" || state === "answered") throw askClosed();
    await cancelAsk(tx, number, deps.clock.now().toISOString(), reason.trim());
    await recordAudit(tx, { recordedAt: deps.clock.now(), accountId: by.accountId, author: by.name, act: "lab.ask-cancelled", subject: `ask ${number}`, previous: { state }, next: { state: "cancelled" } });
  });
}
