import { createDocumentSearch, type DocumentEntry, type DocumentSearch, type Vocabulary } from "../../../kernel/search/documents/index.ts";
import type { Clock, Day } from "../../../kernel/time/day.ts";
import type { Dataset } from "../domain/dataset.ts";
import type { Datasets } from "../domain/datasets.ts";
import type { Structures } from "../domain/ports.ts";
import { facetCodes, type FacetCode, type SearchSort } from "./domain/question.ts";
import { entryOf } from "./entry-of.ts";
import { shippedVocabulary } from "./vocabulary/vocabulary.ts";

export interface DatasetSearchDeps {
  readonly datasets: Pick<Datasets, "changesAfter" | "published" | "allPublished">;
  readonly structures: Structures;
  readonly clock: Clock;
  /** Downloads counted so far, by code, for the order by downloads; asked at most once a minute. */
  readonly downloads?: () => Promise<ReadonlyMap<string, number>>;
  readonly vocabulary?: Vocabulary;
}

/** The search of one house: an index in the memory of this process that follows what is published. */
export type DatasetSearch = DocumentSearch<FacetCode, SearchSort>;

export function createDatasetSearch({ datasets, structures, clock, downloads, vocabulary }: DatasetSearchDeps): DatasetSearch {
  const entriesOf = async (some: readonly Dataset[], on: Day): Promise<DocumentEntry<FacetCode>[]> => {
    const units = await structures.of([...new Set(some.flatMap(({ metadata }) => metadata.unit ?? []))], on);
    return some.map((dataset) => entryOf(dataset, units.get(dataset.metadata.unit ?? "") ?? null, on));
  };
  return createDocumentSearch<FacetCode, SearchSort>({
    profile: { facets: facetCodes },
    source: {
      changesAfter: (sequence, limit) => datasets.changesAfter(sequence, limit),
      some: async (codes, on) => entriesOf(await datasets.published(codes), on),
      async *all(on) { for await (const some of datasets.allPublished()) yield await entriesOf(some, on); },
    },
    clock,
    vocabulary: vocabulary ?? shippedVocabulary(),
    ...(downloads === undefined ? {} : { outside: { sort: "downloads", counts: downloads } }),
  });
}
