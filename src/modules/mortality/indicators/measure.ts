import { recordAudit, type Author } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { formatDay, formatNumber, formatPercent, inBoth } from "../../../kernel/i18n/format.ts";
import { yearOf, yearPeriod, type Clock, type Day } from "../../../kernel/time/day.ts";
import type { LinkageRuns, MortalityMeasurement, RecordMeasurement } from "../domain/ports.ts";
import { inFuture, unknownReading, whyIsWanted } from "../errors.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Tables } from "../tables/tables.ts";
import { delayOn, deliveries, inYears, type DelayCount } from "./delay.ts";
import { failureOn, type FailureCount } from "./failure.ts";
import { defaultReading, readingNamed, type Reading } from "./readings.ts";

/** Who declared which reading, from when. */
export interface Declaration {
  readonly series: "6.a" | "6.b";
  readonly reading: string;
  readonly holdsFrom: Day;
  readonly reason: string;
  readonly author: string;
}

export interface MeasureReport {
  readonly series: "6.a" | "6.b";
  /** The reading that held on the day. */
  readonly reading: Reading;
  /** What is measured, with its facts; null where there is nothing. */
  readonly draft: MortalityMeasurement | null;
  readonly value: number | null;
  /** `no-fact`, `no-series`, `dry-run`, else what the indicators did with it. */
  readonly result: string;
  readonly measurementId: string | null;
}

export interface MortalityIndicators {
  /** Under the reading that holds on the day, or the one that is named. */
  delay(on: Day, reading?: string): Promise<DelayCount>;
  failure(on: Day, reading?: string): Promise<FailureCount>;
  readingOn(series: "6.a" | "6.b", on: Day): Promise<Reading>;
  declarations(): Promise<readonly Declaration[]>;
  /** Fails with `mortality.unknown-reading`, `mortality.why-is-wanted`. */
  declare(by: Author, given: Omit<Declaration, "author">): Promise<void>;
  /** Both numbers, or those of the series named, entered among the values of the contract. Fails with `mortality.measure-in-future`. */
  measure(by: Author, question: { readonly on: Day; readonly dryRun?: boolean; readonly only?: readonly MeasureReport["series"][] }): Promise<readonly MeasureReport[]>;
}

export const recipeVersion = 1;
const measuredSeries = ["6.a", "6.b"] as const;

/** The series that a code of the command line names: an indicator, a series, or a recipe of one; none where it names nothing of these. */
export function seriesNamed(code: string): readonly MeasureReport["series"][] {
  if (code === "6") return measuredSeries;
  return measuredSeries.filter((series) => code === series || new RegExp(series === "6.a" ? "^delay(-|$)" : "^failure(-|$)").test(code));
}

export interface IndicatorDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly tables: Pick<Tables, "releases">;
  readonly ledger: Pick<Ledger, "transmissions">;
  readonly runs: LinkageRuns;
  readonly record: RecordMeasurement;
}

export function createMortalityIndicators({ db, clock, tables, ledger, runs, record }: IndicatorDeps): MortalityIndicators {
  const declarations = (): Promise<readonly Declaration[]> => db.query<Declaration>(sql`select series, reading, holds_from as "holdsFrom", reason, author from mortality.reading order by number`);
  const readingOn = async (series: "6.a" | "6.b", on: Day): Promise<Reading> => {
    const declared = (await declarations()).filter((one) => one.series === series && one.holdsFrom <= on).toSorted((a, b) => (a.holdsFrom < b.holdsFrom ? -1 : a.holdsFrom > b.holdsFrom ? 1 : 0)).at(-1);
    const found = readingNamed(series, declared?.reading ?? defaultReading[series]);
    if (found === null) throw unknownReading();
    return found;
  };
  const named = async (series: "6.a" | "6.b", on: Day, code: string | undefined): Promise<Reading> => {
    const reading = code === undefined ? await readingOn(series, on) : readingNamed(series, code);
    if (reading === null) throw unknownReading();
    return reading;
  };
  const delay = async (on: Day, code?: string): Promise<DelayCount> => {
    const reading = await named("6.a", on, code);
    return delayOn(reading.code, deliveries(reading.code, await tables.releases(), await ledger.transmissions()), on);
  };
  const failure = async (on: Day, code?: string): Promise<FailureCount> => failureOn((await named("6.b", on, code)).code, await runs(), on);

  return {
    delay, failure, readingOn, declarations,
    async declare(by, { series, reading, holdsFrom, reason }) {
      if (readingNamed(series, reading) === null) throw unknownReading();
      if (reason.trim() === "") throw whyIsWanted();
      await db.tx(async (inside) => {
        await inside.query(sql`insert into mortality.reading (series, reading, holds_from, reason, declared_at, account_id, author) values (${series}, ${reading}, ${holdsFrom}, ${reason.trim()}, ${clock.now().toISOString()}, ${by.accountId}, ${by.name})`);
        await recordAudit(inside, { accountId: by.accountId, author: by.name, act: "mortality.reading-declared", subject: series, next: { reading, holdsFrom, reason: reason.trim() } });
      });
    },
    async measure(by, { on, dryRun = false, only = measuredSeries }) {
      if (on > clock.today()) throw inFuture(on);
      const demonstration = (await tables.releases()).some((one) => one.demonstration);
      const reports: MeasureReport[] = [];
      for (const series of measuredSeries.filter((one) => only.includes(one))) {
        const reading = await readingOn(series, on);
        const draft = series === "6.a" ? delayDraft(await delay(on), reading, demonstration) : failureDraft(await failure(on), reading);
        if (draft === null) reports.push({ series, reading, draft, value: null, result: "no-fact", measurementId: null });
        else if (dryRun) reports.push({ series, reading, draft, value: draft.value, result: "dry-run", measurementId: null });
        else {
          const entered = await record(by, draft);
          reports.push({ series, reading, draft, value: draft.value, result: entered?.result ?? "no-series", measurementId: entered?.id ?? null });
        }
      }
      return reports;
    },
  };
}

