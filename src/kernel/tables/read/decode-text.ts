import { binaryFile } from "./file-faults.ts";

/**
 * The text of a file whose encoding nobody declared: by its mark if it has one, else UTF-16 where every other byte is
 * zero, else UTF-8 where that is valid, else Windows-1252, which is what spreadsheets in French write otherwise.
 * Throws `tables.binary` where the result is not text.
 */
export function decodeText(name: string, bytes: Uint8Array): string {
  const text = decode(bytes);
  const probe = text.slice(0, 65_536);
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  const odd = probe.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0;
  if (probe.includes("\0") || odd > probe.length / 100) throw binaryFile(name, null);
  return text;
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder("utf-8").decode(bytes);
  const wide = wideEncoding(bytes);
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return windows1252(bytes);
  }
}

/** Is this UTF-16, told by its mark or, in a Latin alphabet, by every other byte being zero? */
export function wideEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const length = Math.min(bytes.length, 2000) & ~1;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  // Nearly all high bytes are zero, no low byte is.
  if (length >= 8 && even === 0 && odd > length * 0.35) return "utf-16le";
  if (length >= 8 && odd === 0 && even > length * 0.35) return "utf-16be";
  return null;
}

/** The characters of bytes 0x80 to 0x9f; the five that the code page leaves undefined stay what they are. */
const high = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Text of bytes in Windows-1252. By hand: the decoder of Node 20 reads these bytes as ISO 8859-1, where € and œ are control characters. */
export function windows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString("latin1")
    .replaceAll(/[\u0080-\u009f]/g, (character) => high[character.charCodeAt(0) - 0x80] ?? character);
}
