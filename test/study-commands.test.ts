import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { command } from "../src/app/cli/jalon.ts";
import { readConfig } from "../src/app/config.ts";
import { openHouse, type House } from "../src/app/house.ts";
import { runCommandLine } from "../src/kernel/cli/index.ts";
import { fixedClock } from "../src/kernel/time/day.ts";
import { ctgovStudy } from "../src/modules/studies/registers/testing/ctgov.ts";

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

/** The command line within this process: each command opens and closes the house as it does alone. */
async function jalon(args: readonly string[], data = "house"): Promise<{ readonly status: number; readonly out: string; readonly error: string }> {
  Object.assign(process.env, {
    JALON_DATA: join(scratch, data), DATABASE_URL: "", JALON_HARVEST_ALLOW_HTTP: "1", JALON_HARVEST_ALLOW_PRIVATE: "1",
    JALON_HARVEST_CTGOV_URL: `http://127.0.0.1:${(register.address() as AddressInfo).port}`,
  });
  const [out, error]: [string[], string[]] = [[], []];
  const status = await runCommandLine(command, args, { language: "en", out: (text) => out.push(text), error: (text) => error.push(text), progress: () => undefined, endProgress: () => undefined });
  return { status, out: out.join("\n"), error: error.join("\n") };
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
  return join(scratch, name);
}

test("help is told; wrong use is status 2, a file that is not there status 1, and neither opens a house", async () => {
  const [help, none, missing, kind] = [await jalon(["studies", "import", "--help"], "none"), await jalon(["studies", "import"], "none"), await jalon(["studies", "import", "nowhere.json"], "none"), await jalon(["studies", "import", "nowhere.json", "--from", "word"], "none")];
  assert.deepEqual([help.status, none.status, missing.status, kind.status], [0, 2, 1, 1]);
  assert.match(help.out, /--dry-run[\s\S]*--publish/);
  assert.match(missing.error, /nowhere\.json cannot be read/);
  assert.match(kind.error, /--from/);
  assert.ok(!existsSync(join(scratch, "none")));
});

test("a record is told, imported, unchanged the second time, followed as it changes at the register; backed up and restored", async () => {
  const file = write("one.json", ctgovStudy("NCT00000001", { identificationModule: { acronym } }));
  const told = await jalon(["studies", "import", file, write("bad.json", "{\"protocolSection\":"), "--publish", "--dry-run"]);
  assert.equal(told.status, 1, "a file that cannot be read is told by the status too");
  assert.match(told.out, /1 records?, 1 new/);
  assert.match(told.error, /bad\.json/);

  const first = await jalon(["studies", "import", file, "--publish"]);
  assert.equal(first.status, 0, first.error);
  assert.match(first.out, /1 new.*1 published/);
  const again = await jalon(["studies", "import", file, "--publish"]);
  assert.match(again.out, /1 unchanged.*0 published/);

  acronym = "SUITE";
  const followed = await jalon(["studies", "follow"]);
  assert.equal(followed.status, 0, followed.error);
  assert.match(followed.out, /1 updated.*1 published/);
  assert.match(asked.join(" "), /filter\.ids=NCT00000001/);
  const backup = await jalon(["backup", join(scratch, "house.backup")]);
  assert.equal(backup.status, 0, backup.error);
  const restored = await jalon(["restore", join(scratch, "house.backup")], "restored");
  assert.equal(restored.status, 0, restored.error);
  const verified = await jalon(["verify"], "restored");
  assert.equal(verified.status, 0, verified.error + verified.out);

  await inHouse(async (house) => {
    const study = await house.studies.find("NCT00000001");
    assert.deepEqual([study?.version, study?.content.acronym], [2, "SUITE"]);
    const versions = await house.studies.versions(study?.code ?? "");
    assert.deepEqual(versions.map(({ version, automatic, summary }) => [version, automatic, summary]), [[2, true, "acronym"], [1, false, "first"]]);
    const runs = await house.studyImports.runs({ page: 1, pageSize: 10 });
    assert.deepEqual(runs.items.map(({ origin, counts }) => [origin, counts]), [["follow", { updated: 1 }], ["command", { unchanged: 1 }], ["command", { added: 1 }]], "the dry run left nothing");
  }, "restored");
});
