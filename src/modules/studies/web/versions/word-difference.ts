/** A piece of a text: in both, in the older one alone, in the newer one alone. */
export interface TextPiece {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
}

const words = /\s+|[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}]/gu;
const sentences = /[^.!?\n]+[.!?\n]*\s*|[.!?\n]+\s*/gu;
/** Beyond so many pairs of words a text is compared by sentences, then as a whole: a page must not wait. */
const mostPairs = 4_000_000;

/**
 * What of a text was taken out and what was put in, word by word (longest common subsequence of words, blanks and signs). The pieces that
 * are not `added` make the older text, those that are not `removed` the newer one.
 */
export function wordDifference(before: string, after: string): readonly TextPiece[] {
  const [old, now] = [before.match(words) ?? [], after.match(words) ?? []];
  const byWords = compared(old, now);
  if (byWords !== null) return smoothed(byWords);
  const bySentences = compared(before.match(sentences) ?? [], after.match(sentences) ?? []);
  return bySentences ?? [{ kind: "removed", text: before }, { kind: "added", text: after }];
}

/** Null where the two are too long to be compared. */
function compared(old: readonly string[], now: readonly string[]): readonly TextPiece[] | null {
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  const [a, b] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  if (a.length * b.length > mostPairs) return null;
  return joined([...old.slice(0, start).map(same), ...aligned(a, b), ...old.slice(old.length - end).map(same)]);
}

const same = (text: string): TextPiece => ({ kind: "same", text });

function aligned(a: readonly string[], b: readonly string[]): TextPiece[] {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = a[i] === b[j] ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1 : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  const pieces: TextPiece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [old, now] = [a[i], b[j]];
    if (old !== undefined && old === now) { pieces.push(same(old)); i += 1; j += 1; }
    else if (old !== undefined && (now === undefined || (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))) { pieces.push({ kind: "removed", text: old }); i += 1; }
    else if (now !== undefined) { pieces.push({ kind: "added", text: now }); j += 1; }
  }
  return pieces;
}

function joined(pieces: readonly TextPiece[]): readonly TextPiece[] {
  const out: TextPiece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (last?.kind === piece.kind) out[out.length - 1] = { kind: piece.kind, text: last.text + piece.text };
    else if (piece.text !== "") out.push(piece);
  }
  return out;
}

/** A blank kept between two changed words would break a phrase into crumbs: it goes with them, once in each. */
function smoothed(pieces: readonly TextPiece[]): readonly TextPiece[] {
  const crumbs = pieces.flatMap((piece, at): readonly TextPiece[] => (piece.kind === "same" && /^\s+$/.test(piece.text) && at > 0 && at < pieces.length - 1 ? [{ kind: "removed", text: piece.text }, { kind: "added", text: piece.text }] : [piece]));
  const out: TextPiece[] = [];
  let [removed, added] = ["", ""];
  const flush = (): void => {
    if (removed !== "") out.push({ kind: "removed", text: removed });
    if (added !== "") out.push({ kind: "added", text: added });
    [removed, added] = ["", ""];
  };
  for (const piece of crumbs) {
    if (piece.kind === "same") { flush(); out.push(piece); }
    else if (piece.kind === "removed") removed += piece.text;
    else added += piece.text;
  }
  flush();
  return out;
}

/** Share of words that two texts have in common, 0 to 1: are these two entries the same one, reworded? */
export function likeness(before: string, after: string): number {
  const of = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const [a, b] = [of(before), of(after)];
  const shared = [...a].filter((word) => b.has(word)).length;
  return a.size + b.size === 0 ? 1 : (2 * shared) / (a.size + b.size);
}
