import assert from "node:assert/strict";
import { test } from "node:test";
import { fixedClock } from "../../kernel/time/day.ts";
import { openTestHouse } from "../testing/test-house.ts";

test("two fresh demonstrations, made on different days, seal the same bytes; nothing behind the report has changed", async () => {
  const seals: (readonly [string, string, readonly string[], string])[] = [];
  for (const today of ["2025-06-01", "2026-02-28"]) {
    const house = await openTestHouse({ demonstration: true, clock: fixedClock(today) });
    const report = await house.reports.sealed("2023-1");
    const [draft] = await house.reports.drafts();
    const preview = (await house.reports.readiness(draft?.draft.id ?? "")).now;
    seals.push([report.code, report.contentSha256, report.files.map((file) => `${file.name} ${file.sha256}`), preview.sha256]);
    assert.deepEqual((await house.reports.verifyAll()).differences.map((one) => one.text.en), []);
    assert.equal(report.content.demonstration, true);
    assert.ok(report.content.indicators.flatMap((one) => one.series).filter((one) => one.observations.some((value) => value.period.from === "2023-01-01")).length > 20);
    await house.close();
  }
  assert.deepEqual(seals[0], seals[1]);
});
