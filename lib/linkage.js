// `jalon/linkage` for plain JavaScript. The sources are TypeScript: tsx's loader is registered here, with the settings of this
// package, because it would look for them in the folder that the program is called from.
import { fileURLToPath } from "node:url";

process.env.TSX_TSCONFIG_PATH ??= fileURLToPath(new URL("../tsconfig.json", import.meta.url));
const { register } = await import("tsx/esm/api");
const unregister = register();
const library = await import("../src/modules/linkage/library.ts");
await unregister();

export const {
  cleanings, comparisonKinds, draftFrom, expandModel, gatherPartitions, link, modelNotValid, openSession, planDialects, readModel, readModelText, readPlan, readRun, runLinkage,
  scorePartition, verifyRun, writePlan,
} = library;
