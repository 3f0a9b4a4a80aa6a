import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { EntityKind } from "./entity.ts";
import type { SourceKind } from "./source.ts";

/** How a value of a field is written in `Statement.value`. */
export type FieldShape =
  | "text" // string
  | "text-list" // string[]
  | "code" // string out of `options`
  | "code-list" // { code, label }[]
  | "number" // number
  | "partial-date" // string
  | "url" // string
  | "address" // AddressValue
  | "position" // PositionValue
  | "identifier" // IdentifierValue; slot is `scheme:value`
  | "relation" // RelationValue; `object` set
  | "succession"; // SuccessionValue; subject is the successor, `object` the predecessor

export interface FieldDefinition {
  readonly code: string;
  readonly kinds: readonly EntityKind[];
  readonly label: Bilingual;
  readonly help?: Bilingual;
  readonly shape: FieldShape;
  /** `one`: one value at a time; `many`: several side by side, told apart by slot and object. */
  readonly cardinality: "one" | "many";
  readonly objectKinds?: readonly EntityKind[];
  /** For `code`: the codes and their names. */
  readonly options?: Readonly<Record<string, Bilingual>>;
  /** Which kind of source is shown first. A kind that is not named comes after all that are. */
  readonly priority: readonly SourceKind[];
  /** `contest`: a source of lower rank that says otherwise is shown beside as contested; `silent`: it is kept and not shown. */
  readonly otherwise: "contest" | "silent";
  /** To whom a correction proposed by a lab goes; `lab`: the lab itself decides, its word is shown at once. */
  readonly owner: SourceKind;
  /** Could the statement name a private matter? Then only accounts with the right to it see it. */
  readonly restricted?: boolean;
}

export interface AddressValue {
  /** Street and building, as written. */
  readonly lines: string;
  readonly postalCode: string | null;
  /** As written, CEDEX included. */
  readonly municipality: string | null;
  /** INSEE code of the commune, when it could be told; of the day of observation. */
  readonly communeCode: string | null;
  readonly regionCode: string | null;
  readonly departmentCode: string | null;
  readonly country: string;
  readonly [key: string]: string | null;
}

export interface PositionValue {
  readonly latitude: number;
  readonly longitude: number;
  /** `address`, `street`, `municipality`, `department`: how near the truth. */
  readonly precision: "address" | "street" | "municipality" | "department";
  /** Who computed it. */
  readonly provider: string;
  readonly [key: string]: string | number;
}

export interface IdentifierValue {
  readonly scheme: string;
  readonly value: string;
  /** False where the text fails the checks of its scheme: kept, shown as such, never used to join. */
  readonly valid: boolean;
  readonly [key: string]: string | boolean;
}

export interface RelationValue {
  /** Role of a person, label number of a structure at this parent, nature of the organisation… as the field needs. */
  readonly [key: string]: JsonScalar;
}
export type JsonScalar = string | number | boolean | null;

export const successionTypes = ["merger", "split", "split-merger", "renewal", "integration", "spin-off", "spin-off-merger"] as const;
export type SuccessionType = (typeof successionTypes)[number];

export interface SuccessionValue {
  readonly type: SuccessionType;
  /** Partial date from which it takes effect. */
  readonly effectiveFrom: string;
  readonly [key: string]: string;
}
