import type { Directory } from "../../directory/index.ts";
import type { Indicators } from "../../indicators/index.ts";
import type { Activity } from "../module.ts";

export interface ActivityWebDeps {
  readonly activity: Activity;
  readonly directory: Pick<Directory, "fields" | "find" | "record" | "refs" | "statements" | "statementsById">;
  readonly indicators: Pick<Indicators, "listSeries" | "measurement" | "measurements" | "isMeasurementPublic" | "defaultDay">;
}
