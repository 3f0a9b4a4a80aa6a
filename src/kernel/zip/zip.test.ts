import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { after, test } from "node:test";
import { crc32 } from "node:zlib";
import { unzipSync } from "fflate";
import { zipArchive, type DistantBytes } from "./zip.ts";

const root = mkdtempSync(join(tmpdir(), "jalon-zip-"));
after(() => rmSync(root, { recursive: true, force: true }));
const at = new Date("2025-03-31T10:20:30Z");
const whole = async (stream: Readable): Promise<Buffer> => Buffer.concat(await stream.toArray());

function distant(bytes: Buffer): DistantBytes {
  return { sizeBytes: bytes.byteLength, crc32: crc32(bytes), identity: "x", open: async ({ startByte, endByte }) => Readable.from([bytes.subarray(startByte, endByte)], { objectMode: false }) };
}

function hasUnzip(): string | false {
  try {
    execFileSync("unzip", ["-v"], { stdio: "ignore" });
    return false;
  } catch {
    return "unzip is not installed";
  }
}

test("others read the archive, and every part of it is a part of the whole", async () => {
  const archive = zipArchive([{ path: "é/à.txt", modifiedAt: at, content: Buffer.from("bonjour") }, { path: "b.bin", modifiedAt: at, content: distant(Buffer.from("0123456789")) }, { path: "empty", modifiedAt: at, content: new Uint8Array() }]);
  const bytes = await whole(await archive.open(null));
  assert.equal(bytes.byteLength, archive.sizeBytes);
  assert.deepEqual(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, Buffer.from(content).toString()]), [["é/à.txt", "bonjour"], ["b.bin", "0123456789"], ["empty", ""]]);
  for (let start = 0; start < bytes.byteLength; start += 7) {
    for (const end of [start, start + 1, start + 50, bytes.byteLength].map((byte) => Math.min(byte, bytes.byteLength))) assert.ok((await whole(await archive.open({ startByte: start, endByte: end }))).equals(bytes.subarray(start, end)), `${start}-${end}`);
  }
});

test("the same entries give the same tag, others another", () => {
  const tagOf = (text: string): string => zipArchive([{ path: "a", modifiedAt: at, content: Buffer.from(text) }]).tag;
  assert.equal(tagOf("x"), tagOf("x"));
  assert.notEqual(tagOf("x"), tagOf("y"));
});

test("paths that climb, are absolute or stand twice are refused", () => {
  for (const path of ["../a", "/a", "a/../b", "a//b", "", "a\\b", "./a"]) assert.throws(() => zipArchive([{ path, modifiedAt: at, content: new Uint8Array() }]), RangeError, path);
  assert.throws(() => zipArchive([{ path: "a", modifiedAt: at, content: new Uint8Array() }, { path: "a", modifiedAt: at, content: new Uint8Array() }]), RangeError);
});

test("an entry that is shorter than announced breaks the archive rather than shortening it", async () => {
  const archive = zipArchive([{ path: "a", modifiedAt: at, content: { ...distant(Buffer.from("abc")), sizeBytes: 5 } }]);
  await assert.rejects(whole(await archive.open(null)));
});

test("more than 65,535 entries (ZIP64) are all found by unzip", { skip: hasUnzip() }, async () => {
  const archive = zipArchive(Array.from({ length: 66_000 }, (_, index) => ({ path: `f/${index}`, modifiedAt: at, content: new Uint8Array() })));
  const file = join(root, "many.zip");
  await pipeline(await archive.open(null), createWriteStream(file));
  assert.match(execFileSync("unzip", ["-l", file], { encoding: "utf8", maxBuffer: 50_000_000 }).trim().split("\n").at(-1) ?? "", /66000 files/);
});

test("the records of an entry over 4 GiB are those of ZIP64, and what follows it is found", async () => {
  const sizeBytes = 5 * 2 ** 30;
  let asked = 0;
  const large: DistantBytes = { sizeBytes, crc32: 0, identity: "zeros", open: async () => { asked += 1; return Readable.from([]); } };
  const archive = zipArchive([{ path: "large", modifiedAt: at, content: large }, { path: "after", modifiedAt: at, content: Buffer.from("x") }]);
  const tail = await whole(await archive.open({ startByte: sizeBytes + 55, endByte: archive.sizeBytes }));
  assert.equal(asked, 0);
  // Local header of 30 bytes, a name of 5, an extra field of 20: the second entry starts where the first ends.
  assert.equal(tail.readUInt32LE(0), 0x0403_4b50);
  const central = tail.indexOf(Buffer.from("PK\x01\x02", "latin1"));
  assert.equal(tail.readUInt32LE(central + 24), 0xffff_ffff);
  assert.equal(tail.readBigUInt64LE(central + 46 + 5 + 4), BigInt(sizeBytes));
  const second = tail.indexOf(Buffer.from("PK\x01\x02", "latin1"), central + 4);
  assert.equal(tail.readUInt32LE(second + 42), 0xffff_ffff);
  assert.equal(tail.readBigUInt64LE(second + 46 + 5 + 4), BigInt(sizeBytes + 55));
  assert.ok(tail.includes(Buffer.from("PK\x06\x06", "latin1")) && tail.includes(Buffer.from("PK\x06\x07", "latin1")));
});
