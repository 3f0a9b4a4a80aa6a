import assert from "node:assert/strict";
import { auditMigrations, listAudit } from "../../kernel/audit/index.ts";
import { sql, type Db } from "../../kernel/db/db.ts";
import { AppError } from "../../kernel/errors/app-error.ts";
import { databaseTest } from "../../kernel/testing/database.ts";
import { day, type Clock } from "../../kernel/time/day.ts";
import { createIdentity, identityMigrations, roleCodes, type Identity } from "./index.ts";

const sets = [auditMigrations, identityMigrations];

/** A clock that tests move. */
function movingClock(start: string) {
  let at = Date.parse(start);
  const clock: Clock = { now: () => new Date(at), today: () => day(new Date(at).toISOString().slice(0, 10)) };
  return { clock, pass: (seconds: number) => (at += seconds * 1000) };
}

function identityTest(name: string, run: (identity: Identity, db: Db, pass: (seconds: number) => void) => Promise<void>) {
  databaseTest(`identity: ${name}`, sets, async (db) => {
    const { clock, pass } = movingClock("2024-03-12T09:00:00Z");
    await run(createIdentity({ db, clock }), db, pass);
  });
}

function refused(code: string) {
  return (error: unknown) => error instanceof AppError && (error.code === code || error.issues.some((issue) => issue.code === code));
}

async function member(identity: Identity, email = "Ada@Example.invalid", password = "correct horse battery") {
  const { account, oneTimePassword } = await identity.createAccount({ email, name: "Ada", roles: [{ role: "validator", perimeter: ["3", "4.b"] }] }, null);
  await identity.changePassword(account.id, oneTimePassword, password);
  return account.id;
}

identityTest("the first start makes one administrator, whose password must change first", async (identity) => {
  const first = await identity.ensureFirstAdministrator();
  assert.ok(first !== null);
  assert.equal(await identity.ensureFirstAdministrator(), null);
  const { actor, reference } = await identity.signIn(first.email.toUpperCase(), first.oneTimePassword, "192.0.2.1");
  assert.equal(actor.mustVisit, "/account");
  assert.deepEqual(actor.roles, []);
  await identity.changePassword(actor.accountId, first.oneTimePassword, "correct horse battery");
  assert.equal(await identity.resolveActor(reference), null, "older sessions are over");
  const renewed = await identity.sessionReference(actor.accountId);
  assert.deepEqual((await identity.resolveActor(renewed ?? ""))?.roles, [{ role: "administrator", perimeter: [] }]);
  await assert.rejects(identity.signIn(first.email, first.oneTimePassword, "192.0.2.1"), refused("identity.wrong-credentials"));
});

identityTest("unknown, closed and wrong are refused in the same words", async (identity) => {
  const id = await member(identity);
  const texts: string[] = [];
  const attempt = async (email: string, password: string) => {
    await assert.rejects(identity.signIn(email, password, "192.0.2.1"), (error) => {
      assert.ok(error instanceof AppError);
      texts.push(`${error.status} ${error.code} ${error.text.fr}`);
      return true;
    });
  };
  await attempt("ada@example.invalid", "wrong");
  await attempt("nobody@example.invalid", "wrong");
  await identity.deactivate(id, null);
  await attempt("ada@example.invalid", "correct horse battery");
  assert.equal(new Set(texts).size, 1);
});

identityTest("failures delay the next attempt, alike for accounts that do not exist", async (identity, db, pass) => {
  await member(identity);
  for (const email of ["ada@example.invalid", "nobody@example.invalid"]) {
    for (let count = 0; count < 5; count += 1) await assert.rejects(identity.signIn(email, "wrong", "192.0.2.1"), refused("identity.wrong-credentials"));
    await assert.rejects(identity.signIn(email, "correct horse battery", "192.0.2.2"), refused("identity.too-many-attempts"));
  }
  pass(16);
  const { actor } = await identity.signIn("ada@example.invalid", "correct horse battery", "192.0.2.2");
  assert.equal(actor.name, "Ada");
  const kept = await db.query<{ key: string }>(sql`select key from identity.sign_in_failure`);
  assert.doesNotMatch(JSON.stringify(kept), /example|192\.0/);
  pass(25 * 3600);
  await assert.rejects(identity.signIn("other@example.invalid", "wrong", "192.0.2.3"), refused("identity.wrong-credentials"));
  assert.equal((await db.query(sql`select key from identity.sign_in_failure`)).length, 2, "yesterday is forgotten");
});

identityTest("an address that guesses over many accounts is slowed down too", async (identity) => {
  for (let count = 0; count < 30; count += 1) await assert.rejects(identity.signIn(`a${count}@example.invalid`, "x", "192.0.2.1"), refused("identity.wrong-credentials"));
  await assert.rejects(identity.signIn("fresh@example.invalid", "x", "192.0.2.1"), refused("identity.too-many-attempts"));
  await assert.rejects(identity.signIn("fresh@example.invalid", "x", "192.0.2.2"), refused("identity.wrong-credentials"));
});

