import type { Author } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { formatNumber } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Clock, Day, Period } from "../../../kernel/time/day.ts";
import type { LocalisedText } from "../domain/content.ts";
import type { InstituteKeys } from "../transparency/index.ts";
import { countTrialsWithDoi, leftOutWords, trialsWithDoiRecipe, type TrialCount } from "./trials-with-doi.ts";

/** A number as the indicators take it (`MeasurementDraft` there), with its facts. */
export interface TrialMeasurement {
  readonly series: string;
  readonly enters: "indicator";
  readonly value: number;
  readonly period: Period;
  readonly asOf: Day;
  readonly recipe: { readonly code: string; readonly version: number; readonly name: Bilingual; readonly sentence: Bilingual };
  readonly counted: readonly { readonly label: Bilingual; readonly href: string | null; readonly amount: number; readonly standing: "attested"; readonly statementIds: readonly string[] }[];
  readonly leftOut: readonly { readonly label: Bilingual; readonly href: string | null; readonly reason: Bilingual; readonly statementIds: readonly string[] }[];
  readonly demonstration: boolean;
  readonly firstSeenOn: null;
}

export interface IndicatorDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly institute: () => Promise<InstituteKeys>;
  /** Enters the number among the values of the contract; null where the contract in force has no such series. */
  readonly record: (by: Author, draft: TrialMeasurement) => Promise<{ readonly result: string; readonly id: string | null } | null>;
}

export interface TrialReport {
  readonly count: TrialCount;
  /** `no-fact`: the portal held no study on the day; `no-series`; `dry-run`; else what the indicators did with it. */
  readonly result: string;
  readonly measurementId: string | null;
}

export interface TrialIndicator {
  count(on: Day): Promise<TrialCount>;
  /** Fails with `studies.measure-in-future`. */
  measure(by: Author, question: { readonly on: Day; readonly dryRun?: boolean }): Promise<TrialReport>;
}

/** Is this a name of the recipe, its series or its indicator? */
export function knowsStudyRecipe(code: string): boolean {
  return code === trialsWithDoiRecipe.code || code === trialsWithDoiRecipe.series;
}

/** Indicator 4.d, computed from what the portal holds. */
export function createTrialIndicator({ db, clock, institute, record }: IndicatorDeps): TrialIndicator {
  const count = async (on: Day): Promise<TrialCount> => countTrialsWithDoi(db, await institute(), on);
  return {
    count,
    async measure(by, { on, dryRun = false }) {
      if (on > clock.today()) throw new AppError("studies.measure-in-future", { fr: `Le ${on} n’est pas encore passé\u202f: rien ne s’y compte.`, en: `${on} has not come yet: nothing can be counted on it.` }, { status: 422 });
      const counted = await count(on);
      if (counted.value === null) return { count: counted, result: "no-fact", measurementId: null };
      if (dryRun) return { count: counted, result: "dry-run", measurementId: null };
      const recorded = await record(by, draftOf(counted, counted.value));
      return recorded === null ? { count: counted, result: "no-series", measurementId: null } : { count: counted, result: recorded.result, measurementId: recorded.id };
    },
  };
}

function draftOf({ on, period, counted, leftOut, others, demonstration }: TrialCount, value: number): TrialMeasurement {
  const { series, code, version, name, sentence } = trialsWithDoiRecipe;
  return {
    series, enters: "indicator", value, period, asOf: on, recipe: { code, version, name, sentence },
    counted: counted.map((one) => ({ label: labelOf(one.title, one.code), href: `/studies/${one.code}`, amount: 1, standing: "attested", statementIds: [] })),
    leftOut: [
      ...leftOut.map((one) => ({ label: labelOf(one.title, one.code), href: `/studies/${one.code}`, reason: leftOutWords[one.reason], statementIds: [] })),
      ...(others === 0 ? [] : [{ label: { fr: `${formatNumber(others, "fr")} études d’autres promoteurs`, en: `${formatNumber(others, "en")} studies of other sponsors` }, href: "/studies", reason: { fr: "l’institut n’en est pas promoteur", en: "the institute is no sponsor of them" }, statementIds: [] }]),
    ],
    demonstration, firstSeenOn: null,
  };
}

function labelOf(title: LocalisedText, code: string): Bilingual {
  return { fr: `${code} · ${title.fr ?? title.en ?? ""}`, en: `${code} · ${title.en ?? title.fr ?? ""}` };
}
