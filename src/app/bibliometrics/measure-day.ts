import type { Day } from "../../kernel/time/day.ts";
import { demonstrationDay } from "../demonstration/values.ts";
import type { House } from "../house.ts";

/** The day of a measure when none is asked for: that of the demonstration while every value and every publication is made up, else today. */
export async function measureDay({ indicators, publications, clock, db }: Pick<House, "indicators" | "publications" | "clock" | "db">): Promise<Day> {
  const byValues = await indicators.defaultDay();
  if (byValues !== clock.today() || demonstrationDay >= clock.today()) return byValues;
  const { works } = await publications.counts();
  if (works === 0 || !(await publications.hasDemonstration())) return byValues;
  // Values of real facts put the day at today already where there are any: `defaultDay` says today for none too.
  const measured = await indicators.measurements();
  const isMadeUp = measured.every(({ demonstration }) => demonstration);
  return isMadeUp && (await onlyDemonstration({ publications, db })) ? demonstrationDay : byValues;
}

async function onlyDemonstration({ publications }: Pick<House, "publications" | "db">): Promise<boolean> {
  const { total, items } = await publications.search({ sort: "newest", page: 1, pageSize: 100 });
  return total > 0 && items.every(({ demonstration }) => demonstration);
}
