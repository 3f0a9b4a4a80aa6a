import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { madeUpNumber, madeUpRegister, madeUpRow, rnsrText } from "../src/modules/directory/testing/rnsr-file.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "jalon-rnsr-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

function jalon(...args: readonly string[]): { status: number | null; out: string; error: string } {
  const result = spawnSync(process.execPath, [join(root, "bin/jalon"), "facts", "import", "rnsr", ...args], {
    cwd: scratch, env: { ...process.env, JALON_DATA: join(scratch, "data"), JALON_LANG: "en", NODE_OPTIONS: "" }, encoding: "utf8", maxBuffer: 64 * 1024 * 1024,
  });
  return { status: result.status, out: result.stdout, error: result.stderr };
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(scratch, name);
  writeFileSync(path, content);
  return path;
}

const first = madeUpRegister(60);
const gone = madeUpNumber(1990, 0);
const renamed = madeUpNumber(1991, 1);
const fresh = madeUpNumber(2023, 900);

test("wrong use and files that cannot be the register are told without touching the data", () => {
  const unnamed = jalon(file("registre.csv", rnsrText(first)));
  assert.equal(unnamed.status, 2);
  assert.match(unnamed.error, /--observed-on/);
  assert.match(jalon(file("registre.csv", rnsrText(first)), "--observed-on", "2999-01-01").error, /lies ahead/);
  const vast = file("vast-2022-02.csv", "");
  truncateSync(vast, 200_000_000);
  const started = Date.now();
  const refused = jalon(vast);
  assert.equal(refused.status, 1);
  assert.match(refused.error, /200 MB.*at most/s);
  assert.ok(Date.now() - started < 20_000);
});

test("an extract with faults enters not at all; a sound one enters whole, twice alike; a later one says what changed", () => {
  const faulty = jalon(file("faulty-2022-02.csv", rnsrText([...first, madeUpRow({ numero_national_de_structure: gone, annee_de_creation: "??" })])), "--json");
  assert.equal(faulty.status, 1);
  const { error } = JSON.parse(faulty.out) as { error: { code: string; issues: { code: string; line: number; column: string }[] } };
  assert.equal(error.code, "rnsr.refused");
  assert.deepEqual(error.issues.filter((issue) => issue.code !== "rnsr.siret-check").map(({ code, line }) => [code, line]), [["rnsr.not-a-year", 62], ["rnsr.duplicated-number", 62]]);

  interface Report { imported: boolean; observedOn: string; statements: number; counts: { structures: number }; changes: { previousObservedOn: string | null; opened: { code: string; kind: string }[]; closed: { code: string }[]; renamed: { code: string; before: string[]; after: string[] }[]; unchangedRecords: number } }
  const run = (...args: readonly string[]): Report => {
    const { status, out, error: told } = jalon(...args, "--json");
    assert.equal(status, 0, told);
    return JSON.parse(out) as Report;
  };
  const path = file("registre-2022-02.csv", rnsrText(first));
  const rehearsed = run(path, "--dry-run");
  assert.deepEqual([rehearsed.imported, rehearsed.changes.previousObservedOn], [false, null]);
  const imported = run(path);
  assert.deepEqual([imported.imported, imported.observedOn, imported.counts.structures, imported.changes.previousObservedOn], [true, "2022-02-01", 60, null]);
  assert.equal(imported.changes.opened.filter((one) => one.kind === "structure").length, 60);

  const later = first.filter((row) => row.numero_national_de_structure !== gone)
    .map((row) => (row.numero_national_de_structure === renamed ? { ...row, libelle: "Laboratoire renommé" } : row));
  const next = run(file("registre-20230301.csv", rnsrText([...later, madeUpRow({ numero_national_de_structure: fresh })])));
  assert.deepEqual([next.observedOn, next.changes.previousObservedOn], ["2023-03-01", "2022-02-01"]);
  assert.deepEqual(next.changes.closed.map((one) => one.code), [gone]);
  assert.deepEqual(next.changes.opened.filter((one) => one.kind === "structure").map((one) => one.code), [fresh]);
  assert.deepEqual(next.changes.renamed.map(({ code, after: names }) => [code, ...names]), [[renamed, "Laboratoire renommé"]]);

  const again = jalon(join(scratch, "registre-20230301.csv"));
  assert.equal(again.status, 0, again.error);
  assert.match(again.out, /60 structures/);
  assert.match(again.out, /closed: 0/);
});
