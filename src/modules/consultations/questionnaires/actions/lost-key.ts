import type { Actor } from "../../../../kernel/http/route.ts";
import type { KeyLoss } from "../../domain/ports.ts";
import type { QuestionnaireDeps } from "../deps.ts";
import { fault } from "../domain/input.ts";
import { questionnaireRefused } from "../errors.ts";
import { auditQuestionnaire, known, requireOrganiser } from "./act.ts";
import { finishClosing } from "./move.ts";

/** What waits and can never be opened; null where nothing is lost. */
export async function keyLossOf(deps: QuestionnaireDeps, code: string): Promise<KeyLoss | null> {
  const { state, ballotsClosed } = await known(deps.db, code);
  return state === "open" || (state === "closed" && !ballotsClosed) ? deps.ballots.keyLoss(code) : null;
}

/**
 * Gives up what waits under a lost key, with the reason; a closing that it held up is then finished. The line of the audit is written
 * after the act, with what was lost by axis in steps of the threshold. Fails with `consultations.key-not-lost` (409), and
 * with `consultations.questionnaire-refused` (422) without a reason of 10 to 1,000 characters.
 */
export async function giveUpWaiting(deps: QuestionnaireDeps, actor: Actor, code: string, reason: string): Promise<void> {
  requireOrganiser(actor);
  const said = reason.trim();
  if (said.length < 10 || said.length > 1_000) {
    throw questionnaireRefused([fault("reason-needed", "reason", "Dites pourquoi la clé est perdue et ne reviendra pas, en 10 à 1\u202f000 caractères.", "Say why the key is lost and will not come back, in 10 to 1,000 characters.")]);
  }
  await known(deps.db, code);
  const { axes } = await deps.ballots.giveUpWaiting(code);
  await deps.db.tx((tx) => auditQuestionnaire(tx, deps, actor, "waiting-given-up", code, null, { reason: said, lostAtLeast: Object.fromEntries(axes.map(({ axis, waiting }) => [axis, waiting])) }));
  await finishClosing(deps, code);
}
