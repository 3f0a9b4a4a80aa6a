import { fsum } from "d3-array";
import { z } from "zod";
import type { PaperContribution } from "../domain/contributions.ts";
import { leftOutReasons, type LeftOutReason } from "../domain/recipes/kitchen.ts";
import { pageSize } from "./web-deps.ts";

export const paperQuestion = z.object({
  show: z.enum(["counted", "left-out", "all"]).default("counted").catch("counted"),
  reason: z.enum(leftOutReasons).optional().catch(undefined),
  /** Code of a structure: the papers that it signs. */
  unit: z.string().max(100).optional(),
  sort: z.enum(["paper", "title", "adds", "citations"]).default("paper").catch("paper"),
  page: z.coerce.number().int().min(1).max(100_000).default(1).catch(1),
});
export type PaperQuestion = z.infer<typeof paperQuestion>;

/** The same as a file takes it: everything, unless less is asked for. */
export const paperFileQuestion = paperQuestion.omit({ page: true }).extend({ show: z.enum(["counted", "left-out", "all"]).default("all").catch("all") });

/** Those that a reader asks for, in the order asked for: those that add most, or are cited most, come first; titles and codes in their order. */
export function choosePapers(papers: readonly PaperContribution[], { show, reason, unit, sort }: Omit<PaperQuestion, "page">, declaredAt: number): readonly PaperContribution[] {
  const wanted = papers.filter((one) => (show === "all" || (one.reason === null) === (show === "counted")) && (reason === undefined || show === "counted" || one.reason === reason) && (unit === undefined || unit === "" || one.units.includes(unit)));
  const number = (one: PaperContribution): number => (sort === "adds" ? one.adds[declaredAt] : one.citations) ?? -1;
  return sort === "paper" ? wanted : wanted.toSorted((a, b) => (sort === "title" ? a.title.localeCompare(b.title, "fr") : number(b) - number(a)) || (a.paper < b.paper ? -1 : 1));
}

export interface ListedPapers {
  readonly papers: readonly PaperContribution[];
  readonly total: number;
  /** What all of them add under the declared reading. */
  readonly added: number;
  readonly page: number;
  readonly pages: number;
}

/** A page of them. */
export function listPapers(papers: readonly PaperContribution[], question: PaperQuestion, declaredAt: number): ListedPapers {
  const ordered = choosePapers(papers, question, declaredAt);
  const { page } = question;
  const pages = Math.max(1, Math.ceil(ordered.length / pageSize));
  const shown = Math.min(page, pages);
  return { papers: ordered.slice((shown - 1) * pageSize, shown * pageSize), total: ordered.length, added: fsum(ordered, (one) => one.adds[declaredAt] ?? 0), page: shown, pages };
}

/** How many papers each reason leaves out, the most first. */
export function countReasons(papers: readonly PaperContribution[]): { readonly reason: LeftOutReason; readonly count: number }[] {
  return leftOutReasons.map((reason) => ({ reason, count: papers.filter((one) => one.reason === reason).length })).filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
}
