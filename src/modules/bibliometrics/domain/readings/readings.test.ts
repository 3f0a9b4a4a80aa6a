import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "../../../../kernel/time/day.ts";
import { isEuropeanCopublication } from "../europe/copublication.ts";
import { europeListCodes, europeLists, europeOn, type EuropeListCode } from "../europe/lists.ts";
import { access, halState, paper, vectorOfEight } from "../../testing/corpus.ts";
import { accessFactsOn, accessRouteOn, accessRoutes, openAccessShares, type AccessRoute } from "./open-access.ts";
import { estimate, foldContributions } from "./fold.ts";
import { fractionAsNumber } from "./fraction.ts";
import { shareOf, specialisation, totalIn } from "./shares.ts";

const on = day("2025-03-31");
const factsOf = () => vectorOfEight().flatMap((one) => accessFactsOn(one, on) ?? []);

test("V10: five readings of eight papers", () => {
  assert.deepEqual(openAccessShares(factsOf()), { r1: 0.75, r2: 0.375, r3: 0.625, r4: 0.75, r5: 0.875 });
  assert.deepEqual(openAccessShares([]), { r1: null, r2: null, r3: null, r4: null, r5: null });
});

test("a file under embargo is closed until the embargo ends, and open from that day on", () => {
  const embargoed = paper("e", { access: access(true, null, ["HAL"]), hal: halState({ record: true, openFile: true, embargoUntil: day("2025-06-01") }) });
  assert.deepEqual(accessFactsOn(embargoed, day("2025-05-31")), { isOpen: false, openFileInHal: false, halRecord: true });
  assert.deepEqual(accessFactsOn(embargoed, day("2025-06-01")), { isOpen: true, openFileInHal: true, halRecord: true });
  const elsewhere = { ...embargoed, access: access(true, "gold", ["HAL"]) };
  assert.deepEqual(accessFactsOn(elsewhere, day("2025-05-31")), { isOpen: true, openFileInHal: false, halRecord: true });
  assert.equal(accessFactsOn(paper("n", { access: null }), on), null);
});

test("V14: the split of the French monitor, 28 % by both ways, 18 and 16 % by one", () => {
  const times = (count: number, one: AccessRoute): AccessRoute[] => Array.from({ length: count }, () => one);
  const routes = accessRoutes([...times(28, { publisher: "gold", repository: true }), ...times(18, { publisher: null, repository: true }), ...times(16, { publisher: "hybrid", repository: false }), ...times(38, { publisher: null, repository: false })]);
  assert.deepEqual(routes, {
    both: 0.28, repositoryOnly: 0.18, publisherOnly: 0.16, closed: 0.38, open: 0.62, repository: 0.46, publisher: 0.44,
    colours: { diamond: 0, gold: 0.28, hybrid: 0.16, other: 0, "green-only": 0.18 },
  });
  assert.equal(accessRoutes([]), null);
  assert.deepEqual(vectorOfEight().map((one) => accessRouteOn(one, on)).map((one) => `${one?.publisher ?? "-"} ${one?.repository}`), ["gold true", "gold false", "gold false", "- true", "- true", "- false", "- false", "other true"]);
});

test("V11: what Europe is moves the number from 20 to 60 %", () => {
  const papers = [["FR"], ["FR", "DE"], ["FR", "GB"], ["FR", "US"], ["FR", "CH", "US"]];
  const share = (code: EuropeListCode, year: number): number => papers.filter((countries) => isEuropeanCopublication(countries, year, europeLists[code])).length / papers.length;
  assert.deepEqual(europeListCodes.map((code) => [code, share(code, 2024)]), [["eu27", 0.2], ["eu28", 0.4], ["eu-at-date", 0.2], ["eea-at-date", 0.2], ["eea-ch-uk", 0.6], ["era-at-date", 0.4], ["geographic", 0.6]]);
  assert.equal(share("eu-at-date", 2019), 0.4);
  assert.equal(isEuropeanCopublication(["RE", "GP", "FR"], 2024, europeLists.geographic), false);
  assert.equal(isEuropeanCopublication(["MQ", "DE"], 2024, europeLists.eu27), true);
});

test("the Union on its great days, counted by hand", () => {
  const members = (on: string): number => europeOn(europeLists["eu-at-date"], day(on)).size;
  assert.deepEqual(["1957-12-31", "1958-01-01", "1973-01-01", "1981-01-01", "1986-01-01", "1995-01-01", "2004-05-01", "2007-01-01", "2013-07-01", "2020-01-31", "2020-02-01"].map(members), [0, 6, 9, 10, 12, 15, 25, 27, 28, 28, 27]);
  assert.deepEqual([europeOn(europeLists.eu27, on).size, europeOn(europeLists.eu28, on).size, europeOn(europeLists["eea-at-date"], on).size, europeOn(europeLists["eea-ch-uk"], on).size], [27, 28, 30, 32]);
});

test("V9: shares and specialisation", () => {
  assert.equal(shareOf(12_205, 85_350)?.toFixed(4), "0.1430");
  assert.equal(shareOf(12_205, 2_179_464)?.toFixed(4), "0.0056");
  assert.equal(specialisation({ papers: 28, total: 1_000 }, { papers: 56, total: 10_000 }), 5);
  assert.deepEqual([shareOf(1, 0), specialisation({ papers: 1, total: 0 }, { papers: 1, total: 1 })], [null, null]);
  const totals = [{ year: 2024, documentType: "article", country: "FR", papers: 80 }, { year: 2024, documentType: "review", country: "FR", papers: 20 }, { year: 2023, documentType: "article", country: "FR", papers: 7 }];
  assert.deepEqual([totalIn({ totals }, 2024, ["article"], "FR"), totalIn({ totals }, 2024, ["article", "review"], "RE"), totalIn({ totals }, 2024, ["article"], "*")], [80, 100, null]);
});

test("V6: weighted means, the same in any order, with an interval around them", () => {
  const two = [{ score: 3, weight: 0.5 }, { score: 1, weight: 1 }];
  assert.equal(foldContributions(two.map((one) => ({ ...one, weight: 1 })), { kind: "mean" }), 2);
  assert.equal(foldContributions(two, { kind: "mean" }), 2.5 / 1.5);
  const many = Array.from({ length: 60 }, (_, at) => ({ score: (at * 7) % 5 === 0 ? 1 : 0, weight: 1 }));
  const said = estimate(many, { kind: "mean" });
  assert.deepEqual(estimate(many.toReversed(), { kind: "mean" }), said);
  // 12 of 60: the binomial interval is 20 % ± 10 %.
  assert.equal(said.value, 0.2);
  assert.ok(said.interval !== null && Math.abs(said.interval.low - 0.1) < 0.03 && Math.abs(said.interval.high - 0.3) < 0.03);
  assert.deepEqual([fractionAsNumber("5/6"), fractionAsNumber("0.25"), fractionAsNumber("1")], [5 / 6, 0.25, 1]);
  assert.throws(() => fractionAsNumber("1/2/3"));
});
