import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { day, yearPeriod } from "../../../../kernel/time/day.ts";
import { countersignIssues } from "../../domain/countersign.ts";
import { observationsAsKnown, standing, type ValueEvent, type ValueEventKind } from "../../domain/value-events.ts";
import { checkMove } from "../../domain/value-moves.ts";
import { foldCampaign, phaseOn, type CampaignAct, type CampaignEvent } from "./campaign.ts";
import { actIssues } from "./check-act.ts";
import { coverageOf } from "./coverage.ts";
import { dutyStates, standingOfDuty, type DutyStanding } from "./duty-state.ts";
import { actsOnDuty, campaignMoves, dutyMoves, moveOfAct, positionOf, type DutyMove, type DutyPosition } from "./moves.ts";
import type { DutyTerms } from "./rules.ts";

const owner = { accountId: "owner", name: "Owner" };
const validator = { accountId: "validator", name: "Validator" };
const terms: DutyTerms = { code: "3.a:2024", series: "3.a", period: yearPeriod(2024), dueOn: day("2025-02-28"), owners: [owner], validator };

/** A history that a test builds: acts of the campaign and events of the value, one an hour, on one line of time. */
class History {
  readonly events: ValueEvent[] = [];
  readonly acts: CampaignEvent[] = [];
  readonly signed = new Set<string>();
  private hours = 0;

  constructor(startedOn = "2025-02-01") {
    this.start = Date.parse(`${startedOn}T08:00:00Z`);
    this.act({ kind: "opened", title: { fr: "2024", en: "2024" }, year: 2024, opensOn: day("2025-01-15"), closesOn: day("2025-06-30"), ladder: [], duties: [terms] }, "office");
  }

  private readonly start: number;

  private at(): string {
    this.hours += 1;
    return new Date(this.start + this.hours * 3_600_000).toISOString();
  }

  act(act: CampaignAct, by: string): void {
    this.acts.push({ id: `act-${this.acts.length}`, campaign: "2024", act, recordedAt: this.at(), authorId: by, author: by, demonstration: false });
  }

  value(kind: ValueEventKind, by: string, part: Partial<ValueEvent> = {}): ValueEvent {
    const event: ValueEvent = {
      id: `event-${String(this.events.length).padStart(3, "0")}`, series: "3.a", period: yearPeriod(2024), kind, value: kind === "refused" || kind === "withdrawn" ? null : 10, state: "consolidated",
      observedOn: day("2025-01-31"), recordedAt: this.at(), authorId: by, author: by, reason: "motif", source: "suivi", method: null, answers: null, demonstration: false, ...part,
    };
    return event;
  }

  push(event: ValueEvent): void {
    const issues = checkMove(this.events, event);
    assert.deepEqual(issues.map((issue) => issue.text.en), []);
    this.events.push(event);
  }

  pending(): string | null {
    return standing(this.events).pending.at(-1)?.id ?? null;
  }

  stands(): ValueEvent | undefined {
    const id = standing(this.events).observation?.eventId;
    return this.events.find((event) => event.id === id);
  }

  duty(on: string): DutyStanding | null {
    const duty = this.campaign().duties.find((one) => one.code === terms.code);
    return duty === undefined ? null : standingOfDuty(duty, { events: this.events, countersigned: this.signed, opensOn: day("2025-01-15"), on: day(on) });
  }

  campaign() {
    return foldCampaign(this.acts) ?? assert.fail();
  }
}

/** Does a move as people do it, or says that the rules refuse it. */
function move(history: History, wanted: DutyMove, on: string): "done" | "refused" {
  const value = (kind: ValueEventKind, by: string, part: Partial<ValueEvent> = {}): "done" | "refused" => {
    const event = history.value(kind, by, part);
    if (checkMove(history.events, event).length > 0) return "refused";
    history.events.push(event);
    return "done";
  };
  const act = (one: CampaignAct): "done" | "refused" => {
    const standing = history.duty(on);
    const positions = new Map(standing === null ? [] : [[terms.code, positionOf(standing)] as const]);
    if (actIssues(history.campaign(), one, positions, day(on)).length > 0) return "refused";
    history.act(one, "office");
    return "done";
  };
  const answers = history.pending();
  switch (wanted) {
    case "propose": return value("proposed", "owner", { value: 11 });
    case "take-back": return value("refused", "owner", { answers });
    case "accept": return value("accepted", "validator", { answers, value: null });
    case "accept-with-change": return value("accepted-changed", "validator", { answers, value: 12 });
    case "send-back": return value("refused", "validator", { answers });
    case "enter": return value("entered", "office");
    case "correct": return value("corrected", "office", { value: 13 });
    case "withdraw": return value("withdrawn", "office");
    case "countersign": {
      const event = history.stands();
      if (event === undefined || history.pending() !== null) return "refused";
      if (countersignIssues(event, "validator", { stands: true, countersigned: history.signed }).length > 0) return "refused";
      history.signed.add(event.id);
      return "done";
    }
    case "excuse": return act({ kind: "duty-excused", duty: terms.code, reason: "non suivie" });
    case "resume": return act({ kind: "duty-resumed", duty: terms.code, reason: "finalement" });
    case "reassign": return act({ kind: "duty-reassigned", duty: terms.code, owners: [{ accountId: "other", name: "Other" }], validator, reason: "départ" });
    case "postpone": return act({ kind: "duty-postponed", duty: terms.code, dueOn: day(on < "2025-03-01" ? "2025-03-20" : "2025-04-30"), reason: "source en retard" });
    case "remove": return act({ kind: "duty-removed", duty: terms.code, reason: "hors champ" });
  }
}

