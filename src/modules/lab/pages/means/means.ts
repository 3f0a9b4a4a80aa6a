import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Directory, EntityRef, Relation } from "../../../directory/index.ts";
import type { Place } from "../place.ts";
import { inForce } from "../standing.ts";

/** What the structure has to work with, as far as the management systems say. Posts and money are numbers only. */
export interface Means {
  readonly posts: number;
  readonly fullTimeEquivalents: number | null;
  readonly projects: readonly EntityRef[];
  readonly cohorts: readonly EntityRef[];
  readonly agreements: readonly EntityRef[];
  /** Committed and paid by year, in euros, the latest year first. */
  readonly budget: readonly { readonly year: number; readonly lines: number; readonly committedEuros: number; readonly paidEuros: number }[];
}

/** The relation by which each kind of means is tied to its structure. */
const ties: Readonly<Record<string, "post" | "project" | "cohort" | "agreement" | "budget-line">> = {
  "assigned-to": "post", participant: "project", "led-by": "project", "hosted-by": "cohort", "agreement-party": "agreement", "budget-structure": "budget-line",
};

/** Reads the means of a structure on a day out of the relations that lead to it; empty where nothing is tied to it. */
export async function meansOf(directory: Pick<Directory, "records">, to: readonly Relation[], place: Pick<Place, "on">): Promise<Means> {
  const held = new Map<string, Map<string, EntityRef>>();
  for (const relation of to) {
    const kind = ties[relation.field];
    if (kind === undefined) continue;
    // A financial year is past as soon as it is written: every line counts, in its year.
    if (kind !== "budget-line" && !inForce(relation, place.on)) continue;
    const key = relation.subject.kind === "cohort" ? "cohort" : kind;
    const known = held.get(key) ?? new Map<string, EntityRef>();
    known.set(relation.subject.id, relation.subject);
    held.set(key, known);
  }
  const refs = (kind: string): readonly EntityRef[] => [...(held.get(kind)?.values() ?? [])].sort((a, b) => a.name.localeCompare(b.name, "fr"));
  const numbers = async (kind: string) => (refs(kind).length === 0 ? [] : directory.records(refs(kind).map(({ id }) => id), place.on));
  const [posts, lines] = [await numbers("post"), await numbers("budget-line")];
  const numberIn = (record: (typeof posts)[number], field: string): number | null => {
    const value = record.fields[field]?.current[0]?.value;
    return typeof value === "number" ? value : null;
  };
  const parts = posts.map((post) => numberIn(post, "full-time-equivalent"));
  const years = new Map<number, { lines: number; committedEuros: number; paidEuros: number }>();
  for (const line of lines) {
    const year = numberIn(line, "budget-year");
    if (year === null) continue;
    const sum = years.get(year) ?? { lines: 0, committedEuros: 0, paidEuros: 0 };
    years.set(year, { lines: sum.lines + 1, committedEuros: sum.committedEuros + (numberIn(line, "committed-euros") ?? 0), paidEuros: sum.paidEuros + (numberIn(line, "paid-euros") ?? 0) });
  }
  return {
    posts: refs("post").length,
    fullTimeEquivalents: parts.some((part) => part !== null) ? parts.reduce<number>((sum, part) => sum + (part ?? 0), 0) : null,
    projects: refs("project"), cohorts: refs("cohort"), agreements: refs("agreement"),
    budget: [...years].map(([year, sum]) => ({ year, ...sum })).sort((a, b) => b.year - a.year),
  };
}

export function hasMeans(means: Means): boolean {
  return means.posts + means.projects.length + means.cohorts.length + means.agreements.length + means.budget.length > 0;
}

export const meansWords = {
  posts: { fr: "Postes affectés", en: "Posts assigned" },
  projects: { fr: "Projets", en: "Projects" },
  cohorts: { fr: "Cohortes", en: "Cohorts" },
  agreements: { fr: "Conventions", en: "Agreements" },
  budget: { fr: "Budget", en: "Budget" },
} as const satisfies Readonly<Record<string, Bilingual>>;
