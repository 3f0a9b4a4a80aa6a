import type { Command, ExitStatus, Invocation } from "../../../kernel/cli/index.ts";
import { describeTarget, formatPeriod, formatValue, type Assessment, type Moment } from "../../../modules/indicators/index.ts";
import type { House } from "../../house.ts";
import { dayOption, givenDay } from "../day-option.ts";
import { withHouse } from "../with-house.ts";
import { compute, computeDetails, computeOptions } from "./measure-facts.ts";

const options = [
  dayOption("on", { fr: "Le jour de la question, aujourd’hui par défaut", en: "The day of the question, today by default" }),
  dayOption("known", { fr: "Tel que connu ce jour-là", en: "As known on that day" }),
  { name: "json", summary: { fr: "Sortie pour les programmes", en: "Output for programs" } },
];

async function momentOf(invocation: Invocation, house: House): Promise<Moment> {
  return { on: givenDay(invocation, "on") ?? (await house.indicators.defaultDay()), knownOn: givenDay(invocation, "known") };
}

function printed(assessment: Assessment, language: "fr" | "en"): string {
  const { measure, target, compared, verdict, rate } = assessment;
  const lines = [
    `${measure.key}  ${measure.name[language]}`,
    `  ${language === "fr" ? "Cible" : "Target"}: ${target === null ? "—" : describeTarget(target)[language]}`,
    `  ${language === "fr" ? "Valeur" : "Value"}: ${compared === null ? "—" : `${formatValue(compared.value, measure.unit, language)} (${formatPeriod(compared.period, language)})`}`,
    `  ${verdict.kind}: ${verdict.reason[language]}`,
    `  ${rate.kind === "rate" ? rate.printed[language] : rate.reason[language]}`,
  ];
  if (assessment.pace !== null) lines.push(`  ${assessment.pace.printed[language]}`);
  return lines.join("\n");
}

async function board(invocation: Invocation): Promise<ExitStatus> {
  const { terminal } = invocation;
  const asked = await withHouse(terminal, async (house) => house.indicators.board(await momentOf(invocation, house)));
  if (invocation.options.has("json")) {
    terminal.out(JSON.stringify({ on: asked.moment.on, knownOn: asked.moment.knownOn, demonstration: asked.demonstration, assessments: asked.indicators.flatMap((one) => one.assessments) }, null, 2));
    return 0;
  }
  if (asked.demonstration) terminal.out(terminal.language === "fr" ? "Données de démonstration, fictives.\n" : "Demonstration data, fictitious.\n");
  for (const one of asked.indicators) for (const assessment of one.assessments) terminal.out(`${printed(assessment, terminal.language)}\n`);
  return 0;
}

async function show(invocation: Invocation): Promise<ExitStatus> {
  const { terminal } = invocation;
  const sheet = await withHouse(terminal, async (house) => house.indicators.sheet(invocation.positionals[0] ?? "", await momentOf(invocation, house)));
  if (invocation.options.has("json")) {
    terminal.out(JSON.stringify({ on: sheet.moment.on, knownOn: sheet.moment.knownOn, demonstration: sheet.demonstration, series: sheet.series.map(({ assessment, observations, events }) => ({ assessment, observations, events })) }, null, 2));
    return 0;
  }
  if (sheet.demonstration) terminal.out(terminal.language === "fr" ? "Données de démonstration, fictives.\n" : "Demonstration data, fictitious.\n");
  for (const { assessment } of sheet.series) terminal.out(`${printed(assessment, terminal.language)}\n`);
  return 0;
}

export const measureCommand: Command = {
  name: "measure",
  summary: { fr: "Tirer des faits les nombres du contrat, et dire où en sont ses engagements", en: "Work out the numbers of the contract from facts, and say where its commitments stand" },
  details: computeDetails,
  positionals: [{ name: "CODE", required: false }],
  options: computeOptions,
  run: compute,
  commands: [
    { name: "board", summary: { fr: "Toutes les séries, avec leur verdict", en: "Every series, with its verdict" }, options, run: board },
    { name: "show", summary: { fr: "Un indicateur, un volet ou une série (« 3 », « 3.a », « 1.europe »)", en: "An indicator, a part or a series (“3”, “3.a”, “1.europe”)" }, positionals: [{ name: "CODE", required: true }], options, run: show },
  ],
};
