import assert from "node:assert/strict";
import { test } from "node:test";
import { actsFrom, correctionActs, correctionStates, graphOf, moves, stateAfter, waitingStates, type CorrectionState } from "./moves.ts";

/** What must be possible, written out by hand and apart from the table. */
const expected: Readonly<Record<string, string>> = {
  "open accept": "accepted", "questioned accept": "accepted", "transmitted accept": "accepted",
  "open accept-with-change": "accepted-with-change", "questioned accept-with-change": "accepted-with-change", "transmitted accept-with-change": "accepted-with-change",
  "open transmit": "transmitted", "questioned transmit": "transmitted",
  "open decline": "declined", "questioned decline": "declined", "transmitted decline": "declined",
  "open ask-back": "questioned", "questioned reply": "open",
  "open withdraw": "withdrawn", "questioned withdraw": "withdrawn",
  "open supersede": "superseded", "questioned supersede": "superseded", "transmitted supersede": "superseded", "recorded supersede": "superseded",
};

test("every state with every act leads where it should, or nowhere", () => {
  for (const state of correctionStates) for (const act of correctionActs) assert.equal(stateAfter(state, act), expected[`${state} ${act}`] ?? null, `${state} ${act}`);
});

test("every state is reached from a first one, and what waits can always be answered", () => {
  const reached = new Set<CorrectionState>(["open", "recorded"]);
  for (let round = 0; round < correctionStates.length; round += 1) for (const state of reached) for (const act of correctionActs) reached.add(stateAfter(state, act) ?? state);
  assert.deepEqual([...reached].sort(), [...correctionStates].sort());
  for (const state of waitingStates) assert.ok(actsFrom(state, "owner").includes("decline") && actsFrom(state, "owner").includes("accept"));
  for (const state of correctionStates) if (!waitingStates.includes(state)) assert.deepEqual([...actsFrom(state, "owner"), ...actsFrom(state, "lab")], [], state);
});

test("an act changes the graph exactly where the graph of the two states differs", () => {
  for (const act of correctionActs) {
    for (const from of moves[act].from) {
      const same = JSON.stringify(graphOf(from, true)) === JSON.stringify(graphOf(moves[act].to, true));
      if (act !== "supersede") assert.equal(moves[act].changesGraph, !same, `${from} ${act}`);
    }
  }
  assert.deepEqual(graphOf("open", false), { lab: "as-is", owner: "nothing" });
  assert.deepEqual(graphOf("declined", true), { lab: "ended", owner: "nothing" });
});
