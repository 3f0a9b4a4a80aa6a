import type { Bilingual } from "../i18n/language.ts";

/**
 * A refusal that the code foresaw: it stops the act and may be told to whoever asked.
 * Anything else that is thrown is a bug, is logged with its request id, and tells the client nothing.
 *
 * `code` is stable and declared by the owner of the error: `module.reason-in-words`.
 * `status` is the HTTP status that the edge answers; the command line exits with 1 for 4xx faults of input.
 */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: string;
  readonly status: number;
  readonly text: Bilingual;
  readonly issues: readonly Issue[];

  constructor(code: string, text: Bilingual, options: { status?: number; issues?: readonly Issue[]; cause?: unknown } = {}) {
    super(`${code}: ${text.en}`, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.status = options.status ?? 400;
    this.text = text;
    this.issues = options.issues ?? [];
  }
}

/**
 * Something the user can mend. All issues of an act are given at once, never the first alone.
 * `where` says the place in the words of the user (a field, `line 12, column C`); `line`, `column` repeat it for programs.
 */
export interface Issue {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly text: Bilingual;
  readonly field?: string;
  readonly line?: number;
  readonly column?: string;
}
