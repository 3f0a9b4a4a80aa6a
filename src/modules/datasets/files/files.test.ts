import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer as createTcpServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { after } from "node:test";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { AppError } from "../../../kernel/errors/app-error.ts";
import type { Actor } from "../../../kernel/http/route.ts";
import { folderStorage, type Storage } from "../../../kernel/storage/index.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { fixedClock } from "../../../kernel/time/day.ts";
import { datasetMigrations } from "../migrations.ts";
import { clamd } from "./antivirus/clamd.ts";
import { countsNothing, noGrants, type FilesDeps } from "./deps.ts";
import { createFiles } from "./module.ts";
import { FakeDatasets } from "./testing/fake-datasets.ts";

const sets = [auditMigrations, datasetMigrations];
const root = mkdtempSync(join(tmpdir(), "jalon-files-"));
after(() => rmSync(root, { recursive: true, force: true }));
let number = 0;

const ada: Actor = { accountId: "ada", name: "Ada", roles: [{ role: "researcher", perimeter: [] }] };
const eve: Actor = { accountId: "eve", name: "Eve", roles: [{ role: "researcher", perimeter: [] }] };
const curator: Actor = { accountId: "cur", name: "Cur", roles: [{ role: "data-administrator", perimeter: ["region-84"] }] };

async function setUp(db: Db, change: Partial<FilesDeps> = {}) {
  number += 1;
  const storage: Storage = folderStorage(join(root, String(number)));
  const datasets = new FakeDatasets(db);
  const deps: FilesDeps = { db, clock: fixedClock("2025-03-31"), storage, datasets: datasets.asked, grants: noGrants, counter: countsNothing, profiler: null, antivirus: null, ...change };
  return { datasets, storage, files: createFiles(deps) };
}

const refused = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;

databaseTest("a file comes in under a cleaned name, is checked, and is published with its version", sets, async (db) => {
  const { datasets, files, storage } = await setUp(db);
  await datasets.declare("ds-000001", "ada");
  const file = await files.add(ada, "ds-000001", { name: "../../données\u202e/mesures.csv", content: Buffer.from("a,b\n1,2\n") });
  assert.deepEqual([file.path, file.state, file.sizeBytes, file.mediaType], ["données/mesures.csv", "received", 8, "text/csv"]);
  await files.settled();
  const [checked] = await files.list("ds-000001");
  assert.equal(checked?.state, "checked");
  assert.equal(checked?.notes[0]?.code, "datasets.no-antivirus");
  // CRC-32 of "a,b\n1,2\n" by `python3 -c "import zlib; print(zlib.crc32(b'a,b\n1,2\n'))"`.
  assert.equal(checked?.crc32, 177670011);
  await assert.rejects(files.fileFor({ actor: null, linkToken: null }, "ds-000001", file.id), refused("datasets.unknown"));
  await datasets.publish("ds-000001", [file]);
  const { file: open } = await files.fileFor({ actor: null, linkToken: null }, "ds-000001", file.id);
  assert.equal(Buffer.from(await storage.get(open.sha256)).toString(), "a,b\n1,2\n");
});

databaseTest("the same bytes under the same name are one file; others get a number; removal is undone", sets, async (db) => {
  const { datasets, files } = await setUp(db);
  await datasets.declare("ds-000001", "ada");
  const add = (name: string, text: string) => files.add(ada, "ds-000001", { name, content: Readable.from([Buffer.from(text)]) });
  const first = await add("a.csv", "1");
  assert.equal((await add("A.csv", "1")).id, first.id);
  assert.equal((await add("A.csv", "2")).path, "A (2).csv");
  assert.equal((await add("a.csv/inner.csv", "3")).path, "a.csv (2)/inner.csv");
  const empty = await add("vide", "");
  assert.equal(empty.sizeBytes, 0);
  await files.remove(ada, "ds-000001", first.id);
  await files.remove(ada, "ds-000001", first.id);
  assert.equal((await add("a.csv", "other")).path, "a.csv");
  assert.equal((await files.restore(ada, "ds-000001", first.id)).path, "a (3).csv");
  await files.settled();
  assert.deepEqual((await files.list("ds-000001")).map(({ path, state }) => `${path} ${state}`).sort(), ["A (2).csv checked", "a (3).csv checked", "a.csv (2)/inner.csv checked", "a.csv checked", "vide checked"]);
});

databaseTest("only who may edit an open draft changes its files", sets, async (db) => {
  const { datasets, files } = await setUp(db);
  const one = await datasets.declare("ds-000001", "ada");
  const add = (actor: Actor) => files.add(actor, "ds-000001", { name: "a.csv", content: Buffer.from("1") });
  await assert.rejects(add(eve), refused("datasets.unknown"));
  await assert.rejects(files.kept(eve, "ds-000001"), refused("datasets.unknown"));
  one.draft = "submitted";
  await assert.rejects(add(ada), refused("datasets.files-closed"));
  const file = await add(curator);
  await files.settled();
  await datasets.publish("ds-000001", [file]);
  await assert.rejects(add(ada), refused("datasets.files-closed"));
  await assert.rejects(files.refuse(ada, "ds-000001", file.id, "x"), refused("datasets.not-yours"));
  await files.refuse(curator, "ds-000001", file.id, "données nominatives");
  for (const actor of [null, eve, ada, curator]) await assert.rejects(files.fileFor({ actor, linkToken: null }, "ds-000001", file.id), refused("datasets.file-quarantined"));
});

databaseTest("an antivirus that takes everything and never answers does not hold up the end; the file waits for the next start", sets, async (db) => {
  const silent = createTcpServer((socket) => socket.resume().on("error", () => undefined));
  silent.listen(0, "127.0.0.1");
  await once(silent, "listening");
  try {
    const address = silent.address();
    const { datasets, files } = await setUp(db, { antivirus: clamd({ host: "127.0.0.1", port: typeof address === "object" && address !== null ? address.port : 0 }) });
    await datasets.declare("ds-000001", "ada");
    await files.add(ada, "ds-000001", { name: "a.csv", content: Buffer.alloc(100_000) });
    await once(silent, "connection");
    const before = Date.now();
    await files.stop();
    assert.ok(Date.now() - before < 2_000);
    assert.deepEqual((await files.list("ds-000001")).map(({ state, notes }) => [state, notes.length]), [["received", 0]]);
  } finally {
    silent.close();
  }
});
