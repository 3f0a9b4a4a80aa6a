import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { sampleTables } from "./samples.ts";

test("the tables shown on the page are those of the database, with every column", () => {
  const sql = readFileSync(new URL("../../migrations/0002_ballots.sql", import.meta.url), "utf8").replaceAll(/--.*$/gm, "");
  for (const { name, columns, rows } of sampleTables) {
    const body = new RegExp(`create table consultations\\.${name} \\(([\\s\\S]*?)\\n\\);`).exec(sql)?.[1];
    assert.ok(body !== undefined, `${name} is a table`);
    const made = body.split("\n").map((line) => line.trim()).filter((line) => line !== "" && !/^(?:primary key|unique|foreign key|check)\b/.test(line)).map((line) => line.split(" ")[0]);
    assert.deepEqual(made, columns, name);
    for (const row of rows) assert.equal(row.length, columns.length, name);
  }
});
