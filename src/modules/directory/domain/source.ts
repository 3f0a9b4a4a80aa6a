import type { Bilingual } from "../../../kernel/i18n/language.ts";

/** Kinds of source, the currency of the priority tables. */
export const sourceKinds = [
  "directory-office",
  "official-register",
  "human-resources",
  "finance",
  "contracts",
  "identifier-register",
  "institute-document",
  "publications",
  "lab",
  "usage",
] as const;
export type SourceKind = (typeof sourceKinds)[number];

export interface Source {
  /** `rnsr`, `sifac`, `lab`… */
  readonly id: string;
  readonly kind: SourceKind;
  readonly name: Bilingual;
  readonly home: string | null;
  readonly licence: string | null;
}
