import assert from "node:assert/strict";
import { auditMigrations } from "../../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../../kernel/db/db.ts";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import { writeCsv, writeOds } from "../../../../kernel/tables/index.ts";
import { databaseTest } from "../../../../kernel/testing/database.ts";
import { day, fixedClock } from "../../../../kernel/time/day.ts";
import { coreFields, createDirectory, createFeeds, directoryMigrations, rejectedTable, type Directory, type FieldDefinition, type Feeds, type SourceRecordDraft } from "../../index.ts";

const by = { accountId: null, name: "Essai" };
const on = day("2025-01-31");
const later = day("2025-06-30");
const fields: readonly FieldDefinition[] = coreFields;

const staffMapping = (version: number, title = "Essai"): string => JSON.stringify({
  name: "test-staff", version, title: { fr: title, en: "Test" },
  source: { id: "hr", kind: "human-resources", name: { fr: "RH", en: "HR" } }, scope: "staff", complete: true,
  columns: {
    number: { header: ["Matricule"], read: { as: "text" }, required: true, restricted: true },
    name: { header: ["Nom"], read: { as: "text" }, required: true, restricted: true },
    unit: { header: ["Unité"], read: { as: "reference", kind: "structure", by: ["rnsr", "label", "acronym", "name"] }, required: true },
    start: { header: ["Début"], read: { as: "date" } },
    share: { header: ["Quotité"], read: { as: "share" } },
  },
  record: { kind: "person", key: "staff:{number}" },
  statements: [
    { field: "name", value: "{name}" },
    { field: "member", subject: "{unit}", object: { kind: "person", key: "staff:{number}" }, value: { share: "{share}" }, validFrom: "{start}" },
  ],
});

interface Setup {
  readonly db: Db;
  readonly directory: Directory;
  readonly feeds: Feeds;
}

function structure(number: string, name: string, acronym: string, labelNumber: string | null): SourceRecordDraft {
  const subject = { kind: "structure", key: `rnsr:${number}` };
  return {
    key: number, line: null, raw: null,
    statements: [
      { subject, field: "name", value: name }, { subject, field: "acronym", value: acronym },
      { subject, field: "identifier", slot: `rnsr:${number}`, value: { scheme: "rnsr", value: number, valid: true } },
      { subject, field: "co-supervision", object: { kind: "organisation", key: "uai:0755364Y" }, value: { labelNumber } },
    ],
  };
}

function feedTest(name: string, run: (setup: Setup) => Promise<void>): void {
  databaseTest(name, [auditMigrations, directoryMigrations], async (db) => {
    const deps = { db, clock: fixedClock("2025-07-01"), fields };
    const directory = createDirectory(deps);
    const institute = { kind: "organisation", key: "uai:0755364Y" };
    await directory.deliver(by, {
      source: { id: "rnsr", kind: "official-register", name: { fr: "Registre", en: "Register" }, home: null, licence: null },
      observedOn: day("2025-01-01"), scope: "structures", complete: true, fileSha256: null, mapping: null, demonstration: false,
      records: [
        structure("209900101J", "Rythmes du vivant", "RYTHM", "UMR_S 1016"),
        structure("209900102K", "Foie et veines", "FOIVE", "CIC 1431"),
        structure("209900103L", "Autre foie", "FOIVE", "U 1017"),
        { key: "institute", line: null, raw: null, statements: [{ subject: institute, field: "name", value: "Institut" }, { subject: institute, field: "identifier", slot: "siren:180036048", value: { scheme: "siren", value: "180036048", valid: true } }] },
      ],
    });
    await run({ db, directory, feeds: createFeeds({ ...deps, institute: "siren:180036048" }) });
  });
}

const file = (text: string, name = "staff.csv"): { name: string; bytes: Uint8Array } => ({ name, bytes: new TextEncoder().encode(text) });
const header = "Matricule;Nom;Unité;Début;Quotité";

async function members(directory: Directory, number: string): Promise<string[]> {
  const found = await directory.find(number, "structure");
  assert.ok(found !== null);
  return (await directory.relations({ subject: found.ref.id, fields: ["member"], on: later })).map((one) => one.object.name).sort();
}

