import { seededRandom } from "../../../kernel/statistics/index.ts";
import { addDays, day, daysBetween, type Day } from "../../../kernel/time/day.ts";
import { middleOfDeaths, mondayOf, type LedgerLine } from "../domain/line.ts";
import { channels, workStages, type Channel, type Stage, type WorkStage } from "../domain/stage.ts";

/** A made-up line of certificates over seven years: orders of magnitude of French deaths, flows that nobody observed. */
export interface MadeUpLine {
  readonly lines: readonly LedgerLine[];
  readonly deaths: ReadonlyMap<number, number>;
  readonly released: readonly { readonly deathYear: number; readonly releasedOn: Day; readonly nationalHealthDataOn: Day }[];
}

/** Deaths in France by year, to the thousand: the size of the task, and public. */
const deathsOfYear: ReadonlyMap<number, number> = new Map([[2018, 610_000], [2019, 613_000], [2020, 669_000], [2021, 662_000], [2022, 675_000], [2023, 639_000], [2024, 646_000]]);
const electronicShare: Readonly<Record<number, number>> = { 2017: 0.1, 2018: 0.14, 2019: 0.18, 2020: 0.22, 2021: 0.27, 2022: 0.34, 2023: 0.42, 2024: 0.52, 2025: 0.58 };
const automaticShare: Readonly<Record<number, number>> = { 2018: 0.66, 2019: 0.66, 2020: 0.66, 2021: 0.66, 2022: 0.66, 2023: 0.66, 2024: 0.67, 2025: 0.67 };
/** Of what the expert system hands on, what the networks settle; they came in 2021. */
const networkShare: Readonly<Record<number, number>> = { 2021: 0.36, 2022: 0.42, 2023: 0.47, 2024: 0.5, 2025: 0.51 };
const manualPerWeek: Readonly<Record<number, number>> = { 2018: 3_600, 2019: 3_650, 2020: 3_700, 2021: 4_100, 2022: 4_350, 2023: 4_150, 2024: 3_450, 2025: 3_350 };
const monthWeights = [1.15, 1.12, 1.08, 1, 0.96, 0.92, 0.93, 0.93, 0.91, 0.97, 0.99, 1.09];
/** Weeks after the middle of the month in which certificates come, and what share of them. */
const arrivalWeeks: Readonly<Record<Channel, readonly (readonly [weeks: number, share: number])[]>> = { electronic: [[0, 0.5], [2, 0.5]], paper: [[5, 0.42], [9, 0.3], [14, 0.17], [22, 0.08], [34, 0.03]] };
const carriedOver = 380_000;
const coverage = 0.992;

