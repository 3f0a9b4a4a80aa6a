import assert from "node:assert/strict";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { day, fixedClock } from "../../../kernel/time/day.ts";
import type { RequestContext } from "../../../kernel/http/route.ts";
import { directoryMigrations, type EntityRecord } from "../../directory/index.ts";
import { identityMigrations } from "../../identity/index.ts";
import type { LabDeps } from "../deps.ts";
import { labMigrations } from "../migrations.ts";
import { unit } from "../pages/testing.ts";
import { act, propose } from "./actions/act.ts";
import { settleAll } from "./actions/settle.ts";
import type { Correction } from "./domain/correction.ts";
import { importRegister, labOn, actor } from "./testing.ts";
import { loadSubject, fieldOf } from "./web/load.ts";
import { readDraft, readProposal } from "./web/draft.ts";
import { findCorrection, listCorrections, movesOf } from "./store/corrections.ts";

const sets = [auditMigrations, identityMigrations, directoryMigrations, labMigrations];
const manager = { accountId: "m", name: "Gestionnaire" };
const office = { accountId: "o", name: "Référentiel" };

function contextOf(today: string): RequestContext {
  return {
    actor: actor("lab-manager", [unit.toLowerCase()]), language: "fr", clock: fixedClock(today), requestId: "essai", url: new URL("http://jalon.example/"), csrfToken: "jeton",
    session: { get: () => undefined, set: () => undefined, renew: () => undefined },
  };
}

async function proposed(deps: LabDeps, field: string, given: Readonly<Record<string, string>>): Promise<Correction> {
  const subject = await loadSubject(deps, contextOf(deps.clock.today()), unit);
  const definition = fieldOf(deps, field);
  assert.ok(definition);
  const read = await readDraft(deps, subject, definition, { reason: "Nous le savons.", ...given }, null);
  assert.ok("draft" in read, JSON.stringify(read));
  return propose(deps, manager, read.draft);
}

async function recordOf({ directory, clock }: LabDeps, on?: string): Promise<EntityRecord> {
  const found = await directory.find(unit, "structure");
  assert.ok(found);
  const record = await directory.record(found.ref.id, on === undefined ? clock.today() : day(on));
  assert.ok(record);
  return record;
}

const shown = async (deps: LabDeps, field: string) => (await recordOf(deps)).fields[field]?.current.map(({ value }) => value);
const contested = async (deps: LabDeps, field: string) => ((await recordOf(deps)).fields[field]?.contested ?? []).map(({ value }) => value);

async function house(db: Db): Promise<(today: string) => LabDeps> {
  await importRegister(labOn(db, "2022-02-12").directory, "2022-02-11");
  return (today) => labOn(db, today);
}

databaseTest("a proposal is contested, then accepted, then shown, and stays through the next imports", sets, async (db) => {
  const on = await house(db);
  const deps = on("2022-03-01");
  const one = await proposed(deps, "acronym", { value: "CESS" });
  assert.equal(one.state, "open");
  assert.deepEqual(await shown(deps, "acronym"), ["CE"]);
  assert.deepEqual(await contested(deps, "acronym"), ["CESS"]);
  assert.deepEqual(one.before.map(({ text }) => text.fr), ["CE"]);

  const accepted = await act(on("2022-03-05"), office, one.number, "accept", "");
  assert.equal(accepted.state, "accepted");
  assert.deepEqual(await shown(on("2022-03-05"), "acronym"), ["CESS"]);
  assert.deepEqual(await contested(on("2022-03-05"), "acronym"), []);
  assert.ok((await findCorrection(db, one.number))?.decision);

  // Settled again, as after a failure between the journal and the graph: nothing is said or decided twice.
  await db.query(sql`update lab.correction set settled = false where number = ${one.number}`);
  await settleAll(on("2022-03-05"));
  assert.equal((await findCorrection(db, one.number))?.settled, true);
  assert.equal((await deps.directory.decisions()).length, 1);

  await importRegister(deps.directory, "2022-04-11");
  await importRegister(deps.directory, "2023-02-11", (all) => all.map((said) => (said.field === "acronym" && said.value === "CE" ? { ...said, value: "CE2" } : said)));
  assert.deepEqual(await shown(on("2023-03-01"), "acronym"), ["CESS"]);

  // The lab says something else later: the accepted word stands until that is answered.
  const two = await proposed(on("2023-04-01"), "acronym", { value: "CESSA" });
  assert.deepEqual(await shown(on("2023-04-01"), "acronym"), ["CESS"]);
  await act(on("2023-04-02"), office, two.number, "accept-with-change", "Sans espace.", { proposed: { ...two.proposed, value: "CESSAB" }, text: { fr: "CESSAB", en: "CESSAB" } });
  assert.deepEqual(await shown(on("2023-04-02"), "acronym"), ["CESSAB"]);
  assert.deepEqual((await movesOf(db, two.number)).map(({ act: step, to }) => [step, to]), [["propose", "open"], ["accept-with-change", "accepted-with-change"]]);
  const [{ count } = { count: 0 }] = await db.query<{ count: number }>(sql`select count(*)::int as count from kernel.audit_entry where act like 'lab.correction-%'`);
  assert.equal(count, 4);
});

