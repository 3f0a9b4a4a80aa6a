import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { auditMigrations, listAudit } from "../../kernel/audit/index.ts";
import { AppError } from "../../kernel/errors/app-error.ts";
import { databaseTest } from "../../kernel/testing/database.ts";
import { addDays, day, fixedClock } from "../../kernel/time/day.ts";
import { standInAmong, standsInFor, type Absence } from "./domain/absence.ts";
import { createIdentity, identityMigrations, may, standInFor, type Identity } from "./index.ts";

function away(accountId: string, replacementId: string, from = "2025-03-01", until = "2025-04-01"): Absence {
  return { id: `${accountId}${replacementId}`, accountId, replacementId, from: day(from), until: day(until) };
}

test("a chain is followed to its end, a circle leads to nobody, the day of return is no absence", () => {
  const chain = [away("a", "b"), away("b", "c", "2025-03-10")];
  assert.deepEqual(["2025-02-28", "2025-03-01", "2025-03-10", "2025-03-31", "2025-04-01"].map((on) => standInAmong(chain, "a", day(on))), [null, "b", "c", "c", null]);
  assert.deepEqual(standsInFor(chain, "c", day("2025-03-15")), ["a", "b"]);
  assert.deepEqual(standsInFor(chain, "b", day("2025-03-15")), [], "who is away stands in for nobody");
  for (const circle of [[away("a", "b"), away("b", "a")], [away("a", "b"), away("b", "c"), away("c", "b")]]) {
    for (const one of ["a", "b", "c"]) {
      assert.equal(standInAmong(circle, one, day("2025-03-15")), null);
      assert.deepEqual(standsInFor(circle, one, day("2025-03-15")), []);
    }
  }
});

test("whatever the absences: a stand-in is there, and never the person away", () => {
  const person = fc.constantFrom("a", "b", "c", "d", "e");
  fc.assert(fc.property(fc.uniqueArray(fc.tuple(person, person), { selector: ([absent]) => absent }), (pairs) => {
    const absences = pairs.filter(([absent, replacement]) => absent !== replacement).map(([absent, replacement]) => away(absent, replacement));
    for (const one of ["a", "b", "c", "d", "e"]) {
      const found = standInAmong(absences, one, day("2025-03-15"));
      assert.ok(found === null || (found !== one && !absences.some((absence) => absence.accountId === found)));
      if (found !== null) assert.ok(standsInFor(absences, found, day("2025-03-15")).includes(one));
    }
  }));
});

const clock = fixedClock("2025-03-15");

async function member(identity: Identity, name: string, role: string, perimeter: readonly string[] = []): Promise<string> {
  const { account, oneTimePassword } = await identity.createAccount({ email: `${name}@example.invalid`, name, roles: [{ role, perimeter }] }, null);
  await identity.changePassword(account.id, oneTimePassword, "correct horse battery");
  return account.id;
}

function issue(code: string) {
  return (error: unknown) => error instanceof AppError && (error.code === code || error.issues.some((one) => one.code === code));
}

