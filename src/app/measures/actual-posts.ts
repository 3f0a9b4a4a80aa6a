import { yearPeriod } from "../../kernel/time/day.ts";
import { planSeries } from "../../modules/activity/index.ts";
import type { ActualPosts, PostCategory, ReadActualPosts } from "../../modules/contract/index.ts";
import type { Indicators } from "../../modules/indicators/index.ts";

const categories: readonly { readonly category: PostCategory; readonly series: string }[] = [
  { category: "researchers", series: planSeries.researcher },
  { category: "engineers-technicians", series: planSeries["engineer-technician"] },
];

/** The last measurement of each line of the employment plan for a year, as the contract shows it beside the plan. */
export function actualPostsFrom(indicators: Pick<Indicators, "measurements">): ReadActualPosts {
  return async (year) => {
    const { from, until } = yearPeriod(year);
    const latest = (await indicators.measurements(categories.map((one) => one.series))).filter((one) => one.period.from === from && one.period.until === until);
    return categories.flatMap(({ category, series }): ActualPosts[] =>
      latest.filter((one) => one.series === series).map(({ id, value, asOf, presumed, recipe, demonstration }) => ({ category, value, asOf, presumed, source: recipe.name, href: `/measurements/${id}`, demonstration })),
    );
  };
}
