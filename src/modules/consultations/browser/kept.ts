import type { GivenFields } from "../domain/answering/fields.ts";
import type { PendingToken } from "../ballots/client.ts";
import type { DeviceStore } from "./device.ts";

/** A token whose signature was asked for: with what is kept, the answer of the house can be taken later, should it be lost on the way. */
export interface AskedRight extends PendingToken {
  readonly state: "asked";
}

/** The right to answer one axis once. Whoever has it can answer; it does not say who received it. */
export interface HeldRight {
  readonly state: "held";
  readonly token: string;
  readonly signature: string;
}

export type Right = AskedRight | HeldRight;

export interface Draft {
  readonly definitionSha256: string;
  /** As typed, by name of control, so that nothing half-written is lost. */
  readonly fields: GivenFields;
  /** Code of the section where the person was. */
  readonly section: string | null;
}

/** Kept only where the person asks for it. */
export interface SentMark {
  readonly number: string;
}

/** What this device keeps for one person and one questionnaire. No day nor hour is written down. */
export interface Kept {
  right(axis: string): Right | null;
  keepRight(axis: string, right: Right): void;
  draft(axis: string): Draft | null;
  keepDraft(axis: string, draft: Draft): void;
  sent(axis: string): SentMark | null;
  /** Forgets the right and the draft of an axis that was sent. */
  forget(axis: string): void;
  keepSent(axis: string, mark: SentMark): void;
  dropSent(axis: string): void;
  dropDraft(axis: string): void;
  /** Everything of this questionnaire, rights included. */
  dropAll(): void;
  isEmpty(): boolean;
  /** Does the device also keep something of another person for this questionnaire? */
  holdsOthers(): boolean;
}

const root = "jalon:answers:";

/** `person` is a mark of the account on this device, so that two people who share it do not see each other's answers by the page. */
export function keptOn(store: DeviceStore, questionnaire: string, person: string): Kept {
  const own = `${root}${questionnaire}:${person}:`;
  const keyOf = (kind: string, axis: string) => `${own}${kind}:${axis}`;
  const read = <T>(kind: string, axis: string, accepts: (value: Record<string, unknown>) => boolean): T | null => {
    const text = store.read(keyOf(kind, axis));
    if (text === null) return null;
    try {
      const value: unknown = JSON.parse(text);
      return typeof value === "object" && value !== null && accepts(value as Record<string, unknown>) ? (value as T) : null;
    } catch {
      return null;
    }
  };
  const write = (kind: string, axis: string, value: object) => store.write(keyOf(kind, axis), JSON.stringify(value));
  return {
    right: (axis) => read<Right>("right", axis, (value) => typeof value["token"] === "string" && (value["state"] === "held" ? typeof value["signature"] === "string" : value["state"] === "asked" && typeof value["blinded"] === "string" && typeof value["inverse"] === "string" && typeof value["publicKey"] === "string")),
    keepRight: (axis, right) => write("right", axis, right),
    draft: (axis) => read<Draft>("draft", axis, (value) => typeof value["definitionSha256"] === "string" && typeof value["fields"] === "object" && value["fields"] !== null),
    keepDraft: (axis, draft) => write("draft", axis, draft),
    sent: (axis) => read<SentMark>("sent", axis, (value) => typeof value["number"] === "string"),
    forget: (axis) => {
      store.remove(keyOf("right", axis));
      store.remove(keyOf("draft", axis));
    },
    keepSent: (axis, mark) => write("sent", axis, mark),
    dropSent: (axis) => store.remove(keyOf("sent", axis)),
    dropDraft: (axis) => store.remove(keyOf("draft", axis)),
    dropAll: () => {
      for (const key of store.keys()) if (key.startsWith(own)) store.remove(key);
    },
    isEmpty: () => !store.keys().some((key) => key.startsWith(own)),
    holdsOthers: () => store.keys().some((key) => key.startsWith(`${root}${questionnaire}:`) && !key.startsWith(own)),
  };
}
