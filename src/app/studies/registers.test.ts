import assert from "node:assert/strict";
import { test } from "node:test";
import { fixedClock } from "../../kernel/time/day.ts";
import { readConfig } from "../config.ts";
import type { House } from "../house.ts";
import { startRegisterTimer } from "./registers.ts";

test("the register is followed by itself only where its own setting and the number of days say so, once they have passed", async () => {
  const started = async (harvest: Readonly<Record<string, string>>, last: string | null): Promise<number> => {
    let runs = 0;
    const run = { number: 1 } as Awaited<ReturnType<House["registerFollowing"]["start"]>>;
    const registerFollowing = { lastStartedAt: async () => last, start: async () => { runs += 1; return run; }, ended: async () => run } as unknown as House["registerFollowing"];
    await startRegisterTimer({ registerFollowing, config: readConfig({ JALON_DATA: "/nowhere", ...harvest }, "/"), clock: fixedClock("2025-03-31T09:00:00.000Z") })();
    return runs;
  };
  const [days, own] = [{ JALON_HARVEST_EVERY_DAYS: "7" }, { JALON_HARVEST_CTGOV: "studies" }];
  assert.deepEqual([await started({}, null), await started(days, null), await started(own, null)], [0, 0, 0]);
  assert.deepEqual([await started({ ...days, ...own }, null), await started({ ...days, ...own }, "2025-03-20T09:00:00Z"), await started({ ...days, ...own }, "2025-03-28T09:00:00Z")], [1, 1, 0]);
});
