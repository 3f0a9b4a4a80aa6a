import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { openAnalytics } from "../../../../kernel/analytics/index.ts";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import { relaxedDeterministic } from "../testing/relaxed-deterministic.ts";
import { generateDeaths } from "./generate.ts";
import { deathsPlan } from "./options.ts";

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "jalon-deaths-test-"));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test("the same options give the same bytes on one thread or two", async () => {
  await inFolder(async (folder) => {
    const hashes: string[] = [];
    for (const threads of [1, 2]) {
      const made = await generateDeaths({ deaths: 20_000, seed: "a" }, { directory: join(folder, String(threads)), threads });
      const hash = createHash("sha256");
      for (const file of [made.left, made.right, made.truthRows, made.truthFile]) hash.update(await readFile(file));
      hashes.push(hash.digest("hex"));
    }
    assert.equal(hashes[0], hashes[1]);
  });
});

test("truth is what the files hold; the floor is apart; each fault is what it says", async () => {
  await inFolder(async (folder) => {
    const { left, right, truthRows, truth } = await generateDeaths({ deaths: 20_000, years: [2020, 2022], seed: "truth" }, { directory: folder, format: "csv" });
    const analytics = await openAnalytics();
    try {
      for (const [name, file] of [["t", truthRows], ["l", left], ["r", right]] as const) await analytics.run(`create table ${name} as from read_csv('${file}', header = true, all_varchar = true)`);
      const [seen] = await analytics.rows<Record<string, number>>(`
        select (select count(*) from l)::integer as certificates, (select count(*) from r)::integer as health,
          (select count(*) from t where side = 'left' and person in (select person from t where side = 'right'))::integer as linkable, (select count(distinct death_year) from l)::integer as years`);
      assert.deepEqual(seen, { certificates: 60_000, health: truth.healthRows, linkable: truth.linkable, years: 3 });
      assert.ok(Math.abs(truth.floor - 0.023) < 0.003);
      const wrong = async (fault: string, where: string): Promise<number> => (await analytics.rows<{ n: number; wrong: number }>(`
        select count(*)::integer as n, count(*) filter (not coalesce(${where}, false))::integer as wrong
        from t as tr join r on tr.side = 'right' and tr.id = r.id join t as tl on tl.side = 'left' and tl.person = tr.person join l on l.id = tl.id where coalesce(tr.errors, '') = '${fault}' and coalesce(tl.errors, '') in ('', 'act-number-missing')`)).map(({ n, wrong: bad }) => (n === 0 ? -1 : bad))[0] ?? -1;
      for (const [fault, where] of [
        ["death-date-missing", "r.death_date is null"], ["death-date-wrong", "r.death_date is not null"],
        ["residence-borough-lost", "r.residence_commune in ('75056', '69123', '13055')"], ["residence-borough-wrong", "r.residence_commune <> l.residence_commune and r.residence_department = substr(l.residence_commune, 1, 2)"],
        ["residence-old-code", "r.residence_commune <> l.residence_commune"], ["residence-unknown", "r.residence_commune is null"], ["residence-corsica", "r.residence_commune like '20%'"], ["residence-overseas", "r.residence_commune like '97%' and r.residence_commune <> l.residence_commune"],
        ["birth-month-unknown", "r.birth_date like '%-00-00' and l.birth_commune like '99%'"], ["birth-month-wrong", "substr(r.birth_date, 6, 2) <> substr(l.birth_date, 6, 2)"], ["hospital-stay-missing", "r.hospital_death_date is null and l.ward = 'hospital'"], ["", "substr(r.birth_date, 1, 7) = substr(l.birth_date, 1, 7) and r.death_date = l.death_date and r.residence_commune = l.residence_commune and r.sex = l.sex"],
      ] as const) assert.equal(await wrong(fault, where), 0, fault);
      const [twin] = await analytics.rows<{ n: number; apart: number }>("select count(*)::integer as n, count(*) filter (person in (select person from t where side = 'left'))::integer as apart from t where category = 'twin'");
      assert.ok((twin?.n ?? 0) > 300);
      assert.equal(twin?.apart, 0, "a twin is somebody else");
    } finally {
      analytics.close();
    }
  });
});

test("relaxing criteria one at a time fails on about one death in six, and its errors grow", async () => {
  await inFolder(async (folder) => {
    const files = await generateDeaths({ deaths: 60_000, seed: "today" }, { directory: folder });
    const analytics = await openAnalytics();
    try {
      const result = await relaxedDeterministic(analytics, files);
      assert.ok(result.failure > 0.15 && result.failure < 0.19, String(result.failure));
      assert.ok(result.failureAboveFloor > 0.12);
      assert.ok(result.precision > 0.99);
    } finally {
      analytics.close();
    }
  });
});

test("options that cannot be are all named", () => {
  assert.throws(() => deathsPlan({ deaths: 1, silent: 2, years: [2022, 2020] }), (error: AppError) => error.code === "linkage.generator-options" && /deaths.*years.*silent/.test(error.text.en));
});
