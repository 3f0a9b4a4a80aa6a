import { recordAudit, type Author } from "../../../../kernel/audit/index.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import type { LabDeps } from "../../deps.ts";
import { answerAskField } from "../../quality/asks/store.ts";
import { thingOf, type Correction, type NewCorrection, type Proposed } from "../domain/correction.ts";
import { moves, stateAfter, type CorrectionAct, type CorrectionState } from "../domain/moves.ts";
import { impossibleMove, unknownCorrection } from "../errors.ts";
import { correctionsOfThing, findCorrection, insertCorrection, insertMove, setState } from "../store/corrections.ts";
import { settle } from "./settle.ts";

/**
 * Keeps a correction, then brings the graph to it. Numbered and dated at once; it takes the place of an earlier one about the
 * same thing, and answers the ask that it was made for.
 */
export async function propose(deps: LabDeps, by: Author, draft: NewCorrection): Promise<Correction> {
  const now = deps.clock.now().toISOString();
  const state: CorrectionState = draft.owner === "lab" ? "recorded" : "open";
  const number = await deps.db.tx(async (tx) => {
    const made = await insertCorrection(tx, by, now, draft, state);
    await insertMove(tx, made, by, now, { act: "propose", from: null, to: state, text: draft.reason });
    for (const earlier of await correctionsOfThing(tx, thingOf(draft), moves.supersede.from, made)) {
      await setState(tx, earlier.number, earlier.state, "superseded", { settled: true, answeredAt: null });
      await insertMove(tx, earlier.number, by, now, { act: "supersede", from: earlier.state, to: "superseded", text: `n° ${made}` });
    }
    if (draft.ask !== null) await answerAskField(tx, draft.ask, draft.field, { answer: "correction", correction: made, by: by.name, at: now });
    await audit(tx, deps, by, "lab.correction-proposed", made, null, { structure: draft.structure.code, field: draft.field, operation: draft.operation, owner: draft.owner, state, atOnce: draft.atOnce, ask: draft.ask });
    return made;
  });
  return settled(deps, by, number);
}

/**
 * Takes one step. `answered` is what the owner puts in its place, for `accept-with-change`. Fails with
 * `lab.unknown-correction`, `lab.correction-moved-on`, or with the fault of a text that is missing.
 */
export async function act(deps: LabDeps, by: Author, number: number, step: CorrectionAct, text: string, answered?: { readonly proposed: Proposed; readonly text: Correction["text"] }): Promise<Correction> {
  const now = deps.clock.now().toISOString();
  const move = moves[step];
  const issues = faultsOfAct(step, text);
  if (issues.length > 0) throw new AppError("lab.correction-act-refused", both("La réponse n’a pas été enregistrée\u202f: complétez-la.", "The answer was not recorded: complete it."), { status: 422, issues });
  await deps.db.tx(async (tx) => {
    const before = await findCorrection(tx, number);
    if (before === null) throw unknownCorrection();
    const to = stateAfter(before.state, step);
    const isAnswer = move.by === "owner" && step !== "ask-back";
    if (to === null || (step === "accept-with-change") !== (answered !== undefined)) throw impossibleMove();
    const moved = await setState(tx, number, before.state, to, { settled: !move.changesGraph, answeredAt: isAnswer && before.answeredAt === null ? now : null, ...(answered === undefined ? {} : { answered }) });
    if (!moved) throw impossibleMove();
    await insertMove(tx, number, by, now, { act: step, from: before.state, to, text: text.trim() });
    await audit(tx, deps, by, `lab.correction-${step}`, number, { state: before.state }, { state: to });
  });
  return settled(deps, by, number);
}

export function faultsOfAct(step: CorrectionAct, text: string): Issue[] {
  if (!moves[step].needsText || text.trim() !== "") return [];
  return [{ code: "lab.correction-without-words", severity: "error", field: "text", text: both("Dites pourquoi en quelques mots\u202f: le laboratoire les lira.", "Say why in a few words: the other side will read them.") }];
}

async function settled(deps: LabDeps, by: Author, number: number): Promise<Correction> {
  const correction = await findCorrection(deps.db, number);
  if (correction === null) throw unknownCorrection();
  if (!correction.settled) await settle(deps, by, correction);
  return { ...correction, settled: true };
}

/** No value and no reason: they may name people, and the audit is never erased. */
async function audit(tx: Db, deps: LabDeps, by: Author, name: string, number: number, previous: unknown, next: unknown): Promise<void> {
  await recordAudit(tx, { recordedAt: deps.clock.now(), accountId: by.accountId, author: by.name, act: name, subject: `correction ${number}`, previous, next });
}
