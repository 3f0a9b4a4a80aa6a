/** The public face of `jalon/linkage`: record linkage over files or rows in memory, without the platform. */
export type * from "./domain/model.ts";
export type * from "./domain/outputs.ts";
export type * from "./domain/run.ts";
export type { LinkageSession } from "./domain/session.ts";
export { cleanings, comparisonKinds } from "./domain/model.ts";
export { modelNotValid } from "./errors.ts";
export { openSession } from "./engine/open-session.ts";
export { expandModel, readModel, readModelText, type ReadModel } from "./comparisons/index.ts";
export { draftFrom } from "./outputs/draft.ts";
export { link } from "./outputs/link.ts";
export { runLinkage } from "./outputs/run.ts";
export type { RunOptions } from "./outputs/run-description.ts";
export { readRun } from "./outputs/previous.ts";
export { verifyRun } from "./outputs/verify.ts";
export { planDialects } from "./outputs/plan/dialects.ts";
export { writePlan, type ClusterPlan } from "./outputs/plan/plan.ts";
export { gatherPartitions, readPlan, scorePartition } from "./outputs/plan/score.ts";
