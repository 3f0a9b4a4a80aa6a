import type { Questionnaire } from "../../domain/campaign.ts";

/** May somebody of these roles answer? Whether the questionnaire is open is another question. */
export function isEligible({ eligibleRoles }: Pick<Questionnaire, "eligibleRoles">, roles: readonly { readonly role: string }[]): boolean {
  return eligibleRoles === null || roles.some(({ role }) => eligibleRoles.includes(role));
}
