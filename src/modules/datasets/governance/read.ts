import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { both } from "../../../kernel/i18n/format.ts";
import { addDays, type Day } from "../../../kernel/time/day.ts";
import { regions } from "../../directory/index.ts";
import { themeOf } from "../domain/vocabularies/index.ts";
import { subjectNames } from "../web/sheet/words.ts";
import type { GovernanceDeps } from "./deps.ts";
import { figuresOf, grouped, groupings, type Figures, type Grouping, type StandingFact } from "./domain/figures.ts";
import { halfYearBefore, type HalfYear } from "./domain/half-year.ts";
import { standingFacts, stateMark } from "./store/facts.ts";

export interface GroupFigures {
  readonly code: string;
  readonly name: Bilingual;
  readonly now: Figures;
  /** At the end of the half-year before. */
  readonly before: Figures;
}

export interface Governance {
  readonly halfYear: HalfYear;
  readonly previous: HalfYear;
  /** The day of which the figures are: the last of the half-year, or today while it runs. */
  readonly asOf: Day;
  readonly whole: GroupFigures;
  readonly groups: Readonly<Record<Exclude<Grouping, "all">, readonly GroupFigures[]>>;
  readonly demonstration: boolean;
}

const mostKept = 8;
const unknown = both("Non précisé", "Not stated");

/** Reads the figures of half-years, keeping those of a state of the records for as long as no record changes. */
export function createGovernanceReader(deps: GovernanceDeps): (halfYear: HalfYear) => Promise<Governance> {
  const kept = new Map<string, Promise<readonly StandingFact[]>>();
  const factsAt = async (until: Day): Promise<readonly StandingFact[]> => {
    const key = `${until} ${await stateMark(deps.db)}`;
    const known = kept.get(key) ?? standingFacts(deps.db, deps.datasets, until);
    kept.set(key, known);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    known.catch(() => kept.delete(key));
    return known;
  };
  return async (halfYear) => {
    const previous = halfYearBefore(halfYear);
    const tomorrow = addDays(deps.clock.today(), 1);
    const end = halfYear.until < tomorrow ? halfYear.until : tomorrow;
    const [facts, factsBefore, requests] = await Promise.all([factsAt(end), factsAt(previous.until), deps.requests(`${end}T00:00:00Z`)]);
    const now = { from: `${halfYear.from}T00:00:00Z`, until: `${end}T00:00:00Z` };
    const then = { from: `${previous.from}T00:00:00Z`, until: `${previous.until}T00:00:00Z` };
    const names = await groupNames(deps, [...facts, ...factsBefore], addDays(end, -1));
    const of = (grouping: Grouping): readonly GroupFigures[] => {
      const [here, earlier] = [grouped(facts, grouping), grouped(factsBefore, grouping)];
      return [...new Set([...here.keys(), ...earlier.keys()])]
        .map((code) => ({ code, name: names(grouping, code), now: figuresOf(here.get(code) ?? [], requests, now), before: figuresOf(earlier.get(code) ?? [], requests, then) }))
        .toSorted((a, b) => Number(a.code === "") - Number(b.code === "") || b.now.published - a.now.published || b.now.declared - a.now.declared || (a.name.fr < b.name.fr ? -1 : 1));
    };
    return {
      halfYear, previous, asOf: addDays(end, -1),
      whole: { code: "", name: both("Ensemble", "All"), now: figuresOf(facts, requests, now), before: figuresOf(factsBefore, requests, then) },
      groups: { subject: of("subject"), region: of("region"), unit: of("unit"), theme: of("theme") },
      demonstration: facts.some(({ demonstration }) => demonstration),
    };
  };
}

async function groupNames(deps: GovernanceDeps, facts: readonly StandingFact[], on: Day): Promise<(grouping: Grouping, code: string) => Bilingual> {
  const units = await deps.structures.of([...new Set(facts.flatMap(({ unit }) => (unit === null ? [] : [unit])))], on);
  const regionNames = new Map(regions.map(({ code, name }) => [code, name]));
  return (grouping, code) => {
    if (code === "") return grouping === "all" ? both("Ensemble", "All") : unknown;
    const found = grouping === "region" ? regionNames.get(code) : grouping === "theme" ? themeOf(code)?.name : grouping === "subject" ? subjectNames[code === "human" ? "human" : "non-human"] : undefined;
    const unit = grouping === "unit" ? units.get(code) : undefined;
    return found ?? (unit === undefined ? both(code, code) : both(unit.acronym ?? unit.name, unit.acronym ?? unit.name));
  };
}

export const namedGroupings = groupings.filter((one) => one !== "all");
