import type { Author } from "../../../kernel/audit/index.ts";
import type { WorkSignature } from "../domain/affiliation-match.ts";
import type { Corpora } from "../domain/corpus.ts";
import type { AffiliationReader } from "../oai/affiliations.ts";
import { holdsRecords } from "../store/deliveries.ts";
import { createCorpora } from "./actions/corpora.ts";
import { createIndexReader } from "./actions/current-index.ts";
import { decideSignatures, revokeSignatureDecision, type VerdictDraft } from "./actions/decide.ts";
import { matchPending, type MatchingReport } from "./actions/match-pending.ts";
import { affiliationsOf, signaturesOfWork } from "./actions/read-affiliations.ts";
import type { MatchingDeps } from "./deps.ts";
import type { SignatureStatus } from "./domain/decisions.ts";
import { bearingWorks, reviewCounts, reviewList, reviewOne, type BearingWork, type ReviewItem, type ReviewQuestion } from "./store/review.ts";
import { readState } from "./store/signatures.ts";
import { verdictsOn, type KeptVerdict } from "./store/verdicts.ts";

/** Signatures of papers to structures and organisations of the graph, at the date of the paper. */
export interface Matching extends AffiliationReader {
  /** Matches what is new or has changed since the last time; a run that was interrupted goes on. */
  matchPending(onProgress?: (done: number, total: number) => void): Promise<MatchingReport>;
  decide(by: Author, drafts: readonly VerdictDraft[]): Promise<readonly string[]>;
  revoke(by: Author, decisionId: string, reason: string): Promise<void>;
  /** Signatures of one work by author, with their matches; empty for a work that is not matched yet. */
  signaturesOf(code: string): Promise<readonly WorkSignature[]>;
  readonly corpora: Corpora;
  /** Distinct texts of signatures for reviewers: those borne by most publications first. */
  review(question: ReviewQuestion): Promise<{ readonly total: number; readonly items: readonly ReviewItem[] }>;
  counts(): Promise<Readonly<Partial<Record<SignatureStatus, number>>>>;
  signature(textHash: string): Promise<SignatureFile | null>;
  hasDemonstration(): Promise<boolean>;
}

/** One text with the publications that bear it (200 at most) and all that was decided of it. */
export interface SignatureFile {
  readonly item: ReviewItem;
  readonly works: readonly BearingWork[];
  readonly decisions: readonly KeptVerdict[];
}

const worksShown = 200;

export function createMatching(deps: MatchingDeps): Matching {
  const index = createIndexReader(deps);
  const follow = async (onProgress?: (done: number, total: number) => void): Promise<MatchingReport> => matchPending(deps, await index(), onProgress);
  return {
    matchPending: follow,
    decide: async (by, drafts) => { const ids = await decideSignatures(deps, await index(), by, drafts); await follow(); return ids; },
    revoke: async (by, id, reason) => { await revokeSignatureDecision(deps, await index(), by, id, reason); await follow(); },
    signaturesOf: (code) => signaturesOfWork(deps.db, code),
    affiliationsOf: (codes) => affiliationsOf(deps.db, codes),
    revision: async () => String((await readState(deps.db)).revision),
    corpora: createCorpora(deps, index, () => follow()),
    review: (question) => reviewList(deps.db, question),
    counts: () => reviewCounts(deps.db),
    hasDemonstration: () => holdsRecords(deps.db, true),
    signature: async (textHash) => {
      const item = await reviewOne(deps.db, textHash);
      return item === null ? null : { item, works: await bearingWorks(deps.db, textHash, worksShown), decisions: await verdictsOn(deps.db, textHash) };
    },
  };
}
