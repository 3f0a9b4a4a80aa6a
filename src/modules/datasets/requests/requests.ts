import type { Db } from "../../../kernel/db/db.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { noAnnouncement, noNotice, type Announce, type Notify } from "../../../kernel/outbox/notice.ts";
import type { Clock } from "../../../kernel/time/day.ts";
import type { Actor } from "../../../kernel/http/route.ts";
import { mayEdit } from "../domain/access.ts";
import type { Datasets } from "../domain/datasets.ts";
import type { Grants, UseCounter } from "../domain/ports.ts";
import type { Dataset } from "../domain/dataset.ts";
import type { RequestAct } from "./domain/acts.ts";
import type { AccessRequest, UseCondition } from "./domain/request.ts";
import { notRequestable, type NotRequestable, type RequestSettings } from "./domain/settings.ts";
import { nowFor, type RequestAccounts, type RequestsDeps } from "./actions/deps.ts";
import { createGrants } from "./actions/grants.ts";
import { perform, type Performed } from "./actions/perform.ts";
import { readRequest, type RequestView } from "./actions/read.ts";
import { declaredConditions, editable, settingsInForce, settle } from "./actions/settings.ts";
import { requestable, startRequest, submitAtOnce, submitRequest, type Answers, type Visitor } from "./actions/start.ts";
import { requestFacts, statisticsOf, type RequestFact, type RequestStatistics, type StatisticsQuestion } from "./actions/statistics.ts";
import { queueOf } from "./actions/queue.ts";
import { purgeRequests, runRequestTimer } from "./actions/time.ts";
import { listRequests, type ListQuestion, type RequestPage } from "./store/list-store.ts";
import { lastGranted, requestUnderWay } from "./store/request-store.ts";
import type { KeptSettings } from "./store/settings-store.ts";

/** Requests for access to datasets, from the form to the end of the access. */
export interface Requests {
  /** Access in force: the port that downloads ask. */
  readonly grants: Grants;
  /** Why this dataset cannot be asked for today; null where it can. */
  notRequestable(dataset: Dataset): Promise<NotRequestable | null>;
  /** Fails with `requests.unknown-dataset` or why it cannot be asked for. */
  requestable(actor: Actor | null, code: string): Promise<Dataset>;
  start(actor: Actor, code: string, given: Answers): Promise<{ readonly request: AccessRequest; readonly isNew: boolean }>;
  submit(actor: Actor, number: string, given: Omit<Answers, "formKey">, visitor: Visitor, basedOn?: number): Promise<AccessRequest>;
  /** Starts and hands in; the same form sent again gives the same request. */
  submitAtOnce(actor: Actor, code: string, given: Answers, visitor: Visitor): Promise<AccessRequest>;
  /** See `perform`. */
  act(actor: Actor, number: string, act: RequestAct, basedOn?: number): Promise<Performed>;
  read(actor: Actor, number: string): Promise<RequestView>;
  list(question: ListQuestion): Promise<RequestPage>;
  /** The request of this account for a dataset that is under way, else its last access. */
  own(actor: Actor, code: string): Promise<AccessRequest | null>;
  /** Now, as a request is looked at: made-up ones stand at the day of the demonstration. */
  nowFor(request: AccessRequest): string;
  settings(code: string): Promise<KeptSettings>;
  /** The conditions of use declared with human data, as a form asks to accept them. */
  declaredConditions(dataset: Dataset): readonly UseCondition[];
  editableSettings(actor: Actor | null, code: string): Promise<KeptSettings & { readonly dataset: Dataset; readonly declaredBy: string }>;
  /** May this caller change the settings? For links, never as a guard. */
  maySettle(actor: Actor | null, code: string): Promise<boolean>;
  settle(actor: Actor, code: string, settings: RequestSettings, basedOn: number): Promise<KeptSettings>;
  /** Dated facts for the half-yearly committee, by dataset and region. */
  facts(question: StatisticsQuestion): Promise<readonly RequestFact[]>;
  statistics(question: StatisticsQuestion): Promise<RequestStatistics>;
  /** Deadlines, ends of access, shares of those who left; for the hourly timer. */
  runTimer(): Promise<number>;
  /** Takes the persons out of requests that have been over for the years of retention. */
  purge(): Promise<number>;
}

export interface CreateRequests {
  readonly db: Db;
  readonly clock: Clock;
  readonly datasets: Pick<Datasets, "find" | "findFor" | "standing" | "published">;
  readonly accounts: RequestAccounts;
  readonly counter?: UseCounter;
  readonly notify?: Notify;
  readonly announce?: Announce;
  readonly conditionText?: (code: string) => Bilingual | null;
  readonly retentionYears?: number;
  readonly demonstration?: boolean;
  readonly demonstrationInstant?: string | null;
}

/** Fewer than the connections of a usual pool, so that readers are served meanwhile. */
const submissionsAtOnce = 4;

/** Years that a request is kept with its persons once it is over, unless the house says otherwise. */
export const usualRetentionYears = 5;

export function createRequests({ db, clock, datasets, accounts, counter = { count: () => undefined }, notify = noNotice, announce = noAnnouncement, conditionText = () => null, retentionYears = usualRetentionYears, demonstration = false, demonstrationInstant = null }: CreateRequests): Requests {
  const deps: RequestsDeps = { db, clock, datasets, accounts, counter, notify, announce, conditionText, retentionYears, demonstration, demonstrationInstant };
  const inTurn = queueOf(submissionsAtOnce);
  return {
    grants: createGrants(deps),
    notRequestable: async (dataset) => notRequestable(dataset, (await settingsInForce(deps, dataset.code)).settings, clock.today()),
    requestable: (actor, code) => requestable(deps, actor, code),
    start: (actor, code, given) => inTurn(() => startRequest(deps, actor, code, given)),
    submit: (actor, number, given, visitor, basedOn) => inTurn(() => submitRequest(deps, actor, number, given, visitor, basedOn)),
    submitAtOnce: (actor, code, given, visitor) => inTurn(() => submitAtOnce(deps, actor, code, given, visitor)),
    act: (actor, number, act, basedOn) => perform(deps, actor, number, act, basedOn),
    read: (actor, number) => readRequest(deps, actor, number),
    list: (question) => listRequests(db, question),
    own: async (actor, code) => (await requestUnderWay(db, actor.accountId, code)) ?? lastGranted(db, actor.accountId, code),
    nowFor: (request) => nowFor(deps, request),
    settings: (code) => settingsInForce(deps, code),
    declaredConditions: (dataset) => declaredConditions(deps, dataset),
    async editableSettings(actor, code) {
      const { dataset, standing } = await editable(deps, actor, code);
      return { ...(await settingsInForce(deps, dataset.code)), dataset, declaredBy: standing.declaredBy };
    },
    async maySettle(actor, code) {
      const standing = await datasets.standing(code);
      return standing !== null && mayEdit(actor, standing);
    },
    settle: (actor, code, settings, basedOn) => settle(deps, actor, code, settings, basedOn),
    facts: (question) => requestFacts(db, question),
    statistics: async (question) => statisticsOf(await requestFacts(db, question), clock.now().toISOString()),
    runTimer: () => runRequestTimer(deps),
    purge: () => purgeRequests(deps),
  };
}