identityTest("accounts: addresses are one whatever their case, all faults at once", async (identity) => {
  const id = await member(identity);
  await assert.rejects(identity.createAccount({ email: "ADA@example.invalid", name: "Other", roles: [] }, null), refused("identity.email-taken"));
  await assert.rejects(identity.createAccount({ email: "x", name: "", roles: [{ role: "king", perimeter: [] }] }, null), (error) => error instanceof AppError && error.issues.length === 3);
  const changed = await identity.updateAccount(id, { email: "new@example.invalid", name: " Ada L. " }, null);
  assert.deepEqual([changed.email, changed.name], ["new@example.invalid", "Ada L."]);
  await assert.rejects(identity.updateAccount("00000000-0000-4000-8000-000000000000", { email: "a@b.invalid", name: "x" }, null), refused("identity.unknown-account"));
  assert.equal(await identity.getAccount("not an id"), null);
  assert.equal(await identity.getActor("'; drop table identity.account"), null);
});

identityTest("roles replace each other; perimeters come back as they went in", async (identity) => {
  const id = await member(identity);
  assert.deepEqual((await identity.getActor(id))?.roles, [{ role: "validator", perimeter: ["3", "4.b"] }]);
  await identity.setRoles(id, [{ role: "board-member", perimeter: [] }, { role: "action-owner", perimeter: ["action-1"] }], null);
  assert.deepEqual((await identity.getActor(id))?.roles, [{ role: "action-owner", perimeter: ["action-1"] }, { role: "board-member", perimeter: [] }]);
  await assert.rejects(identity.setRoles(id, [{ role: "king", perimeter: [] }], null), refused("identity.role-unknown"));
});

identityTest("the last administrator can neither resign nor be closed", async (identity) => {
  await identity.ensureFirstAdministrator();
  const { rows } = await identity.listAccounts();
  const id = rows[0]?.id ?? "";
  await assert.rejects(identity.deactivate(id, null), refused("identity.last-administrator"));
  await assert.rejects(identity.setRoles(id, [], null), refused("identity.last-administrator"));
  const second = await identity.createAccount({ email: "b@example.invalid", name: "B", roles: [{ role: "administrator", perimeter: [] }] }, null);
  await identity.deactivate(id, null);
  assert.equal(await identity.getActor(id), null);
  await assert.rejects(identity.setRoles(second.account.id, [], null), refused("identity.last-administrator"));
  await identity.reactivate(id, null);
});

identityTest("the list: searched without accents, sorted both ways, in pages", async (identity) => {
  for (let count = 0; count < 27; count += 1) await identity.createAccount({ email: `p${count}@example.invalid`, name: `Élodie ${String(count).padStart(2, "0")}`, roles: [] }, null);
  const all = await identity.listAccounts({ search: "elodie" });
  assert.deepEqual([all.total, all.pages, all.rows.length, all.rows[0]?.name], [27, 2, 25, "Élodie 00"]);
  const last = await identity.listAccounts({ search: "ÉLODIE", page: 2, descending: true });
  assert.deepEqual(last.rows.map((account) => account.name), ["Élodie 01", "Élodie 00"]);
  assert.equal((await identity.listAccounts({ search: "p1@ 01" })).total, 1);
  assert.equal((await identity.listAccounts({ search: "%" })).total, 0);
  for (const sort of ["email", "created", "last-sign-in"] as const) assert.equal((await identity.listAccounts({ sort })).total, 27);
});

identityTest("the demonstration has one account for each role, made once", async (identity) => {
  const created = await identity.createDemonstrationAccounts();
  assert.equal(created.length, roleCodes.length + 1);
  assert.deepEqual(await identity.createDemonstrationAccounts(), []);
  for (const { email, role, password } of created) {
    const { actor } = await identity.signIn(email, password, "192.0.2.1");
    assert.deepEqual(actor.roles.map((grant) => grant.role), [role]);
    assert.equal(actor.mustVisit, undefined);
    if (role === "signatory") assert.deepEqual(actor.roles[0]?.perimeter, [email.startsWith("signatory-state@") ? "state" : "institute"]);
  }
});

identityTest("every change is audited, without address, password or hash", async (identity, db) => {
  const first = await identity.ensureFirstAdministrator();
  const id = await member(identity);
  const admin = await identity.getActor((await identity.listAccounts({ search: "admin" })).rows[0]?.id ?? "");
  await identity.setRoles(id, [], admin);
  await identity.updateAccount(id, { email: "b@example.invalid", name: "B" }, admin);
  const password = await identity.resetPassword(id, admin);
  await identity.deactivate(id, admin);
  const entries = await listAudit(db, { limit: 50 });
  const acts = entries.map((entry) => entry.act).sort();
  assert.deepEqual(acts, [
    "identity.account-changed", "identity.account-created", "identity.account-created", "identity.account-deactivated",
    "identity.password-changed", "identity.password-reset", "identity.roles-changed",
  ]);
  const text = JSON.stringify(entries);
  assert.doesNotMatch(text, /example\.invalid|argon2/);
  assert.ok(!text.includes(password) && !text.includes(first?.oneTimePassword ?? ""));
});
