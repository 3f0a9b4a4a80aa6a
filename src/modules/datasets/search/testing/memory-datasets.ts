import type { Dataset } from "../../domain/dataset.ts";
import type { Datasets } from "../../domain/datasets.ts";
import { emptyMetadata } from "../../domain/empty.ts";
import type { DatasetMetadata } from "../../domain/metadata.ts";

export interface MemoryDatasets extends Pick<Datasets, "changesAfter" | "published" | "allPublished"> {
  put(...datasets: readonly Dataset[]): void;
  withdraw(code: string): void;
}

/** Published datasets held in memory, with their change feed. */
export function memoryDatasets(given: readonly Dataset[] = []): MemoryDatasets {
  const held = new Map(given.map((one) => [one.code, one]));
  const feed: { code: string; gone: boolean; changedAt: string }[] = given.map(({ code, modifiedAt }) => ({ code, gone: false, changedAt: modifiedAt }));
  return {
    put: (...datasets) => {
      for (const one of datasets) {
        held.set(one.code, one);
        feed.push({ code: one.code, gone: false, changedAt: one.modifiedAt });
      }
    },
    withdraw: (code) => {
      held.delete(code);
      feed.push({ code, gone: true, changedAt: "2025-01-01T00:00:00Z" });
    },
    changesAfter: async (sequence, limit) => {
      const items = feed.slice(sequence, sequence + limit);
      return { sequence: sequence + items.length, items };
    },
    published: async (codes) => codes.flatMap((code) => held.get(code) ?? []),
    async *allPublished() {
      const all = [...held.values()];
      for (let at = 0; at < all.length; at += 300) yield all.slice(at, at + 300);
    },
  };
}

/** A published dataset, open and not about people unless told otherwise. */
export function publishedDataset(code: string, metadata: Partial<DatasetMetadata>, more: Partial<Dataset> = {}): Dataset {
  return {
    code, state: "published", version: 1, metadata: { ...emptyMetadata("non-human"), access: "open", ...metadata }, files: [], doi: null,
    label: { label: "publishable", publication: null, missing: [] }, fairScore: 0.6, origin: { kind: "declared" },
    firstPublishedAt: "2024-03-01T09:00:00Z", modifiedAt: "2024-03-01T09:00:00Z", withdrawal: null, demonstration: false, ...more,
  };
}
