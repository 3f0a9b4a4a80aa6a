import { canonicalJson } from "../../../kernel/audit/index.ts";
import type { RecordedAct, SteeringEvent } from "./event.ts";
import type { SteeringAct } from "./steering.ts";

/** What an act puts in the place of something: two acts with the same word replace one another. Null: it only adds. */
function replaced(act: SteeringAct | RecordedAct): string | null {
  switch (act.kind) {
    case "owners-set":
      return "owners";
    case "ties-set":
      return "ties";
    case "reviewed":
      return "review";
    case "milestone-set":
      return act.milestoneId === null ? null : `milestone ${act.milestoneId}`;
    case "milestone-reached":
    case "milestone-reopened":
    case "milestone-dropped":
      return `milestone ${act.milestoneId}`;
    case "ask-closed":
      return `ask ${act.askId}`;
    case "ask-opened":
    case "evidence-added":
      return null;
  }
}

/**
 * Those of the events recorded since the writer looked that the act would put out of sight. An act that only adds (an
 * obstacle, a new milestone, a piece of evidence) overwrites nothing.
 */
export function overwritten(act: SteeringAct, since: readonly SteeringEvent[]): readonly SteeringEvent[] {
  const place = replaced(act);
  return place === null ? [] : since.filter((event) => replaced(event.act) === place);
}

/** Is this act the one recorded since by the same account, sent a second time? */
export function isRepeated(act: SteeringAct, accountId: string | null, since: readonly SteeringEvent[]): boolean {
  const said = saying(act);
  const sameMilestone = (other: RecordedAct): boolean => act.kind !== "milestone-set" || other.kind !== "milestone-set" || act.milestoneId === null || act.milestoneId === other.milestoneId;
  return since.some((event) => event.accountId === accountId && event.act.kind === act.kind && sameMilestone(event.act) && saying(event.act) === said);
}

/** What an act says, without what recording adds to it. */
function saying(act: SteeringAct | RecordedAct): string {
  if (act.kind !== "milestone-set") return canonicalJson(act);
  const { title, dueOn, ownerId } = act.milestone;
  return canonicalJson({ title, dueOn, ownerId, reason: act.reason });
}
