import assert from "node:assert/strict";
import { auditMigrations, verifyAudit } from "../../../kernel/audit/index.ts";
import { sql } from "../../../kernel/db/db.ts";
import type { Announcement, Notice } from "../../../kernel/outbox/notice.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { day } from "../../../kernel/time/day.ts";
import { indicatorMigrations } from "../../indicators/index.ts";
import { verifyVersions } from "../actions/verify-versions.ts";
import { contractMigrations } from "../migrations.ts";
import { verifyAmendments } from "./actions/verify-amendments.ts";
import type { Edit, TargetTerms } from "./domain/edit.ts";
import { amendmentsOver, colleague, editor, forInstitute, forState } from "./testing.ts";

const sets = [auditMigrations, indicatorMigrations, contractMigrations];
const reason = { reasonKind: "planned-results", reason: { fr: "Moins d’équipes que prévu", en: "Fewer teams than planned" } } as const;
const terms: TargetTerms = { comparator: "at-least", strict: false, value: 16, upperValue: null, scope: { kind: "at-date" }, dueYear: 2025, approximate: false, condition: null, statement: null, role: "commitment" };
const lower: Edit = { kind: "target.terms", code: "4.a", terms };
const titled = (code: string, fr: string): Edit => ({ kind: "action.title", code, title: { fr, en: fr } });

databaseTest("an amendment goes from draft to a version of the contract, each act in the audit, people told once", sets, async (db) => {
  const told: Notice[] = [];
  const announced: Announcement[] = [];
  const subjects: string[][] = [];
  const { amendments, contracts } = await amendmentsOver(db, "2024-02-01", {
    notify: async (_inside, notice) => void told.push(notice),
    announce: async (_inside, one) => void announced.push(one),
    signatories: async () => ["director", "ministry"],
    concerned: async (given) => { subjects.push([...given]); return ["owner"]; },
  });
  const number = await amendments.start(editor, reason);
  assert.equal(number, 1);
  const edited = await amendments.edit(editor, number, lower, 1);
  assert.deepEqual([edited.amendment.state, edited.amendment.revision], ["draft", 2]);
  const proposed = await amendments.propose(editor, number, day("2024-02-29"), 2);
  assert.deepEqual([proposed.amendment.state, proposed.amendment.inForceFrom, told[0]?.to], ["proposed", "2024-02-29", ["director", "ministry"]]);
  const seen = { registerSha256: proposed.registerSha256, inForceFrom: day("2024-02-29") };
  assert.equal((await amendments.sign(forInstitute, number, "institute", seen)).amendment.state, "signed-by-one");
  assert.equal(announced.length, 0);
  const signed = await amendments.sign(forState, number, "state", seen);
  assert.deepEqual([signed.amendment.state, signed.amendment.version], ["signed", 1]);
  assert.deepEqual([announced[0]?.type, announced[0]?.subject, told[1]?.to, subjects], ["contract.version-in-force", "contract:essai", ["owner"], [["4", "4.a"]]]);

  const target = async (on: string): Promise<unknown> => (await contracts.inForce(day(on))).version.register.indicators[0]?.parts[0]?.targets[0]?.value;
  assert.deepEqual([await target("2024-02-28"), await target("2024-02-29")], [20, 16]);
  const version = await contracts.version(1);
  assert.deepEqual([version?.kind, version?.reasonKind, version?.registerSha256], ["amendment", "planned-results", proposed.registerSha256]);
  assert.deepEqual((await contracts.targetsOver("4.a")).map((one) => [one.target?.value, one.versionNumber, one.from, one.until]), [[20, 0, "2021-06-01", "2024-02-29"], [16, 1, "2024-02-29", null]]);
  assert.deepEqual((await contracts.targetsOver("4.a", day("2024-02-28"))).map((one) => [one.target?.value, one.until]), [[20, null]]);
  assert.deepEqual([(await verifyAmendments(db)).ok, (await verifyAmendments(db)).acts, (await verifyVersions(db)).ok, (await verifyAudit(db)).ok], [true, 6, true, true]);
  await assert.rejects(amendments.edit(editor, number, titled("1", "Trop tard"), 6), { code: "contract.amendment-not-open" });
  // The reason of the version, its kind and its hand are under seal as its register is.
  for (const change of [sql`reason = '{"fr": "Autre", "en": "Other"}'`, sql`reason_kind = 'means'`, sql`author = 'X'`, sql`contradictions = '[1]'`]) {
    await assert.rejects(db.tx(async (inside) => {
      await inside.script("alter table contract.version disable trigger user");
      await inside.query(sql`update contract.version set ${change} where number = 1`);
      throw new Error((await verifyVersions(inside)).firstDifference?.text.en ?? "nothing found");
    }), /version essai v1 of the contract is no longer the one that entry \d+ of the log tells of/);
  }
});

