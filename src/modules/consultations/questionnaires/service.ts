import { listAudit } from "../../../kernel/audit/index.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { Actor } from "../../../kernel/http/route.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { CampaignState } from "../domain/campaign.ts";
import type { AxisParticipation, KeyLoss, Questionnaires } from "../domain/ports.ts";
import { eligiblePeople, faultsToday, known } from "./actions/act.ts";
import { cancelQuestionnaire, changeDraft, createDraft } from "./actions/draft.ts";
import { moveQuestionnaire } from "./actions/move.ts";
import { giveUpWaiting, keyLossOf } from "./actions/lost-key.ts";
import { sendMailing } from "./actions/tell.ts";
import { createTicker, type Ticker } from "./actions/tick.ts";
import type { QuestionnaireDeps } from "./deps.ts";
import type { QuestionnaireInput } from "./domain/input.ts";
import { listQuestionnaires, mailingsOf, questionnaireOf, weeksOf, type Mailing, type QuestionnaireRecord, type Week } from "./store.ts";

/** What an organiser sees of how many take part. Contributions go by whole steps of the threshold while open. */
export interface Participation {
  readonly eligible: number;
  readonly axes: readonly AxisParticipation[];
  readonly weeks: readonly Week[];
}

export interface HistoryLine {
  readonly recordedAt: string;
  readonly author: string;
  readonly act: string;
  readonly next: unknown;
}

/** Questionnaires for those who run them. `list` and `find` give drafts too: pages ask `visibleTo` first. */
export interface QuestionnaireService extends Questionnaires, Ticker {
  list(): Promise<readonly QuestionnaireRecord[]>;
  find(code: string): Promise<QuestionnaireRecord | null>;
  /** Fails with `consultations.questionnaire-refused` (422, every fault). */
  create(actor: Actor, input: QuestionnaireInput): Promise<QuestionnaireRecord>;
  change(actor: Actor, code: string, revision: number, input: QuestionnaireInput): Promise<QuestionnaireRecord>;
  cancel(actor: Actor, code: string): Promise<void>;
  move(actor: Actor, code: string, to: CampaignState): Promise<QuestionnaireRecord>;
  /** Everything that keeps it from opening today; empty once open. */
  openingFaults(code: string): Promise<readonly Issue[]>;
  mailings(code: string): Promise<readonly Mailing[]>;
  send(actor: Actor, code: string, number: number): Promise<Mailing>;
  participation(code: string): Promise<Participation>;
  eligibleCount(code: string): Promise<number>;
  /** Contributions that wait under a sealing key whose file is gone; null where it is there. */
  keyLoss(code: string): Promise<KeyLoss | null>;
  giveUpWaiting(actor: Actor, code: string, reason: string): Promise<void>;
  history(code: string): Promise<readonly HistoryLine[]>;
  /** Forms an organiser may choose, by their latest version. */
  formChoices(): Promise<readonly { readonly code: string; readonly version: number; readonly title: Bilingual }[]>;
}

export function createQuestionnaires(deps: QuestionnaireDeps): QuestionnaireService {
  const { db } = deps;
  return {
    ...createTicker(deps),
    list: () => listQuestionnaires(db),
    find: (code) => questionnaireOf(db, code),
    keysOf: async (code) => (await questionnaireOf(db, code))?.keys ?? [],
    create: (actor, input) => createDraft(deps, actor, input),
    change: (actor, code, revision, input) => changeDraft(deps, actor, code, revision, input),
    cancel: (actor, code) => cancelQuestionnaire(deps, actor, code),
    move: (actor, code, to) => moveQuestionnaire(deps, actor, code, to),
    async openingFaults(code) {
      const record = await known(db, code);
      return record.definitionSha256 === null ? faultsToday(deps, record) : [];
    },
    mailings: (code) => mailingsOf(db, code),
    send: (actor, code, number) => sendMailing(deps, actor, code, number),
    async participation(code) {
      const record = await known(db, code);
      const eligible = (await eligiblePeople(deps, record)).length;
      const counted = record.definitionSha256 === null ? [] : await deps.ballots.participation(code);
      return { eligible, axes: counted, weeks: await weeksOf(db, code) };
    },
    keyLoss: (code) => keyLossOf(deps, code),
    giveUpWaiting: (actor, code, reason) => giveUpWaiting(deps, actor, code, reason),
    eligibleCount: async (code) => (await eligiblePeople(deps, await known(db, code))).length,
    async history(code) {
      return (await listAudit(db, { subject: `questionnaire:${code}`, limit: 100 })).map(({ recordedAt, author, act, next }) => ({ recordedAt: new Date(recordedAt).toISOString(), author, act: act.replace("consultations.questionnaire-", ""), next }));
    },
    formChoices: async () => (await deps.forms.list()).map(({ form }) => ({ code: form.code, version: form.version, title: form.title })),
  };
}
