import type { Db } from "../../../kernel/db/db.ts";
import type { Clock } from "../../../kernel/time/day.ts";
import type { Datasets } from "../domain/datasets.ts";
import type { DatasetFiles } from "../domain/ports.ts";
import type { ExchangeContext } from "./context.ts";
import { rorAddress } from "./said.ts";

export interface ExchangeDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly datasets: Pick<Datasets, "find">;
  readonly files: DatasetFiles;
  /** Where the world reaches this site, without a slash at its end. */
  readonly siteUrl: string;
  readonly institute: ExchangeContext["institute"];
  readonly contactEmail: string | null;
  readonly healthRelease: ExchangeContext["healthRelease"];
}

export function contextOf({ clock, siteUrl, institute, contactEmail, healthRelease }: Omit<ExchangeDeps, "db" | "datasets" | "files">): ExchangeContext {
  return { siteUrl, today: clock.today(), institute: { ...institute, ror: rorAddress(institute.ror) }, contactEmail, healthRelease };
}
