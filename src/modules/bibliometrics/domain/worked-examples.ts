import { both } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { day, type Day } from "../../../kernel/time/day.ts";
import { cellValueOf } from "../engine/cells.ts";
import { fractionAsNumber } from "./readings/fraction.ts";
import { isEuropeanCopublication } from "./europe/copublication.ts";
import { europeLists, europeOn, type EuropeList } from "./europe/lists.ts";
import { accessFactsOn, countsUnder, openAccessReadings, type AccessFacts, type OpenAccessReading } from "./readings/open-access.ts";
import { journalsByNumber, journalTiers, type JournalVolume } from "./readings/tiers.ts";
import { scoreAlone } from "./score-alone.ts";

/** Small examples of the method page: invented papers, numbers worked out by the functions that make the real ones. */

export interface AccessExample {
  readonly on: Day;
  readonly papers: readonly { readonly number: number; readonly name: Bilingual; readonly facts: AccessFacts }[];
  readonly shares: readonly { readonly reading: OpenAccessReading; readonly share: number; readonly counted: number }[];
}

export function accessExample(): AccessExample {
  const on = day("2025-03-31");
  const none = { record: false, openFile: false, embargoUntil: null };
  const notice = { ...none, record: true };
  const file = { ...notice, openFile: true };
  const seen = (isOpen: boolean, publisher: "gold" | "other" | null, repositories: readonly string[]) => ({ observedOn: on, isOpen, publisher, repositories, locations: [], sources: [] });
  const given = [
    { name: both("revue ouverte, fichier dans HAL", "open journal, file in HAL"), access: seen(true, "gold", ["HAL"]), hal: file },
    { name: both("revue ouverte, notice dans HAL", "open journal, record in HAL"), access: seen(true, "gold", []), hal: notice },
    { name: both("revue ouverte, rien dans HAL", "open journal, nothing in HAL"), access: seen(true, "gold", []), hal: none },
    { name: both("ouverte par HAL seulement", "open through HAL alone"), access: seen(true, null, ["HAL"]), hal: file },
    { name: both("ouverte par PubMed Central, notice dans HAL", "open through PubMed Central, record in HAL"), access: seen(true, null, ["PubMed Central"]), hal: notice },
    { name: both("fermée, fichier sous embargo dans HAL", "closed, file under embargo in HAL"), access: seen(true, null, ["HAL"]), hal: { ...file, embargoUntil: day("2026-01-01") } },
    { name: both("fermée", "closed"), access: seen(false, null, []), hal: none },
    { name: both("ouverte à l’éditeur sans licence, fichier dans HAL", "open at the publisher without licence, file in HAL"), access: seen(true, "other", ["HAL"]), hal: file },
  ];
  const papers = given.flatMap(({ name, ...state }, at) => {
    const facts = accessFactsOn(state, on);
    return facts === null ? [] : [{ number: at + 1, name, facts }];
  });
  return {
    on, papers,
    shares: openAccessReadings.map((reading) => {
      const counted = papers.filter(({ facts }) => countsUnder(reading, facts)).length;
      return { reading, counted, share: counted / papers.length };
    }),
  };
}

export interface TieExample {
  readonly papers: readonly number[];
  readonly threshold: number;
  readonly score: string;
  readonly sum: number;
}

/** Vector V2: twenty papers, three of them tied at the threshold. */
export function tieExample(): TieExample {
  const papers = [30, 10, 10, 10, ...Array.from({ length: 6 }, () => 5), ...Array.from({ length: 10 }, () => 0)];
  const classes = [...new Set(papers)].sort((a, b) => a - b).map((citations) => ({ citations, weight: String(papers.filter((one) => one === citations).length) }));
  const { citations: threshold, tieScore: score } = cellValueOf({ kind: "field", code: "X", year: 2024, documentType: "article", classes }).thresholds["1/10"];
  return { papers, threshold, score, sum: papers.reduce((sum, one) => sum + (one > threshold ? 1 : one === threshold ? fractionAsNumber(score) : 0), 0) };
}

/** Vector V5: three papers in two fields are the world. */
export function impactExample() {
  return scoreAlone([
    { paper: "P1", citations: 2, fields: [{ field: "X", weight: "1" }] },
    { paper: "P2", citations: 8, fields: [{ field: "X", weight: "1/2" }, { field: "Y", weight: "1/2" }] },
    { paper: "P3", citations: 1, fields: [{ field: "Y", weight: "1" }] },
  ]);
}

export interface TierExample {
  readonly journals: readonly { readonly journal: string; readonly papers: number; readonly tier: number; readonly byNumber: number }[];
  readonly tierMean: number;
  readonly journalMean: number;
}

/** Vector V12: a field of 100 papers, journals of 4, 10 and the rest; one paper of a centre in each of the first three. */
export function tierExample(): TierExample {
  const sizes = [4, 10, 11, 11, 11, 11, 11, 11, 10, 10];
  const volumes = sizes.map((papers, at): JournalVolume => ({ journal: `J${at + 1}`, weight: { n: BigInt(papers), d: 1n }, citations: { n: BigInt(papers * (100 - at)), d: 1n } }));
  const [tiers, first] = [journalTiers(volumes), journalsByNumber(volumes)];
  const journals = volumes.map(({ journal }, at) => ({ journal, papers: sizes[at] ?? 0, tier: tiers.get(journal) ?? 0, byNumber: first.get(journal) ?? 0 }));
  const mean = (of: (one: (typeof journals)[number]) => number): number => journals.slice(0, 3).reduce((sum, one) => sum + of(one), 0) / 3;
  return { journals, tierMean: mean((one) => one.tier), journalMean: mean((one) => one.byNumber) };
}

export interface EuropeExample {
  readonly year: number;
  readonly papers: readonly (readonly string[])[];
  readonly lists: readonly { readonly list: EuropeList; readonly share: number; readonly countries: readonly string[] }[];
}

/** Vector V11: five papers, and what each list makes of them. */
export function europeExample(): EuropeExample {
  const year = 2024;
  const papers = [["FR"], ["FR", "DE"], ["FR", "GB"], ["FR", "US"], ["FR", "CH", "US"]];
  return {
    year, papers,
    lists: Object.values(europeLists).map((list) => ({
      list, share: papers.filter((countries) => isEuropeanCopublication(countries, year, list)).length / papers.length, countries: [...europeOn(list, day(`${year}-12-31`))].sort(),
    })),
  };
}
