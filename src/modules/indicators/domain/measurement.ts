import { createHash } from "node:crypto";
import { canonicalJson } from "../../../kernel/audit/index.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Day, Period } from "../../../kernel/time/day.ts";
import type { ValueState } from "./measure.ts";

/** A fact that a computed number counts. The label names no person. `amount` is what it adds, in the unit of the value. */
export interface CountedFact {
  readonly label: Bilingual;
  /** The page of the fact; null where it has none. */
  readonly href: string | null;
  readonly amount: number;
  /** Seen by a delivery of that time, or only taken to hold then. */
  readonly standing: "attested" | "presumed";
  readonly statementIds: readonly string[];
}

/** A fact that was looked at and not counted, and why. */
export interface LeftOutFact {
  readonly label: Bilingual;
  readonly href: string | null;
  readonly reason: Bilingual;
  readonly statementIds: readonly string[];
}

/** A number worked out from facts, before it is recorded. */
export interface MeasurementDraft {
  readonly series: string;
  readonly period: Period;
  readonly asOf: Day;
  readonly recipe: { readonly code: string; readonly version: number; readonly name: Bilingual; readonly sentence: Bilingual };
  readonly value: number;
  readonly counted: readonly CountedFact[];
  /** How many facts the counted lines stand for, where a line stands for several (all papers of a year under one reading); one each where left out. */
  readonly countedFacts?: number;
  readonly leftOut: readonly LeftOutFact[];
  readonly demonstration: boolean;
  /** The first delivery that holds any of the facts; what had ended before it may be missing. Null where facts do not come in deliveries. */
  readonly firstSeenOn: Day | null;
  /** `indicator`: the value enters a series of the contract; `plan`: it stands by itself, beside a plan. */
  readonly enters: "indicator" | "plan";
  /** Whether the number may still move by itself; provisional where left out. */
  readonly state?: Extract<ValueState, "provisional" | "consolidated">;
}

/** How a measurement came in: as a value, in place of one, as a proposal, saying what a value said already, or beside a plan. */
export type MeasurementEntry = "entered" | "corrected" | "proposed" | "confirmed" | "recorded";

export interface Measurement extends Omit<MeasurementDraft, "enters" | "state" | "countedFacts"> {
  readonly id: string;
  /** ISO instant. */
  readonly computedAt: string;
  /** What of the value comes from attested facts, and what from presumed ones. */
  readonly attested: number;
  readonly presumed: number;
  readonly factsSha256: string;
  readonly result: MeasurementEntry;
  readonly eventId: string | null;
  readonly accountId: string | null;
  readonly author: string;
}

const digest = (value: unknown): string => createHash("sha256").update(canonicalJson(value)).digest("hex");
const inOneOrder = <T>(list: readonly T[]): T[] => [...list].map((one) => ({ one, text: canonicalJson(one) })).sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)).map(({ one }) => one);

/**
 * The hash of what a number rests on: recipe and version, day, facts counted and left out with their statements, made-up
 * or not. The same facts give the same hash in whatever order they come.
 */
export function factsSha256(draft: MeasurementDraft): string {
  const { series, period, asOf, recipe, value, counted, leftOut, demonstration, firstSeenOn, state } = draft;
  return digest({ ...(state === undefined ? {} : { state }), series, period, asOf, recipe: [recipe.code, recipe.version], value, counted: inOneOrder(counted), leftOut: inOneOrder(leftOut), demonstration, firstSeenOn });
}

/** The hash of everything that a recorded measurement says, as the audit keeps it. */
export function measurementSeal(measurement: Measurement): string {
  return digest({ ...measurement, computedAt: new Date(measurement.computedAt).toISOString() });
}

/** The parts of the value that attested and presumed facts make, to the thousandth. */
export function partsByStanding(counted: readonly CountedFact[]): { readonly attested: number; readonly presumed: number } {
  const sum = (standing: CountedFact["standing"]): number => counted.filter((one) => one.standing === standing).reduce((all, one) => all + Math.round(one.amount * 1000), 0) / 1000;
  return { attested: sum("attested"), presumed: sum("presumed") };
}
