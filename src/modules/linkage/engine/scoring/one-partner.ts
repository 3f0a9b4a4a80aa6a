/** Pairs with what speaks for each, sorted by `left` then `right`; rows of each side with the class they are of. */
export interface RivalPairs {
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** log2 of the likelihood ratio, without any prior. */
  readonly bits: Float64Array;
  /** Class of each row, from 0: rows of one class have the same chance of a partner. */
  readonly leftClass: Int32Array;
  readonly rightClass: Int32Array;
}

export interface Shared {
  readonly probability: Float64Array;
  /** Links expected among the pairs. */
  readonly matches: number;
  readonly rounds: number;
  readonly converged: boolean;
}

const mostRounds = 60;
const messagesARound = 5;
/** Pairs whose odds, were they alone, are below this change no other’s answer. */
const leastOdds = 1e-4;
/** Once rivals have spoken, a pair with less to say is let go: what it takes from any other is a smaller part still. */
const leastShare = 1e-5;
const settledAfter = 2;
/** A class lends itself to the average of all as if so many of its rows had been seen there. */
const lent = 10;

/**
 * How probable is each pair when a row has one partner at most? The weight of a pair says nothing of its rivals: here each
 * row divides its belief among all its pairs and having none, and what is taken by one row is lost to the others. A set of
 * links is as probable as the product of its pairs’ odds, a pair’s odds being its likelihood ratio times
 * `πl/(1−πl) · πr/(1−πr) / n`: π, the chance that a row of the class has a partner, and n, the links in all, are estimated
 * from the answer itself until they agree with it. So a row of a class of which nearly all have partners is not left
 * alone lightly, and those whose rivals are sure elsewhere have few left. Marginals by belief propagation (Bethe’s
 * approximation of matchings: M. Bayati, D. Gamarnik, D. Katz, C. Nair, P. Tetali, STOC 2007), exact where the pairs make no circle.
 */
export function oneToOnePosterior(pairs: RivalPairs): Shared {
  const lefts = classesOf(pairs.leftClass);
  const rights = classesOf(pairs.rightClass);
  const size = pairs.left.length;
  const probability = new Float64Array(size);
  if (size === 0) return { probability, matches: 0, rounds: 0, converged: true };
  let matches = 0.9 * Math.min(lefts.rows, rights.rows);
  let [fromLeft, fromRight] = [lefts.sizes.map(() => matches / lefts.rows), rights.sizes.map(() => matches / rights.rows)];
  const toRight = new Float64Array(size).fill(1);
  const toLeft = new Float64Array(size).fill(1);
  const odds = new Float64Array(size);
  const likelihood = Float64Array.from(pairs.bits, (bits) => 2 ** Math.min(900, bits));
  let lively = Int32Array.from(pairs.left, (_, pair) => pair);
  let round = 0;
  let converged = false;
  for (; round < mostRounds && !converged; round += 1) {
    const [leftOdds, rightOdds] = [fromLeft.map((share) => share / (1 - share)), fromRight.map((share) => share / (1 - share))];
    for (const pair of lively) odds[pair] = ((likelihood[pair] ?? 0) * (leftOdds[pairs.leftClass[pairs.left[pair] ?? 0] ?? 0] ?? 0) * (rightOdds[pairs.rightClass[pairs.right[pair] ?? 0] ?? 0] ?? 0)) / matches;
    if (round === 0) lively = lively.filter((pair) => (odds[pair] ?? 0) >= leastOdds);
    if (round === settledAfter) lively = lively.filter((pair) => (probability[pair] ?? 0) >= leastShare);
    let moved = 0;
    for (let message = 0; message < messagesARound; message += 1) moved = Math.max(pass(lively, pairs.left, lefts.rows, odds, toLeft, toRight), pass(lively, pairs.right, rights.rows, odds, toRight, toLeft));
    const [ofLeft, ofRight] = [new Float64Array(lefts.rows), new Float64Array(rights.rows)];
    let total = 0;
    for (const pair of lively) {
      const both = (odds[pair] ?? 0) * (toRight[pair] ?? 0) * (toLeft[pair] ?? 0);
      const share = both / (1 + both);
      probability[pair] = share;
      total += share;
      const [l, r] = [pairs.left[pair] ?? 0, pairs.right[pair] ?? 0];
      ofLeft[l] = (ofLeft[l] ?? 0) + share;
      ofRight[r] = (ofRight[r] ?? 0) + share;
    }
    const next = Math.max(0.5, total);
    [fromLeft, fromRight] = [sharesOf(lefts, pairs.leftClass, ofLeft), sharesOf(rights, pairs.rightClass, ofRight)];
    converged = Math.abs(next - matches) < 1e-4 * matches && moved < 0.02;
    matches = next;
  }
  return { probability, matches, rounds: round, converged };
}

interface Classes { readonly rows: number; readonly sizes: readonly number[] }

function classesOf(classes: Int32Array): Classes {
  const sizes: number[] = [];
  for (const one of classes) sizes[one] = (sizes[one] ?? 0) + 1;
  return { rows: classes.length, sizes: Array.from(sizes, (size) => size ?? 0) };
}

/**
 * What each row tells its pairs on the other side: the chance that none of its other pairs has it. The largest of a row is kept
 * apart, so that taking a pair from the sum never loses the rest; half-way in logarithms, so that ties do not swing. Gives
 * the largest change.
 */
function pass(lively: Int32Array, rows: Int32Array, count: number, odds: Float64Array, incoming: Float64Array, outgoing: Float64Array): number {
  const [largest, rest, holder] = [new Float64Array(count), new Float64Array(count), new Int32Array(count).fill(-1)];
  for (const pair of lively) {
    const [row, value] = [rows[pair] ?? 0, (odds[pair] ?? 0) * (incoming[pair] ?? 0)];
    const before = largest[row] ?? 0;
    if (value > before) {
      rest[row] = (rest[row] ?? 0) + before;
      largest[row] = value;
      holder[row] = pair;
    } else rest[row] = (rest[row] ?? 0) + value;
  }
  let moved = 1;
  for (const pair of lively) {
    const row = rows[pair] ?? 0;
    const others = holder[row] === pair ? rest[row] ?? 0 : (rest[row] ?? 0) + (largest[row] ?? 0) - (odds[pair] ?? 0) * (incoming[pair] ?? 0);
    const before = outgoing[pair] ?? 1;
    const after = Math.sqrt(before / (1 + Math.max(0, others)));
    moved = Math.max(moved, after > before ? after / before : before / after);
    outgoing[pair] = after;
  }
  return moved - 1;
}

/** The share of each class that has a partner, drawn a little to that of all rows, and never all of them. */
function sharesOf({ rows, sizes }: Classes, classes: Int32Array, found: Float64Array): number[] {
  const sums = sizes.map(() => 0);
  for (let row = 0; row < rows; row += 1) {
    const own = classes[row] ?? 0;
    sums[own] = (sums[own] ?? 0) + Math.min(1, found[row] ?? 0);
  }
  const average = sums.reduce((total, sum) => total + sum, 0) / rows;
  return sizes.map((size, at) => Math.min(1 - 0.5 / (size + 1), Math.max(1e-9, ((sums[at] ?? 0) + lent * average) / (size + lent))));
}
