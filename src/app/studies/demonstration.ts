import { findCandidates } from "../../modules/studies/index.ts";
import type { StudiesAt } from "../demonstration/studies/index.ts";
import type { House } from "../house.ts";
import { composeStudies } from "./compose.ts";

/** The studies of this house by a clock of their own, marked as made up. */
export function demonstrationStudiesOf({ outbox, config }: Pick<House, "outbox" | "config">): StudiesAt {
  return (clock, db, facts) => composeStudies({ db, clock, config, institute: async () => facts, outbox, candidates: findCandidates, demonstration: true }).studies;
}
