import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "../../../kernel/time/day.ts";
import { conceptOf, promiseOn, validateStudy } from "../../../modules/studies/index.ts";
import { contentOf, noNames } from "./content.ts";
import { knownOn } from "./known.ts";
import { demonstrationStudies } from "./table.ts";

const names = { ...noNames, datasets: new Map(demonstrationStudies.flatMap(({ datasets = [] }) => datasets).map((title, index) => [title, `ds-${String(index + 1).padStart(6, "0")}`])), cohorts: new Map(demonstrationStudies.flatMap(({ cohort }) => (cohort === undefined ? [] : [[cohort, "co-1"]]))) };

test("forty made-up studies of every design, every one valid on the day of its publication", () => {
  assert.equal(demonstrationStudies.length, 40);
  assert.equal(new Set(demonstrationStudies.map(({ acronym }) => acronym)).size, 40);
  const all: string[] = [];
  for (const [index, made] of demonstrationStudies.entries()) {
    for (const on of [day(made.at.slice(0, 10)), ...(made.later ?? []).map(({ at }) => day(at.slice(0, 10))), day("2025-03-31")]) {
      const content = contentOf(knownOn(made, on), index + 1, names);
      const faults = validateStudy(content, { today: on, knowsConcept: (id, list) => conceptOf(list, id) !== null }).filter(({ severity }) => severity === "error");
      all.push(...faults.map(({ field, code, text }) => `${made.acronym} ${on} ${field ?? ""} ${code} ${text.en}`));
    }
    assert.ok(made.at < "2025-03-31", made.acronym);
  }
  assert.deepEqual(all, []);
});

test("trials of the institute, every phase, every state of a promise", () => {
  const trials = demonstrationStudies.filter(({ trial, sponsor, state }) => trial !== undefined && trial.clinicalTrial !== false && sponsor === undefined && state === undefined);
  assert.equal(trials.length, 24);
  assert.deepEqual(new Set(trials.map(({ trial }) => trial?.phase)), new Set(["1", "2", "2-3", "3", "4", "none"]));
  const states = new Set(demonstrationStudies.map((made, index) => promiseOn(contentOf(made, index + 1, names), new Map(), day("2025-03-31")).state));
  for (const state of ["none", "undecided", "refused", "promised", "kept", "overdue", "unclear"] as const) assert.ok(states.has(state), state);
});
