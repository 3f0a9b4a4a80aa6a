/** Lower case, without accents, ligatures opened, everything else than letters and digits a space. */
export function fold(text: string): string {
  // Most texts are plain, and the way through Unicode is ten times longer.
  // oxlint-disable-next-line no-control-regex -- the range is that of ASCII
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .replaceAll("ß", "ss")
    .replaceAll("ø", "o")
    .replaceAll("ł", "l")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Without spaces either: how identifiers and labels are compared. */
export function compact(text: string): string {
  return fold(text).replaceAll(" ", "");
}

/** In every name, or what an apostrophe leaves of an article: not asked for where other words are. */
const stopWords = new Set(
  "a al au aux avec c ce ces cette d dans de des du elle en entre est et ete il l la le les leur leurs m mais n ne ou par pas pour qu que qui s sa se ses son sur t un une vers y an and are as at by for from in into is it of on or the their to with".split(" "),
);

export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}
