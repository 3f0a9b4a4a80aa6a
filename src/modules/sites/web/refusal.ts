import { AppError, type Issue } from "../../../kernel/errors/app-error.ts";

/** Why a form was not taken: faults to mend, or somebody else wrote first (409). */
export interface Refusal {
  readonly status: 409 | 422;
  readonly code: string;
  readonly issues: readonly Issue[];
}

/** Runs what a form asks; null: done. What its sender can do something about comes back; the rest is thrown on. */
export async function refusalOf(work: () => Promise<unknown>): Promise<Refusal | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (!(error instanceof AppError) || error.status === 403 || error.status === 404 || error.status >= 500) throw error;
    const issues: readonly Issue[] = error.issues.length > 0 ? error.issues : [{ code: error.code, severity: "error", text: error.text }];
    return { status: error.status === 409 ? 409 : 422, code: error.code, issues };
  }
}
