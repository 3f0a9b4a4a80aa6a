import { z } from "zod";
import { promiseStates } from "../../domain/promise.ts";
import { registrationStates, reportingClocks, reportingStates } from "../rule.ts";
import type { TrialFilter } from "../count.ts";
import type { Trial } from "../transparency.ts";

export const transparencyPath = "/studies/transparency";
export const trialSorts = ["late", "title", "sponsor", "year"] as const;
export type TrialSort = (typeof trialSorts)[number];

const none = z.literal("").transform(() => undefined);

export const transparencyQuery = z.object({
  sponsor: none.or(z.string().max(300)).optional(),
  year: none.or(z.literal("none")).or(z.coerce.number().int().min(1900).max(2200)).optional(),
  institute: z.literal("1").optional(),
  type: none.or(z.enum(["drug", "other"])).optional(),
  clock: z.enum(reportingClocks).default("completion"),
  registration: none.or(z.enum(registrationStates)).optional(),
  reporting: none.or(z.enum(reportingStates)).optional(),
  sharing: none.or(z.enum(promiseStates)).optional(),
  sort: z.enum(trialSorts).default("late"),
  direction: z.enum(["ascending", "descending"]).optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});
export type TransparencyQuery = z.output<typeof transparencyQuery>;

/** What chooses the trials that are counted. */
export function groupFilter({ sponsor, year, institute, type }: TransparencyQuery): TrialFilter {
  return { sponsor, year, instituteOnly: institute === "1", type };
}

/** What chooses, among those, the trials of the list. */
export function listFilter({ registration, reporting, sharing }: TransparencyQuery): TrialFilter {
  return { registration, reporting, sharing };
}

function titleOf({ title }: Trial): string {
  return title.fr ?? title.en ?? "";
}

/** Most late first, unless asked otherwise; equal ones by code. */
export function sorted(trials: readonly Trial[], { sort, direction }: Pick<TransparencyQuery, "sort" | "direction">): readonly Trial[] {
  const collator = new Intl.Collator("fr");
  const compare: Readonly<Record<TrialSort, (a: Trial, b: Trial) => number>> = {
    late: (a, b) => (a.standing.reportDaysLate ?? -1) - (b.standing.reportDaysLate ?? -1),
    title: (a, b) => collator.compare(titleOf(a), titleOf(b)),
    sponsor: (a, b) => collator.compare(a.sponsor?.name ?? "", b.sponsor?.name ?? ""),
    year: (a, b) => (a.standing.completionYear ?? 9999) - (b.standing.completionYear ?? 9999),
  };
  const way = directionOf({ sort, direction }) === "descending" ? -1 : 1;
  return [...trials].sort((a, b) => way * compare[sort](a, b) || (a.code < b.code ? -1 : 1));
}

export function directionOf({ sort, direction }: Pick<TransparencyQuery, "sort" | "direction">): "ascending" | "descending" {
  return direction ?? (sort === "late" ? "descending" : "ascending");
}
