import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { EntityRecord, ResolvedValue } from "../../../directory/index.ts";
import { activityOn, codeOn, isStated, postLabel, standingOfAll, statementsOf, valuesOn } from "./read-facts.ts";
import { measured, type CountedFact, type FactBase, type LeftOutFact, type Recipe, type UnitTie } from "./recipe.ts";

/** Contracts that exist to fund a shared time. */
const fundedCategories: readonly string[] = ["shared-time-contract", "interface-contract"];

interface Reading {
  readonly reason: Bilingual | null;
  /** What holds for a time only, and so says how sure it is. */
  readonly dated: readonly ResolvedValue[];
  readonly others: readonly ResolvedValue[];
  readonly ties: readonly UnitTie[];
}

function readPost(post: EntityRecord, base: FactBase): Reading {
  const { on } = base;
  const activity = activityOn(post, on);
  const care = valuesOn(post, "care-provider", on);
  const assigned = valuesOn(post, "assigned-to", on);
  const category = valuesOn(post, "post-category", on);
  const funding = valuesOn(post, "time-funding", on);
  const refuse = (reason: Bilingual, others: readonly ResolvedValue[] = []): Reading => ({ reason, dated: activity.values, others, ties: [] });
  if (!activity.active) return refuse(activity.reason);
  if (care.length === 0) return refuse(both("aucun établissement de soins ce jour-là", "no care provider on that day"));
  if (assigned.length === 0) return refuse(both("aucune affectation à une unité ce jour-là", "no assignment to a unit on that day"), care);
  const own = assigned.filter((one) => one.object !== null && base.institute.units.has(one.object));
  if (own.length === 0) return refuse(both("l’unité d’affectation n’est pas une unité de l’institut ce jour-là", "the unit assigned to is not a unit of the institute on that day"), assigned);
  if (codeOn(post, "time-funding", on) === "unfunded") return refuse(both("le temps partagé n’est pas financé", "the shared time is not funded"), funding);
  const funded = codeOn(post, "time-funding", on) === "funded" || fundedCategories.includes(codeOn(post, "post-category", on) ?? "");
  if (!funded) return refuse(both("aucune source ne dit que le temps partagé est financé", "no source says that the shared time is funded"), category);
  const ties = own.flatMap((one) => (one.object === null ? [] : (base.institute.units.get(one.object) ?? [])));
  return { reason: null, dated: [...activity.values, ...care, ...own], others: [...category, ...funding], ties };
}

/** Who holds the post, as a key that is never shown; the post itself where nobody is named. */
function holder(post: EntityRecord, base: FactBase): { readonly key: string; readonly values: readonly ResolvedValue[] } {
  const values = valuesOn(post, "held-by", base.on);
  return { key: values.map((one) => one.object ?? "").sort()[0] ?? post.ref.id, values };
}

/** Indicator 4.b: how many people have a funded time shared between a unit of the institute and a care provider? */
export const sharedTime: Recipe = {
  code: "shared-time-with-care",
  version: 1,
  name: both("Personnes en temps partagé financé avec un établissement de soins", "People with funded time shared with a care provider"),
  sentence: both(
    "Personnes dont un poste en activité est, le jour dit, à la fois affecté à une unité de l’institut et partagé avec un établissement de soins, et dont ce temps est financé (contrat de temps partagé ou d’interface, ou financement déclaré). Une personne compte une fois, quel que soit son nombre de postes\u202f; un poste sans titulaire connu compte pour une personne. Ne compte pas un temps partagé dont aucune source ne dit qu’il est financé. Un stock\u202f: l’état du 31 décembre vaut pour l’année.",
    "People one of whose posts in activity is, on the day, both assigned to a unit of the institute and shared with a care provider, and whose time so shared is funded (shared-time or interface contract, or funding stated). A person counts once however many posts they hold; a post whose holder is not known counts as one person. A shared time that no source says is funded does not count. A stock: the state of 31 December stands for the year.",
  ),
  series: "4.b",
  enters: "indicator",
  measure: (base) => {
    const { on } = base;
    const candidates = base.records
      .filter((one) => one.ref.kind === "post" && (isStated(one, "care-provider") || fundedCategories.includes(codeOn(one, "post-category", on) ?? "")))
      .sort((a, b) => (a.ref.code < b.ref.code ? -1 : 1));
    const counted = new Map<string, CountedFact>();
    const leftOut: LeftOutFact[] = [];
    for (const post of candidates) {
      const label = postLabel(post, on);
      const { reason, dated, others, ties } = readPost(post, base);
      if (reason !== null) {
        leftOut.push({ ref: post.ref, label, reason, statements: statementsOf(dated, others) });
        continue;
      }
      const { key, values } = holder(post, base);
      const isSure = ties.some((one) => one.standing === "attested");
      const statements = [...new Set([...statementsOf(dated, others, values), ...ties.flatMap((one) => one.statements)])].sort();
      if (counted.has(key)) leftOut.push({ ref: post.ref, label, reason: both("la même personne est déjà comptée par un autre poste", "the same person is already counted through another post"), statements });
      else counted.set(key, { ref: post.ref, label, amount: 1, standing: isSure ? standingOfAll(dated, on) : "presumed", statements });
    }
    return measured(candidates, [...counted.values()], leftOut);
  },
};
