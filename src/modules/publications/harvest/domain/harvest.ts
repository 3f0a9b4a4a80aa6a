import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { ReadRecords } from "../../domain/publications.ts";

/** Sources that are asked over the network. */
export const harvestSources = ["hal", "openalex", "crossref", "pubmed", "orcid"] as const;
export type HarvestSource = (typeof harvestSources)[number];

/** `paused` and `failed` can be resumed; `running` whose process is gone is told as `paused`. */
export type HarvestStanding = "running" | "paused" | "cancelled" | "failed" | "done";

/** What is asked of a source: `{ by: "collection", value: "INSERM" }`; which `by` each source knows is in `sources.ts`. */
export interface HarvestQuery {
  readonly by: string;
  readonly value: string;
}

/** Records since a day: changed at the source since then, or published since then. */
export interface HarvestSince {
  readonly day: Day;
  readonly of: "changed" | "published";
}

export interface HarvestDraft {
  readonly source: HarvestSource;
  readonly query: HarvestQuery;
  /** `last`: since the last complete harvest of the same query, with a day of overlap; everything where there is none. */
  readonly since: HarvestSince | "last" | null;
  /** Another address than the usual one of the source. */
  readonly baseAddress?: string;
}

export interface Harvest {
  readonly number: number;
  readonly source: HarvestSource;
  readonly query: HarvestQuery;
  readonly since: HarvestSince | null;
  readonly baseAddress: string;
  readonly standing: HarvestStanding;
  readonly startedOn: Day;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly author: string;
  readonly cursor: string | null;
  /** How many records (for ORCID: people) the source says there are; null until it has said so. */
  readonly announced: number | null;
  readonly pages: number;
  /** Records that the source gave, faulty and repeated ones too. */
  readonly given: number;
  /** Different records taken in. */
  readonly records: number;
  /** Records that came again within this harvest. */
  readonly repeated: number;
  /** Records that were known with the same content. */
  readonly unchanged: number;
  readonly faults: number;
  readonly retries: number;
  /** How many of these retries were asked for by the source (429, or 503 with a delay). */
  readonly throttled: number;
  readonly seconds: number;
  readonly lastError: Issue | null;
  readonly stopAsked: "pause" | "cancel" | null;
  readonly demonstration: boolean;
}

export interface HarvestTrouble {
  readonly recordedAt: string;
  readonly page: number;
  readonly issue: Issue;
}

/** How far a harvest has got. */
export interface HarvestProgress {
  /** Records, or people for ORCID. */
  readonly done: number;
  readonly total: number | null;
  /** 0 to 1; null where the total is not known. */
  readonly share: number | null;
  /** Per second, over the time it ran; null before the first page. */
  readonly rate: number | null;
  readonly remainingSeconds: number | null;
}

/** One page of a source, read. */
export interface SourcePage {
  readonly read: ReadRecords;
  /** Cursor of the next page; null: this was the last one. */
  readonly next: string | null;
  /** Records that the source gave in it, faulty ones too. */
  readonly given: number;
  readonly total: number | null;
  /** Alike for two pages that are the same: tells a source that goes round in circles. Null: cannot be told. */
  readonly mark: string | null;
  /** What a person should know of this page beside the faults of its records. */
  readonly remarks: readonly Issue[];
}

/** One source, asked page by page for one harvest. */
export interface SourceClient {
  /** Fails with `Trouble` where the source cannot be used, with `CursorLost` where it has forgotten the cursor. */
  page(cursor: string | null): Promise<SourcePage>;
}

/** The source no longer knows where it was; `restart` is a cursor to go on from, at the price of records seen again. */
export class CursorLost extends Error {
  override readonly name = "CursorLost";
  readonly restart: string | null;
  constructor(restart: string | null) {
    super("the source has forgotten the cursor");
    this.restart = restart;
  }
}

/** Done over announced, and at which speed. For ORCID what is announced are people, and a page is one of them. */
export function progressOf(harvest: Harvest): HarvestProgress {
  const done = harvest.source === "orcid" ? harvest.pages : harvest.records;
  const total = harvest.announced;
  const ended = harvest.standing === "done";
  const share = total === null ? null : ended || total === 0 ? 1 : Math.min(1, done / total);
  const rate = harvest.seconds > 0 && done > 0 ? done / harvest.seconds : null;
  const remainingSeconds = ended || total === null || rate === null ? null : Math.max(0, (total - done) / rate);
  return { done, total, share, rate, remainingSeconds };
}

/** Can it go on where it stopped? */
export function isResumable({ standing }: Pick<Harvest, "standing">): boolean {
  return standing === "paused" || standing === "failed";
}
