/** Words near another: those that share enough runs of three letters, then measured by the edits between them. */
export interface Spelling {
  near(word: string): readonly { readonly number: number; readonly likeness: number }[];
}

const shortest = 4;
const mostKept = 12;

/**
 * Knows the words of at least four letters. Two words are near when one edit parts them (a letter more, less, other, or
 * two neighbours swapped), two edits from eight letters on. `likeness` is 1 less the share of letters edited. Numbers are
 * never guessed.
 */
export function createSpelling(words: readonly string[]): Spelling {
  const grams = new Map<number, number[]>();
  words.forEach((word, number) => {
    if (word.length < shortest || /\d/.test(word)) return;
    for (const gram of gramsOf(word)) {
      const list = grams.get(gram);
      if (list === undefined) grams.set(gram, [number]);
      else list.push(number);
    }
  });
  const shared = new Uint8Array(words.length);
  return {
    near(word) {
      if (word.length < shortest || /\d/.test(word)) return [];
      const edits = word.length >= 8 ? 2 : 1;
      const asked = gramsOf(word);
      // Each edit can break three runs; swaps four.
      const needed = Math.max(1, asked.length - 4 * edits);
      const touched: number[] = [];
      for (const gram of asked) {
        for (const number of grams.get(gram) ?? []) {
          if (shared[number] === 0) touched.push(number);
          shared[number] = (shared[number] ?? 0) + 1;
        }
      }
      const found: { number: number; likeness: number }[] = [];
      for (const number of touched) {
        const count = shared[number] ?? 0;
        shared[number] = 0;
        const other = words[number] ?? "";
        if (count < needed || Math.abs(other.length - word.length) > edits) continue;
        const distance = editsBetween(word, other, edits);
        if (distance <= edits) found.push({ number, likeness: 1 - distance / Math.max(word.length, other.length) });
      }
      return found.sort((a, b) => b.likeness - a.likeness || a.number - b.number).slice(0, mostKept);
    },
  };
}

/** Runs of three letters, ends marked, each as one number. Letters outside the basic plane count by half. */
function gramsOf(word: string): number[] {
  const found = new Set<number>();
  const marked = `\u0001${word}\u0002`;
  for (let at = 0; at + 2 < marked.length; at += 1) {
    found.add(((marked.charCodeAt(at) & 0xff) << 16) | ((marked.charCodeAt(at + 1) & 0xff) << 8) | (marked.charCodeAt(at + 2) & 0xff));
  }
  return [...found];
}

/** Optimal string alignment (edits with swaps of neighbours); anything beyond `most` is `most + 1`. */
export function editsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row[j] = cost;
      if (cost < best) best = cost;
    }
    if (best > most) return most + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length] ?? most + 1, most + 1);
}
