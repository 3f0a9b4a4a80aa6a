import assert from "node:assert/strict";
import { test } from "node:test";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import { readTable, type RawCell } from "../../../../kernel/tables/index.ts";
import { coreFields } from "../catalogue/core-fields.ts";
import { isHeaderOf, planRows, readMapping, referenceId, rowsOf, type FeedPlan, type Mapping, type ResolveReferences } from "./index.ts";
import { readCell } from "./read-cell.ts";

const staff = {
  name: "test-staff", version: 1, title: { fr: "Essai", en: "Test" },
  source: { id: "hr", kind: "human-resources", name: { fr: "RH", en: "HR" } }, scope: "staff", complete: true, blank: ["-"],
  columns: {
    number: { header: ["Matricule"], read: { as: "text" }, required: true, restricted: true },
    name: { header: ["Nom", "Name"], read: { as: "text" }, required: true },
    orcid: { header: ["ORCID"], read: { as: "identifier", scheme: "orcid" } },
    units: { header: ["Unités", "Unité"], read: { as: "reference", kind: "structure", by: ["label", "rnsr"] }, required: true, separator: "/" },
    share: { header: ["Quotité"], read: { as: "share" } },
    start: { header: ["Début"], read: { as: "date", formats: ["DD/MM/YYYY", "MM/YYYY"] } },
    end: { header: ["Fin"], read: { as: "date", formats: ["DD/MM/YYYY", "YYYY"] } },
  },
  record: { kind: "person", key: "staff:{number}" },
  statements: [
    { field: "name", value: "{name}" },
    { field: "identifier", slot: "orcid:{orcid}", value: { scheme: "orcid", value: "{orcid}", valid: true } },
    { field: "member", subject: "{units}", object: { kind: "person", key: "staff:{number}" }, value: { share: "{share}" }, validFrom: "{start}", validUntil: "{end}" },
  ],
};

const mapping = readMapping("staff.json", JSON.stringify(staff), coreFields);

/** Knows U 1 to U 9. */
const resolve: ResolveReferences = async (references) => new Map(references.map((one) => [
  referenceId(one),
  /^U ?[1-9]$/.test(one.text) ? { found: { kind: "structure", key: `rnsr:${one.text.replace(" ", "")}` } } : { fault: { code: "unknown-reference", fr: "inconnu", en: "unknown" } },
]));

async function plan(text: string, given: Mapping = mapping): Promise<FeedPlan> {
  const table = await readTable("staff.csv", new TextEncoder().encode(text), { recogniseHeader: isHeaderOf(given) });
  const { rows, titles } = rowsOf(table, given);
  return planRows(rows, given, titles, resolve);
}

function faultsOf(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof AppError);
    return error.issues.map((issue) => issue.field ?? issue.code);
  }
  return [];
}

test("a mapping says all its faults at once, each with its path", () => {
  const wrong = structuredClone(staff);
  Object.assign(wrong.columns.share.read, { as: "percentage" });
  Object.assign(wrong, { version: 0 });
  assert.deepEqual([...faultsOf(() => readMapping("x.json", JSON.stringify(wrong), coreFields))].sort(), ["columns.share.read.as", "version"]);

  const odd = structuredClone(staff);
  odd.statements[0] = { field: "salary", value: "{income}" };
  odd.statements.push({ field: "opened", value: "{start}" }, { field: "member", subject: "{units}", value: {} } as never);
  const faults = faultsOf(() => readMapping("x.json", JSON.stringify(odd), coreFields));
  assert.deepEqual([...faults].sort(), ["statements.0.field", "statements.0.value", "statements.3.field", "statements.4.object"]);
  assert.deepEqual(faultsOf(() => readMapping("x.json", "{", coreFields)), [""]);
});

