export { isFamilyName, isFirstName } from "./names.ts";
export { nirOf } from "./nir.ts";
export { inGiven, searched } from "./searched.ts";
export type { SearchedText, Span } from "./searched.ts";
export { mailsIn, nirsIn, phonesIn } from "./contacts.ts";
export { firstNamesIn, namesIn } from "./names-in.ts";
