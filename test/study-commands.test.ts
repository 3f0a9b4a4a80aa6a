import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { readConfig } from "../src/app/config.ts";
import { openHouse, type House } from "../src/app/house.ts";
import { day, fixedClock } from "../src/kernel/time/day.ts";
import { ctgovStudy } from "../src/modules/studies/registers/testing/ctgov.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "jalon-studies-cli-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

let acronym = "ESSAI";
const asked: string[] = [];
const register = createServer((request: IncomingMessage, response: ServerResponse) => {
  asked.push(request.url ?? "");
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ studies: [ctgovStudy("NCT00000001", { identificationModule: { acronym } })] }));
});
before(async () => { await new Promise<void>((resolve) => { register.listen(0, "127.0.0.1", resolve); }); });
after(() => { register.close(); register.closeAllConnections(); });

async function jalon(args: readonly string[], data = "house"): Promise<{ readonly status: number | null; readonly out: string; readonly error: string }> {
  const child = spawn(process.execPath, [join(root, "bin/jalon"), ...args], {
    cwd: scratch,
    env: {
      ...process.env, JALON_DATA: join(scratch, data), DATABASE_URL: "", JALON_LANG: "en", NODE_OPTIONS: "", JALON_HARVEST_ALLOW_HTTP: "1", JALON_HARVEST_ALLOW_PRIVATE: "1",
      JALON_HARVEST_CTGOV_URL: `http://127.0.0.1:${(register.address() as AddressInfo).port}`,
    },
  });
  let [out, error] = ["", ""];
  child.stdout.on("data", (text: Buffer) => { out += text.toString(); });
  child.stderr.on("data", (text: Buffer) => { error += text.toString(); });
  const status = await new Promise<number | null>((resolve) => { child.on("close", resolve); });
  return { status, out, error };
}

/** What a command left, read by the program itself. */
async function inHouse<T>(work: (house: House) => Promise<T>, data = "house"): Promise<T> {
  const house = await openHouse(readConfig({ JALON_DATA: join(scratch, data) }, scratch), fixedClock("2099-01-01T00:00:00Z"), () => {});
  try {
    return await work(house);
  } finally {
    await house.close();
  }
}

function write(name: string, value: unknown): string {
  writeFileSync(join(scratch, name), typeof value === "string" ? value : JSON.stringify(value));
  return name;
}

test("help is told; wrong use is status 2, a file that is not there status 1, and neither opens a house", async () => {
  const [help, none, missing, kind] = await Promise.all([jalon(["studies", "import", "--help"], "none"), jalon(["studies", "import"], "none"), jalon(["studies", "import", "nowhere.json"], "none"), jalon(["studies", "import", "nowhere.json", "--from", "word"], "none")]);
  assert.deepEqual([help.status, none.status, missing.status, kind.status], [0, 2, 1, 1]);
  assert.match(help.out, /--dry-run[\s\S]*--publish/);
  assert.match(missing.error, /nowhere\.json cannot be read/);
  assert.doesNotMatch(missing.error + kind.error, /at .*\.ts:/);
});

test("a record is told, imported, unchanged the second time, followed as it changes at the register; backed up and restored", async () => {
  const file = write("one.json", ctgovStudy("NCT00000001", { identificationModule: { acronym } }));
  const told = await jalon(["studies", "import", file, "--publish", "--dry-run"]);
  assert.equal(told.status, 0, told.error);
  assert.match(told.out, /1 records?, 1 new/);
  await inHouse(async ({ studyImports, studies }) => {
    assert.equal((await studyImports.runs({ page: 1, pageSize: 5 })).total, 0, "a dry run leaves nothing");
    assert.equal(await studies.find("NCT00000001"), null);
  });

  const first = await jalon(["studies", "import", file, "--publish"]);
  assert.equal(first.status, 0, first.error);
  assert.match(first.out, /1 new.*1 published/);
  const again = await jalon(["studies", "import", file, "--publish"]);
  assert.match(again.out, /1 unchanged.*0 published/);
  const bad = await jalon(["studies", "import", write("bad.json", "{\"protocolSection\":"), file]);
  assert.equal(bad.status, 1, "a file that cannot be read is told by the status too");

  acronym = "SUITE";
  const followed = await jalon(["studies", "follow"]);
  assert.equal(followed.status, 0, followed.error);
  assert.match(followed.out, /1 updated.*1 published/);
  assert.match(asked.join(" "), /filter\.ids=NCT00000001/);
  assert.equal((await jalon(["studies", "bulk"])).status, 0);
  const backup = await jalon(["backup", "house.tar.gz"]);
  assert.equal(backup.status, 0, backup.error);
  const restored = await jalon(["restore", "house.tar.gz"], "restored");
  assert.equal(restored.status, 0, restored.error);
  const verified = await jalon(["verify"], "restored");
  assert.equal(verified.status, 0, verified.error + verified.out);

  await inHouse(async (house) => {
    const study = await house.studies.find("NCT00000001");
    assert.deepEqual([study?.version, study?.content.acronym], [2, "SUITE"]);
    const versions = await house.studies.versions(study?.code ?? "");
    assert.deepEqual(versions.map(({ version, automatic, summary }) => [version, automatic, summary]), [[2, true, "acronym"], [1, false, "first"]]);
    assert.equal((await house.registerFollowing.sponsors()).length, 0);
    assert.ok(day("2099-01-01") > (study?.sources[0]?.changedOn ?? ""));
  }, "restored");
});
