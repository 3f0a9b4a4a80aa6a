import assert from "node:assert/strict";
import { test } from "node:test";
import { day, type Day } from "../../../kernel/time/day.ts";
import { cleanAct } from "./clean.ts";
import { faultsOf } from "./faults.ts";
import { emptyStanding } from "./fold.ts";
import type { Milestone, Standing } from "./standing.ts";
import type { SteeringAct } from "./steering.ts";

const today = day("2025-03-31");
const milestone: Milestone = { id: "m", title: "Appel", dueOn: day("2025-06-01"), ownerId: null, ownerName: null, reachedOn: null, dropped: false, droppedReason: null, evidence: [], firstDueOn: day("2025-06-01") };
const empty = emptyStanding("action-1");
const withMilestone = (changes: Partial<Milestone> = {}): Standing => ({ ...empty, milestones: [{ ...milestone, ...changes }], revision: 1 });
const codes = (standing: Standing, act: SteeringAct): string[] => faultsOf(standing, cleanAct(act), today).map(({ code, field }) => `${code.replace("steering.", "")}@${field ?? ""}`);
const review = (changes: Partial<Extract<SteeringAct, { kind: "reviewed" }>["review"]>): SteeringAct => ({ kind: "reviewed", review: { on: today, state: "on-track", confidenceShare: 0.5, synthesis: "Bien.", ...changes } });

test("a review: every fault at once, none for a good one", () => {
  assert.deepEqual(codes(empty, review({})), []);
  for (const confidenceShare of [0, 1]) assert.deepEqual(codes(empty, review({ confidenceShare })), []);
  assert.deepEqual(codes(empty, review({ on: "2025-02-29" as Day, state: "" as never, confidenceShare: Number.NaN, synthesis: " \n" })), ["not-a-day@on", "state-missing@state", "confidence-out-of-range@confidence", "text-missing@synthesis"]);
  assert.deepEqual(codes(empty, review({ on: day("2025-04-01"), confidenceShare: 1.01, synthesis: "x".repeat(2001) })), ["in-the-future@on", "confidence-out-of-range@confidence", "text-too-long@synthesis"]);
  assert.deepEqual(codes(empty, review({ on: day("1999-01-01") })), ["date-too-far@on"]);
  const reviewed = { ...empty, reviews: [{ id: "r", on: day("2025-03-01"), state: "done" as const, confidenceShare: 1, synthesis: "s", author: "A", recordedAt: "" }] };
  assert.deepEqual(codes(reviewed, review({ on: day("2025-02-28") })), ["review-before-the-last@on"]);
  assert.deepEqual(codes(reviewed, review({ on: day("2025-03-01") })), []);
});

test("length is counted in characters after cleaning, not in bytes", () => {
  assert.deepEqual(codes(empty, review({ synthesis: `${"é".repeat(2000)}  ` })), []);
  assert.deepEqual(codes(empty, review({ synthesis: "🙂".repeat(2000) })), []);
});

test("a milestone: reached once, never in the future, never once dropped; its date moves with a reason", () => {
  const reach = (on: string): SteeringAct => ({ kind: "milestone-reached", milestoneId: "m", on: on as Day, evidence: [] });
  assert.deepEqual(codes(withMilestone(), reach("2025-03-31")), []);
  assert.deepEqual(codes(withMilestone(), reach("2025-04-01")), ["in-the-future@on"]);
  assert.deepEqual(codes(withMilestone({ reachedOn: day("2025-01-01") }), reach("2025-03-31")), ["milestone-reached@milestone"]);
  assert.deepEqual(codes(withMilestone({ dropped: true }), reach("2025-03-31")), ["milestone-dropped@milestone"]);
  const set = (dueOn: string, reason: string | null, title = "Appel"): SteeringAct => ({ kind: "milestone-set", milestoneId: "m", milestone: { title, dueOn: dueOn as Day, ownerId: null }, reason });
  assert.deepEqual(codes(withMilestone(), set("2025-07-01", null)), ["date-moved-without-reason@reason"]);
  assert.deepEqual(codes(withMilestone(), set("2025-07-01", "Retard du partenaire")), []);
  assert.deepEqual(codes(withMilestone(), set("2025-06-01", null, "Autre titre")), []);
  assert.deepEqual(codes(empty, { kind: "milestone-set", milestoneId: null, milestone: { title: "", dueOn: "2079-01-01" as Day, ownerId: null }, reason: null }), ["text-missing@title", "date-too-far@dueOn"]);
  assert.deepEqual(codes(withMilestone(), { kind: "milestone-reopened", milestoneId: "m", reason: "" }), ["milestone-already-open@reason", "text-missing@reason"]);
  assert.deepEqual(codes(withMilestone({ dropped: true }), { kind: "milestone-reopened", milestoneId: "m", reason: "Reprise" }), []);
});

