import { formatByline } from "./byline.ts";
import { withoutAccents } from "../../../kernel/text/fold.ts";
import type { RecordSource } from "./record.ts";
import type { Work } from "./work.ts";

/** A work as lists and searches see it. */
export interface WorkRow {
  readonly code: string;
  readonly title: string;
  readonly title_folded: string;
  readonly year: number | null;
  readonly document_type: string | null;
  readonly journal: string | null;
  readonly byline: string;
  readonly doi: string | null;
  readonly is_open: boolean | null;
  readonly hal: "file" | "notice" | "none";
  readonly citations: number | null;
  readonly sources: readonly RecordSource[];
  readonly demonstration: boolean;
  /** Of all that the work was made from: what did not change is not written again. */
  readonly digest: string;
  /** Folded words, for the index. */
  readonly text: string;
}

/** Words of a text as the index and questions hold them. */
export function foldWords(text: string): string {
  return withoutAccents(text).replaceAll(/œ/gu, "oe").replaceAll(/æ/gu, "ae").replaceAll(/[^\p{L}\p{N}]+/gu, " ").trim();
}

export function rowOf(work: Work, digest: string): WorkRow {
  const title = work.title?.value ?? "";
  const authors = (work.authors?.value ?? []).slice(0, 200).map(({ name }) => name);
  return {
    code: work.code, title, title_folded: foldWords(title), year: work.year?.value ?? null, document_type: work.documentType?.value ?? null,
    journal: work.journal?.value.title ?? work.bookTitle?.value ?? null, byline: formatByline(work.authors?.value ?? []),
    doi: work.identifiers.find(({ scheme }) => scheme === "doi")?.value ?? null, is_open: work.access.at(-1)?.isOpen ?? null,
    hal: work.hal.some(({ submitType }) => submitType === "file") ? "file" : work.hal.length > 0 ? "notice" : "none",
    citations: work.citations?.total ?? null, sources: [...new Set(work.records.map(({ record }) => record.source))].sort(), demonstration: work.demonstration,
    digest,
    text: foldWords([title, ...work.title?.otherwise.map(({ value }) => value) ?? [], ...authors, work.journal?.value.title ?? "", ...work.keywords.slice(0, 50), ...work.identifiers.map(({ value }) => value)].join(" ")),
  };
}
