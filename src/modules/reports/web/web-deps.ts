import { AppError, type Issue } from "../../../kernel/errors/app-error.ts";
import type { Actor, RequestContext } from "../../../kernel/http/route.ts";
import type { Contracts } from "../../contract/index.ts";
import { may, maySomewhere } from "../../identity/index.ts";
import { notYourReport } from "../errors.ts";
import type { ReportReader, Reports } from "../module.ts";
export { authorOf } from "../../../kernel/audit/index.ts";

export interface ReportWebDeps {
  readonly reports: Reports;
  readonly contracts: Pick<Contracts, "versions">;
}

/** Published reports for everybody, all that are sealed for whoever may read drafts. */
export function readerFor(reports: Reports, actor: Actor | null): ReportReader {
  return maySomewhere(actor, "drafts.read") ? reports : reports.published;
}

/** May this caller seal, publish and withdraw? Reports are the institute's: the perimeter of a signatory names the side that they sign for. */
export function maySeal(actor: Actor | null): boolean {
  return may(actor, "reports.seal", "institute");
}

/** Fails with `reports.not-your-report`. */
export function requireSealer(context: RequestContext): void {
  if (!maySeal(context.actor)) throw notYourReport();
}

/** What its sender can mend, as issues to be shown in the form; the rest is thrown on. */
export function issuesIn(error: unknown): readonly Issue[] {
  if (!(error instanceof AppError) || error.status === 403 || error.status === 404 || error.status >= 500) throw error;
  return error.issues.length > 0 ? error.issues : [{ code: error.code, severity: "error", text: error.text }];
}
