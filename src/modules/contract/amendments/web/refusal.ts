import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { changedMeanwhileCode } from "../errors.ts";

/** What came of an act that a form asked for: done, refused with faults to mend, or met by what somebody else wrote. */
export type Outcome = { readonly kind: "done" } | { readonly kind: "refused"; readonly status: number; readonly issues: readonly Issue[] } | { readonly kind: "met"; readonly issues: readonly Issue[] };

/** What its sender can mend comes back as issues; a missing thing, a missing right and a bug are thrown on. */
export async function outcomeOf(work: () => Promise<unknown>): Promise<Outcome> {
  try {
    await work();
    return { kind: "done" };
  } catch (error) {
    if (!(error instanceof AppError) || [403, 404, 429].includes(error.status) || error.status >= 500) throw error;
    const issues = error.issues.length > 0 ? error.issues : [{ code: error.code, severity: "error" as const, text: error.text }];
    return error.code === changedMeanwhileCode ? { kind: "met", issues } : { kind: "refused", status: error.status, issues };
  }
}
