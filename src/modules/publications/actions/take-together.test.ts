import assert from "node:assert/strict";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import { sql } from "../../../kernel/db/db.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { fixedClock } from "../../../kernel/time/day.ts";
import type { Work } from "../domain/work.ts";
import { publicationMigrations } from "../migrations.ts";
import { createPublications } from "../module.ts";
import { bibliographicRecord as record, delivery, identifiers, tester } from "../testing/builders.ts";
import { takeTogether } from "./take-together.ts";

databaseTest("deliveries taken together make the works that they make one by one", [auditMigrations, publicationMigrations], async (db) => {
  const publications = createPublications({ db, clock: fixedClock("2025-03-31") });
  const works = async (): Promise<unknown> => {
    const all: Work[] = [];
    for await (const some of publications.allWorks()) all.push(...some);
    return all.map(({ records, ...work }) => ({ ...work, records: records.map(({ record: one, observedOn }) => [one, observedOn]) }));
  };
  const hal = (key: number, ids: string) => record("hal", `hal-${key}`, { title: `Une étude du sommeil chez les nageurs de fond ${key}`, identifiers: identifiers(`hal:hal-${key} ${ids}`) });
  const given = () => [
    delivery("hal", "2024-01-10", [hal(1, ""), hal(2, "doi:10.1234/b"), hal(3, "")]),
    delivery("hal", "2025-01-10", [hal(1, "doi:10.1234/a"), { ...hal(3, ""), deleted: true }]),
    delivery("crossref", "2024-06-10", ["a", "b"].map((at) => record("crossref", `10.1234/${at}`, { identifiers: identifiers(`doi:10.1234/${at}`), citations: { total: 3, byYear: null } }))),
  ];
  await takeTogether({ db }, tester, given());
  const together = await works();
  assert.equal((together as unknown[]).length, 2);
  for (const table of ["delivery", "record_content", "record_sighting", "source_record", "record_link", "record_alias", "work", "open_question", "work_change"]) await db.query(sql`delete from publications.${sql.identifier(table)}`);
  for (const one of given()) await publications.take(tester, one);
  assert.deepEqual(together, await works());
});
