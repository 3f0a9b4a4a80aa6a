import type { Study, StudyVersion } from "../domain/study.ts";

/** A study as a standard tells of it. */
export interface ToldStudy {
  readonly study: Study;
  /** Every published version, in any order: versions are linked to each other by their DOIs. */
  readonly versions: readonly StudyVersion[];
  /** As the study, whose page and DOI always lead to the newest version, or as this one version with its own. */
  readonly as: "study" | "version";
}

export function studyPath({ code }: Pick<Study, "code">): string {
  return `/studies/${code}`;
}

export function versionPath({ code }: Pick<Study, "code">, version: number): string {
  return `/studies/${code}/v/${version}`;
}

/** Where its page is, below the address of the site. */
export function pathOf({ study, as }: Pick<ToldStudy, "study" | "as">): string {
  return as === "study" ? studyPath(study) : versionPath(study, study.version);
}

/** The DOI by which it is cited; null where none came yet. */
export function doiOf({ study, as }: Pick<ToldStudy, "study" | "as">): string | null {
  return as === "study" ? study.doi : study.versionDoi;
}
