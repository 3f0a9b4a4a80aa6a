import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { day, yearPeriod } from "../../../kernel/time/day.ts";
import { observationsAsKnown, pendingProposals, standing, type ValueEvent, type ValueEventKind } from "./value-events.ts";
import { allowedMoves, checkMove, situationOf, valueMoves, type ValueSituation } from "./value-moves.ts";

let count = 0;
function event(kind: ValueEventKind, recordedAt: string, part: Partial<ValueEvent> = {}): ValueEvent {
  count += 1;
  return {
    id: `event-${String(count).padStart(4, "0")}`, series: "x", period: yearPeriod(2023), kind, value: kind === "refused" || kind === "withdrawn" ? null : 10,
    state: "consolidated", observedOn: day("2024-02-01"), recordedAt, authorId: "a", author: "A. Auteur", reason: null, source: "bilan", method: null,
    answers: null, demonstration: true, ...part,
  };
}

test("a value known late is not seen on an earlier day", () => {
  const events = [event("entered", "2024-03-01T09:00:00Z"), event("corrected", "2024-03-12T18:00:00Z", { value: 12, reason: "doublon" })];
  assert.deepEqual(observationsAsKnown(events, "2024-02-29T00:00:00Z"), []);
  assert.equal(observationsAsKnown(events, "2024-03-12T17:59:59Z")[0]?.value, 10);
  const now = observationsAsKnown(events)[0];
  assert.deepEqual([now?.value, now?.state, now?.knownSince], [12, "revised", "2024-03-12T18:00:00Z"]);
  // A day is taken to its end.
  assert.equal(observationsAsKnown(events, "2024-03-11")[0]?.value, 10);
  assert.equal(observationsAsKnown(events, "2024-03-12")[0]?.value, 12);
  // The same instant written with an offset.
  assert.equal(observationsAsKnown(events, "2024-03-12T19:00:00+01:00")[0]?.value, 12);
});

test("a correction of a provisional value, and the same number again, are no revision", () => {
  const first = event("entered", "2024-03-01T09:00:00Z", { state: "provisional" });
  assert.equal(observationsAsKnown([first, event("corrected", "2024-04-01T09:00:00Z", { value: 11 })])[0]?.state, "consolidated");
  const settled = event("entered", "2024-03-01T09:00:00Z");
  assert.equal(observationsAsKnown([settled, event("corrected", "2024-04-01T09:00:00Z", { source: "autre" })])[0]?.state, "consolidated");
});

test("a proposal counts once it is accepted, with its own source and day", () => {
  const proposal = event("proposed", "2024-03-01T09:00:00Z", { value: 14, source: "enquête", observedOn: day("2024-01-15") });
  assert.deepEqual(observationsAsKnown([proposal]), []);
  assert.deepEqual(pendingProposals([proposal]).map((one) => one.id), [proposal.id]);
  const accepted = event("accepted", "2024-03-05T09:00:00Z", { value: null, answers: proposal.id, authorId: "b" });
  const found = observationsAsKnown([accepted, proposal])[0];
  assert.deepEqual([found?.value, found?.source, found?.observedOn, found?.eventId, found?.knownSince], [14, "enquête", "2024-01-15", accepted.id, "2024-03-05T09:00:00Z"]);
  assert.deepEqual(pendingProposals([proposal, accepted]), []);
  assert.equal(pendingProposals([proposal, accepted], "2024-03-04T00:00:00Z").length, 1);
});

test("an acceptance with a change keeps the answer's value, a refusal changes nothing", () => {
  const entered = event("entered", "2024-02-01T09:00:00Z", { state: "provisional" });
  const proposal = event("proposed", "2024-03-01T09:00:00Z", { value: 14 });
  const changed = event("accepted-changed", "2024-03-05T09:00:00Z", { value: 13, answers: proposal.id, reason: "arrondi" });
  assert.equal(observationsAsKnown([entered, proposal, changed])[0]?.value, 13);
  const refused = event("refused", "2024-03-05T09:00:00Z", { answers: proposal.id, reason: "périmètre" });
  assert.equal(observationsAsKnown([entered, proposal, refused])[0]?.value, 10);
});

test("a withdrawn value is gone, and a different one after it is a revision", () => {
  const entered = event("entered", "2024-02-01T09:00:00Z");
  const withdrawn = event("withdrawn", "2024-03-01T09:00:00Z", { reason: "erreur de série" });
  assert.deepEqual(observationsAsKnown([entered, withdrawn]), []);
  assert.equal(observationsAsKnown([entered, withdrawn, event("entered", "2024-04-01T09:00:00Z", { value: 9 })])[0]?.state, "revised");
});

