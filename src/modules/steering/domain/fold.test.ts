import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { addDays, day, type Day } from "../../../kernel/time/day.ts";
import { alertsOf, spreadOf, usualRhythm } from "./alerts.ts";
import { tellEvents } from "./describe.ts";
import { sealOf, type RecordedAct, type SteeringEvent } from "./event.ts";
import { emptyStanding, foldEvents } from "./fold.ts";
import { isRepeated, overwritten } from "./overwrites.ts";
import { undertakingStates } from "./standing.ts";

const start = day("2024-01-01");
const days = fc.integer({ min: 0, max: 700 }).map((count) => addDays(start, count));
const ids = fc.constantFrom("m1", "m2", "m3");
const act: fc.Arbitrary<RecordedAct> = fc.oneof(
  fc.record({ kind: fc.constant("owners-set" as const), owner: fc.option(fc.record({ accountId: fc.constantFrom("a", "b"), name: fc.constant("N") })), deputies: fc.constant([]) }),
  fc.record({ kind: fc.constant("milestone-set" as const), milestoneId: ids, milestone: fc.record({ title: fc.constantFrom("x", "y"), dueOn: days, ownerId: fc.constant(null), ownerName: fc.constant(null) }), reason: fc.constant(null) }),
  fc.record({ kind: fc.constant("milestone-reached" as const), milestoneId: ids, on: days, evidence: fc.constant([]) }),
  fc.record({ kind: fc.constant("milestone-reopened" as const), milestoneId: ids, reason: fc.constant("r") }),
  fc.record({ kind: fc.constant("milestone-dropped" as const), milestoneId: ids, reason: fc.constant("r") }),
  fc.record({ kind: fc.constant("evidence-added" as const), milestoneId: ids, evidence: fc.constant({ kind: "link" as const, label: "l", href: "https://a.example" }) }),
  fc.record({ kind: fc.constant("reviewed" as const), review: fc.record({ on: days, state: fc.constantFrom(...undertakingStates), confidenceShare: fc.constantFrom(0, 0.5, 1), synthesis: fc.constant("s") }) }),
  fc.record({ kind: fc.constant("ask-opened" as const), ask: fc.constantFrom("obstacle" as const, "decision" as const), text: fc.constant("t"), on: days }),
  fc.record({ kind: fc.constant("ask-closed" as const), askId: fc.constantFrom("e0", "e1", "e2"), outcome: fc.constant("o"), on: days }),
  fc.record({ kind: fc.constant("ties-set" as const), ties: fc.constant([]), noIndicator: fc.option(fc.constant("n")) }),
);
/** Events of one subject in the order of time, one to three a day. */
const stories: fc.Arbitrary<readonly SteeringEvent[]> = fc.array(act, { maxLength: 25 }).map((acts) =>
  acts.map((one, index) => ({ id: `e${index}`, subject: "action-1", act: one, recordedAt: `${addDays(start, Math.floor(index / 2))}T10:00:00.000Z`, accountId: null, author: "A", demonstration: false })));

const event = (id: string, one: RecordedAct, on = "2024-01-01"): SteeringEvent => ({ id, subject: "action-1", act: one, recordedAt: `${on}T10:00:00.000Z`, accountId: "a", author: "A", demonstration: false });

test("as known on a day is the fold of what was recorded by then, and each event counts once", () => {
  fc.assert(fc.property(stories, fc.integer({ min: 0, max: 14 }), (events, after) => {
    const end = `${addDays(start, after)}T23:59:59.999Z`;
    const cut = events.filter(({ recordedAt }) => recordedAt <= end);
    assert.deepEqual(foldEvents("action-1", cut), foldEvents("action-1", events.slice(0, cut.length)));
    assert.equal(foldEvents("action-1", events).revision, events.length);
  }));
});

test("acts that do not replace one another may come in either order: the same standing", () => {
  // A review and what concerns a milestone, owners and ties never touch the same thing.
  const kinds = [["reviewed"], ["owners-set"], ["ties-set"], ["milestone-set", "milestone-reached", "milestone-dropped", "milestone-reopened", "evidence-added"]];
  const familyOf = (one: SteeringEvent): number => kinds.findIndex((names) => names.includes(one.act.kind));
  fc.assert(fc.property(stories, (events) => {
    const known = events.filter((one) => familyOf(one) >= 0);
    const apart = known.toSorted((a, b) => familyOf(a) - familyOf(b));
    assert.deepEqual(foldEvents("action-1", apart), foldEvents("action-1", known));
  }));
});

