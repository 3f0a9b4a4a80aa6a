import { openAnalytics, type Analytics } from "../../../kernel/analytics/index.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import { expandModel } from "../comparisons/index.ts";
import type { ExpandedModel } from "../domain/model.ts";
import type { EngineOptions, LinkQuestion, Stage } from "../domain/run.ts";
import { explained, inputNotValid } from "../errors.ts";
import { markKnown } from "./intake/known-rows.ts";
import { missingColumns, prepareRows } from "./intake/prepare.ts";
import { openSource, type Source } from "./intake/source.ts";

/** The inputs read and prepared in DuckDB, and what every later step needs to know of them. */
export interface Engine {
  readonly analytics: Analytics;
  readonly model: ExpandedModel;
  readonly isLink: boolean;
  /** Only pairs with a row that no earlier run knew. */
  readonly newOnly: boolean;
  readonly leftRows: number;
  readonly rightRows: number;
  /** Rows of all files, and all pairs that could be. */
  readonly rows: number;
  readonly allPairs: number;
  /** Rows with a value of each column whose frequency counts. */
  readonly totals: ReadonlyMap<string, number>;
  readonly warnings: readonly Issue[];
  /** Tells how far a stage has got; throws where the run was cancelled. */
  told(stage: Stage, share: number | null): void;
  close(): void;
}

/** Opens DuckDB, reads the inputs and prepares `left_rows` and `right_rows`. Throws `linkage.input-not-valid` with everything that is wrong. */
export async function openEngine(question: LinkQuestion, options: EngineOptions = {}): Promise<Engine> {
  options.signal?.throwIfAborted();
  const model = expandModel(question.model);
  const { memoryMb, threads, temporaryDirectory } = options;
  const opened = await openAnalytics({ ...(memoryMb === undefined ? {} : { memoryMb }), ...(threads === undefined ? {} : { threads }), ...(temporaryDirectory === undefined ? {} : { temporaryDirectory }) });
  // An interrupt stops the query that runs; those that would follow look at the signal themselves.
  const analytics: Analytics = {
    ...opened,
    run: async (statement, values) => {
      options.signal?.throwIfAborted();
      await opened.run(statement, values);
    },
    rows: async (statement, values) => {
      options.signal?.throwIfAborted();
      return opened.rows(statement, values);
    },
  };
  const stop = (): void => analytics.connection.interrupt();
  options.signal?.addEventListener("abort", stop);
  const close = (): void => {
    options.signal?.removeEventListener("abort", stop);
    analytics.close();
  };
  const told = (stage: Stage, share: number | null): void => {
    options.signal?.throwIfAborted();
    options.progress?.(stage, share);
  };
  try {
    const made = await read(analytics, question, model, told);
    options.signal?.throwIfAborted();
    return { ...made, told, close };
  } catch (error) {
    close();
    options.signal?.throwIfAborted();
    throw explained(error);
  }
}

async function read(analytics: Analytics, question: LinkQuestion, model: ExpandedModel, told: Engine["told"]): Promise<Omit<Engine, "told" | "close">> {
  told("reading", null);
  const isLink = question.right !== undefined;
  const asked = [{ input: question.left, side: "left" as const }, ...(question.right === undefined ? [] : [{ input: question.right, side: "right" as const }])];
  const sources: Source[] = [];
  const faults: Issue[] = [];
  // One after the other: a connection that fills a table must not be asked for anything else meanwhile.
  for (const { input, side } of asked) {
    try {
      const source = await openSource(analytics, input, side);
      sources.push(source);
      faults.push(...missingColumns(model, source));
    } catch (error) {
      faults.push(...issuesOf(error));
    }
  }
  if (faults.length > 0) throw inputNotValid(faults);
  const warnings: Issue[] = sources.flatMap((source) => [...source.warnings]);
  told("preparing", null);
  const { rows: counts, totals, warnings: found } = await prepareRows(analytics, model, sources);
  warnings.push(...found);
  const newOnly = question.since !== undefined;
  if (question.since !== undefined) await markKnown(analytics, question.since, isLink);
  if (!isLink) await analytics.run("create or replace view right_rows as from left_rows");
  const [leftRows, rightRows] = [counts[0] ?? 0, counts[1] ?? counts[0] ?? 0];
  return { analytics, model, isLink, newOnly, leftRows, rightRows, rows: leftRows + (isLink ? rightRows : 0), allPairs: isLink ? leftRows * rightRows : (leftRows * (leftRows - 1)) / 2, totals, warnings };
}

/** What was wrong with one input joins what is wrong with the other; a bug stays one. */
function issuesOf(reason: unknown): readonly Issue[] {
  if (reason instanceof Error && "issues" in reason && Array.isArray(reason.issues) && reason.issues.length > 0) return reason.issues as readonly Issue[];
  throw reason;
}
