import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { after, test } from "node:test";
import { AppError } from "../errors/app-error.ts";
import { folderStorage, sweepLeftovers, verifyStorage } from "./index.ts";
import { all } from "./testing.ts";
import { writeDraft } from "./write-draft.ts";

const root = mkdtempSync(join(tmpdir(), "jalon-storage-"));
after(() => rmSync(root, { recursive: true }));
// NIST, FIPS 180-2, appendix B.1.
const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

test("the same bytes are kept once, at the address of their hash, from bytes or a stream", async () => {
  const directory = join(root, "once");
  const storage = folderStorage(directory);
  assert.deepEqual(await all(storage.list()), []);
  assert.deepEqual(await storage.put(Buffer.from("abc")), { sha256: abc, sizeBytes: 3 });
  assert.deepEqual(await storage.put(Readable.from([Buffer.from("a"), Buffer.from("bc")])), { sha256: abc, sizeBytes: 3 });
  await Promise.all(Array.from({ length: 8 }, () => storage.put(Buffer.from("abc"))));
  assert.deepEqual(readdirSync(directory), ["ba"]);
  assert.deepEqual(readdirSync(join(directory, "ba")), [abc.slice(2)]);
  assert.equal(statSync(join(directory, "ba", abc.slice(2))).mode & 0o777, 0o600);
  assert.equal(Buffer.from(await storage.get(abc)).toString(), "abc");
  const empty = await storage.put(new Uint8Array());
  assert.equal(empty.sizeBytes, 0);
  assert.deepEqual((await all(storage.list())).map(({ sizeBytes }) => sizeBytes).sort(), [0, 3]);
});

test("a stream that breaks leaves nothing behind", async () => {
  const directory = join(root, "broken");
  const storage = folderStorage(directory);
  await assert.rejects(storage.put(Readable.from((async function* () { yield Buffer.from("half"); throw new Error("cut"); })())));
  assert.deepEqual(readdirSync(directory), []);
});

test("what was altered on the disk is found on reading, and mended by putting it again", async () => {
  const directory = join(root, "altered");
  const storage = folderStorage(directory);
  await storage.put(Buffer.from("abc"));
  writeFileSync(join(directory, "ba", abc.slice(2)), "abd");
  assert.equal(await storage.verify(abc), "altered");
  assert.deepEqual(await verifyStorage(storage), { ok: false, files: 1, altered: [abc] });
  await assert.rejects(storage.get(abc), (error) => error instanceof AppError && error.code === "storage.file-altered");
  await storage.put(Buffer.from("abc"));
  assert.equal(await storage.verify(abc), "intact");
  assert.deepEqual(await verifyStorage(storage), { ok: true, files: 1, altered: [] });
});

test("an address that is none, or unknown, leads nowhere", async () => {
  const storage = folderStorage(join(root, "unknown"));
  for (const address of ["../../etc/passwd", "", "BA7816", abc, `${abc}/..`]) {
    await assert.rejects(storage.get(address), (error) => error instanceof AppError && error.code === "storage.unknown-file", address);
    assert.deepEqual([await storage.has(address), await storage.verify(address)], [false, "missing"]);
  }
});

test("what a process that died left half written goes away after a day; nothing else does", async () => {
  const directory = mkdtempSync(join(tmpdir(), "jalon-leftovers-"));
  try {
    const storage = folderStorage(directory);
    const { sha256 } = await storage.put(Buffer.from("kept"));
    const name = "0b7a3c1e-1111-4222-8333-444455556666";
    for (const file of [`${name}.partial`, `${name}.profile`, "notes.partial"]) writeFileSync(join(directory, file), "half");
    assert.equal(await sweepLeftovers(directory, new Date()), 0);
    assert.equal(await sweepLeftovers(directory, new Date(Date.now() + 25 * 3_600_000)), 2);
    assert.deepEqual([await storage.verify(sha256), existsSync(join(directory, "notes.partial"))], ["intact", true]);
    assert.equal(await sweepLeftovers(join(directory, "absent"), new Date()), 0);
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test("a stream that breaks while its file is being opened leaves nothing that appears later", async () => {
  const directory = mkdtempSync(join(tmpdir(), "jalon-draft-"));
  try {
    for (let time = 0; time < 200; time += 1) {
      const path = join(directory, String(time));
      await assert.rejects(writeDraft(path, [Readable.from((async function* () { yield Buffer.from("half"); throw new Error("cut"); })())]), /cut/);
      rmSync(path, { force: true });
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.deepEqual(readdirSync(directory), []);
    writeFileSync(join(directory, "there"), "before");
    await assert.rejects(writeDraft(join(directory, "there"), [Readable.from(["after"])]), /EEXIST/);
    assert.equal(readFileSync(join(directory, "there"), "utf8"), "before");
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
