import type { Day } from "../../../../kernel/time/day.ts";
import type { HeldValue, StructureName } from "../../corrections/domain/correction.ts";

/** By a correction, by a word that what is held is right, or by a word that there is nothing to say. */
export type AskAnswer = "correction" | "confirmed" | "nothing";

export interface NewAsk {
  readonly structure: StructureName;
  readonly dueOn: Day;
  readonly reason: string;
  /** Why it is asked although something is already held; null where nothing is. */
  readonly insistence: string | null;
  readonly fields: readonly { readonly field: string; readonly held: HeldValue | null }[];
  readonly demonstration: boolean;
}

export interface Ask extends Omit<NewAsk, "fields"> {
  readonly number: number;
  readonly accountId: string | null;
  readonly author: string;
  readonly recordedAt: string;
  readonly cancelledAt: string | null;
  readonly cancelledReason: string | null;
  readonly fields: readonly AskField[];
}

export interface AskField {
  readonly field: string;
  readonly held: HeldValue | null;
  readonly answer: AskAnswer | null;
  readonly answeredAt: string | null;
  readonly correction: number | null;
}

export const askStates = ["open", "overdue", "answered", "cancelled"] as const;
export type AskState = (typeof askStates)[number];

/** Answered once every field is, even late; overdue from the day after the due day. */
export function askStateOn({ fields, cancelledAt, dueOn }: Pick<Ask, "fields" | "cancelledAt" | "dueOn">, today: Day): AskState {
  if (cancelledAt !== null) return "cancelled";
  if (fields.every((field) => field.answer !== null)) return "answered";
  return dueOn < today ? "overdue" : "open";
}
