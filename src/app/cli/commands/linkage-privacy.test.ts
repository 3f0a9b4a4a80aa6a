import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { openAnalytics } from "../../../kernel/analytics/index.ts";
import { runCommandLine, type Terminal } from "../../../kernel/cli/index.ts";
import { generatePopulation } from "../../../modules/linkage/index.ts";
import { linkCommand } from "./link.ts";
import { linkageCommand } from "./linkage.ts";

/** Rare on purpose: what is found of them can only come from the rows. */
const planted = ["ZYXQUORNE", "QWOLINDA", "VEUVEZORBE", "XANTHOPOLIS"];

const model = {
  format: "jalon-linkage-model/1", name: "planted", id: "id",
  columns: { birth_name: { clean: "name" }, usage_name: { clean: "name" }, first_names: { clean: "first-names" }, birth_date: { clean: "date" }, sex: { clean: "sex" }, birth_place: { clean: "text" } },
  comparisons: [{ name: "birth_name", termFrequency: true }, { name: "first_names", termFrequency: true }, { name: "birth_date" }, { name: "birth_place" }],
  training: { randomPairs: 50_000 },
  blocking: [["birth_name", "birth_date"], ["birth_name", { column: "first_names", part: "first-item" }], ["birth_date"]],
};

interface Told { readonly status: number; readonly text: string }

async function run(...args: string[]): Promise<Told> {
  const lines: string[] = [];
  const told = (text: string): void => { lines.push(text); };
  const terminal: Terminal = { language: "en", out: told, error: told, progress: told, endProgress: () => {} };
  const root = { name: "jalon", summary: { fr: "", en: "" }, commands: [linkCommand, linkageCommand] };
  try {
    return { status: await runCommandLine(root, args, terminal), text: lines.join("\n") };
  } catch (error) {
    // What main.ts would write to standard error.
    return { status: 3, text: `${lines.join("\n")}\n${error instanceof Error ? `${error.stack ?? ""}\n${String(error.cause ?? "")}` : String(error)}` };
  }
}

function assertNothing(where: string, text: string): void {
  const read = text.toUpperCase();
  for (const name of planted) {
    for (const form of [name, Buffer.from(name).toString("hex").toUpperCase(), Buffer.from(name).toString("base64").toUpperCase().replaceAll("=", ""), createHash("sha256").update(name).digest("hex").toUpperCase()]) {
      assert.ok(!read.includes(form), `${where} holds a planted name`);
    }
  }
}

async function assertFolder(folder: string): Promise<number> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  for (const entry of names) {
    assertNothing("a file name", join(entry.parentPath, entry.name).slice(folder.length));
    assertNothing(entry.name, (await readFile(join(entry.parentPath, entry.name))).toString("latin1"));
  }
  return names.length;
}

/** Two files of a made-up population in which some rows bear the planted names. */
async function plantedFiles(folder: string): Promise<void> {
  const files = await generatePopulation({ rows: 1_000, seed: "planted" }, { directory: join(folder, "made"), format: "parquet" });
  const analytics = await openAnalytics();
  try {
    for (const [name, file] of [["left", files.left], ["right", files.right ?? ""]] as const) {
      await analytics.run(`copy (
        select id, case when person % 40 = 0 then 'ZYXQUORNE' else birth_name end as birth_name, case when person % 40 = 0 then 'VEUVEZORBE' else usage_name end as usage_name,
          case when person % 40 = 0 then 'QWOLINDA' else first_names end as first_names, birth_date, sex, case when person % 40 = 0 then 'XANTHOPOLIS' else birth_place end as birth_place
        from (select f.*, t.person from read_parquet('${file}') f join read_parquet('${files.truthRows}') t on t.id = f.id and t.side = '${name}')) to '${join(folder, `${name}.csv`)}' (format csv, header)`);
    }
  } finally {
    analytics.close();
  }
  await rm(join(folder, "made"), { recursive: true });
}

