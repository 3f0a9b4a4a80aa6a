import { day, type Day } from "../../../kernel/time/day.ts";
import type { Corpora, CorpusPaper, UnitWeight } from "../../publications/index.ts";

export const scheme = "test-fields-2024";

type Hal = CorpusPaper["hal"];

/** A paper of the institute, closed, uncited and in no repository unless told otherwise. For tests. */
export function paper(code: string, more: Partial<CorpusPaper> = {}): CorpusPaper {
  return {
    code, title: `Article ${code}`, year: 2024, documentType: "article", journal: "1111-1111", journalTitle: "Revue d’essai",
    fields: [{ scheme, code: "X", label: "Discipline X", weight: "1" }], retracted: false, institute: true, instituteFractional: "1/2", units: [unit("u1")], countries: ["FR"],
    citations: { byYear: [], total: 0, observedOn: day("2025-03-15"), source: "openalex" },
    access: access(false), hal: halState(), demonstration: false, ...more,
  };
}

export function unit(code: string, structureType = "research-unit", fractional = "1/2"): UnitWeight {
  return { unit: code, name: `Unité ${code}`, kind: "structure", structureType, fractional };
}

export function access(isOpen: boolean, publisher: "diamond" | "gold" | "hybrid" | "other" | null = null, repositories: readonly string[] = [], observedOn: Day = day("2025-03-10")): NonNullable<CorpusPaper["access"]> {
  return { observedOn, isOpen, publisher, repositories, locations: [], sources: ["openalex"] };
}

export function halState(more: Partial<Hal> = {}): Hal {
  return { record: false, openFile: false, embargoUntil: null, ...more };
}

/** The eight papers of vector V10 of the anchors: each with its access and its state in HAL. */
export function vectorOfEight(): CorpusPaper[] {
  const file = halState({ record: true, openFile: true });
  const notice = halState({ record: true });
  return [
    paper("p1", { access: access(true, "gold", ["HAL"]), hal: file }),
    paper("p2", { access: access(true, "gold"), hal: notice }),
    paper("p3", { access: access(true, "gold") }),
    paper("p4", { access: access(true, null, ["HAL"]), hal: file }),
    paper("p5", { access: access(true, null, ["PubMed Central"]), hal: notice }),
    paper("p6", { access: access(false), hal: halState({ record: true, embargoUntil: day("2026-06-01") }) }),
    paper("p7"),
    paper("p8", { access: access(true, "other", ["HAL"]), hal: file }),
  ];
}

/** Papers as a corpus that never changes. */
export function corpora(papers: readonly CorpusPaper[]): Corpora {
  return {
    corpus: async ({ years }) => papers.filter((one) => years.includes(one.year)).toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    years: async () => [...new Set(papers.map((one) => one.year))].sort((a, b) => a - b),
  };
}
