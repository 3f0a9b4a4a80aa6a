import { createHash } from "node:crypto";
import { canonicalJson } from "../../../kernel/audit/index.ts";
import { both } from "../../../kernel/i18n/format.ts";
import { day, yearPeriod, type Day } from "../../../kernel/time/day.ts";
import { loadShippedRegister, type Register } from "../../contract/index.ts";
import { assess, commitmentOf, seriesOf, type Observation, type Series } from "../../indicators/index.ts";
import { undertakingStates, type Spread } from "../../steering/index.ts";
import type { ReportAction, ReportContent, ReportObjective, ReportSeries, SealedReport } from "../domain/content.ts";

const knownOn: Day = day("2025-03-31");

/**
 * A whole report over the shipped contract with made-up values, the same at each call: what renderers and pages are
 * tried on. `change` replaces parts of the content before it is sealed.
 */
export function sampleReport(change: Partial<ReportContent> = {}): SealedReport {
  const register = loadShippedRegister();
  const content: ReportContent = {
    format: "jalon-report/1",
    year: 2024,
    knownOn,
    contract: {
      code: register.code, title: register.title, institute: register.institute, fromYear: register.fromYear, toYear: register.toYear,
      versionNumber: 1, inForceFrom: day("2023-07-01"), registerSha256: createHash("sha256").update(canonicalJson(register)).digest("hex"),
    },
    demonstration: true,
    texts: [
      { section: "overall", text: both("L’année a tenu ses deux engagements majeurs.\n\nTrois points restent à suivre\u202f:\n- les délais, encore trop longs\u202f;\n- les cohortes\u202f;\n- l’emploi.", "The year kept its two main commitments.\n\nThree points remain open:\n- delays, still too long;\n- cohorts;\n- posts.") },
      { section: "priority-1", text: both("La première priorité avance.", "The first priority moves on.") },
      { section: "indicator-3", text: both("Les essais progressent à 34\u202f%.", "Trials stand at 34%.") },
    ],
    priorities: register.priorities.map((priority) => ({
      code: priority.code, title: priority.title,
      objectives: priority.objectives.map((objective) => withSpread({ code: objective.code, title: objective.title, actions: objective.actions.map(sampleAction) })),
    })),
    indicators: register.indicators.map((indicator) => ({
      indicator,
      series: seriesOf(catalogueOf(register)).filter((series) => series.indicator.code === indicator.code).map((series, at) => sampleSeries(series, at, register)),
    })),
    resourceTables: register.resourceTables,
    figures: [{ code: "units", label: both("Unités de recherche", "Research units"), value: 291, unit: null, period: yearPeriod(2024), source: "Bilan fictif" }],
    ...change,
  };
  return { code: "2024-1", content, contentSha256: createHash("sha256").update(canonicalJson(content)).digest("hex") };
}

function catalogueOf(register: Register): Parameters<typeof seriesOf>[0] {
  return { contractCode: register.code, versionId: "", fromYear: register.fromYear, toYear: register.toYear, indicators: register.indicators };
}

function sampleSeries(series: Series, at: number, register: Register): ReportSeries {
  const target = commitmentOf(series);
  const observations = [2021, 2022, 2023, 2024].flatMap((year) => sampleObservation(series, at, year));
  const projected = target?.value ?? null;
  return {
    key: series.key,
    part: series.part.code,
    name: series.measure.name,
    observations,
    targets: target === null ? [] : [{ target, versionNumber: 0, from: day("2021-07-01"), until: at === 0 ? day("2023-07-01") : null }, ...(at === 0 ? [{ target: target.value === null ? target : { ...target, value: target.value * 0.9 }, versionNumber: 1, from: day("2023-07-01"), until: null }] : [])],
    assessment: assess({
      measure: series.measure, target, observations, asOf: knownOn, contract: { fromYear: register.fromYear, toYear: register.toYear }, lagYears: series.indicator.lagYears,
      ownerForecast: projected === null || at > 0 ? null : { series: series.key, value: projected, confidenceShare: 0.7, madeOn: day("2024-11-15"), author: "", comment: "" },
    }),
  };
}

/** A straight way to the target, a little late; nothing for one series in six. */
function sampleObservation(series: Series, at: number, year: number): Observation[] {
  const target = commitmentOf(series);
  const { baseline, unit } = series.measure;
  const start = baseline.kind === "value" || baseline.kind === "censored" ? baseline.value : 0;
  if (target === null || (at + series.key.length) % 6 === 5) return [];
  const goal = target.value ?? 1;
  const share = (year - 2020) / 5.5;
  const raw = target.comparator === "rank-at-most" ? goal : target.scope.kind === "cumulated" ? goal * 0.18 + (year % 3) : start + (goal - start) * share;
  const value = unit.kind === "none" || target.value === null ? Number(year >= 2023) : unit.kind === "count" || unit.kind === "rank" || unit.kind === "eur" ? Math.round(raw) : Number(raw.toPrecision(3));
  return [{
    series: series.key, period: yearPeriod(year), value, state: year === 2024 ? "provisional" : "consolidated", observedOn: day(`${year + 1}-02-15`), knownSince: `${year + 1}-02-15`,
    source: "Suivi fictif", method: null, demonstration: true, eventId: createHash("sha256").update(`${series.key} ${year}`).digest("hex"),
  }];
}

function sampleAction(action: { readonly code: string; readonly title: { readonly fr: string; readonly en: string } }, at: number): ReportAction {
  const state = undertakingStates[at % undertakingStates.length] ?? "on-track";
  return {
    code: action.code, title: action.title,
    review: at % 7 === 6 ? null : { on: day("2025-02-10"), state, confidenceShare: 0.5 + (at % 5) / 10, synthesis: "Le recrutement est fait\u202f; la plateforme ouvre à l’automne." },
    milestones: at % 2 === 0 ? [{ title: "Ouverture de l’appel", dueOn: day("2024-06-30"), firstDueOn: day("2024-03-31"), reachedOn: at % 4 === 0 ? day("2024-06-12") : null, dropped: false, droppedReason: null }] : [],
    openAsks: at % 3 === 0 ? [{ kind: "decision", text: "Ouvrir un second appel en 2025.", openedOn: day("2025-01-20"), closedOn: null, outcome: null }] : [],
    ties: at % 2 === 1 ? [{ kind: "indicator", code: "3.a", label: "3.a" }] : [],
    noIndicator: at % 2 === 0 ? "Aucun nombre ne la décrit." : null,
    late: at % 4 === 2, silent: at % 7 === 6,
  };
}

function withSpread(objective: Omit<ReportObjective, "spread">): ReportObjective {
  const { actions } = objective;
  const counts = Object.fromEntries(undertakingStates.map((state) => [state, actions.filter((action) => action.review?.state === state).length])) as Spread["counts"];
  return {
    ...objective,
    spread: { counts, neverReviewed: actions.filter((action) => action.review === null).length, late: actions.filter((action) => action.late).length, silent: actions.filter((action) => action.silent).length, total: actions.length },
  };
}