test("series and periods are kept apart and come out in order", () => {
  const events = [
    event("entered", "2024-02-01T09:00:00Z", { series: "y" }), event("entered", "2024-02-01T09:00:00Z"),
    event("entered", "2024-02-01T09:00:00Z", { period: yearPeriod(2022), value: 8 }),
  ];
  assert.deepEqual(observationsAsKnown(events).map((one) => [one.series, one.period.from]), [["x", "2022-01-01"], ["x", "2023-01-01"], ["y", "2023-01-01"]]);
});

test("each situation allows its moves and no other", () => {
  const proposal = event("proposed", "2024-03-01T09:00:00Z");
  const entered = event("entered", "2024-02-01T09:00:00Z");
  const histories: Readonly<Record<ValueSituation, readonly ValueEvent[]>> = { empty: [], proposal: [proposal], value: [entered], "value-and-proposal": [entered, proposal] };
  const all: readonly ValueEventKind[] = ["entered", "proposed", "accepted", "accepted-changed", "refused", "corrected", "withdrawn"];
  for (const situation of Object.keys(histories) as ValueSituation[]) {
    const history = histories[situation];
    assert.equal(situationOf(standing(history)), situation);
    assert.deepEqual(allowedMoves(history), valueMoves[situation]);
    for (const kind of all) {
      const answers = kind === "accepted" || kind === "accepted-changed" || kind === "refused" ? proposal.id : null;
      const issues = checkMove(history, event(kind, "2024-04-01T09:00:00Z", { answers, authorId: "b", reason: "motif" }));
      assert.equal(issues.length === 0, valueMoves[situation].includes(kind), `${kind} when ${situation}: ${issues.map((one) => one.text.en).join(" ")}`);
    }
  }
});

test("all faults of a move are given at once, in both languages", () => {
  const issues = checkMove([event("entered", "2024-02-01T09:00:00Z")], event("accepted-changed", "2024-04-01T09:00:00Z", { value: null }));
  assert.deepEqual(issues.map((one) => one.code), ["indicators.move-not-allowed", "indicators.answer-without-proposal", "indicators.value-missing", "indicators.reason-missing"]);
  for (const issue of issues) assert.ok(issue.text.fr !== "" && issue.text.en !== "" && issue.field !== undefined);
});

test("nobody accepts their own proposal, nor another number than the one proposed", () => {
  const proposal = event("proposed", "2024-03-01T09:00:00Z");
  const answer = (part: Partial<ValueEvent>): readonly string[] => checkMove([proposal], event("accepted", "2024-04-01T09:00:00Z", { answers: proposal.id, ...part })).map((one) => one.code);
  assert.deepEqual(answer({}), ["indicators.own-proposal"]);
  assert.deepEqual(answer({ authorId: "b", value: 11 }), ["indicators.accepted-value-differs"]);
  assert.deepEqual(answer({ authorId: "b", value: null }), []);
});

function instant(hours: number): string {
  return new Date(Date.UTC(2024, 0, 1, hours)).toISOString();
}

const someEvent = fc.record({
  kind: fc.constantFrom<ValueEventKind>("entered", "proposed", "accepted", "accepted-changed", "refused", "corrected", "withdrawn"),
  at: fc.integer({ min: 0, max: 40 }), value: fc.integer({ min: 0, max: 9 }), year: fc.integer({ min: 2021, max: 2023 }), answers: fc.nat({ max: 9 }),
});

test("what was known at an instant does not depend on what came after it, nor on the order of the input", () => {
  fc.assert(fc.property(fc.array(someEvent, { maxLength: 20 }), fc.integer({ min: 0, max: 40 }), (drafts, limit) => {
    const events = drafts.map((draft, index) => event(draft.kind, instant(draft.at), { id: `id-${index}`, value: draft.value, period: yearPeriod(draft.year), answers: `id-${draft.answers}` }));
    const before = events.filter((one) => one.recordedAt <= instant(limit));
    assert.deepEqual(observationsAsKnown(events, instant(limit)), observationsAsKnown(before));
    assert.deepEqual(observationsAsKnown(events.toReversed()), observationsAsKnown(events));
    for (const one of observationsAsKnown(events)) assert.ok(events.some((other) => other.id === one.eventId && other.recordedAt === one.knownSince));
  }), { numRuns: 1000 });
});

test("a text that is no instant is refused", () => {
  assert.throws(() => observationsAsKnown([event("entered", "hier")]), RangeError);
  assert.throws(() => observationsAsKnown([], "12 mars"), RangeError);
});
