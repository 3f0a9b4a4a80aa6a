import assert from "node:assert/strict";
import { sql } from "../../kernel/db/db.ts";
import { AppError } from "../../kernel/errors/app-error.ts";
import type { Announcement, Notice } from "../../kernel/outbox/notice.ts";
import { databaseTest } from "../../kernel/testing/database.ts";
import { day } from "../../kernel/time/day.ts";
import { verifySteering } from "./actions/verify-steering.ts";
import type { ReviewDraft, SteeringAct } from "./domain/steering.ts";
import { office, owner, steeringOn, steeringSets } from "./testing.ts";

const review = (on: string, synthesis: string, state: ReviewDraft["state"] = "on-track"): SteeringAct => ({ kind: "reviewed", review: { on: day(on), state, confidenceShare: 0.7, synthesis } });
const milestone = (title: string, dueOn: string): SteeringAct => ({ kind: "milestone-set", milestoneId: null, milestone: { title, dueOn: day(dueOn), ownerId: null }, reason: null });
const obstacle = (text: string, on = "2025-03-01"): SteeringAct => ({ kind: "ask-opened", ask: "obstacle", text, on: day(on) });

async function failure(work: Promise<unknown>): Promise<AppError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("it passed");
}

databaseTest("what is written is read back, as known on any day", steeringSets, async (db) => {
  const first = steeringOn(db, "2025-01-10");
  await first.act(office, "action-1", { kind: "owners-set", owner, deputies: [] }, 0);
  const set = await first.act(owner, "action-1", milestone("Appel ouvert", "2025-03-01"), 1);
  const [made] = set.milestones;
  assert.ok(made !== undefined);
  const later = steeringOn(db, "2025-03-05");
  await later.act(owner, "action-1", { kind: "milestone-reached", milestoneId: made.id, on: day("2025-03-03"), evidence: [{ kind: "link", label: "Annonce", href: "https://example.org/appel" }] }, 2);
  const standing = await later.act(owner, "action-1", review("2025-03-05", "L’appel est ouvert."), 3);
  assert.equal(standing.revision, 4);
  assert.deepEqual(await later.standing("action-1", null), standing);
  const known = await later.standing("action-1", day("2025-03-04"));
  assert.deepEqual([known.revision, known.milestones[0]?.reachedOn, known.reviews.length], [2, null, 0]);
  assert.deepEqual([...(await later.standings("action-", day("2025-03-05"))).keys()], ["action-1"]);
  assert.deepEqual((await later.changesSince("action-", day("2025-01-10"))).map(({ kind, text }) => [kind, text.en]), [
    ["reviewed", "Review of 5 March 2025 by Ada Lovelace: on track, confidence 70%. L’appel est ouvert."],
    ["milestone-reached", "Milestone “Appel ouvert” reached on 3 March 2025"],
  ]);
  assert.equal((await later.standing("action-2", null)).revision, 0);
});

databaseTest("two writers: additions are both kept, replacements are told of, the same form sent twice counts once", steeringSets, async (db) => {
  const steering = steeringOn(db, "2025-03-05");
  await steering.act(office, "action-3", { kind: "owners-set", owner, deputies: [] }, 0);
  await steering.act(owner, "action-3", obstacle("Pas de locaux"), 1);
  const both = await steering.act(office, "action-3", obstacle("Pas de crédits"), 1);
  assert.deepEqual(both.asks.map(({ text }) => text), ["Pas de crédits", "Pas de locaux"]);
  assert.equal((await steering.act(office, "action-3", obstacle("Pas de crédits"), 1)).revision, 3);
  const reviewed = await steering.act(owner, "action-3", review("2025-03-04", "Tout va bien."), 3);
  const conflict = await failure(steering.act(office, "action-3", review("2025-03-05", "Rien ne va.", "at-risk"), 3));
  assert.equal(conflict.code, "steering.changed-meanwhile");
  assert.equal(conflict.status, 409);
  assert.match(conflict.issues[0]?.text.fr ?? "", /^Ada Lovelace, le .*Tout va bien\.$/);
  assert.deepEqual(await steering.standing("action-3", null), reviewed);
  assert.equal((await steering.act(office, "action-3", review("2025-03-05", "Rien ne va.", "at-risk"), 4)).reviews[0]?.synthesis, "Rien ne va.");
  const owners = await failure(steering.act(owner, "action-3", { kind: "owners-set", owner: null, deputies: [] }, 0));
  assert.equal(owners.code, "steering.changed-meanwhile");
  assert.equal((await failure(steering.act(owner, "action-3", obstacle("x"), 99))).issues[0]?.code, "steering.unknown-revision");
  assert.equal((await failure(steering.act(owner, "action-3", { kind: "milestone-dropped", milestoneId: owner.accountId, reason: "x" }, 5))).code, "steering.unknown-milestone");
  assert.equal((await failure(steering.act(owner, "action-3", { kind: "ask-closed", askId: owner.accountId, outcome: "x", on: day("2025-03-05") }, 5))).code, "steering.unknown-ask");
  assert.equal((await failure(steering.act(owner, "Action 3", obstacle("x"), 0))).code, "steering.unknown-subject");
});

