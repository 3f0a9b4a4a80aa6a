import assert from "node:assert/strict";
import { createReadStream, existsSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import { day } from "../../../../kernel/time/day.ts";
import { countRnsr, readRnsr, rnsrDelivery } from "./index.ts";

const path = resolve(process.env["JALON_SHARED"] ?? "../shared", "data/rnsr/rnsr-active-2022-02.csv");
const skip = existsSync(path) ? false : `no register at ${path}`;
const inserm = "180036048";

/** Figures counted from the extract of February 2022 by other means than this reader. */
test("the extract of February 2022 gives the figures that others counted", { skip }, async () => {
  const { file, warnings } = await readRnsr("rnsr-active-2022-02.csv", createReadStream(path), day("2022-02-01"));
  const counts = countRnsr(file.structures, `siren:${inserm}`);
  assert.equal(file.bytes, 3_852_520);
  assert.equal(counts.structures, 4506);
  assert.equal(new Set(file.structures.map((one) => one.number)).size, 4506);
  assert.deepEqual(counts.positions, { coSupervision: 8879, participation: 1167, most: 48, siretEmpty: 40, siretGiven: 10006 });
  assert.deepEqual(counts.parents, { named: 524, listed: 407 });
  assert.deepEqual(counts.children, { named: 1686, listed: 1368 });
  assert.deepEqual(counts.successions, {
    links: 1431, structures: 808, pairs: 1413, pairsOfTwoTypes: 17, predecessors: 1320, predecessorsListed: 49,
    byType: { merger: 695, "split-merger": 266, renewal: 211, split: 127, integration: 83, "spin-off": 41, "spin-off-merger": 8 },
    listedLinksByType: { "spin-off": 31, split: 12, integration: 8, "spin-off-merger": 5, "split-merger": 3, merger: 2, renewal: 1 },
  });
  const links = file.structures.flatMap((one) => one.predecessors.map((link) => Number(link.year) - Number(one.openedYear)));
  assert.equal(links.filter((gap) => gap === 0).length, 1185);
  assert.equal(links.filter((gap) => gap === 1).length, 114);
  assert.equal(links.filter((gap) => gap === -1).length, 10);
  const own = counts.institute;
  assert.deepEqual(countRnsr(file.structures, "uai:0755364Y").institute, own);
  assert.equal(own.structures, 524);
  assert.equal(own.coSupervised, 453);
  assert.equal(own.participating, 71);
  assert.equal(own.mostParents, 17);
  assert.deepEqual(own.byLegalForm, {
    "mixed-unit": 315, "own-unit": 47, "internal-team": 46, "federative-structure": 39, "research-group": 4, "public-interest-group": 1, "scientific-interest-group": 1,
  });
  assert.equal(own.severalParents, 415);
  const { U, none, US, CIC, UMR, EA, FED, IFR, FR, GDR } = own.labels;
  assert.deepEqual({ U, none, US, CIC, UMR, EA, FED, IFR, FR, GDR }, { U: 274, none: 99, US: 45, CIC: 32, UMR: 18, EA: 15, FED: 13, IFR: 8, FR: 6, GDR: 4 });
  assert.equal(own.clinicalInvestigationCentres, 32);
  assert.deepEqual(own.sharedLabels, { "US 34": ["201421791E", "201622492H"], "U 1156": ["199712667L", "201422788N"] });
  assert.equal(own.successions.links, 260);
  assert.equal(own.successions.structures, 146);
  assert.deepEqual(own.successions.byType, { merger: 114, renewal: 58, "split-merger": 43, integration: 21, split: 12, "spin-off": 9, "spin-off-merger": 3 });
  assert.deepEqual(own.gaps, { cedex: 265, postalCode: 10, address: 19, municipality: 6, ercPanel: 208, domain: 38, acronym: 160, website: 195 });
  const codes = new Map<string, number>();
  for (const { code } of warnings) codes.set(code, (codes.get(code) ?? 0) + 1);
  assert.equal(codes.get("rnsr.siret-check"), 2);
  assert.equal(codes.get("rnsr.two-succession-types"), 17);
});

test("the predecessors of the extract that have several successors, and the real cases", { skip }, async () => {
  const { file } = await readRnsr("rnsr-active-2022-02.csv", createReadStream(path), day("2022-02-01"));
  const successors = new Map<string, Set<string>>();
  for (const one of file.structures) for (const { number } of one.predecessors) successors.set(number, (successors.get(number) ?? new Set()).add(one.number));
  // 92 predecessors are named more than once; 15 of them twice by one successor (two types), which leaves 77 with several successors.
  const named = new Map<string, number>();
  for (const one of file.structures) for (const { number } of one.predecessors) named.set(number, (named.get(number) ?? 0) + 1);
  assert.equal([...named.values()].filter((count) => count > 1).length, 92);
  assert.equal([...successors.values()].filter((of) => of.size > 1).length, 77);
  const find = (number: string) => file.structures.find((one) => one.number === number);
  const links = (number: string) => find(number)?.predecessors.map((link) => `${link.number} ${link.type} ${link.year}`).toSorted();
  assert.equal(links("200716512X")?.filter((link) => link.endsWith("merger 2007")).length, 11);
  assert.equal(links("201420755D")?.length, 7);
  assert.deepEqual(links("201420725W"), ["200918536N split 2014"]);
  assert.deepEqual([...(successors.get("201622204V") ?? [])].toSorted(), ["202224171G", "202224172H"]);
  assert.deepEqual(links("201420752A"), ["200112489A split-merger 2014", "200918507G split-merger 2014"]);
  assert.deepEqual(links("201120187Z")?.filter((link) => link.startsWith("200919837C")), ["200919837C renewal 2011", "200919837C split 2011"]);
  assert.equal(links("200716488W")?.filter((link) => link.endsWith("split-merger 2007")).length, 9);
  const parentOf = (number: string) => find(number)?.parents.find((parent) => parent.siret?.startsWith(inserm) === true)?.relation;
  assert.equal(parentOf("201420752A"), "co-supervision");
  assert.equal(parentOf("201420756E"), "participation");
  // A unit of technology by its name only: no label says CIC.
  const delivery = rnsrDelivery(file, day("2022-02-01"));
  const typeOf = (number: string) => delivery.records.find((record) => record.key === number)?.statements.find((one) => one.field === "structure-type")?.value;
  assert.notEqual(typeOf("200820138J"), "clinical-investigation-centre");
  assert.equal(new Set(delivery.records.map((record) => record.key)).size, delivery.records.length);
});
