import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Cell, Table } from "../../../../kernel/tables/index.ts";
import { day } from "../../../../kernel/time/day.ts";
import type { Harvest, HarvestTrouble } from "../domain/harvest.ts";
import { sourceFacts } from "../domain/sources.ts";
import { questionText } from "./parts.tsx";
import { standingWords, words } from "./words.ts";

export function harvestsTable(harvests: readonly Harvest[], language: Language): Table {
  return {
    name: "harvests",
    title: words.title,
    columns: [
      { key: "number", label: words.number }, { key: "source", label: words.source }, { key: "question", label: words.question }, { key: "standing", label: words.standing }, { key: "started_on", label: words.started },
      { key: "author", label: words.by }, { key: "announced", label: words.announced }, { key: "records", label: words.records }, { key: "unchanged", label: words.unchanged }, { key: "repeated", label: words.repeated },
      { key: "faults", label: words.faults }, { key: "pages", label: words.pages }, { key: "retries", label: words.retries },
    ],
    rows: harvests.map((one): Cell[] => [
      one.number, sourceFacts[one.source].name, questionText(one, language), standingWords[one.standing], { day: day(one.startedOn) }, one.author, one.announced, one.records, one.unchanged, one.repeated, one.faults, one.pages, one.retries,
    ]),
  };
}

export function troublesTable(number: number, troubles: readonly HarvestTrouble[]): Table {
  return {
    name: `harvest-troubles-${number}`,
    title: words.troubles,
    columns: [{ key: "recorded_at", label: words.when }, { key: "page", label: words.page }, { key: "severity", label: words.severity }, { key: "code", label: { fr: "Code", en: "Code" } }, { key: "text", label: words.what }],
    rows: troubles.map(({ recordedAt, page, issue }): Cell[] => [recordedAt, page, words[issue.severity], issue.code, issue.text]),
  };
}
