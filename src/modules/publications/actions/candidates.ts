import type { Db } from "../../../kernel/db/db.ts";
import type { WorkPair } from "../domain/publications.ts";
import { readCandidates } from "../store/candidates.ts";
import { itemsOfCodes } from "../store/search.ts";

/** How likely two works are one, by what speaks for it: for the order of the list, no probability. */
const scores: Readonly<Record<string, number>> = { doi: 0.9, pmid: 0.9, pmcid: 0.9, hal: 0.85, nnt: 0.85, arxiv: 0.8, openalex: 0.8, natural: 0.6, decision: 0.5 };

export async function candidatePairs(db: Db, question: { readonly page: number; readonly pageSize: number }): Promise<{ readonly total: number; readonly items: readonly WorkPair[] }> {
  const { total, rows } = await readCandidates(db, question.pageSize, Math.max(0, question.page - 1) * question.pageSize);
  const items = new Map((await itemsOfCodes(db, [...new Set(rows.flatMap(({ left_work, right_work }) => [left_work, right_work]))])).map((item) => [item.code, item]));
  return {
    total,
    items: rows.flatMap(({ left, right, left_work, right_work, links }): WorkPair[] => {
      const [leftItem, rightItem] = [items.get(left_work), items.get(right_work)];
      if (leftItem === undefined || rightItem === undefined) return [];
      return [{
        left: { ...leftItem, record: left }, right: { ...rightItem, record: right },
        evidence: links.map(({ link, because }) => ({ rule: because, detail: link })),
        score: Math.max(...links.map(({ link }) => scores[link.slice(0, link.indexOf(":"))] ?? 0.5)),
      }];
    }),
  };
}
