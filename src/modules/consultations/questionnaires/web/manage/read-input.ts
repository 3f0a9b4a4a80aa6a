import { usualThreshold, type QuestionnaireInput } from "../../domain/input.ts";
import type { QuestionnaireRecord } from "../../store.ts";

/** A form as it was sent: one text or several under each name. */
export type Sent = Readonly<Record<string, unknown>>;

export function textOf(sent: Sent, name: string): string {
  const value = sent[name];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === "string" ? first.trim() : "";
}

export function textsOf(sent: Sent, name: string): readonly string[] {
  const value = sent[name];
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((one): one is string => typeof one === "string" && one !== "");
}

/** The fields of the page, typed; the code is made of the title where it is left empty. */
export function inputFrom(sent: Sent): QuestionnaireInput {
  const [formCode = "", version = ""] = textOf(sent, "form").split("@");
  return {
    code: textOf(sent, "code"),
    title: { fr: textOf(sent, "title.fr"), en: textOf(sent, "title.en") },
    purpose: { fr: textOf(sent, "purpose.fr"), en: textOf(sent, "purpose.en") },
    contact: textOf(sent, "contact"), mode: textOf(sent, "mode"),
    periodFrom: textOf(sent, "periodFrom"), periodTo: textOf(sent, "periodTo"), opensOn: textOf(sent, "opensOn"), closesOn: textOf(sent, "closesOn"),
    threshold: /^\d{1,6}$/.test(textOf(sent, "threshold")) ? Number(textOf(sent, "threshold")) : Number.NaN,
    eligibleRoles: textOf(sent, "who") === "roles" ? textsOf(sent, "eligibleRoles") : null,
    form: { code: formCode, ...(/^\d{1,6}$/.test(version) ? { version: Number(version) } : {}) },
  };
}

/** What the form shows before anything is typed. */
export function emptySent(): Sent {
  return { mode: "anonymous", threshold: String(usualThreshold), who: "all" };
}

export function sentOf(record: QuestionnaireRecord): Sent {
  return {
    code: record.code, "title.fr": record.title.fr, "title.en": record.title.en, "purpose.fr": record.purpose.fr, "purpose.en": record.purpose.en, contact: record.contact, mode: record.mode,
    periodFrom: record.period?.from ?? "", periodTo: record.period?.to ?? "", opensOn: record.opensOn, closesOn: record.closesOn, threshold: String(record.threshold),
    who: record.eligibleRoles === null ? "all" : "roles", eligibleRoles: record.eligibleRoles ?? [], form: `${record.form.code}@${record.form.version}`, revision: String(record.revision),
  };
}
