import { canonicalJson } from "../../../kernel/audit/canonical.ts";
import type { AxisKey, Questionnaire } from "./campaign.ts";

/** What is fixed at the opening of a questionnaire: what it asks, of whom, under which rules, with which keys. */
export interface Definition extends Omit<Questionnaire, "state" | "definitionSha256" | "demonstration" | "contact"> {
  readonly keys: readonly AxisKey[];
}

export function definitionOf(questionnaire: Questionnaire, keys: readonly AxisKey[]): Definition {
  const { code, title, purpose, mode, period, opensOn, closesOn, threshold, eligibleRoles, form } = questionnaire;
  const sorted = keys.map(({ axis, publicKey }) => ({ axis, publicKey })).sort((a, b) => (a.axis < b.axis ? -1 : 1));
  return { code, title, purpose, mode, period, opensOn, closesOn, threshold, eligibleRoles, form, keys: sorted };
}

/**
 * The text of which `definitionSha256` is the SHA-256, in UTF-8: the definition as canonical JSON (RFC 8785), keys without value left
 * out. The browser of whoever answers makes it again from what it was given; pure, so that both run the same lines.
 */
export function definitionText(definition: Definition): string {
  const plain: unknown = JSON.parse(JSON.stringify(definition));
  return canonicalJson(plain);
}
