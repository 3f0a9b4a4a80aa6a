import type { Db } from "../../../kernel/db/db.ts";
import type { Announce, Notify } from "../../../kernel/outbox/notice.ts";
import type { Storage } from "../../../kernel/storage/index.ts";
import type { Clock, Day } from "../../../kernel/time/day.ts";
import type { Contracts } from "../../contract/index.ts";
import type { Indicators } from "../../indicators/index.ts";
import type { Steering } from "../../steering/index.ts";
import type { RenderedFile, ReportFigure, SealedReport } from "../domain/content.ts";

export type ReportSteering = Pick<Steering, "standings" | "alerts" | "spread" | "changesSince">;

/** What a report is made of and what it needs to be kept; others hold it, whoever wires gives it. */
export interface ReportsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly storage: Pick<Storage, "put" | "get" | "verify">;
  readonly contracts: Pick<Contracts, "versions" | "version" | "history">;
  readonly indicators: Pick<Indicators, "defaultDay">;
  /** Null in a house without actions: objectives then show none of their state. */
  readonly steering: ReportSteering | null;
  /** The year in figures, as known at the end of a day; without what was recorded after the instant `builtAt`, where one is given. */
  readonly figuresOf: (year: number, knownOn: Day, builtAt: string | null) => Promise<readonly ReportFigure[]>;
  readonly render: (report: SealedReport) => Promise<readonly RenderedFile[]>;
  readonly notify: Notify;
  readonly announce: Announce;
  /** Accounts that are told of a sealed report. */
  readonly boardMembers: () => Promise<readonly string[]>;
}
