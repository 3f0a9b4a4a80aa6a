import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { Dataset, DatasetStanding } from "../../domain/dataset.ts";
import type { FairReport } from "../../domain/datasets.ts";
import type { RelatedResource } from "../../domain/metadata.ts";
import type { RecordForm } from "../../exchange/index.ts";
import type { StructureFacts } from "../../domain/ports.ts";
import type { NextStep } from "./next-step.ts";

export interface LinkedResource extends RelatedResource {
  /** The publication of this house, where there is one. */
  readonly work: { readonly code: string; readonly title: string } | null;
}

export interface Keeping {
  /** State of the draft that is under way; null: there is none. */
  readonly draft: DatasetStanding["draftState"];
  /** Who decides on requests, and what the form asks. */
  readonly maySettle: boolean;
  readonly mayWithdraw: boolean;
  readonly csrfToken: string;
}

/** Everything that the datasheet shows, gathered: the views below it ask nothing. */
export interface SheetView {
  readonly dataset: Dataset;
  readonly language: Language;
  readonly today: Day;
  readonly next: NextStep;
  /** Ids of the files that this reader may download. */
  readonly downloadable: ReadonlySet<string>;
  readonly mayEdit: boolean;
  /** What whoever keeps the record may do with it from here; null for readers and for old versions. */
  readonly keeping: Keeping | null;
  readonly unit: StructureFacts | null;
  readonly project: string | null;
  readonly related: readonly LinkedResource[];
  readonly fair: FairReport;
  readonly versions: readonly { readonly version: number; readonly publishedAt: string; readonly summary: string }[];
  readonly citations: readonly { readonly name: string; readonly text: string }[];
  readonly formats: readonly RecordForm[];
  readonly near: { readonly sameUnit: readonly Dataset[]; readonly sameThemes: readonly Dataset[] };
  /** Where this reader's own request stands; null: there is none. */
  readonly ownRequest: string | null;
  /** An older version is shown. */
  readonly isOld: boolean;
}

export function dataPath(code: string): string {
  return `/data/${code}`;
}

/** The files that readers see: those that passed the checks; who edits sees them all. */
export function shownFiles({ dataset, mayEdit }: Pick<SheetView, "dataset" | "mayEdit">): Dataset["files"] {
  return mayEdit ? dataset.files : dataset.files.filter(({ state }) => state === "checked");
}
