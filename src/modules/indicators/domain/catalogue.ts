import type { Db } from "../../../kernel/db/db.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { Indicator, Measure, Part } from "./measure.ts";
import type { Target, Unit } from "./target.ts";

/**
 * What a version of a contract says of indicators. Declared here and implemented by whoever holds contracts, so that
 * this module knows nothing of them.
 */
export interface Catalogue {
  readonly contractCode: string;
  readonly versionId: string;
  readonly fromYear: number;
  readonly toYear: number;
  readonly indicators: readonly Indicator[];
}

export interface CatalogueSource {
  /** The indicators as the contract in force on that day has them; null where no contract is registered. `inside` where it is asked within a transaction. */
  at(on: Day, inside?: Db): Promise<Catalogue | null>;
  /**
   * What each version that came into force until that day (all of them, where none is given) says of indicators, oldest
   * first; one that was replaced on its very first day was never in force and is left out. Where none is in force by
   * then, the first one, as `at` gives it. Left out by sources that hold a single catalogue.
   */
  history?(until?: Day): Promise<readonly DatedCatalogue[]>;
}

/** What a version says of indicators, and when it was in force. */
export interface DatedCatalogue extends Catalogue {
  readonly versionNumber: number;
  readonly from: Day;
  /** The first day on which the next version was in force; null where none was. */
  readonly until: Day | null;
}

/** The commitment of a series as one version of the contract had it, over the time in which that version was in force. */
export interface TargetOverTime {
  /** Null where that version holds no commitment for the series. */
  readonly target: Target | null;
  readonly versionNumber: number;
  readonly from: Day;
  /** Null where it is in force still. */
  readonly until: Day | null;
}

/** A series that can hold values, with everything the catalogue says of it. */
export interface Series {
  readonly key: string;
  readonly indicator: Indicator;
  readonly part: Part;
  readonly measure: Measure;
  /** Commitments first, then figures of context; empty for a series followed without a target. */
  readonly targets: readonly Target[];
}

const longestName = 60;

/** A statement that is short enough names its series; a longer one is read as the target. */
function nameOf(target: Target): Bilingual {
  if (target.statement !== null && target.statement.fr.length <= longestName) return target.statement;
  return target.comparator === "rank-at-most" ? { fr: "Rang visé", en: "Rank aimed at" } : { fr: "Engagement qualitatif", en: "Qualitative commitment" };
}

/** A rank or a qualitative target has no measure of its own in the contract: this is the one it is judged on. */
function measureOf(target: Target, part: Part): Measure {
  const unit: Unit = target.comparator === "rank-at-most" ? { kind: "rank" } : target.unit;
  return { key: target.series, part: part.code, name: nameOf(target), unit, baseline: { kind: "none" }, lines: target.lines };
}

/** All series of a catalogue in the order of the contract: the measures of a part, then its targets without measure. */
export function seriesOf(catalogue: Catalogue): Series[] {
  return catalogue.indicators.flatMap((indicator) =>
    indicator.parts.flatMap((part) => {
      const targetsOf = (key: string): Target[] => part.targets.filter((target) => target.series === key).sort((a, b) => Number(a.role === "context") - Number(b.role === "context"));
      const measured = part.measures.map((measure) => ({ key: measure.key, indicator, part, measure, targets: targetsOf(measure.key) }));
      const known = new Set(part.measures.map((measure) => measure.key));
      const loose = part.targets.filter((target) => !known.has(target.series) && target.role === "commitment");
      return [...measured, ...loose.map((target) => ({ key: target.series, indicator, part, measure: measureOf(target, part), targets: [target] }))];
    }),
  );
}

/** The commitment that a series is judged on: the first target that is not mere context. */
export function commitmentOf(series: Series): Target | null {
  return series.targets.find((target) => target.role === "commitment") ?? null;
}

/** Does this code ("3", "3.a", "1.europe") name the series, its part or its indicator? */
export function isNamedBy(series: Series, code: string): boolean {
  return series.key === code || series.part.code === code || series.indicator.code === code;
}

/**
 * How far from the last value may a new one be before a justification is asked? Bounds come from the unit alone, for a
 * contract says nothing of them: shares stay between 0 and 1, counts and ranks are whole and not negative.
 */
export function boundsOf(unit: Unit): { min?: number; max?: number; integer: boolean } {
  switch (unit.kind) {
    case "share":
      return { min: 0, max: 1, integer: false };
    case "count":
      return { min: 0, integer: true };
    case "rank":
      return { min: 1, integer: true };
    case "none":
      return { min: 0, max: 1, integer: true };
    case "eur":
    case "year":
    case "index":
      return { min: 0, integer: false };
  }
}
