import type { Db } from "../../../../kernel/db/db.ts";
import type { DirectoryDeps } from "../../deps.ts";
import type { NodeId } from "../../domain/entity.ts";

/**
 * Works out anew the entities that these nodes belong to: clusters, records, relations, identifiers, successions. To be
 * called inside the transaction that changed statements or decisions.
 */
export async function projectNodes(_db: Db, _deps: DirectoryDeps, _nodes: readonly NodeId[]): Promise<void> {
  throw new Error("not there yet");
}
