/** One piece of two texts laid side by side: kept, taken out of the first, put into the second. */
export interface TextPiece {
  readonly kind: "same" | "out" | "in";
  readonly text: string;
}

/** Beyond this many products of lines the middle is told as wholly replaced: the table of the method would not fit. */
const largestTable = 4_000_000;

/**
 * What makes one text of the other, line by line: the longest common subsequence, ties going to what is taken out first. Texts
 * that share nothing come out as one removal and one insertion; equal texts as what they are.
 */
export function textDifference(before: string, after: string): readonly TextPiece[] {
  const [a, b] = [before.split("\n"), after.split("\n")];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const [middleA, middleB] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const pieces = [
    ...a.slice(0, head).map((text): TextPiece => ({ kind: "same", text })),
    ...middle(middleA, middleB),
    ...a.slice(a.length - tail).map((text): TextPiece => ({ kind: "same", text })),
  ];
  return joined(pieces);
}

function middle(a: readonly string[], b: readonly string[]): TextPiece[] {
  if (a.length * b.length > largestTable) return [...a.map((text): TextPiece => ({ kind: "out", text })), ...b.map((text): TextPiece => ({ kind: "in", text }))];
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const pieces: TextPiece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      pieces.push({ kind: "same", text: a[i] ?? "" });
      i += 1;
      j += 1;
    } else if (i < a.length && (j === b.length || at(i + 1, j) >= at(i, j + 1))) {
      pieces.push({ kind: "out", text: a[i] ?? "" });
      i += 1;
    } else {
      pieces.push({ kind: "in", text: b[j] ?? "" });
      j += 1;
    }
  }
  return pieces;
}

/** Neighbours of one kind as one piece. */
function joined(pieces: readonly TextPiece[]): readonly TextPiece[] {
  const out: { kind: TextPiece["kind"]; text: string }[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (last !== undefined && last.kind === piece.kind) last.text += `\n${piece.text}`;
    else out.push({ ...piece });
  }
  return out;
}