databaseTest("two persons sign, neither of them the last editor, for two sides, what they saw", sets, async (db) => {
  const { amendments } = await amendmentsOver(db);
  await amendments.start(editor, reason);
  await amendments.edit({ ...forState }, 1, lower, 1);
  const { registerSha256 } = await amendments.propose(editor, 1, day("2024-07-01"), 2);
  const seen = { registerSha256, inForceFrom: day("2024-07-01") };
  const refusal = async (by: typeof forState, side: "institute" | "state", what = seen): Promise<unknown> => amendments.sign(by, 1, side, what).then(() => "signed", (error: { issues: { code: string }[] }) => error.issues.map((one) => one.code));
  assert.deepEqual(await refusal(forState, "state"), ["contract.signed-by-editor"]);
  assert.deepEqual(await refusal(forInstitute, "institute", { ...seen, registerSha256: "0".repeat(64) }), ["contract.signed-text-differs"]);
  assert.equal(await refusal(forInstitute, "institute"), "signed");
  assert.deepEqual(await refusal(forInstitute, "state"), ["contract.signed-by-same-person"]);
  assert.deepEqual(await refusal(colleague, "institute"), ["contract.side-signed-already"]);
  assert.equal(await refusal(colleague, "state"), "signed");
});

databaseTest("a change after a signature voids it and says so; the day cannot be in the past nor before the version before", sets, async (db) => {
  const { amendments } = await amendmentsOver(db, "2024-06-01");
  await amendments.start(editor, reason);
  await assert.rejects(amendments.propose(editor, 1, day("2024-07-01"), 1), (error: { issues: { code: string }[] }) => error.issues[0]?.code === "contract.amendment-changes-nothing");
  await amendments.edit(editor, 1, lower, 1);
  await assert.rejects(amendments.propose(editor, 1, day("2024-05-31"), 2), (error: { issues: { code: string }[] }) => error.issues[0]?.code === "contract.in-force-too-early");
  const { registerSha256 } = await amendments.propose(editor, 1, day("2024-07-01"), 2);
  await amendments.sign(forInstitute, 1, "institute", { registerSha256, inForceFrom: day("2024-07-01") });
  const { amendment } = await amendments.edit(editor, 1, titled("2", "Écrire davantage"), 4);
  assert.deepEqual([amendment.state, amendment.signatures.length, amendment.voided.map((one) => [one.side, one.by]), amendment.inForceFrom], ["draft", 0, [["institute", 5]], null]);
  await assert.rejects(amendments.sign(forState, 1, "state", { registerSha256, inForceFrom: day("2024-07-01") }), { code: "contract.amendment-not-proposed" });
  // The day has gone by before the second signature: the contract does not change backwards.
  await amendments.propose(editor, 1, day("2024-06-01"), 5);
  const later = await amendmentsOver(db, "2024-06-02");
  const now = await later.amendments.load(1);
  await assert.rejects(later.amendments.sign(forState, 1, "state", { registerSha256: now.registerSha256, inForceFrom: day("2024-06-01") }), { code: "contract.signature-refused" });
});

