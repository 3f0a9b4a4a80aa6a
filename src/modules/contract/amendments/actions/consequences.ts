import { AppError } from "../../../../kernel/errors/app-error.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { assess, commitmentOf, sameTarget, type Assessment, type Indicators, type Observation } from "../../../indicators/index.ts";
import { checkSums, type SumCheck } from "../../domain/sums.ts";
import type { Register, ResourceTable } from "../../domain/register.ts";
import { contradictionsAfter, type ContradictionsAfter } from "../domain/contradictions-after.ts";
import { tablesIn } from "../domain/thing.ts";
import { lossesBetween, seriesIn, type Losses, type Use } from "../domain/uses.ts";
import type { LoadedAmendment } from "./load.ts";
import { canonicalJson } from "../../../../kernel/audit/index.ts";

/** One series judged by the contract in force and by the draft, with the same values on the same day. */
export interface JudgedTwice {
  readonly key: string;
  /** Null where the series is new. */
  readonly before: Assessment | null;
  /** Null where the draft no longer has the series. */
  readonly after: Assessment | null;
}

export interface ChangedTable {
  readonly table: ResourceTable;
  readonly sums: readonly SumCheck[];
}

/** What a draft would do beyond what it says. */
export interface Consequences {
  readonly asOf: Day;
  readonly judged: readonly JudgedTwice[];
  readonly losses: Losses;
  readonly uses: readonly Use[];
  readonly contradictions: ContradictionsAfter;
  readonly tables: readonly ChangedTable[];
}

interface Deps {
  readonly indicators: Pick<Indicators, "sheet" | "defaultDay">;
  readonly usesOf: (losses: Losses) => Promise<readonly Use[]>;
}

export async function consequencesOf(deps: Deps, { base, draft }: Pick<LoadedAmendment, "base" | "draft">): Promise<Consequences> {
  const asOf = await deps.indicators.defaultDay();
  const losses = lossesBetween(base.register, draft.register);
  return {
    asOf,
    judged: await judgeTwice(deps, base.register, draft.register, asOf),
    losses,
    uses: await deps.usesOf(losses),
    contradictions: contradictionsAfter(base.register, base.contradictions, draft.register),
    tables: changedTables(base.register, draft.register).map((table) => ({ table, sums: checkSums(table) })),
  };
}

/** Series whose target is not the same in both; all of them where the years of the contract move. */
async function judgeTwice({ indicators }: Deps, base: Register, draft: Register, asOf: Day): Promise<JudgedTwice[]> {
  const [old, fresh] = [new Map(seriesIn(base).map((one) => [one.key, one])), new Map(seriesIn(draft).map((one) => [one.key, one]))];
  const yearsMove = base.fromYear !== draft.fromYear || base.toYear !== draft.toYear;
  const found: JudgedTwice[] = [];
  for (const key of new Set([...old.keys(), ...fresh.keys()])) {
    const [before, after] = [old.get(key), fresh.get(key)];
    const targets = [before, after].map((series) => (series === undefined ? null : commitmentOf(series)));
    if (before !== undefined && after !== undefined && !yearsMove && sameTarget(targets[0] ?? null, targets[1] ?? null)) continue;
    const observations = await valuesOf(indicators, key, asOf);
    const judge = (series: typeof before, target: Assessment["target"], contract: Register): Assessment | null =>
      series === undefined ? null : assess({ measure: series.measure, target, observations, asOf, contract, lagYears: series.indicator.lagYears });
    found.push({ key, before: judge(before, targets[0] ?? null, base), after: judge(after, targets[1] ?? null, draft) });
  }
  return found;
}

async function valuesOf(indicators: Deps["indicators"], key: string, on: Day): Promise<readonly Observation[]> {
  try {
    return (await indicators.sheet(key, { on, knownOn: null })).series.find((one) => one.series.key === key)?.observations ?? [];
  } catch (error) {
    if (error instanceof AppError && error.status === 404) return [];
    throw error;
  }
}

function changedTables(base: Register, draft: Register): ResourceTable[] {
  const before = new Map(tablesIn(base).map((table) => [table.code, canonicalJson(table)]));
  return tablesIn(draft).filter((table) => before.get(table.code) !== canonicalJson(table));
}