databaseTest("a declined or withdrawn proposal leaves the record as it was", sets, async (db) => {
  const on = await house(db);
  const one = await proposed(on("2022-03-01"), "acronym", { value: "FAUX" });
  await assert.rejects(act(on("2022-03-02"), office, one.number, "decline", " "), { code: "lab.correction-act-refused" });
  await act(on("2022-03-02"), office, one.number, "ask-back", "D’où le savez-vous ?");
  await act(on("2022-03-03"), manager, one.number, "reply", "De la plaque.");
  const declined = await act(on("2022-03-04"), office, one.number, "decline", "La plaque est ancienne.");
  assert.deepEqual([declined.state, declined.answeredAt?.slice(0, 10)], ["declined", "2022-03-04"]);
  assert.deepEqual([await shown(on("2022-03-04"), "acronym"), await contested(on("2022-03-04"), "acronym")], [["CE"], []]);
  await assert.rejects(act(on("2022-03-05"), office, one.number, "accept", ""), { code: "lab.correction-moved-on" });
  const same = await proposed(on("2022-03-04"), "name", { value: "Autre nom" });
  await act(on("2022-03-04"), manager, same.number, "withdraw", "");
  assert.deepEqual([await contested(on("2022-03-04"), "name"), (await recordOf(on("2022-03-04"))).contestedCount], [[], 0]);
});

databaseTest("where the lab owns the field its word stands at once, the last one wins, nobody has to answer", sets, async (db) => {
  const on = await house(db);
  const one = await proposed(on("2022-03-01"), "keywords", { value: "cœur ; imagerie" });
  assert.equal(one.state, "recorded");
  assert.deepEqual(await shown(on("2022-03-01"), "keywords"), [["cœur", "imagerie"]]);
  const two = await proposed(on("2022-03-01"), "keywords", { value: "cœur\nfoie" });
  assert.deepEqual(await shown(on("2022-03-01"), "keywords"), [["cœur", "foie"]]);
  assert.equal((await findCorrection(db, one.number))?.state, "superseded");
  assert.equal((await findCorrection(db, two.number))?.settled, true);
  await proposed(on("2022-03-02"), "website", { value: "https://nouveau.example/" });
  assert.deepEqual(await shown(on("2022-03-02"), "website"), ["https://nouveau.example/"]);
});

