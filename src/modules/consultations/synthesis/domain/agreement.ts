import { cohenKappa, krippendorffAlpha, type Kappa } from "../../../../kernel/statistics/index.ts";

/** How often two coders said the same of the same texts, and how far beyond chance. Shares are 0 to 1. */
export interface Agreement {
  /** Texts that both have coded. */
  readonly texts: number;
  /** Texts to which coder A, coder B, both gave it. */
  readonly byA: number;
  readonly byB: number;
  readonly byBoth: number;
  /** Share of texts on which they agree, presence or absence; null without texts. */
  readonly agreedShare: number | null;
  readonly kappa: Kappa;
  /** Krippendorff’s alpha for two coders and nominal values; null where it cannot be computed. */
  readonly alpha: number | null;
  /** Kappa as it would be if presence and absence were equally frequent (Byrt, Bishop and Carlin 1993): 2 × agreed share − 1. */
  readonly prevalenceAdjusted: number | null;
  /** High agreement with low kappa because nearly all texts are on one side (Feinstein and Cicchetti 1990). */
  readonly paradox: boolean;
}

/** Agreement on presence of one thing (a code, a theme), text by text: what A said, what B said. */
export function agreementOn(pairs: readonly (readonly [boolean, boolean])[]): Agreement {
  const count = (a: boolean, b: boolean): number => pairs.filter(([byA, byB]) => byA === a && byB === b).length;
  const [both, onlyA, onlyB, neither] = [count(true, true), count(true, false), count(false, true), count(false, false)];
  const table = [[both, onlyA], [onlyB, neither]];
  const texts = pairs.length;
  const agreedShare = texts === 0 ? null : (both + neither) / texts;
  const kappa = cohenKappa(table);
  const prevalence = texts === 0 ? 0 : Math.abs(both - neither) / texts;
  return {
    texts, byA: both + onlyA, byB: both + onlyB, byBoth: both, agreedShare, kappa, alpha: krippendorffAlpha(table),
    prevalenceAdjusted: agreedShare === null ? null : 2 * agreedShare - 1,
    paradox: kappa.value !== null && agreedShare !== null && agreedShare >= 0.85 && kappa.value < 0.6 && prevalence >= 0.6,
  };
}