databaseTest("two people write: other things go through, the same thing is told and nothing is lost", sets, async (db) => {
  const { amendments } = await amendmentsOver(db);
  await amendments.start(editor, reason);
  await amendments.edit(editor, 1, titled("1", "Titre de l’une"), 1);
  await amendments.edit(colleague, 1, titled("2", "Autre chose"), 1);
  await assert.rejects(amendments.edit(colleague, 1, titled("1", "Titre de l’autre"), 1), { code: "contract.amendment-changed-meanwhile", status: 409 });
  const merged = await amendments.edit(colleague, 1, titled("1", "Titre des deux"), 3);
  assert.deepEqual(merged.amendment.edits.map((one) => one.author), [editor.name, colleague.name, colleague.name]);
  const undone = await amendments.undo(editor, 1, 4, 4);
  assert.equal(undone.draft.register.priorities[0]?.objectives[0]?.actions[0]?.title.fr, "Titre de l’une");
  await assert.rejects(amendments.changeReason(colleague, 1, { reasonKind: "other", reason: reason.reason }, 0), { code: "contract.amendment-changed-meanwhile" });
  // Proposed since: an edit by somebody who has not seen it would void the proposal unawares.
  await amendments.propose(editor, 1, day("2024-07-01"), 5);
  await assert.rejects(amendments.edit(colleague, 1, titled("3", "Sans le savoir"), 5), { code: "contract.amendment-changed-meanwhile" });
});

databaseTest("another amendment in force meanwhile: the draft says so, and is carried over with what no longer fits left out", sets, async (db) => {
  const { amendments } = await amendmentsOver(db, "2024-06-01");
  await amendments.start(editor, reason);
  await amendments.edit(editor, 1, titled("1", "Mon titre"), 1);
  await amendments.edit(editor, 1, titled("3", "Titre trois"), 2);
  await amendments.start(editor, reason);
  await amendments.edit(editor, 2, titled("1", "Leur titre"), 1);
  await amendments.edit(editor, 2, { kind: "action.remove", code: "3", decision: null }, 2);
  const { registerSha256 } = await amendments.propose(editor, 2, day("2024-06-15"), 3);
  const seen = { registerSha256, inForceFrom: day("2024-06-15") };
  await amendments.sign(forState, 2, "state", seen);
  await amendments.sign(forInstitute, 2, "institute", seen);
  const stale = await amendments.load(1);
  assert.equal(stale.newerBase?.number, 1);
  assert.deepEqual((await amendments.conflicts(stale)).map((one) => [one.edit.act, one.kind]), [[2, "both-changed"], [3, "no-such-thing"]]);
  await assert.rejects(amendments.propose(editor, 1, day("2024-07-01"), 3), (error: { issues: { code: string }[] }) => error.issues[0]?.code === "contract.base-outdated");
  await assert.rejects(amendments.carryOver(editor, 1, [], 3), { code: "contract.amendment-refused" });
  const carried = await amendments.carryOver(editor, 1, [3], 3);
  assert.deepEqual([carried.newerBase, carried.base.number, carried.amendment.edits.map((one) => one.act)], [null, 1, [2]]);
  assert.equal(carried.draft.register.priorities[0]?.objectives[0]?.actions[0]?.title.fr, "Mon titre");
});