databaseTest("absences: the stand-in holds the grants, never an administrator's nor a signatory's, under their own name", [auditMigrations, identityMigrations], async (db) => {
  const identity = createIdentity({ db, clock });
  const [ada, blaise, claire] = [await member(identity, "ada", "validator", ["3"]), await member(identity, "blaise", "indicator-contributor", ["4"]), await member(identity, "claire", "board-member")];
  const admin = await member(identity, "admin", "administrator");
  const actor = async (id: string) => (await identity.getActor(id)) ?? assert.fail();
  assert.equal(await standInFor(db, ada, clock.today()), null);
  const set = await identity.setAbsence({ accountId: ada, from: "2025-03-10", until: "2025-03-20", replacementId: blaise }, await actor(ada));
  assert.equal(await standInFor(db, ada, clock.today()), blaise);
  const standing = await actor(blaise);
  assert.equal(standing.name, "blaise");
  assert.deepEqual(standing.inPlaceOf, [{ accountId: ada, name: "ada" }]);
  assert.deepEqual([may(standing, "values.accept", "3.a"), may(standing, "values.accept", "4"), may(standing, "values.propose", "4.a")], [true, false, true]);
  assert.equal(may(await actor(ada), "values.accept", "3"), true, "who is away keeps their own");

  // Blaise leaves too: the chain goes on to Claire, who gets both.
  await identity.setAbsence({ accountId: blaise, from: "2025-03-15", until: "2025-03-17", replacementId: claire }, await actor(blaise));
  assert.equal(await standInFor(db, ada, clock.today()), claire);
  assert.deepEqual((await actor(claire)).inPlaceOf?.map((one) => one.name).sort(), ["ada", "blaise"]);
  assert.equal((await actor(blaise)).inPlaceOf, undefined);
  // A replacement whose account is closed stands in for nobody.
  await identity.deactivate(claire, null);
  assert.equal(await standInFor(db, blaise, clock.today()), null);
  assert.equal(await standInFor(db, ada, clock.today()), blaise);
  await identity.reactivate(claire, null);

  await identity.setAbsence({ accountId: admin, from: "2025-03-01", until: "2025-04-01", replacementId: claire }, await actor(admin));
  assert.ok(!(await actor(claire)).roles.some((grant) => grant.role === "administrator"));
  // A signature is personal: the signatory of the institute does not come to sign for the State by standing in.
  const [institute, state] = [await member(identity, "institute", "signatory", ["institute"]), await member(identity, "state", "signatory", ["state"])];
  const away = await identity.setAbsence({ accountId: state, from: "2025-03-01", until: "2025-04-01", replacementId: institute }, await actor(state));
  assert.deepEqual([may(await actor(institute), "contract.sign", "institute"), may(await actor(institute), "contract.sign", "state")], [true, false]);
  await identity.cancelAbsence(away.id, await actor(state));
  await identity.cancelAbsence(set.id, await actor(ada));
  assert.equal(await standInFor(db, ada, clock.today()), null);
  await assert.rejects(identity.cancelAbsence(set.id, await actor(ada)), issue("identity.unknown-absence"));
  const acts = (await listAudit(db, { limit: 100 })).filter((entry) => entry.act.startsWith("identity.absence"));
  assert.deepEqual(acts.map((entry) => [entry.act, entry.author]), [["identity.absence-cancelled", "ada"], ["identity.absence-cancelled", "state"], ["identity.absence-set", "state"], ["identity.absence-set", "admin"], ["identity.absence-set", "blaise"], ["identity.absence-set", "ada"]]);
});

databaseTest("absences: overlaps, self, closed accounts and other people's are refused, all faults at once", [auditMigrations, identityMigrations], async (db) => {
  const identity = createIdentity({ db, clock });
  const [ada, blaise] = [await member(identity, "ada", "validator"), await member(identity, "blaise", "validator")];
  const office = await member(identity, "office", "steering-office");
  const actor = async (id: string) => (await identity.getActor(id)) ?? assert.fail();
  const input = { accountId: ada, from: "2025-03-10", until: "2025-03-20", replacementId: blaise };
  await assert.rejects(identity.setAbsence(input, await actor(blaise)), issue("identity.not-your-absence"));
  await assert.rejects(identity.setAbsence({ ...input, replacementId: office }, await actor(office)), issue("identity.absence-self-appointed"));
  await assert.rejects(identity.setAbsence({ accountId: ada, from: "2025-03-10", until: "2025-02-30", replacementId: ada }, await actor(ada)), (error) => error instanceof AppError && error.issues.length === 2);
  await identity.setAbsence(input, await actor(office));
  await assert.rejects(identity.setAbsence({ ...input, from: "2025-03-19", until: "2025-03-25" }, await actor(ada)), issue("identity.absence-overlaps"));
  await identity.setAbsence({ ...input, from: "2025-03-20", until: addDays(day("2025-03-20"), 5) }, await actor(ada));
  assert.equal((await identity.absences(ada, day("2025-03-15"))).length, 2);
  assert.equal((await identity.absences(ada, day("2025-03-20"))).length, 1);
});