/** How each position is come to, from the first one. */
const ways: Readonly<Record<DutyPosition, readonly DutyMove[]>> = {
  due: [], overdue: [], submitted: ["propose"], unsigned: ["enter"], "sent-back": ["propose", "send-back"], accepted: ["propose", "accept"],
  "accepted-with-change": ["propose", "accept-with-change"], "already-known": [], excused: ["excuse"],
};

function historyAt(position: DutyPosition, on: string): History {
  const history = new History();
  if (position === "already-known") history.push(history.value("entered", "office", { recordedAt: "2025-01-10T09:00:00.000Z" }));
  for (const step of ways[position]) assert.equal(move(history, step, on), "done", `${position}: ${step}`);
  return history;
}

const allMoves = Object.keys({ propose: 0, "take-back": 0, accept: 0, "accept-with-change": 0, "send-back": 0, enter: 0, correct: 0, withdraw: 0, countersign: 0, excuse: 0, resume: 0, reassign: 0, postpone: 0, remove: 0 } satisfies Record<DutyMove, number>) as DutyMove[];

test("the whole table: from each position each move leads where it says, or the rules refuse it", () => {
  for (const on of ["2025-02-20", "2025-03-10"]) {
    for (const position of Object.keys(dutyMoves) as DutyPosition[]) {
      if ((position === "due") !== (on === "2025-02-20") && (position === "due" || position === "overdue")) continue;
      for (const wanted of allMoves) {
        const history = historyAt(position, on);
        const before = history.duty(on);
        assert.ok(before !== null);
        assert.equal(positionOf(before), position);
        const expected = dutyMoves[position][wanted];
        const outcome = move(history, wanted, on);
        const name = `${position} ${wanted} on ${on}`;
        if (expected === undefined) {
          assert.equal(outcome, "refused", name);
          continue;
        }
        assert.equal(outcome, "done", name);
        const after = history.duty(on);
        const late = on > "2025-02-28" && wanted !== "postpone";
        const owing = late ? "overdue" : "due";
        const found = after === null ? "gone" : positionOf(after);
        assert.equal(found, expected === "same" ? position : expected === "owing" || expected === "before" ? owing : expected, name);
      }
    }
  }
});

test("each phase allows its acts and no other; only a closed campaign is reopened", () => {
  const history = new History();
  const phases = [["2025-01-10", "planned"], ["2025-01-15", "open"], ["2025-06-30", "open"], ["2025-07-01", "closed"]] as const;
  const acts: readonly CampaignAct[] = [
    { kind: "announced" }, { kind: "ladder-set", ladder: [] }, { kind: "duty-added", duty: { ...terms, code: "3.b:2024" } }, { kind: "duty-removed", duty: terms.code, reason: "r" },
    { kind: "duty-reassigned", duty: terms.code, owners: [owner], validator, reason: "r" }, { kind: "duty-postponed", duty: terms.code, dueOn: day("2025-05-01"), reason: "r" },
    { kind: "duty-excused", duty: terms.code, reason: "r" }, { kind: "draft-let-in", duty: terms.code, draftId: "d", eventId: "e" }, { kind: "closed", reason: "r" },
    { kind: "reopened", closesOn: day("2025-12-31"), reason: "r" },
  ];
  for (const [on, phase] of phases) {
    assert.equal(phaseOn(history.campaign(), day(on)), phase);
    for (const act of acts) {
      const issues = actIssues(history.campaign(), act, new Map([[terms.code, "due"]]), day(on));
      assert.equal(issues.length === 0, campaignMoves[phase].includes(act.kind), `${act.kind} when ${phase}: ${issues.map((one) => one.text.en).join(" ")}`);
    }
  }
  history.act({ kind: "closed", reason: "fin" }, "office");
  assert.equal(phaseOn(history.campaign(), day("2025-02-02")), "closed");
  history.act({ kind: "reopened", closesOn: day("2025-08-31"), reason: "retard" }, "office");
  assert.equal(phaseOn(history.campaign(), day("2025-07-15")), "open");
  for (const kind of Object.keys(moveOfAct) as CampaignAct["kind"][]) assert.ok(kind === "opened" || Object.values(campaignMoves).some((list) => list.includes(kind)), kind);
  assert.deepEqual(actsOnDuty("closed", "due"), []);
  assert.deepEqual(actsOnDuty("open", "submitted"), ["duty-reassigned", "duty-postponed"]);
});

