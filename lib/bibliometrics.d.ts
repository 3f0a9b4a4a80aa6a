/**
 * Types of `jalon/bibliometrics`, written out so that no setting of the sources is asked of whoever imports them;
 * docs/bibliometrics-files.md says what is read and written. A test holds them against the sources.
 */
import type { CellHistogram, CellValue, CitationRow, ComputeAnswer, ComputeQuestion, CorpusRecipe, Interval, PaperRow, Reference } from "../src/modules/bibliometrics/domain/engine.ts";

export type * from "../src/modules/bibliometrics/domain/engine.ts";
export { countings, topShares } from "../src/modules/bibliometrics/domain/engine.ts";

/** Rows in memory, or a Parquet or CSV file. */
type Input<T> = readonly T[] | { readonly file: string };

export interface EngineOptions {
  readonly memoryMb?: number;
  readonly threads?: number;
  readonly temporaryDirectory?: string;
  readonly progress?: (stage: "reading" | "checking" | "counting" | "computing" | "resampling" | "writing") => void;
}

export interface ReferenceQuestion {
  readonly papers: Input<PaperRow>;
  readonly citations?: Input<CitationRow>;
  readonly recipe: CorpusRecipe;
}

export declare function compute(question: ComputeQuestion, options?: EngineOptions): Promise<ComputeAnswer>;
export declare function computeWithReference(question: ComputeQuestion, options?: EngineOptions): Promise<{ readonly answer: ComputeAnswer; readonly reference: Reference }>;
export declare function buildReference(question: ReferenceQuestion, options?: EngineOptions): Promise<Reference>;
export declare function cellValueOf(cell: CellHistogram): CellValue;

export interface BrokenInvariant {
  readonly invariant: "mean-1" | "top-share" | "weight" | "cell-missing";
  readonly kind: "field" | "journal";
  readonly code: string;
  readonly year: number;
  readonly found: number;
  readonly expected: number;
}
export interface InvariantReport {
  readonly ok: boolean;
  readonly cells: number;
  readonly largestMeanGap: number;
  readonly largestTopGap: number;
  readonly broken: readonly BrokenInvariant[];
}
export declare function checkInvariants(reference: Reference, corpus: { readonly papers: Input<PaperRow>; readonly citations?: Input<CitationRow>; readonly recipe?: CorpusRecipe }, options?: EngineOptions): Promise<InvariantReport>;

export interface JournalTier {
  readonly year: number;
  readonly field: string;
  readonly journal: string;
  readonly weight: string;
  readonly meanNormalisedCitations: number;
  readonly topTenPercent: number;
  readonly firstTenPercentByNumber: number;
}
export declare function buildJournalTiers(question: ReferenceQuestion & { readonly year: number }, options?: EngineOptions): Promise<readonly JournalTier[]>;

interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}
export interface JournalVolume {
  readonly journal: string;
  readonly weight: Fraction;
  readonly citations: Fraction;
}
export declare function journalTiers(volumes: readonly JournalVolume[], q?: bigint): ReadonlyMap<string, number>;
export declare function journalsByNumber(volumes: readonly JournalVolume[], q?: number): ReadonlyMap<string, number>;

interface PapersOfTotal {
  readonly papers: number;
  readonly total: number;
}
export declare function shareOf(papers: number, total: number): number | null;
export declare function specialisation(inDiscipline: PapersOfTotal, overall: PapersOfTotal): number | null;
export declare function totalIn(reference: Pick<Reference, "totals">, year: number, documentTypes: readonly string[], country: string): number | null;

export declare const openAccessReadings: readonly ["r1", "r2", "r3", "r4", "r5"];
export type OpenAccessReading = (typeof openAccessReadings)[number];
export interface AccessFacts {
  readonly isOpen: boolean;
  readonly openFileInHal: boolean;
  readonly halRecord: boolean;
}
export declare function countsUnder(reading: OpenAccessReading, facts: AccessFacts): boolean;
export declare function openAccessShares(papers: readonly AccessFacts[]): Readonly<Record<OpenAccessReading, number | null>>;
export interface AccessRoute {
  readonly publisher: "diamond" | "gold" | "hybrid" | "other" | null;
  readonly repository: boolean;
}
export interface AccessRoutes {
  readonly both: number;
  readonly repositoryOnly: number;
  readonly publisherOnly: number;
  readonly closed: number;
  readonly open: number;
  readonly repository: number;
  readonly publisher: number;
  readonly colours: Readonly<Record<"diamond" | "gold" | "hybrid" | "other" | "green-only", number>>;
}
export declare function accessRoutes(papers: readonly AccessRoute[]): AccessRoutes | null;

