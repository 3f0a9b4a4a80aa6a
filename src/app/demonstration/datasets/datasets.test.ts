import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { day } from "../../../kernel/time/day.ts";
import { validate, type DatasetFile } from "../../../modules/datasets/index.ts";
import { demonstrationDatasets } from "./index.ts";
import { metadataOf } from "./metadata.ts";
import { tableOf } from "./table.ts";

const file = (path: string): DatasetFile => ({ id: path, path, sha256: "a".repeat(64), sizeBytes: 1, mediaType: "text/csv", state: "checked", profile: null, description: null, addedAt: "2025-01-01T00:00:00.000Z" });

test("24 made-up datasets, of every kind of access, all valid", () => {
  assert.equal(demonstrationDatasets.length, 24);
  assert.equal(new Set(demonstrationDatasets.map(({ title }) => title[0])).size, 24);
  assert.deepEqual(new Set(demonstrationDatasets.map(({ access }) => access)), new Set(["open", "embargoed", "restricted", "closed"]));
  for (const made of demonstrationDatasets) {
    const files = made.file === undefined ? [] : [file(made.file.name)];
    const faults = validate(metadataOf(made, []), { today: day("2025-03-31"), files }).filter(({ severity }) => severity === "error");
    assert.deepEqual(made.state === "draft" ? [] : faults.map(({ field, code }) => `${field} ${code}`), [], made.title[0]);
    assert.ok(made.published < "2025-03-31");
  }
});

test("made-up tables are the same on every machine", () => {
  const tables = demonstrationDatasets.flatMap(({ file: wanted }) => (wanted === undefined ? [] : [tableOf(wanted)]));
  for (const table of tables) assert.equal(new Set(table.trimEnd().split("\n").map((line) => line.split(",").length)).size, 1);
  assert.equal(createHash("sha256").update(tables.join("")).digest("hex").slice(0, 12), "f3d02bc845c8");
});
