import type { QueryFailure } from "../errors.ts";
import type { RawResult } from "./connection.ts";

/** What the worker is started with: a directory of the host, or an archive made by `dump`, or an empty memory. */
export interface Start {
  readonly directory: string | null;
  readonly archive: Uint8Array | null;
}

export type Request =
  | { readonly kind: "run"; readonly id: number; readonly text: string; readonly parameters: readonly (string | null)[] }
  | { readonly kind: "script"; readonly id: number; readonly text: string }
  | { readonly kind: "dump"; readonly id: number }
  | { readonly kind: "close"; readonly id: number };

/** `refused`: PostgreSQL said no, all is well. `lost`: the database itself failed, nothing more can be asked of it. */
export type Answer =
  | { readonly kind: "ready" }
  | { readonly kind: "result"; readonly id: number; readonly result: RawResult }
  | { readonly kind: "done"; readonly id: number }
  | { readonly kind: "archive"; readonly id: number; readonly archive: Uint8Array }
  | { readonly kind: "refused"; readonly id: number; readonly failure: QueryFailure }
  | { readonly kind: "lost"; readonly id: number | null; readonly reason: string };
