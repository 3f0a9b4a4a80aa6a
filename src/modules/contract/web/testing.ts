import { untranslated } from "../domain/register.ts";
import { inForceOverTime } from "../domain/history.ts";
import type { ResourceLine, ResourceTable, Register } from "../domain/register.ts";
import type { Contradiction } from "../domain/check/contradiction.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { addDays, day, type Day } from "../../../kernel/time/day.ts";
import { assess, commitmentOf, seriesOf, type Board, type Indicator, type Moment } from "../../indicators/index.ts";
import type { ContractVersion } from "../store/version-store.ts";
import type { ContractWebDeps } from "./place.ts";

/** For tests of the pages: a contract of two priorities, two versions of it, and a board over invented values. */
function text(fr: string, en: string): Bilingual {
  return { fr, en };
}

export function resourceLine(label: string, kind: ResourceLine["kind"], amounts: readonly (number | null)[], overall: number | null): ResourceLine {
  return { label: untranslated(label), group: null, kind, amounts, overall, noteMark: null, sourceLine: 1 };
}

export function exampleTable(changes: Partial<ResourceTable> = {}): ResourceTable {
  return {
    code: "money", title: text("Argent", "Money"), unit: "eur", years: [2021, 2022], differenceToYear: 2020, conditional: true,
    lines: [
      resourceLine("Moyens <des> laboratoires", "line", [1_000_000, 2_000_000], 3_000_000),
      resourceLine("Projets", "line", [null, 500_000], 500_000),
      resourceLine("dont part commune", "within", [null, 100_000], 100_000),
      resourceLine("Total", "total", [1_000_000, 2_500_000], 3_500_000),
    ],
    notes: [{ mark: "*", text: text("Note de bas.", "A note."), sourceLine: 60 }], sourceLines: [50, 51], ...changes,
  };
}

const indicator: Indicator = {
  code: "4", title: text("Cohortes", "Cohorts"), lagYears: 0, lines: [40],
  parts: [{
    code: "4.a", definition: text("Cohortes hébergées", "Cohorts hosted"), writtenDefinition: null, lines: [41],
    measures: [{ key: "4.a", part: "4.a", name: text("Cohortes hébergées", "Cohorts hosted"), unit: { kind: "count" }, baseline: { kind: "none" }, lines: [42] }],
    targets: [{
      key: "4.a", series: "4.a", comparator: "at-least", strict: false, value: 20, upperValue: null, unit: { kind: "count" }, scope: { kind: "at-date" }, dueYear: 2025,
      approximate: false, condition: null, calledTarget: true, role: "commitment", written: null, statement: null, lines: [43],
    }],
  }],
};

export const exampleRegister: Register = {
  code: "essai", title: text("Contrat d’essai 2021-2025", "Trial contract 2021-2025"), institute: "Institut & Cie", fromYear: 2021, toYear: 2025, signedOn: day("2021-06-01"),
  priorities: [
    {
      code: "1", title: text("Découvrir", "Discover"), lines: [1],
      objectives: [{
        code: "1", title: text("Chercher", "Search"), lines: [2],
        actions: [
          { code: "1", title: text("Héberger des cohortes", "Host cohorts"), group: text("Données", "Data"), lines: [3, 4] },
          { code: "2", title: text("Écrire <b>peu</b>", "Write <b>little</b>"), group: null, lines: [8] },
        ],
      }],
    },
    { code: "2", title: text("Partager", "Share"), lines: [20], objectives: [{ code: "2", title: text("Ouvrir", "Open"), lines: [21], actions: [{ code: "3", title: text("Ouvrir les données", "Open the data"), group: null, lines: [22] }] }] },
  ],
  indicators: [indicator],
  resourceTables: [exampleTable()],
  employmentPlan: { ...exampleTable(), code: "posts", title: text("Emplois", "Posts"), unit: "full-time-equivalent", differenceToYear: null, conditional: false, notes: [], sourceLines: [6], lines: [resourceLine("Chercheurs", "line", [10.5, 12], 1.5), resourceLine("Total", "total", [10.5, 12], 1.5)] },
  references: [
    { from: { kind: "action", code: "1" }, indicator: "4.a", about: "les cohortes", lines: [5] },
    { from: { kind: "objective", code: "1" }, indicator: "9", about: null, lines: [2] },
  ],
};

export const exampleContradictions: readonly Contradiction[] = [
  { code: "reference-to-missing-indicator", severity: "contradiction", message: text("L’objectif 1 renvoie à l’indicateur 9, qui n’existe pas.", "Objective 1 refers to indicator 9, which does not exist."), lines: [2], items: ["objective 1", "9"] },
  { code: "name-spelled-differently", severity: "remark", message: text("Deux graphies.", "Two spellings."), lines: [], items: ["action 1"] },
];

function version(number: number, from: Day, register: Register): ContractVersion {
  return {
    id: `v${number}`, contractCode: "essai", number, kind: number === 0 ? "base" : "amendment", reasonKind: null, reason: null, inForceFrom: from, register, registerSha256: "ab".repeat(32),
    sourceName: "essai.md", sourceSha256: null, contradictions: exampleContradictions, createdAt: "2021-06-01T00:00:00.000Z", accountId: null, author: "essai",
  };
}

export function exampleDeps(options: { readonly register?: Register; readonly amended?: Register | null } = {}): ContractWebDeps {
  const first = options.register ?? exampleRegister;
  const amended = options.amended ?? null;
  const base = version(0, day("2021-06-01"), first);
  const versions = amended === null ? [base] : [base, version(1, day("2023-01-01"), amended)];
  return {
    contracts: {
      inForce: async (on) => {
        const found = versions.findLast((one) => one.inForceFrom !== null && one.inForceFrom <= on);
        return { version: found ?? base, early: found === undefined };
      },
      versions: async () => versions,
      history: async (until) =>
        inForceOverTime(versions, until).map(({ version: { id, number, contractCode, register }, from, until: end }) => ({ contractCode, versionId: id, versionNumber: number, from, until: end, fromYear: register.fromYear, toYear: register.toYear, indicators: register.indicators })),
    },
    indicators: { defaultDay: async () => day("2024-11-22"), board: async (moment) => exampleBoard(first, moment) },
  };
}

function exampleBoard({ indicators, fromYear, toYear }: Register, moment: Moment): Board {
  const catalogue = { contractCode: "essai", versionId: "v0", fromYear, toYear, indicators };
  const all = seriesOf(catalogue);
  const period = { from: day("2023-01-01"), until: day("2024-01-01") };
  const assessments = all.map((series) =>
    assess({
      measure: series.measure, target: commitmentOf(series), asOf: moment.on, contract: { fromYear, toYear }, ownerForecast: null, lagYears: series.indicator.lagYears,
      observations: [{ series: series.key, period, value: 14, state: "provisional", observedOn: addDays(period.until, 30), knownSince: "2024-02-01T00:00:00.000Z", source: "essai", method: null, demonstration: true, eventId: "e" }],
    }),
  );
  return { catalogue, moment, demonstration: true, indicators: indicators.map((one, index) => ({ indicator: one, assessments: all.flatMap((series, at) => (series.indicator === indicators[index] ? assessments.slice(at, at + 1) : [])) })) };
}

export { askRoute as ask, htmlOf, pageOf } from "../../../kernel/testing/ask.ts";
