import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { command } from "../src/app/cli/jalon.ts";
import { readConfig } from "../src/app/config.ts";
import { openHouse, type House } from "../src/app/house.ts";
import { runCommandLine } from "../src/kernel/cli/index.ts";
import { day, systemClock } from "../src/kernel/time/day.ts";

const scratch = mkdtempSync(join(tmpdir(), "jalon-mortality-cli-"));
after(() => rmSync(scratch, { recursive: true, force: true }));
const office = { accountId: null, name: "Essai" };

async function jalon(...args: readonly string[]): Promise<{ readonly status: number; readonly out: string; readonly error: string }> {
  Object.assign(process.env, { JALON_DATA: join(scratch, "house"), DATABASE_URL: "" });
  const [out, error]: [string[], string[]] = [[], []];
  const status = await runCommandLine(command, args, { language: "en", out: (text) => out.push(text), error: (text) => error.push(text), progress: () => undefined, endProgress: () => undefined });
  return { status, out: out.join("\n"), error: error.join("\n") };
}

async function inHouse<T>(work: (house: House) => Promise<T>): Promise<T> {
  const house = await openHouse(readConfig({ JALON_DATA: join(scratch, "house") }, scratch), systemClock, () => {});
  try {
    return await work(house);
  } finally {
    await house.close();
  }
}

function write(name: string, ...lines: readonly string[]): string {
  writeFileSync(join(scratch, name), `${lines.join("\n")}\n`);
  return join(scratch, name);
}

const header = "etape;semaine;annee_deces;mois_deces;canal;entrees;sorties";

test("counts at the command line: all faults at once, checked, delivered, the same again; what nobody can foresee is said", async () => {
  const bad = await jalon("mortality", "import", write("bad.csv", header, "gare;2022-03-07;2022;1;papier;10;-4", "reception;2022-03-07;2022;1;fax;10;4"));
  assert.equal(bad.status, 1);
  assert.match(bad.out, /Nothing was recorded/);
  assert.deepEqual(bad.error.split("\n").map((line) => line.slice(0, 16)), ["line 2, column A", "line 2, column G", "line 3, column E"]);
  const good = write("good.csv", header, "reception;2022-03-07;2022;1;papier;10;4", "reception;2022-03-14;2022;1;papier;10;12");
  assert.match((await jalon("mortality", "import", good, "--dry-run")).out, /Dry run: 2 lines/);
  assert.match((await jalon("mortality", "forecast", "--on", "2024-01-01")).out, /No year is awaited/);
  const told = JSON.parse((await jalon("mortality", "import", good, "--json")).out) as { number: number; lines: number };
  assert.deepEqual([told.number, told.lines], [1, 2]);
  assert.match((await jalon("mortality", "import", good)).out, /Delivery 2: 2 lines, 0 replace one, 2 unchanged/);
  assert.match((await jalon("mortality", "forecast", "--on", "2024-01-01")).out, /^2022 {2}nothing can be foreseen$/m);
  assert.deepEqual(JSON.parse((await jalon("mortality", "forecast", "--on", "2024-01-01", "--json")).out), []);
});

test("6.a and 6.b at the command line, alone and with the others, on facts and on none", async () => {
  const none = await jalon("measure", "6", "--on", "2024-12-31");
  assert.equal(none.status, 0, none.error);
  assert.match(none.out, /6\.a {2}Until the final tables\n[^]*6\.b {2}All certificates\n/);
  assert.doesNotMatch(none.out, /4\.d|NaN|null/);
  await inHouse(async ({ mortality: { tables } }) => {
    await tables.importCounts(office, { name: "c.csv", bytes: new TextEncoder().encode("cause;sexe;age;region;deces\nI50;1;80;84;900\n") }, 2022);
    await tables.publish(office, 2022, { status: "final", reason: "", releasedOn: day("2024-10-25") });
  });
  const one = await jalon("measure", "6.a", "--on", "2024-12-31", "--dry-run");
  assert.match(one.out, /1\.82 year\(s\) {2}\(Deaths of 2022: delivered on 25 October 2024, 664 days\)/);
  assert.doesNotMatch(one.out, /6\.b/);
  const { measures } = JSON.parse((await jalon("measure", "delay-final-release,6.b", "--on", "2024-12-31", "--dry-run", "--json")).out) as { measures: readonly Record<string, unknown>[] };
  assert.deepEqual(measures.map(({ series, value, result }) => [series, value, result]), [["6.a", 1.82, "dry-run"], ["6.b", null, "no-fact"]]);
  assert.match((await jalon("measure", "--on", "2024-12-31", "--dry-run")).out, /4\.d[^]*6\.a[^]*6\.b/);
});
