import type { Author } from "../../../kernel/audit/index.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Day, Period } from "../../../kernel/time/day.ts";

/** How a sealed run linked the certificates of one year of death with the national health data. */
export interface LinkageRunResult {
  readonly runId: string;
  readonly project: string;
  readonly deathYear: number;
  readonly certificates: number;
  /** Without a link, whatever the cause. */
  readonly failed: number;
  /** Of those, what no linkage could find: abroad, not insured. */
  readonly structural: number;
  readonly sealSha256: string;
  readonly sealedOn: Day;
  /** The page of the run; null where it has none here. */
  readonly href: string | null;
  readonly demonstration?: boolean;
  /** Where the run gives it: by department, regime, sex, age, cause. */
  readonly groups?: readonly { readonly by: string; readonly value: Bilingual; readonly certificates: number; readonly failed: number }[];
}

/** Sealed runs over certificates of death, wherever they are kept. */
export type LinkageRuns = () => Promise<readonly LinkageRunResult[]>;

/** A number as the indicators take it, with its facts. */
export interface MortalityMeasurement {
  readonly series: "6.a" | "6.b";
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

/** Enters a number among the values of the contract; null where the contract in force has no such series. */
export type RecordMeasurement = (by: Author, draft: MortalityMeasurement) => Promise<{ readonly result: string; readonly id: string | null } | null>;
