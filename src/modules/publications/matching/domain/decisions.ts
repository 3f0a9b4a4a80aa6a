import type { AffiliationMatch } from "../../domain/affiliation-match.ts";
import type { IndexedEntity } from "./entity.ts";
import type { MatchOutcome } from "./outcome.ts";

export interface SignatureVerdict {
  readonly textHash: string;
  readonly kind: "accepted" | "rejected";
  readonly entityId: string;
  readonly entityCode: string;
}

/**
 * What the matcher found, as people have decided for this signature: what they accepted is a match whether or not it was
 * found, what they rejected stays to be seen and counts nowhere. The later decision about one entity stands.
 */
export function applyVerdicts(outcome: MatchOutcome, verdicts: readonly SignatureVerdict[], entity: (id: string, code: string) => IndexedEntity | undefined): MatchOutcome {
  if (verdicts.length === 0) return outcome;
  const last = new Map(verdicts.map((verdict) => [verdict.entityCode, verdict]));
  const seen = new Set<string>();
  const decided: AffiliationMatch[] = [];
  for (const { reason: _, ...found } of [...outcome.matches.map((one) => ({ ...one, reason: null })), ...outcome.questions]) {
    const verdict = last.get(found.code);
    if (verdict === undefined || seen.has(found.code)) continue;
    seen.add(found.code);
    decided.push({ ...found, confidence: verdict.kind === "accepted" ? 1 : found.confidence, standing: verdict.kind });
  }
  for (const { kind, entityId, entityCode } of last.values()) {
    const known = entity(entityId, entityCode);
    if (seen.has(entityCode) || kind === "rejected" || known === undefined) continue;
    decided.push({ entityId: known.id, kind: known.kind, code: known.code, name: known.names[0] ?? known.code, strategy: "person", evidence: [], confidence: 1, standing: "accepted" });
  }
  return {
    ...outcome,
    matches: [...outcome.matches.filter(({ code }) => !last.has(code)), ...decided].toSorted((a, b) => (a.evidence[0]?.start ?? 0) - (b.evidence[0]?.start ?? 0)),
    questions: outcome.questions.filter(({ code }) => !last.has(code)),
  };
}

export const signatureStatuses = ["question", "unknown", "matched", "decided", "elsewhere"] as const;
export type SignatureStatus = (typeof signatureStatuses)[number];

/** Where a signature stands in the work of a reviewer. */
export function statusOf(outcome: MatchOutcome): SignatureStatus {
  if (outcome.questions.length > 0) return "question";
  if (outcome.matches.some(({ standing }) => standing !== "matched")) return "decided";
  const structures = outcome.matches.some(({ kind }) => kind === "structure");
  if (outcome.unknownLabels.length > 0 && !structures) return "unknown";
  if (outcome.matches.length > 0) return "matched";
  return outcome.countries.includes("FR") ? "unknown" : "elsewhere";
}
