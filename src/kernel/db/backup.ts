export { restore } from "./backup/read.ts";
export { backup } from "./backup/write.ts";
export type { BackupSummary } from "./backup/write.ts";
