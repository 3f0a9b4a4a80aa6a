import type { Analytics } from "../../../kernel/analytics/index.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { ExpandedModel, TrainedValues } from "./model.ts";
import type { RuleCost, Training } from "./run.ts";

/**
 * A linkage under way. Its tables in DuckDB are the contract between the engine and what reads its results:
 *
 * - `left_rows`, `right_rows` (`k` integer from 0, `id` varchar, then the prepared columns). In one file `right_rows` is a view of `left_rows`.
 * - `candidates` (`rule` smallint, `l` integer, `r` integer): pairs once, under the first rule that makes them; in one file `l < r`.
 * - `scored` (`l`, `r`, `rule`, one `g_NAME` tinyint for each comparison, one `t_NAME` double (bits of term frequency, 0 without) for each
 *   comparison that has one, `weight` double in bits, `probability` double): every candidate at least `decision.writeFrom` probable.
 * - `patterns` (`g_NAME`…, `pairs` bigint, `weight_sum`, `probability_sum` double): all candidates by pattern, whatever their probability.
 */
export interface LinkageSession {
  readonly analytics: Analytics;
  readonly model: ExpandedModel;
  /** Is there a second file? */
  readonly isLink: boolean;
  readonly leftRows: number;
  readonly rightRows: number;
  /** What to know before trusting the run: `severity: "warning"`, codes `linkage.…`. */
  readonly warnings: readonly Issue[];
  /** Counted from keys alone. Throws `linkage.too-many-pairs` with every estimate where a limit is passed. */
  costs(): Promise<readonly RuleCost[]>;
  /** Values of the model where it has them, of training otherwise. */
  train(): Promise<Training>;
  /** Makes `candidates`, `scored` and `patterns`. */
  score(values: TrainedValues): Promise<{ readonly candidatePairs: number; readonly scoredPairs: number; readonly newPairs: readonly number[] }>;
  close(): Promise<void>;
}
