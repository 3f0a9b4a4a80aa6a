export { fairReport, fairScore } from "./report.ts";
