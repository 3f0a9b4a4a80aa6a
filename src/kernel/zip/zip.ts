import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { crc32 } from "node:zlib";

/** Bytes of an entry that are not held in memory: their sum and size are known beforehand. `identity` names exactly these bytes. */
export interface DistantBytes {
  readonly sizeBytes: number;
  readonly crc32: number;
  readonly identity: string;
  readonly open: (part: ByteSpan) => Promise<Readable>;
}

export interface ZipEntry {
  /** Relative, folders by `/`. */
  readonly path: string;
  readonly modifiedAt: Date;
  readonly content: Uint8Array | DistantBytes;
}

/** From `startByte` on, before `endByte`. */
export interface ByteSpan {
  readonly startByte: number;
  readonly endByte: number;
}

/** An archive whose every byte is known before the first is sent: its size, a name for exactly these bytes, any part of it. */
export interface ZipArchive {
  readonly sizeBytes: number;
  readonly tag: string;
  open(part: ByteSpan | null): Promise<Readable>;
}

const limit32 = 0xffff_ffff;
const limit16 = 0xffff;

/**
 * A ZIP archive (APPNOTE 6.3.10) of stored entries, read as it is sent so that memory stays flat at any size. ZIP64
 * records are there where a size, a place or the number of entries wants them, and only there. Sums stand before the
 * bytes, not after, so that readers which take an archive as it comes can read it too. Names are UTF-8. Times are UTC.
 * Throws a RangeError on a path that is absolute, climbs, or is there twice.
 */
export function zipArchive(entries: readonly ZipEntry[]): ZipArchive {
  checkPaths(entries);
  const segments: (Buffer | DistantBytes)[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  const push = (segment: Buffer | DistantBytes): void => {
    segments.push(segment);
    offset += sizeOf(segment);
  };
  for (const entry of entries) {
    const known = knownOf(entry.content);
    directory.push(centralHeader(entry, known, offset));
    push(localHeader(entry, known));
    push(entry.content instanceof Uint8Array ? Buffer.from(entry.content.buffer, entry.content.byteOffset, entry.content.byteLength) : entry.content);
  }
  const [start, listed] = [offset, Buffer.concat(directory)];
  push(listed);
  push(endRecords(entries.length, listed.byteLength, start));
  const identity = createHash("sha256");
  for (const segment of segments) identity.update("open" in segment ? `${segment.identity} ${segment.sizeBytes}` : segment);
  const sizeBytes = offset;
  return {
    sizeBytes,
    tag: identity.digest("hex"),
    open: async (part) => Readable.from(bytesOf(segments, part ?? { startByte: 0, endByte: sizeBytes }), { objectMode: false }),
  };
}

async function* bytesOf(segments: readonly (Buffer | DistantBytes)[], { startByte, endByte }: ByteSpan): AsyncGenerator<Buffer> {
  let at = 0;
  for (const segment of segments) {
    const size = sizeOf(segment);
    const span = { startByte: Math.max(0, startByte - at), endByte: Math.min(size, endByte - at) };
    at += size;
    if (span.startByte >= span.endByte) continue;
    if (!("open" in segment)) yield segment.subarray(span.startByte, span.endByte);
    else {
      let sent = 0;
      for await (const chunk of (await segment.open(span)) as AsyncIterable<Buffer>) {
        sent += chunk.byteLength;
        yield chunk;
      }
      // Whoever reads must not take a short file for a whole one.
      if (sent !== span.endByte - span.startByte) throw new Error("an entry of the archive is not of the size that was announced");
    }
  }
}

function sizeOf(segment: Buffer | DistantBytes): number {
  return "open" in segment ? segment.sizeBytes : segment.byteLength;
}

function knownOf(content: ZipEntry["content"]): { readonly sizeBytes: number; readonly sum: number } {
  return content instanceof Uint8Array ? { sizeBytes: content.byteLength, sum: crc32(content) } : { sizeBytes: content.sizeBytes, sum: content.crc32 };
}

function checkPaths(entries: readonly ZipEntry[]): void {
  const seen = new Set<string>();
  for (const { path } of entries) {
    if (path === "" || path.startsWith("/") || path.includes("\\") || path.split("/").some((segment) => segment === ".." || segment === "." || segment === "") || seen.has(path)) throw new RangeError("a path of the archive will not do");
    if (Buffer.byteLength(path) > limit16) throw new RangeError("a path of the archive is too long");
    seen.add(path);
  }
}

interface Known {
  readonly sizeBytes: number;
  readonly sum: number;
}

const utf8Names = 0x0800;

function localHeader({ path, modifiedAt }: ZipEntry, { sizeBytes, sum }: Known): Buffer {
  const name = Buffer.from(path, "utf8");
  const large = sizeBytes >= limit32;
  const extra = large ? extraField([sizeBytes, sizeBytes]) : Buffer.alloc(0);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x0403_4b50, 0);
  head.writeUInt16LE(large ? 45 : 20, 4);
  head.writeUInt16LE(utf8Names, 6);
  head.writeUInt32LE(dosTime(modifiedAt), 10);
  head.writeUInt32LE(sum, 14);
  head.writeUInt32LE(large ? limit32 : sizeBytes, 18);
  head.writeUInt32LE(large ? limit32 : sizeBytes, 22);
  head.writeUInt16LE(name.byteLength, 26);
  head.writeUInt16LE(extra.byteLength, 28);
  return Buffer.concat([head, name, extra]);
}

