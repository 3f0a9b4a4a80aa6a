import type { DirectoryDeps } from "../../deps.ts";
import { readMapping, type Mapping } from "../../domain/mapping/index.ts";
import type { Feeds } from "../../domain/mapping/feed.ts";
import { listImports, listRejected, rejectedById } from "../../store/feed/feed-store.ts";
import { unknownMapping, unknownRow } from "./errors.ts";
import { importFeed, rehearseFeed } from "./import-feed.ts";
import { dismissRow, replayFile, replayRows } from "./replay.ts";
import { loadShippedMappings } from "./shipped.ts";

/** What feeds need beside the graph. */
export interface FeedDeps extends DirectoryDeps {
  /** The institute at which label numbers are looked up, `scheme:value`. */
  readonly institute: string;
}

export function createFeeds(deps: FeedDeps): Feeds {
  let shipped: readonly Mapping[] | null = null;
  const shippedMappings = (): readonly Mapping[] => (shipped ??= loadShippedMappings(deps.fields));
  return {
    shippedMappings,
    mapping(given) {
      if ("text" in given) return readMapping(given.fileName, given.text, deps.fields);
      const found = shippedMappings().find((one) => one.name === given.name);
      if (found === undefined) throw unknownMapping(given.name, shippedMappings().map((one) => one.name));
      return found;
    },
    rehearse: (by, file, mapping, observedOn) => rehearseFeed(deps, by, file, mapping, observedOn),
    importFile: (by, file, mapping, observedOn) => importFeed(deps, by, file, mapping, observedOn),
    imports: (page, pageSize) => listImports(deps.db, page, pageSize),
    rejectedRows: (question) => listRejected(deps.db, question),
    async rejectedRow(id) {
      const [found] = await rejectedById(deps.db, [id]);
      if (found === undefined) throw unknownRow();
      return found;
    },
    replay: (by, corrections) => replayRows(deps, by, corrections ?? null),
    replayFile: (by, file) => replayFile(deps, by, file),
    dismiss: (by, id, reason) => dismissRow(deps, by, id, reason),
  };
}
