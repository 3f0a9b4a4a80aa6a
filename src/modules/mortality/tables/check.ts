import type { Issue } from "../../../kernel/errors/app-error.ts";
import { formatNumber, inBoth } from "../../../kernel/i18n/format.ts";
import type { CodedCounts, PopulationCounts } from "./domain/counts.ts";
import { countIndex } from "./domain/counts.ts";
import { leaves } from "./domain/shortlist.ts";
import { ageBands } from "./domain/standard-population.ts";

/** Causes that one sex alone can have, and those of one age alone: the other cells hold a coding fault. */
const oneSexOnly: Readonly<Record<string, 0 | 1>> = { C53: 1, C54_C55: 1, C56: 1, O: 1, C61: 0 };
const firstYearOnly = new Set(["R95"]);

export function totalOf(counts: CodedCounts): number {
  return Object.values(counts.regions).reduce((sum, cells) => sum + cells.reduce((inside, count) => inside + count, 0), 0);
}

/**
 * What stands against releasing these counts (errors), and what should be known before (warnings): totals against the deaths told and
 * against what the ledger says is coded, causes that cannot be of that sex or age, a population that is missing.
 */
export function checkCounts(counts: CodedCounts, known: { readonly deathsTold: number | null; readonly coded: number | null; readonly population: PopulationCounts | null }): readonly Issue[] {
  const issues: Issue[] = [];
  const total = totalOf(counts);
  const say = (severity: Issue["severity"], code: string, write: Parameters<typeof inBoth>[0]): void => { issues.push({ code: `mortality.${code}`, severity, text: inBoth(write) }); };
  const number = formatNumber;
  if (total === 0) say("error", "no-deaths", (of) => (of === "fr" ? "Ces comptages n’ont aucun décès." : "These counts have no death."));
  const { deathsTold, coded, population } = known;
  if (deathsTold !== null && total > deathsTold) say("error", "more-deaths-than-told", (of) => (of === "fr" ? `${number(total, of)} décès codés, alors que l’Insee en dénombre ${number(deathsTold, of)}.` : `${number(total, of)} coded deaths, where Insee counts ${number(deathsTold, of)}.`));
  else if (deathsTold !== null && total < deathsTold * 0.95) say("warning", "few-deaths", (of) => (of === "fr" ? `Il manque plus de 5\u202f% des ${number(deathsTold, of)} décès dénombrés par l’Insee.` : `More than 5% of the ${number(deathsTold, of)} deaths that Insee counts are missing.`));
  if (coded !== null && coded > 0 && Math.abs(total - coded) > coded * 0.01) say("warning", "not-as-the-ledger", (of) => (of === "fr" ? `La chaîne dit ${number(coded, of)} certificats codés, ces comptages ${number(total, of)}.` : `The line says ${number(coded, of)} coded certificates, these counts ${number(total, of)}.`));
  for (const [leaf, { code, name }] of leaves.entries()) {
    const wrongSex = oneSexOnly[code] === undefined ? 0 : sumWhere(counts, leaf, (sex) => sex !== oneSexOnly[code]);
    if (wrongSex > 0) say("error", "impossible-sex", (of) => (of === "fr" ? `${name.fr}\u202f: ${number(wrongSex, of)} décès de l’autre sexe.` : `${name.en}: ${number(wrongSex, of)} deaths of the other sex.`));
    const wrongAge = firstYearOnly.has(code) ? sumWhere(counts, leaf, (_, band) => band > 0) : 0;
    if (wrongAge > 0) say("error", "impossible-age", (of) => (of === "fr" ? `${name.fr}\u202f: ${number(wrongAge, of)} décès après un an.` : `${name.en}: ${number(wrongAge, of)} deaths after one year.`));
  }
  if (population === null) say("warning", "no-population", (of) => (of === "fr" ? "Aucune population de cette année n’est importée\u202f: les tables paraîtraient sans taux." : "No population of this year is imported: the tables would have no rates."));
  return issues;
}

function sumWhere({ regions }: CodedCounts, leaf: number, where: (sex: number, band: number) => boolean): number {
  let sum = 0;
  for (const cells of Object.values(regions)) for (let sex = 0; sex < 2; sex += 1) for (let band = 0; band < ageBands.length; band += 1) if (where(sex, band)) sum += cells[countIndex(leaf, sex, band)] ?? 0;
  return sum;
}
