import type { Publications } from "../domain/publications.ts";
import type { Matching } from "./matching.ts";

/** Publications of which the signatures are matched as soon as anything has changed them. */
export function followedBy(publications: Publications, matching: Pick<Matching, "matchPending">): Publications {
  const then = async <T>(done: T): Promise<T> => {
    await matching.matchPending();
    return done;
  };
  return {
    ...publications,
    take: async (by, delivery, onProgress) => then(await publications.take(by, delivery, onProgress)),
    decide: async (by, draft) => then(await publications.decide(by, draft)),
    revoke: async (by, id, reason) => then(await publications.revoke(by, id, reason)),
    removeDemonstration: async (by) => then(await publications.removeDemonstration(by)),
  };
}