test("each event is told once, newest first; alerts and spread add up", () => {
  fc.assert(fc.property(stories, days, (events, on) => {
    const told = tellEvents(events, () => true);
    assert.deepEqual(told.map(({ kind }) => kind), events.map((one) => one.act.kind).toReversed());
    assert.ok(told.every(({ text }) => text.fr !== "" && text.en !== ""));
    const standing = foldEvents("action-1", events);
    const spread = spreadOf([standing, undefined], on);
    assert.equal(Object.values(spread.counts).reduce((sum, count) => sum + count, 0) + spread.neverReviewed, 2);
    assert.ok(alertsOf(standing, on).lateMilestones <= standing.milestones.length);
  }));
});

test("a milestone moves, is reached, reopened: the first due day stays seen", () => {
  const set = (dueOn: string): RecordedAct => ({ kind: "milestone-set", milestoneId: "m", milestone: { title: "Appel", dueOn: day(dueOn), ownerId: null, ownerName: null }, reason: "x" });
  const moved = foldEvents("action-1", [event("1", set("2024-03-01")), event("2", set("2024-06-01"))]);
  assert.deepEqual([moved.milestones[0]?.dueOn, moved.milestones[0]?.firstDueOn], ["2024-06-01", "2024-03-01"]);
  assert.equal(alertsOf(moved, day("2024-06-01")).lateMilestones, 0, "on its day it is not late");
  assert.equal(alertsOf(moved, day("2024-06-02")).lateMilestones, 1);
  const reached = foldEvents("action-1", [event("1", set("2024-03-01")), event("2", { kind: "milestone-reached", milestoneId: "m", on: day("2024-04-01"), evidence: [] })]);
  assert.deepEqual(["2024-03-15", "2024-04-01"].map((on) => alertsOf(reached, day(on)).lateMilestones), [1, 0]);
});

test("silent after a hundred days, not before, not when done, not after the contract, not where nobody ever reviewed", () => {
  const reviewed = (state: "on-track" | "done"): RecordedAct => ({ kind: "reviewed", review: { on: day("2024-01-01"), state, confidenceShare: 0.5, synthesis: "s" } });
  const standing = foldEvents("action-1", [event("1", reviewed("on-track"))]);
  assert.deepEqual(["2024-04-10", "2024-04-11"].map((on) => alertsOf(standing, day(on)).silent), [false, true], "100 days after 1 January 2024 is 10 April, a leap year");
  assert.equal(alertsOf(standing, day("2024-06-01"), { ...usualRhythm, until: day("2024-05-31") }).silent, false);
  assert.equal(alertsOf(foldEvents("action-1", [event("1", reviewed("done"))]), day("2025-01-01")).silent, false);
  const never = alertsOf(emptyStanding("action-1"), day("2025-01-01"));
  assert.deepEqual([never.silent, never.daysSinceReview, never.withoutOwner], [false, null, true]);
  assert.equal(spreadOf([standing], day("2023-12-31")).neverReviewed, 1, "before its first review it was never reviewed");
});

test("what replaces what", () => {
  const review: RecordedAct = { kind: "reviewed", review: { on: start, state: "done", confidenceShare: 1, synthesis: "s" } };
  const ask: RecordedAct = { kind: "ask-opened", ask: "obstacle", text: "t", on: start };
  const reached: RecordedAct = { kind: "milestone-reached", milestoneId: "m1", on: start, evidence: [] };
  const since = [event("1", review), event("2", ask), event("3", reached)];
  assert.deepEqual(overwritten(review, since).map(({ id }) => id), ["1"]);
  assert.deepEqual(overwritten(ask, since), []);
  assert.deepEqual(overwritten({ kind: "milestone-dropped", milestoneId: "m1", reason: "r" }, since).map(({ id }) => id), ["3"]);
  assert.deepEqual(overwritten({ kind: "milestone-dropped", milestoneId: "m2", reason: "r" }, since), []);
  assert.deepEqual(overwritten({ kind: "evidence-added", milestoneId: "m1", evidence: { kind: "link", label: "l", href: "https://a.example" } }, since), []);
  assert.equal(isRepeated(ask, "a", since), true);
  assert.equal(isRepeated(ask, "b", since), false, "two people who report the same are two reports");
});

test("the seal is that of all an event says, in whatever order its keys stand", () => {
  const one = event("1", { kind: "ask-opened", ask: "obstacle", text: "t", on: start });
  assert.equal(sealOf(one), sealOf({ ...one, act: { on: start, text: "t", ask: "obstacle", kind: "ask-opened" } }));
  for (const changed of [{ author: "B" }, { accountId: null }, { demonstration: true }, { subject: "action-2" }, { recordedAt: "2024-01-01T10:00:00.001Z" }, { id: "2" }]) assert.notEqual(sealOf(one), sealOf({ ...one, ...changed }));
  assert.notEqual(sealOf(one), sealOf({ ...one, act: { kind: "ask-opened", ask: "obstacle", text: "t", on: addDays(start, 1) as Day } }));
});
