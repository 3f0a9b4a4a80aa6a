import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { roundNumber } from "../../../../kernel/i18n/format.ts";
import { day, type Day } from "../../../../kernel/time/day.ts";
import type { Dataset } from "../dataset.ts";
import type { FairReport } from "../datasets.ts";
import { metrics, type Metric } from "./metrics.ts";

type Judged = Pick<Dataset, "doi" | "metadata" | "files">;

/** Points of the 17 metrics: 26. */
const allPoints = metrics.reduce((sum, { points }) => sum + points, 0);

/** The share of the points, to four decimals. Cheap: nothing is tried. */
export function fairScore(dataset: Judged, today: Day): number {
  return roundNumber(pointsOf(dataset, today) / allPoints, 4);
}

/**
 * The record held against the metrics of F-UJI 0.8 without a network, 0 to 1. A draft is judged as it would stand once published,
 * but for the DOI, which it does not have yet. The change that gains most is found by making each in turn and judging the whole
 * anew, so that what serves several metrics counts for all of them; of equal ones the first in the order of the metrics.
 */
export function fairReport(dataset: Dataset, today: Day = day(dataset.modifiedAt.slice(0, 10))): FairReport {
  const before = pointsOf(dataset, today);
  let best: FairReport["best"] = null;
  let most = 0;
  for (const metric of metrics) {
    const mended = metric.earned(dataset, today) < metric.points ? metric.mended(dataset) : null;
    const gained = mended === null ? 0 : pointsOf(mended, today) - before;
    if (gained <= most) continue;
    most = gained;
    best = { metric: metric.code, gain: roundNumber(gained / allPoints, 4), advice: adviceOf(metric, dataset) };
  }
  return {
    score: roundNumber(before / allPoints, 4), best,
    metrics: metrics.map((metric) => {
      const earned = metric.earned(dataset, today);
      return { code: metric.code, earned, points: metric.points, advice: earned < metric.points ? adviceOf(metric, dataset) : null };
    }),
  };
}

function pointsOf(dataset: Judged, today: Day): number {
  return metrics.reduce((sum, { earned }) => sum + earned(dataset, today), 0);
}

function adviceOf({ code, field, advice }: Metric, dataset: Judged): Issue {
  return { code: `datasets.${code.toLowerCase()}`, severity: "warning", field, text: advice(dataset) };
}
