import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { FieldName, StudyContent } from "./content.ts";

/**
 * Life of a record (`domain/life.ts` holds the table of moves): draft → submitted → returned | published → withdrawn. A published
 * record that is revised or kept in step with a register stays published while its next version is written.
 */
export const studyStates = ["draft", "submitted", "returned", "published", "withdrawn"] as const;
export type StudyState = (typeof studyStates)[number];

/**
 * Where the value of a field comes from: typed here, taken from a register, worked out from other fields, translated by a program.
 * Fields in two languages may differ by language: then the key is `title.fr`.
 */
export const originKinds = ["entered", "imported", "inferred", "machine-translated"] as const;
export type OriginKind = (typeof originKinds)[number];

export interface FieldOrigin {
  readonly kind: OriginKind;
  /** Of `imported`: the register and its number, `nct:NCT06171568`. Of `machine-translated`: the program. Null: people of this house, never their names. */
  readonly source: string | null;
  /** Instant, UTC. */
  readonly at: string;
  /** Has somebody read it since? Translations and inferences wait for that. */
  readonly curated: boolean;
}

/** By field, or field and language (`title.en`). A field that is not there has no value or is older than provenance. */
export type Provenance = Readonly<Record<string, FieldOrigin>>;

/** A register says something else than the record: shown, for somebody to decide; never applied by itself over what people wrote. */
export interface Divergence {
  readonly field: FieldName;
  /** `nct:NCT06171568`. */
  readonly source: string;
  readonly theirs: unknown;
  readonly ours: unknown;
  readonly since: string;
}

/** Three things that are not one: no fault stands; how much is said; somebody of the portal has read it. */
export interface Quality {
  readonly valid: boolean;
  /** 0 to 1: of the WHO Trial Registration Data Set's items that apply. */
  readonly completeness: number;
  readonly missing: readonly { readonly item: number; readonly fields: readonly FieldName[] }[];
  readonly curated: boolean;
  /** Fields (by language) written by a program and read by nobody yet. */
  readonly uncurated: readonly string[];
  /** 0 to 1, of the public texts that are there in one language at least: the share in each. */
  readonly languages: { readonly fr: number; readonly en: number };
  readonly missingTexts: { readonly fr: readonly FieldName[]; readonly en: readonly FieldName[] };
}

/** A register record tied to a study. */
export interface StudySource {
  /** `nct`, `fresh`, `csv`… and the number there. */
  readonly register: string;
  readonly number: string;
  readonly url: string | null;
  readonly seenAt: string;
  /** Day of the last change at the register, where it tells. */
  readonly changedOn: string | null;
}

/** A study as its page, the standards and the search see it: the published version, or the draft for whoever may see it. */
export interface Study {
  /** `st-000042`: public, stable, never given twice. */
  readonly code: string;
  readonly state: StudyState;
  readonly version: number;
  readonly content: StudyContent;
  readonly provenance: Provenance;
  readonly sources: readonly StudySource[];
  /** Always leads to the newest version. */
  readonly doi: string | null;
  /** Of this very version. */
  readonly versionDoi: string | null;
  readonly firstPublishedAt: string | null;
  /** When this version was published, or the draft saved. */
  readonly modifiedAt: string;
  readonly withdrawal: { readonly at: string; readonly reason: string; readonly successor: string | null } | null;
  readonly demonstration: boolean;
}

/** Who may see what beyond the public: apart from `Study`, which may be handed to anybody who may read it. */
export interface StudyStanding {
  readonly code: string;
  readonly state: StudyState;
  readonly draftState: Extract<StudyState, "draft" | "submitted" | "returned"> | null;
  /** An account; null for records that came from a register. */
  readonly declaredBy: string | null;
  readonly editors: readonly string[];
}

/** A draft as its form sees it. */
export interface StudyDraft {
  readonly code: string;
  readonly state: StudyState;
  /** To be given back on saving: two who edit at once do not overwrite each other. */
  readonly revision: number;
  readonly content: StudyContent;
  readonly provenance: Provenance;
  readonly issues: readonly Issue[];
  readonly divergences: readonly Divergence[];
  /** Why it was returned, last first. */
  readonly remarks: readonly { readonly at: string; readonly author: string; readonly text: string }[];
}

export interface StudyVersion {
  readonly version: number;
  readonly publishedAt: string;
  readonly summary: string;
  readonly doi: string | null;
  /** True where a register's change made it, without anybody of this house. */
  readonly automatic: boolean;
}
