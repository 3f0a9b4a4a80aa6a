import { both } from "../../../../kernel/i18n/format.ts";
import { everCoded, measurePosts } from "./posts.ts";
import { codeOn } from "./read-facts.ts";
import type { Recipe } from "./recipe.ts";

const category = "junior-professor-chair";

/** Indicator 7: how many junior professor chairs are in activity on the day? */
export const juniorChairs: Recipe = {
  code: "junior-professor-chairs",
  version: 1,
  name: both("Chaires de professeur junior en activité", "Junior professor chairs in activity"),
  sentence: both(
    "Postes de la catégorie chaire de professeur junior sur lesquels quelqu’un travaille le jour dit\u202f; un poste compte une fois. Ne comptent pas les chaires ouvertes et non pourvues, suspendues, terminées, ni celles d’un autre employeur. Un stock\u202f: l’état du 31 décembre vaut pour l’année.",
    "Posts of the category junior professor chair on which somebody works on the day; a post counts once. Chairs open and not filled, suspended or over, and those of another employer, do not count. A stock: the state of 31 December stands for the year.",
  ),
  series: "7",
  enters: "indicator",
  measure: (base) => measurePosts(
    base,
    (post) => everCoded(post, "post-category", category),
    (post) => (codeOn(post, "post-category", base.on) === category ? { amount: 1, values: [] } : { reason: both("d’une autre catégorie ce jour-là", "of another category on that day"), values: [] }),
    ["post-category"],
  ),
};
