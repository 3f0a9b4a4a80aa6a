import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { AppError } from "../errors/app-error.ts";
import { databaseTest } from "../testing/database.ts";
import { sql } from "./db.ts";
import { migrate, readLedger, readMigrations } from "./migrate.ts";
import type { MigrationSet } from "./migrate.ts";

const root = mkdtempSync(join(tmpdir(), "jalon-migrate-"));
after(() => rmSync(root, { recursive: true }));
let folders = 0;

function folder(files: Readonly<Record<string, string>>): string {
  folders += 1;
  const directory = join(root, String(folders));
  mkdirSync(directory);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
  return directory;
}

function shop(files: Readonly<Record<string, string>>): MigrationSet {
  return { schema: "shop", directory: folder(files) };
}

const first = { "0001_item.sql": "create table shop.item (id int primary key);\ninsert into shop.item values (1);\n" };
const second = { "0002_price.sql": "alter table shop.item add price numeric; update shop.item set price = 2.50" };

function failsWith(code: string) {
  return (error: unknown): boolean => error instanceof AppError && error.code === code && error.text.fr !== error.text.en;
}

databaseTest("migrations run once, in order, and are written down", [], async (db) => {
  assert.deepEqual(await readLedger(db), []);
  assert.deepEqual(await migrate(db, [shop(first)]), { applied: 1 });
  const told: string[] = [];
  const set = shop({ ...second, ...first, "README.md": "not a migration" });
  assert.deepEqual(await migrate(db, [set], (step) => told.push(step.en)), { applied: 1 });
  assert.deepEqual(told, ["Migration shop/0002_price.sql"]);
  assert.deepEqual(await migrate(db, [set]), { applied: 0 });
  assert.deepEqual(await db.query(sql`select * from shop.item`), [{ id: 1, price: "2.50" }]);
  const ledger = await readLedger(db);
  assert.deepEqual(ledger.map(({ name }) => name), ["0001_item.sql", "0002_price.sql"]);
  assert.deepEqual(ledger.map(({ checksum }) => checksum), readMigrations(set).map(({ checksum }) => checksum));
});

databaseTest("windows line ends are no edit; any other change is refused before anything runs", [], async (db) => {
  await migrate(db, [shop(first)]);
  const windows = shop({ "0001_item.sql": first["0001_item.sql"].replaceAll("\n", "\r\n") });
  assert.deepEqual(await migrate(db, [windows]), { applied: 0 });
  const edited = shop({ "0001_item.sql": `${first["0001_item.sql"]} `, ...second });
  await assert.rejects(migrate(db, [edited]), failsWith("database.migration-edited"));
  assert.equal((await readLedger(db)).length, 1);
});

databaseTest("a database newer than the program, and a number that comes too late, are refused", [], async (db) => {
  await migrate(db, [shop({ ...first, "0003_more.sql": "select 1" })]);
  await assert.rejects(migrate(db, [shop(first)]), failsWith("database.migration-unknown"));
  const late = shop({ ...first, ...second, "0003_more.sql": "select 1" });
  await assert.rejects(migrate(db, [late]), failsWith("database.migration-out-of-order"));
});

databaseTest("a migration that fails leaves nothing of itself, and keeps those before", [], async (db) => {
  const broken = shop({ ...first, "0002_broken.sql": "create table shop.half (id int); select no_such_column" });
  await assert.rejects(db.tx((tx) => migrate(tx, [broken])));
  assert.deepEqual(await readLedger(db), []);
  await assert.rejects(migrate(db, [broken]));
  assert.deepEqual((await readLedger(db)).map(({ name }) => name), ["0001_item.sql"]);
  assert.deepEqual(await db.query(sql`select to_regclass('shop.half') as half`), [{ half: null }]);
}, { commits: true });

databaseTest("several that migrate at once run each file once", [], async (db) => {
  const set = shop({ ...first, ...second });
  const results = await Promise.all(Array.from({ length: 5 }, () => migrate(db, [set])));
  assert.equal(results.reduce((sum, { applied }) => sum + applied, 0), 2);
  assert.deepEqual(await db.query(sql`select count(*) as items from shop.item`), [{ items: 1 }]);
}, { commits: true });

databaseTest("names that are no migration are refused", [], async () => {
  assert.throws(() => readMigrations(shop({ "1_x.sql": "" })), /not the name of a migration/);
  assert.throws(() => readMigrations(shop({ "0001_x.sql": "", "0001_y.sql": "" })), /two migrations/);
  assert.throws(() => readMigrations({ schema: "Shop; drop", directory: root }), /not a schema name/);
});
