import assert from "node:assert/strict";
import { test } from "node:test";
import { databaseTest } from "../../kernel/testing/database.ts";
import { day } from "../../kernel/time/day.ts";
import { auditMigrations } from "../../kernel/audit/index.ts";
import { fixedClock } from "../../kernel/time/day.ts";
import { loadShippedRegister, type Contracts, type Register } from "../../modules/contract/index.ts";
import { createSteering, recordHistory, spreadOf, steeringMigrations, verifySteering } from "../../modules/steering/index.ts";
import { demonstrationSteering } from "../demonstration/steering.ts";
import { demonstrationDay } from "../demonstration/values.ts";
import { formerActions, lastDayOf, steeredActions } from "./subjects.ts";

const register = loadShippedRegister();

test("the 65 actions of the contract, each under its objective, with the indicators that its text names", () => {
  const actions = steeredActions(register);
  assert.equal(actions.length, 65);
  assert.deepEqual(actions.find(({ code }) => code === "12")?.namedIndicators, ["6.a", "6.b"]);
  assert.deepEqual(actions.find(({ code }) => code === "12")?.group.code, "2");
  assert.equal(new Set(actions.map(({ subject }) => subject)).size, 65);
  assert.equal(lastDayOf(register), "2025-12-31");
});

databaseTest("the made-up history keeps every rule, is the same each time, and shows every case", [auditMigrations, steeringMigrations], async (db) => {
  const actions = steeredActions(register);
  const events = demonstrationSteering(actions);
  assert.deepEqual(demonstrationSteering(steeredActions(loadShippedRegister())), events);
  assert.ok(events.every(({ recordedAt, demonstration }) => recordedAt <= `${demonstrationDay}T23:59:59.999Z` && demonstration));
  await recordHistory(db, events);
  assert.deepEqual(await verifySteering(db), { events: events.length, ok: true, firstDifference: null });
  const steering = createSteering({ db, clock: fixedClock(demonstrationDay) });
  const standings = await steering.standings("action-", null);
  const spread = spreadOf(actions.map(({ subject }) => standings.get(subject)), demonstrationDay);
  assert.equal(spread.total, 65);
  for (const count of [spread.counts.blocked, spread.counts["at-risk"], spread.counts["on-track"], spread.counts.done, spread.counts.abandoned, spread.neverReviewed, spread.late, spread.silent]) assert.ok(count > 0, JSON.stringify(spread));
  const all = [...standings.values()];
  assert.ok(all.some(({ owner }) => owner === null) && all.some(({ deputies }) => deputies.length > 0) && all.some(({ noIndicator }) => noIndicator !== null));
  assert.ok(all.some(({ milestones }) => milestones.some(({ dueOn, firstDueOn }) => dueOn !== firstDueOn)));
  for (const { reviews, milestones } of all.filter((one) => one.reviews[0]?.state === "done")) assert.ok(milestones.every(({ reachedOn }) => reachedOn !== null), reviews[0]?.synthesis);
  const since = await steering.changesSince("action-", day("2024-12-31"));
  assert.equal(since.length, events.filter(({ recordedAt }) => recordedAt > "2024-12-31T23:59:59.999Z").length);
});

test("an action that an amendment takes out is listed apart, and only once the amendment is in force", async () => {
  const without: Register = { ...register, priorities: register.priorities.map((priority) => ({ ...priority, objectives: priority.objectives.map((objective) => ({ ...objective, actions: objective.actions.filter(({ code }) => code !== "12") })) })) };
  const versions = [{ inForceFrom: day("2022-02-04"), register }, { inForceFrom: day("2024-06-01"), register: without }, { inForceFrom: null, register }];
  const contracts = {
    versions: async () => versions.map(({ inForceFrom }) => ({ inForceFrom })),
    inForce: async (on: string) => ({ version: versions.findLast(({ inForceFrom }) => inForceFrom !== null && inForceFrom <= on) ?? versions[0], early: false }),
  } as unknown as Pick<Contracts, "inForce" | "versions">;
  assert.deepEqual((await formerActions(contracts, day("2024-05-31"))).map(({ code }) => code), []);
  assert.deepEqual((await formerActions(contracts, day("2024-06-01"))).map(({ code, href }) => [code, href]), [["12", "/actions/12"]]);
});
