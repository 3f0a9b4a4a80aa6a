import { createHash } from "node:crypto";
import { buildIndex, matcherVersion, type MatchIndex } from "../domain/build-index.ts";
import type { IndexedEntity } from "../domain/entity.ts";
import type { EntityLookup } from "../domain/weights.ts";
import type { MatchingDeps } from "../deps.ts";
import { knownTowns, readGraph } from "./read-graph.ts";

/** The graph ready to be matched against, and a digest of all that a match depends on. */
export interface CurrentIndex {
  readonly index: MatchIndex;
  readonly digest: string;
  readonly lookup: EntityLookup;
  byCode(code: string): IndexedEntity | undefined;
}

/** Reads the graph once, and again only when it has changed. */
export function createIndexReader({ directory, clock, institute }: Pick<MatchingDeps, "directory" | "clock" | "institute">): () => Promise<CurrentIndex> {
  let held: { readonly sequence: number; readonly current: CurrentIndex } | null = null;
  let reading: Promise<CurrentIndex> | null = null;
  const read = async (): Promise<CurrentIndex> => {
    const { sequence, entities: changed } = await directory.changesAfter(held?.sequence ?? 0);
    if (held !== null && changed !== "all" && changed.length === 0) return held.current;
    const entities = await readGraph(directory, clock.today());
    const found = await directory.find(institute, "organisation");
    const digest = createHash("sha256").update(JSON.stringify([matcherVersion, found?.ref.id ?? null, entities])).digest("hex").slice(0, 32);
    if (held?.current.digest === digest) {
      held = { sequence, current: held.current };
      return held.current;
    }
    const index = buildIndex(entities, knownTowns());
    const byCode = new Map(entities.map((entity) => [entity.code, entity]));
    const current: CurrentIndex = {
      index, digest, byCode: (code) => byCode.get(code),
      lookup: { institute: found?.ref.id ?? null, entity: (id) => { const at = index.byId.get(id); return at === undefined ? undefined : index.entities[at]; } },
    };
    held = { sequence, current };
    return current;
  };
  return () => (reading ??= read().finally(() => { reading = null; }));
}
