import type { Day } from "../../../../kernel/time/day.ts";
import { isOpenToAll, type AccessGrant } from "../../domain/access.ts";
import type { Dataset } from "../../domain/dataset.ts";

/** What a reader who wants the data can do now. */
export type NextStep =
  /** In a thematic repository: its page names it and leads there. */
  | { readonly kind: "elsewhere"; readonly repository: string; readonly url: string }
  /** Download without asking. */
  | { readonly kind: "download" }
  /** A request was granted to this reader. */
  | { readonly kind: "granted"; readonly expiresAt: string }
  /** Whoever declared it may download it. */
  | { readonly kind: "own" }
  /** Open from a day on; on request until then where requests are taken. */
  | { readonly kind: "wait"; readonly from: Day; readonly mayAsk: boolean }
  | { readonly kind: "ask" }
  /** Described only. */
  | { readonly kind: "closed" }
  /** On request, but nobody takes requests yet: the contact point answers. */
  | { readonly kind: "write" }
  /** A draft: nothing is settled. */
  | { readonly kind: "nothing-yet" };

export interface Reader {
  readonly today: Day;
  readonly mayEdit: boolean;
  readonly grants: readonly AccessGrant[];
  readonly now: string;
  readonly acceptsRequests: boolean;
}

/**
 * One answer for each dataset and reader. Human data that are not declared anonymous with a reason are never for direct
 * download, whatever their access level says (`isOpenToAll`).
 */
export function nextStep(dataset: Dataset, reader: Reader): NextStep {
  const { metadata } = dataset;
  if (metadata.elsewhere !== null) return { kind: "elsewhere", ...metadata.elsewhere };
  if (dataset.state === "published" && isOpenToAll(dataset, reader.today)) return { kind: "download" };
  if (reader.mayEdit && dataset.files.length > 0) return { kind: "own" };
  const grant = reader.grants.filter(({ dataset: code, expiresAt }) => code === dataset.code && expiresAt > reader.now).toSorted((a, b) => (a.expiresAt < b.expiresAt ? 1 : -1))[0];
  if (dataset.state === "published" && grant !== undefined) return { kind: "granted", expiresAt: grant.expiresAt };
  if (dataset.state !== "published" || metadata.access === null) return { kind: "nothing-yet" };
  if (metadata.access === "closed") return { kind: "closed" };
  if (metadata.access === "embargoed" && metadata.availableFrom !== null && metadata.availableFrom > reader.today) return { kind: "wait", from: metadata.availableFrom, mayAsk: reader.acceptsRequests };
  return reader.acceptsRequests ? { kind: "ask" } : { kind: "write" };
}
