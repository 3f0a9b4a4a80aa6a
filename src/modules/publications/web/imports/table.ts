import type { Cell, Table } from "../../../../kernel/tables/index.ts";
import type { KeptDelivery } from "../../domain/publications.ts";
import type { RecordSource } from "../../domain/record.ts";
import { words } from "./words.ts";

export const sourceNames: Readonly<Record<RecordSource, string>> = { hal: "HAL", openalex: "OpenAlex", crossref: "Crossref", pubmed: "PubMed", orcid: "ORCID", bibtex: "BibTeX", ris: "RIS", manual: "—" };

/** Counts of works that a delivery made; not known of made-up ones, which are worked out together. */
export function worksCount(delivery: KeptDelivery, key: "worksOpened" | "worksChanged" | "worksMerged"): number | null {
  return delivery.demonstration ? null : (delivery.counts?.[key] ?? null);
}

export function deliveriesTable(deliveries: readonly KeptDelivery[]): Table {
  return {
    name: "publication-deliveries",
    title: words.deliveries,
    columns: [
      { key: "source", label: words.source }, { key: "observed_on", label: words.observedOn }, { key: "file", label: words.fileName }, { key: "recorded_at", label: words.when }, { key: "author", label: words.by },
      { key: "standing", label: words.standing }, { key: "records", label: words.recordsShort }, { key: "works_opened", label: words.opened }, { key: "works_changed", label: words.changed }, { key: "works_merged", label: words.merged },
      { key: "repeated", label: words.repeatedShort }, { key: "unchanged", label: words.unchangedShort }, { key: "records_deleted", label: words.deletedShort }, { key: "faults", label: words.deliveryFaults }, { key: "demonstration", label: words.demonstration },
    ],
    rows: deliveries.map((one): Cell[] => [
      sourceNames[one.source], { day: one.observedOn }, one.fileName, one.recordedAt, one.author, one.completedAt === null ? words.interrupted : words.completed,
      one.counts?.records ?? null, worksCount(one, "worksOpened"), worksCount(one, "worksChanged"), worksCount(one, "worksMerged"),
      one.counts?.repeated ?? null, one.counts?.unchanged ?? null, one.counts?.recordsDeleted ?? null, one.counts?.faults ?? null, one.demonstration ? words.yes : words.no,
    ]),
  };
}