test("evidence: a link to the web or a file of a known type, nothing else", () => {
  const link = (href: string): SteeringAct => ({ kind: "evidence-added", milestoneId: "m", evidence: { kind: "link", label: "Compte rendu", href } });
  for (const href of ["https://example.org/a?b=c#d", "HTTP://example.org"]) assert.deepEqual(codes(withMilestone(), link(href)), [], href);
  for (const href of ["javascript:alert(1)", "data:text/html,x", "mailto:a@b.example", "/interne", "//evil.example", "https://", "ftp://a.example", ""]) assert.deepEqual(codes(withMilestone(), link(href)), ["link-not-web@href"], href);
  const file = { kind: "file", label: "Bilan", fileName: "bilan.pdf", mediaType: "application/pdf", sizeBytes: 10, sha256: "a".repeat(64) } as const;
  const add = (changes: Partial<typeof file> | { mediaType: string; sizeBytes: number; sha256: string }): SteeringAct => ({ kind: "evidence-added", milestoneId: "m", evidence: { ...file, ...changes } });
  assert.deepEqual(codes(withMilestone(), add({})), []);
  assert.deepEqual(codes(withMilestone(), add({ mediaType: "text/html", sizeBytes: 21 * 1_048_576, sha256: "../../x" })), ["file-not-kept@file", "file-type@file", "file-size@file"]);
  assert.deepEqual(codes(withMilestone({ dropped: true }), add({})), ["milestone-dropped@evidence"]);
});

test("ties: to indicators or to none with a reason, not both; owners: nobody twice; asks: closed once and after they were opened", () => {
  const indicator = { kind: "indicator", code: "4.c", label: "" } as const;
  const ties = (list: readonly { kind: "indicator" | "partner"; code: string; label: string }[], noIndicator: string | null): SteeringAct => ({ kind: "ties-set", ties: list, noIndicator });
  assert.deepEqual(codes(empty, ties([indicator], null)), []);
  assert.deepEqual(codes(empty, ties([], "Effet qualitatif")), []);
  assert.deepEqual(codes(empty, ties([{ kind: "partner", code: "", label: "CNRS" }], "Effet qualitatif")), []);
  assert.deepEqual(codes(empty, ties([indicator], "Aucun")), ["indicator-and-none@noIndicator"]);
  assert.deepEqual(codes(empty, ties([indicator, indicator, { kind: "indicator", code: "", label: "x" }], "")), ["tie-twice@ties", "tie-empty@ties", "text-missing@noIndicator", "indicator-and-none@noIndicator"]);
  const ada = { accountId: "a", name: "Ada" };
  assert.deepEqual(codes(empty, { kind: "owners-set", owner: ada, deputies: [ada] }), ["person-twice@deputies"]);
  assert.deepEqual(codes(empty, { kind: "owners-set", owner: null, deputies: [] }), []);
  const asked: Standing = { ...empty, asks: [{ id: "k", kind: "decision", text: "?", openedOn: day("2025-03-10"), closedOn: null, outcome: null }] };
  const close = (on: string): SteeringAct => ({ kind: "ask-closed", askId: "k", outcome: "Oui", on: day(on) });
  assert.deepEqual(codes(asked, close("2025-03-10")), []);
  assert.deepEqual(codes(asked, close("2025-03-09")), ["closed-before-opened@on"]);
  assert.deepEqual(codes({ ...asked, asks: asked.asks.map((one) => ({ ...one, closedOn: day("2025-03-11") })) }, close("2025-03-12")), ["ask-already-closed@outcome"]);
});

test("texts are cleaned of what cannot be seen or stored, and every fault has two languages", () => {
  const act = cleanAct(review({ synthesis: "  Un\r\ndeux\u0000\u0007\ud800 e\u0301 " }));
  assert.equal(act.kind === "reviewed" ? act.review.synthesis : "", "Un\ndeux\ufffd é");
  for (const { text } of faultsOf(empty, review({ on: "x" as Day, confidenceShare: 2, synthesis: "" }), today)) assert.ok(text.fr.length > 10 && text.en.length > 10 && text.fr !== text.en);
});
