/** A count as it may be shown. Null: hidden, because it is under the threshold or because another could be worked out from it. */
export type ShownCount = number | null;

/** Everything that may ever be said of the closed answers to a questionnaire; made once by `publish`, then frozen. */
export interface PublishedResults {
  /** How counts were withheld: version of the rule, and the threshold k. */
  readonly rule: { readonly version: 1; readonly threshold: number };
  readonly axes: readonly PublishedAxis[];
}

/** An axis with fewer contributions than the threshold: nothing but that fact. */
export interface WithheldAxis {
  readonly axis: string;
  readonly shown: false;
}

export interface ShownAxis {
  readonly axis: string;
  readonly shown: true;
  readonly contributions: number;
  /** Groups that this axis may be crossed with; one whose values could not be made large enough is absent. */
  readonly groups: readonly PublishedGroup[];
  readonly questions: readonly PublishedQuestion[];
  readonly hiddenCells: number;
  readonly shownCells: number;
}

export type PublishedAxis = WithheldAxis | ShownAxis;

/** A group with its values, those with too few contributions put together. All contributions of the axis are in one of them. */
export interface PublishedGroup {
  readonly group: string;
  readonly categories: readonly { readonly values: readonly string[]; readonly contributions: number }[];
}

export interface PublishedQuestion {
  readonly question: string;
  readonly parts: readonly PublishedPart[];
}

export interface PublishedPart {
  /** As in `Counted.part`. */
  readonly part: string;
  /** Every value in the order to show it, `no-answer` and `not-asked` last; the latter only where the question has a condition. */
  readonly cells: readonly { readonly value: string; readonly count: ShownCount }[];
  readonly crossings: readonly PublishedCrossing[];
}

/** The part by the categories of one group. Columns put values together, so that fewer cells are small. */
export interface PublishedCrossing {
  readonly group: string;
  readonly columns: readonly (readonly string[])[];
  /** One row for each category of the group, in its order; one count for each column. */
  readonly rows: readonly (readonly ShownCount[])[];
}

/** The published axis of this code where it may be shown, else null. */
export function shownAxis(results: PublishedResults, axis: string): ShownAxis | null {
  const found = results.axes.find((one) => one.axis === axis);
  return found?.shown === true ? found : null;
}
