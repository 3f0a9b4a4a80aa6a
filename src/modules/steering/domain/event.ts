import { createHash } from "node:crypto";
import { canonicalJson } from "../../../kernel/audit/index.ts";
import type { MilestoneDraft, SteeringAct } from "./steering.ts";

/** An act as it is kept: what it made has its id, people have the name that they had. */
export type RecordedAct =
  | Exclude<SteeringAct, { readonly kind: "milestone-set" }>
  | { readonly kind: "milestone-set"; readonly milestoneId: string; readonly milestone: MilestoneDraft & { readonly ownerName: string | null }; readonly reason: string | null };

/** One line of the story of a subject. A review and an ask bear the id of the event that brought them. */
export interface SteeringEvent {
  readonly id: string;
  readonly subject: string;
  readonly act: RecordedAct;
  /** ISO 8601, UTC, with milliseconds; never before the event that it follows. */
  readonly recordedAt: string;
  readonly accountId: string | null;
  readonly author: string;
  readonly demonstration: boolean;
}

/** The SHA-256 of everything that an event says. The same before it is stored and after it is read back. */
export function sealOf({ id, subject, act, recordedAt, accountId, author, demonstration }: SteeringEvent): string {
  const said = { id, subject, act, recordedAt: new Date(recordedAt).toISOString(), accountId, author, demonstration };
  return createHash("sha256").update(canonicalJson(said)).digest("hex");
}
