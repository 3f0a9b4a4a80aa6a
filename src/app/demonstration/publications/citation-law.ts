/** Papers of one kind: log-normal levels, a spread the same everywhere, counts cut to whole numbers. */
const spread = 1;
/** Mean citations of a paper by years since its publication, all of them until the end of that year. */
const byAge = [1.6, 4.8, 9.2, 14, 18.2, 22, 25.2, 28, 30.4, 32.5];

/** Inverse of the normal distribution (Acklam's approximation, relative error under 1.2e-9). */
export function probit(share: number): number {
  const a = [-39.696830286653757, 220.9460984245205, -275.92851044696869, 138.357751867269, -30.66479806614716, 2.5066282774592392] as const;
  const b = [-54.476098798224058, 161.58583685804089, -155.69897985988661, 66.80131188771972, -13.28068155288572] as const;
  const c = [-0.0077848940024302926, -0.32239645804113648, -2.4007582771618381, -2.5497325393437338, 4.3746641414649678, 2.9381639826987831] as const;
  const d = [0.0077846957090414622, 0.32246712907003983, 2.445134137142996, 3.7544086619074162] as const;
  if (share < 0.02425 || share > 0.97575) {
    const q = Math.sqrt(-2 * Math.log(share < 0.5 ? share : 1 - share));
    const tail = (((((c[0] * q + c[1]) * q + c[2]) * q + c[3]) * q + c[4]) * q + c[5]) / ((((d[0] * q + d[1]) * q + d[2]) * q + d[3]) * q + 1);
    return share < 0.5 ? tail : -tail;
  }
  const q = share - 0.5;
  const r = q * q;
  return ((((((a[0] * r + a[1]) * r + a[2]) * r + a[3]) * r + a[4]) * r + a[5]) * q) / (((((b[0] * r + b[1]) * r + b[2]) * r + b[3]) * r + b[4]) * r + 1);
}

/**
 * Citations of a paper at an age in years, the same law for the world and for the institute: `deviate` is how far it stands
 * from its like (0 in the middle), `level` what its field, journal and type make of it. Never fewer at a greater age.
 */
export function citationsAt(age: number, level: number, deviate: number): number {
  if (age < 0) return 0;
  return Math.floor(((byAge[age] ?? 34) * level) * Math.exp(spread * deviate - (spread * spread) / 2));
}

/** How many of `papers` stand at each count, by the middle of equal slices: no chance in it. Ascending. */
export function histogramOf(papers: number, age: number, level: number): readonly (readonly [citations: number, papers: number])[] {
  const classes: [number, number][] = [];
  for (let index = 0; index < papers; index += 1) {
    const citations = citationsAt(age, level, probit((index + 0.5) / papers));
    const last = classes.at(-1);
    if (last !== undefined && last[0] === citations) last[1] += 1;
    else classes.push([citations, 1]);
  }
  return classes;
}

/** Reviews are cited more than articles. */
export const levelOfTypes: Readonly<Record<string, number>> = { article: 1, review: 1.9 };
