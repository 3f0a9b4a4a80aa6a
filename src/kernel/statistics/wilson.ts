/** Both ends are shares, 0 to 1. */
export interface ShareInterval {
  readonly low: number;
  readonly high: number;
}

/** The 97.5 % point of the normal distribution: two-sided intervals of 95 %. */
const normalPoint = 1.959963984540054;

/**
 * Between which shares does a share of `count` out of `of` lie, with a confidence of 95 %, if the `of` were drawn at
 * random from something much larger? The score interval of Wilson (1927), without continuity correction: it stays
 * within 0 and 1 and holds for small numbers. Null where `of` is 0. Throws a RangeError unless 0 <= count <= of.
 *
 * @example wilsonInterval(81, 263) // { low: 0.2553, high: 0.3662 } (Newcombe 1998, Statistics in Medicine 17, table I)
 */
export function wilsonInterval(count: number, of: number): ShareInterval | null {
  if (count < 0 || count > of) throw new RangeError(`not a part of a whole: ${count} of ${of}`);
  if (of === 0) return null;
  const share = count / of;
  const square = normalPoint ** 2;
  const middle = share + square / (2 * of);
  const half = normalPoint * Math.sqrt((share * (1 - share)) / of + square / (4 * of ** 2));
  const scale = 1 + square / of;
  return { low: count === 0 ? 0 : (middle - half) / scale, high: count === of ? 1 : (middle + half) / scale };
}
