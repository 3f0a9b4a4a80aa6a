import type { Db } from "../../../kernel/db/db.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Notify } from "../../../kernel/outbox/notice.ts";
import type { Clock, Day } from "../../../kernel/time/day.ts";
import type { KeyFile } from "../badges/index.ts";

/** Somebody with an account. */
export interface TrainingPerson {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly active: boolean;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

export interface TrainingDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly notify: Notify;
  readonly people: () => Promise<readonly TrainingPerson[]>;
  /** Where the secret half of the signing key is kept. */
  readonly keys: KeyFile;
  /** Without a slash at the end; what certificates and their addresses are made of. */
  readonly site: string;
  /** The public address where there is one: of HTTPS, it becomes the name of the issuer. */
  readonly publicUrl: string | undefined;
  /** In whose name certificates are issued. */
  readonly issuerName: () => Promise<Bilingual>;
  /** A UUID that nobody can guess, and a whole number under a bound; given, so that made-up facts are twice the same. */
  readonly randomId: () => string;
  readonly randomBelow: (bound: number) => number;
  /** On which training stands while every module is made up. */
  readonly demonstrationDay?: Day;
  /** True while made-up facts are put in. */
  readonly demonstration?: boolean;
}
