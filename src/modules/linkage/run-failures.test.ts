import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { sql } from "../../kernel/db/db.ts";
import { jsonb } from "../../kernel/db/values.ts";
import { databaseTest } from "../../kernel/testing/database.ts";
import type { FailureReport } from "./domain/report.ts";
import { linkageOn, linkageSets, people, withFiles } from "./testing/builders.ts";

const cause = (code: string, structural: boolean) => ({ cause: code, label: { fr: code, en: code }, structural });
const count = (axis: string, group: string, records: number, causes: Readonly<Record<string, number>>) => ({ axis, group, records, causes });
const oneYear: FailureReport = {
  records: 1_000, causes: [cause("date-differs", false), cause("died-abroad", true)],
  counts: [
    count("all", "all", 1_000, { "date-differs": 40, "died-abroad": 20 }), count("year", "2022", 1_000, { "date-differs": 40, "died-abroad": 20 }), count("birthplace", "abroad", 100, {}),
    count("department", "75", 600, { "date-differs": 30 }), count("department", "other", 400, { "date-differs": 10, "died-abroad": 20 }), count("regime", "missing", 1_000, { "date-differs": 40, "died-abroad": 20 }),
  ],
};

databaseTest("failures of a run are told by year and by group; a run of several years has no groups, one that compared names is none of certificates", linkageSets, async (db) => {
  const bench = linkageOn(db);
  const { linkage, directory } = bench;
  try {
    await withFiles(bench);
    const id = await linkage.askRun(people.office, "essai", null);
    await linkage.idle();
    const told = async (failures: FailureReport) => {
      await db.query(sql`update linkage.run set report = jsonb_set(report, '{failures}', ${jsonb(failures)}) where id = ${id}`);
      return linkage.runFailures();
    };
    assert.deepEqual(await told(oneYear), [], "the trial model compares names");
    await db.query(sql`update linkage.run set report = jsonb_set(report, '{summary,model,columns}', ${jsonb({ birth_date: { clean: "date" } })}) where id = ${id}`);
    const [run] = await told(oneYear);
    assert.deepEqual([run?.deathYear, run?.certificates, run?.failed, run?.structural], [2022, 1_000, 60, 20]);
    assert.deepEqual(run?.groups.map(({ by, value, certificates, failed }) => [by, value.fr, certificates, failed]), [["department", "75", 600, 30], ["department", "groupes trop petits, ensemble", 400, 30], ["regime", "non renseigné", 1_000, 60]]);
    const two = await told({ ...oneYear, counts: [...oneYear.counts, count("year", "2023", 10, { "date-differs": 1 }), count("year", "missing", 3, {})] });
    assert.deepEqual(two.map(({ deathYear, failed, groups }) => [deathYear, failed, groups.length]), [[2022, 60, 0], [2023, 1, 0]]);
  } finally {
    await linkage.stop();
    rmSync(directory, { recursive: true, force: true });
  }
});
