import { createHash } from "node:crypto";
import { canonicalJson } from "../../../kernel/audit/index.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { CommitmentContent, Minutes, Partner } from "./model.ts";

/** One act of the dialogue of a site, as it is kept. */
export type SiteFact =
  | { readonly kind: "site-described"; readonly name: string; readonly communes: readonly string[]; readonly partners: readonly Partner[] }
  | { readonly kind: "referent-named"; readonly accountId: string; readonly name: string; readonly from: Day }
  | { readonly kind: "referent-ended"; readonly accountId: string; readonly until: Day }
  | { readonly kind: "wave-opened"; readonly wave: string; readonly letter: string; readonly startsOn: Day }
  | { readonly kind: "wave-corrected"; readonly wave: string; readonly letter: string; readonly startsOn: Day; readonly reason: string }
  | { readonly kind: "projection-written"; readonly wave: string; readonly text: Bilingual }
  | { readonly kind: "projection-validated"; readonly wave: string; readonly revision: number }
  | { readonly kind: "commitment-written"; readonly number: number; readonly wave: string; readonly continues: number | null; readonly content: CommitmentContent; readonly reason: string | null }
  | { readonly kind: "commitment-validated"; readonly number: number; readonly revision: number }
  | { readonly kind: "minutes-written"; readonly review: string; readonly minutes: Minutes }
  | { readonly kind: "minutes-sent"; readonly review: string; readonly revision: number; readonly on: Day }
  | { readonly kind: "review-referent-validated"; readonly review: string; readonly revision: number }
  | { readonly kind: "review-office-validated"; readonly review: string; readonly revision: number }
  | { readonly kind: "review-sent-back"; readonly review: string; readonly revision: number; readonly reason: string }
  | { readonly kind: "review-reopened"; readonly review: string; readonly revision: number; readonly reason: string };

export interface SiteEvent {
  readonly id: string;
  readonly site: string;
  readonly fact: SiteFact;
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
  readonly accountId: string | null;
  readonly author: string;
  readonly demonstration: boolean;
}

/** The hash of everything that an event says: what the audit keeps of it. The same before it is stored and after it is read back. */
export function sealOf(event: SiteEvent): string {
  const { id, site, fact, recordedAt, accountId, author, demonstration } = event;
  return createHash("sha256").update(canonicalJson({ id, site, fact, recordedAt: new Date(recordedAt).toISOString(), accountId, author, demonstration })).digest("hex");
}
