import type { PublicationDeps } from "./deps.ts";
import { candidatePairs } from "./actions/candidates.ts";
import { decideWork, decisionsOf, revokeDecision } from "./actions/decide.ts";
import { removeDemonstrationIn } from "./actions/demonstration.ts";
import { createSearch } from "./actions/search.ts";
import { rehearseDelivery } from "./actions/rehearse.ts";
import { takeDelivery } from "./actions/take.ts";
import type { Publications } from "./domain/publications.ts";
import { countRecords, holdsRecords, listDeliveries } from "./store/deliveries.ts";
import { codesAfter, findWork, readWorks } from "./store/read-works.ts";
import { lockWorks } from "./store/records.ts";
import { changesAfter } from "./store/works.ts";

const worksAtOnce = 200;

/** Bibliographic records in, works out. */
export function createPublications(deps: PublicationDeps): Publications {
  const { db } = deps;
  return {
    take: (by, delivery, onProgress) => takeDelivery(deps, by, delivery, onProgress),
    rehearse: (by, delivery) => rehearseDelivery(deps, by, delivery),
    deliveries: (question) => listDeliveries(db, question),
    find: (text) => findWork(db, text),
    work: async (code) => (await readWorks(db, [code]))[0] ?? null,
    works: (codes) => readWorks(db, codes),
    search: createSearch(db),
    async *allWorks() {
      for (let codes = await codesAfter(db, "", worksAtOnce); codes.length > 0; codes = await codesAfter(db, codes.at(-1) ?? "", worksAtOnce)) yield await readWorks(db, codes);
    },
    changesAfter: async (sequence, limit) => {
      const rows = await changesAfter(db, sequence, limit);
      return { sequence: rows.at(-1)?.sequence ?? sequence, codes: rows.map(({ code, gone, changed_at }) => ({ code, gone, changedAt: changed_at })) };
    },
    decide: (by, draft) => decideWork(deps, by, draft),
    revoke: (by, decisionId, reason) => revokeDecision(deps, by, decisionId, reason),
    decisions: (code) => decisionsOf(db, code),
    candidatePairs: (question) => candidatePairs(db, question),
    removeDemonstration: (by) => db.tx(async (tx) => {
      await lockWorks(tx);
      await removeDemonstrationIn(tx, deps, by);
    }),
    hasDemonstration: () => holdsRecords(db, true),
    counts: () => countRecords(db),
  };
}
