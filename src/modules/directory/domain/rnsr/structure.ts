import type { PlaceAnswer } from "../places/index.ts";
import type { ParentRelation } from "./columns.ts";
import type { SuccessionType } from "../field.ts";

/** One row of the register, read and checked; what is empty there is null here. */
export interface RnsrStructure {
  readonly line: number;
  readonly number: string;
  readonly name: string;
  readonly acronym: string | null;
  readonly openedYear: string;
  /** Code of the register: 21, 22, 3… */
  readonly typeCode: string;
  readonly level: string;
  readonly website: { readonly url: string; readonly raw: string } | null;
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly municipality: string | null;
  /** What the table of communes makes of the two above; null where both are empty. */
  readonly place: PlaceAnswer | null;
  readonly directors: readonly RnsrDirector[];
  readonly parents: readonly RnsrParent[];
  readonly childNumbers: readonly string[];
  readonly parentNumbers: readonly string[];
  readonly predecessors: readonly RnsrPredecessor[];
  readonly domains: readonly CodeLabel[];
  readonly ercPanels: readonly CodeLabel[];
  /** Cells that hold something, by column, as they came. */
  readonly raw: Readonly<Record<string, string>>;
}

export interface CodeLabel {
  readonly code: string;
  readonly label: string;
}

export interface RnsrDirector {
  readonly fullName: string;
  readonly title: string | null;
}

/** One position of the lists of `tutelles`. */
export interface RnsrParent {
  readonly relation: ParentRelation;
  readonly name: string;
  readonly acronym: string | null;
  readonly natureCode: string;
  readonly uai: string | null;
  readonly siret: string | null;
  /** As written. */
  readonly label: string | null;
}

export interface RnsrPredecessor {
  readonly number: string;
  readonly type: SuccessionType;
  readonly year: string;
}

export interface RnsrFile {
  readonly name: string;
  readonly structures: readonly RnsrStructure[];
  readonly bytes: number;
  readonly sha256: string;
}
