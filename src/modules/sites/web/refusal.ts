import { AppError, type Issue } from "../../../kernel/errors/app-error.ts";
import { numberIn, type Given } from "./deps.ts";

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

/**
 * The revision that a form is written on when it is shown again: the one its writer saw, until they have been shown what
 * stands there now (409). A form sent back for a fault stays on what its writer saw: mending the fault is no leave to
 * write over what somebody else wrote meanwhile.
 */
export function basedOnOf(refused: { readonly refusal: Refusal; readonly given: Given } | null, current: number): number {
  return refused === null || refused.refusal.status === 409 ? current : numberIn(refused.given["basedOn"]);
}