feedTest("good rows enter, bad rows are kept with their reasons, mended by file and replayed; absence closes only then", async ({ db, directory, feeds }) => {
  const mapping = feeds.mapping({ fileName: "m.json", text: staffMapping(1) });
  const first = await feeds.importFile(by, file(`${header}\n1;Ada;209900101J;01/09/2020;100 %\n2;Bel;umrs1016;;\n3;Cyr;U1017;;\n9;Zoé;RYTHM;;`), mapping, on);
  assert.deepEqual([first.rowCount, first.recordCount, first.rejected.length, first.waitsForRows], [4, 4, 0, false]);
  assert.deepEqual(await members(directory, "209900101J"), ["Ada", "Bel", "Zoé"]);

  // Zoé is gone; two rows are wrong: an acronym borne by two units, a day that does not exist.
  const bad = `${header}\n1;Ada;209900101J;01/09/2020;100 %\n2;Bel;FOIVE;;\n3;Cyr;CIC 1431;31/02/2024;`;
  const rehearsed = await feeds.rehearse(by, file(bad), mapping, later);
  assert.equal(rehearsed.importId, null);
  const second = await feeds.importFile(by, file(bad), mapping, later);
  assert.deepEqual(second.rejected, rehearsed.rejected);
  assert.deepEqual(second.rejected.map((row) => [row.line, row.issues[0]?.code, row.issues[0]?.column]), [[3, "directory.ambiguous-reference", "C"], [4, "directory.not-a-date", "D"]]);
  assert.match(second.rejected[0]?.issues[0]?.text.fr ?? "", /209900102K.*209900103L/);
  assert.equal(second.waitsForRows, true);
  assert.deepEqual(await members(directory, "209900101J"), ["Ada", "Bel", "Zoé"], "nothing is closed while rows wait");

  // The file of rejected rows, mended in a spreadsheet: once in one format, then in the other.
  const open = await feeds.rejectedRows({ status: "open" });
  assert.equal(open.total, 2);
  const mended = open.items.map((row) => ({ ...row, cells: row.cells.map((cell) => (cell.text === "FOIVE" ? { ...cell, text: "209900103L" } : cell)) }));
  const once = await feeds.replayFile(by, file(writeCsv(rejectedTable(mended), "fr"), "rejets.csv"));
  assert.deepEqual([once.corrected, once.stillRejected.map((row) => row.line)], [1, [4]]);
  assert.deepEqual(await members(directory, "209900101J"), ["Ada", "Bel", "Zoé"].filter((name) => name !== "Bel"), "Bel moved; Zoé still waits");
  const rest = (await feeds.rejectedRows({ status: "open" })).items.map((row) => ({ ...row, cells: row.cells.map((cell) => (cell.text === "31/02/2024" ? { ...cell, text: "29/02/2024" } : cell)) }));
  const twice = await feeds.replayFile(by, { name: "rejets.ods", bytes: writeOds(rejectedTable(rest), "en") });
  assert.deepEqual([twice.corrected, twice.stillRejected.length], [1, 0]);
  assert.deepEqual(await members(directory, "209900101J"), ["Ada"], "the list is whole: Zoé is gone");
  assert.deepEqual(await members(directory, "209900103L"), ["Bel"]);
  assert.deepEqual(await members(directory, "209900102K"), ["Cyr"]);

  const [newest] = (await feeds.imports(1, 10)).items;
  assert.deepEqual([newest?.open, newest?.corrected, newest?.waits, newest?.deliveries.length], [0, 2, false, 3]);
  const settled = await db.query<{ cells: object }>(sql`select cells from directory.rejected_row where status = 'corrected'`);
  assert.ok(settled.every((row) => !("number" in row.cells) && !("name" in row.cells)), "private cells are gone once the row is settled");
});

feedTest("a row set aside settles the list; a settled row cannot be replayed", async ({ directory, feeds }) => {
  const mapping = feeds.mapping({ fileName: "m.json", text: staffMapping(1) });
  await feeds.importFile(by, file(`${header}\n1;Ada;U1016;;\n2;Bel;U1016;;`), mapping, on);
  await feeds.importFile(by, file(`${header}\n1;Ada;U1016;;\nTotal;2;2;;`), mapping, later);
  const [row] = (await feeds.rejectedRows({ status: "open" })).items;
  assert.ok(row !== undefined);
  await assert.rejects(feeds.dismiss(by, row.id, " "), { code: "directory.reason-missing" });
  await feeds.dismiss(by, row.id, "Ligne de total");
  assert.deepEqual(await members(directory, "209900101J"), ["Ada"]);
  await assert.rejects(feeds.dismiss(by, row.id, "encore"), { code: "directory.row-settled" });
  await assert.rejects(feeds.replay(by, [{ id: row.id, cells: {} }]), { code: "directory.row-settled" });
  assert.deepEqual((await feeds.replay(by)).corrected, 0);
});

