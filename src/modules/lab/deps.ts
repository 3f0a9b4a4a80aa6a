import type { Db } from "../../kernel/db/db.ts";
import type { Clock } from "../../kernel/time/day.ts";
import type { Directory } from "../directory/index.ts";
import type { Indicators } from "../indicators/index.ts";

/** What every part of the portal is given. */
export interface LabDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly indicators: Indicators;
  /** The institute whose portal this is, as `scheme:value`: its structures are shown first. */
  readonly institute: string;
  /** Where the world reaches this site (`https://…`), for addresses in records; without it they are written as paths. */
  readonly publicUrl?: string;
  /** How many publications name a structure, and where they are listed; without it the page of a structure does not speak of them. */
  readonly publicationsOf?: (structureCode: string) => Promise<{ readonly count: number; readonly href: string; readonly indicatorsHref: string }>;
}
