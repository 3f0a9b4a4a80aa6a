import { group } from "d3-array";
import type { Db } from "../../kernel/db/db.ts";
import { addDays, type Clock, type Day } from "../../kernel/time/day.ts";
import type { Author } from "../../kernel/audit/index.ts";
import { importPlanned, planFile, type ImportOptions, type ValueFile, type AfterImport } from "./actions/import-values.ts";
import { countersign } from "./actions/countersign.ts";
import { answerEvent, correctValue, enterValue, proposeValue, type AfterEvent, type Answer, type ValueDraft } from "./actions/record-value.ts";
import { recordMeasurement, type MeasurementOutcome } from "./actions/record-measurement.ts";
import { recordForecast, type ForecastDraft } from "./actions/record-forecast.ts";
import { assess } from "./domain/engine/assess.ts";
import type { Assessment, BoardIndicator } from "./domain/assessment.ts";
import { commitmentOf, isNamedBy, seriesOf, type Catalogue, type CatalogueSource, type DatedCatalogue, type Series, type TargetOverTime } from "./domain/catalogue.ts";
import type { Indicator, Observation, OwnerForecast } from "./domain/measure.ts";
import type { Measurement, MeasurementDraft } from "./domain/measurement.ts";
import { observationsAsKnown } from "./domain/value-events.ts";
import { seriesLeft, targetsOverTime, type LeftSeries } from "./domain/targets-over-time.ts";
import type { ValueImportPlan } from "./domain/value-import/index.ts";
import { noContract, unknownEvent, seriesLeftContract, unknownIndicator, unknownMeasurement, unknownSeries } from "./errors.ts";
import { findMeasurement, isMeasurementPublic, listLatestMeasurements, type MeasurementSummary } from "./store/measurement-store.ts";
import { countersignedAmong } from "./store/countersignature-store.ts";
import { findEvent, listDecidingEvents, listEvents, listForecasts, listLatestForecasts, listPendingProposals, valueKinds, type StoredEvent } from "./store/value-store.ts";

/** On which day the question is asked, and optionally as known at an earlier instant. */
export interface Moment {
  readonly on: Day;
  /** Values learnt after the end of this day are left out; null takes all. */
  readonly knownOn: Day | null;
}

export interface Board {
  readonly catalogue: Catalogue;
  readonly moment: Moment;
  readonly indicators: readonly BoardIndicator[];
  readonly demonstration: boolean;
}

export interface Sheet {
  readonly catalogue: Catalogue;
  readonly moment: Moment;
  readonly indicator: Indicator;
  readonly series: readonly SheetSeries[];
  readonly demonstration: boolean;
}

export interface SheetSeries {
  readonly series: Series;
  /** What the contract commits the series to, each target over the time in which it was in force, until the day of the question. */
  readonly targetsOver: readonly TargetOverTime[];
  /** The first day on which the contract no longer had it; null where it still does. Its values stay readable, its verdict is that of its last day. */
  readonly leftOn: Day | null;
  readonly assessment: Assessment;
  readonly observations: readonly Observation[];
  readonly events: readonly StoredEvent[];
  /** The last measurement of each period that was worked out from facts. */
  readonly measurements: readonly MeasurementSummary[];
}

