import assert from "node:assert/strict";
import { databaseTest } from "../../kernel/testing/database.ts";
import { day, type Clock, type Day } from "../../kernel/time/day.ts";
import { histogramSha256, type Reference } from "../../modules/bibliometrics/index.ts";
import { scheme } from "../../modules/bibliometrics/testing/corpus.ts";
import { handWorld } from "../../modules/bibliometrics/testing/world.ts";
import { verifyMeasurements, verifyValues } from "../../modules/indicators/index.ts";
import { madeUpGraph } from "../../modules/publications/matching/testing/made-up-graph.ts";
import { migrationSets, type House } from "../house.ts";
import { takeFile } from "../../modules/publications/index.ts";
import { openTestHouse } from "../testing/test-house.ts";

/** A second later whenever it is asked: of what is recorded at one instant, nothing tells which came last. */
function walkingClock(): Clock {
  let now = Date.parse("2025-03-31T08:00:00Z");
  return { now: () => new Date((now += 1_000)), today: () => on };
}

const by = { accountId: null, name: "Essai" };
const on = day("2025-03-31");
/** Journals of `handWorld`: one in the top tenth of the field, of mean 2; one out of it, of mean 4.5. */
const [best, common] = ["0378-5955", "2049-3630"];

/** `handWorld` in the classification of the source: field 2700 of 100 papers and 400 citations, 10 of them cited 30 times. */
function world(): Reference {
  const text = JSON.stringify(handWorld()).replaceAll(scheme, "openalex-subfield-2024").replaceAll('"X"', '"2700"').replaceAll("1111-1111", best).replaceAll("2222-2222", common);
  const told = JSON.parse(text) as Reference;
  return { ...told, sha256: histogramSha256(told.cells) };
}

const unit = { raw: "Inserm U1901, Grenoble, France", country: "FR" };
const centre = { raw: "CIC 1499, Inserm, Grenoble, France", country: "FR" };
const berlin = { raw: "Charité, Berlin, Germany", country: "DE" };
const oslo = { raw: "University of Oslo, Oslo, Norway", country: "NO" };

interface Given {
  readonly number: number;
  readonly year?: number;
  readonly type?: "article" | "review";
  readonly issn?: string;
  readonly signatures: readonly (typeof unit)[];
  readonly cited?: number;
  readonly gold?: boolean;
  readonly retracted?: boolean;
}

/** The paper as OpenAlex answers today. */
function asOpenAlex({ number, year = 2024, type = "article", issn = common, signatures, cited = 0, gold = false, retracted = false }: Given): unknown {
  const place = { is_oa: gold, landing_page_url: `https://doi.org/10.5555/paper.${number}`, pdf_url: null, license: gold ? "cc-by" : null, version: "publishedVersion", source: { id: `https://openalex.org/S${number}`, display_name: `Revue ${issn}`, issn_l: issn, issn: [issn], is_oa: gold, is_in_doaj: gold, host_organization_name: "Éditeur", type: "journal" } };
  return {
    id: `https://openalex.org/W${number}`, doi: `https://doi.org/10.5555/paper.${number}`, title: `Étude numéro ${number} des rythmes`, publication_year: year, publication_date: `${year}-05-02`, ids: { openalex: `https://openalex.org/W${number}` }, language: "en", type,
    primary_location: place, locations: [place], best_oa_location: gold ? place : null, open_access: { is_oa: gold, oa_status: gold ? "gold" : "closed", oa_url: null, any_repository_has_fulltext: false },
    authorships: signatures.map(({ raw, country }, index) => ({
      author_position: index === 0 ? "first" : "last", is_corresponding: index === 0, raw_author_name: `A. Auteur ${number}-${index}`, author: { id: null, display_name: `A. Auteur ${number}-${index}`, orcid: null }, raw_affiliation_strings: [raw],
      institutions: [{ id: `https://openalex.org/I${country.charCodeAt(0)}${raw.length}`, display_name: raw, ror: null, country_code: country }], affiliations: [{ raw_affiliation_string: raw, institution_ids: [`https://openalex.org/I${country.charCodeAt(0)}${raw.length}`] }],
    })),
    topics: [{ id: "https://openalex.org/T1", display_name: "Sujet", score: 1, subfield: { id: "https://openalex.org/subfields/2700", display_name: "Discipline" } }],
    cited_by_count: cited, counts_by_year: cited === 0 ? [] : [{ year: 2024, cited_by_count: cited }], is_retracted: retracted, is_paratext: false, updated_date: "2025-01-28",
  };
}

