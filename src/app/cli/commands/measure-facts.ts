import type { ExitStatus, Invocation, OptionDefinition } from "../../../kernel/cli/index.ts";
import { formatDay, formatNumber, plural } from "../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../kernel/i18n/language.ts";
import { day, type Day } from "../../../kernel/time/day.ts";
import { knowsRecipe, resultWords, type MeasureReport } from "../../../modules/activity/index.ts";
import { knowsBibliometricRecipe } from "../../../modules/bibliometrics/index.ts";
import { bibliometricJson, printedBibliometrics } from "./measure-bibliometrics.ts";
import { cohortJson, printedCohorts } from "./measure-cohorts.ts";
import { printedTrials, trialJson } from "./measure-trials.ts";
import { mortalityJson, printedMortality } from "./measure-mortality.ts";
import { mortalitySeriesNamed } from "../../../modules/mortality/index.ts";
import { knowsCohortRecipe } from "../../../modules/cohorts/index.ts";
import { hostedIndicatorOf } from "../../cohorts/compose.ts";
import { knowsStudyRecipe } from "../../../modules/studies/index.ts";
import { trialIndicatorOf } from "../../studies/transparency.ts";
import { measureDay } from "../../bibliometrics/measure-day.ts";
import type { House } from "../../house.ts";
import { dayOption, givenDay } from "../day-option.ts";
import { commandLineAuthor, withHouse } from "../with-house.ts";

const shape = /^(19|20|21)\d{2}$/;

export const computeOptions: readonly OptionDefinition[] = [
  {
    name: "year", value: "YYYY", summary: { fr: "L’état des faits au 31 décembre de cette année, ou à ce jour si elle court encore", en: "The state of the facts on 31 December of this year, or today while it runs" },
    fault: (text) => (shape.test(text) ? null : { fr: `--year\u00a0: « ${text} » n’est pas une année (AAAA).`, en: `--year: “${text}” is not a year (YYYY).` }),
  },
  dayOption("on", { fr: "L’état des faits à ce jour\u202f; la valeur est celle de son année", en: "The state of the facts on this day; the value is that of its year" }),
  { name: "indicator", value: "CODES", summary: { fr: "Ces séries ou recettes seulement, séparées par des virgules («\u202f4.b,7\u202f», «\u202femployment\u202f»)", en: "These series or recipes only, with commas between (“4.b,7”, “employment”)" } },
  { name: "dry-run", summary: { fr: "Calculer seulement", en: "Compute only" } },
  { name: "json", summary: { fr: "Sortie pour les programmes", en: "Output for programs" } },
];

export const computeDetails: Bilingual = {
  fr: "Sans commande, applique les recettes aux faits du graphe et enregistre ce qu’elles donnent\u202f: les mêmes faits n’ajoutent rien, d’autres faits corrigent une valeur calculée, et une valeur saisie par quelqu’un n’est pas écrasée\u202f: le nombre calculé est alors proposé. Sans fait, rien n’est enregistré.",
  en: "Without a command, applies the recipes to the facts of the graph and records what they give: the same facts add nothing, other facts correct a computed value, and a value that somebody entered is not overwritten: the computed number is then proposed. Without facts nothing is recorded.",
};

function facts(count: number, language: Language): string {
  const number = formatNumber(count, language);
  return language === "fr" ? plural("fr", count, { one: `${number} fait`, other: `${number} faits` }) : plural("en", count, { one: `${number} fact`, other: `${number} facts` });
}

function printed({ recipe, measured, last, added, gone, result }: MeasureReport, language: Language): string {
  const french = language === "fr";
  const head = `${recipe.series}  ${recipe.name[language]}`;
  if (measured.value === null) return `${head}\n  ${resultWords[result][language]}`;
  const presumed = measured.counted.filter((one) => one.standing === "presumed").length;
  const lines = [
    head,
    `  ${formatNumber(measured.value, language)}  (${facts(measured.counted.length, language)}${presumed === 0 ? "" : french ? ` dont ${formatNumber(presumed, "fr")} ${plural("fr", presumed, { one: "présumé", other: "présumés" })}` : `, ${formatNumber(presumed, "en")} of them presumed`}${french ? "\u202f; " : "; "}${formatNumber(measured.leftOut.length, language)} ${french ? plural("fr", measured.leftOut.length, { one: "laissé de côté", other: "laissés de côté" }) : "left out"})`,
  ];
  if (last !== null) {
    const changes = [...added.map((one) => `+ ${one[language]}`), ...gone.map((one) => `− ${one[language]}`)];
    lines.push(`  ${french ? "dernière fois\u00a0:" : "last time:"} ${formatNumber(last.value, language)} (${formatDay(last.asOf, language)})`, ...changes.slice(0, 20).map((one) => `    ${one}`));
    if (changes.length > 20) lines.push(`    … ${french ? `et ${formatNumber(changes.length - 20, "fr")} autres` : `and ${formatNumber(changes.length - 20, "en")} more`}`);
  }
  lines.push(`  ${resultWords[result][language]}`);
  return lines.join("\n");
}