/** The same on every machine. `until`: the last day of which anything is told. */
export function madeUpLine(until: Day = day("2025-03-31")): MadeUpLine {
  const random = seededRandom("jalon line of certificates");
  const rows = new Map<string, { -readonly [K in keyof LedgerLine]: LedgerLine[K] }>();
  const row = (stage: Stage, week: Day, year: number, month: number | null, channel: Channel): { entered: number; left: number; handedOn: number } => {
    const key = `${stage}|${week}|${year}|${month ?? ""}|${channel}`;
    let of = rows.get(key);
    if (of === undefined) rows.set(key, (of = { stage, week, deathYear: year, deathMonth: month, channel, entered: 0, left: 0, handedOn: 0 }));
    return of;
  };
  const arrivals = arrivalsByWeek(until, random);
  const queues: Record<WorkStage, Map<string, { year: number; month: number; channel: Channel; waiting: number }>> = { reception: new Map(), controls: new Map(), matching: new Map(), "coding-automatic": new Map(), "coding-deep-learning": new Map(), "coding-manual": new Map() };
  const enter = (stage: WorkStage, week: Day, year: number, month: number, channel: Channel, count: number): void => {
    if (count <= 0) return;
    const key = `${year}-${String(month).padStart(2, "0")} ${channel}`;
    const of = queues[stage].get(key) ?? { year, month, channel, waiting: 0 };
    of.waiting += count;
    queues[stage].set(key, of);
    row(stage, week, year, month, channel).entered += count;
  };
  const leftToCode = new Map([[2017, Math.round(carriedOver / 6) * 6], ...[...deathsOfYear].map(([year, deaths]): [number, number] => [year, Math.round(deaths * coverage)])]);
  const coded = new Map<number, number>();
  const released: { deathYear: number; releasedOn: Day; nationalHealthDataOn: Day }[] = [];
  for (let week = mondayOf(day("2018-01-01")); addDays(week, 6) < until; week = addDays(week, 7)) {
    const at = Number(week.slice(0, 4));
    for (const { year, month, channel, count } of arrivals.get(week) ?? []) enter("reception", week, year, month, channel, count);
    // August, and the end of the year: fewer people at work.
    const season = /-08-/.test(week) ? 0.7 : /-12-2|-12-3|-01-0[1-4]/.test(week) ? 0.6 : 1;
    for (const stage of workStages) {
      const noise = 0.85 + 0.3 * random();
      let can = Math.round((stage === "reception" ? 1e7 : stage === "coding-manual" ? (manualPerWeek[at] ?? 3_000) * season * noise : (stage === "controls" ? 16_500 : 16_000) * (0.9 + 0.1 * season) * noise) + (week < "2018-01-08" && stage !== "coding-manual" ? 1e7 : 0));
      for (const [key, of] of [...queues[stage]].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
        if (can <= 0) break;
        const out = Math.min(can, of.waiting);
        can -= out;
        of.waiting -= out;
        if (of.waiting === 0) queues[stage].delete(key);
        const { year, month, channel } = of;
        const bonus = channel === "electronic" ? 0.04 : -0.02;
        // The stock of the start was all for nosologists.
        const settled = stage === "coding-automatic" ? (year === 2017 ? 0 : Math.round(out * ((automaticShare[at] ?? 0.6) + bonus))) : stage === "coding-deep-learning" ? Math.round(out * (networkShare[at] ?? 0)) : out;
        const line = row(stage, week, year, month, channel);
        line.left += out;
        if (stage.startsWith("coding")) {
          line.handedOn += out - settled;
          coded.set(year, (coded.get(year) ?? 0) + settled);
        }
        const next: WorkStage | null = stage === "reception" ? "controls" : stage === "controls" ? "matching" : stage === "matching" ? "coding-automatic" : stage === "coding-automatic" ? (networkShare[at] === undefined ? "coding-manual" : "coding-deep-learning") : stage === "coding-deep-learning" ? "coding-manual" : null;
        if (next !== null) enter(next, week, year, month, channel, stage.startsWith("coding") ? out - settled : out);
      }
    }
    for (const [year, all] of leftToCode) {
      if ((coded.get(year) ?? 0) < 0.995 * all) continue;
      leftToCode.delete(year);
      const releasedOn = addDays(week, 60 + Math.floor(50 * random()));
      if (releasedOn < until) released.push({ deathYear: year, releasedOn, nationalHealthDataOn: addDays(releasedOn, 30 + Math.floor(30 * random())) });
    }
  }
  for (const { deathYear, releasedOn, nationalHealthDataOn } of released) {
    for (const channel of channels) {
      const frozen = [...rows.values()].reduce((sum, of) => sum + (of.deathYear === deathYear && of.channel === channel && of.stage.startsWith("coding") && of.week <= addDays(releasedOn, -21) ? of.left - of.handedOn : 0), 0);
      for (const [stage, on] of [["freeze", addDays(releasedOn, -14)], ["eurostat", releasedOn], ["national-health-data", nationalHealthDataOn]] as const) if (on < until) Object.assign(row(stage, mondayOf(on), deathYear, null, channel), { entered: frozen, left: frozen });
    }
  }
  // What a ledger is like: one week of receptions was told too low, and the controls give it away.
  const short = [...rows.values()].find(({ stage, week, channel }) => stage === "reception" && channel === "electronic" && week > "2024-06-03");
  if (short !== undefined) Object.assign(short, { entered: short.entered - 900, left: short.left - 900 });
  return { lines: [...rows.values()], deaths: deathsOfYear, released: released.filter(({ deathYear }) => deathYear > 2017) };
}

function arrivalsByWeek(until: Day, random: () => number): ReadonlyMap<Day, readonly { year: number; month: number; channel: Channel; count: number }[]> {
  const found = new Map<Day, { year: number; month: number; channel: Channel; count: number }[]>();
  const put = (week: Day, one: { year: number; month: number; channel: Channel; count: number }): void => { const list = found.get(week); if (list === undefined) found.set(week, [one]); else list.push(one); };
  for (let month = 7; month <= 12; month += 1) put(mondayOf(day("2018-01-01")), { year: 2017, month, channel: "paper", count: Math.round(carriedOver / 6) });
  const weights = monthWeights.reduce((sum, weight) => sum + weight, 0);
  for (const [year, deaths] of [...deathsOfYear, [2025, 655_000] as const]) {
    for (let month = 1; month <= 12; month += 1) {
      const middle = middleOfDeaths(year, month);
      const count = (deaths * coverage * (monthWeights[month - 1] ?? 1)) / weights;
      const electronic = electronicShare[year] ?? 0.5;
      for (const channel of channels) {
        const all = Math.round(count * (channel === "electronic" ? electronic : 1 - electronic));
        let rest = all;
        for (const [index, [weeks, share]] of arrivalWeeks[channel].entries()) {
          const isLast = index === arrivalWeeks[channel].length - 1;
          const part = isLast ? rest : Math.min(rest, Math.round(all * share * (0.9 + 0.2 * random())));
          rest -= part;
          const week = mondayOf(addDays(middle, weeks * 7));
          if (daysBetween(week, until) > 6) put(week, { year, month, channel, count: part });
        }
      }
    }
  }
  return found;
}