/** Eight papers: the seventh is of nobody here, the sixth of the year before, the fourth retracted, the fifth a review. */
const papers: readonly Given[] = [
  { number: 1, signatures: [unit], cited: 30 },
  { number: 2, signatures: [centre, berlin], cited: 10, issn: best },
  { number: 3, signatures: [centre], gold: true },
  { number: 4, signatures: [unit], cited: 50, retracted: true },
  { number: 5, type: "review", signatures: [unit], gold: true },
  { number: 6, year: 2023, signatures: [unit], cited: 8, issn: best },
  { number: 7, signatures: [oslo], cited: 30 },
  { number: 8, signatures: [unit], gold: true, issn: best },
];

/** Notices of HAL for some of them, without file. */
function asHal(numbers: readonly number[]): string {
  return JSON.stringify({ response: { numFound: numbers.length, start: 0, docs: numbers.map((number) => ({
    docid: `${9_000_000 + number}`, halId_s: `hal-0900000${number}`, version_i: 1, doiId_s: `https://dx.doi.org/10.5555/PAPER.${number}`, title_s: [`Étude numéro ${number} des rythmes`], docType_s: "ART", ...(papers[number - 1]?.type === "review" ? { docSubType_s: "ARTREV" } : {}), publicationDate_s: "2024", openAccess_bool: false, submitType_s: "notice",
  })) } });
}

async function take(house: House, name: string, text: string, observedOn: Day): Promise<void> {
  const taken = await takeFile(house, by, { name, observedOn, content: { bytes: new TextEncoder().encode(text) } }, { demonstration: false, dryRun: false });
  assert.deepEqual(taken.issues, []);
}

/** One paper is other than it was, as its source says on a later day. */
async function change(house: House, number: number, more: Partial<Given>, observedOn: string): Promise<void> {
  const paper = papers.find((one) => one.number === number);
  assert.ok(paper !== undefined);
  await take(house, "changed.jsonl", `${JSON.stringify(asOpenAlex({ ...paper, ...more }))}\n`, day(observedOn));
}

async function measured(house: House): Promise<{ readonly values: Readonly<Record<string, number | null>>; readonly outcomes: Readonly<Record<string, string>> }> {
  const reports = (await house.bibliometrics.measure(by, { on })).filter(({ publicationYear }) => publicationYear === 2024);
  return { values: Object.fromEntries(reports.map(({ recipe, result }) => [recipe.series, result?.value ?? null])), outcomes: Object.fromEntries(reports.map(({ recipe, outcome }) => [recipe.series, outcome])) };
}

/** The values that stand on the board. */
async function onBoard(house: House): Promise<Readonly<Record<string, number | null>>> {
  const found: Record<string, number | null> = {};
  for (const code of ["1", "2", "4", "13"]) {
    for (const { assessment: { measure }, observations } of (await house.indicators.sheet(code, { on, knownOn: null })).series) {
      const of2024 = observations.filter(({ period }) => period.from === "2024-01-01");
      if (of2024.length > 0) found[measure.key] = of2024.at(-1)?.value ?? null;
    }
  }
  return found;
}

