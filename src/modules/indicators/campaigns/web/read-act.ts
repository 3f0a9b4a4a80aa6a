import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { day, isDay } from "../../../../kernel/time/day.ts";
import type { ManagedAct } from "../campaigns.ts";
import { readLadder } from "../domain/ladder.ts";
import { dutyCode, type Candidate, type DutyTerms, type Holder } from "../domain/rules.ts";

/** The fields of a form, as sent. */
export type Sent = Readonly<Record<string, unknown>>;

/** One field as text, without the character that no database keeps. */
export function textOf(sent: Sent, field: string): string {
  const value = sent[field];
  return typeof value === "string" ? value.replaceAll("\0", "").trim() : "";
}

/** The people that fields name by account, each once, in order; unknown ones are left out. */
export function holdersOf(sent: Sent, fields: readonly string[], people: readonly Candidate[]): Holder[] {
  const ids = [...new Set(fields.map((field) => textOf(sent, field)).filter((id) => id !== ""))];
  return ids.flatMap((id) => people.filter((person) => person.accountId === id).map(({ accountId, name }) => ({ accountId, name })));
}

export const ownerFields = ["owner", "deputy-1", "deputy-2", "deputy-3"] as const;

/** The act that a form of a campaign or of a duty asks for, or what is wrong with its words. */
export function readAct(sent: Sent, about: { readonly duty: string | null; readonly people: readonly Candidate[]; readonly calendar: readonly DutyTerms[] }): { readonly act: ManagedAct } | { readonly issues: readonly Issue[] } {
  const reason = textOf(sent, "reason");
  const duty = about.duty ?? "";
  const fault = (field: string, fr: string, en: string): { readonly issues: readonly Issue[] } => ({ issues: [{ code: `indicators.campaign-${field.toLowerCase()}-missing`, severity: "error", field, text: { fr, en } }] });
  switch (textOf(sent, "kind")) {
    case "closed":
      return { act: { kind: "closed", reason } };
    case "reopened": {
      const closesOn = textOf(sent, "closesOn");
      return isDay(closesOn) ? { act: { kind: "reopened", closesOn: day(closesOn), reason } } : fault("closesOn", "Donnez le nouveau dernier jour.", "Give the new last day.");
    }
    case "ladder-set": {
      const read = readLadder({ owner: textOf(sent, "ladder-owner"), validator: textOf(sent, "ladder-validator"), office: textOf(sent, "ladder-office") });
      return "issues" in read ? read : { act: { kind: "ladder-set", ladder: read.ladder } };
    }
    case "duty-added": {
      const terms = about.calendar.find((one) => one.code === textOf(sent, "duty"));
      return terms === undefined ? fault("duty", "Choisissez une valeur du calendrier.", "Choose a value of the calendar.") : { act: { kind: "duty-added", duty: { ...terms, code: dutyCode(terms.series, terms.period) } } };
    }
    case "duty-reassigned":
      return { act: { kind: "duty-reassigned", duty, owners: holdersOf(sent, ownerFields, about.people), validator: holdersOf(sent, ["validator"], about.people)[0] ?? null, reason } };
    case "duty-postponed": {
      const dueOn = textOf(sent, "dueOn");
      return isDay(dueOn) ? { act: { kind: "duty-postponed", duty, dueOn: day(dueOn), reason } } : fault("dueOn", "Donnez la nouvelle échéance.", "Give the new due day.");
    }
    case "duty-excused":
      return { act: { kind: "duty-excused", duty, reason } };
    case "duty-resumed":
      return { act: { kind: "duty-resumed", duty, reason } };
    case "duty-removed":
      return { act: { kind: "duty-removed", duty, reason } };
    default:
      return fault("kind", "Cet acte n’existe pas.", "There is no such act.");
  }
}
