export { always, ColumnBuilder, dayNumber } from "./columns.ts";
export type { DatedValue, FacetColumn } from "./columns.ts";
export { PostingsBuilder, wordsFrom } from "./postings.ts";
export type { Postings } from "./postings.ts";
export { createSpelling, editsBetween } from "./spelling.ts";
export type { Spelling } from "./spelling.ts";
export { chosenOf, holds, tally } from "./tally.ts";
export { compact, fold, isStopWord } from "./words.ts";
