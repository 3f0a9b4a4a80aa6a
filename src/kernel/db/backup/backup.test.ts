import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { after } from "node:test";
import { gunzipSync, gzipSync } from "node:zlib";
import { auditMigrations, recordAudits, verifyAudit } from "../../audit/index.ts";
import { AppError } from "../../errors/app-error.ts";
import { databaseTest, freshDatabase } from "../../testing/database.ts";
import { folderStorage } from "../../storage/index.ts";
import { backup, restore } from "../backup.ts";
import { sql } from "../db.ts";
import type { Db } from "../db.ts";
import { migrate } from "../migrate.ts";
import type { MigrationSet } from "../migrate.ts";

const root = mkdtempSync(join(tmpdir(), "jalon-backup-"));
after(() => rmSync(root, { recursive: true }));
const commits = { commits: true };

const first = `
create type stock.state as enum ('new', 'worn out');
create table stock.place (id int generated always as identity primary key, name text not null unique,
  parent int references stock.place, main_item bigint);
create table stock.item (id bigserial primary key, place int not null references stock.place,
  price numeric(12,2), ratio numeric, weight float8, seen timestamptz, made date, photo bytea, facts jsonb, exact json,
  tags text[], state stock.state, lasts interval, flag boolean, code char(6),
  doubled numeric generated always as (price * 2) stored);
alter table stock.place add foreign key (main_item) references stock.item;
create materialized view stock.prices as select sum(price) as total from stock.item;
create function stock.refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
create trigger no_change before update or delete on stock.item for each row execute function stock.refuse();
create table "stock"."Odd ""name" ("select" int, "a b" text);
insert into stock.place (name) values ('put in by the migration');`;
const second = `alter table stock.item add note text not null default 'none';`;

function stock(...files: readonly string[]): MigrationSet {
  const directory = mkdtempSync(join(root, "stock-"));
  mkdirSync(directory, { recursive: true });
  files.forEach((text, index) => writeFileSync(join(directory, `000${index + 1}_step.sql`), text));
  return { schema: "stock", directory };
}
const sets = [auditMigrations, stock(first)];
const schemas = ["kernel", "stock"];

async function fill(db: Db): Promise<void> {
  await db.script(`
    insert into stock.place (name, parent) values ('b', 3), ('c', 1);
    insert into stock.item (place, price, ratio, weight, seen, made, photo, facts, exact, tags, state, lasts, flag, code) values
      (2, 1.50, 0.10000000000000000001, 0.1, '2024-03-31 01:59:59.123456+01', '0044-03-15 BC', '\\x00ff5c', '{"b": 1.50, "a": null}',
       '{"b" : 1, "b" : 2}', array['x,y', null, '', '{"'], 'worn out', '1 mon -2 days', true, 'ab'),
      (3, null, 'NaN', 'Infinity', 'infinity', null, '', 'null', null, '{}', null, null, null, null);
    insert into stock.item (place, facts) select 1, jsonb_build_object('n', n, 'text', repeat('é"\\', 20)) from generate_series(1, 6000) n;
    update stock.place set main_item = 2 where id = 1;
    insert into stock."Odd ""name" values (1, E'two\\nlines\\u2028'), (null, '');
    refresh materialized view stock.prices`);
  await db.tx((tx) => recordAudits(tx, [{ accountId: null, author: "a", act: "b", subject: "c" }]));
}

/** Everything, as PostgreSQL writes it: two databases with the same picture hold the same. */
async function picture(db: Db): Promise<unknown> {
  const rows: unknown[] = [];
  for (const table of ["stock.place", "stock.item", `stock."Odd ""name"`, "stock.prices", "kernel.audit_entry"]) {
    rows.push(await db.query(sql`select count(*), md5(string_agg(t::text, '|' order by t::text)) as sum from ${sql.raw(table)} t`));
  }
  return rows;
}

async function refused(promise: Promise<unknown>, code: string): Promise<void> {
  await assert.rejects(promise, (error) => error instanceof AppError && error.code === code && error.text.fr !== error.text.en);
}

