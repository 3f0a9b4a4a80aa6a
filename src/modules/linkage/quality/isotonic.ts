/** A point of a fit: `at` the score, `value` the share of matches, `weight` how many pairs it stands for. */
export interface IsotonicPoint {
  readonly at: number;
  readonly value: number;
  readonly weight: number;
}

export interface IsotonicBlock {
  readonly from: number;
  readonly to: number;
  /** Mean score of the block, by weight. */
  readonly centre: number;
  readonly value: number;
  readonly weight: number;
}

/**
 * The never-decreasing step function nearest to the points in weighted squares, by pooling adjacent violators (Ayer et
 * al. 1955; Barlow et al. 1972). Points of the same score are pooled first. Points without weight are left out.
 *
 * @example fitIsotonic([1, 0, 1].map((value, at) => ({ at, value, weight: 1 }))) // 0.5 from 0 to 1, then 1 at 2
 */
export function fitIsotonic(points: readonly IsotonicPoint[]): readonly IsotonicBlock[] {
  const blocks: { from: number; to: number; moment: number; sum: number; weight: number }[] = [];
  const last = (back: number) => blocks[blocks.length - 1 - back];
  for (const point of points.filter(({ weight }) => weight > 0).toSorted((a, b) => a.at - b.at)) {
    const same = last(0);
    if (same !== undefined && same.from === point.at && same.to === point.at) {
      same.moment += point.at * point.weight;
      same.sum += point.value * point.weight;
      same.weight += point.weight;
    } else {
      pool(blocks);
      blocks.push({ from: point.at, to: point.at, moment: point.at * point.weight, sum: point.value * point.weight, weight: point.weight });
    }
  }
  pool(blocks);
  return blocks.map(({ from, to, moment, sum, weight }) => ({ from, to, centre: moment / weight, value: sum / weight, weight }));
}

function pool(blocks: { from: number; to: number; moment: number; sum: number; weight: number }[]): void {
  for (;;) {
    const [before, latest] = [blocks[blocks.length - 2], blocks[blocks.length - 1]];
    if (before === undefined || latest === undefined || before.sum / before.weight < latest.sum / latest.weight) return;
    blocks.splice(-2, 2, { from: before.from, to: latest.to, moment: before.moment + latest.moment, sum: before.sum + latest.sum, weight: before.weight + latest.weight });
  }
}