/** For programs: facts by kind and code, since a name may be that of a person. */
function asJson({ recipe, measured, last, added, gone, result, measurementId }: MeasureReport): unknown {
  const told = <T extends { readonly ref: { readonly kind: string; readonly code: string } | null }>({ ref, ...rest }: T): unknown => ({ ...(ref === null ? {} : { kind: ref.kind, code: ref.code }), ...rest });
  return {
    series: recipe.series, recipe: recipe.code, version: recipe.version, value: measured.value, demonstration: measured.demonstration,
    counted: measured.counted.map(told), leftOut: measured.leftOut.map(told), last, added, gone, result, measurementId,
  };
}

async function dayOf(invocation: Invocation, house: House): Promise<Day> {
  const year = invocation.options.get("year");
  const given = givenDay(invocation, "on");
  if (given !== null) return given;
  if (year === undefined) return measureDay(house);
  const end = day(`${year}-12-31`);
  const today = house.clock.today();
  return end > today && year === today.slice(0, 4) ? today : end;
}

/** `jalon measure`: every recipe on a day, what each gave and what became of it. */
export async function compute(invocation: Invocation): Promise<ExitStatus> {
  const { terminal, options } = invocation;
  const french = terminal.language === "fr";
  if (options.has("year") && options.has("on")) {
    terminal.error(french ? "Donnez --year ou --on, pas les deux." : "Give --year or --on, not both.");
    return 2;
  }
  const codes = [...invocation.positionals, options.get("indicator") ?? ""].join(" ").split(/[\s,;]+/).filter((code) => code !== "");
  return withHouse<ExitStatus>(terminal, async (house) => {
    const on = await dayOf(invocation, house);
    terminal.progress(french ? "Lecture des faits" : "Reading the facts");
    const dryRun = options.has("dry-run");
    // Each part takes the codes that it knows; a code that neither knows is told by the first.
    const forPapers = codes.filter(knowsBibliometricRecipe);
    const forFacts = codes.filter((code) => knowsRecipe(code) || !(knowsBibliometricRecipe(code) || knowsStudyRecipe(code) || knowsCohortRecipe(code) || mortalitySeriesNamed(code).length > 0));
    const reports = codes.length > 0 && forFacts.length === 0 ? [] : await house.activity.measure(commandLineAuthor, { on, codes: forFacts, dryRun });
    terminal.progress(french ? "Lecture des publications" : "Reading the publications");
    const papers = codes.length > 0 && forPapers.length === 0 ? [] : await house.bibliometrics.measure(commandLineAuthor, { on, codes: forPapers, dryRun });
    const trials = codes.length > 0 && !codes.some(knowsStudyRecipe) ? null : await trialIndicatorOf(house).measure(commandLineAuthor, { on, dryRun });
    const hosted = codes.length > 0 && !codes.some(knowsCohortRecipe) ? null : await hostedIndicatorOf(house).measure(commandLineAuthor, { on, dryRun });
    const ofDeaths = codes.flatMap(mortalitySeriesNamed);
    const mortality = codes.length > 0 && ofDeaths.length === 0 ? [] : await house.mortality.indicators.measure(commandLineAuthor, { on, dryRun, ...(codes.length === 0 ? {} : { only: ofDeaths }) });
    // An empty register says nothing: the graph does.
    const ofRegister = hosted === null || hosted.result === "no-fact" ? null : hosted;
    terminal.endProgress();
    if (options.has("json")) {
      terminal.out(JSON.stringify({ on, measures: [...reports.map(asJson), ...papers.map(bibliometricJson), ...(trials === null ? [] : [trialJson(trials)]), ...(ofRegister === null ? [] : [cohortJson(ofRegister)]), ...mortality.map(mortalityJson)] }, null, 2));
      return 0;
    }
    terminal.out(french ? `État des faits au ${formatDay(on, "fr")}.\n` : `State of the facts on ${formatDay(on, "en")}.\n`);
    for (const report of reports) terminal.out(`${printed(report, terminal.language)}\n`);
    for (const report of papers) terminal.out(`${printedBibliometrics(report, terminal.language)}\n`);
    if (trials !== null) terminal.out(`${printedTrials(trials, terminal.language)}\n`);
    if (ofRegister !== null) terminal.out(`${printedCohorts(ofRegister, terminal.language)}\n`);
    for (const report of mortality) terminal.out(`${printedMortality(report, terminal.language)}\n`);
    return 0;
  });
}
