import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { DatasetMetadata, SubjectKind } from "./metadata.ts";

/**
 * Life of a record (`domain/life.ts` holds the table of moves):
 * draft → submitted → returned | published → withdrawn. Data that are not human may be published by who declared them;
 * human data pass before a data administrator. A withdrawn dataset keeps a page that says so.
 */
export const datasetStates = ["draft", "submitted", "returned", "published", "withdrawn"] as const;
export type DatasetState = (typeof datasetStates)[number];

/**
 * Labels of action 48: preliminary; publishable (complete, licence and access settled, files checked);
 * published: tied to a publication that stands in HAL. A label is worked out from the facts, never claimed.
 */
export const datasetLabels = ["preliminary", "publishable", "published"] as const;
export type DatasetLabel = (typeof datasetLabels)[number];

export interface LabelStanding {
  readonly label: DatasetLabel;
  /** The publication in HAL that holds up the label `published`: code of the work and HAL id. */
  readonly publication: { readonly work: string; readonly hal: string; readonly title: string } | null;
  /** What is missing for the next label; empty at the top. */
  readonly missing: readonly Issue[];
}

/** A column or measured property that a file was found to have. Shares are 0 to 1. */
export interface FieldProfile {
  readonly name: string;
  readonly type: "string" | "integer" | "number" | "boolean" | "date" | "datetime" | "object" | "array" | "unknown";
  readonly missing: number;
  /** Distinct values, exact up to 10,000, then null. */
  readonly distinct: number | null;
  readonly minimum: string | null;
  readonly maximum: string | null;
  readonly mean: number | null;
  /** Most frequent values, only where there are few and none looks personal. */
  readonly examples: readonly string[];
  /** Why it looks personal (`email`, `phone`, `name`, `nir`, `birth-date`, `address`, `ip`, `geolocation`, `patient-identifier`…), with the share of values; never a value. */
  readonly suspected: readonly { readonly kind: string; readonly share: number }[];
}

/** What a file was found to be, read once on arrival. Nothing of what it holds about a person is kept here. */
export interface FileProfile {
  readonly format: "csv" | "xlsx" | "ods" | "parquet" | "json" | "jsonl" | "image" | "dicom" | "zip" | "text" | "other";
  /** By the bytes, not by the name. */
  readonly mediaType: string;
  /** Of text: as found. */
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly header: boolean | null;
  readonly rows: number | null;
  /** One per sheet or table; one for flat files. */
  readonly tables: readonly { readonly name: string; readonly rows: number; readonly fields: readonly FieldProfile[] }[];
  /** Of images, DICOM and the like: `width`, `height`, `modality`, `studyDate`… never names or numbers of patients. */
  readonly properties: Readonly<Record<string, string | number>>;
  /** Faults and remarks, for people: encoding doubtful, ragged rows, personal data suspected, position in the EXIF… */
  readonly issues: readonly Issue[];
  /** False where only the head of the file was read. */
  readonly complete: boolean;
}

export const fileStates = ["received", "checked", "infected", "refused"] as const;
export type FileState = (typeof fileStates)[number];

export interface DatasetFile {
  readonly id: string;
  /** Path inside the dataset as shown and as put in packages: folders by `/`, never absolute, no `..`, NFC. */
  readonly path: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
  readonly state: FileState;
  readonly profile: FileProfile | null;
  readonly description: string | null;
  readonly addedAt: string;
}

/** A dataset as its page, the standards and the search see it: the published version, or the draft for who may see it. */
export interface Dataset {
  /** `ds-000042`: public, stable, never given twice. */
  readonly code: string;
  readonly state: DatasetState;
  readonly version: number;
  readonly metadata: DatasetMetadata;
  readonly files: readonly DatasetFile[];
  readonly doi: string | null;
  readonly label: LabelStanding;
  /** 0 to 1, by the metrics of F-UJI that can be worked out without a network. */
  readonly fairScore: number;
  readonly origin: { readonly kind: "declared" } | { readonly kind: "harvested"; readonly source: string; readonly sourceName: string; readonly identifier: string; readonly url: string | null; readonly vanishedOn: string | null };
  readonly firstPublishedAt: string | null;
  readonly modifiedAt: string;
  readonly withdrawal: { readonly at: string; readonly reason: string; readonly successor: string | null } | null;
  readonly demonstration: boolean;
}

/** Who may see what beyond the public: kept apart from `Dataset`, which may be handed to anybody who may read it. */
export interface DatasetStanding {
  readonly code: string;
  readonly state: DatasetState;
  /** Where the version that is being written stands, beside what is published; null: none is. Left out: as `state` says. */
  readonly draftState?: Extract<DatasetState, "draft" | "submitted" | "returned"> | null;
  readonly subjectKind: SubjectKind;
  /** An account; empty for harvested records, which nobody here declared. */
  readonly declaredBy: string;
  /** Accounts that may edit it with the declarer. */
  readonly editors: readonly string[];
  /** Region code of the unit, for the perimeter of data administrators; null: all of them. */
  readonly region: string | null;
}