test("rows become records; each wrong row is rejected with line, column and every reason", async () => {
  const { records, rejected, repeated, rowCount } = await plan([
    "Personnels au 31 janvier;;;;;;",
    "Matricule;Nom;ORCID;Unité;Quotité;Début;Fin",
    "A1;Ada;0000-0002-1825-0097;U1/U 2;50 %;01/09/2020;31/12/9999",
    "A2;Bel;-;U3;;09/2021;2023",
    "A3;;0000-0002-1825-0098;U77;150 %;2020-09-01;",
    "A4;Dan;;U4;;01/02/2023;01/01/2022",
    "A5;Eve;;U5;;;",
    "A5;Eve;;U5;;;",
    "A6;Fay;;U6;;;",
    "A6;Fay;;U7;;;",
  ].join("\n"));
  assert.equal(rowCount, 8);
  assert.deepEqual(records.map((one) => [one.key, one.line]), [["staff:A1", 3], ["staff:A2", 4], ["staff:A5", 7]]);
  assert.deepEqual(repeated, [8]);
  assert.deepEqual(rejected.map((row) => [row.line, row.issues.map((issue) => [issue.column ?? null, issue.code.replace("directory.", "")])]), [
    [5, [["B", "empty-cell"], ["C", "bad-identifier"], ["D", "unknown-reference"], ["E", "out-of-bounds"], ["F", "not-a-date"]]],
    [6, [["G", "dates-reversed"]]],
    [9, [[null, "key-twice"]]],
    [10, [[null, "key-twice"]]],
  ]);
  const [ada, bel] = records;
  assert.deepEqual(ada?.statements.filter((one) => one.field === "member").map((one) => [one.subject.key, one.object?.key, one.value, one.validFrom, one.validUntil]), [
    ["rnsr:U1", "staff:A1", { share: 0.5 }, "2020-09-01", null],
    ["rnsr:U2", "staff:A1", { share: 0.5 }, "2020-09-01", null],
  ]);
  assert.deepEqual(bel?.statements.map((one) => [one.field, one.validFrom ?? null, one.validUntil ?? null]), [["name", null, null], ["member", "2021-09", "2023"]]);
  // The staff number is a private matter: it stands in the key that the graph needs, and in no text of the file that is kept.
  assert.equal(ada?.raw !== null && "number" in (ada?.raw ?? {}), false);
});

test("a missing column, a wrong separator, a doubled title and a broken encoding stop the whole file", async () => {
  const codes = async (text: string): Promise<readonly string[]> => {
    try {
      await plan(text);
    } catch (error) {
      assert.ok(error instanceof AppError);
      assert.equal(error.code, "directory.bad-feed-file");
      return error.issues.map((issue) => issue.code);
    }
    return [];
  };
  assert.deepEqual(await codes("Matricule;Nom;Début\nA1;Ada;01/01/2020"), ["directory.missing-column"]);
  assert.deepEqual(await codes("Matricule#Nom#Unité\nA1#Ada#U1"), ["directory.missing-column", "directory.missing-column", "directory.missing-column"]);
  assert.deepEqual(await codes("Matricule;Nom;Name;Unité\nA1;Ada;Ada;U1"), ["directory.double-column"]);
  assert.deepEqual(await codes("Matricule;Nom;Unité\nA1;AdÃ©laÃ¯de;U1"), ["directory.broken-encoding"]);
  // Another separator and another order of columns are no fault.
  assert.equal((await plan("Unité,Nom,Matricule\nU1,Ada,A1")).records.length, 1);
});

test("cells are read as declared, and never guessed", () => {
  const cell = (text: string, more: Partial<RawCell> = {}): RawCell => ({ column: "A", kind: "text", text, ...more });
  const euros = { as: "euros", decimal: "comma", unit: "€" } as const;
  const value = (text: string, reading: Parameters<typeof readCell>[2], more: Partial<RawCell> = {}): unknown => {
    const result = readCell(cell(text, more), text, reading);
    return "value" in result ? result.value : "fault" in result ? `!${result.fault.code}` : result.reference;
  };
  assert.equal(value("1\u202f234,50", euros), 1234.5);
  assert.equal(value("12,5 k€", euros), 12_500);
  assert.equal(value("8,68 M€", euros), 8_680_000);
  assert.equal(value("12,345", { ...euros, unit: "k€" }), 12_345);
  assert.equal(value("1.234", euros), "!number-two-readings");
  assert.equal(value("1.234", { ...euros, decimal: "point" }), 1.23);
  assert.equal(value("abc", euros), "!not-a-number");
  assert.equal(value("0,3", { as: "number", decimal: "comma", whole: true }), "!not-whole");
  assert.equal(value("0.17", { as: "share", of: "hundred" }, { kind: "number", number: 0.17, percent: true }), 0.17);
  assert.equal(value("80", { as: "share", of: "hundred" }), 0.8);
  assert.equal(value("0,8", { as: "share", of: "one" }), 0.8);
  assert.equal(value("29/02/2023", { as: "date", formats: ["DD/MM/YYYY"] }), "!not-a-date");
  assert.equal(value("20240229", { as: "date", formats: ["YYYYMMDD"] }), "2024-02-29");
  assert.equal(value("2024", { as: "date", formats: ["YYYYMMDD"] }), "!not-a-date");
  assert.equal(value("3/2024", { as: "date", formats: ["MM/YYYY"] }), "2024-03");
  assert.equal(value("Chargé de Recherche", { as: "code", codes: { researcher: ["charge de recherche"] } }), "researcher");
  assert.equal(value("#REF!", euros, { kind: "error" }), "!cell-error");
});
