import type { StudyContent } from "../domain/content.ts";
import { emptyContent } from "../domain/empty.ts";
import type { Provenance, Study, StudySource, StudyStanding, StudyState } from "../domain/study.ts";
import type { StudyRow, VersionContent } from "./rows.ts";

interface Shown {
  readonly state: StudyState;
  readonly version: number;
  readonly content: StudyContent;
  readonly provenance: Provenance;
  readonly sources: readonly StudySource[];
  readonly versionDoi: string | null;
  readonly modifiedAt: string;
}

/** What was kept may be older than a field of today: it is then unsaid. */
export function wholeContent(kept: Partial<StudyContent> | null): StudyContent {
  return { ...emptyContent(), ...kept };
}

/** What the public sees of a row; null before anything was published. */
export function studyForAll(row: StudyRow): Study | null {
  if (row.face === null || row.content === null || row.publishedVersion === null) return null;
  return assembled(row, {
    state: row.face, version: row.publishedVersion, content: wholeContent(row.content), provenance: row.provenance ?? {}, sources: row.sources ?? [], versionDoi: row.versionDoi,
    modifiedAt: row.withdrawnAt ?? row.publishedAt ?? row.modifiedAt,
  });
}

/** The draft as the page would show it once published; null where nothing is being written. */
export function studyForEditors(row: StudyRow, sources: readonly StudySource[]): Study | null {
  if (row.draft === null || row.draftState === null) return null;
  return assembled(row, {
    state: row.draftState, version: (row.publishedVersion ?? 0) + 1, content: wholeContent(row.draft), provenance: row.draftProvenance ?? {}, sources, versionDoi: null, modifiedAt: row.modifiedAt,
  });
}

/** A version of a row that has been published. */
export function studyAtVersion(row: StudyRow, version: number, kept: VersionContent): Study | null {
  if (row.face === null) return null;
  return assembled(row, {
    state: row.face, version, content: wholeContent(kept.content), provenance: kept.provenance, sources: kept.sources, versionDoi: kept.doi, modifiedAt: kept.publishedAt,
  });
}

function assembled(row: StudyRow, shown: Shown): Study {
  return {
    code: row.code, ...shown, doi: row.doi, firstPublishedAt: row.firstPublishedAt,
    withdrawal: row.withdrawnAt === null ? null : { at: row.withdrawnAt, reason: row.withdrawalReason ?? "", successor: row.successor },
    demonstration: row.demonstration,
  };
}

export function studyStandingOf(row: StudyRow): StudyStanding {
  return { code: row.code, state: row.face ?? row.draftState ?? "draft", draftState: row.draftState, declaredBy: row.declaredBy, editors: row.editors };
}
