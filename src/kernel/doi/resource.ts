import type { Day } from "../time/day.ts";

/** Whoever made a resource, as citations name them. */
export interface DoiCreator {
  /** `Family, Given` for a person, the name for a body. */
  readonly name: string;
  readonly kind: "person" | "organisation";
  /** `0000-0002-1825-0097`. */
  readonly orcid: string | null;
  /** `https://ror.org/02vjkv261`. */
  readonly ror: string | null;
  readonly affiliation: string | null;
}

/** A text with its language (BCP 47), where that is known. */
export interface DoiText {
  readonly text: string;
  readonly language?: string;
}

/** What a DOI stands for, in the terms of the DataCite Metadata Schema 4.7: neutral as to what kind of thing it is. */
export interface DoiResource {
  /** The first is the title; the others are translations of it, or other names where they say so. */
  readonly titles: readonly (DoiText & { readonly alternative?: true })[];
  readonly creators: readonly DoiCreator[];
  readonly publisher: { readonly name: string; readonly ror: string | null };
  /** Four digits. */
  readonly publicationYear: number;
  readonly resourceType: { readonly general: ResourceTypeGeneral; readonly text: string };
  readonly subjects: readonly (DoiText & { readonly scheme?: string; readonly schemeUri?: string; readonly valueUri?: string })[];
  readonly contributors: readonly { readonly name: string; readonly kind: "person" | "organisation"; readonly type: string }[];
  /** Days, or `2019-01-01/2021-12-31` for periods (RKMS-ISO8601). */
  readonly dates: readonly { readonly date: Day | string; readonly type: "Issued" | "Updated" | "Available" | "Collected" | "Withdrawn" | "Coverage" }[];
  readonly language: string | null;
  readonly alternateIdentifiers: readonly { readonly value: string; readonly type: string }[];
  readonly related: readonly { readonly value: string; readonly type: RelatedIdentifierType; readonly relation: string }[];
  readonly sizes: readonly string[];
  readonly formats: readonly string[];
  readonly version: string | null;
  readonly rights: readonly (DoiText & { readonly uri?: string; readonly spdx?: string })[];
  readonly descriptions: readonly (DoiText & { readonly type: "Abstract" | "Methods" | "TechnicalInfo" | "Other" })[];
  readonly places: readonly string[];
}

export type ResourceTypeGeneral = "Dataset" | "Collection" | "Image" | "Model" | "Software" | "Text" | "Project" | "StudyRegistration" | "OutputManagementPlan" | "Sound" | "Other";
export type RelatedIdentifierType = "DOI" | "Handle" | "PMID" | "URL" | "RAiD" | "SWHID" | "ARK" | "URN";

/** Relation types of DataCite 4.7 (appendix on relationType). */
export const relationTypes = [
  "IsCitedBy", "Cites", "IsSupplementTo", "IsSupplementedBy", "IsContinuedBy", "Continues", "IsNewVersionOf", "IsPreviousVersionOf", "IsPartOf", "HasPart", "IsPublishedIn", "IsReferencedBy", "References",
  "IsDocumentedBy", "Documents", "IsCompiledBy", "Compiles", "IsVariantFormOf", "IsOriginalFormOf", "IsIdenticalTo", "HasMetadata", "IsMetadataFor", "Reviews", "IsReviewedBy", "IsDerivedFrom", "IsSourceOf",
  "Describes", "IsDescribedBy", "HasVersion", "IsVersionOf", "Requires", "IsRequiredBy", "Obsoletes", "IsObsoletedBy", "Collects", "IsCollectedBy", "HasTranslation", "IsTranslationOf", "Other",
] as const;

/** Prefixes that DataCite keeps for trials: nothing under them is ever registered. */
const testPrefixes = ["10.5072"];

/** Can this DOI be followed on the web? One of a test prefix is for trials and leads nowhere. */
export function isResolvable(doi: string): boolean {
  return /^10\.\d{4,9}\/\S+$/.test(doi) && !testPrefixes.some((prefix) => doi.startsWith(`${prefix}/`));
}

/** Where a DOI is followed to; null for one that leads nowhere. */
export function doiAddress(doi: string): string | null {
  return isResolvable(doi) ? `https://doi.org/${encodeURI(doi).replaceAll("#", "%23").replaceAll("?", "%3F")}` : null;
}
