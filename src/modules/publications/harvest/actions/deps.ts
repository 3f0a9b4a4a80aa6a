import type { Db } from "../../../../kernel/db/db.ts";
import type { AddressRules } from "../../../../kernel/outbox/index.ts";
import type { Clock } from "../../../../kernel/time/day.ts";
import type { Publications } from "../../domain/publications.ts";
import type { Readers, Transport } from "../clients/index.ts";
import type { HarvestQuery, HarvestSource } from "../domain/harvest.ts";
import type { Patience } from "../domain/patience.ts";

/** What is set for the house. Nothing is asked of any network unless somebody starts a harvest. */
export interface HarvestSettings {
  /** The e-mail address that sources may write to; without it no harvest starts. */
  readonly contact: string | null;
  readonly userAgent: string;
  readonly rules: AddressRules;
  readonly baseAddresses: Readonly<Partial<Record<HarvestSource, string>>>;
  readonly queries: Readonly<Partial<Record<HarvestSource, HarvestQuery>>>;
  /** Keys and tokens of sources; never shown, never logged. */
  readonly keys: Readonly<Partial<Record<HarvestSource, string>>>;
}

export interface HarvestsDeps {
  readonly db: Db;
  readonly clock: Clock;
  /** The publications over the transaction of a page, so that records and cursor are kept together or not at all. */
  readonly publicationsIn: (tx: Db) => Pick<Publications, "take">;
  readonly readers: Readers;
  /** What depends on the publications follows them in steps, and stops between two of these once `stopped` says so. */
  readonly follow?: (stopped: () => boolean) => Promise<void>;
  /** ORCIDs of the people of the directory. */
  readonly researchers: () => Promise<readonly string[]>;
  readonly settings: HarvestSettings;
  /** Told of what nobody foresaw in a run that nobody waits for. */
  readonly onBug?: (error: unknown) => void;
  /** For tests: the network, time and chance. */
  readonly machine?: Partial<Machine>;
}

export interface Machine {
  readonly transport: Transport;
  readonly now: () => number;
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly random: () => number;
  readonly patience: Patience;
}
