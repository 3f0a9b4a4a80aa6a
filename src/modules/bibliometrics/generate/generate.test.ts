import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { openAnalytics } from "../../../kernel/analytics/index.ts";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { corpusPlan, corpusTruth, generateCorpus, generateTables } from "./index.ts";

test("the same seed gives the same bytes on one thread or two, another seed others", async () => {
  const folder = await mkdtemp(join(tmpdir(), "jalon-corpus-"));
  try {
    const hashes: string[] = [];
    for (const [index, [seed, threads]] of ([["a", 1], ["a", 2], ["b", 2]] as const).entries()) {
      const made = await generateCorpus({ papers: 300_000, seed }, { directory: join(folder, String(index)), threads });
      const hash = createHash("sha256");
      for (const file of [made.papersFile, made.unitsFile]) hash.update(await readFile(file));
      hashes.push(hash.digest("hex"));
    }
    assert.equal(hashes[0], hashes[1]);
    assert.notEqual(hashes[0], hashes[2]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("weights add up, fields differ, columns are independent, repeated rows are where they were asked", async () => {
  const analytics = await openAnalytics();
  try {
    await generateTables(analytics, { papers: 100_000, seed: "shape", fields: 30, journals: 90, duplicates: 500 });
    const [shape] = await analytics.rows<Record<string, number>>(`
      select count(*)::integer as rows, count(distinct paper)::integer as papers, count(distinct journal)::integer as journals,
        corr(citations, year) as drift, corr(hash(journal)::double, citations) as journal_and_citations,
        count(*) filter (len(list_distinct(list_transform(string_split(fields, ';'), f -> split_part(f, ':', 1)))) <> len(string_split(fields, ';')))::integer as twice
      from generated_papers`);
    assert.deepEqual([shape?.["rows"], shape?.["papers"], shape?.["journals"], shape?.["twice"]], [100_500, 100_000, 91, 0]);
    assert.ok(Math.abs(shape?.["journal_and_citations"] ?? 1) < 0.02);
    assert.ok((shape?.["drift"] ?? 0) < 0, "younger papers have had less time");
    const [weights] = await analytics.rows<{ wrong: number }>(`
      select count(*)::integer as wrong from (
        select paper, sum(split_part(part, '/', 1)::double / coalesce(nullif(split_part(part, '/', 2), ''), '1')::double) as total
        from (select paper, regexp_extract(unnest(string_split(fields, ';')), ':(.*)$', 1) as part from (select distinct * from generated_papers)) group by paper)
      where abs(total - 1) > 1e-12`);
    assert.equal(weights?.wrong, 0);
    const [units] = await analytics.rows<{ most: number; doubled: number }>(`
      select max(total) as most, max(times)::integer as doubled from (
        select sum(split_part(weight, '/', 1)::double / coalesce(nullif(split_part(weight, '/', 2), ''), '1')::double) as total, count(*) - count(distinct unit) as times from generated_units group by paper)`);
    assert.ok((units?.most ?? 2) <= 1 + 1e-12);
    assert.equal(units?.doubled, 0);
  } finally {
    analytics.close();
  }
});

test("what is known is what is there: countries by list, uncited papers by citation level", async () => {
  const analytics = await openAnalytics();
  try {
    const truth = await generateTables(analytics, { papers: 50_003, seed: "known", citationLogMean: -0.5 });
    const [seen] = await analytics.rows<Record<string, number>>(`
      select count(*) filter (contains(countries, 'FR'))::integer as france,
        count(*) filter (contains(countries, 'FR') and contains(countries, 'DE'))::integer as eu27,
        count(*) filter (contains(countries, 'FR') and (contains(countries, 'DE') or contains(countries, 'GB')))::integer as uk,
        count(*) filter (contains(countries, 'FR') and (contains(countries, 'DE') or contains(countries, 'GB') or contains(countries, 'CH')))::integer as europe,
        avg((citations = 0)::integer) as uncited
      from generated_papers`);
    const { france, withEu27, withEu27AndUnitedKingdom, withGeographicEurope } = truth.countries;
    assert.deepEqual([seen?.["france"], seen?.["eu27"], seen?.["uk"], seen?.["europe"]], [france, withEu27, withEu27AndUnitedKingdom, withGeographicEurope]);
    assert.ok((seen?.["uncited"] ?? 0) > 0.5);
  } finally {
    analytics.close();
  }
});

test("exact values of the planted units, redone by hand", () => {
  const { units } = corpusTruth(corpusPlan({ papers: 1_000, seed: "x" }));
  const of = (unit: string, counting: string) => units.find((one) => one.unit === unit && one.counting === counting);
  assert.deepEqual(of("CLASS-18", "full")?.top, { "1/100": "0", "1/20": "0", "1/10": "1/10" });
  assert.deepEqual(of("CLASS-20", "full")?.top, { "1/100": "21/100", "1/20": "1", "1/10": "1" });
  // Mean of 11…20 is 15.5; top 10 %: two whole classes and a tenth of one, of ten.
  assert.deepEqual([of("UPPER", "full")?.normalisedImpact, of("UPPER", "full")?.top["1/10"]], ["31/20", "21/100"]);
});

test("options that cannot be meant are refused, all at once", () => {
  assert.throws(() => corpusPlan({ papers: 10, seed: "x", unitShare: 2, years: [2024, 2020] }), (error) => error instanceof AppError && error.code === "bibliometrics.generator-options" && /years/.test(error.text.en) && /unitShare/.test(error.text.en));
});
