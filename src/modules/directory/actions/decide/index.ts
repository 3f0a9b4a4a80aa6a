import type { Directory } from "../../domain/directory.ts";
import type { DirectoryDeps } from "../../deps.ts";
import { listDecisions } from "../../store/graph/decisions.ts";
import { findCandidatePairs } from "./candidate-pairs.ts";
import { decide, revoke } from "./decide.ts";

export function createDecisions(deps: DirectoryDeps): Pick<Directory, "decide" | "revoke" | "decisions" | "candidatePairs"> {
  const { db } = deps;
  return {
    decide: (by, draft) => decide(db, deps, by, draft),
    revoke: (by, decisionId, reason) => revoke(db, deps, by, decisionId, reason),
    decisions: (entity) => listDecisions(db, entity),
    candidatePairs: (question) => findCandidatePairs(db, question),
  };
}