export interface Indicators {
  /** The day a board stands at when none is asked for: today, or the demonstration's day while every value is made up. */
  defaultDay(): Promise<Day>;
  board(moment: Moment): Promise<Board>;
  /** An indicator with all its parts, or the part or series that `code` names. Fails with `indicators.unknown-indicator`. */
  sheet(code: string, moment: Moment): Promise<Sheet>;
  listSeries(on: Day): Promise<readonly Series[]>;
  /** Series that the contract once had and no longer has on that day, in the order in which they left. */
  leftSeries(on: Day): Promise<readonly LeftSeries[]>;
  planImport(file: ValueFile): Promise<ValueImportPlan>;
  importValues(by: Author, file: ValueFile, plan: ValueImportPlan, options?: ImportOptions): Promise<{ batchId: string; imported: number }>;
  enter(by: Author, draft: ValueDraft): Promise<StoredEvent>;
  propose(by: Author, draft: ValueDraft): Promise<StoredEvent>;
  correct(by: Author, draft: ValueDraft): Promise<StoredEvent>;
  /** One event by its id. Fails with `indicators.unknown-event`. */
  event(id: string): Promise<StoredEvent>;
  /** Proposals that nobody has answered, oldest first. */
  pending(): Promise<readonly StoredEvent[]>;
  /** Adds the owner's own landing forecast. Fails with `indicators.unknown-series`. */
  forecast(by: Author, draft: ForecastDraft): Promise<void>;
  /** Every forecast that owners ever gave for some series (all where none is named), in the order given: to be scored against the truth. */
  forecastsOf(series?: readonly string[]): Promise<readonly OwnerForecast[]>;
  answer(by: Author, eventId: string, answer: Answer): Promise<StoredEvent>;
  /** A second person stands behind a value that one alone put in. Fails with `indicators.move-not-allowed` for one's own. */
  countersign(by: Author, eventId: string): Promise<StoredEvent>;
  /** Which of these events of values a second person has countersigned. */
  countersigned(eventIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Lets in a number worked out from facts. Fails with `indicators.unknown-series` where it is to enter a series that is not there. */
  recordMeasurement(by: Author, measured: MeasurementDraft): Promise<MeasurementOutcome>;
  /** One measurement with its facts. Fails with `indicators.unknown-measurement`. */
  measurement(id: string): Promise<Measurement>;
  /** May anyone see it? Not while it is proposed and nobody has accepted it. */
  isMeasurementPublic(measurement: Measurement): Promise<boolean>;
  /** The last measurement of each period of some series, of all where none is named; the newest period first. */
  measurements(series?: readonly string[]): Promise<readonly MeasurementSummary[]>;
}

export interface IndicatorsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly catalogues: CatalogueSource;
  /** The day at which a demonstration stands. */
  readonly demonstrationDay: Day;
  /** What follows from each event of a value, within its transaction; nothing where left out. */
  readonly afterEvent?: AfterEvent;
  /** What follows from an import of a file, within its transaction; nothing where left out. */
  readonly afterImport?: AfterImport;
}

