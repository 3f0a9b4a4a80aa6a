export { wilsonInterval } from "./wilson.ts";
export type { ShareInterval } from "./wilson.ts";
