import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import type { LinkageModel } from "../../domain/model.ts";
import { openEngine } from "../engine.ts";

const model: LinkageModel = {
  format: "jalon-linkage-model/1", name: "m", id: "id", columns: { name: { clean: "name" }, town: { clean: "text" } },
  comparisons: [{ name: "name", kind: "name", termFrequency: true }, { name: "town", kind: "exact" }], blocking: [["name"]],
};

async function withFiles<T>(files: Readonly<Record<string, string | Buffer>>, work: (path: (name: string) => string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), "jalon-linkage-"));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(directory, name), text);
    return await work((name) => join(directory, name));
  } finally {
    await rm(directory, { recursive: true });
  }
}

async function read(file: string, own: LinkageModel = model): Promise<{ rows: Record<string, unknown>[]; codes: string[] }> {
  const engine = await openEngine({ model: own, left: { file } });
  try {
    return { rows: await engine.analytics.rows("select k, id, name, town from left_rows order by k"), codes: engine.warnings.map((warning) => warning.code) };
  } finally {
    engine.close();
  }
}

async function refusal(work: Promise<unknown>): Promise<AppError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("accepted");
}

test("a CSV is read whatever separates its columns, with padding, quotes, line ends and a byte-order mark", async () => {
  const wanted = [{ k: 0, id: "1", name: "DUPONT", town: "LYON" }, { k: 1, id: "2", name: "LEROY", town: "A, B" }, { k: 2, id: "3", name: null, town: "PAU" }];
  const rows = (mark: string, end: string, before = ""): string => `${before}id${mark} name${mark} "town"${end}1${mark} Dupont${mark}Lyon${end}2${mark}Leroy ${mark}"A, B"${end}3${mark}${mark}Pau${end}`;
  await withFiles({ "comma.csv": rows(",", "\n"), "semicolon.csv": rows(";", "\r\n"), "tab.tsv": rows("\t", "\n", "\uFEFF"), "bar.txt": rows("|", "\n") }, async (path) => {
    for (const name of ["comma.csv", "semicolon.csv", "tab.tsv", "bar.txt"]) {
      const found = await read(path(name));
      assert.deepEqual(found.rows.map((row) => ({ ...row, town: String(row["town"]).replace(/[^A-Z]+/g, " ") })), wanted.map((row) => ({ ...row, town: row.town.replace(/[^A-Z]+/g, " ") })), name);
    }
  });
});

test("a file whose name reads as a pattern is that file alone", async () => {
  await withFiles({ "p*.csv": "id,name,town\n1,Roux,Pau\n", "page.csv": "id,name,town\n2,Petit,Pau\n", "p[a]ge.csv": "id,name,town\n3,Morel,Pau\n" }, async (path) => {
    assert.deepEqual((await read(path("p*.csv"))).rows.map((row) => row["id"]), ["1"]);
    assert.deepEqual((await read(path("p[a]ge.csv"))).rows.map((row) => row["id"]), ["3"]);
  });
});

test("what no line of names holds is refused with its line: a text that never ends, a letter that is not UTF-8 far down", async () => {
  const rows = (count: number): string => `id,name,town\n${Array.from({ length: count }, (_, index) => `${index},Roux,Pau\n`).join("")}`;
  const files = { "cell.csv": `${rows(2)}x,${"A".repeat(20_000)},Pau\n`, "line.csv": `${rows(2)}x,${"A".repeat(3_000_000)},Pau\n`, "latin.csv": Buffer.concat([Buffer.from(rows(90_000)), Buffer.from("x,Lef\u00e8vre,Pau\n", "latin1")]) };
  await withFiles(files, async (path) => {
    const found = [];
    for (const name of Object.keys(files)) found.push((await refusal(read(path(name)))).issues.map(({ code, line, column }) => [code, line, column]));
    assert.deepEqual(found, [[["linkage.cell-too-long", 4, "name"]], [["linkage.line-too-long", 4, undefined]], [["linkage.line-not-utf8", 90_002, undefined]]]);
  });
});

test("a file that is not UTF-8 is read as Latin-1, and said", async () => {
  await withFiles({ "latin.csv": Buffer.from("id;name;town\n1;Lef\u00e8vre;N\u00eemes\n", "latin1") }, async (path) => {
    const { rows, codes } = await read(path("latin.csv"));
    assert.deepEqual(rows, [{ k: 0, id: "1", name: "LEFEVRE", town: "NIMES" }]);
    assert.ok(codes.includes("linkage.not-utf8"));
  });
});