interface Bilingual {
  readonly fr: string;
  readonly en: string;
}
/** YYYY-MM-DD. */
type Day = string & { readonly __day: "day" };
/** `from` is in, `until` is out. */
export interface EuropeMember {
  readonly country: string;
  readonly from: Day | null;
  readonly until: Day | null;
}
export declare const europeListCodes: readonly ["eu27", "eu28", "eu-at-date", "eea-at-date", "eea-ch-uk", "era-at-date", "geographic"];
export type EuropeListCode = (typeof europeListCodes)[number];
export interface EuropeList {
  readonly code: EuropeListCode;
  readonly name: Bilingual;
  readonly sentence: Bilingual;
  readonly dated: boolean;
  readonly members: readonly EuropeMember[];
}
export declare const europeLists: Readonly<Record<EuropeListCode, EuropeList>>;
export declare const frenchOverseas: ReadonlySet<string>;
export declare function europeOn(list: EuropeList, on: Day): ReadonlySet<string>;
export declare function countriesOf(codes: readonly string[]): string[];
export declare function isEuropeanCopublication(countries: readonly string[], year: number, list: EuropeList): boolean;

export interface BootstrapChoice {
  readonly resamples: number;
  readonly coverage: number;
  readonly seed: string;
}
export interface ResampledScores {
  readonly scores: readonly Float64Array[];
  readonly weights: readonly Float64Array[];
}
export interface ResampledRatio {
  readonly values: Float64Array;
  readonly weights: Float64Array;
}
export declare function resampleMeans(papers: number, scores: ResampledScores, choice: BootstrapChoice, groups?: readonly (readonly number[])[]): (Interval | null)[][];
export declare function resample(papers: number, ratios: readonly ResampledRatio[], choice: BootstrapChoice): (Interval | null)[];

export declare function readReference(directory: string): Promise<Reference>;
export declare function writeReference(directory: string, reference: Reference, choice?: { readonly tiers?: readonly JournalTier[]; readonly force?: boolean; readonly notes?: Readonly<Record<string, unknown>> }): Promise<void>;

interface Run {
  readonly papersFile: string;
  readonly citationsFile?: string;
  readonly out: string;
  readonly force?: boolean;
  readonly program: string;
  readonly recipe: CorpusRecipe;
  readonly staged?: (path: string) => void;
}
export interface ComputeRun extends Run, Pick<ComputeQuestion, "bootstrap" | "byYear" | "byField"> {
  readonly unitsFile?: string;
  readonly reference: "self" | { readonly directory: string };
}
export interface ReferenceRun extends Run {
  readonly tierYear?: number;
}
export declare function runCompute(run: ComputeRun, options?: EngineOptions): Promise<{ readonly answer: ComputeAnswer; readonly recipe: CorpusRecipe }>;
export declare function runReference(run: ReferenceRun, options?: EngineOptions): Promise<{ readonly reference: Reference; readonly tiers: readonly JournalTier[] }>;

/** docs/bibliometrics-generator.md */
export interface CorpusOptions {
  readonly papers: number;
  readonly seed: string;
  readonly fields?: number;
  readonly years?: readonly [number, number];
  readonly types?: readonly string[];
  readonly journals?: number;
  readonly units?: number;
  readonly unitShare?: number;
  readonly multiFieldShare?: number;
  readonly withoutJournalShare?: number;
  readonly citationLogMean?: number;
  readonly plantedPerClass?: number;
  readonly duplicates?: number;
}
export declare function generateCorpus(options: CorpusOptions, output: { readonly directory: string; readonly format?: "parquet" | "csv"; readonly threads?: number }): Promise<{ readonly papersFile: string; readonly unitsFile: string; readonly truthFile: string }>;
