import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { FieldDefinition, FieldShape } from "../field.ts";
import type { EntityKind } from "../entity.ts";
import type { SourceKind } from "../source.ts";

/** Orders of priority that several fields share. Kinds of source that are not named come last. */
export const priorities = {
  /** Names, parents, successions: the national register before all but a decision. */
  register: ["directory-office", "official-register", "identifier-register", "human-resources", "contracts", "institute-document", "publications", "lab"],
  /** Posts and employment: the human-resources system. */
  staff: ["directory-office", "human-resources", "official-register", "institute-document", "lab", "publications"],
  /** Amounts: finance, then contracts. */
  money: ["directory-office", "finance", "contracts", "institute-document", "lab"],
  /** What a lab says of itself best. */
  lab: ["directory-office", "lab", "official-register", "institute-document", "publications"],
} as const satisfies Readonly<Record<string, readonly SourceKind[]>>;

export interface FieldOptions {
  readonly kinds: readonly EntityKind[];
  readonly shape: FieldShape;
  readonly priority: keyof typeof priorities;
  readonly owner: SourceKind;
  readonly many?: boolean;
  readonly silent?: boolean;
  readonly restricted?: boolean;
  readonly objectKinds?: readonly EntityKind[];
  readonly options?: Readonly<Record<string, Bilingual>>;
  readonly help?: Bilingual;
}

/** A field with the defaults of the house: one value, differences shown as contested. */
export function defineField(code: string, fr: string, en: string, options: FieldOptions): FieldDefinition {
  const { kinds, shape, priority, owner, many, silent, restricted, objectKinds, options: codes, help } = options;
  return {
    code,
    kinds,
    label: { fr, en },
    shape,
    cardinality: many === true || shape === "relation" || shape === "succession" || shape === "identifier" ? "many" : "one",
    priority: priorities[priority],
    otherwise: silent === true ? "silent" : "contest",
    owner,
    ...(restricted === undefined ? {} : { restricted }),
    ...(objectKinds === undefined ? {} : { objectKinds }),
    ...(codes === undefined ? {} : { options: codes }),
    ...(help === undefined ? {} : { help }),
  };
}
