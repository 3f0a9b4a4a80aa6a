/** A text to be written by a circle, and the places of circles and texts: all in units of the picture. */
export interface LabelWish {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly text: string;
}

interface Rectangle { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** Width of a letter and height of a line at the size of the labels. */
const letter = 7;
const line = 15;

/** Where the middle of a name's first line stands. */
export interface LabelPlace { readonly x: number; readonly y: number }

/**
 * Where each name can stand without covering a circle or another name: under its circle, else above it, to its left or to
 * its right; null where there is no room. The greatest circles choose first.
 */
export function placeLabels(wishes: readonly LabelWish[], width: number, height: number): readonly (LabelPlace | null)[] {
  const taken: Rectangle[] = wishes.map(({ x, y, radius }) => ({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }));
  const placed: (LabelPlace | null)[] = wishes.map(() => null);
  const order = wishes.map((_, index) => index).toSorted((a, b) => (wishes[b]?.radius ?? 0) - (wishes[a]?.radius ?? 0));
  for (const index of order) {
    const wish = wishes[index];
    if (wish === undefined || wish.text === "") continue;
    const { x, y, radius } = wish;
    const half = (wish.text.length * letter) / 2;
    const candidates: readonly (readonly [middle: number, top: number])[] = [
      [x, y + radius + 1], [x, y - radius - line - 1], [x - radius - half - 7, y - line / 2], [x + radius + half + 7, y - line / 2],
    ];
    for (const [middle, top] of candidates) {
      const wanted: Rectangle = { left: middle - half, right: middle + half, top, bottom: top + line };
      const free = wanted.left > 2 && wanted.right < width - 2 && top > 0 && wanted.bottom < height
        && taken.every((other, at) => at === index || wanted.right + 6 < other.left || wanted.left - 6 > other.right || wanted.bottom < other.top || wanted.top > other.bottom);
      if (!free) continue;
      placed[index] = { x: Math.round(middle), y: Math.round(top + line - 4) };
      taken.push(wanted);
      break;
    }
  }
  return placed;
}
