/** A place name reduced for comparison: no accents, capitals, single spaces, SAINT and SAINTE in full. */
export function foldPlace(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toUpperCase()
    .replace(/Œ/g, "OE")
    .replace(/Æ/g, "AE")
    .replace(/[^A-Z0-9]+/g, " ")
    .replace(/\bST\b/g, "SAINT")
    .replace(/\bSTE\b/g, "SAINTE")
    .replace(/\bMT\b/g, "MONT")
    .trim();
}

/** The same without the article in front and the small words inside: `LES ABYMES` and `ABYMES`, `SAINT ETIENNE DU ROUVRAY` and `SAINT ETIENNE ROUVRAY`. */
export function foldLoosely(folded: string): string {
  return folded.split(" ").filter((word) => !smallWords.has(word)).join(" ");
}
const smallWords = new Set(["L", "LE", "LA", "LES", "DE", "DU", "DES", "D", "EN", "SUR", "SOUS", "LEZ", "A", "AU", "AUX"]);

/** Are two words within `most` letters of one another (insertions, removals, changes, swaps of neighbours)? */
export function within(left: string, right: string, most: number): boolean {
  if (Math.abs(left.length - right.length) > most) return false;
  let before: number[] = [];
  let above = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      let least = Math.min((above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + (same ? 0 : 1));
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
        least = Math.min(least, (before[column - 2] ?? 0) + 1);
      }
      line.push(least);
    }
    before = above;
    above = line;
  }
  return (above[right.length] ?? most + 1) <= most;
}