function recipeOf(reading: Reading, code: string): MortalityMeasurement["recipe"] {
  return { code: `${code}-${reading.code}`, version: recipeVersion, name: reading.name, sentence: reading.definition };
}

function delayDraft({ on, value, from, years }: DelayCount, reading: Reading, demonstration: boolean): MortalityMeasurement | null {
  if (value === null || from === null) return null;
  const label = (deathYear: number, days: number, deliveredOn: Day | null) => inBoth((of) => of === "fr" ? `Décès de ${deathYear}\u202f: ${deliveredOn === null ? "attendus depuis" : `livrés le ${formatDay(deliveredOn, "fr")},`} ${formatNumber(days, "fr")} jours` : `Deaths of ${deathYear}: ${deliveredOn === null ? "awaited for" : `delivered on ${formatDay(deliveredOn, "en")},`} ${formatNumber(days, "en")} days`);
  const hrefOf = (deathYear: number, deliveredOn: Day | null): string => (deliveredOn === null ? "/mortality/indicators#delay" : `/mortality/tables/${deathYear}`);
  return {
    series: "6.a", enters: "indicator", value, period: yearPeriod(yearOf(on)), asOf: on, recipe: recipeOf(reading, "delay"), demonstration, firstSeenOn: null,
    counted: [{ label: label(from.deathYear, from.days, from.deliveredOn), href: hrefOf(from.deathYear, from.deliveredOn), amount: value, standing: "attested", statementIds: [] }],
    leftOut: years.filter((year) => year !== from).map(({ deathYear, days, deliveredOn }) => ({
      label: label(deathYear, days, deliveredOn), href: hrefOf(deathYear, deliveredOn), statementIds: [],
      reason: deliveredOn === null ? { fr: `attendus, mais depuis moins longtemps\u202f: ${formatNumber(inYears(days), "fr")} an`, en: `awaited, but not for so long: ${formatNumber(inYears(days), "en")} years` } : { fr: "une année plus récente est livrée", en: "a more recent year is delivered" },
    })),
  };
}

function failureDraft({ on, value, from, years, superseded }: FailureCount, reading: Reading): MortalityMeasurement | null {
  if (value === null || from === null) return null;
  const label = ({ deathYear, failed, certificates }: FailureCount["superseded"][number]) => inBoth((of) => of === "fr" ? `Décès de ${deathYear}\u202f: ${formatNumber(failed, "fr")} certificats sans lien sur ${formatNumber(certificates, "fr")} (${formatPercent(failed / certificates, "fr")})` : `Deaths of ${deathYear}: ${formatNumber(failed, "en")} certificates without a link of ${formatNumber(certificates, "en")} (${formatPercent(failed / certificates, "en")})`);
  const href = (run: FailureCount["superseded"][number]): string => run.href ?? `/mortality/indicators#run-${run.deathYear}`;
  return {
    series: "6.b", enters: "indicator", value, period: yearPeriod(yearOf(on)), asOf: on, recipe: recipeOf(reading, "failure"), demonstration: from.run.demonstration === true, firstSeenOn: null,
    counted: [{ label: label(from.run), href: href(from.run), amount: value, standing: "attested", statementIds: [from.run.sealSha256] }],
    leftOut: [
      ...years.filter((year) => year !== from).map(({ run }) => ({ label: label(run), href: href(run), statementIds: [run.sealSha256], reason: { fr: "une année de décès plus récente est appariée", en: "a more recent year of death is linked" } })),
      ...superseded.map((run) => ({ label: label(run), href: href(run), statementIds: [run.sealSha256], reason: { fr: "un appariement scellé plus tard l’a remplacé", en: "a run sealed later took its place" } })),
    ],
  };
}
