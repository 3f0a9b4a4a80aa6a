import { both } from "../../../../kernel/i18n/format.ts";
import type { EntityRecord, ResolvedValue } from "../../../directory/index.ts";
import { foldName, isStated, standingOfAll, statementsOf, valuesOn } from "./read-facts.ts";
import { measured, type CountedFact, type FactBase, type LeftOutFact, type Recipe } from "./recipe.ts";

/** The unit that the contract names, as its name is folded. */
const hostName = "france cohortes";

function isHost(base: FactBase, value: ResolvedValue): boolean {
  const host = value.object === null ? undefined : base.named.get(value.object);
  if (host === undefined) return false;
  return [host.ref.name, host.acronym ?? ""].some((name) => ` ${foldName(name)} `.includes(` ${hostName} `));
}

function label(cohort: EntityRecord): CountedFact["label"] {
  return both(cohort.ref.name, cohort.ref.name);
}

/** Indicator 5: how many cohorts does the unit France Cohortes host on the day? */
export const hostedCohorts: Recipe = {
  code: "hosted-cohorts",
  version: 1,
  name: both("Cohortes hébergées par France Cohortes", "Cohorts hosted by France Cohortes"),
  sentence: both(
    "Cohortes que l’unité France Cohortes héberge le jour dit\u202f; une cohorte compte une fois. Ne comptent pas les cohortes hébergées ailleurs, ni celles dont l’hébergement n’a pas commencé ou est terminé. Un stock\u202f: l’état du 31 décembre vaut pour l’année.",
    "Cohorts that the unit France Cohortes hosts on the day; a cohort counts once. Cohorts hosted elsewhere, and those whose hosting has not begun or is over, do not count. A stock: the state of 31 December stands for the year.",
  ),
  series: "5",
  enters: "indicator",
  measure: (base) => {
    const { on } = base;
    const cohorts = base.records.filter((one) => one.ref.kind === "cohort");
    const counted: CountedFact[] = [];
    const leftOut: LeftOutFact[] = [];
    for (const cohort of cohorts) {
      const hosted = valuesOn(cohort, "hosted-by", on);
      const here = hosted.filter((one) => isHost(base, one));
      if (here.length > 0) {
        counted.push({ ref: cohort.ref, label: label(cohort), amount: 1, standing: standingOfAll(here, on), statements: statementsOf(here) });
        continue;
      }
      const reason = hosted.length > 0
        ? both("hébergée ailleurs ce jour-là", "hosted elsewhere on that day")
        : isStated(cohort, "hosted-by")
          ? both("hébergement pas commencé ou terminé ce jour-là", "hosting not begun or over on that day")
          : both("aucune source ne dit qui l’héberge", "no source says who hosts it");
      leftOut.push({ ref: cohort.ref, label: label(cohort), reason, statements: statementsOf(hosted.length > 0 ? hosted : (cohort.fields["hosted-by"]?.others ?? [])) });
    }
    return measured(cohorts, counted, leftOut);
  },
};
