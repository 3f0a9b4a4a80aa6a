import assert from "node:assert/strict";
import { auditMigrations, listAudit, verifyAudit } from "../../kernel/audit/index.ts";
import { sql } from "../../kernel/db/db.ts";
import { databaseTest } from "../../kernel/testing/database.ts";
import { day, fixedClock } from "../../kernel/time/day.ts";
import { contractMigrations, createContracts, loadShippedRegister, verifyVersions, type Register } from "./index.ts";

const sets = [auditMigrations, contractMigrations];
const clock = fixedClock("2024-06-01");
const by = { accountId: null, name: "Bureau de pilotage" };

/** The shipped register with another target for one part: what an amendment does. */
function amended(register: Register): Register {
  return {
    ...register,
    indicators: register.indicators.map((indicator) =>
      indicator.code !== "5" ? indicator : { ...indicator, parts: indicator.parts.map((part) => ({ ...part, targets: part.targets.map((target) => ({ ...target, value: 24 })) })) },
    ),
  };
}

function targetOf(register: Register, code: string): number | null | undefined {
  return register.indicators.find((indicator) => indicator.code === code)?.parts[0]?.targets[0]?.value;
}

databaseTest("what the contract said on a day is what was in force on that day", sets, async (db) => {
  const contracts = createContracts({ db, clock, steeredContract: "comp-2021-2025" });
  const register = loadShippedRegister();
  const plain = { register, contradictions: [], sourceName: null, sourceSha256: null };
  await contracts.addVersion(by, { ...plain, inForceFrom: day("2022-02-04") });
  await contracts.addVersion(by, { ...plain, register: amended(register), inForceFrom: day("2024-01-01"), reasonKind: "target", reason: { fr: "Montée en charge plus rapide", en: "Faster growth" } });

  const on = async (text: string) => contracts.inForce(day(text));
  assert.equal(targetOf((await on("2022-02-04")).version.register, "5"), 20);
  assert.equal(targetOf((await on("2023-12-31")).version.register, "5"), 20);
  assert.equal(targetOf((await on("2024-01-01")).version.register, "5"), 24);
  const early = await on("2021-06-30");
  assert.equal(early.early, true);
  assert.equal(early.version.number, 0);
  assert.deepEqual((await contracts.versions()).map((version) => [version.number, version.kind]), [[0, "base"], [1, "amendment"]]);
  assert.deepEqual((await contracts.at(day("2024-06-01")))?.indicators.length, 14);
});

databaseTest("a draft is not in force, and the same draft is kept once", sets, async (db) => {
  const contracts = createContracts({ db, clock, steeredContract: "comp-2021-2025" });
  const draft = { register: loadShippedRegister(), contradictions: [], inForceFrom: null, sourceName: "contrat.md", sourceSha256: null };
  const first = await contracts.addVersion(by, draft);
  const second = await contracts.addVersion(by, draft);
  assert.deepEqual([first.already, second.already, second.id], [false, true, first.id]);
  await assert.rejects(contracts.inForce(day("2024-01-01")), { code: "contract.nothing-registered" });
  await contracts.adopt(by, "comp-2021-2025", first.number, day("2023-01-01"));
  assert.equal((await contracts.inForce(day("2024-01-01"))).version.number, first.number);
  assert.equal((await verifyVersions(db)).ok, true);
  await assert.rejects(contracts.adopt(by, "comp-2021-2025", first.number, day("2023-01-01")), { code: "contract.no-such-draft" });
});

databaseTest("a version in force refuses change, and adding one is in the audit", sets, async (db) => {
  const contracts = createContracts({ db, clock, steeredContract: "comp-2021-2025" });
  await contracts.addVersion(by, { register: loadShippedRegister(), contradictions: [], inForceFrom: day("2022-02-04"), sourceName: null, sourceSha256: null });
  await assert.rejects(db.tx((inside) => inside.query(sql`update contract.version set register = '{}'::jsonb`)));
  await assert.rejects(db.tx((inside) => inside.query(sql`delete from contract.version`)));
  const [entry] = await listAudit(db, { limit: 10 });
  assert.equal(entry?.act, "contract.version-added");
  assert.equal((await verifyAudit(db)).ok, true);
});

databaseTest("a version altered in the tables is named", sets, async (db) => {
  const contracts = createContracts({ db, clock, steeredContract: "comp-2021-2025" });
  await contracts.addVersion(by, { register: loadShippedRegister(), contradictions: [], sourceName: null, sourceSha256: null, inForceFrom: day("2022-02-04") });
  assert.deepEqual(await verifyVersions(db), { versions: 1, ok: true, firstDifference: null });
  await db.query(sql`alter table contract.version disable trigger version_immutable`);
  await db.query(sql`update contract.version set register = jsonb_set(register, '{toYear}', '2026')`);
  const { ok, firstDifference } = await verifyVersions(db);
  assert.deepEqual([ok, firstDifference?.reason, firstDifference?.text.en], [false, "altered", "version comp-2021-2025 v0 of the contract is no longer the one that entry 1 of the log tells of"]);
  await db.query(sql`delete from contract.version`);
  assert.equal((await verifyVersions(db)).firstDifference?.reason, "missing");
});
