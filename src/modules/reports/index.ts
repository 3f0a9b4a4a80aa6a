export type * from "./domain/content.ts";
