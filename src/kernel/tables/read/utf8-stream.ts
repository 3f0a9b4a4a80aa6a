import { isUtf8 } from "node:buffer";
import { wideEncoding } from "./decode-text.ts";

/** What was wrong with the bytes: where (from 0), and what they look like instead. */
export interface EncodingFault {
  readonly byte: number;
  readonly looksLike: "utf-16" | "windows-1252" | "binary";
  /** Text that came out whole before the fault. */
  readonly before: string;
}

/** Enough to tell UTF-16 without a mark. */
const probedBytes = 64;

/**
 * Turns chunks of bytes into text, strictly: the first byte that is not UTF-8, or a control character that no text file
 * holds, is told with its position. A mark at the start (BOM) is left out. Characters cut by a chunk wait for the next.
 */
export class Utf8Stream {
  #carry: Buffer = Buffer.alloc(0);
  #offset = 0;
  #started = false;

  push(chunk: Uint8Array, last = false): { text: string } | { fault: EncodingFault } {
    const fresh = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let bytes = this.#carry.length === 0 ? fresh : Buffer.concat([this.#carry, fresh]);
    if (!this.#started && bytes.length > 0 && (bytes.length >= probedBytes || last)) {
      this.#started = true;
      const wide = wideEncoding(bytes) !== null;
      if (wide) return { fault: { byte: 0, looksLike: "utf-16", before: "" } };
      if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
        bytes = bytes.subarray(3);
        this.#offset = 3;
      }
    } else if (!this.#started) {
      this.#carry = Buffer.from(bytes);
      return { text: "" };
    }
    const end = last ? bytes.length : wholeCharacters(bytes);
    const whole = bytes.subarray(0, end);
    const bad = isUtf8(whole) ? -1 : firstBad(whole);
    const odd = firstControl(bad === -1 ? whole : whole.subarray(0, bad));
    if (odd !== -1 || bad !== -1) {
      const at = odd === -1 ? bad : odd;
      const looksLike = odd !== -1 || firstControl(whole) !== -1 ? "binary" : "windows-1252";
      return { fault: { byte: this.#offset + at, looksLike, before: whole.subarray(0, at).toString("utf8") } };
    }
    this.#carry = Buffer.from(bytes.subarray(end));
    this.#offset += end;
    return { text: whole.toString("utf8") };
  }
}

/** How many bytes make whole characters: a sequence that begins at the very end waits. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

/** Halves the stretch until the first byte that cannot be UTF-8 is found. */
function firstBad(bytes: Buffer): number {
  let good = 0;
  let size = bytes.length;
  while (size > 64) {
    const half = Math.floor(size / 2);
    const cut = good + Math.max(1, wholeCharacters(bytes.subarray(good, good + half)));
    if (isUtf8(bytes.subarray(good, cut))) {
      size -= cut - good;
      good = cut;
    } else if (cut - good < size) size = cut - good;
    else break;
  }
  for (let at = good; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    const length = byte < 0x80 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 0;
    if (length === 0 || at + length > bytes.length || !isUtf8(bytes.subarray(at, at + length))) return at;
    at += length;
  }
  return bytes.length;
}

/** Zero and other control characters but tab, line ends, vertical tab, form feed and escape. */
function firstControl(bytes: Buffer): number {
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0x20;
    if (byte < 0x20 && (byte < 0x09 || (byte > 0x0d && byte !== 0x1b))) return at;
  }
  return -1;
}
