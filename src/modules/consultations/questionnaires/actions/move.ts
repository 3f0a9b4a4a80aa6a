import type { Author } from "../../../../kernel/audit/index.ts";
import type { Actor } from "../../../../kernel/http/route.ts";
import type { CampaignState } from "../../domain/campaign.ts";
import { definitionHash, type QuestionnaireDeps } from "../deps.ts";
import { isFixed, mayStep } from "../domain/life.ts";
import { notReadyToOpen, questionnaireMovedOn } from "../errors.ts";
import { setBallotsClosed, setOpen, setState, type QuestionnaireRecord } from "../store.ts";
import { auditQuestionnaire, faultsToday, known, requireOrganiser } from "./act.ts";
import { refuseFixed } from "./draft.ts";

/**
 * Takes one step of the life of a questionnaire. A step that does not exist is refused (`consultations.questionnaire-moved-on`, 409);
 * from the opening on, a step back is noted in the audit (`consultations.fixed-since-opening`, 409).
 */
export async function moveQuestionnaire(deps: QuestionnaireDeps, actor: Actor, code: string, to: CampaignState): Promise<QuestionnaireRecord> {
  requireOrganiser(actor);
  const { state } = await known(deps.db, code);
  if (isFixed(state) && !isFixed(to)) return refuseFixed(deps, actor, await known(deps.db, code), ["state"]);
  if (!mayStep(state, to)) throw questionnaireMovedOn();
  if (to === "open") return openQuestionnaire(deps, actor, code);
  if (to === "closed") return closeQuestionnaire(deps, actor, code);
  if (to === "published") {
    await finishClosing(deps, code);
    await deps.publishResults?.(actor, code);
  }
  return step(deps, actor, code, to);
}

async function step(deps: QuestionnaireDeps, by: Author, code: string, to: CampaignState): Promise<QuestionnaireRecord> {
  return deps.db.tx(async (tx) => {
    const locked = await known(tx, code, true);
    if (!mayStep(locked.state, to)) throw questionnaireMovedOn();
    await setState(tx, code, to, deps.clock.today());
    await auditQuestionnaire(tx, deps, by, to === "draft" ? "back-to-draft" : to, code, { state: locked.state }, { state: to });
    const told = { subject: `questionnaire:${code}`, data: { title: locked.title } };
    if (to === "closed") await deps.announce(tx, { type: "questionnaire.closed", ...told });
    if (to === "published") await deps.announce(tx, { type: "questionnaire.published", ...told });
    return known(tx, code);
  });
}

/**
 * Opens: the keys are made first (asking again gives the same, so that a stop half-way leaves nothing to mend), then the definition
 * with its keys, its hash and the state are written at once. Fails with `consultations.not-ready-to-open` (422, every fault).
 */
export async function openQuestionnaire(deps: QuestionnaireDeps, by: Author, code: string): Promise<QuestionnaireRecord> {
  const record = await known(deps.db, code);
  if (record.state !== "announced") throw questionnaireMovedOn();
  const faults = await faultsToday(deps, record);
  if (faults.length > 0) throw notReadyToOpen(faults);
  const keys = (await deps.ballots.open(record)).map(({ axis, publicKey }) => ({ axis, publicKey }));
  return deps.db.tx(async (tx) => {
    const locked = await known(tx, code, true);
    if (locked.state !== "announced" || locked.revision !== record.revision) throw questionnaireMovedOn();
    const definitionSha256 = definitionHash(locked, keys);
    await setOpen(tx, code, { keys, definitionSha256, today: deps.clock.today() });
    await auditQuestionnaire(tx, deps, by, "opened", code, { state: locked.state }, { state: "open", definitionSha256, mode: locked.mode, threshold: locked.threshold, opensOn: locked.opensOn, closesOn: locked.closesOn, form: { code: locked.form.code, version: locked.form.version } });
    await deps.announce(tx, { type: "questionnaire.opened", subject: `questionnaire:${code}`, data: { title: locked.title, closesOn: locked.closesOn, mode: locked.mode } });
    return known(tx, code);
  });
}

/** Nobody answers any more from the commit on; the last fold and the end of the keys follow, and are taken up again if stopped. */
export async function closeQuestionnaire(deps: QuestionnaireDeps, by: Author, code: string): Promise<QuestionnaireRecord> {
  await step(deps, by, code, "closed");
  await finishClosing(deps, code);
  return known(deps.db, code);
}

/** What a closing that was interrupted still owes. */
export async function finishClosing(deps: QuestionnaireDeps, code: string): Promise<void> {
  const { state, ballotsClosed } = await known(deps.db, code);
  if (state !== "closed" || ballotsClosed) return;
  await deps.ballots.close(code);
  await setBallotsClosed(deps.db, code);
}
