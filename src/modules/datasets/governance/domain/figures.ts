import type { DatasetLabel } from "../../domain/dataset.ts";
import type { SubjectKind } from "../../domain/metadata.ts";

/** What is known of one dataset at an instant, from dated facts. */
export interface StandingFact {
  readonly code: string;
  readonly subjectKind: SubjectKind;
  readonly region: string | null;
  readonly unit: string | null;
  readonly themes: readonly string[];
  readonly harvested: boolean;
  readonly published: boolean;
  readonly open: boolean;
  /** Null while nothing was published. */
  readonly fairScore: number | null;
  readonly label: DatasetLabel | null;
  readonly demonstration: boolean;
}

/** One request handed in: dates and outcome, nobody. */
export interface RequestDates {
  readonly dataset: string;
  readonly submittedAt: string;
  readonly decidedAt: string | null;
  readonly outcome: "approved" | "refused" | null;
  /** Ended without decision (withdrawn, expired unanswered): then it no longer waits. */
  readonly ended: boolean;
}

export interface Spread {
  readonly count: number;
  readonly mean: number;
  readonly median: number;
  readonly lowerQuartile: number;
  readonly upperQuartile: number;
  readonly minimum: number;
  readonly maximum: number;
}

export interface Figures {
  readonly declared: number;
  readonly published: number;
  readonly harvested: number;
  readonly open: number;
  /** Of those published, 0 to 1; null where none is. */
  readonly openShare: number | null;
  readonly labels: Readonly<Record<DatasetLabel, number>>;
  readonly fair: Spread | null;
  /** Handed in within the half-year. */
  readonly requests: number;
  /** Decided within the half-year, whenever handed in. */
  readonly decided: number;
  readonly approvedShare: number | null;
  /** Without answer at its end. */
  readonly waiting: number;
  /** Days from handing in to decision, of those decided within the half-year. */
  readonly delayDays: Spread | null;
}

/** Figures of some datasets at the end of a half-year. `from` and `until` are instants of its first day and of the day after. */
export function figuresOf(facts: readonly StandingFact[], requests: readonly RequestDates[], { from, until }: { readonly from: string; readonly until: string }): Figures {
  const published = facts.filter((one) => one.published);
  const open = published.filter((one) => one.open).length;
  const codes = new Set(facts.map(({ code }) => code));
  const own = requests.filter(({ dataset, submittedAt }) => codes.has(dataset) && submittedAt < until);
  const decided = own.filter(({ decidedAt }) => decidedAt !== null && decidedAt >= from && decidedAt < until);
  const labelled = (label: DatasetLabel): number => published.filter((one) => one.label === label).length;
  return {
    declared: facts.filter(({ harvested }) => !harvested).length, published: published.length, harvested: published.filter(({ harvested }) => harvested).length, open,
    openShare: published.length === 0 ? null : open / published.length,
    labels: { preliminary: labelled("preliminary"), publishable: labelled("publishable"), published: labelled("published") },
    fair: spreadOf(published.flatMap(({ fairScore }) => (fairScore === null ? [] : [fairScore]))),
    requests: own.filter(({ submittedAt }) => submittedAt >= from).length,
    decided: decided.length, approvedShare: decided.length === 0 ? null : decided.filter(({ outcome }) => outcome === "approved").length / decided.length,
    waiting: own.filter(({ decidedAt, ended }) => (decidedAt === null ? !ended : decidedAt >= until)).length,
    delayDays: spreadOf(decided.map(({ submittedAt, decidedAt }) => (Date.parse(decidedAt ?? submittedAt) - Date.parse(submittedAt)) / 86_400_000)),
  };
}

/** Quartiles by linear interpolation between the two nearest values (Hyndman and Fan 1996, type 7); null without values. */
export function spreadOf(values: readonly number[]): Spread | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return null;
  return {
    count: sorted.length, mean: sorted.reduce((sum, one) => sum + one, 0) / sorted.length, median: quantile(sorted, 0.5), lowerQuartile: quantile(sorted, 0.25), upperQuartile: quantile(sorted, 0.75), minimum: first, maximum: last,
  };
}

function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}

export const groupings = ["all", "subject", "region", "unit", "theme"] as const;
export type Grouping = (typeof groupings)[number];

/** The groups that a dataset belongs to: one theme more, one group more. An empty code stands for what is not known. */
export function groupsOf(fact: StandingFact, grouping: Grouping): readonly string[] {
  switch (grouping) {
    case "all": return [""];
    case "subject": return [fact.subjectKind];
    case "region": return [fact.region ?? ""];
    case "unit": return [fact.unit ?? ""];
    case "theme": return fact.themes.length === 0 ? [""] : fact.themes;
  }
}

/** Facts by group, each in as many as it belongs to. */
export function grouped(facts: readonly StandingFact[], grouping: Grouping): ReadonlyMap<string, readonly StandingFact[]> {
  const groups = new Map<string, StandingFact[]>();
  for (const fact of facts) {
    for (const group of groupsOf(fact, grouping)) {
      const known = groups.get(group);
      if (known === undefined) groups.set(group, [fact]);
      else known.push(fact);
    }
  }
  return groups;
}
