import type { Db } from "../../../kernel/db/db.ts";
import type { Clock, Day } from "../../../kernel/time/day.ts";
import type { Datasets } from "../domain/datasets.ts";
import type { Structures } from "../domain/ports.ts";
import type { RequestDates } from "./domain/figures.ts";

/** An agreement with a data centre, in force on the day asked. */
export interface CentreAgreement {
  /** Public code of the agreement; an agreement of several centres stands once for each. */
  readonly code: string;
  readonly name: string;
  readonly centre: string;
  readonly labelled: boolean;
}

/** An account that holds the role, with the regions of its perimeter; empty: every region. */
export interface DataAdministrator {
  readonly name: string;
  readonly regions: readonly string[];
}

export interface GovernanceDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly datasets: Pick<Datasets, "allPublished" | "version">;
  readonly structures: Structures;
  /** Requests handed in before an instant. */
  readonly requests: (until: string) => Promise<readonly RequestDates[]>;
  readonly administrators: () => Promise<readonly DataAdministrator[]>;
  /** Of the graph, those that indicator 12 is made of. */
  readonly agreements: (on: Day) => Promise<readonly CentreAgreement[]>;
  /** Where the measure of indicator 12 is told. */
  readonly agreementsHref: string;
}
