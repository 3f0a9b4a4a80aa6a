import { AppError } from "../errors/app-error.ts";
import type { TextDocument } from "./document.ts";

/** Larger than any document of text that people write; a larger file is something else. */
export const largestDocument = 40 * 1024 * 1024;

function refuse(name: string, fr: string, en: string, cause?: unknown): AppError {
  return new AppError("document.not-text", { fr: `${name} : ${fr}`, en: `${name}: ${en}` }, { status: 422, ...(cause === undefined ? {} : { cause }) });
}

function startsWith(bytes: Uint8Array, ...signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

const windowsOnly = [..."€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ"];

/** Text in UTF-8 (with or without mark), UTF-16 with its mark, else the Latin alphabet of Windows. */
export function decodeText(bytes: Uint8Array): string {
  if (startsWith(bytes, 0xff, 0xfe)) return new TextDecoder("utf-16le").decode(bytes);
  if (startsWith(bytes, 0xfe, 0xff)) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // The decoder of some versions of Node takes windows-1252 for Latin-1: the range that differs is mapped here.
    return new TextDecoder("latin1").decode(bytes).replace(/[\u0080-\u009F]/g, (letter) => windowsOnly[letter.charCodeAt(0) - 0x80] ?? letter);
  }
}

/** Lines of a text whatever its line ends: Unix, Windows, old Mac, form feeds. A last empty line is not a line. */
export function splitLines(text: string): readonly string[] {
  if (text === "") return [];
  const lines = text.split(/\r\n|[\r\n\f\v\u0085\u2028\u2029]/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

/** Bytes that no text has, in a share that no encoding fault explains. */
function looksBinary(bytes: Uint8Array): boolean {
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return false;
  const sample = bytes.subarray(0, 65_536);
  let odd = 0;
  for (const byte of sample) {
    if (byte === 0) return true;
    if ((byte < 32 && byte !== 9 && byte !== 10 && byte !== 11 && byte !== 12 && byte !== 13 && byte !== 27) || byte === 127) odd += 1;
  }
  return odd > sample.length / 50;
}

async function pdfLines(name: string, bytes: Uint8Array): Promise<readonly string[]> {
  try {
    const { extractText, getDocumentProxy } = await import("unpdf");
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    const { text } = await extractText(pdf, { mergePages: false });
    const lines = text.flatMap((page) => splitLines(page));
    if (lines.every((line) => line.trim() === "")) {
      throw refuse(name, "ce PDF ne contient que des images ; passez-le d’abord à la reconnaissance de caractères.", "this PDF holds images only; run character recognition on it first.");
    }
    return lines;
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw refuse(name, "ce PDF ne peut pas être lu (abîmé ou protégé). Enregistrez-le en texte et importez le texte.", "this PDF cannot be read (damaged or protected). Save it as text and import the text.", error);
  }
}

/**
 * The numbered lines of a file: text, Markdown or PDF. An empty file is a document without lines. A PDF gives the lines
 * of its text in the order of its pages. Anything else is refused (`document.not-text`), so is a file above the limit
 * (`document.too-large`).
 */
export async function readDocument(name: string, bytes: Uint8Array): Promise<TextDocument> {
  if (bytes.length > largestDocument) {
    throw new AppError("document.too-large", { fr: `${name} : plus de 40 Mo, ce n’est pas un texte de contrat.`, en: `${name}: more than 40 MB, this is not the text of a contract.` }, { status: 413 });
  }
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  if (start.includes("%PDF-")) return { name, lines: await pdfLines(name, bytes) };
  if (startsWith(bytes, 0x50, 0x4b, 3, 4)) {
    throw refuse(name, "fichier de bureautique ou archive ; enregistrez le document en texte (.txt), Markdown (.md) ou PDF.", "an office file or an archive; save the document as text (.txt), Markdown (.md) or PDF.");
  }
  if (looksBinary(bytes)) throw refuse(name, "fichier binaire ; il faut un texte (.txt), un Markdown (.md) ou un PDF.", "a binary file; a text (.txt), Markdown (.md) or PDF file is needed.");
  return { name, lines: splitLines(decodeText(bytes)) };
}
