import assert from "node:assert/strict";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { day } from "../../../kernel/time/day.ts";
import { datasetMigrations } from "../migrations.ts";
import { openingDay } from "./store/facts.ts";

const declared = (db: Db, code: string, at: string, demonstration: boolean) =>
  db.query(sql`insert into datasets.dataset (code, subject_kind, draft_state, draft, declared_by, created_at, modified_at, demonstration) values (${code}, 'non-human', 'draft', '{}', 'a', ${at}, ${at}, ${demonstration})`);

databaseTest("a made-up history opens at its last day, anything real at today", [auditMigrations, datasetMigrations], async (db) => {
  assert.equal(await openingDay(db, day("2026-11-22")), "2026-11-22");
  await declared(db, "ds-900001", "2024-03-12T08:00:00Z", true);
  await declared(db, "ds-900002", "2025-02-03T08:00:00Z", true);
  assert.equal(await openingDay(db, day("2026-11-22")), "2025-02-03");
  assert.equal(await openingDay(db, day("2024-12-31")), "2024-12-31");
  await declared(db, "ds-900003", "2026-01-05T08:00:00Z", false);
  assert.equal(await openingDay(db, day("2026-11-22")), "2026-11-22");
});
