import type { Span } from "../../../../kernel/text/personal/index.ts";
import { mask } from "../../domain/scan.ts";

/** A word with what follows it up to the next, in the order of the text. */
export interface Piece {
  readonly index: number;
  readonly word: string;
  readonly after: string;
  /** It may tell who somebody is: a proposal of the machine, which a person accepts or not. */
  readonly suggested: boolean;
}

/** The words of a text; put together again they are the text. `spans` are places that a search for names has found, half open. */
export function piecesOf(text: string, spans: readonly Span[] = []): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const match of text.matchAll(/(\S+)(\s*)/gu)) {
    const [, word = "", after = ""] = match;
    const from = match.index;
    pieces.push({ index: pieces.length, word, after, suggested: spans.some((span) => span.start < from + word.length && span.end > from) });
  }
  return pieces;
}

/** The text without the words at these places; words masked in a row are one mark, so that their number is not told either. */
export function maskedText(text: string, indexes: ReadonlySet<number>): string {
  let masked = "";
  let within = false;
  for (const { index, word, after } of piecesOf(text)) {
    if (!indexes.has(index)) {
      masked += word + after;
      within = false;
      continue;
    }
    const ending = /[.,;:!?]+$/u.exec(word)?.[0] ?? "";
    masked = within ? masked.trimEnd() + ending + after : masked + mask + ending + after;
    within = ending === "";
  }
  return masked.trim();
}
