export { cohenKappa, krippendorffAlpha } from "./agreement.ts";
export type { Kappa, NoKappa } from "./agreement.ts";
export { wilsonInterval } from "./wilson.ts";
export type { ShareInterval } from "./wilson.ts";
export { seededRandom } from "./seeded-random.ts";
