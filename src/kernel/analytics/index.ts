export { openAnalytics } from "./analytics.ts";
export type { Analytics, AnalyticsOptions } from "./analytics.ts";
export { appendRows, fileLiteral, identifier, literal, readNumbers, readTexts } from "./sql.ts";
