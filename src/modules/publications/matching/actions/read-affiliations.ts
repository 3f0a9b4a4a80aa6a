import type { Db } from "../../../../kernel/db/db.ts";
import type { WorkSignature } from "../../domain/affiliation-match.ts";
import type { WorkAffiliations } from "../../oai/affiliations.ts";
import type { MatchOutcome } from "../domain/outcome.ts";
import type { PaperContent } from "../domain/paper.ts";
import { papersOf } from "../store/papers.ts";
import { signatureKey, outcomesAt } from "../store/signatures.ts";

/** Signatures of works by author of the weighing by-line, with their matches. */
export async function affiliationsOf(db: Db, codes: readonly string[]): Promise<ReadonlyMap<string, WorkAffiliations>> {
  const papers = (await papersOf(db, codes)).map(({ content }) => content);
  const outcomes = await outcomesAt(db, papers.flatMap(({ on, authors }) => authors.flatMap(({ signatures }) => signatures.map(({ hash }) => ({ hash, on })))));
  return new Map(papers.map((paper) => [paper.code, {
    institute: paper.institute,
    structures: paper.units.filter(({ kind }) => kind === "structure").map(({ unit, name }) => ({ code: unit, name })),
    signatures: signaturesIn(paper, outcomes),
  }]));
}

export async function signaturesOfWork(db: Db, code: string): Promise<readonly WorkSignature[]> {
  return (await affiliationsOf(db, [code])).get(code)?.signatures ?? [];
}

function signaturesIn({ on, authors }: PaperContent, outcomes: ReadonlyMap<string, MatchOutcome>): readonly WorkSignature[] {
  return authors.flatMap(({ rank, name, signatures }) => signatures.map(({ hash, raw, country }): WorkSignature => ({
    rank, name, raw, country, matches: outcomes.get(signatureKey({ hash, on }))?.matches ?? [],
  })));
}
