import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { openAnalytics, type Analytics } from "../../../../kernel/analytics/index.ts";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import { cityOfBorough } from "../places.ts";
import { generatePopulation, type PopulationFiles } from "./generate.ts";
import { kinds, type KindCode } from "./kinds.ts";
import { populationPlan, type PopulationOptions } from "./options.ts";

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "jalon-population-test-"));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A population with tables `a` (rows without errors, by person), `b` (copies) and `t` (truth). */
async function withPopulation(options: PopulationOptions, work: (analytics: Analytics, files: PopulationFiles) => Promise<void>): Promise<void> {
  await inFolder(async (folder) => {
    const files = await generatePopulation(options, { directory: folder });
    const analytics = await openAnalytics();
    try {
      await analytics.run(`create table t as from read_parquet('${files.truthRows}')`);
      await analytics.run(`create table a as select t.person, t.family, t.twin, f.* from read_parquet('${files.left}') f join t on t.side = 'left' and t.id = f.id`);
      await analytics.run(`create table b as select t.person, t.errors, f.* from read_parquet('${files.right ?? files.left}') f join t on t.side = 'right' and t.id = f.id`);
      await work(analytics, files);
    } finally {
      analytics.close();
    }
  });
}

test("the same options give the same bytes on one thread or two, another seed others", async () => {
  await inFolder(async (folder) => {
    const hashes: string[] = [];
    for (const [index, [seed, threads]] of ([["a", 1], ["a", 2], ["b", 2]] as const).entries()) {
      const made = await generatePopulation({ rows: 30_000, seed, nir: 0.5 }, { directory: join(folder, String(index)), format: "parquet", threads });
      const hash = createHash("sha256");
      for (const file of [made.left, made.right ?? "", made.truthRows, made.truthFile]) hash.update(await readFile(file));
      hashes.push(hash.digest("hex"));
    }
    assert.equal(hashes[0], hashes[1]);
    assert.notEqual(hashes[0], hashes[2]);
  });
});

test("rows, copies and strangers are as many as asked; every kind of error occurs, at its rate", async () => {
  await withPopulation({ rows: 60_000, seed: "rates", copyShare: 0.5, homonyms: 0.02 }, async (analytics, { truth }) => {
    assert.deepEqual([truth.leftRows, truth.rightRows, truth.truePairs], [30_000, 30_000, 27_000]);
    const [seen] = await analytics.rows<Record<string, number>>("select (select count(*) from a)::integer as l, (select count(*) from b)::integer as r, (select count(*) from b where person in (select person from a))::integer as both_sides");
    assert.deepEqual(seen, { l: 30_000, r: 30_000, both_sides: 27_000 });
    for (const { code, rate, possible, planted } of truth.kinds) {
      assert.ok(planted > 0, `${code} occurs`);
      assert.ok(Math.abs(planted - possible * rate) <= 5 * Math.sqrt(possible * rate * (1 - rate)) + 1e-9, `${code}: ${planted} of ${possible} at ${rate}`);
    }
    const counted = await analytics.rows<{ code: KindCode; n: number }>("select code, count(*)::integer as n from (select unnest(string_split(errors, ';')) as code from b where errors <> '') group by 1");
    assert.deepEqual(Object.fromEntries(counted.map(({ code, n }) => [code, n])), Object.fromEntries(truth.kinds.map(({ code, planted }) => [code, planted])));
    assert.equal(kinds.length, 40);
  });
});