function centralHeader({ path, modifiedAt }: ZipEntry, { sizeBytes, sum }: Known, place: number): Buffer {
  const name = Buffer.from(path, "utf8");
  const large = sizeBytes >= limit32;
  const far = place >= limit32;
  const extra = large || far ? extraField([...(large ? [sizeBytes, sizeBytes] : []), ...(far ? [place] : [])]) : Buffer.alloc(0);
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x0201_4b50, 0);
  // Made on Unix: the permissions below are read.
  head.writeUInt16LE((3 << 8) | 45, 4);
  head.writeUInt16LE(large || far ? 45 : 20, 6);
  head.writeUInt16LE(utf8Names, 8);
  head.writeUInt32LE(dosTime(modifiedAt), 12);
  head.writeUInt32LE(sum, 16);
  head.writeUInt32LE(large ? limit32 : sizeBytes, 20);
  head.writeUInt32LE(large ? limit32 : sizeBytes, 24);
  head.writeUInt16LE(name.byteLength, 28);
  head.writeUInt16LE(extra.byteLength, 30);
  head.writeUInt32LE((0o100644 << 16) >>> 0, 38);
  head.writeUInt32LE(far ? limit32 : place, 42);
  return Buffer.concat([head, name, extra]);
}

/** ZIP64 extended information (APPNOTE 4.5.3): 64-bit numbers, only those whose 32-bit place says so. */
function extraField(numbers: readonly number[]): Buffer {
  const field = Buffer.alloc(4 + 8 * numbers.length);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(8 * numbers.length, 2);
  numbers.forEach((number, index) => field.writeBigUInt64LE(BigInt(number), 4 + 8 * index));
  return field;
}

function endRecords(count: number, size: number, start: number): Buffer {
  const wide = count >= limit16 || size >= limit32 || start >= limit32;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x0605_4b50, 0);
  end.writeUInt16LE(Math.min(count, limit16), 8);
  end.writeUInt16LE(Math.min(count, limit16), 10);
  end.writeUInt32LE(Math.min(size, limit32), 12);
  end.writeUInt32LE(Math.min(start, limit32), 16);
  if (!wide) return end;
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x0606_4b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE((3 << 8) | 45, 12);
  record.writeUInt16LE(45, 14);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(start), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x0706_4b50, 0);
  locator.writeBigUInt64LE(BigInt(start + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([record, locator, end]);
}

/** Two seconds a step, from 1980 on. */
function dosTime(at: Date): number {
  const year = Math.min(Math.max(at.getUTCFullYear(), 1980), 2107);
  const day = ((year - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  return ((day << 16) | time) >>> 0;
}