databaseTest("from files to the board: one paper changed moves what it should, by what the hand gives, and nothing else", migrationSets, async (db) => {
  const house = await openTestHouse({ db, clock: walkingClock() });
  await house.directory.deliver(by, madeUpGraph());
  await house.bibliometrics.importReference(by, world());
  await assert.rejects(house.bibliometrics.importReference(by, { ...world(), cells: world().cells.slice(1) }), { code: "bibliometrics.reference-altered" });
  await take(house, "openalex.jsonl", papers.map((one) => `${JSON.stringify(asOpenAlex(one))}\n`).join(""), day("2025-02-28"));
  await take(house, "hal.json", asHal([3, 5]), day("2025-02-28"));

  // Articles: 1, 2, 3, 8. Impact: (30 + 10 + 0 + 0) / 4 expected each / 4. Centre: 2 in the tenth, 3 not. Open with a notice: 3 and 5, of 1, 2, 3, 5, 8.
  let expected: Record<string, number> = { "1.articles": 4, "1.france": 4 / 50, "1.monde": 4 / 100, "1.top-10": 1 / 4, "1.europe": 1 / 4, "2": 2.5, "4.c": 1 / 2, "13": 2 / 5 };
  const first = await measured(house);
  assert.deepEqual(first.values, expected);
  assert.ok(Object.values(first.outcomes).every((one) => one === "entered"), JSON.stringify(first.outcomes));
  const started = expected;

  const moves = async (what: string, moved: Readonly<Record<string, number>>): Promise<void> => {
    const before = expected;
    expected = { ...expected, ...moved };
    const { values, outcomes } = await measured(house);
    assert.deepEqual(values, expected, what);
    assert.deepEqual(await onBoard(house), expected, `${what}: on the board`);
    for (const [series, outcome] of Object.entries(outcomes)) assert.equal(outcome === "corrected", expected[series] !== before[series], `${what}: ${series} ${outcome}`);
  };
  await moves("nothing", {});
  await take(house, "hal.json", asHal([8]), day("2025-03-01"));
  await moves("a notice in HAL for 8", { "13": 3 / 5 });
  await change(house, 8, { cited: 30 }, "2025-03-02");
  await moves("8 cited 30 times: (30 + 10 + 0 + 30) / 16, two in the top tenth", { "2": 70 / 16, "1.top-10": 2 / 4 });
  await change(house, 2, { signatures: [centre, oslo] }, "2025-03-03");
  await moves("Berlin was Oslo", { "1.europe": 0 });
  await change(house, 3, { signatures: [unit] }, "2025-03-04");
  await moves("3 is not of the centre: 2 alone is left", { "4.c": 1 });
  await change(house, 2, { signatures: [centre, oslo], issn: common }, "2025-03-05");
  await moves("2 in the other journal", { "4.c": 0 });
  await change(house, 6, { year: 2024 }, "2025-03-06");
  await moves("6 is of 2024: five articles, (70 + 8) / 20, closed", { "1.articles": 5, "1.france": 5 / 50, "1.monde": 5 / 100, "1.top-10": 2 / 5, "2": 78 / 20, "13": 3 / 6 });
  await change(house, 1, { retracted: true }, "2025-03-07");
  await moves("1 is retracted: (10 + 0 + 30 + 8) / 16", { "1.articles": 4, "1.france": 4 / 50, "1.monde": 4 / 100, "1.top-10": 1 / 4, "2": 48 / 16, "13": 3 / 5 });
  await change(house, 6, { signatures: [oslo] }, "2025-03-08");
  await moves("6 was never signed here: (10 + 0 + 30) / 12", { "1.articles": 3, "1.france": 3 / 50, "1.monde": 3 / 100, "1.top-10": 1 / 3, "2": 40 / 12, "13": 3 / 4 });
  // What a source said earlier, taken in late, changes nothing.
  await change(house, 8, { cited: 12 }, "2025-02-27");
  await moves("an older answer", {});

  for (const [series, value] of Object.entries(started)) assert.equal((await house.bibliometrics.revisions(series, 2024)).at(-1)?.value, value, `${series}: the first result is still there`);
  assert.deepEqual((await house.bibliometrics.revisions("13", 2024)).map(({ value }) => value).filter((value, index, all) => value !== all[index - 1]), [3 / 4, 3 / 5, 3 / 6, 3 / 5, 2 / 5]);
  assert.ok((await verifyValues(db)).ok && (await verifyMeasurements(db)).ok);
});
