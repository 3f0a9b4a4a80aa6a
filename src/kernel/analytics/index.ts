export { openAnalytics } from "./analytics.ts";
export type { Analytics, AnalyticsOptions } from "./analytics.ts";
