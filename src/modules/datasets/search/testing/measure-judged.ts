import { fixedClock } from "../../../../kernel/time/day.ts";
import type { Dataset } from "../../domain/dataset.ts";
import { createDatasetSearch, type DatasetSearch } from "../searcher.ts";
import { memoryDatasets } from "./memory-datasets.ts";

export function searchOver(datasets: readonly Dataset[]): DatasetSearch {
  return createDatasetSearch({ datasets: memoryDatasets(datasets), structures: { of: async () => new Map() }, clock: fixedClock("2025-03-31") });
}