test("what stood before the opening is known; a correction since then waits for a second person", () => {
  const history = historyAt("already-known", "2025-02-20");
  assert.deepEqual([history.duty("2025-02-20")?.state, history.duty("2025-02-20")?.unsigned], ["already-known", true]);
  move(history, "correct", "2025-02-20");
  assert.deepEqual([history.duty("2025-02-20")?.state, history.duty("2025-02-20")?.waiting?.kind], ["submitted", "corrected"]);
  const event = history.stands() ?? assert.fail();
  assert.deepEqual(countersignIssues(event, "office", { stands: true, countersigned: history.signed }).map((issue) => issue.code), ["indicators.own-value"]);
  move(history, "countersign", "2025-02-20");
  assert.equal(history.duty("2025-02-20")?.state, "accepted");
});

test("accepted with a change shows both numbers and why; a sent-back value shows why and stays owed", () => {
  const changed = historyAt("accepted-with-change", "2025-02-20").duty("2025-02-20");
  assert.deepEqual([changed?.proposedValue, changed?.value, changed?.reason, changed?.answeredBy], [11, 12, "motif", "validator"]);
  const back = historyAt("sent-back", "2025-03-10").duty("2025-03-10");
  assert.deepEqual([back?.state, back?.late, back?.reason, back?.value], ["sent-back", true, "motif", null]);
});

test("whoever proposed neither accepts nor changes, whatever their roles", () => {
  const history = historyAt("submitted", "2025-02-20");
  const answers = history.pending();
  for (const kind of ["accepted", "accepted-changed"] as const) {
    assert.deepEqual(checkMove(history.events, history.value(kind, "owner", { answers, value: kind === "accepted" ? null : 12 })).map((issue) => issue.code), ["indicators.own-proposal"]);
  }
});

const step = fc.record({ kind: fc.constantFrom<ValueEventKind>("entered", "proposed", "accepted", "accepted-changed", "refused", "corrected", "withdrawn"), by: fc.constantFrom("owner", "validator", "office"), before: fc.boolean() });

test("whatever is allowed to happen: one state, the same in any order of reading, that agrees with the values", () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 14 }), fc.boolean(), (steps, lateDay) => {
    const history = new History("2025-01-14");
    for (const { kind, by } of steps) {
      const event = history.value(kind, by, { answers: kind.startsWith("accepted") || kind === "refused" ? history.pending() : null, value: kind === "refused" || kind === "withdrawn" || kind === "accepted" ? null : 10 });
      if (checkMove(history.events, event).length === 0) history.events.push(event);
    }
    const on = lateDay ? "2025-03-10" : "2025-02-01";
    const found = history.duty(on) ?? assert.fail();
    const known = observationsAsKnown(history.events)[0] ?? null;
    const pending = standing(history.events).pending;
    assert.ok(dutyStates.includes(found.state));
    assert.equal(found.value, known?.value ?? null);
    if (pending.length > 0) assert.equal(found.state, "submitted");
    if (["due", "overdue"].includes(found.state)) assert.ok(known === null && found.late === (found.state === "overdue"));
    if (["accepted", "accepted-with-change", "already-known"].includes(found.state)) assert.ok(known !== null);
    // Accepted means that two people stand behind the value.
    if (found.state === "accepted" || found.state === "accepted-with-change") {
      const event = history.stands() ?? assert.fail();
      const proposal = history.events.find((one) => one.id === event.answers);
      assert.ok(proposal !== undefined && proposal.authorId !== event.authorId);
    }
    const duty = history.campaign().duties[0] ?? assert.fail();
    assert.deepEqual(standingOfDuty(duty, { events: history.events.toReversed(), countersigned: history.signed, opensOn: day("2025-01-15"), on: day(on) }), found);
    const { total, counts } = coverageOf([found.state]);
    assert.equal(Object.values(counts).reduce((sum, count) => sum + count, 0), total);
  }), { numRuns: 1000 });
});
