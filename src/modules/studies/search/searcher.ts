import { createDocumentSearch, type DocumentEntry, type DocumentSearch, type Vocabulary } from "../../../kernel/search/documents/index.ts";
import type { Clock, Day } from "../../../kernel/time/day.ts";
import { shippedVocabulary } from "../../datasets/index.ts";
import type { ConceptLabels } from "../domain/ports.ts";
import type { SharedDatasets } from "../domain/promise.ts";
import type { Studies } from "../domain/studies.ts";
import type { Study } from "../domain/study.ts";
import { facetCodes, type FacetCode, type StudySort } from "./domain/question.ts";
import { entryOf } from "./entry-of.ts";

export interface StudySearchDeps {
  readonly studies: Pick<Studies, "changesAfter" | "published" | "allPublished">;
  readonly labels: ConceptLabels;
  readonly clock: Clock;
  /** Published datasets of the portal by code, for what becomes of promises of sharing; without it, none is seen. */
  readonly sharedDatasets?: (codes: readonly string[]) => Promise<SharedDatasets>;
  readonly vocabulary?: Vocabulary;
}

/** The search of studies of one house: `search`, `matches`, `follow`, `size`, over what is published. */
export type StudySearch = DocumentSearch<FacetCode, StudySort>;

export function createStudySearch({ studies, labels, clock, sharedDatasets, vocabulary = shippedVocabulary() }: StudySearchDeps): StudySearch {
  const entriesOf = async (some: readonly Study[], on: Day): Promise<DocumentEntry<FacetCode>[]> => {
    const named = [...new Set(some.flatMap(({ content }) => content.datasets.flatMap(({ scheme, identifier }) => (scheme === "portal" ? [identifier] : []))))];
    const datasets: SharedDatasets = sharedDatasets === undefined || named.length === 0 ? new Map() : await sharedDatasets(named);
    return some.map((study) => entryOf(study, { labels, vocabulary, datasets, today: on }));
  };
  return createDocumentSearch<FacetCode, StudySort>({
    profile: { facets: facetCodes, orders: ["start", "size"], cognates: true },
    source: {
      changesAfter: (sequence, limit) => studies.changesAfter(sequence, limit),
      some: async (codes, on) => entriesOf(await studies.published(codes), on),
      async *all(on) { for await (const some of studies.allPublished()) yield await entriesOf(some, on); },
    },
    clock,
    vocabulary,
  });
}
