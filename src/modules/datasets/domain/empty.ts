import type { DatasetMetadata, HumanMetadata, SubjectKind } from "./metadata.ts";

/** A record of which nothing is known yet but what it is about. */
export function emptyMetadata(subjectKind: SubjectKind): DatasetMetadata {
  return {
    subjectKind, title: {}, description: {}, keywords: { fr: [], en: [] }, kind: null, themes: [], meshTerms: [], unit: null, project: null, creators: [], publisher: null, contact: null,
    languages: [], collected: { start: null, end: null }, places: [], access: null, accessReason: {}, availableFrom: null, licence: null, elsewhere: null, related: [], provenance: {},
    conformsTo: [], dataCentre: null, volumeBytes: null, human: subjectKind === "human" ? emptyHuman : null,
  };
}

export const emptyHuman: HumanMetadata = {
  anonymity: null, anonymityReason: null, purposes: [], purposeText: {}, legalBases: [], healthBases: [], accessBody: null, healthCategories: [], conditions: [], numberOfIndividuals: null,
  minimumAgeYears: null, maximumAgeYears: null, populationCoverage: {}, retention: { start: null, end: null }, useConditions: [], approvals: [], structured: null,
};

/**
 * The draft with what was changed in it. What is about people follows the first question: it is there for human data (empty at
 * first) and nowhere else.
 */
export function changed(before: DatasetMetadata, change: Partial<DatasetMetadata>): DatasetMetadata {
  const merged: DatasetMetadata = { ...before, ...change };
  return { ...merged, human: merged.subjectKind === "human" ? (merged.human ?? emptyHuman) : null };
}
