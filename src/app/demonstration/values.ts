import { commitmentOf, type Series } from "../../modules/indicators/index.ts";
import { day, type Day } from "../../kernel/time/day.ts";
import { seededRandom } from "./random.ts";

/** Where a demonstration stands: the values of four years are in, those of the last are not all settled. */
export const demonstrationDay: Day = day("2025-03-31");
const lastYear = 2024;

export interface MadeUpValue {
  readonly series: string;
  readonly year: number;
  readonly value: number;
  readonly state: "provisional" | "consolidated";
  readonly observedOn: Day;
}

/**
 * Made-up values for every series of a contract, from a seed: the same on every machine. A series goes from its
 * baseline towards its target at a pace drawn between well behind and a little ahead, with some noise, so that a board
 * shows every verdict. Nothing here is a fact about any institute.
 */
export function makeUpValues(series: readonly Series[], fromYear: number): MadeUpValue[] {
  return series.flatMap((one) => valuesOf(one, fromYear));
}

function valuesOf(series: Series, fromYear: number): MadeUpValue[] {
  const random = seededRandom(`jalon demonstration ${series.key}`);
  const pace = 0.6 + 0.55 * random();
  const values: MadeUpValue[] = [];
  for (let year = fromYear; year <= lastYear; year += 1) {
    const noise = random() - 0.5;
    const raw = rawValue(series, year, fromYear, pace, noise);
    if (raw === null) continue;
    values.push({
      series: series.key,
      year,
      value: settle(series, raw),
      state: year === lastYear && random() < 0.6 ? "provisional" : "consolidated",
      observedOn: day(`${year + 1}-02-${String(3 + Math.floor(random() * 24)).padStart(2, "0")}`),
    });
  }
  return values;
}

function rawValue(series: Series, year: number, fromYear: number, pace: number, noise: number): number | null {
  const target = commitmentOf(series);
  const baseline = series.measure.baseline;
  const start = baseline.kind === "value" || baseline.kind === "censored" ? baseline.value : null;
  if (target === null || target.value === null) {
    if (target !== null) return year >= fromYear + 2 ? 1 : 0;
    return start === null ? null : start * (1 + 0.02 * (year - fromYear) * (pace - 0.8) + 0.02 * noise);
  }
  const goal = target.value;
  const years = Math.max(1, target.dueYear - fromYear + 1);
  if (target.comparator === "rank-at-most") return goal;
  if (target.scope.kind === "cumulated") {
    const perYear = goal / years;
    return perYear * (0.55 + 0.75 * pace * ((year - fromYear + 1) / years) + 0.5 * noise);
  }
  const from = start ?? goal * 0.8;
  const share = ((year - fromYear + 1) / years) * pace;
  const reach = goal - from;
  const holds = (goal >= from) === (target.comparator === "at-least" || target.comparator === "more-than" || target.comparator === "keep-at-or-above");
  // A baseline on the far side of its target is a floor or a ceiling: the series stays near where it was.
  if (!holds || reach === 0) return from * (1 + 0.03 * noise + 0.004 * (year - fromYear));
  return from + reach * (share + 0.12 * noise);
}

function settle(series: Series, raw: number): number {
  switch (series.measure.unit.kind) {
    case "share":
      return Math.round(Math.min(1, Math.max(0, raw)) * 10_000) / 10_000;
    case "eur":
      return Math.max(0, Math.round(raw / 100_000) * 100_000);
    case "count":
      return Math.max(0, Math.round(raw));
    case "rank":
      return Math.max(1, Math.round(raw));
    case "index":
      return Math.round(raw * 100) / 100;
    case "year":
      return Math.max(0, Math.round(raw * 10) / 10);
    case "none":
      return raw >= 0.5 ? 1 : 0;
  }
}

/** The made-up values as the file that a contributor would send: they come in by the same door as real ones. */
export function asValueFile(values: readonly MadeUpValue[], series: readonly Series[]): string {
  const kindOf = new Map(series.map((one) => [one.key, one.measure.unit.kind]));
  const lines = values.map((made) => {
    const share = kindOf.get(made.series) === "share";
    const written = share ? `${Math.round(made.value * 10_000) / 100} %` : String(made.value);
    return [made.series, made.year, written.replace(".", ","), made.state === "provisional" ? "provisoire" : "consolidé", made.observedOn,
      "Jeu de démonstration", "Tirage à partir d’une graine", "Valeur fictive de démonstration"].join(";");
  });
  return `serie;annee;valeur;etat;date_observation;source;methode;justification\n${lines.join("\n")}\n`;
}
