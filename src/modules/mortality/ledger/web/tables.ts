import type { Table } from "../../../../kernel/tables/index.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { Contradiction } from "../../domain/contradictions.ts";
import { channelWords, stageWords } from "../../domain/stage.ts";
import type { YearStanding } from "../../domain/standing.ts";
import type { BacklogMonth, ChannelYear, CoderYear } from "../figures.ts";
import { contradictionText } from "./words.ts";

const label = (fr: string, en: string) => ({ fr, en });

export function standingTable(years: readonly YearStanding[], on: Day, demonstration: boolean): Table {
  return {
    name: "mortality-ledger", title: label("Chaîne des certificats de décès", "Line of death certificates"), demonstration,
    columns: [
      { key: "on", label: label("État du", "As of") }, { key: "deathYear", label: label("Année de décès", "Year of death") }, { key: "stage", label: label("Étape", "Stage") }, { key: "entered", label: label("Entrés", "Entered") }, { key: "left", label: label("Sortis", "Left") }, { key: "handedOn", label: label("Dont transmis", "Of those, handed on") }, { key: "waiting", label: label("En attente", "Waiting") },
      { key: "medianSinceDeath", label: label("Âge médian depuis le décès", "Median age since death"), unit: "j" }, { key: "ninetiethSinceDeath", label: label("90\u202f% au plus", "90% at most"), unit: "j" }, { key: "oldestSinceDeath", label: label("Le plus ancien", "Oldest"), unit: "j" }, { key: "medianInStage", label: label("Médiane dans l’étape", "Median in the stage"), unit: "j" }, { key: "deaths", label: label("Décès dénombrés", "Deaths counted") },
    ],
    rows: years.flatMap(({ deathYear, movements, stages, deaths }) => stages.map(({ stage, waiting, sinceDeath, inStage }) => [{ day: on }, deathYear, stageWords[stage], movements[stage].entered, movements[stage].left, movements[stage].handedOn, waiting, sinceDeath?.median ?? null, sinceDeath?.ninetieth ?? null, sinceDeath?.oldest ?? null, inStage?.median ?? null, deaths])),
  };
}

export function contradictionTable(found: readonly Contradiction[], demonstration: boolean): Table {
  return {
    name: "mortality-contradictions", title: label("Comptages qui se contredisent", "Counts that contradict each other"), demonstration,
    columns: [{ key: "deathYear", label: label("Année de décès", "Year of death") }, { key: "stage", label: label("Étape", "Stage") }, { key: "week", label: label("Semaine", "Week") }, { key: "kind", label: label("Nature", "Kind") }, { key: "told", label: label("Dit", "Told") }, { key: "most", label: label("Au plus", "At most") }, { key: "text", label: label("En clair", "In words") }],
    rows: found.map((one) => [one.deathYear, stageWords[one.stage], { day: one.week }, one.kind, one.told, one.most, { fr: contradictionText(one, "fr"), en: contradictionText(one, "en") }]),
  };
}

export function flowTable(backlog: readonly BacklogMonth[], channelYears: readonly ChannelYear[], coders: readonly CoderYear[], demonstration: boolean): Table {
  return {
    name: "mortality-flows", title: label("Flux et délais des certificats", "Flows and delays of certificates"), demonstration,
    columns: [{ key: "what", label: label("Quoi", "What") }, { key: "when", label: label("Mois, ou année de décès", "Month, or year of death") }, { key: "of", label: label("De", "Of") }, { key: "value", label: label("Valeur", "Value") }],
    rows: [
      ...backlog.flatMap(({ month, waiting }) => Object.entries(waiting).map(([stage, value]) => [label("En attente", "Waiting"), month, stage in stageWords ? stageWords[stage as keyof typeof stageWords] : stage, value])),
      ...channelYears.flatMap(({ deathYear, received, medianDays }) => (["electronic", "paper"] as const).flatMap((channel) => [[label("Reçus", "Received"), String(deathYear), channelWords[channel], received[channel]], [label("Jours du décès à la réception, médiane", "Days from death to reception, median"), String(deathYear), channelWords[channel], medianDays[channel]]])),
      ...coders.flatMap(({ deathYear, settled }) => Object.entries(settled).map(([stage, value]) => [label("Codés par", "Coded by"), String(deathYear), stageWords[stage as keyof typeof stageWords], value])),
    ],
  };
}