databaseTest("two writers at the same instant: one of the two reviews is refused, neither is lost unseen", steeringSets, async (db) => {
  const steering = steeringOn(db, "2025-03-05");
  const results = await Promise.allSettled([steering.act(owner, "action-4", review("2025-03-05", "Un"), 0), steering.act(office, "action-4", review("2025-03-05", "Deux"), 0)]);
  assert.deepEqual(results.map(({ status }) => status).toSorted(), ["fulfilled", "rejected"]);
  assert.equal((await steering.standing("action-4", null)).revision, 1);
}, { commits: true });

databaseTest("people are told: those named, the office of a decision asked for, the owners of one answered", steeringSets, async (db) => {
  const notices: Notice[] = [];
  const announced: Announcement[] = [];
  const steering = steeringOn(db, "2025-03-05", {
    notify: async (_, notice) => void notices.push(notice), announce: async (_, one) => void announced.push(one), office: async () => [office.accountId],
    nameOf: async (id) => (id === owner.accountId ? "Ada King" : null),
  });
  const named = await steering.act(office, "action-5", { kind: "owners-set", owner, deputies: [] }, 0);
  assert.equal(named.owner?.name, "Ada King");
  assert.equal((await failure(steering.act(office, "action-5", { kind: "owners-set", owner: { accountId: "x", name: "X" }, deputies: [] }, 1))).issues[0]?.code, "steering.unknown-account");
  const asked = await steering.act(owner, "action-5", { kind: "ask-opened", ask: "decision", text: "Deux postes", on: day("2025-03-05") }, 1);
  await steering.act(office, "action-5", { kind: "ask-closed", askId: asked.asks[0]?.id ?? "", outcome: "Un poste", on: day("2025-03-05") }, 2);
  assert.deepEqual(notices.map(({ key, to }) => [key.split("/")[1], to]), [["owner", [owner.accountId]], ["decision", [office.accountId]], ["answer", [owner.accountId]]]);
  assert.deepEqual(announced.map(({ type }) => type), ["action.owners-set", "ask.opened", "ask.closed"]);
  assert.doesNotMatch(JSON.stringify(announced), /Ada|postes/);
});

databaseTest("a row altered, taken away or put in is found and named", steeringSets, async (db) => {
  const steering = steeringOn(db, "2025-03-05");
  const standing = await steering.act(owner, "action-6", milestone("Convention signée", "2025-06-30"), 0);
  await steering.act(owner, "action-6", review("2025-03-05", "Ça avance."), 1);
  assert.deepEqual(await verifySteering(db), { events: 2, ok: true, firstDifference: null });
  await assert.rejects(db.tx((tx) => tx.query(sql`update steering.event set author = 'X'`)), /never changed/);
  await assert.rejects(db.tx((tx) => tx.query(sql`delete from steering.event`)), /never changed/);
  await db.query(sql`alter table steering.event disable trigger event_append_only`);
  await db.query(sql`update steering.event set body = jsonb_set(body, '{review,confidenceShare}', '0.9') where kind = 'reviewed'`);
  const altered = await verifySteering(db);
  assert.deepEqual([altered.ok, altered.firstDifference?.reason, altered.firstDifference?.subject, altered.firstDifference?.auditSequence], [false, "altered", "action-6", 2]);
  await db.query(sql`update steering.event set body = jsonb_set(body, '{review,confidenceShare}', '0.7') where kind = 'reviewed'`);
  assert.equal((await verifySteering(db)).ok, true);
  await db.query(sql`insert into steering.event (id, subject, kind, body, recorded_at, account_id, author, demonstration)
    select '33333333-3333-4333-8333-333333333333', 'action-7', kind, body, recorded_at, account_id, author, false from steering.event where kind = 'reviewed'`);
  assert.deepEqual([(await verifySteering(db)).firstDifference?.reason, (await verifySteering(db)).firstDifference?.subject], ["unexpected", "action-7"]);
  await db.query(sql`delete from steering.event where subject = 'action-7' or kind = 'milestone-set'`);
  const missing = (await verifySteering(db)).firstDifference;
  assert.deepEqual([missing?.reason, missing?.auditSequence], ["missing", 1]);
  assert.match(missing?.text.fr ?? "", /action-6, steering\.milestone-set/);
  assert.equal(standing.milestones.length, 1);
});
