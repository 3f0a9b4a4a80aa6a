import { randomInt, randomUUID } from "node:crypto";
import { sql, type Db } from "../../kernel/db/db.ts";
import type { Outbox } from "../../kernel/outbox/index.ts";
import type { Route } from "../../kernel/http/route.ts";
import { fixedClock, type Clock } from "../../kernel/time/day.ts";
import { createKeyFile, createTraining, trainingRoutes, type Training, type TrainingPerson } from "../../modules/consultations/index.ts";
import type { Identity } from "../../modules/identity/index.ts";
import type { Config } from "../config.ts";
import type { InstituteFacts } from "../datasets/institute.ts";
import { madeUpLearners } from "../demonstration/consultations/learners.ts";
import { demonstrationDay } from "../demonstration/values.ts";
import { siteUrlOf } from "../site-url.ts";

export interface TrainingParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly config: Config;
  readonly outbox: Pick<Outbox, "notify">;
  readonly identity: Pick<Identity, "allAccounts">;
  readonly institute: () => Promise<Pick<InstituteFacts, "name" | "otherNames" | "isKnown">>;
}

/** Everybody with an account; those who were made up for the demonstration after them, while their training is kept. */
export function learnersOf({ db, identity }: Pick<TrainingParts, "db" | "identity">): () => Promise<readonly TrainingPerson[]> {
  return async () => {
    const accounts = (await identity.allAccounts()).map(({ id, name, email, active, createdAt }): TrainingPerson => ({ accountId: id, name, email, active, createdAt }));
    const [row] = await db.query<{ madeUp: boolean }>(sql`select exists (select 1 from consultations.training_enrolment where demonstration) as "madeUp"`);
    return row?.madeUp === true ? [...accounts, ...madeUpLearners] : accounts;
  };
}

/** Training, wired: keys beside the session key, the institute as the directory names it. */
export function composeTraining(parts: TrainingParts): Training {
  const { db, clock, config, outbox, institute } = parts;
  return createTraining({
    db, clock, notify: outbox.notify, people: learnersOf(parts), keys: createKeyFile(config.dataDirectory, () => clock.now()), site: siteUrlOf(config), publicUrl: config.publicUrl, demonstrationDay,
    issuerName: async () => {
      const facts = await institute();
      const name = facts.isKnown ? (facts.otherNames?.[0] ?? facts.name) : "Jalon";
      return { fr: name, en: name };
    },
    randomId: randomUUID, randomBelow: (bound) => randomInt(bound),
  });
}

/** Training on a day of the past, while made-up facts are put in: nobody is told, and chance is the one given. */
export function madeUpTraining(parts: TrainingParts, at: string, chance: { readonly randomId: () => string; readonly randomBelow: (bound: number) => number }): Training {
  const clock = fixedClock(at);
  return createTraining({ db: parts.db, clock, notify: async () => {}, people: learnersOf(parts), keys: createKeyFile(parts.config.dataDirectory, () => clock.now()), site: siteUrlOf(parts.config), publicUrl: parts.config.publicUrl, issuerName: async () => ({ fr: "Jalon", en: "Jalon" }), ...chance, demonstration: true });
}

export function trainingRoutesOf(house: { readonly training: Training; readonly config: Config }): readonly Route[] {
  return trainingRoutes({ training: house.training, site: siteUrlOf(house.config) });
}
