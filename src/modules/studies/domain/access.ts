import type { Actor } from "../../../kernel/http/route.ts";
import { may } from "../../identity/index.ts";
import type { StudyStanding } from "./study.ts";

/** May this caller review, publish, return, withdraw? */
export function mayCurateStudies(actor: Actor | null): boolean {
  return may(actor, "studies.curate");
}

/** May this caller edit the draft? The declarer, those it is shared with, curators. */
export function mayEditStudy(actor: Actor | null, { declaredBy, editors }: Pick<StudyStanding, "declaredBy" | "editors">): boolean {
  return actor !== null && (declaredBy === actor.accountId || editors.includes(actor.accountId) || mayCurateStudies(actor));
}

/** May this caller change the draft now? While it is being reviewed, curators alone. */
export function mayChangeStudy(actor: Actor | null, standing: StudyStanding): boolean {
  return standing.draftState !== null && (standing.draftState === "submitted" ? mayCurateStudies(actor) : mayEditStudy(actor, standing));
}

/** Whoever may see its page: everybody once it has been published, tombstones included; before, those who may edit it. */
export function mayReadStudy(actor: Actor | null, standing: StudyStanding): boolean {
  return standing.state === "published" || standing.state === "withdrawn" || mayEditStudy(actor, standing);
}
