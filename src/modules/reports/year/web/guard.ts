import type { Author } from "../../../../kernel/audit/index.ts";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { may } from "../../../identity/index.ts";
import type { YearDeps } from "../deps.ts";
import { contractTie } from "../say-figure.ts";

/** Figures are the whole institute's: a role limited to a part of the contract does not open them. */
export function guardEdit({ actor }: RequestContext): void {
  if (may(actor, "figures.edit")) return;
  throw new AppError("reports.figures-not-yours", {
    fr: "Votre rôle est limité à une partie du contrat\u202f: les chiffres de l’année valent pour tout l’institut.",
    en: "Your role is limited to a part of the contract: the figures of the year are the whole institute’s.",
  }, { status: 403 });
}

export function apiAuthor({ actor }: RequestContext): Author {
  return { accountId: actor?.accountId ?? null, name: actor?.name ?? "" };
}

/** Does the contract in force have an indicator or action of this name? */
export async function tieCheck(deps: Pick<YearDeps, "contracts">, { clock }: RequestContext): Promise<(tie: string) => boolean> {
  const { register } = (await deps.contracts.inForce(clock.today())).version;
  return (tie) => contractTie(tie, register) !== null;
}
