import type { VNode } from "preact";
import type { RequestContext } from "../../../kernel/http/route.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { Directory } from "../../directory/index.ts";
import type { Indicators } from "../../indicators/index.ts";
import type { Activity } from "../module.ts";

/** Recipes over other facts than those of the graph, on the page of the measures. */
export interface OtherMeasures {
  /** Computes and records those that the caller may, and gives what is to be shown of them. */
  readonly run: (context: RequestContext, on: Day) => Promise<VNode>;
  readonly show: (context: RequestContext) => Promise<VNode>;
  /** The day to offer for all measures. */
  readonly day: () => Promise<Day>;
}

export interface ActivityWebDeps {
  readonly otherMeasures?: OtherMeasures;
  readonly activity: Activity;
  readonly directory: Pick<Directory, "fields" | "find" | "record" | "refs" | "statements" | "statementsById">;
  readonly indicators: Pick<Indicators, "listSeries" | "measurement" | "measurements" | "isMeasurementPublic" | "defaultDay">;
}
