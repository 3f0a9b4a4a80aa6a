export { difference } from "./difference.ts";
export type { RegisterChange, RegisterChangeKind } from "./register-change.ts";
export { keyedLines } from "./table-changes.ts";
