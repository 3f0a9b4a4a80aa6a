import type { VNode } from "preact";
import { stemOf, foldedWords } from "../stem.ts";

interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

const wordPattern = /[\p{L}\p{N}\p{M}]+/gu;

/** The pieces of a text, words with one of these stems marked. */
export function piecesOf(text: string, stems: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(wordPattern)) {
    if (!foldedWords(match[0]).some((word) => stems.has(stemOf(word)))) continue;
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), marked: false });
    pieces.push({ text: match[0], marked: true });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), marked: false });
  return pieces;
}

export function Marked({ text, stems }: { readonly text: string; readonly stems: ReadonlySet<string> }): VNode {
  return <>{piecesOf(text, stems).map((piece) => (piece.marked ? <mark>{piece.text}</mark> : piece.text))}</>;
}

const length = 240;
const before = 70;
const furthest = 20_000;

/** The part of a text around the first word that is marked, else its beginning; cut between words, with dots where cut. */
export function snippetOf(text: string, stems: ReadonlySet<string>): string {
  const plain = text.slice(0, furthest).replace(/\s+/g, " ").trim();
  if (plain.length <= length) return plain;
  let at = 0;
  if (stems.size > 0) {
    for (const match of plain.matchAll(wordPattern)) {
      if (!foldedWords(match[0]).some((word) => stems.has(stemOf(word)))) continue;
      at = match.index;
      break;
    }
  }
  let start = Math.max(0, Math.min(at - before, plain.length - length));
  if (start > 0) start = plain.indexOf(" ", start) + 1;
  let end = Math.min(plain.length, start + length);
  if (end < plain.length) end = Math.max(start + 1, plain.lastIndexOf(" ", end));
  return `${start > 0 ? "… " : ""}${plain.slice(start, end)}${end < plain.length ? " …" : ""}`;
}
