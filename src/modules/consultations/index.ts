export type * from "./domain/answers.ts";
export type * from "./domain/campaign.ts";
export type * from "./domain/form.ts";
export type * from "./domain/ports.ts";
export { campaignModes, campaignStates } from "./domain/campaign.ts";
export { questionKinds } from "./domain/form.ts";
export { consultationMigrations } from "./migrations.ts";
