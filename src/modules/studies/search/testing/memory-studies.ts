import { fixedClock } from "../../../../kernel/time/day.ts";
import type { StudyContent } from "../../domain/content.ts";
import { emptyContent } from "../../domain/empty.ts";
import type { Study } from "../../domain/study.ts";
import { ownLabel } from "../../vocabularies/own.ts";
import { createStudySearch, type StudySearch } from "../searcher.ts";

/** A published study that says only what it is given. */
export function bareStudy(code: string, content: Partial<StudyContent>, more: Partial<Study> = {}): Study {
  return {
    code, state: "published", version: 1, content: { ...emptyContent(), ...content }, provenance: {}, sources: [], doi: null, versionDoi: null,
    firstPublishedAt: "2024-03-01T09:00:00Z", modifiedAt: "2024-03-01T09:00:00Z", withdrawal: null, demonstration: false, ...more,
  };
}

/** A search over studies held in memory, with the labels of the house's own lists. */
export function searchOver(studies: readonly Study[]): StudySearch {
  const held = new Map(studies.map((study) => [study.code, study]));
  return createStudySearch({
    studies: {
      changesAfter: async (sequence, limit) => {
        const items = studies.slice(sequence, sequence + limit).map(({ code, modifiedAt }) => ({ code, gone: false, changedAt: modifiedAt }));
        return { sequence: sequence + items.length, items };
      },
      published: async (codes) => codes.flatMap((code) => held.get(code) ?? []),
      async *allPublished() { yield studies; },
    },
    labels: { label: (id, list) => ownLabel(id, list) },
    clock: fixedClock("2025-03-31"),
  });
}