/** What a copy with that one error and no other shows beside the row without errors. */
const shows: Readonly<Record<KindCode, string>> = {
  "several-matches": "exists (select 1 from a o where o.person <> a.person and o.birth_name = a.birth_name and o.birth_date = a.birth_date)",
  "name-missing": "b.birth_name is null", "name-usage": "b.birth_name <> a.birth_name and b.usage_name is null", "name-partial": "contains(a.birth_name, b.birth_name) and b.birth_name <> a.birth_name",
  "name-complex": "b.birth_name <> a.birth_name and list_sort(string_split(replace(b.birth_name, '-', ' '), ' ')) = list_sort(string_split(replace(a.birth_name, '-', ' '), ' '))",
  "name-particle": "contains(replace(a.birth_name, ' ', ''), replace(b.birth_name, ' ', '')) and b.birth_name <> a.birth_name", "name-typo": "damerau_levenshtein(a.birth_name, b.birth_name) = 1",
  "name-title": "suffix(b.birth_name, ' ' || a.birth_name)", "first-name-missing": "b.first_names is null", "first-name-second-used": "contains(' ' || a.first_names, ' ' || split_part(b.first_names, ' ', 1)) and split_part(b.first_names, ' ', 1) <> split_part(a.first_names, ' ', 1) or split_part(a.first_names, ' ', 1) = split_part(a.first_names, ' ', 2)",
  "first-name-frenchised": "split_part(b.first_names, ' ', 1) <> split_part(a.first_names, ' ', 1)", "first-name-typo": "damerau_levenshtein(split_part(a.first_names, ' ', 1), split_part(b.first_names, ' ', 1)) = 1",
  "first-name-second-typo": "damerau_levenshtein(split_part(a.first_names, ' ', 2), split_part(b.first_names, ' ', 2)) = 1 and split_part(a.first_names, ' ', 1) = split_part(b.first_names, ' ', 1)",
  "date-missing": "b.birth_date is null", "date-uncertain": "substr(b.birth_date, 1, 4) = substr(a.birth_date, 1, 4) and (b.birth_date like '%-00' or b.birth_date like '%-01-01')", "date-typo": "b.birth_date <> a.birth_date and try_cast(b.birth_date as date) is not null",
  "sex-wrong": "b.sex <> a.sex", "place-country-only": "b.birth_place = 'FRANCE' and b.birth_commune is null", "place-missing": "b.birth_place is null and b.birth_commune is null", "country-missing": "b.birth_country is null and a.birth_country <> 'FRANCE'",
  "country-other-name": "b.birth_country <> a.birth_country", "place-abroad-partial": "starts_with(a.birth_place, b.birth_place || ' ') and a.birth_commune like '99%'", "place-overseas": "b.birth_commune like '97_00' and a.birth_commune <> b.birth_commune",
  "place-borough": "b.birth_commune in ('75056', '69123', '13055') and b.birth_place in ('PARIS', 'LYON', 'MARSEILLE')", "place-borough-typo": "substr(a.birth_commune, 1, 3) = substr(b.birth_commune, 1, 3) and a.birth_commune <> b.birth_commune",
  "place-homonym": "b.birth_department <> a.birth_department and b.birth_place = a.birth_place", "department-corsica": "(b.birth_department = '20') <> (a.birth_department = '20')", "department-changed": "b.birth_department <> a.birth_department and b.birth_place = a.birth_place",
  "place-changed": "(b.birth_commune, b.birth_place) <> (a.birth_commune, a.birth_place) and b.birth_department = a.birth_department", "department-wrong": "b.birth_department <> a.birth_department and b.birth_place = a.birth_place", "department-missing": "b.birth_department is null",
  "department-leading-zero": "'0' || b.birth_commune = a.birth_commune and '0' || b.birth_department = a.birth_department", "department-non-digits": "regexp_matches(b.birth_department, '^D[EPT. ]*' || a.birth_department || '$')",
  "place-big-town": "starts_with(b.birth_place, a.birth_place || ' ')", "place-abbreviation": "length(b.birth_place) < length(a.birth_place) and substr(b.birth_place, 1, 1) = substr(a.birth_place, 1, 1)",
  "place-special-characters": "regexp_replace(b.birth_place, '[ _*]', '', 'g') = regexp_replace(a.birth_place, '[- '']', '', 'g')", "place-partial": "starts_with(a.birth_place, b.birth_place) and a.birth_place <> b.birth_place",
  "place-typo": "damerau_levenshtein(a.birth_place, b.birth_place) = 1", "place-diacritics": "b.birth_place <> a.birth_place and not regexp_matches(b.birth_place, '^[A-Z'' -]+$')", "names-swapped": "b.birth_name = split_part(a.first_names, ' ', 1) or b.birth_name = a.first_names",
};

