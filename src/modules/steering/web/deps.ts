import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { RoleGrant } from "../../../kernel/http/route.ts";
import type { Rhythm } from "../domain/alerts.ts";
import type { SteeredSubject } from "../domain/standing.ts";
import type { Steering } from "../domain/steering.ts";

/** What is steered on a day, as the composition reads it in the contract. */
export interface Steered {
  readonly current: readonly SteeredSubject[];
  /** No longer in the contract: what was said of them stays readable. */
  readonly former: readonly SteeredSubject[];
  readonly indicators: readonly { readonly code: string; readonly title: Bilingual }[];
  readonly rhythm: Rhythm;
}

/** Where files of evidence are kept, by what they hold. */
export interface EvidenceStore {
  put(content: Uint8Array): Promise<{ readonly sha256: string; readonly sizeBytes: number }>;
  get(sha256: string): Promise<Uint8Array>;
}

/** Somebody who may be named. */
export interface NamedAccount {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly roles: readonly RoleGrant[];
}

export interface SteeringWebDeps {
  readonly steering: Steering;
  readonly steered: (on: Day) => Promise<Steered>;
  /** The day at which the house stands: today, or that of the demonstration. */
  readonly defaultDay: () => Promise<Day>;
  readonly accounts: () => Promise<readonly NamedAccount[]>;
  readonly evidence: EvidenceStore;
  /** Where the site is reached from outside, for calendars. */
  readonly publicUrl?: string;
}

/** Actions stand in the address by their number alone. */
export const actionPrefix = "action-";