databaseTest("what nobody says yet, relations and closures wait for the answer", sets, async (db) => {
  const on = await house(db);
  const deps = on("2022-03-01");
  const closing = await proposed(deps, "closed", { value: "31/12/2021" });
  assert.equal((await recordOf(deps)).closed, null);
  const added = await proposed(deps, "co-supervision", { operation: "add", object: "organisation/0000003C", label: "UMR 9" });
  const id = (await recordOf(deps)).ref.id;
  const supervisors = async (d: LabDeps, at: string) => (await d.directory.relations({ subject: id, fields: ["co-supervision"], on: day(at) })).map(({ object }) => object.name).sort();
  assert.deepEqual(await supervisors(deps, "2022-03-01"), ["Institut d’essai", "Université d’essai"]);
  await act(on("2022-03-02"), office, added.number, "accept", "");
  assert.deepEqual(await supervisors(deps, "2022-03-02"), ["Hôpital d’essai", "Institut d’essai", "Université d’essai"]);

  const ended = await proposed(on("2022-03-03"), "co-supervision", { operation: "end", relation: "|organisation/0000002B", until: "2021" });
  await act(on("2022-03-03"), office, ended.number, "accept", "");
  assert.deepEqual(await supervisors(deps, "2022-03-03"), ["Hôpital d’essai", "Institut d’essai"]);
  assert.deepEqual(await supervisors(deps, "2021-06-01"), ["Hôpital d’essai", "Institut d’essai", "Université d’essai"]);
  await importRegister(deps.directory, "2022-06-11");
  assert.deepEqual(await supervisors(deps, "2022-07-01"), ["Hôpital d’essai", "Institut d’essai"]);

  await act(on("2022-03-04"), office, closing.number, "transmit", "");
  assert.equal((await recordOf(deps)).closed, null);
  assert.equal((await listCorrections(db, { owners: ["official-register"], states: ["transmitted"] })).total, 1);
  await act(on("2022-03-04"), office, closing.number, "accept", "");
  assert.equal((await recordOf(on("2022-03-05"))).closed?.text, "2021-12-31");
});

databaseTest("a form with faults says them all, and takes every shape", sets, async (db) => {
  const on = await house(db);
  const deps = on("2022-03-01");
  const subject = await loadSubject(deps, contextOf("2022-03-01"), unit);
  const read = async (field: string, given: Readonly<Record<string, string>>) => {
    const definition = fieldOf(deps, field);
    assert.ok(definition, field);
    const answer = await readProposal(deps, subject, definition, given);
    return "issues" in answer ? answer.issues.map((issue) => issue.field) : answer.proposed;
  };
  const faults = await readDraft(deps, subject, fieldOf(deps, "website") ?? assert.fail(), { value: "javascript:alert(1)", from: "hier", evidence: "x" }, null);
  assert.ok("issues" in faults);
  assert.deepEqual(faults.issues.map(({ field }) => field).sort(), ["evidence", "from", "reason", "value"]);
  assert.deepEqual(await read("acronym", { value: "CE" }), ["value"]);
  assert.deepEqual(await read("structure-type", { value: "constructor" }), ["value"]);
  assert.deepEqual(await read("address", { lines: "2 rue", postalCode: "75013", municipality: "Paris cedex 13" }).then((said) => ("value" in said ? said.value : said)), {
    lines: "2 rue", postalCode: "75013", municipality: "Paris cedex 13", communeCode: "75113", departmentCode: "75", regionCode: "11", country: "FR",
  });
  assert.deepEqual(await read("address", { municipality: "Nullepart-lès-Rien", postalCode: "75013" }), ["municipality"]);
  assert.deepEqual(await read("erc-panels", { value: "LS1\nPE3 – Condensed matter" }).then((said) => ("value" in said ? said.value : said)), [{ code: "LS1", label: "Molecules of Life" }, { code: "PE3", label: "Condensed matter" }]);
  assert.deepEqual(await read("identifier", { scheme: "ror", value: "02vjkv26" }), ["value"]);
  assert.deepEqual(await read("succession", { type: "merger" }), ["object", "effectiveFrom"]);
  assert.deepEqual(await read("co-supervision", { operation: "end" }), ["relation"]);
  const director = await read("director", { operation: "add", newName: "Ada  LOVELACE", role: "director", from: "2022-01" });
  assert.ok("object" in director);
  assert.deepEqual([director.object?.kind, director.objectName, director.validFrom], ["person", "Ada LOVELACE", "2022-01"]);
});
