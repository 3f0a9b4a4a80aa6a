import type { Figures } from "../../activity/index.ts";
import type { Contracts } from "../../contract/index.ts";
import type { Directory } from "../../directory/index.ts";

/** What the pages of the year in figures need. */
export interface YearDeps {
  readonly figures: Figures;
  readonly directory: Directory;
  /** The institute, as `scheme:value`: its structures are those that a region counts. */
  readonly institute: string;
  readonly contracts: Pick<Contracts, "inForce">;
  /** Where the world reaches this site (`https://…`), for addresses that other sites use; paths without it. */
  readonly publicUrl?: string;
}