databaseTest("a backup comes back on either kind, to the last digit", sets, async (db) => {
  const file = join(root, `${db.kind}.jalon`);
  await fill(db);
  const told: string[] = [];
  const summary = await backup(db, file, schemas, (step) => told.push(step.fr));
  assert.deepEqual(summary, { tables: 5, rows: 6_009, files: 0, alteredFiles: [] });
  assert.ok(told.includes("stock.item\u202f: 6\u202f002 lignes"));
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.deepEqual(readdirSync(root).filter((name) => name.endsWith(".partial")), []);
  const before = await picture(db);

  const other = await freshDatabase([auditMigrations]);
  try {
    assert.deepEqual(await restore(other, file, sets), { tables: 5, rows: 6_009, files: 0 });
    assert.deepEqual(await picture(other), before);
    assert.equal((await verifyAudit(other)).ok, true);
    await keepsWorking(other);
    // And from the other kind back to this one.
    const back = join(root, `${db.kind}-back.jalon`);
    await backup(other, back, schemas);
    for (const schema of schemas) await db.script(`drop schema ${schema} cascade`);
    await restore(db, back, sets);
    assert.equal((await verifyAudit(db)).ok, true);
    assert.deepEqual(await picture(db), await picture(other));
  } finally {
    await other.close();
  }
}, commits);

/** Sequences go on, keys and triggers are back. */
async function keepsWorking(db: Db): Promise<void> {
  assert.deepEqual(await db.query(sql`insert into stock.item (place) values (1) returning id`), [{ id: 6_003 }]);
  assert.deepEqual(await db.query(sql`insert into stock.place (name) values ('new') returning id`), [{ id: 4 }]);
  await assert.rejects(db.query(sql`insert into stock.item (place) values (99)`), { constraint: "item_place_fkey" });
  await assert.rejects(db.query(sql`delete from stock.item`), /no/);
  await assert.rejects(db.query(sql`delete from kernel.audit_entry`), /append-only/);
}

