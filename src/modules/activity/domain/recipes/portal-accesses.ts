import { both, formatNumber, plural } from "../../../../kernel/i18n/format.ts";
import { yearOf, type Day } from "../../../../kernel/time/day.ts";
import { monthName } from "../month-name.ts";
import { measured, type Recipe } from "./recipe.ts";

/** Indicator 11: how many accesses to the portal were counted in the year, up to the day? */
export const portalAccesses: Recipe = {
  code: "portal-accesses",
  version: 1,
  name: both("Accès annuels au portail", "Yearly accesses to the portal"),
  sentence: both(
    "Somme des accès au portail comptés jour par jour, du 1er janvier au jour dit. Les robots reconnus ne comptent pas\u202f; ni témoin de connexion ni donnée personnelle ne servent au comptage, si bien qu’on compte des accès et non des personnes. Un flux\u202f: l’année va du 1er janvier au 31 décembre, une année en cours est provisoire.",
    "Sum of the accesses to the portal counted day by day, from 1 January to the day. Known robots do not count; neither cookies nor personal data serve the count, so that accesses are counted and not people. A flow: the year goes from 1 January to 31 December, a year under way is provisional.",
  ),
  series: "11",
  enters: "indicator",
  measure: ({ on, accesses }) => {
    const demonstration = accesses?.demonstration ?? false;
    const within = (accesses?.days ?? []).filter((one) => yearOf(one.day) === yearOf(on) && one.day <= on);
    const byMonth = new Map<string, { count: number; days: Set<Day> }>();
    for (const { day, count } of within) {
      const month = byMonth.get(day.slice(0, 7)) ?? { count: 0, days: new Set<Day>() };
      month.count += count;
      month.days.add(day);
      byMonth.set(day.slice(0, 7), month);
    }
    const counted = [...byMonth].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, { count, days }]) => ({
      ref: null,
      ...(accesses?.page === undefined ? {} : { page: accesses.page }),
      label: both(
        `${monthName(month, "fr")}, ${formatNumber(days.size, "fr")} ${plural("fr", days.size, { one: "jour compté", other: "jours comptés" })}`,
        `${monthName(month, "en")}, ${formatNumber(days.size, "en")} ${plural("en", days.size, { one: "day counted", other: "days counted" })}`,
      ),
      amount: count,
      standing: "attested" as const,
      statements: [],
    }));
    const found = measured(within.map(() => ({ demonstration })), counted, []);
    // Months stay in the order of the calendar.
    return { ...found, counted };
  },
};
