import { canonicalJson, type Author } from "../../../../kernel/audit/index.ts";
import { constraintOf } from "../../../../kernel/db/errors.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Actor } from "../../../../kernel/http/route.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { day } from "../../../../kernel/time/day.ts";
import { roleCodes } from "../../../identity/index.ts";
import type { CampaignMode } from "../../domain/campaign.ts";
import type { QuestionnaireDeps } from "../deps.ts";
import { fault, inputFaults, type QuestionnaireInput } from "../domain/input.ts";
import { isFixed } from "../domain/life.ts";
import { codeTaken, fixedSinceOpening, onlyADraftChanges, questionnaireMovedOn, questionnaireRefused } from "../errors.ts";
import { deleteQuestionnaire, insertQuestionnaire, updateDraft, type Drafted, type QuestionnaireRecord } from "../store.ts";
import { auditQuestionnaire, known, requireOrganiser } from "./act.ts";

function kept({ fr, en }: Bilingual): Bilingual {
  return { fr: fr.trim(), en: en.trim() };
}

/** What was typed, with the form copied whole; refuses with every fault (`consultations.questionnaire-refused`). */
async function drafted(deps: QuestionnaireDeps, input: QuestionnaireInput): Promise<Drafted> {
  const form = await deps.forms.find(input.form.code, input.form.version);
  const faults: Issue[] = inputFaults(input, roleCodes);
  if (form === null) faults.push(fault("unknown-form", "form", "Choisissez un formulaire.", "Choose a form."));
  if (faults.length > 0 || form === null) throw questionnaireRefused(faults);
  return {
    code: input.code, title: kept(input.title), purpose: kept(input.purpose), contact: input.contact.trim(), mode: input.mode as CampaignMode,
    period: input.periodFrom === "" ? null : { from: day(input.periodFrom), to: day(input.periodTo) },
    opensOn: day(input.opensOn), closesOn: day(input.closesOn), threshold: input.threshold, eligibleRoles: input.eligibleRoles, form, demonstration: deps.demonstration ?? false,
  };
}

/** A new draft. Fails with `consultations.questionnaire-refused` (422, every fault, a code that is taken among them). */
export async function createDraft(deps: QuestionnaireDeps, actor: Actor, input: QuestionnaireInput): Promise<QuestionnaireRecord> {
  requireOrganiser(actor);
  const draft = await drafted(deps, input);
  try {
    return await deps.db.tx(async (tx) => {
      await insertQuestionnaire(tx, draft, deps.clock.now().toISOString());
      await auditQuestionnaire(tx, deps, actor, "created", draft.code, null, summaryOf(draft));
      return known(tx, draft.code);
    });
  } catch (error) {
    if (constraintOf(error)?.constraint === "questionnaire_pkey") throw codeTaken();
    throw error;
  }
}

/**
 * Changes a draft as it was read (`revision`). What is asked after the opening is refused and noted in the audit with the names of
 * the fields (`consultations.fixed-since-opening`, 409); the code never changes.
 */
export async function changeDraft(deps: QuestionnaireDeps, actor: Actor, code: string, revision: number, input: QuestionnaireInput): Promise<QuestionnaireRecord> {
  requireOrganiser(actor);
  const before = await known(deps.db, code);
  if (isFixed(before.state)) {
    await refuseFixed(deps, actor, before, changedFields(before, input));
  }
  const draft = await drafted(deps, { ...input, code });
  return deps.db.tx(async (tx) => {
    const locked = await known(tx, code, true);
    if (locked.state === "announced") throw onlyADraftChanges();
    if (locked.state !== "draft" || locked.revision !== revision) throw questionnaireMovedOn();
    await updateDraft(tx, code, draft);
    await auditQuestionnaire(tx, deps, actor, "changed", code, summaryOf(locked), summaryOf(draft));
    return known(tx, code);
  });
}

/** Notes the attempt in a transaction of its own, so that it stands though the act is refused. */
export async function refuseFixed(deps: QuestionnaireDeps, by: Author, { code, state }: QuestionnaireRecord, asked: readonly string[]): Promise<never> {
  await deps.db.tx((tx) => auditQuestionnaire(tx, deps, by, "change-refused", code, { state }, { asked }));
  throw fixedSinceOpening();
}

/** Names of what differs; their values stay out of the audit of a refusal. */
function changedFields(before: QuestionnaireRecord, input: QuestionnaireInput): string[] {
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ["title", before.title, input.title], ["purpose", before.purpose, input.purpose], ["contact", before.contact, input.contact], ["mode", before.mode, input.mode],
    ["period", [before.period?.from ?? "", before.period?.to ?? ""], [input.periodFrom, input.periodTo]], ["opensOn", before.opensOn, input.opensOn], ["closesOn", before.closesOn, input.closesOn],
    ["threshold", before.threshold, input.threshold], ["eligibleRoles", before.eligibleRoles, input.eligibleRoles],
    ["form", [before.form.code, before.form.version], [input.form.code, input.form.version ?? before.form.version]],
  ];
  return pairs.filter(([, was, asked]) => canonicalJson(was) !== canonicalJson(asked)).map(([name]) => name);
}

function summaryOf({ title, purpose, contact, mode, period, opensOn, closesOn, threshold, eligibleRoles, form }: Drafted | QuestionnaireRecord): object {
  return { title, purpose, contact, mode, period, opensOn, closesOn, threshold, eligibleRoles, form: { code: form.code, version: form.version } };
}

/** Gives up a questionnaire that never opened: it is gone, its last wording is in the audit. */
export async function cancelQuestionnaire(deps: QuestionnaireDeps, actor: Actor, code: string): Promise<void> {
  requireOrganiser(actor);
  const before = await known(deps.db, code);
  if (isFixed(before.state)) await refuseFixed(deps, actor, before, ["cancel"]);
  await deps.db.tx(async (tx) => {
    const locked = await known(tx, code, true);
    if (isFixed(locked.state)) throw questionnaireMovedOn();
    await deleteQuestionnaire(tx, code);
    await auditQuestionnaire(tx, deps, actor, "cancelled", code, { state: locked.state, ...summaryOf(locked) }, null);
  });
}
