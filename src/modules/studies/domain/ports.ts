import type { Study, StudyVersion } from "./study.ts";

/** Keeps the DOIs of studies at an agency, each act repeatable. The study has one that leads to its newest version; each version its own. */
export interface StudyDoiMinter {
  /** Registers the DOI of this version and, the first time, that of the study. Null: it did not come. */
  mintFor(study: Study, versions: readonly StudyVersion[]): Promise<{ readonly doi: string; readonly versionDoi: string } | null>;
  /** Tells that newer metadata stand (links between versions); false where it could not be told. */
  update(study: Study, versions: readonly StudyVersion[]): Promise<boolean>;
  /** Withdrawn: its DOIs lead to the tombstone and are no longer found by searches. */
  hide(study: Study, versions: readonly StudyVersion[]): Promise<boolean>;
}

/** Datasets of the portal, as studies name them. */
export interface DatasetNames {
  of(codes: readonly string[]): Promise<ReadonlyMap<string, { readonly title: { readonly fr?: string | undefined; readonly en?: string | undefined }; readonly open: boolean; readonly availableFrom: string | null }>>;
}

/** Cohorts of the directory by code. */
export interface CohortNames {
  of(codes: readonly string[]): Promise<ReadonlyMap<string, string>>;
  all(): Promise<readonly { readonly code: string; readonly name: string }[]>;
}

/** Labels of concepts in every list that was loaded; a missing one gives null, and the id is shown. */
export interface ConceptLabels {
  label(id: string, list?: string): { readonly fr: string; readonly en: string } | null;
}
