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
  /** The institute whose portal this is, as it is called today. */
  readonly institute: () => Promise<ExchangeContext["institute"]>;
  readonly contactEmail: string | null;
  readonly healthRelease: ExchangeContext["healthRelease"];
}

export async function contextOf({ clock, siteUrl, institute, contactEmail, healthRelease }: Omit<ExchangeDeps, "db" | "datasets" | "files">): Promise<ExchangeContext> {
  const named = await institute();
  return { siteUrl, today: clock.today(), institute: { ...named, ror: rorAddress(named.ror) }, contactEmail, healthRelease };
}
