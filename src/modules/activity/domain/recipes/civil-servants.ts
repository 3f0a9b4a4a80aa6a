import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { everCoded, measurePosts } from "./posts.ts";
import { codeOn, valuesOn } from "./read-facts.ts";
import type { Recipe } from "./recipe.ts";

/** The series of the lines of the employment plan: no indicator of the contract holds them. */
export const planSeries = { researcher: "employment.researchers", "engineer-technician": "employment.engineers-technicians" } as const;
export type PlanCategory = keyof typeof planSeries;

function sentenceFor(category: Bilingual): Bilingual {
  return both(
    `Somme des équivalents temps plein des postes de fonctionnaires, catégorie ${category.fr}, en activité le jour dit. Ne comptent pas les contractuels (chaires de professeur junior comprises), les postes suspendus ou vacants, ceux d’un autre employeur, ni ceux dont aucune source ne dit la quotité. Un stock\u202f: l’état du 31 décembre vaut pour l’année.`,
    `Sum of the full-time equivalents of the civil-servant posts, category ${category.en}, in activity on the day. Contract staff (junior professor chairs included), posts suspended or vacant, those of another employer, and those whose share of full time no source gives, do not count. A stock: the state of 31 December stands for the year.`,
  );
}

function civilServants(category: PlanCategory, name: Bilingual, words: Bilingual): Recipe {
  return {
    code: `civil-servants-${category}`,
    version: 1,
    name,
    sentence: sentenceFor(words),
    series: planSeries[category],
    enters: "plan",
    measure: (base) => measurePosts(
      base,
      (post) => everCoded(post, "employment-status", "civil-servant") && everCoded(post, "post-category", category),
      (post) => {
        if (codeOn(post, "employment-status", base.on) !== "civil-servant") return { reason: both("n’est pas fonctionnaire ce jour-là", "not a civil servant on that day"), values: valuesOn(post, "employment-status", base.on) };
        if (codeOn(post, "post-category", base.on) !== category) return { reason: both("d’une autre catégorie ce jour-là", "of another category on that day"), values: [] };
        const values = valuesOn(post, "full-time-equivalent", base.on);
        const amount = values[0]?.value;
        if (typeof amount !== "number" || amount < 0 || amount > 1) return { reason: both("aucun équivalent temps plein entre 0 et 1 n’est donné pour ce jour", "no full-time equivalent between 0 and 1 is given for that day"), values };
        return { amount, values };
      },
      ["employment-status", "post-category"],
    ),
  };
}

/** The employment plan: full-time equivalents of researchers who are civil servants. */
export const civilServantResearchers = civilServants("researcher", both("ETP de chercheurs fonctionnaires", "FTE of civil-servant researchers"), both("chercheur", "researcher"));

/** The employment plan: full-time equivalents of engineers and technicians who are civil servants. */
export const civilServantEngineers = civilServants(
  "engineer-technician", both("ETP d’ingénieurs et techniciens fonctionnaires", "FTE of civil-servant engineers and technicians"), both("ingénieur ou technicien", "engineer or technician"),
);
