import { isUtf8 } from "node:buffer";
import { wideEncoding, windows1252 } from "../../../../kernel/tables/index.ts";

export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** Bytes further on are not what the head said: the file is read again as Windows-1252. */
export class NotUtf8 extends Error {
  override readonly name = "NotUtf8";
}

/** By its mark, by its zeros, else UTF-8 where the head is valid, else Windows-1252. `head` may end inside a character. */
export function encodingOf(head: Uint8Array): { readonly encoding: TextEncoding; readonly marked: boolean } {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: "utf-8", marked: true };
  const wide = wideEncoding(head);
  if (wide !== null) return { encoding: wide, marked: head[0] === 0xff || head[0] === 0xfe };
  return { encoding: isUtf8(head.subarray(0, wholeLength(head))) ? "utf-8" : "windows-1252", marked: false };
}

/** Does this look like text at all? No zeros (unless UTF-16) and nearly no control characters. */
export function isText(head: Uint8Array): boolean {
  if (wideEncoding(head) !== null) return true;
  let odd = 0;
  const length = Math.min(head.length, 65_536);
  for (let at = 0; at < length; at += 1) {
    const byte = head[at] ?? 32;
    if (byte === 0) return false;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) odd += 1;
  }
  return odd <= length / 200;
}

/** What was seen of the encoding while it was read. */
export interface EncodingFacts {
  /** Bytes that Windows-1252 leaves undefined. */
  undefinedBytes: number;
  /** Letters with accents that were written in UTF-8 and read as Windows-1252 before (`Ã©`). */
  twice: number;
  replaced: number;
}

/** Chunks of bytes into text. UTF-8 is checked: `NotUtf8` at the first byte that is not. A mark at the start is left out. */
export async function* decodeChunks(chunks: AsyncIterable<Uint8Array>, encoding: TextEncoding, facts: EncodingFacts): AsyncGenerator<string> {
  let carry = Buffer.alloc(0);
  const wide = encoding === "utf-8" || encoding === "windows-1252" ? null : new TextDecoder(encoding);
  let first = true;
  for await (const chunk of chunks) {
    const fresh = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let text: string;
    if (wide !== null) text = wide.decode(fresh, { stream: true });
    else if (encoding === "windows-1252") {
      text = windows1252(fresh);
      for (const byte of fresh) if (byte === 0x81 || byte === 0x8d || byte === 0x8f || byte === 0x90 || byte === 0x9d) facts.undefinedBytes += 1;
    } else {
      const bytes = carry.length === 0 ? fresh : Buffer.concat([carry, fresh]);
      const end = wholeLength(bytes);
      if (!isUtf8(bytes.subarray(0, end))) throw new NotUtf8();
      text = bytes.subarray(0, end).toString("utf8");
      carry = Buffer.from(bytes.subarray(end));
    }
    if (first && text.length > 0) {
      first = false;
      if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
    }
    facts.twice += countTwice(text);
    if (text !== "") yield text;
  }
  if (carry.length > 0) throw new NotUtf8();
  const rest = wide?.decode() ?? "";
  if (rest !== "") yield rest;
}

const twicePattern = /Ã[©¨ª«§´®»\u00a0¢¹]|â€[™œ\u009d“”]|Å“/g;

function countTwice(text: string): number {
  return text.includes("Ã") || text.includes("â€") ? (text.match(twicePattern)?.length ?? 0) : 0;
}

/** How many bytes make whole characters of UTF-8: a sequence that begins at the very end waits. */
function wholeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
