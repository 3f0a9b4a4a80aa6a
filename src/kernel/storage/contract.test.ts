import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { after, test } from "node:test";
import { AppError } from "../errors/app-error.ts";
import { folderStorage, s3Storage, verifyStorage, type Storage } from "./index.ts";
import { all } from "./testing.ts";

const root = mkdtempSync(join(tmpdir(), "jalon-storage-contract-"));
// NIST, FIPS 180-2, appendix B.1.
const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const unknown = (error: unknown): boolean => error instanceof AppError && error.code === "storage.unknown-file";
const text = async (stream: Readable): Promise<string> => Buffer.concat(await stream.toArray()).toString();

interface S3Server {
  run(): Promise<{ address: string; port: number }>;
  close(): Promise<void>;
}

/** A server that speaks S3, in this process. */
const S3rver = createRequire(import.meta.url)("s3rver") as new (options: object) => S3Server;
const server = new S3rver({ address: "127.0.0.1", port: 0, silent: true, directory: join(root, "s3"), configureBuckets: [{ name: "essai" }] });
const { port } = await server.run();
after(async () => {
  await server.close();
  rmSync(root, { recursive: true, force: true });
});
const bucket = (prefix: string): Storage => s3Storage({ endpoint: `http://127.0.0.1:${port}`, bucket: "essai", region: "us-east-1", accessKey: "S3RVER", secretKey: "S3RVER", prefix, temporaryDirectory: join(root, "waiting") });

for (const [name, make] of [["folder", (part: string) => folderStorage(join(root, part))], ["S3", (part: string) => bucket(`${part}/`)]] as const) {
  test(`${name}: bytes, streams and files are kept once, at the address of their hash`, async () => {
    const storage = make("once");
    assert.deepEqual(await all(storage.list()), []);
    assert.deepEqual(await storage.put(Buffer.from("abc")), { sha256: abc, sizeBytes: 3 });
    assert.deepEqual(await storage.put(Readable.from([Buffer.from("a"), Buffer.from("bc")])), { sha256: abc, sizeBytes: 3 });
    const path = join(root, `file-${name}`);
    writeFileSync(path, "abc");
    assert.deepEqual(await storage.putFile(path), { sha256: abc, sizeBytes: 3 });
    rmSync(path);
    assert.deepEqual(await storage.put(new Uint8Array()), { sha256: empty, sizeBytes: 0 });
    assert.deepEqual(await all(storage.list()), [{ sha256: abc, sizeBytes: 3 }, { sha256: empty, sizeBytes: 0 }]);
    assert.equal(Buffer.from(await storage.get(abc)).toString(), "abc");
    assert.deepEqual([await storage.has(abc), await storage.sizeOf(abc), await storage.verify(abc)], [true, 3, "intact"]);
    assert.deepEqual(await verifyStorage(storage), { ok: true, files: 2, altered: [] });
  });

  test(`${name}: the whole or a part is read as a stream`, async () => {
    const storage = make("parts");
    await storage.put(Buffer.from("abc"));
    await storage.put(new Uint8Array());
    assert.equal(await text(await storage.open(abc)), "abc");
    assert.equal(await text(await storage.open(abc, { startByte: 1, endByte: 2 })), "b");
    assert.equal(await text(await storage.open(abc, { startByte: 1, endByte: 3 })), "bc");
    assert.equal(await text(await storage.open(abc, { startByte: 3, endByte: 3 })), "");
    assert.equal(await text(await storage.open(empty)), "");
  });

  test(`${name}: what is removed is gone, and removing it again is nothing`, async () => {
    const storage = make("removed");
    await storage.put(Buffer.from("abc"));
    await storage.remove(abc);
    await storage.remove(abc);
    assert.deepEqual([await storage.has(abc), await storage.sizeOf(abc), await storage.verify(abc)], [false, null, "missing"]);
    await assert.rejects(storage.open(abc), unknown);
  });

  test(`${name}: an address that is none, or unknown, leads nowhere`, async () => {
    const storage = make("unknown");
    for (const address of ["../../etc/passwd", "", "BA7816", abc, `${abc}/..`]) {
      await assert.rejects(storage.get(address), unknown, address);
      await assert.rejects(storage.open(address), unknown, address);
      await storage.remove(address);
      assert.deepEqual([await storage.has(address), await storage.verify(address), await storage.sizeOf(address)], [false, "missing", null]);
    }
  });

  test(`${name}: a stream that breaks leaves nothing behind`, async () => {
    const storage = make("broken");
    await assert.rejects(storage.put(Readable.from((async function* () { yield Buffer.from("half"); throw new Error("cut"); })())));
    assert.deepEqual(await all(storage.list()), []);
    assert.deepEqual(existsSync(join(root, "waiting")) ? readdirSync(join(root, "waiting")) : [], []);
  });

  test(`${name}: a file of several parts arrives whole`, async () => {
    const storage = make("large");
    const bytes = Buffer.alloc(40 * 1_048_576);
    for (let at = 0; at < bytes.byteLength; at += 4) bytes.writeUInt32LE(at * 2_654_435_761 % 4_294_967_296, at);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const path = join(root, `large-${name}`);
    writeFileSync(path, bytes);
    assert.deepEqual(await storage.putFile(path), { sha256, sizeBytes: bytes.byteLength });
    rmSync(path);
    assert.equal(await storage.verify(sha256), "intact");
    const part = Buffer.concat(await (await storage.open(sha256, { startByte: 16_777_210, endByte: 16_777_230 })).toArray());
    assert.ok(part.equals(bytes.subarray(16_777_210, 16_777_230)));
  });
}

test("S3: what was altered in the bucket is found on reading, and mended by putting it again", async () => {
  const storage = bucket("altered/");
  await storage.put(Buffer.from("abc"));
  const object = join(root, "s3", "essai", "altered", abc.slice(0, 2));
  const [name = ""] = readdirSync(object).filter((file) => file.endsWith("_object"));
  writeFileSync(join(object, name), "abd");
  assert.equal(await storage.verify(abc), "altered");
  await assert.rejects(storage.get(abc), (error) => error instanceof AppError && error.code === "storage.file-altered");
  await storage.put(Buffer.from("abc"));
  assert.equal(await storage.verify(abc), "intact");
});
