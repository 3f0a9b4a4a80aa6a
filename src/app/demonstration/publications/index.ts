import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Reference } from "../../../modules/bibliometrics/index.ts";
import { day, type Day } from "../../../kernel/time/day.ts";
import { journals } from "./fields.ts";
import { sourcesOf } from "./identifiers.ts";
import { makeUpPapers } from "./papers.ts";
import { makeUpReference } from "./reference.ts";
import { asCrossref } from "./to-crossref.ts";
import { asHal } from "./to-hal.ts";
import { asOpenAlex } from "./to-openalex.ts";
import { asPubmed } from "./to-pubmed.ts";

/** One made-up answer of a source, as it would have come on a day. */
export interface DemonstrationFile {
  readonly name: string;
  readonly source: "openalex" | "hal" | "crossref" | "pubmed";
  readonly observedOn: Day;
  readonly text: string;
}

const firstSeen = day("2024-03-15");
const lastSeen = day("2025-02-28");
const lines = (list: readonly unknown[]): string => list.map((one) => `${JSON.stringify(one)}\n`).join("");

/**
 * The demonstration corpus, in the formats of its sources: invented papers of 2021 to 2024 of a hundredth of the institute,
 * each in one to three of them. Papers of 2023 were seen a year earlier as well, less open and less cited. The
 * same on every machine, in the order in which it was observed.
 */
export function demonstrationCorpus(): readonly DemonstrationFile[] {
  const papers = makeUpPapers().map((paper) => ({ paper, known: sourcesOf(paper) }));
  const earlier = papers.filter(({ paper }) => paper.year === 2023);
  return [
    { name: "openalex-2024-03.jsonl", source: "openalex", observedOn: firstSeen, text: lines(earlier.filter(({ known }) => known.openalex).map(({ paper }) => asOpenAlex(paper, 2023, true))) },
    { name: "hal-2024-03.json", source: "hal", observedOn: firstSeen, text: halAnswer(earlier.filter(({ paper, known }) => known.hal && paper.access.wasInHal !== "none").map(({ paper }) => asHal(paper, true))) },
    { name: "openalex-2025-02.jsonl", source: "openalex", observedOn: lastSeen, text: lines(papers.filter(({ known }) => known.openalex).map(({ paper }) => asOpenAlex(paper, 2024, false))) },
    { name: "hal-2025-02.json", source: "hal", observedOn: lastSeen, text: halAnswer(papers.filter(({ known }) => known.hal).map(({ paper }) => asHal(paper, false))) },
    { name: "crossref-2025-02.json", source: "crossref", observedOn: lastSeen, text: crossrefAnswer(papers.filter(({ known }) => known.crossref).map(({ paper }) => asCrossref(paper))) },
    { name: "pubmed-2025-02.xml", source: "pubmed", observedOn: lastSeen, text: asPubmed(papers.filter(({ known }) => known.pubmed).map(({ paper }) => paper)) },
  ];
}

const oneALine = (list: readonly unknown[]): string => list.map((one) => JSON.stringify(one)).join(",\n");

function halAnswer(docs: readonly unknown[]): string {
  return `{"response":{"numFound":${docs.length},"start":0,"docs":[\n${oneALine(docs)}\n]}}\n`;
}

function crossrefAnswer(items: readonly unknown[]): string {
  return `{"status":"ok","message-type":"work-list","message":{"total-results":${items.length},"items":[\n${oneALine(items)}\n]}}\n`;
}

/**
 * The made-up world, as of the two days on which citations were counted, with a window of the year of publication and the
 * next: the years that are measured with each, and the five before them by which journals are ranked.
 */
export function demonstrationReferences(): readonly Reference[] {
  return [makeUpReference(1, 2018, 2023, "2024-03-15"), makeUpReference(1, 2016, 2024, "2025-02-28")];
}

/** Which field each invented journal belongs to. */
export function demonstrationJournals(): readonly { readonly issn: string; readonly title: string; readonly field: string }[] {
  return journals.map(({ issn, title, field }) => ({ issn, title, field }));
}

/** What truly stands in each distinct signature of the corpus in a year: a labelled set for the matching. */
export function demonstrationSignatures(): readonly { readonly raw: string; readonly year: number; readonly structures: readonly string[]; readonly institute: boolean }[] {
  const found = new Map<string, { raw: string; year: number; structures: readonly string[]; institute: boolean }>();
  for (const paper of makeUpPapers()) {
    for (const { raw, structures, institute } of paper.authors.flatMap((author) => author.signatures)) found.set(`${paper.year}|${raw}`, { raw, year: paper.year, structures, institute });
  }
  return [...found.values()];
}

/** Scale of the corpus against the institute. */
const scale = 1 / 100;

/**
 * Writes the corpus and its world to a folder, so that somebody changes one paper and imports it again:
 * `manifest.json` tells the source and day of each file.
 */
export async function writeDemonstrationCorpus(folder: string): Promise<{ readonly files: number; readonly bytes: number }> {
  await mkdir(folder, { recursive: true });
  const corpus = demonstrationCorpus();
  const references = demonstrationReferences().map((reference) => ({ name: `reference-${reference.recipe.observedOn.slice(0, 7)}.json`, reference }));
  const manifest = {
    demonstration: true, scale,
    note: {
      fr: "Publications inventées, au centième d’un institut réel ; le monde de référence est inventé à la même échelle.",
      en: "Invented publications, a hundredth of a real institute; the world they are held against is invented at the same scale.",
    },
    files: corpus.map(({ name, source, observedOn }) => ({ name, source, observedOn })), references: references.map(({ name }) => name),
  };
  const texts = [...corpus.map(({ name, text }) => ({ name, text })), ...references.map(({ name, reference }) => ({ name, text: JSON.stringify(reference) })), { name: "manifest.json", text: `${JSON.stringify(manifest, null, 2)}\n` }];
  for (const { name, text } of texts) await writeFile(join(folder, name), text, "utf8");
  return { files: texts.length, bytes: texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) };
}
