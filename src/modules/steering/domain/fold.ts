import type { SteeringEvent } from "./event.ts";
import type { Ask, Milestone, Review, Standing } from "./standing.ts";

/** Of which nothing is known yet. */
export function emptyStanding(subject: string): Standing {
  return { subject, owner: null, deputies: [], milestones: [], reviews: [], asks: [], ties: [], noIndicator: null, revision: 0 };
}

/**
 * How a subject stands after its events, in the order recorded. Total: an event that speaks of something that is not there
 * (rows taken away) changes nothing but the count; `jalon verify` is what names it.
 */
export function foldEvents(subject: string, events: readonly SteeringEvent[]): Standing {
  return events.reduce(applyEvent, emptyStanding(subject));
}

/** The standing after one more event. Milestones stand by due day, reviews and asks with the newest first. */
export function applyEvent(before: Standing, event: SteeringEvent): Standing {
  const { act } = event;
  const after: Standing = { ...before, revision: before.revision + 1 };
  const milestone = (id: string, change: (one: Milestone) => Milestone): Standing => ({ ...after, milestones: inOrder(before.milestones.map((one) => (one.id === id ? change(one) : one))) });
  switch (act.kind) {
    case "owners-set":
      return { ...after, owner: act.owner, deputies: act.deputies };
    case "milestone-set": {
      const { title, dueOn, ownerId, ownerName } = act.milestone;
      if (before.milestones.some((one) => one.id === act.milestoneId)) return milestone(act.milestoneId, (one) => ({ ...one, title, dueOn, ownerId, ownerName }));
      const made: Milestone = { id: act.milestoneId, title, dueOn, ownerId, ownerName, reachedOn: null, dropped: false, droppedReason: null, evidence: [], firstDueOn: dueOn };
      return { ...after, milestones: inOrder([...before.milestones, made]) };
    }
    case "milestone-reached":
      return milestone(act.milestoneId, (one) => ({ ...one, reachedOn: act.on, evidence: [...one.evidence, ...act.evidence] }));
    case "milestone-reopened":
      return milestone(act.milestoneId, (one) => ({ ...one, reachedOn: null, dropped: false, droppedReason: null }));
    case "milestone-dropped":
      return milestone(act.milestoneId, (one) => ({ ...one, dropped: true, droppedReason: act.reason }));
    case "evidence-added":
      return milestone(act.milestoneId, (one) => ({ ...one, evidence: [...one.evidence, act.evidence] }));
    case "reviewed": {
      const made: Review = { id: event.id, ...act.review, author: event.author, recordedAt: event.recordedAt };
      return { ...after, reviews: [made, ...before.reviews] };
    }
    case "ask-opened": {
      const made: Ask = { id: event.id, kind: act.ask, text: act.text, openedOn: act.on, closedOn: null, outcome: null };
      return { ...after, asks: [made, ...before.asks] };
    }
    case "ask-closed":
      return { ...after, asks: before.asks.map((one) => (one.id === act.askId ? { ...one, closedOn: act.on, outcome: act.outcome } : one)) };
    case "ties-set":
      return { ...after, ties: act.ties, noIndicator: act.noIndicator };
  }
}

/** By due day, then by title and id, so that the order in which two were set leaves no trace. */
function inOrder(milestones: readonly Milestone[]): Milestone[] {
  const keyOf = ({ dueOn, title, id }: Milestone): string => `${dueOn} ${title} ${id}`;
  return milestones.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
