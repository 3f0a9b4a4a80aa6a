import type { Actor } from "../../../../kernel/http/route.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { Dataset } from "../../domain/dataset.ts";
import type { Datasets } from "../../domain/datasets.ts";
import type { ExchangeDeps } from "../../exchange/index.ts";
import type { Grants, Structures, UseCounter } from "../../domain/ports.ts";

export interface SheetDeps {
  readonly datasets: Pick<Datasets, "findFor" | "find" | "standing" | "versions" | "version" | "fair" | "published">;
  readonly structures: Structures;
  readonly grants: Grants;
  readonly counter: UseCounter;
  readonly projectName: (code: string, on: Day) => Promise<string | null>;
  /** The publication of this house that bears the identifier; null where there is none. */
  readonly workOf: (scheme: string, value: string) => Promise<{ readonly code: string; readonly title: string } | null>;
  /** Other published datasets of the same unit, then of the same themes. */
  readonly near: (dataset: Dataset) => Promise<{ readonly sameUnit: readonly Dataset[]; readonly sameThemes: readonly Dataset[] }>;
  /** The house, as the standards name it. */
  readonly exchange: Omit<ExchangeDeps, "db" | "datasets" | "files">;
  /** May access to this dataset be asked for: is there a form and somebody who decides? */
  readonly acceptsRequests: (dataset: Dataset) => Promise<boolean>;
  /** The request of this reader for it: under way, or the last that was granted. */
  readonly ownRequest: (actor: Actor, code: string) => Promise<{ readonly href: string } | null>;
  readonly publicUrl?: string;
}
