/**
 * A text as it is searched: one form for each sign (NFKC), without invisible signs, hyphens alike. `text` has blanks where
 * addresses of the Web stand, `whole` has them; both have the same length.
 */
export interface SearchedText {
  readonly given: string;
  readonly whole: string;
  readonly text: string;
}

/** Where something stands, in UTF-16 units, half open. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const address = /https?:\/\/\S+|\b10\.\d{4,9}\/\S+/giu;
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu;


const oneForm = (text: string): string => text.normalize("NFKC").replaceAll(invisible, "").replaceAll(/[\u2010-\u2015]/gu, "-");

export function searched(given: string): SearchedText {
  const whole = oneForm(given);
  return { given, whole, text: whole.replaceAll(address, (found) => " ".repeat(found.length)) };
}

/**
 * Where spans of the searched text stand in the text as it was given: a sign may have become several, or none. Where the
 * two cannot be laid side by side (signs that combine across), the whole text, so that nothing found is left out.
 */
export function inGiven({ given, whole }: SearchedText, spans: readonly Span[]): Span[] {
  if (given === whole) return [...spans];
  const starts: number[] = [];
  const ends: number[] = [];
  let joined = "";
  for (const { 0: sign, index } of given.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) {
    const form = oneForm(sign);
    joined += form;
    for (let at = 0; at < form.length; at += 1) {
      starts.push(index);
      ends.push(index + sign.length);
    }
  }
  if (joined !== whole) return spans.length === 0 ? [] : [{ start: 0, end: given.length }];
  return spans.map(({ start, end }) => ({ start: starts[start] ?? 0, end: ends[end - 1] ?? given.length }));
}
