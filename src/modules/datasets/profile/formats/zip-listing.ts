import type { FileHandle } from "node:fs/promises";

export interface ZipEntry {
  /** As the archive gives it: not to be trusted, not to be shown. */
  readonly path: string;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
  readonly method: number;
  readonly encrypted: boolean;
  readonly link: boolean;
}

export interface ZipListing {
  readonly entries: readonly ZipEntry[];
  /** As announced; more than `entries` where there are too many to be looked at. */
  readonly count: number;
  /** Size of the central directory, which no entry may reach into. */
  readonly directoryAt: number;
}

/** Bytes of a directory that are read. */
const mostDirectoryBytes = 32_000_000;

/**
 * What an archive says that it holds, from its central directory alone: nothing is unpacked. Null where there is no
 * directory or it makes no sense. Source: PKWARE APPNOTE 6.3, sections 4.3.12 to 4.3.16 and 4.5.3 (ZIP64).
 */
export async function listZip(file: FileHandle, sizeBytes: number, most: number): Promise<ZipListing | null> {
  const tailLength = Math.min(sizeBytes, 22 + 65_535 + 20);
  const tail = await readAt(file, sizeBytes - tailLength, tailLength);
  let end = -1;
  for (let at = tail.length - 22; at >= 0 && end === -1; at -= 1) if (tail.readUInt32LE(at) === 0x06054b50) end = at;
  if (end === -1) return null;
  let count = tail.readUInt16LE(end + 10);
  let directoryBytes = tail.readUInt32LE(end + 12);
  let directoryAt = tail.readUInt32LE(end + 16);
  if (end >= 20 && tail.readUInt32LE(end - 20) === 0x07064b50) {
    const wide = await readAt(file, Number(tail.readBigUInt64LE(end - 12)), 56);
    if (wide.length < 56 || wide.readUInt32LE(0) !== 0x06064b50) return null;
    count = Number(wide.readBigUInt64LE(32));
    directoryBytes = Number(wide.readBigUInt64LE(40));
    directoryAt = Number(wide.readBigUInt64LE(48));
  }
  if (directoryAt + directoryBytes > sizeBytes) return null;
  const directory = await readAt(file, directoryAt, Math.min(directoryBytes, mostDirectoryBytes));
  const entries: ZipEntry[] = [];
  for (let at = 0; entries.length < Math.min(count, most) && at + 46 <= directory.length; ) {
    if (directory.readUInt32LE(at) !== 0x02014b50) return null;
    const nameLength = directory.readUInt16LE(at + 28);
    const extraLength = directory.readUInt16LE(at + 30);
    const next = at + 46 + nameLength + extraLength + directory.readUInt16LE(at + 32);
    if (next > directory.length && directory.length === directoryBytes) return null;
    if (next > directory.length) break;
    entries.push({
      path: directory.subarray(at + 46, at + 46 + nameLength).toString("utf8"), method: directory.readUInt16LE(at + 10), encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      // Unix mode in the upper half of the external attributes, where the archive was made on Unix.
      link: directory[at + 5] === 3 && (directory.readUInt16LE(at + 40) & 0xf000) === 0xa000,
      ...sizes(directory, at, at + 46 + nameLength, extraLength),
    });
    at = next;
  }
  return { entries, count, directoryAt };
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(Math.max(0, length));
  const { bytesRead } = await file.read(bytes, 0, bytes.length, Math.max(0, position));
  return bytes.subarray(0, bytesRead);
}

function sizes(view: Buffer, at: number, extraAt: number, extraLength: number): { packed: number; unpacked: number; offset: number } {
  let packed = view.readUInt32LE(at + 20);
  let unpacked = view.readUInt32LE(at + 24);
  let offset = view.readUInt32LE(at + 42);
  for (let extra = extraAt; extra + 4 <= extraAt + extraLength; extra += 4 + view.readUInt16LE(extra + 2)) {
    if (view.readUInt16LE(extra) !== 1) continue;
    // Only the fields that are full in the entry itself are repeated here, in this order.
    let field = extra + 4;
    const wide = (value: number): number => {
      if (value !== 0xffffffff || field + 8 > view.length) return value;
      field += 8;
      return Number(view.readBigUInt64LE(field - 8));
    };
    unpacked = wide(unpacked);
    packed = wide(packed);
    offset = wide(offset);
    break;
  }
  return { packed, unpacked, offset };
}
