import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { both } from "../../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../../kernel/i18n/language.ts";
import type { Register } from "../../../domain/register.ts";
import type { Edit } from "../../domain/edit.ts";
import type { Given } from "./given.ts";

export interface FormField {
  readonly name: string;
  readonly label: Bilingual;
  readonly control: "text" | "textarea" | "select" | "checkbox";
  readonly hint?: Bilingual;
  readonly optional?: boolean;
  readonly options?: readonly { readonly value: string; readonly label: Bilingual }[];
}

/** One form of an amendment: what it asks about a thing of the draft, what stands there, and the edit that its answers make. */
export interface EditForm {
  readonly title: (register: Register, code: string) => Bilingual;
  readonly fields: (register: Register, code: string) => readonly FormField[];
  /** What the draft says now; null where it has no such thing. */
  readonly standing: (register: Register, code: string, language: Language) => Given | null;
  readonly read: (register: Register, code: string, given: Given) => { readonly edit: Edit } | { readonly issues: readonly Issue[] };
  /** What can be removed from here, if this form is about a thing that stands. */
  readonly removes?: "objective" | "action" | "indicator" | "part" | "measure" | "target" | "line";
}

export function bilingualFields(name: string, label: Bilingual, control: "text" | "textarea" = "textarea", optional = false): readonly FormField[] {
  return [
    { name: `${name}Fr`, label: both(`${label.fr}, en français`, `${label.en}, in French`), control, ...(optional ? { optional } : {}) },
    { name: `${name}En`, label: both(`${label.fr}, en anglais`, `${label.en}, in English`), control, optional: true, ...(optional ? {} : { hint: both("Vide, le texte français est repris.", "Left empty, the French text is repeated.") }) },
  ];
}

/** The edit, or every fault that was found on the way. */
export function made(issues: readonly Issue[], edit: () => Edit): { readonly edit: Edit } | { readonly issues: readonly Issue[] } {
  return issues.length > 0 ? { issues } : { edit: edit() };
}
