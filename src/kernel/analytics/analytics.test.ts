import assert from "node:assert/strict";
import { existsSync, readdirSync, statSync } from "node:fs";
import { test } from "node:test";
import { openAnalytics } from "./index.ts";

test("what does not fit in memory spills where its owner alone reads, never into the current folder, and goes", async () => {
  const analytics = await openAnalytics({ memoryMb: 100, threads: 2 });
  const [folder = ""] = (await analytics.rows<{ folder: string }>("select current_setting('temp_directory') as folder")).map((row) => row.folder);
  assert.ok(!folder.startsWith(process.cwd()), folder);
  assert.equal(statSync(folder).mode & 0o777, 0o700);
  await analytics.run("create table large as select md5(range::varchar) as name from range(4000000)");
  assert.ok(readdirSync(folder).length > 0, "it has spilled");
  analytics.close();
  assert.equal(existsSync(folder), false);
});
