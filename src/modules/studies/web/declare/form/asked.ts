import type { Bilingual } from "../../../../../kernel/i18n/language.ts";
import type { ListCode } from "../../../domain/lists.ts";
import type { Choice } from "./kit.ts";

/** A concept as a form offers it. */
export interface OfferedConcept {
  readonly id: string;
  readonly label: Bilingual;
  readonly help?: Bilingual | null;
}

/** One thing of another part of the house that a form offers by its code. */
export interface Offered {
  readonly code: string;
  readonly name: string;
}

/** What the forms of studies choose from, read once for a page. */
export interface Asked {
  readonly concepts: (list: ListCode) => readonly OfferedConcept[];
  readonly cohorts: readonly Offered[];
  /** Names of the arms of this study, in their order. */
  readonly arms: readonly string[];
}

/** The choices of a list, each with its name in the other language as a hint: what is meant is then beyond doubt. */
export function choicesOf(asked: Asked, code: ListCode): readonly Choice[] {
  return asked.concepts(code).map(({ id, label, help }) => ({
    code: id, label,
    ...(help !== undefined && help !== null ? { hint: help } : label.fr === label.en ? {} : { hint: { fr: label.en, en: label.fr } }),
  }));
}

/** Ids of ours that mean "other": what they leave unsaid may be told in words. */
export function isOther(id: string): boolean {
  return id === "other" || id.endsWith("-other") || id.startsWith("other-");
}
