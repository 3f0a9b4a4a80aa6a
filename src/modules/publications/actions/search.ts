import type { Db } from "../../../kernel/db/db.ts";
import type { Publications, WorkQuestion } from "../domain/publications.ts";
import { countFacets, lastSequence, searchItems, type FacetCount } from "../store/search.ts";

const remembered = 200;
const largestPage = 500;

/** Searches works. Counts of a question are remembered until a work changes: people turn pages and sort far more often than works come in. */
export function createSearch(db: Db): Publications["search"] {
  const counts = new Map<string, { readonly sequence: number; readonly facets: readonly FacetCount[] }>();
  return async (question) => {
    const bounded = { ...question, page: Math.max(1, Math.trunc(question.page)), pageSize: Math.min(largestPage, Math.max(1, Math.trunc(question.pageSize))) };
    const facets = await facetsOf(db, counts, bounded);
    const total = facets.find(({ facet }) => facet === "total")?.count ?? 0;
    const items = await searchItems(db, bounded, total);
    const byFacet: Record<string, { code: string; count: number }[]> = {};
    for (const { facet, code, count } of facets) if (facet !== "total") (byFacet[facet] ??= []).push({ code, count });
    for (const [facet, values] of Object.entries(byFacet)) values.sort((a, b) => (facet === "year" ? Number(b.code) - Number(a.code) : b.count - a.count || (a.code < b.code ? -1 : 1)));
    return { total, items, facets: byFacet };
  };
}

async function facetsOf(db: Db, counts: Map<string, { readonly sequence: number; readonly facets: readonly FacetCount[] }>, question: WorkQuestion): Promise<readonly FacetCount[]> {
  const { page: _, pageSize: __, sort: ___, ...asked } = question;
  const key = JSON.stringify(asked);
  const sequence = await lastSequence(db);
  const known = counts.get(key);
  if (known !== undefined && known.sequence === sequence) return known.facets;
  const facets = await countFacets(db, question);
  if (counts.size >= remembered) counts.clear();
  counts.set(key, { sequence, facets });
  return facets;
}
