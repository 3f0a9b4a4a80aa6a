import { frenchOverseas } from "../europe/lists.ts";
import type { Reference } from "../engine.ts";

/** Papers of an actor over those of a reference of the same year, types and counting, 0 to 1; null where the reference holds none. */
export function shareOf(papers: number, total: number): number | null {
  return total > 0 ? papers / total : null;
}

/** Share in a discipline over the share in all of them, in one reference: 1 is neutral. Null where there is nothing to divide by. */
export function specialisation(inDiscipline: { readonly papers: number; readonly total: number }, overall: { readonly papers: number; readonly total: number }): number | null {
  const [share, all] = [shareOf(inDiscipline.papers, inDiscipline.total), shareOf(overall.papers, overall.total)];
  return share === null || all === null || all === 0 ? null : share / all;
}

/** Papers of a country (`*`: of the world) in a reference, of one year and some types, full counting; null where it has no total of any of these types. */
export function totalIn(reference: Pick<Reference, "totals">, year: number, documentTypes: readonly string[], country: string): number | null {
  const wanted = frenchOverseas.has(country) ? "FR" : country;
  const found = reference.totals.filter((one) => one.year === year && one.country === wanted && documentTypes.includes(one.documentType));
  return found.length === 0 ? null : found.reduce((sum, one) => sum + one.papers, 0);
}