feedTest("rows replay as they are once what they refer to is there; a key already taken is refused", async ({ directory, feeds }) => {
  const mapping = feeds.mapping({ fileName: "m.json", text: staffMapping(1) });
  await feeds.importFile(by, file(`${header}\n1;Ada;U1016;;\n2;Bel;NEUF;;`), mapping, on);
  assert.equal((await feeds.replay(by)).stillRejected.length, 1);
  await directory.deliver(by, {
    source: { id: "rnsr", kind: "official-register", name: { fr: "Registre", en: "Register" }, home: null, licence: null },
    observedOn: day("2025-01-01"), scope: "structures", complete: false, fileSha256: "b", mapping: null, demonstration: false, records: [structure("209900104M", "Neuve", "NEUF", null)],
  });
  const [row] = (await feeds.rejectedRows({ status: "open" })).items;
  const clash = await feeds.replay(by, [{ id: row?.id ?? "", cells: { number: "1" } }]);
  assert.deepEqual(clash.stillRejected.map((one) => one.issues[0]?.code), ["directory.key-twice"]);
  assert.equal((await feeds.replay(by, [{ id: row?.id ?? "", cells: { number: "2" } }])).corrected, 1);
  assert.deepEqual(await members(directory, "209900104M"), ["Bel"]);
});

feedTest("a mapping does not go back, nor change under one version; the same file is not taken twice", async ({ feeds }) => {
  const second = feeds.mapping({ fileName: "m.json", text: staffMapping(2) });
  await feeds.importFile(by, file(`${header}\n1;Ada;U1016;;`), second, on);
  const again = async (version: number, title?: string, text = `${header}\n1;Ada;U1017;;`): Promise<string> => {
    try {
      await feeds.importFile(by, file(text), feeds.mapping({ fileName: "m.json", text: staffMapping(version, title) }), on);
    } catch (error) {
      assert.ok(error instanceof AppError);
      return `${error.code} ${error.text.en}`;
    }
    return "taken";
  };
  assert.match(await again(1), /mapping-version.*version 2 was already used/);
  assert.match(await again(2, "Autre"), /mapping-version.*has changed without changing its version/);
  assert.match(await again(2, undefined, `${header}\n1;Ada;U1016;;`), /already-imported/);
  assert.match(await again(3, undefined, `${header}\n`), /bad-feed-file|no-rows/);
  assert.equal(await again(3), "taken");
  await assert.rejects(feeds.importFile(by, file(`${header}\n1;Ada;U1016;;`), feeds.mapping({ fileName: "m.json", text: staffMapping(3) }), day("2026-01-01")), { code: "directory.day-ahead" });
});

feedTest("over made-up facts an import is a trial: it leaves with them, and the same file may then come for good", async ({ directory, feeds }) => {
  const subject = { kind: "structure", key: "rnsr:209900105N" };
  await directory.deliver(by, {
    source: { id: "demonstration-x", kind: "lab", name: { fr: "Fictif", en: "Fictitious" }, home: null, licence: null },
    observedOn: day("2025-01-01"), scope: "x", complete: true, fileSha256: null, mapping: null, demonstration: true, records: [{ key: "x", line: null, raw: null, statements: [{ subject, field: "name", value: "Fictive" }] }],
  });
  const mapping = feeds.mapping({ fileName: "m.json", text: staffMapping(1) });
  const text = `${header}\n1;Ada;U1016;;\n2;Bel;Fictive;;\n3;Cyr;NULLE;;`;
  const trial = await feeds.importFile(by, file(text), mapping, on);
  assert.deepEqual([trial.demonstration, trial.recordCount], [true, 2]);
  const [row] = (await feeds.rejectedRows({ status: "open" })).items;
  await feeds.replay(by, [{ id: row?.id ?? "", cells: { unit: "U 1017" } }]);
  await directory.removeDemonstration(by);
  assert.deepEqual(await members(directory, "209900101J"), []);
  const real = await feeds.importFile(by, file(text), mapping, on);
  assert.deepEqual([real.demonstration, real.recordCount], [false, 1]);
  assert.deepEqual(await members(directory, "209900101J"), ["Ada"]);
});