export function createIndicators(deps: IndicatorsDeps): Indicators {
  const { db, clock, afterEvent, afterImport } = deps;

  async function catalogueAt(on: Day): Promise<Catalogue> {
    const catalogue = await deps.catalogues.at(on);
    if (catalogue === null) throw noContract();
    return catalogue;
  }

  async function historyUntil(on: Day): Promise<readonly DatedCatalogue[]> {
    return (await deps.catalogues.history?.(on)) ?? [];
  }

  /** The series as the contract has it today; one that an amendment took out says so. */
  async function seriesNamed(key: string): Promise<Series> {
    const found = seriesOf(await catalogueAt(clock.today())).find((series) => series.key === key);
    if (found !== undefined) return found;
    const left = await leftNamed(key);
    throw left === undefined ? unknownSeries(key) : seriesLeftContract(key, left.leftOn);
  }

  async function leftNamed(key: string): Promise<LeftSeries | undefined> {
    return seriesLeft(await historyUntil(clock.today())).find(({ series }) => series.key === key);
  }

  /** One pass over the values for any number of series. */
  async function assessor(catalogue: Catalogue, moment: Moment): Promise<(series: Series, asOf?: Day) => { assessment: Assessment; observations: Observation[] }> {
    const knownAt = moment.knownOn === null ? null : `${moment.knownOn}T23:59:59.999Z`;
    const [events, forecasts] = [await listDecidingEvents(db, knownAt), await listLatestForecasts(db, knownAt)];
    const observed = group(observationsAsKnown(events, knownAt), (observation) => observation.series);
    const forecastOf = new Map(forecasts.map((forecast) => [forecast.series, forecast]));
    return (series, asOf = moment.on) => {
      const observations = observed.get(series.key) ?? [];
      const assessment = assess({
        measure: series.measure,
        target: commitmentOf(series),
        observations,
        asOf,
        contract: { fromYear: catalogue.fromYear, toYear: catalogue.toYear },
        ownerForecast: forecastOf.get(series.key) ?? null,
        lagYears: series.indicator.lagYears,
      });
      return { assessment, observations };
    };
  }

  return {
    async defaultDay() {
      const kinds = await valueKinds(db);
      return kinds.demonstration && !kinds.real ? deps.demonstrationDay : clock.today();
    },

    async board(moment) {
      const catalogue = await catalogueAt(moment.on);
      const assessmentOf = await assessor(catalogue, moment);
      const all = seriesOf(catalogue);
      const indicators = catalogue.indicators.map((indicator) => ({
        indicator,
        assessments: all.filter((series) => series.indicator === indicator).map((series) => assessmentOf(series).assessment),
      }));
      return { catalogue, moment, indicators, demonstration: (await valueKinds(db)).demonstration };
    },

    async sheet(code, moment) {
      const history = await historyUntil(moment.on);
      const inForce = await catalogueAt(moment.on);
      const standing = seriesOf(inForce).filter((series) => isNamedBy(series, code));
      const left = seriesLeft(history).filter(({ series }) => isNamedBy(series, code));
      const first = standing[0] ?? left[0]?.series;
      if (first === undefined) throw unknownIndicator(code);
      const assessmentOf = await assessor(inForce, moment);
      const named = [...standing.map((series) => ({ series, leftOn: null })), ...left];
      const keys = named.map(({ series }) => series.key);
      const events = group(await listEvents(db, keys), (event) => event.series);
      const measurements = group(await listLatestMeasurements(db, keys), (one) => one.series);
      return {
        catalogue: inForce,
        moment,
        indicator: first.indicator,
        series: named.map(({ series, leftOn }) => ({
          series, leftOn, ...assessmentOf(series, leftOn === null ? moment.on : addDays(leftOn, -1)), targetsOver: targetsOverTime(history, series.key), events: events.get(series.key) ?? [], measurements: measurements.get(series.key) ?? [],
        })),
        demonstration: [...events.values()].some((list) => list.some((event) => event.demonstration)),
      };
    },

    async leftSeries(on) {
      return seriesLeft(await historyUntil(on));
    },

    async listSeries(on) {
      const catalogue = await deps.catalogues.at(on);
      return catalogue === null ? [] : seriesOf(catalogue);
    },

    async planImport(file) {
      return planFile(db, clock, await catalogueAt(clock.today()), file);
    },
    importValues: (by, file, plan, options) => importPlanned(db, clock, by, file, plan, options, afterImport),
    async enter(by, draft) {
      await seriesNamed(draft.series);
      return enterValue(db, clock, by, draft, afterEvent);
    },
    async propose(by, draft) {
      await seriesNamed(draft.series);
      return proposeValue(db, clock, by, draft, afterEvent);
    },
    async correct(by, draft) {
      // What was once entered stays open to correction, even of a series that has left the contract.
      if ((await leftNamed(draft.series)) === undefined) await seriesNamed(draft.series);
      return correctValue(db, clock, by, draft, afterEvent);
    },
    async event(id) {
      const found = await findEvent(db, id);
      if (found === undefined) throw unknownEvent();
      return found;
    },
    pending: () => listPendingProposals(db),
    async forecast(by, draft) {
      await seriesNamed(draft.series);
      return recordForecast(db, clock, by, draft);
    },
    forecastsOf: (series) => listForecasts(db, series ?? null),
    answer: (by, eventId, answer) => answerEvent(db, clock, by, eventId, answer, afterEvent),
    countersign: (by, eventId) => countersign(db, clock, by, eventId),
    countersigned: (eventIds) => countersignedAmong(db, eventIds),
    async recordMeasurement(by, measured) {
      if (measured.enters === "indicator") await seriesNamed(measured.series);
      return recordMeasurement(db, clock, by, measured, afterEvent);
    },
    async measurement(id) {
      const found = await findMeasurement(db, id);
      if (found === undefined) throw unknownMeasurement();
      return found;
    },
    isMeasurementPublic: (measurement) => isMeasurementPublic(db, measurement),
    measurements: (series) => listLatestMeasurements(db, series ?? null),
  };
}
