export { difference } from "./difference.ts";
export type { RegisterChange, RegisterChangeKind } from "./register-change.ts";
