import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { scriptBundle } from "../../../kernel/html/index.ts";
import { answeringScript } from "./script.ts";

test("the script is one readable file that the policy of the pages lets run, the same whenever it is made", async () => {
  const script = await answeringScript.load();
  const text = Buffer.from(script.bytes).toString("utf8");
  assert.equal(script.sha256, createHash("sha256").update(text).digest("hex"));
  assert.equal(script.url, `/assets/answering.${script.sha256.slice(0, 10)}.js`);
  assert.equal(script.integrity, `sha256-${Buffer.from(script.sha256, "hex").toString("base64")}`);
  assert.deepEqual(text.match(/\beval\(|new Function\(|from "node:/g), null);
  assert.ok(!text.includes(process.cwd()), "no path of this machine");
  assert.ok(text.includes('credentials: "omit"'));
  assert.ok(script.bytes.byteLength < 260_000);
  const again = await scriptBundle("answering", new URL("./main.ts", import.meta.url), /^\/\* (.*) \*\//.exec(text)?.[1] ?? "").load();
  assert.equal(again.sha256, script.sha256);
});
