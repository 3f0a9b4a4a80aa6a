import type { Day } from "../../../../kernel/time/day.ts";
import type { ReadRecords } from "../../domain/publications.ts";
import type { HarvestQuery, HarvestSince, HarvestSource } from "../domain/harvest.ts";
import type { Ask } from "./ask.ts";

/** Reads an answer of a source, word for word as it came. */
export type Readers = Readonly<Record<HarvestSource, (text: string) => ReadRecords>>;

export interface ClientDeps {
  readonly ask: Ask;
  readonly read: (text: string) => ReadRecords;
  readonly base: string;
  readonly query: HarvestQuery;
  readonly since: HarvestSince | null;
  /** The day on which the harvest began: what comes later is for the next one. */
  readonly until: Day;
  readonly pageSize: number;
  /** E-mail address that sources may write to. */
  readonly contact: string;
  /** Key or token of the source, where there is one; sent as each source wants it. */
  readonly key: string | null;
  readonly now: () => number;
  /** ORCIDs of the people of the directory, for the one source that is asked person by person. */
  readonly researchers: () => Promise<readonly string[]>;
}
