import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { test, type TestContext } from "node:test";
import { createProjectKeys, openText, sealText } from "./keys.ts";
import { createLinkingZone } from "./zone.ts";

function folder(t: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), "jalon-zone-"));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
const key = new Uint8Array(32).fill(7);
const altered = { code: "linkage.file-altered" };

test("files of any size come back as they went in, and lie sealed for their owner alone", async (t) => {
  const directory = folder(t);
  const zone = createLinkingZone(directory);
  for (const size of [0, 1, 1 << 20, (1 << 20) + 1, 2_500_000]) {
    const bytes = Buffer.alloc(size, "Kerguelen ");
    const put = await zone.put("essai", "un", key, Readable.from([bytes.subarray(0, 700_000), bytes.subarray(700_000)]));
    assert.equal(put.sizeBytes, size);
    assert.ok((await buffer(zone.read("essai", "un", key))).equals(bytes), String(size));
    const path = join(directory, "essai", "un.sealed");
    assert.equal(statSync(path).mode & 0o777, 0o600);
    assert.ok(!readFileSync(path).includes("Kerguelen"));
  }
});

test("a file that was altered, cut, lengthened or sealed under another key is not read", async (t) => {
  const directory = folder(t);
  const zone = createLinkingZone(directory);
  await zone.put("essai", "un", key, Readable.from([Buffer.alloc(2_200_000, "abc")]));
  const path = join(directory, "essai", "un.sealed");
  const whole = readFileSync(path);
  const read = () => buffer(zone.read("essai", "un", key));
  await assert.rejects(buffer(zone.read("essai", "un", new Uint8Array(32))), altered);
  for (const bytes of [whole.subarray(0, whole.byteLength - 1), whole.subarray(0, 8 + 4 + (1 << 20) + 16), Buffer.concat([whole, Buffer.from("x")]), Buffer.concat([whole.subarray(0, 50), Buffer.from([(whole[50] ?? 0) ^ 1]), whole.subarray(51)])]) {
    writeFileSync(path, bytes);
    await assert.rejects(read(), altered);
  }
  await assert.rejects(zone.put("essai", "deux", key, Readable.from([Buffer.alloc(2_000)]), 1_000), RangeError);
  assert.deepEqual(await zone.names("essai"), ["un"]);
  await assert.rejects(zone.put("../essai", "un", key, Readable.from([])), RangeError);
});

test("keys: one of its own for each purpose, none once destroyed; the same name is never given another", async (t) => {
  const keys = createProjectKeys(folder(t));
  await keys.make("essai", key);
  await keys.make("essai");
  const [files, names] = [await keys.derived("essai", "files"), await keys.derived("essai", "pseudonyms")];
  assert.notDeepEqual(files, names);
  assert.deepEqual(files, await keys.derived("essai", "files"), "made once");
  await keys.destroy("essai");
  assert.equal(await keys.has("essai"), false);
  await assert.rejects(keys.derived("essai", "files"), { code: "linkage.key-missing" });
});

test("sealed texts open in their place only", () => {
  const sealed = sealText(key, "review 1 pair a", "Wambrechies");
  assert.equal(openText(key, "review 1 pair a", sealed), "Wambrechies");
  assert.throws(() => openText(key, "review 1 pair b", sealed));
  assert.throws(() => openText(new Uint8Array(32), "review 1 pair a", sealed));
  assert.ok(!sealed.includes("Wambrechies"));
  assert.deepEqual(sealed, sealText(key, "review 1 pair a", "Wambrechies"));
  assert.notDeepEqual(sealed.subarray(0, 12), sealText(key, "review 1 pair b", "Wambrechies").subarray(0, 12), "no nonce twice");
});