test("an error planted is the error that is there", async () => {
  await withPopulation({ rows: 80_000, seed: "planted", copyShare: 0.5, strangers: 0, homonyms: 0.02, rates: { "department-corsica": 0.6, "place-overseas": 0.4, "country-other-name": 0.3 } }, async (analytics) => {
    for (const { code } of kinds) {
      const [seen] = await analytics.rows<{ n: number; wrong: number }>(`select count(*)::integer as n, count(*) filter (not coalesce(${shows[code]}, false))::integer as wrong from b join a using (person) where b.errors = '${code}'`);
      assert.ok((seen?.n ?? 0) > 0, `${code} alone on a copy`);
      assert.equal(seen?.wrong, 0, code);
    }
    const [clean] = await analytics.rows<{ wrong: number }>("select count(*)::integer as wrong from b join a using (person) where b.errors = '' and (b.birth_name, b.birth_date, b.birth_commune, b.birth_place, b.sex) <> (a.birth_name, a.birth_date, a.birth_commune, a.birth_place, a.sex)");
    assert.equal(clean?.wrong, 0);
  });
});

test("families, twins and homonyms are near non-matches; names are many and spread as in France", async () => {
  await withPopulation({ rows: 100_000, seed: "kin", copyShare: 0.1, twins: 0.1, homonyms: 0.01, nir: 1 }, async (analytics) => {
    const [twins] = await analytics.rows<{ pairs: number; same_first: number; same_day: number; same_name: number }>(`
      select count(*)::integer as pairs, count(*) filter (split_part(x.first_names, ' ', 1) = split_part(y.first_names, ' ', 1))::integer as same_first, count(*) filter (x.birth_date = y.birth_date)::integer as same_day, count(*) filter (x.birth_name = y.birth_name)::integer as same_name
      from a x join a y on x.family = y.family and x.person < y.person where x.twin and y.twin`);
    assert.ok((twins?.pairs ?? 0) > 50);
    assert.equal(twins?.same_first, 0);
    assert.equal(twins?.same_name, twins?.pairs);
    // A registrar's first of January falls on one twin or the other.
    assert.ok((twins?.same_day ?? 0) >= (twins?.pairs ?? 0) * 0.97);
    const [names] = await analytics.rows<Record<string, number>>(`
      select count(distinct birth_name)::integer as distinct_names, max(n)::integer as most, count(*) filter (birth_name = 'MARTIN')::double / count(*) as martin from (select *, count(*) over (partition by birth_name) as n from a)`);
    assert.ok((names?.["distinct_names"] ?? 0) > 30_000);
    assert.ok(Math.abs((names?.["martin"] ?? 0) - 0.0034) < 0.001, "the first surname of France");
    const [homonyms] = await analytics.rows<{ n: number }>("select count(*)::integer as n from a x join a y on x.person < y.person and x.birth_name = y.birth_name and x.birth_date = y.birth_date and split_part(x.first_names, ' ', 1) = split_part(y.first_names, ' ', 1) and x.sex = y.sex");
    assert.ok((homonyms?.n ?? 0) > 100);
    const [nir] = await analytics.rows<{ n: number; wrong: number }>("select count(*)::integer as n, count(*) filter (length(nir) <> 15 or (replace(replace(substr(nir, 1, 13), '2A', '19'), '2B', '18')::bigint + substr(nir, 14)::bigint) % 97 <> 0)::integer as wrong from a");
    assert.deepEqual(nir, { n: 90_000, wrong: 0 });
  });
});

test("one file holds originals and copies; options that cannot be are all named", async () => {
  await inFolder(async (folder) => {
    const made = await generatePopulation({ rows: 2_000, task: "dedupe" }, { directory: folder, format: "csv" });
    assert.equal(made.right, null);
    assert.equal((await readFile(made.left, "utf8")).trim().split("\n").length, 2_001);
    assert.equal(made.truth.truePairs, 400);
    await assert.rejects(generatePopulation({ rows: 2_000, names: folder }, { directory: folder }), (error: AppError) => error.code === "linkage.generator-names-missing" && !error.message.includes(folder));
  });
  assert.throws(() => populationPlan({ rows: 1, women: 2, rates: { "name-typo": -1 } }), (error: AppError) => error.code === "linkage.generator-options" && /rows.*women.*rates\.name-typo/.test(error.text.fr));
  assert.deepEqual(["75120", "69381", "13216", "75056", "01001"].map(cityOfBorough), ["75056", "69123", "13055", null, null]);
});
