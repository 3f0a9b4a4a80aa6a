import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "../../kernel/time/day.ts";
import { dutyStates, verifyCampaigns } from "../../modules/indicators/index.ts";
import { openTestHouse } from "../testing/test-house.ts";
import { demonstrationDay } from "./values.ts";

test("the made-up campaign has a value in every state and changes no number of the board", async () => {
  const house = await openTestHouse({ demonstration: true });
  try {
    const view = await house.campaigns.view("2024");
    assert.deepEqual([view.phase, view.on, view.campaign.demonstration], ["open", demonstrationDay, true]);
    assert.deepEqual([...new Set(view.duties.map((duty) => duty.state))].sort(), [...dutyStates].sort());
    const numbers = async (knownOn: string | null) => {
      const board = await house.indicators.board({ on: demonstrationDay, knownOn: knownOn === null ? null : day(knownOn) });
      return board.indicators.flatMap((one) => one.assessments.map((assessment) => [assessment.measure.key, assessment.compared?.value ?? null, assessment.latest?.value ?? null, assessment.latest?.state ?? null, assessment.verdict.kind]));
    };
    // Everything but the campaign was known the day before it opened.
    assert.deepEqual(await numbers(null), await numbers("2025-03-15"));
    assert.equal((await verifyCampaigns(house.db)).ok, true);
    // Reminders leave a made-up campaign alone.
    assert.deepEqual(await house.campaigns.runReminders(demonstrationDay), { opened: 0, duties: 0 });
  } finally {
    await house.close();
  }
});
