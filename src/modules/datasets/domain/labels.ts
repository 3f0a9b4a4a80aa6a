import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { DatasetState, LabelStanding } from "./dataset.ts";
import type { RelatedResource } from "./metadata.ts";

/**
 * Relations by which a dataset is tied to the paper that it belongs to (DataCite relation types): the paper uses, describes or is
 * completed by the data. A paper that the data merely cite holds up no label.
 */
const tyingRelations: ReadonlySet<string> = new Set(["IsSupplementTo", "IsSupplementedBy", "IsCitedBy", "IsReferencedBy", "IsDocumentedBy", "IsDescribedBy", "IsSourceOf", "IsPublishedIn", "IsPartOf"]);
const publicationSchemes: ReadonlySet<string> = new Set(["doi", "hal", "pmid"]);

/** What may tie a dataset to a publication: to be looked up in HAL. */
export function publicationTies(related: readonly RelatedResource[]): readonly { readonly scheme: string; readonly value: string }[] {
  return related.filter(({ relation, scheme, value }) => tyingRelations.has(relation) && publicationSchemes.has(scheme) && value.trim() !== "").map(({ scheme, value }) => ({ scheme, value }));
}

/**
 * The label of action 48 that the facts give, never one that was claimed. Preliminary while one fault stands; publishable from
 * then on; published once the record is public and a publication tied to it stands in HAL today. `issues` are all faults and
 * remarks of `validate`.
 */
export function labelOf({ state, issues, publication }: { readonly state: DatasetState; readonly issues: readonly Issue[]; readonly publication: LabelStanding["publication"] }): LabelStanding {
  const faults = issues.filter(({ severity }) => severity === "error");
  if (faults.length > 0) return { label: "preliminary", publication, missing: faults };
  if (publication === null) return { label: "publishable", publication, missing: state === "published" ? [untied] : [unpublished, untied] };
  return state === "published" ? { label: "published", publication, missing: [] } : { label: "publishable", publication, missing: [unpublished] };
}

const untied: Issue = {
  code: "datasets.no-publication-in-hal", severity: "warning", field: "related",
  text: { fr: "Reliez le jeu de données à une publication déposée dans HAL (DOI, identifiant HAL ou PMID).", en: "Tie the dataset to a publication deposited in HAL (DOI, HAL identifier or PMID)." },
};
const unpublished: Issue = { code: "datasets.not-published-yet", severity: "warning", text: { fr: "Publiez la fiche.", en: "Publish the record." } };
