/** Values as readers first see them: what both records agree on is hidden, what differs is shown. */

export interface ValuePiece {
  readonly text: string;
  /** Not the same in the other record. */
  readonly differs: boolean;
  readonly hidden: boolean;
}

const dot = "•";
/** Kinds of column whose values tell who somebody is; the others (sex, department, numbers) are shown as they are. */
const telling: ReadonlySet<string> = new Set(["raw", "text", "name", "first-names", "date", "nir", "email", "phone", "code", "list", "commune", "postcode"]);

export function isMaskable(clean: string): boolean {
  return telling.has(clean);
}

/**
 * The two values in pieces, characters that differ marked (shortest edit, Wagner and Fischer 1974). Masked, characters
 * alike on both sides become dots, but for the first: a reader sees the differences, not the name. A value that stands
 * alone is masked but for its first character, and so are two that have little in common: showing what differs would show them whole.
 */
export function piecesOf(left: string | null, right: string | null, masked: boolean): readonly [readonly ValuePiece[], readonly ValuePiece[]] {
  const [a, b] = [[...(left ?? "")].slice(0, 200), [...(right ?? "")].slice(0, 200)];
  const same = left === null || right === null ? null : alike(a, b);
  const inCommon = same === null ? 0 : same.left.filter((one) => one).length;
  const apart = inCommon * 2 < Math.max(a.length, b.length);
  const side = (characters: readonly string[], isSame: (index: number) => boolean): readonly ValuePiece[] => {
    const pieces: { text: string; differs: boolean; hidden: boolean }[] = [];
    for (const [index, character] of characters.entries()) {
      const differs = same !== null && !isSame(index);
      const hidden = masked && (apart || !differs) && index > 0 && /[\p{L}\p{N}@]/u.test(character);
      const last = pieces.at(-1);
      const text = hidden ? dot : character;
      if (last !== undefined && last.differs === differs && last.hidden === hidden) last.text += text;
      else pieces.push({ text, differs, hidden });
    }
    return pieces;
  };
  return [side(a, (index) => same?.left[index] === true), side(b, (index) => same?.right[index] === true)];
}

/** Which characters of each side are in a longest alignment; case and accents are no difference. */
function alike(a: readonly string[], b: readonly string[]): { readonly left: readonly boolean[]; readonly right: readonly boolean[] } {
  const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toUpperCase();
  const [x, y] = [a.map(plain), b.map(plain)];
  const width = y.length + 1;
  const cost = new Uint16Array((x.length + 1) * width);
  const at = (row: number, column: number): number => cost[row * width + column] ?? 0;
  for (let row = 0; row <= x.length; row += 1) {
    for (let column = 0; column <= y.length; column += 1) {
      cost[row * width + column] = row === 0 ? column : column === 0 ? row : Math.min(at(row - 1, column) + 1, at(row, column - 1) + 1, at(row - 1, column - 1) + (x[row - 1] === y[column - 1] ? 0 : 1));
    }
  }
  const left = a.map(() => false);
  const right = b.map(() => false);
  for (let [row, column] = [x.length, y.length]; row > 0 && column > 0;) {
    const isSame = x[row - 1] === y[column - 1];
    if (at(row, column) === at(row - 1, column - 1) + (isSame ? 0 : 1)) {
      left[row - 1] = isSame;
      right[column - 1] = isSame;
      row -= 1;
      column -= 1;
    } else if (at(row, column) === at(row - 1, column) + 1) row -= 1;
    else column -= 1;
  }
  return { left, right };
}
