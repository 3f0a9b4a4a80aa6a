import type { Db } from "../../kernel/db/db.ts";
import { tracedStack } from "../../kernel/http/edge/failure.ts";
import type { Clock } from "../../kernel/time/day.ts";
import type { Directory } from "../../modules/directory/index.ts";
import { createHarvests, createPublications, sourceReaders, type Harvests, type Matching } from "../../modules/publications/index.ts";
import type { HarvestConfig } from "./settings.ts";

export interface HarvestParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly matching: Pick<Matching, "matchPending">;
  readonly settings: HarvestConfig;
}

/** Between two steps of a matching that the end of the house interrupts; what is left is matched at the next occasion. */
class MatchingInterrupted extends Error {
  override readonly name = "MatchingInterrupted";
}

/** Harvests over the publications of the house and the people of its directory; signatures are matched as pages come in. */
export function composeHarvests({ db, clock, directory, matching, settings }: HarvestParts): Harvests {
  return createHarvests({
    db, clock, settings, readers: sourceReaders,
    publicationsIn: (tx) => createPublications({ db: tx, clock }),
    follow: async (stopped) => {
      try {
        await matching.matchPending(() => { if (stopped()) throw new MatchingInterrupted(); });
      } catch (error) {
        if (!(error instanceof MatchingInterrupted)) throw error;
      }
    },
    researchers: () => orcidsOf(directory, clock),
    onBug: (error) => {
      process.stderr.write(`${JSON.stringify({ level: "error", route: "harvest", stack: error instanceof Error ? tracedStack(error) : String(error) })}\n`);
    },
  });
}

/** The ORCIDs that the directory knows, of today's people. */
export async function orcidsOf(directory: Directory, clock: Clock): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const records of directory.allRecords("person", clock.today())) {
    for (const record of records) {
      for (const { value } of record.fields["identifier"]?.current ?? []) {
        if (typeof value === "object" && value !== null && "scheme" in value && value["scheme"] === "orcid" && typeof value["value"] === "string") found.push(value["value"]);
      }
    }
  }
  return found;
}
