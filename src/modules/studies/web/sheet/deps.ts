import type { Reply } from "../../../../kernel/http/route.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { CohortNames, ConceptLabels, DatasetNames } from "../../domain/ports.ts";
import type { Studies } from "../../domain/studies.ts";
import type { SharingPromise } from "../../domain/promise.ts";
import type { Quality, Study } from "../../domain/study.ts";
import type { ToldStudy } from "../../exchange/told.ts";

/** One other form of a record. */
export interface LinkedForm {
  readonly name: string;
  /** `/studies/st-000042/metadata.jsonld`. */
  readonly href: string;
  readonly mediaType: string;
}

/** What programs are told of a study, as `exchange/` writes it. */
export interface StudyStandards {
  structuredData(told: ToldStudy): Promise<readonly object[]>;
  /** Values of the `Link` header (FAIR Signposting). */
  links(told: ToldStudy): Promise<readonly string[]>;
  headLinks(told: ToldStudy): readonly { readonly rel: string; readonly href: string; readonly type?: string }[];
  forms(told: ToldStudy): readonly LinkedForm[];
  /** The form that the `Accept` header asks for; null: the page. */
  negotiated(told: ToldStudy, accept: string | undefined): Reply | null;
}

export interface StudySheetDeps {
  readonly studies: Pick<Studies, "find" | "findFor" | "standing" | "versions" | "version">;
  /** Labels of every list that is loaded today. */
  readonly labels: () => Promise<ConceptLabels>;
  readonly datasets: DatasetNames;
  readonly cohorts: CohortNames;
  readonly qualityOf: (study: Study) => Quality;
  readonly promiseOf: (study: Study, today: Day) => Promise<SharingPromise>;
  readonly standards: StudyStandards;
  /** Where a record that was merged into another went; null: it was not. */
  readonly mergedInto: (code: string) => Promise<string | null>;
  /** Where readers may tell of a mistake; null: nowhere is set. */
  readonly contactEmail: string | null;
  readonly publicUrl?: string | undefined;
}
