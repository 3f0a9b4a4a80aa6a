import { randomUUID } from "node:crypto";
import { recordAudit, type Author } from "../../../../kernel/audit/index.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { MatchingDeps } from "../deps.ts";
import { signatureDecidedMeanwhile, signatureDecisionRefused, signatureDecisionRevoked, unknownSignature, unknownSignatureDecision } from "../errors.ts";
import { outdatePapers } from "../store/papers.ts";
import { lockMatching, matchesOfTexts, worksOf, writeMatches } from "../store/signatures.ts";
import { appendVerdict, findVerdict, standingVerdicts, type KeptVerdict } from "../store/verdicts.ts";
import type { CurrentIndex } from "./current-index.ts";
import { resolve } from "./match-pending.ts";

export interface VerdictDraft {
  readonly textHash: string;
  readonly kind: "accepted" | "rejected";
  /** Public code of the structure or organisation. */
  readonly code: string;
  readonly reason: string;
  /** What stood when the person looked: another decision made meanwhile is not undone unseen. Left out: whatever stands. */
  readonly seen?: "accepted" | "rejected" | "none" | undefined;
}

const longestReason = 2_000;

/**
 * What a person decides of signatures: this text names this structure, or does not. Holds for the same text wherever and
 * whenever it comes again. The same decision again changes nothing; the opposite one takes the place of the former, which is
 * kept as revoked. All or nothing. Fails with `publications.signature-decision-refused` (every fault),
 * `publications.unknown-signature` or, where somebody else decided since the person looked,
 * `publications.signature-decided-meanwhile`. Papers are weighed anew at the next matching.
 */
export async function decideSignatures(deps: MatchingDeps, current: CurrentIndex, by: Author, drafts: readonly VerdictDraft[]): Promise<readonly string[]> {
  const issues = drafts.flatMap((draft) => faultsOf(current, draft));
  if (issues.length > 0) throw signatureDecisionRefused(issues);
  return deps.db.tx(async (tx) => {
    await lockMatching(tx);
    const now = deps.clock.now().toISOString();
    const known = await matchesOfTexts(tx, drafts.map(({ textHash }) => textHash));
    const ids: string[] = [];
    for (const draft of drafts) {
      const entity = current.byCode(draft.code);
      if (!known.some(({ textHash }) => textHash === draft.textHash) || entity === undefined) throw unknownSignature();
      const standing = (await standingVerdicts(tx, [draft.textHash])).get(draft.textHash)?.find(({ entityCode }) => entityCode === entity.code);
      if (standing?.kind === draft.kind) { ids.push(standing.id); continue; }
      if (draft.seen !== undefined && draft.seen !== (standing?.kind ?? "none")) throw signatureDecidedMeanwhile();
      if (standing !== undefined) await appendRevocation(tx, by, now, standing, draft.reason);
      const id = randomUUID();
      ids.push(id);
      await appendVerdict(tx, {
        id, textHash: draft.textHash, kind: draft.kind, entityId: entity.id, entityKind: entity.kind, entityCode: entity.code, entityName: entity.names[0] ?? entity.code,
        reason: draft.reason.trim(), revokes: null, recordedAt: now, accountId: by.accountId, author: by.name,
      });
      await recordAudit(tx, { recordedAt: deps.clock.now(), accountId: by.accountId, author: by.name, act: "publications.signature-decided", subject: `signature:${draft.textHash}`, previous: null, next: { decision: id, kind: draft.kind, code: entity.code, reason: draft.reason.trim() } });
    }
    await settle(tx, current, drafts.map(({ textHash }) => textHash));
    return ids;
  });
}

/** Takes a decision back: the signature is again what the matcher makes of it. */
export async function revokeSignatureDecision(deps: MatchingDeps, current: CurrentIndex, by: Author, id: string, reason: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    await lockMatching(tx);
    const verdict = await findVerdict(tx, id);
    if (verdict === null) throw unknownSignatureDecision();
    if (verdict.revoked !== null) throw signatureDecisionRevoked();
    const now = deps.clock.now().toISOString();
    await appendRevocation(tx, by, now, verdict, reason);
    await recordAudit(tx, { recordedAt: deps.clock.now(), accountId: by.accountId, author: by.name, act: "publications.signature-decision-revoked", subject: `signature:${verdict.textHash}`, previous: { decision: verdict.id, kind: verdict.kind, code: verdict.entityCode }, next: { reason: reason.trim() } });
    await settle(tx, current, [verdict.textHash]);
  });
}

async function appendRevocation(tx: Db, by: Author, now: string, verdict: KeptVerdict, reason: string): Promise<void> {
  const { textHash, entityId, entityKind, entityCode, entityName } = verdict;
  await appendVerdict(tx, { id: randomUUID(), textHash, entityId, entityKind, entityCode, entityName, kind: "revoke", reason: reason.trim(), revokes: verdict.id, recordedAt: now, accountId: by.accountId, author: by.name });
}

/** Matches these texts again and marks their papers to be weighed. */
async function settle(tx: Db, current: CurrentIndex, textHashes: readonly string[]): Promise<void> {
  const held = await matchesOfTexts(tx, textHashes);
  const verdicts = await standingVerdicts(tx, textHashes);
  const next = held.map((one) => resolve(current, one, one.on, verdicts.get(one.textHash) ?? []));
  await writeMatches(tx, next, current.digest);
  await outdatePapers(tx, await worksOf(tx, next));
}

function faultsOf(current: CurrentIndex, { code, reason }: VerdictDraft): readonly Issue[] {
  const issues: Issue[] = [];
  if (current.byCode(code) === undefined) issues.push({ code: "publications.unknown-entity", severity: "error", field: "code", text: { fr: `Aucune structure ni organisation ne porte le code «\u202f${code.slice(0, 60)}\u202f».`, en: `No structure or organisation bears the code “${code.slice(0, 60)}”.` } });
  if (reason.length > longestReason) issues.push({ code: "publications.reason-too-long", severity: "error", field: "reason", text: { fr: "Le motif dépasse 2\u202f000 caractères.", en: "The reason is longer than 2,000 characters." } });
  return issues;
}