test("no planted name leaves a linkage: neither what is written nor what is told, nor the faults of bad input", async () => {
  const folder = await mkdtemp(join(tmpdir(), "jalon-planted-"));
  try {
    await plantedFiles(folder);
    const [left, right, modelPath] = [join(folder, "left.csv"), join(folder, "right.csv"), join(folder, "model.json")];
    await writeFile(modelPath, JSON.stringify(model));
    assert.match(await readFile(left, "utf8"), /ZYXQUORNE/);

    const out = join(folder, "run");
    const linked = await run("link", "--model", modelPath, left, right, "--out", out, "--json");
    assert.equal(linked.status, 0, linked.text);
    assertNothing("what is told", linked.text);
    assert.ok(await assertFolder(out) >= 5);
    assertNothing("the report for people", (await run("link", "--model", modelPath, left, right, "--out", out, "--force")).text);
    assertNothing("the dedupe", (await run("link", "--model", modelPath, left, "--out", join(folder, "one"))).text);

    const text = await readFile(left, "utf8");
    const bad: Readonly<Record<string, string>> = {
      "unclosed.csv": `${text}A99999999,"ZYXQUORNE,VEUVEZORBE,QWOLINDA,1950-01-01,F,XANTHOPOLIS\n`,
      "too-many-cells.csv": `${text}A99999999,ZYXQUORNE,VEUVEZORBE,QWOLINDA,1950-01-01,F,XANTHOPOLIS,ZYXQUORNE,ZYXQUORNE\n`,
      "too-few-cells.csv": `${text}A99999999,ZYXQUORNE\n`,
      "name-for-date.csv": text.replaceAll(/,\d{4}-\d\d-\d\d,/g, ",ZYXQUORNE,"),
      "same-id.csv": text.replaceAll(/^A\d+,/gm, "ZYXQUORNE,"),
      "name-in-header.csv": text.replace("birth_date", "ZYXQUORNE"),
      "all-alike.csv": `id,birth_name,usage_name,first_names,birth_date,sex,birth_place\n${Array.from({ length: 20_000 }, (_, index) => `${index},ZYXQUORNE,VEUVEZORBE,QWOLINDA,1950-01-01,F,XANTHOPOLIS`).join("\n")}\n`,
    };
    for (const [name, content] of Object.entries(bad)) {
      const path = join(folder, name);
      await writeFile(path, content);
      const told = await run("link", "--model", modelPath, path, right, "--out", join(folder, `out-${name}`));
      // A header is a name of a column, not of a person: it may be quoted where it is what is at fault.
      if (name !== "name-in-header.csv") assertNothing(name, told.text);
    }
    await copyFile(left, join(folder, "not-parquet.parquet"));
    assertNothing("a false Parquet", (await run("link", "--model", modelPath, join(folder, "not-parquet.parquet"), right, "--out", join(folder, "out-parquet"))).text);

    const keys = join(folder, "keys");
    await mkdir(keys, { mode: 0o700 });
    assert.equal((await run("linkage", "key", join(keys, "study.key"))).status, 0);
    for (const side of ["left", "right"]) {
      const encoded = await run("linkage", "encode", "--model", modelPath, "--key-file", join(keys, "study.key"), "--link-model", join(folder, "encoded.json"), join(folder, `${side}.csv`), join(folder, "encoded", `${side}.csv`).replace(`${join("encoded", side)}`, `encoded-${side}`));
      assert.equal(encoded.status, 0, encoded.text);
      assertNothing("what encoding tells", encoded.text);
      assertNothing("an encoded file", await readFile(join(folder, `encoded-${side}.csv`), "latin1"));
    }
    for (const name of ["unclosed.csv", "same-id.csv"]) assertNothing(name, (await run("linkage", "encode", "--model", modelPath, "--key-file", join(keys, "study.key"), join(folder, name), join(folder, "never.csv"))).text);
    const blind = await run("link", "--model", join(folder, "encoded.json"), join(folder, "encoded-left.csv"), join(folder, "encoded-right.csv"), "--out", join(folder, "blind"));
    assert.equal(blind.status, 0, blind.text);
    await assertFolder(join(folder, "blind"));
    const key = (await readFile(join(keys, "study.key"))).toString("hex");
    assert.ok(!(await readFile(join(folder, "encoded-left.csv"), "utf8")).includes(key));
  } finally {
    await rm(folder, { recursive: true });
  }
});
