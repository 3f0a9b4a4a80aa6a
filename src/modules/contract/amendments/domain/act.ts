import { z } from "zod";
import { isDay, type Day } from "../../../../kernel/time/day.ts";
import { editSchema } from "./edit.ts";
import { reasonKinds } from "./reasons.ts";

const day = z.custom<Day>((given) => typeof given === "string" && isDay(given), "a day of the calendar is expected (YYYY-MM-DD)");
const words = z.string().trim().min(1).max(4000);
const reason = { reasonKind: z.enum(reasonKinds), reason: z.strictObject({ fr: words, en: words }) };
const base = { baseVersion: z.int().min(0), baseRegisterSha256: z.string() };
const place = z.int().positive();

export const signatureSides = ["institute", "state"] as const;
export type SignatureSide = (typeof signatureSides)[number];

/**
 * Everything that can be done to an amendment. Acts are only added, never changed: what an amendment is on a day is the
 * fold of the acts recorded until then.
 */
export const contentSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("start"), ...base, ...reason }),
  z.strictObject({ kind: z.literal("reason"), ...reason }),
  z.strictObject({ kind: z.literal("edit"), edit: editSchema }),
  /** `act` is the number of the edit that no longer counts. */
  z.strictObject({ kind: z.literal("undo"), act: place }),
  /** Onto another version that came into force meanwhile; the edits in `dropped` no longer count. */
  z.strictObject({ kind: z.literal("carry-over"), ...base, dropped: z.array(place) }),
  z.strictObject({ kind: z.literal("propose"), inForceFrom: day, registerSha256: z.string() }),
  z.strictObject({ kind: z.literal("withdraw") }),
  z.strictObject({ kind: z.literal("sign"), side: z.enum(signatureSides), registerSha256: z.string(), inForceFrom: day }),
  /** The last signature has made this version of the contract. */
  z.strictObject({ kind: z.literal("complete"), version: z.int().min(0), registerSha256: z.string(), inForceFrom: day }),
  z.strictObject({ kind: z.literal("abandon"), why: words }),
]);

export type ActContent = z.infer<typeof contentSchema>;
export type ActKind = ActContent["kind"];

export interface AmendmentAct {
  /** Counted from 1 within its amendment; the number of the last one is the revision of the amendment. */
  readonly number: number;
  readonly content: ActContent;
  /** ISO instant. */
  readonly recordedAt: string;
  readonly accountId: string | null;
  readonly author: string;
}
