/** Texts and names are quoted the same by the three engines. */
export { identifier as quoted, literal } from "../../../../kernel/analytics/index.ts";
