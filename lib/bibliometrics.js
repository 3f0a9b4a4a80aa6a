// `jalon/bibliometrics` for plain JavaScript. The sources are TypeScript: tsx's loader is registered here, with the settings
// of this package, because it would look for them in the folder that the program is called from.
import { fileURLToPath } from "node:url";

process.env.TSX_TSCONFIG_PATH ??= fileURLToPath(new URL("../tsconfig.json", import.meta.url));
const { register } = await import("tsx/esm/api");
const unregister = register();
const library = await import("../src/modules/bibliometrics/library.ts");
await unregister();

export const {
  accessRoutes, buildJournalTiers, buildReference, cellValueOf, checkInvariants, compute, computeWithReference, countings, countriesOf,
  countsUnder, europeListCodes, europeLists, europeOn, frenchOverseas, generateCorpus, isEuropeanCopublication, journalTiers,
  journalsByNumber, openAccessReadings, openAccessShares, readReference, resample, resampleMeans, runCompute, runReference, shareOf,
  specialisation, topShares, totalIn, writeReference,
} = library;
