import type { DatasetFile } from "./dataset.ts";
import type { DatasetMetadata, SubjectKind } from "./metadata.ts";

/** What only the data of people hold; positions, addresses of machines and days may be anything's. */
const tellingKinds: ReadonlySet<string> = new Set(["nir", "patient-identifier", "patient", "email", "phone", "name", "birth-date", "address"]);

/** Does some file look as if it held data about people? */
export function seemsAboutPeople(files: readonly Pick<DatasetFile, "profile">[]): boolean {
  return files.some(({ profile }) => profile?.tables.some(({ fields }) => fields.some(({ suspected }) => suspected.some(({ kind }) => tellingKinds.has(kind)))) === true);
}

/**
 * Must a data administrator look before this is published? Data about people, always; data that were about people in the version
 * before, so that no one slips past by answering the first question otherwise; and files that seem to hold such data.
 */
export function needsReview(metadata: Pick<DatasetMetadata, "subjectKind">, published: SubjectKind | null, files: readonly Pick<DatasetFile, "profile">[]): boolean {
  return metadata.subjectKind === "human" || published === "human" || seemsAboutPeople(files);
}