databaseTest("what has values goes only by decision, and its values stay", sets, async (db) => {
  const { amendments, indicators } = await amendmentsOver(db, "2024-06-01", { otherUses: async ({ actions }) => actions.map((of) => ({ kind: "steering", of, count: 2, what: { fr: "2 revues", en: "2 reviews" }, href: `/actions/${of}` })) });
  await indicators.enter(editor, { series: "4.a", period: { from: day("2023-01-01"), until: day("2024-01-01") }, value: 14, state: "consolidated", observedOn: day("2024-01-31"), source: "essai", method: null, reason: null });
  await amendments.start(editor, reason);
  const codes = (edit: Edit): Promise<unknown> => amendments.edit(editor, 1, edit, 1).then(() => "made", (error: { issues: { code: string }[] }) => error.issues.map((one) => one.code));
  assert.deepEqual(await codes({ kind: "measure.remove", code: "4.a", decision: null }), ["contract.removal-needs-decision"]);
  assert.deepEqual(await codes({ kind: "target.remove", code: "4.a", decision: null }), ["contract.removal-needs-decision"]);
  assert.deepEqual(await codes({ kind: "action.remove", code: "2", decision: null }), ["contract.removal-needs-decision"]);
  await amendments.edit(editor, 1, { kind: "measure.remove", code: "4.a", decision: { acknowledged: true, uses: 1, note: "" } }, 1);
  const { registerSha256 } = await amendments.propose(editor, 1, day("2024-07-01"), 2);
  const seen = { registerSha256, inForceFrom: day("2024-07-01") };
  await amendments.sign(forState, 1, "state", seen);
  await amendments.sign(forInstitute, 1, "institute", seen);

  const later = await amendmentsOver(db, "2024-08-01");
  const sheet = await later.indicators.sheet("4.a", { on: day("2024-08-01"), knownOn: null });
  assert.deepEqual([sheet.series[0]?.leftOn, sheet.series[0]?.observations.map((one) => one.value), sheet.series[0]?.events.length], ["2024-07-01", [14], 1]);
  assert.deepEqual((await later.indicators.sheet("4.a", { on: day("2024-06-30"), knownOn: null })).series[0]?.leftOn, null);
  assert.deepEqual((await later.contracts.targetsOver("4.a")).map((one) => [one.target?.value ?? null, one.from, one.until]), [[20, "2021-06-01", "2024-07-01"], [null, "2024-07-01", null]]);
  await assert.rejects(later.indicators.enter(editor, { series: "4.a", period: { from: day("2024-01-01"), until: day("2025-01-01") }, value: 15, state: "consolidated", observedOn: day("2024-07-31"), source: "essai", method: null, reason: null }), { code: "indicators.series-left-contract", status: 409 });
  const corrected = await later.indicators.correct(editor, { series: "4.a", period: { from: day("2023-01-01"), until: day("2024-01-01") }, value: 13, state: "consolidated", observedOn: day("2024-01-31"), source: "essai", method: null, reason: "Une cohorte comptée deux fois" });
  assert.equal(corrected.value, 13);
});

databaseTest("acts and signatures altered in the tables are found and named", sets, async (db) => {
  const { amendments } = await amendmentsOver(db);
  await amendments.start(editor, reason);
  await amendments.edit(editor, 1, lower, 1);
  const { registerSha256 } = await amendments.propose(editor, 1, day("2024-07-01"), 2);
  await amendments.sign(forInstitute, 1, "institute", { registerSha256, inForceFrom: day("2024-07-01") });
  await assert.rejects(db.tx((inside) => inside.query(sql`update contract.amendment_act set author = 'x'`)));
  await assert.rejects(db.tx((inside) => inside.query(sql`delete from contract.amendment_act`)));
  await db.query(sql`alter table contract.amendment_act disable trigger amendment_act_append_only`);
  await db.query(sql`update contract.amendment_act set author = 'Quelqu’un d’autre' where number = 4`);
  const signature = (await verifyAmendments(db)).firstDifference;
  assert.deepEqual([signature?.reason, signature?.text.fr], ["altered", "l’acte 4 (signature) de l’avenant 1 n’est plus celui que dit l’entrée 5 du journal"]);
  await db.query(sql`update contract.amendment_act set content = jsonb_set(content, '{edit,terms,value}', '12') where number = 2`);
  assert.equal((await verifyAmendments(db)).firstDifference?.act, 2);
  await db.query(sql`delete from contract.amendment_act where number = 2`);
  assert.deepEqual([(await verifyAmendments(db)).firstDifference?.reason, (await verifyAmendments(db)).firstDifference?.act], ["missing", 2]);
});
