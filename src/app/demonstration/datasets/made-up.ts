import type { AccessLevel, DatasetKind } from "../../../modules/datasets/index.ts";

/** Columns of a small made-up table: name, and what stands in it. */
export type Column = readonly [name: string, kind: "day" | "count" | "measure" | "group" | "code", ...values: readonly (string | number)[]];

export interface MadeUpDataset {
  readonly title: readonly [fr: string, en: string | null];
  readonly text: readonly [fr: string, en: string | null];
  readonly keywords: readonly [fr: string, en: string];
  readonly kind: DatasetKind;
  readonly themes: readonly string[];
  /** Of the made-up graph. */
  readonly unit: string;
  readonly years: readonly [first: number, last: number];
  readonly places: readonly string[];
  readonly access: AccessLevel;
  readonly licence?: string;
  readonly availableFrom?: string;
  readonly reason?: readonly [fr: string, en: string];
  /** Repository and address there. */
  readonly elsewhere?: readonly [repository: string, url: string, gigabytes: number];
  readonly standards: readonly string[];
  readonly provenance: readonly [fr: string, en: string];
  readonly file?: { readonly name: string; readonly rows: number; readonly columns: readonly Column[] };
  readonly centre?: string;
  /** Tied to a paper of its unit that stands in HAL. */
  readonly inHal?: true;
  readonly published: string;
  readonly state?: "draft" | "submitted" | "returned" | "withdrawn";
  readonly human?: {
    readonly anonymous?: string;
    readonly people: number;
    readonly ages: readonly [number, number];
    readonly category: string;
    readonly conditions: readonly string[];
    readonly use: readonly (readonly [code: string, detail: string | null])[];
    readonly population: readonly [fr: string, en: string];
  };
}
