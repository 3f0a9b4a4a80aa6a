import { day } from "../../../../kernel/time/day.ts";
import { europeOn, frenchOverseas, type EuropeList } from "./lists.ts";

/** Countries with overseas codes of France as `FR`, each once, in order. */
export function countriesOf(codes: readonly string[]): string[] {
  return [...new Set(codes.map((code) => (frenchOverseas.has(code.toUpperCase()) ? "FR" : code.toUpperCase())))].sort();
}

/**
 * Is this a European co-publication: does at least one address lie in another country of the list? Full counting: a part
 * of a co-publication has no meaning. A dated list is read on 31 December of the publication year.
 */
export function isEuropeanCopublication(countries: readonly string[], year: number, list: EuropeList): boolean {
  const europe = europeOn(list, day(`${String(year).padStart(4, "0")}-12-31`));
  return countriesOf(countries).some((code) => code !== "FR" && europe.has(code));
}