databaseTest("a cut, altered or foreign file is refused and changes nothing", sets, async (db) => {
  const file = join(root, `${db.kind}-whole.jalon`);
  await fill(db);
  await backup(db, file, schemas);
  for (const schema of schemas) await db.script(`drop schema ${schema} cascade`);
  const whole = readFileSync(file);
  const plain = gunzipSync(whole).toString();
  const lines = plain.split("\n");
  const harmed: Record<string, Buffer | string> = {
    empty: "",
    text: "not a backup",
    "another gzip": gzipSync("hello\n"),
    "another gzip of JSON": gzipSync('{"a":1}\n'),
    "cut in the middle": whole.subarray(0, whole.length / 2),
    "cut by one byte": whole.subarray(0, whole.length - 1),
    "one byte flipped": whole.map((byte, index) => (index === 5_000 ? byte ^ 1 : byte)) as Buffer,
    "one value altered": gzipSync(plain.replace('"worn out"', '"new"')),
    "one row lost": gzipSync(lines.toSpliced(-20, 1).join("\n")),
    "the end lost": gzipSync(lines.slice(0, -2).join("\n")),
    "a line added": gzipSync(`${plain}["1"]\n`),
    "another date": gzipSync(plain.replace(/"madeAt":"2/, '"madeAt":"3')),
  };
  for (const [what, bytes] of Object.entries(harmed)) {
    const bad = join(root, `${db.kind}-bad.jalon`);
    writeFileSync(bad, bytes);
    await assert.rejects(restore(db, bad, sets), (error) => {
      assert.ok(error instanceof AppError && error.code === "database.backup-damaged", `${what}: ${String(error)}`);
      return true;
    });
  }
  assert.deepEqual(await db.query(sql`select nspname from pg_namespace where nspname in ('stock', 'kernel')`), []);
  writeFileSync(join(root, "late.jalon"), gzipSync(plain.replace('"jalonBackup":2', '"jalonBackup":3')));
  await refused(restore(db, join(root, "late.jalon"), sets), "database.backup-too-new");
  await refused(restore(db, join(root, "nowhere.jalon"), sets), "database.backup-unreadable");
  await refused(restore(db, root, sets), "database.backup-unreadable");
}, commits);

databaseTest("a database that holds data is not overwritten; an older backup is brought up to date", sets, async (db) => {
  const file = join(root, `${db.kind}-older.jalon`);
  await fill(db);
  await backup(db, file, schemas);
  await refused(restore(db, file, sets), "database.not-empty");
  for (const schema of schemas) await db.script(`drop schema ${schema} cascade`);
  await refused(restore(db, file, [auditMigrations, stock("create table stock.other (id int)")]), "database.backup-of-another-program");
  await migrate(db, [auditMigrations]);
  await restore(db, file, [auditMigrations, stock(first, second)]);
  assert.deepEqual(await db.query(sql`select distinct note from stock.item`), [{ note: "none" }]);
}, commits);

databaseTest("stored files come back with the database; one that was altered is left out and named", [auditMigrations], async (db) => {
  const here = folderStorage(join(root, `files-${db.kind}`));
  const large = await here.put(Buffer.alloc(2_000_001, "é"));
  const small = await here.put(Buffer.from("abc"));
  const empty = await here.put(new Uint8Array());
  const spoilt = await here.put(Buffer.from("spoilt"));
  writeFileSync(join(root, `files-${db.kind}`, spoilt.sha256.slice(0, 2), spoilt.sha256.slice(2)), "other");
  const file = join(root, `with-files-${db.kind}.jalon`);
  const { files, alteredFiles } = await backup(db, file, ["kernel"], undefined, here);
  assert.deepEqual([files, alteredFiles], [3, [spoilt.sha256]]);
  const there = folderStorage(join(root, `files-${db.kind}-restored`));
  const other = await freshDatabase([auditMigrations]);
  try {
    assert.equal((await restore(other, file, [auditMigrations], undefined, there)).files, 3);
    for (const { sha256 } of [large, small, empty]) assert.deepEqual(await there.get(sha256), await here.get(sha256));
    assert.equal(await there.has(spoilt.sha256), false);
  } finally {
    await other.close();
  }
  // A byte of a file changed in the backup is found before anything is restored.
  const plain = gunzipSync(readFileSync(file)).toString("utf8");
  const forged = join(root, `forged-${db.kind}.jalon`);
  writeFileSync(forged, gzipSync(plain.replace('"YWJj"', '"YWJk"')));
  const third = await freshDatabase([auditMigrations]);
  try {
    await refused(restore(third, forged, [auditMigrations], undefined, folderStorage(join(root, "forged"))), "database.backup-damaged");
  } finally {
    await third.close();
  }
}, commits);

databaseTest("a file of any size goes through backup and restore piece by piece, and texts keep every sign that ends a line elsewhere", [auditMigrations], async (db) => {
  const size = 40_000_003;
  const content = (): Readable => Readable.from((function* pieces() {
    for (let at = 0; at < size; at += 65_536) yield Buffer.alloc(Math.min(65_536, size - at), String(at));
  })(), { objectMode: false });
  const here = folderStorage(join(root, `large-${db.kind}`));
  const large = await here.put(content());
  const author = "a\u2028b\u2029c\u0085d\re\ttab";
  await recordAudits(db, [{ accountId: null, author, act: "test.line-ends", subject: "test" }]);
  // Whoever asks for the whole of a large file at once does not pass.
  const piecewise = { ...here, get: async () => { throw new Error("read whole"); } };
  const file = join(root, `large-${db.kind}.jalon`);
  assert.equal((await backup(db, file, ["kernel"], undefined, piecewise)).files, 1);
  const there = folderStorage(join(root, `large-${db.kind}-restored`));
  const streamed = { ...there, put: async (bytes: Uint8Array | Readable) => (bytes instanceof Readable ? there.put(bytes) : assert.fail("kept whole")) };
  const other = await freshDatabase([auditMigrations]);
  try {
    await restore(other, file, [auditMigrations], undefined, streamed);
    assert.equal(await there.verify(large.sha256), "intact");
    assert.deepEqual(await other.query(sql`select author from kernel.audit_entry`), [{ author }]);
  } finally {
    await other.close();
  }
  // A store that fails in the middle is told as it failed, and nothing half kept stays behind.
  const full = { ...there, put: async (bytes: Uint8Array | Readable) => {
    for await (const _chunk of bytes) throw new Error("no room");
    throw new Error("nothing came");
  } };
  const third = await freshDatabase([auditMigrations]);
  try {
    await assert.rejects(restore(third, file, [auditMigrations], undefined, full), /no room/);
  } finally {
    await third.close();
  }
}, commits);
