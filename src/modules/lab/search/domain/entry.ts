import type { Day } from "../../../../kernel/time/day.ts";
import type { NodeId } from "../../../directory/index.ts";

/** A relation as the index keeps it: days half open, null where not known. `label` is the number borne at that parent. */
export interface EntryRelation {
  readonly field: string;
  readonly object: NodeId;
  readonly slot: string;
  readonly from: Day | null;
  readonly until: Day | null;
  readonly label: string | null;
}

/** One row of `lab.search_entry`, without what the rebuild writes for itself. */
export interface SearchEntry {
  readonly entity: NodeId;
  readonly kind: string;
  readonly code: string;
  readonly name: string;
  readonly acronym: string | null;
  readonly labels: readonly string[];
  readonly identifiers: readonly string[];
  readonly also: readonly string[];
  readonly type: string | null;
  readonly legal_form: string | null;
  readonly country: string | null;
  readonly region_code: string | null;
  readonly department_code: string | null;
  readonly site_code: string | null;
  readonly site_name: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly position_precision: string | null;
  readonly domains: readonly { readonly code: string; readonly label: string }[];
  readonly parents: readonly NodeId[];
  readonly relations: readonly EntryRelation[];
  readonly opened_day: Day | null;
  readonly closed_day: Day | null;
  readonly contested_count: number;
  readonly stub: boolean;
  readonly demonstration: boolean;
}
