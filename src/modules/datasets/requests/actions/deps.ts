import type { Db } from "../../../../kernel/db/db.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Announce, Notify } from "../../../../kernel/outbox/notice.ts";
import type { Clock } from "../../../../kernel/time/day.ts";
import type { Account } from "../../../identity/index.ts";
import type { Datasets } from "../../domain/datasets.ts";
import type { UseCounter } from "../../domain/ports.ts";
import type { AccessRequest } from "../domain/request.ts";

/** What the requests ask of the accounts. */
export interface RequestAccounts {
  getAccount(id: string): Promise<Account | null>;
  allAccounts(): Promise<readonly Account[]>;
}

export interface RequestsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly datasets: Pick<Datasets, "find" | "findFor" | "standing" | "published">;
  readonly accounts: RequestAccounts;
  readonly counter: UseCounter;
  readonly notify: Notify;
  readonly announce: Announce;
  /** What a code of the Data Use Ontology asks for, in words; null: an unknown code. */
  readonly conditionText: (code: string) => Bilingual | null;
  /** Years after which requests that are over lose what says who asked. */
  readonly retentionYears: number;
  /** Marks what is recorded as made up. */
  readonly demonstration: boolean;
  /** The instant at which made-up requests stand, so that they do not all look overdue; null: now. */
  readonly demonstrationInstant: string | null;
}

/** Now, as this request is looked at. */
export function nowFor({ clock, demonstrationInstant }: Pick<RequestsDeps, "clock" | "demonstrationInstant">, request: Pick<AccessRequest, "demonstration">): string {
  return request.demonstration && demonstrationInstant !== null ? demonstrationInstant : clock.now().toISOString();
}

export interface NewRequest extends Pick<AccessRequest, "dataset" | "formVersion" | "form" | "answers" | "accepted" | "rule" | "durationDays" | "region" | "renewalOf" | "demonstration"> {
  readonly formKey: string;
  readonly requester: string;
  readonly at: string;
}
