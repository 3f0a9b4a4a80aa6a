import type { Db } from "../../../../kernel/db/db.ts";
import type { Clock, Day } from "../../../../kernel/time/day.ts";
import type { Directory, EntityRef } from "../../../directory/index.ts";
import { rolesFor, type Identity } from "../../../identity/index.ts";
import type { Publications } from "../../../publications/index.ts";
import type { Datasets } from "../../domain/datasets.ts";
import type { Files } from "../../files/index.ts";
import type { IdentifierLookup } from "./lookup/lookup.ts";

/** A unit in the list that is offered while one types. */
export interface OfferedUnit {
  readonly code: string;
  readonly text: string;
}

/** What the declaration of datasets is given. */
export interface DeclareDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly datasets: Datasets;
  readonly directory: Pick<Directory, "find" | "findAll" | "record" | "records" | "relations" | "refs">;
  readonly identity: Pick<Identity, "getAccount" | "allAccounts">;
  readonly publications: Pick<Publications, "find" | "work">;
  readonly files: Pick<Files, "kept" | "add" | "remove" | "restore" | "describe">;
  /** Structures and people of the directory by their names, best first; without it they are found by their codes alone. */
  readonly findByName?: (text: string, kind: "structure" | "person", on: Day) => Promise<readonly EntityRef[]>;
  /** The units that are open on a day, where they are few enough to be offered in one list; empty else. */
  readonly units?: (on: Day) => Promise<readonly OfferedUnit[]>;
  /** Name of the institute, proposed as publisher; null where the directory does not know it. */
  readonly publisher: () => Promise<string | null>;
  /** Asks registries over the network; absent by default: nothing leaves the house. */
  readonly network?: IdentifierLookup;
  /** Open requests for access by dataset, where the house takes them. */
  readonly openRequests?: (datasets: readonly string[]) => Promise<ReadonlyMap<string, number>>;
}

export const declarers = { anyOf: rolesFor("datasets.declare") };
export const curators = { anyOf: rolesFor("datasets.curate") };
