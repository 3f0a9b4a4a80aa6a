import assert from "node:assert/strict";
import { test } from "node:test";
import { datasetActs, moves, standingAfter, stateOf, type LifeStanding } from "./life.ts";

const faces = [null, "published", "withdrawn"] as const;
const drafts = [null, "draft", "submitted", "returned"] as const;
const name = ({ face, draft }: LifeStanding): string => `${face ?? "-"}/${draft ?? "-"}`;

/** What must be possible, written out by hand and apart from the table; all else must not be. */
const expected: Readonly<Record<string, string>> = {
  "-/draft save": "-/draft", "-/submitted save": "-/submitted", "-/returned save": "-/returned", "published/draft save": "published/draft", "published/submitted save": "published/submitted", "published/returned save": "published/returned",
  "-/draft submit": "-/submitted", "-/returned submit": "-/submitted", "published/draft submit": "published/submitted", "published/returned submit": "published/submitted",
  "-/submitted return": "-/returned", "published/submitted return": "published/returned",
  "-/draft publish": "published/-", "-/submitted publish": "published/-", "-/returned publish": "published/-", "published/draft publish": "published/-", "published/submitted publish": "published/-", "published/returned publish": "published/-",
  "-/draft discard": "-/-", "-/returned discard": "-/-", "published/draft discard": "published/-", "published/returned discard": "published/-",
  "published/- withdraw": "withdrawn/-", "published/draft withdraw": "withdrawn/-", "published/submitted withdraw": "withdrawn/-", "published/returned withdraw": "withdrawn/-",
  "published/- revise": "published/draft",
};

test("every standing with every act leads where it should, or nowhere", () => {
  for (const face of faces) {
    for (const draft of drafts) {
      for (const act of datasetActs) {
        // `submit`, `return` and `discard` look at the draft alone: a withdrawn record has none, so those standings are never reached.
        if (face === "withdrawn" && draft !== null) continue;
        const after = standingAfter({ face, draft }, act);
        const before = name({ face, draft });
        assert.equal(after === null ? undefined : name(after), expected[`${before} ${act}`], `${before} ${act}`);
      }
    }
  }
});

test("what is reached from a draft ends nowhere but withdrawn or thrown away, and what was published is never unknown again", () => {
  const reached = new Map<string, LifeStanding>([["-/draft", { face: null, draft: "draft" }]]);
  for (const standing of reached.values()) {
    for (const act of datasetActs) {
      const after = standingAfter(standing, act);
      if (after === null) continue;
      reached.set(name(after), after);
      if (standing.face !== null) assert.notEqual(after.face, null);
    }
  }
  assert.deepEqual([...reached.keys()].sort(), ["-/-", "-/draft", "-/returned", "-/submitted", "published/-", "published/draft", "published/returned", "published/submitted", "withdrawn/-"]);
  for (const [key, standing] of reached) assert.equal(datasetActs.every((act) => standingAfter(standing, act) === null), key === "-/-" || key === "withdrawn/-", key);
  assert.equal(stateOf({ face: "published", draft: "submitted" }), "published");
  for (const act of datasetActs) assert.equal(moves[act].needsText, act === "return" || act === "withdraw");
});
