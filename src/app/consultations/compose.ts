import { randomInt } from "node:crypto";
import { join } from "node:path";
import type { Db } from "../../kernel/db/db.ts";
import type { Actor } from "../../kernel/http/route.ts";
import type { Outbox } from "../../kernel/outbox/index.ts";
import { createRobots, type Robots } from "../../kernel/robots/index.ts";
import type { Clock } from "../../kernel/time/day.ts";
import { checkAnswers, createBallots, createForms, createIntegrity, createQuestionnaires, createResults, isEligible, type BallotService, type FormHouse, type Questionnaire, type Integrity, type QuestionnaireService, type Results } from "../../modules/consultations/index.ts";
import { rolesFor, type Identity } from "../../modules/identity/index.ts";
import type { Config } from "../config.ts";
import { readSessionKey } from "../session-key.ts";

export interface ConsultationParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly config: Config;
  readonly outbox: Outbox;
  readonly identity: Pick<Identity, "allAccounts" | "getAccount">;
  /** True while made-up facts are put in. */
  readonly demonstration?: boolean;
}

/** Questionnaires, wired. */
export interface ConsultationHouse {
  readonly forms: FormHouse;
  readonly ballots: BallotService;
  readonly questionnaires: QuestionnaireService;
  /** By their own roles: standing in for somebody is a duty, not a vote. Whether it is open is another question. */
  readonly mayAnswer: (actor: Pick<Actor, "accountId">, questionnaire: Pick<Questionnaire, "eligibleRoles">) => Promise<boolean>;
  /** What questionnaires gave, once published. */
  readonly results: Results;
  /** Keeps programs from filling public forms. */
  readonly robots: Robots;
  /** Contacts and guide of ethics and integrity. */
  readonly integrity: Integrity;
}

/** Where the keys of questionnaires are: apart from the database, and never backed up. */
export function ballotKeyDirectory(config: Pick<Config, "dataDirectory">): string {
  return join(config.dataDirectory, "ballot-keys");
}

export function composeConsultations({ db, clock, config, outbox, identity, demonstration = false }: ConsultationParts): ConsultationHouse {
  const forms = createForms({ db, clock });
  const people = async () => (await identity.allAccounts()).filter(({ active }) => active).map(({ id, roles }) => ({ accountId: id, roles }));
  const holders: readonly string[] = rolesFor("consultations.run");
  const organisers = async () => (await people()).filter(({ roles }) => roles.some(({ role }) => holders.includes(role))).map(({ accountId }) => accountId);
  const eligibleCount = async (questionnaire: Questionnaire) => (await people()).filter(({ roles }) => isEligible(questionnaire, roles)).length;
  const mayAnswer: ConsultationHouse["mayAnswer"] = async (actor, questionnaire) => isEligible(questionnaire, questionnaire.eligibleRoles === null ? [] : ((await identity.getAccount(actor.accountId))?.roles ?? []));
  const ballots = createBallots({
    db, clock, keyDirectory: ballotKeyDirectory(config), checkAnswers, eligibleCount, mayAnswer,
    questionnaire: (code) => questionnaires.find(code),
  });
  const questionnaires: QuestionnaireService = createQuestionnaires({
    db, clock, forms, ballots, demonstration,
    people, organisers, publishResults: async (_actor, code) => results.freeze(code),
    notify: outbox.notify, announce: outbox.announce,
    random: () => randomInt(1_000_000) / 1_000_000,
  });
  const results: Results = createResults({ db, clock, questionnaires, ballots, eligible: eligibleCount });
  return { forms, ballots, questionnaires, mayAnswer, results, robots: createRobots({ key: () => readSessionKey(config.dataDirectory) }), integrity: createIntegrity({ db, clock }) };
}
