import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { EntityRecord, EntityRef, NodeId, Standing } from "../../../directory/index.ts";

/** What a recipe is cooked from: the graph as it stood on a day, and what is counted elsewhere. */
export interface FactBase {
  /** The day of the question; a recipe over a year takes the year of this day, up to it. */
  readonly on: Day;
  /** Entities of the kinds that this module adds, as of `on`, in any order. */
  readonly records: readonly EntityRecord[];
  /** Structures and organisations that those name, as of `on`. */
  readonly named: ReadonlyMap<NodeId, EntityRecord>;
  /** The institute and its units on that day. */
  readonly institute: { readonly id: NodeId | null; readonly units: ReadonlyMap<NodeId, UnitTie> };
  /** Accesses to the portal counted on each day of the year, up to `on`; null where nothing was ever counted. */
  readonly accesses: AccessCounts | null;
}

/** What ties a unit to the institute on a day: the statements, and how sure they are for that day. */
export interface UnitTie {
  readonly statements: readonly string[];
  readonly standing: Standing;
}

export interface AccessCounts {
  readonly days: readonly { readonly day: Day; readonly count: number }[];
  readonly demonstration: boolean;
  /** The page that shows the counts, where there is one. */
  readonly page?: string;
}

/** One fact that was counted. `amount` is what it adds to the value. Never names a person. */
export interface CountedFact {
  readonly ref: EntityRef | null;
  /** Where the fact is shown when it is no entity of the graph. */
  readonly page?: string;
  readonly label: Bilingual;
  readonly amount: number;
  readonly standing: Standing;
  /** The statements that it rests on. */
  readonly statements: readonly string[];
}

/** A fact that was looked at and left out, with the reason. */
export interface LeftOutFact {
  readonly ref: EntityRef | null;
  readonly label: Bilingual;
  readonly reason: Bilingual;
  readonly statements: readonly string[];
}

/** `value` is null where the graph holds no fact of the sort at all: nothing is not zero. */
export interface Measured {
  readonly value: number | null;
  readonly counted: readonly CountedFact[];
  readonly leftOut: readonly LeftOutFact[];
  /** Made-up facts were looked at. */
  readonly demonstration: boolean;
  /** The first delivery that holds any of the facts looked at: what had ended before it may be missing. Null where facts do not come in deliveries. */
  readonly firstSeenOn: Day | null;
}

/** How a number is made, in a form that can be read, run and quoted. A change of rule is a new version. */
export interface Recipe {
  readonly code: string;
  readonly version: number;
  readonly name: Bilingual;
  /** What is counted, what is not, and how time counts. */
  readonly sentence: Bilingual;
  /** The series that takes the value: one of the contract, or a line of its employment plan. */
  readonly series: string;
  /** `indicator`: enters the values of the contract's series; `plan`: stands beside the employment plan. */
  readonly enters: "indicator" | "plan";
  readonly measure: (base: FactBase) => Measured;
}

/** Full-time equivalents come with at most so many decimals; sums are of whole thousandths, so that no order of adding shows. */
const thousandths = 1000;

export function sumAmounts(counted: readonly { readonly amount: number }[]): number {
  return counted.reduce((sum, one) => sum + Math.round(one.amount * thousandths), 0) / thousandths;
}

type Candidate = Pick<EntityRecord, "demonstration"> & Partial<Pick<EntityRecord, "fields">>;

function firstSeen(candidates: readonly Candidate[]): Day | null {
  let first: Day | null = null;
  for (const { fields } of candidates) {
    for (const { current, others } of Object.values(fields ?? {})) {
      for (const { attestedFrom } of [...current, ...others]) if (first === null || attestedFrom < first) first = attestedFrom;
    }
  }
  return first;
}

/** Puts facts in the one order that does not depend on how they came, and adds them up. `candidates`: the things of the sort that the graph holds. */
export function measured(candidates: readonly Candidate[], counted: readonly CountedFact[], leftOut: readonly LeftOutFact[]): Measured {
  const place = (one: CountedFact | LeftOutFact): string => one.ref?.code ?? one.label.en;
  const sorted = <T extends CountedFact | LeftOutFact>(list: readonly T[]): T[] => [...list].sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
  return { value: candidates.length === 0 ? null : sumAmounts(counted), counted: sorted(counted), leftOut: sorted(leftOut), demonstration: candidates.some((one) => one.demonstration), firstSeenOn: firstSeen(candidates) };
}
