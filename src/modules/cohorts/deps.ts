import type { Db } from "../../kernel/db/db.ts";
import type { Actor } from "../../kernel/http/route.ts";
import type { Bilingual } from "../../kernel/i18n/language.ts";
import type { Notify } from "../../kernel/outbox/notice.ts";
import type { Storage } from "../../kernel/storage/index.ts";
import type { Clock, Day } from "../../kernel/time/day.ts";

/** Somebody with an account. */
export interface Person {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly active: boolean;
  readonly roles: readonly string[];
}

/** Something of another part of the house, as a page links to it. */
export interface Linked {
  readonly code: string;
  readonly name: Bilingual;
  readonly href: string;
}

export interface LinkedDataset extends Linked {
  readonly access: Bilingual;
  /** Where access is asked for; null where it cannot be, with the reason. */
  readonly requestHref: string | null;
  readonly whyNot: Bilingual | null;
  /** The conditions of use that a request has to accept. */
  readonly conditions: readonly Bilingual[];
}

/** A request for access to a dataset, as its reader may see it in the data portal. */
export interface SharingRequest {
  readonly number: string;
  readonly dataset: string;
  readonly state: Bilingual;
  readonly submittedOn: Day | null;
  readonly href: string;
}

export interface SharingRequests {
  /** Those that this reader may open. */
  readonly visible: readonly SharingRequest[];
  /** How many there are in each state, whoever asks; no person is behind a count. */
  readonly counts: readonly { readonly dataset: string; readonly state: Bilingual; readonly count: number }[];
}

export interface LinkageProject {
  readonly code: string;
  readonly name: Bilingual;
  readonly state: Bilingual;
}

/** What the register asks of the rest of the house. */
export interface CohortPorts {
  readonly structures: (codes: readonly string[]) => Promise<ReadonlyMap<string, Linked>>;
  readonly study: (code: string) => Promise<Linked | null>;
  readonly datasets: (codes: readonly string[]) => Promise<ReadonlyMap<string, LinkedDataset>>;
  readonly sharingRequests: (actor: Actor, datasets: readonly string[]) => Promise<SharingRequests>;
  /** Only its code, name and state; null where there is none. */
  readonly linkageProject: (code: string) => Promise<LinkageProject | null>;
  readonly people: () => Promise<readonly Person[]>;
}

export interface CohortDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly storage: Pick<Storage, "put" | "get">;
  readonly notify: Notify;
  readonly ports: CohortPorts;
  /** The day on which made-up cohorts and their requests stand. */
  readonly demonstrationDay?: Day;
  /** True while made-up facts are put in. */
  readonly demonstration?: boolean;
}

/** The day on which a cohort or a request stands: today, or the demonstration's where it is made up. */
export function dayOf({ clock, demonstrationDay }: Pick<CohortDeps, "clock" | "demonstrationDay">, one: { readonly demonstration: boolean }): Day {
  const today = clock.today();
  return one.demonstration && demonstrationDay !== undefined && demonstrationDay < today ? demonstrationDay : today;
}
