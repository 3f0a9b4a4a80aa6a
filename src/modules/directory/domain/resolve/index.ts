export { resolveEntity } from "./resolve-entity.ts";
export type { Catalogue, EntityStatements, ResolvedEntity } from "./resolve-entity.ts";
export type { KnownStatement } from "./claim.ts";
export type { Timeline } from "./spans.ts";
export type { RecordSightings } from "./opening.ts";
export type { Departure } from "./status.ts";
export { fieldOn, holdsOn, recordOn } from "./record-on.ts";