test("everything missing is said at once, for both files, with the nearest name, and never a value", async () => {
  await withFiles({ "left.csv": "id,nmae,city\n1,SECRET,X\n", "right.csv": "ident,name,town\n1,A,B\n" }, async (path) => {
    const error = await refusal(openEngine({ model, left: { file: path("left.csv") }, right: { file: path("right.csv") } }));
    assert.equal(error.code, "linkage.input-not-valid");
    assert.deepEqual(error.issues.map((issue) => `${issue.field}/${issue.column}`), ["left/name", "left/town", "right/id"]);
    assert.match(error.issues[0]?.text.en ?? "", /nmae/);
    assert.match(error.issues[2]?.text.fr ?? "", /ident/);
    assert.ok(!JSON.stringify(error.issues).includes("SECRET"));
  });
});

test("empty files, no file, lines that cannot be read and ids that come twice are refused, each with its place", async () => {
  await withFiles({ "empty.csv": "", "header.csv": "id,name,town\n", "ragged.csv": "id,name,town\n1,SECRET,B\n2,SECRET,B,C,D\n", "twice.csv": "id,name,town\n1,A,B\n2,A,B\n1,C,D\n,E,F\n" }, async (path) => {
    for (const [name, code] of [["empty.csv", "linkage.empty-file"], ["header.csv", "linkage.empty-file"], ["nowhere.csv", "linkage.no-such-file"], ["ragged.csv", "linkage.unreadable-line"], ["twice.csv", "linkage.missing-ids"]] as const) {
      const error = await refusal(openEngine({ model, left: { file: path(name) } }));
      assert.equal(error.issues[0]?.code, code, name);
      assert.ok(!JSON.stringify([error.issues, error.message]).includes("SECRET"));
    }
    const ragged = await refusal(openEngine({ model, left: { file: path("ragged.csv") } }));
    assert.equal(ragged.issues[0]?.line, 3);
    const twice = await refusal(openEngine({ model, left: { file: path("twice.csv") } }));
    assert.deepEqual(twice.issues.map((issue) => [issue.code, issue.line]), [["linkage.missing-ids", 5], ["linkage.duplicate-ids", 4]]);
  });
});

test("rows in memory and Parquet are read alike; without an id column rows are numbered", async () => {
  const rows = [{ name: "Dupont", town: "Lyon" }, { name: null, town: ["Pau"] }, { name: "Leroy" }];
  const { id: _, ...numbered } = model;
  const engine = await openEngine({ model: numbered, left: rows });
  try {
    assert.deepEqual(await engine.analytics.rows("select id, name, town, n_name from left_rows order by k"), [{ id: "1", name: "DUPONT", town: "LYON", n_name: 1 }, { id: "2", name: null, town: "PAU", n_name: null }, { id: "3", name: "LEROY", town: null, n_name: 1 }]);
    await withFiles({}, async (path) => {
      const file = path("rows.parquet");
      await engine.analytics.run(`copy (select 7 as id, 'Dupont' as name, date '2020-01-02' as town union all select 8, 'Leroy', null) to '${file}' (format parquet)`);
      assert.deepEqual((await read(file)).rows.map((row) => [row["id"], row["name"]]), [["7", "DUPONT"], ["8", "LEROY"]]);
    });
  } finally {
    engine.close();
  }
});

test("too little memory is an error for people", async () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => ({ id: `${index}`, name: `N${index}`, town: "Pau" }));
  assert.equal((await refusal(openEngine({ model, left: rows }, { memoryMb: 1 }))).code, "linkage.not-enough-memory");
});

test("a column that holds nothing is said", async () => {
  await withFiles({ "blank.csv": "id,name,town\n1,A,\n2,B,\n" }, async (path) => assert.ok((await read(path("blank.csv"))).codes.includes("linkage.column-empty")));
});

test("a file without a header: every column is missing, and nothing of its first line is said", async () => {
  await withFiles({ "a.csv": "1,Zorglubel,Wambrechies\n2,Martin,Lille\n" }, async (path) => {
    const { issues } = await refusal(read(path("a.csv")));
    assert.deepEqual(issues.map(({ column }) => column), ["id", "name", "town"]);
    assert.doesNotMatch(JSON.stringify(issues), /Zorglubel|Wambrechies/);
    assert.match(issues[0]?.text.fr ?? "", /première ligne doit donner/);
  });
});
