import type { Language } from "../../../kernel/i18n/language.ts";
import { withoutAccents } from "../../../kernel/text/fold.ts";
import { populationKinds, type Cohort, type PopulationKind } from "./record.ts";
import { cohortStates, type CohortState } from "./states.ts";

export const cohortSorts = ["name", "state", "since", "participants", "started"] as const;
export type CohortSort = (typeof cohortSorts)[number];

export interface CohortQuestion {
  readonly q: string;
  readonly state: readonly CohortState[];
  readonly population: readonly PopulationKind[];
  readonly biobank: readonly ("yes" | "no")[];
  readonly datasets: readonly ("yes" | "no")[];
  readonly sort: CohortSort;
}

export const facetCodes = ["state", "population", "biobank", "datasets"] as const;
export type FacetCode = (typeof facetCodes)[number];

export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

export interface CohortAnswer {
  readonly items: readonly Cohort[];
  /** Of each facet, how many would answer with that value, the other facets as asked. */
  readonly facets: Readonly<Record<FacetCode, readonly FacetCount[]>>;
}

const yesNo = (value: boolean): "yes" | "no" => (value ? "yes" : "no");

const valueOf: Readonly<Record<FacetCode, (cohort: Cohort) => string>> = {
  state: ({ state }) => state ?? "",
  population: ({ content }) => content.populationKind,
  biobank: ({ content }) => yesNo(content.biobank !== null),
  datasets: ({ content }) => yesNo(content.datasets.length > 0),
};
const orders: Readonly<Record<FacetCode, readonly string[]>> = { state: cohortStates, population: populationKinds, biobank: ["yes", "no"], datasets: ["yes", "no"] };

function textOf({ code, content: { acronym, name, population, investigators, structure, funding } }: Cohort): string {
  return withoutAccents([code, acronym, name.fr, name.en, population.fr, population.en, structure ?? "", ...investigators.map((one) => one.name), ...funding.flatMap(({ funder, programme }) => [funder, programme])].join(" "));
}

/** Cohorts that hold every word asked for, by their beginnings, accents set aside, within the facets; all of them where nothing is asked. */
export function searchCohorts(cohorts: readonly Cohort[], question: CohortQuestion, language: Language): CohortAnswer {
  const words = withoutAccents(question.q).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  const found = words.length === 0 ? cohorts : cohorts.filter((cohort) => {
    const text = ` ${textOf(cohort).replaceAll(/[^\p{L}\p{N}]+/gu, " ")} `;
    return words.every((word) => text.includes(` ${word}`));
  });
  const within = (cohort: Cohort, facet: FacetCode): boolean => question[facet].length === 0 || (question[facet] as readonly string[]).includes(valueOf[facet](cohort));
  const facets = Object.fromEntries(facetCodes.map((facet) => {
    const others = found.filter((cohort) => facetCodes.every((other) => other === facet || within(cohort, other)));
    const counts = new Map<string, number>();
    for (const one of others) counts.set(valueOf[facet](one), (counts.get(valueOf[facet](one)) ?? 0) + 1);
    return [facet, orders[facet].map((value) => ({ value, count: counts.get(value) ?? 0 })).filter(({ value, count }) => count > 0 || (question[facet] as readonly string[]).includes(value))];
  })) as unknown as CohortAnswer["facets"];
  return { items: found.filter((cohort) => facetCodes.every((facet) => within(cohort, facet))).toSorted(orderOf(question.sort, language)), facets };
}

function orderOf(sort: CohortSort, language: Language): (a: Cohort, b: Cohort) => number {
  const name = ({ content }: Cohort): string => content.acronym || content.name[language] || content.name.fr;
  const byName = (a: Cohort, b: Cohort): number => name(a).localeCompare(name(b), language) || (a.code < b.code ? -1 : 1);
  const rank = ({ state }: Cohort): number => (state === "hosted" ? -1 : cohortStates.indexOf(state ?? "left"));
  const since = ({ transitions }: Cohort): string => transitions.at(-1)?.on ?? "";
  const people = ({ participants }: Cohort): number => participants.at(-1)?.enrolled ?? -1;
  switch (sort) {
    case "name": return byName;
    case "state": return (a, b) => rank(a) - rank(b) || byName(a, b);
    case "since": return (a, b) => since(b).localeCompare(since(a)) || byName(a, b);
    case "participants": return (a, b) => people(b) - people(a) || byName(a, b);
    case "started": return (a, b) => (a.content.startedOn ?? "9999").localeCompare(b.content.startedOn ?? "9999") || byName(a, b);
  }
}
