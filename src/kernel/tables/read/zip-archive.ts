import { crc32, inflateRawSync } from "node:zlib";
import { damaged, encrypted, tooLarge, type ReadLimits } from "./file-faults.ts";

export interface Archive {
  has(path: string): boolean;
  /** Of every part, in small letters. */
  paths(): readonly string[];
  /** The unpacked bytes, or null where the archive has no such part. */
  read(path: string): Uint8Array | null;
}

interface Entry {
  readonly method: number;
  readonly checksum: number;
  readonly packed: number;
  readonly offset: number;
}

/**
 * A ZIP archive from an untrusted source, opened by its central directory. Parts are unpacked one by one when asked
 * for, and never beyond what is left of `limits.unpackedBytes`, whatever sizes the archive declares.
 * Source: PKWARE APPNOTE 6.3, sections 4.3.12 and 4.5.3 (ZIP64).
 */
export function openArchive(name: string, bytes: Uint8Array, limits: ReadLimits): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(name, bytes, view);
  let left = limits.unpackedBytes;
  return {
    has: (path) => entries.has(path.toLowerCase()),
    paths: () => [...entries.keys()],
    read: (path) => {
      const entry = entries.get(path.toLowerCase());
      if (entry === undefined) return null;
      const unpacked = unpack(name, bytes, view, entry, left, limits);
      left -= unpacked.length;
      return unpacked;
    },
  };
}

function readDirectory(name: string, bytes: Uint8Array, view: DataView): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  try {
    const end = findEnd(view);
    let count = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    if (end >= 20 && view.getUint32(end - 20, true) === 0x07064b50) {
      const wide = Number(view.getBigUint64(end - 12, true));
      count = Number(view.getBigUint64(wide + 32, true));
      at = Number(view.getBigUint64(wide + 48, true));
    }
    for (let n = 0; n < count; n += 1) {
      if (view.getUint32(at, true) !== 0x02014b50) throw new RangeError("no directory entry where one is announced");
      if ((view.getUint16(at + 8, true) & 1) === 1) throw encrypted(name);
      const nameLength = view.getUint16(at + 28, true);
      const extraLength = view.getUint16(at + 30, true);
      const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll("\\", "/");
      entries.set(path.toLowerCase(), { method: view.getUint16(at + 10, true), checksum: view.getUint32(at + 16, true), ...sizes(view, at, at + 46 + nameLength, extraLength) });
      at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    }
  } catch (error) {
    throw error instanceof RangeError ? damaged(name, error) : error;
  }
  return entries;
}

/** The end record is in the last 64 kB, before an optional comment. */
function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 65_535);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) if (view.getUint32(at, true) === 0x06054b50) return at;
  throw new RangeError("no end of directory");
}

function sizes(view: DataView, at: number, extraAt: number, extraLength: number): { packed: number; offset: number } {
  let packed = view.getUint32(at + 20, true);
  let offset = view.getUint32(at + 42, true);
  for (let extra = extraAt; extra + 4 <= extraAt + extraLength; extra += 4 + view.getUint16(extra + 2, true)) {
    if (view.getUint16(extra, true) !== 1) continue;
    // Only the fields that are full in the entry itself are repeated here, in this order.
    let field = extra + 4 + (view.getUint32(at + 24, true) === 0xffffffff ? 8 : 0);
    if (packed === 0xffffffff) {
      packed = Number(view.getBigUint64(field, true));
      field += 8;
    }
    if (offset === 0xffffffff) offset = Number(view.getBigUint64(field, true));
    break;
  }
  return { packed, offset };
}

function unpack(name: string, bytes: Uint8Array, view: DataView, entry: Entry, left: number, limits: ReadLimits): Uint8Array {
  try {
    const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
    if (start + entry.packed > bytes.length) throw new RangeError("a part ends after the archive");
    const packed = bytes.subarray(start, start + entry.packed);
    if (entry.method === 0) {
      if (packed.length > left) throw tooLarge(name, limits);
      return verified(packed, entry);
    }
    if (entry.method !== 8) throw new RangeError(`unknown compression method ${entry.method}`);
    if (left <= 0) throw tooLarge(name, limits);
    return verified(inflateRawSync(packed, { maxOutputLength: left }), entry);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE") throw tooLarge(name, limits);
    if (error instanceof RangeError || (error instanceof Error && "errno" in error)) throw damaged(name, error);
    throw error;
  }
}

/** A wrong checksum means that a digit may have changed on the way: nothing of such a part is believed. */
function verified(unpacked: Uint8Array, entry: Entry): Uint8Array {
  if (crc32(unpacked) !== entry.checksum) throw new RangeError("a part does not have its checksum");
  return unpacked;
}
