import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";

/**
 * Runs what a form asks. What its sender can mend comes back as issues, to be shown in the form; a missing thing, a
 * missing right and a bug are thrown on. An empty list: it is done.
 */
export async function issuesOf(work: () => Promise<unknown>): Promise<readonly Issue[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (!(error instanceof AppError) || error.status === 403 || error.status === 404 || error.status >= 500) throw error;
    return error.issues.length > 0 ? error.issues : [{ code: error.code, severity: "error", text: error.text }];
  }
}
