import type { Actor } from "../../../kernel/http/route.ts";
import type { Day } from "../../../kernel/time/day.ts";
import { may } from "../../identity/index.ts";
import type { Dataset, DatasetFile, DatasetStanding, DatasetState } from "./dataset.ts";
import type { DatasetMetadata, HumanMetadata } from "./metadata.ts";

/** Subject of perimeters: a data administrator of `region-84` sees to the units of that region. */
export function regionSubject(region: string): string {
  return `region-${region}`;
}

/** May this caller review, publish, return, withdraw? A record without region is for administrators without perimeter. */
export function mayCurate(actor: Actor | null, { region }: Pick<DatasetStanding, "region">): boolean {
  return region === null ? may(actor, "datasets.curate") : may(actor, "datasets.curate", regionSubject(region));
}

/** May this caller edit the draft? The declarer, those it is shared with, the data administrators of the region. */
export function mayEdit(actor: Actor | null, standing: DatasetStanding): boolean {
  return actor !== null && (standing.declaredBy === actor.accountId || standing.editors.includes(actor.accountId) || mayCurate(actor, standing));
}

/** May this caller change the draft now, its files included? While it is being reviewed, data administrators alone. */
export function mayChange(actor: Actor | null, standing: DatasetStanding): boolean {
  const draft = standing.draftState ?? (standing.state === "published" || standing.state === "withdrawn" ? null : standing.state);
  return draft !== null && (draft === "submitted" ? mayCurate(actor, standing) : mayEdit(actor, standing));
}

/** Whoever may see its page: everybody once it has been published, tombstones included; before, those who may edit it. */
export function mayRead(actor: Actor | null, standing: DatasetStanding): boolean {
  return standing.state === "published" || standing.state === "withdrawn" || mayEdit(actor, standing);
}

/** What of a version says whether it is open. */
export type OpennessFacts = Pick<DatasetMetadata, "subjectKind" | "access" | "availableFrom"> & { readonly human: Pick<HumanMetadata, "anonymity" | "anonymityReason"> | null };

/**
 * May whoever comes download the files without asking? Only published data, open today, and human data only where declared
 * anonymous with the reason. The one place that answers this: pages, packages, links and exports all ask here.
 */
export function isOpenToAll({ state, metadata }: { readonly state: DatasetState; readonly metadata: OpennessFacts }, today: Day): boolean {
  if (state !== "published") return false;
  if (metadata.human !== null || metadata.subjectKind === "human") {
    if (metadata.human?.anonymity !== "anonymous" || (metadata.human.anonymityReason ?? "").trim() === "") return false;
  }
  if (metadata.access === "open") return true;
  return metadata.access === "embargoed" && metadata.availableFrom !== null && metadata.availableFrom <= today;
}

/**
 * May whoever comes download a file without asking? The dataset has to be open today, and one of the published versions that hold
 * the file too: what stood in a version on request does not open with a later one that has left it out.
 */
export function isFileOpenToAll(dataset: Pick<Dataset, "state" | "metadata">, heldBy: readonly OpennessFacts[], today: Day): boolean {
  return isOpenToAll(dataset, today) && heldBy.some((metadata) => isOpenToAll({ state: dataset.state, metadata }, today));
}

/** A right to download that an access request gave: checked anew at each download. */
export interface AccessGrant {
  readonly id: string;
  readonly dataset: string;
  /** Null: all files. */
  readonly files: readonly string[] | null;
  readonly expiresAt: string;
}

/**
 * May this caller download this file? Open to all; else those who may edit; else by a grant that holds today.
 * Files that have not passed the check of viruses are for nobody, quarantined ones neither. `heldBy`: the published versions that
 * hold the file; left out, the one that is given.
 */
export function mayDownload(actor: Actor | null, dataset: Pick<Dataset, "code" | "state" | "metadata">, standing: DatasetStanding, file: Pick<DatasetFile, "id" | "state">, grants: readonly AccessGrant[], now: { readonly today: Day; readonly instant: string }, heldBy: readonly OpennessFacts[] = [dataset.metadata]): boolean {
  if (file.state !== "checked") return false;
  if (isFileOpenToAll(dataset, heldBy, now.today) || mayEdit(actor, standing)) return true;
  return dataset.state === "published" && grants.some((grant) => grant.dataset === dataset.code && grant.expiresAt > now.instant && (grant.files === null || grant.files.includes(file.id)));
}
