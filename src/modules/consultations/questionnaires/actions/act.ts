import { recordAudit, type Author } from "../../../../kernel/audit/index.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Actor } from "../../../../kernel/http/route.ts";
import { may } from "../../../identity/index.ts";
import { checkForm } from "../../domain/answering/index.ts";
import type { QuestionnaireDeps } from "../deps.ts";
import { isEligible } from "../domain/eligibility.ts";
import { openingFaults } from "../domain/opening.ts";
import { notForYou, unknownQuestionnaire } from "../errors.ts";
import { questionnaireOf, type QuestionnaireRecord } from "../store.ts";

/** Those of the consultation office only (`consultations.not-organiser`, 403). */
export function requireOrganiser(actor: Actor): void {
  if (!may(actor, "consultations.run")) throw notForYou();
}

export async function known(db: Db, code: string, locked = false): Promise<QuestionnaireRecord> {
  const found = await questionnaireOf(db, code, { locked });
  if (found === null) throw unknownQuestionnaire();
  return found;
}

/** One line of the audit about a questionnaire; never about anybody who answers. */
export async function auditQuestionnaire(tx: Db, { clock }: Pick<QuestionnaireDeps, "clock">, by: Author, act: string, code: string, previous: unknown, next: unknown): Promise<void> {
  await recordAudit(tx, { recordedAt: clock.now(), accountId: by.accountId, author: by.name, act: `consultations.questionnaire-${act}`, subject: `questionnaire:${code}`, previous, next });
}

/** Accounts that may answer as they stand today. */
export async function eligiblePeople({ people }: Pick<QuestionnaireDeps, "people">, questionnaire: Pick<QuestionnaireRecord, "eligibleRoles">): Promise<readonly string[]> {
  return (await people()).filter(({ roles }) => isEligible(questionnaire, roles)).map(({ accountId }) => accountId);
}

/** Everything that keeps it from opening today. */
export async function faultsToday(deps: QuestionnaireDeps, record: QuestionnaireRecord): Promise<ReturnType<typeof openingFaults>> {
  const eligible = (await eligiblePeople(deps, record)).length;
  return openingFaults(record, { today: deps.clock.today(), eligible, formFaults: (deps.formFaults ?? checkForm)(record.form, { mode: record.mode }) });
}
