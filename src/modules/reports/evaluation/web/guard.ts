import { AppError } from "../../../../kernel/errors/app-error.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { may } from "../../../identity/index.ts";
import { recommendationSubject } from "../domain/recommendation.ts";
export { authorOf } from "../../../../kernel/audit/index.ts";

/** Recommendations are about the whole contract: a role limited to a part of it does not open them. */
export function mayEdit({ actor }: RequestContext): boolean {
  return may(actor, "evaluation.edit");
}

/** The steering office, and the owners whose perimeter names this recommendation. */
export function mayFollowUp(context: RequestContext, number: number): boolean {
  return mayEdit(context) || may(context.actor, "actions.report", recommendationSubject(number));
}

export function guardEdit(context: RequestContext): void {
  if (!mayEdit(context)) throw notYours();
}

export function guardFollowUp(context: RequestContext, number: number): void {
  if (!mayFollowUp(context, number)) throw notYours();
}

function notYours(): AppError {
  return new AppError("reports.recommendation-not-yours", { fr: "Votre rôle ne couvre pas cette recommandation.", en: "Your role does not cover this recommendation." }, { status: 403 });
}
