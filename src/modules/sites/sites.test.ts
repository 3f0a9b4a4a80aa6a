import assert from "node:assert/strict";
import { AppError } from "../../kernel/errors/app-error.ts";
import { sql, type Db } from "../../kernel/db/db.ts";
import { databaseTest } from "../../kernel/testing/database.ts";
import { day } from "../../kernel/time/day.ts";
import { verifySites } from "./actions/verify-sites.ts";
import { referentsOn } from "./domain/fold.ts";
import type { Minutes } from "./domain/model.ts";
import { lastConclusion, reviewStandings } from "./domain/reviews-due.ts";
import { commitmentsIn, viewOf } from "./domain/view.ts";
import { content, office, openLyon, referent, secondOffice, sitesOn, testSets } from "./testing.ts";

const refused = (code: string) => (error: unknown): boolean => error instanceof AppError && error.code === code;
const minutes: Minutes = { heldOn: day("2025-01-10"), participants: ["Université d’essai"], text: { fr: "Fait.", en: "Done." }, conclusions: [] };

databaseTest("what is known of a site is a fold of its events, cut at a day", testSets, async (db) => {
  await openLyon(db);
  await sitesOn(db, "2024-06-01").sites.describe(office, { code: "69123", name: "Lyon et Villeurbanne", communes: ["69123", "69266"], partners: [] }, 1);
  const { sites } = sitesOn(db, "2025-01-01");
  assert.equal((await sites.site("69123", day("2024-05-31"))).name, "Lyon");
  assert.equal((await sites.site("69123", null)).name, "Lyon et Villeurbanne");
  assert.equal((await sites.all(day("2023-12-31"))).size, 0);
  await assert.rejects(sites.site("69123", day("2023-12-31")), refused("sites.unknown-site"));
  await assert.rejects(sites.describe(office, { code: "69123", name: "X", communes: ["69123"], partners: [] }, 1), refused("sites.changed-meanwhile"));
  await assert.rejects(sites.describe(office, { code: "a b", name: "", communes: ["99999"], partners: [] }, 0), (error: unknown) => error instanceof AppError && error.issues.length === 3);
});

databaseTest("referents are dated: who was referent on a day", testSets, async (db) => {
  await openLyon(db);
  const { sites } = sitesOn(db, "2025-01-01");
  await sites.nameReferent(office, "69123", { accountId: referent.accountId ?? "", name: referent.name, from: day("2024-02-01") });
  await assert.rejects(sites.nameReferent(office, "69123", { accountId: referent.accountId ?? "", name: referent.name, from: day("2024-03-01") }), refused("sites.not-possible"));
  await assert.rejects(sites.endReferent(office, "69123", referent.accountId ?? "", day("2024-01-01")), refused("sites.not-possible"));
  const site = await sites.endReferent(office, "69123", referent.accountId ?? "", day("2024-09-01"));
  assert.deepEqual(["2024-01-31", "2024-02-01", "2024-08-31", "2024-09-01"].map((on) => referentsOn(site, day(on)).length), [0, 1, 1, 0]);
});

databaseTest("waves of one site do not overlap; a corrected start moves all its days", testSets, async (db) => {
  await openLyon(db);
  const { sites } = sitesOn(db, "2025-01-01");
  await assert.rejects(sites.openWave(office, "69123", "E", day("2028-12-31")), refused("sites.not-possible"));
  const site = await sites.correctWave(office, "69123", "D2024", { letter: "D", startsOn: day("2024-02-29"), reason: "Convention signée plus tard." });
  assert.equal(site.waves[0]?.halfWayOn, "2026-08-29");
  assert.equal((await sites.openWave(office, "69123", "E", day("2029-02-28"))).waves.length, 2);
});

databaseTest("two write the same projection: the second is told, and nothing is overwritten", testSets, async (db) => {
  await openLyon(db);
  const { sites } = sitesOn(db, "2024-02-01");
  await sites.writeProjection(referent, "69123", "D2024", { fr: "Une", en: "" }, 0);
  await assert.rejects(sites.writeProjection(office, "69123", "D2024", { fr: "Deux", en: "" }, 0), refused("sites.changed-meanwhile"));
  const site = await sites.writeProjection(office, "69123", "D2024", { fr: "Une et deux", en: "" }, 1);
  assert.deepEqual(site.waves[0]?.projection.revisions.map((one) => one.content.fr), ["Une", "Une et deux"]);
  await assert.rejects(sites.validateProjection(office, "69123", "D2024", 2), refused("sites.another-person"));
  await assert.rejects(sites.validateProjection(secondOffice, "69123", "D2024", 1), refused("sites.changed-meanwhile"));
  await sites.validateProjection(secondOffice, "69123", "D2024", 2);
  await assert.rejects(sites.validateProjection(secondOffice, "69123", "D2024", 2), refused("sites.not-the-moment"));
});

databaseTest("a commitment is public once another has validated it; a changed one shows its former text until then", testSets, async (db) => {
  await openLyon(db);
  const { sites } = sitesOn(db, "2024-03-01");
  const { number, site: first } = await sites.writeCommitment(referent, "69123", { number: null, wave: "D2024", continues: null, content, reason: null }, 0);
  assert.equal(first.commitments[0]?.subject, "site-69123.1");
  const on = day("2025-01-01");
  assert.equal(commitmentsIn(viewOf(first, on, false)).length, 0);
  await sites.validateCommitment(office, "69123", number, 1);
  await assert.rejects(sites.writeCommitment(referent, "69123", { number, wave: "D2024", continues: null, content: { ...content, partners: ["Inconnu"] }, reason: null }, 1), (error: unknown) => error instanceof AppError && error.issues.length === 2);
  const { site } = await sites.writeCommitment(referent, "69123", { number, wave: "D2024", continues: null, content: { ...content, text: { fr: "Autre", en: "" } }, reason: "Précisé." }, 1);
  assert.equal(commitmentsIn(viewOf(site, on, false))[0]?.shown.revision.content.text.fr, content.text.fr);
  assert.deepEqual([commitmentsIn(viewOf(site, on, true))[0]?.shown.revision.content.text.fr, commitmentsIn(viewOf(site, on, true))[0]?.shown.isDraft], ["Autre", true]);
  // Decided later than the day asked about: not there yet.
  assert.equal(commitmentsIn(viewOf(site, day("2024-02-01"), true)).length, 0);
});

async function committed(db: Db): Promise<void> {
  await openLyon(db);
  const { sites } = sitesOn(db, "2024-03-01");
  await sites.writeCommitment(referent, "69123", { number: null, wave: "D2024", continues: null, content, reason: null }, 0);
  await sites.validateCommitment(office, "69123", 1, 1);
}

databaseTest("a review passes the referent, then another person of the office; each step is told", testSets, async (db) => {
  await committed(db);
  const { sites, notices, announcements } = sitesOn(db, "2025-02-01");
  const id = "d2024-year-1";
  await assert.rejects(sites.review(referent, "69123", "d2024-year-9", { kind: "write", minutes }, 0), refused("sites.unknown-review"));
  await assert.rejects(sites.review(referent, "69123", id, { kind: "validate-as-referent" }, 0), refused("sites.not-the-moment"));
  await assert.rejects(
    sites.review(referent, "69123", id, { kind: "write", minutes: { ...minutes, heldOn: day("2025-12-01"), participants: [], conclusions: [{ commitment: 1, kind: "adjusted", reason: "" }, { commitment: 9, kind: "kept", reason: "" }, { commitment: 1, kind: "continued", reason: "" }] } }, 0),
    (error: unknown) => error instanceof AppError && error.issues.length === 5,
  );
  await sites.review(referent, "69123", id, { kind: "write", minutes: { ...minutes, conclusions: [{ commitment: 1, kind: "adjusted", reason: "Six mois de plus." }] } }, 0);
  assert.equal(lastConclusion(await sites.site("69123", null), 1), null);
  await sites.review(referent, "69123", id, { kind: "send", on: day("2025-01-20") }, 1);
  await sites.review(referent, "69123", id, { kind: "validate-as-referent" }, 1);
  assert.deepEqual(notices.map((one) => one.to), [[office.accountId, secondOffice.accountId]]);
  await assert.rejects(sites.review(referent, "69123", id, { kind: "validate-as-office" }, 1), refused("sites.another-person"));
  await assert.rejects(sites.review(office, "69123", id, { kind: "send-back", reason: " " }, 1), refused("sites.not-possible"));
  const site = await sites.review(office, "69123", id, { kind: "validate-as-office" }, 1);
  assert.deepEqual(announcements.map((one) => one.type), ["site.review-validated"]);
  assert.equal(lastConclusion(site, 1)?.kind, "adjusted");

  // Closed under a writer: said so, nothing changed; opened again, the published text stays.
  await assert.rejects(sites.review(referent, "69123", id, { kind: "write", minutes }, 1), refused("sites.review-closed"));
  await sites.review(office, "69123", id, { kind: "reopen", reason: "Une erreur de date." }, 1);
  const again = await sites.review(referent, "69123", id, { kind: "write", minutes: { ...minutes, heldOn: day("2025-01-11") } }, 1);
  assert.equal(again.reviews.get(id)?.published?.content.heldOn, "2025-01-10");
  assert.equal(again.reviews.get(id)?.state, "draft");
  assert.deepEqual(again.reviews.get(id)?.steps.map((step) => step.kind), ["written", "sent-to-partners", "referent-validated", "office-validated", "reopened", "written"]);
});

databaseTest("half-way and end need a word on each commitment; a dropped referent validation falls with a new text", testSets, async (db) => {
  await committed(db);
  const { sites } = sitesOn(db, "2026-09-01");
  const id = "d2024-half-way";
  await sites.review(referent, "69123", id, { kind: "write", minutes: { ...minutes, heldOn: day("2026-06-01") } }, 0);
  await assert.rejects(sites.review(referent, "69123", id, { kind: "validate-as-referent" }, 1), refused("sites.not-possible"));
  const half: Minutes = { ...minutes, heldOn: day("2026-06-01"), conclusions: [{ commitment: 1, kind: "reached", reason: "" }] };
  await sites.review(referent, "69123", id, { kind: "write", minutes: half }, 1);
  await sites.review(referent, "69123", id, { kind: "validate-as-referent" }, 2);
  const site = await sites.review(secondOffice, "69123", id, { kind: "write", minutes: half }, 2);
  assert.equal(site.reviews.get(id)?.referentValidated, null);
  await assert.rejects(sites.review(office, "69123", id, { kind: "validate-as-office" }, 3), refused("sites.not-the-moment"));
});

databaseTest("what is due when, late by days, and reminders whose keys do not repeat", testSets, async (db) => {
  await openLyon(db);
  const { sites, notices } = sitesOn(db, "2025-01-15");
  await sites.nameReferent(office, "69123", { accountId: referent.accountId ?? "", name: referent.name, from: day("2024-01-01") });
  const site = await sites.site("69123", null);
  const standings = reviewStandings(site, site.waves[0] ?? assert.fail(), day("2025-01-15"));
  // Due 2024-07-01: 198 days before 15 January 2025 (30 + 31 + 30 + 31 + 30 + 31 in July to December, 15 in January).
  assert.deepEqual(standings.map((one) => one.state).slice(0, 3), ["late", "late", "to-come"]);
  assert.deepEqual(standings.slice(0, 2).map((one) => one.daysLate), [198, 14]);
  assert.equal(reviewStandings(site, site.waves[0] ?? assert.fail(), day("2024-05-02"))[0]?.state, "soon");
  assert.equal(await sites.runSiteReminders(day("2025-01-15")), 2);
  assert.equal(await sites.runSiteReminders(day("2025-01-16")), 2);
  assert.equal(new Set(notices.map((one) => one.key)).size, 2);
  assert.deepEqual(notices.slice(0, 2).map((one) => one.to.length), [3, 1]);
  assert.match(notices[0]?.key ?? "", /^site-review:69123:d2024-start:2024-07-01:180$/);
});

databaseTest("events are append-only, and what is altered behind Jalon's back is named", testSets, async (db) => {
  await committed(db);
  assert.deepEqual(await verifySites(db), { events: 4, ok: true, firstDifference: null });
  await assert.rejects(db.tx((tx) => tx.query(sql`update sites.event set author = 'x'`)));
  await db.query(sql`alter table sites.event disable trigger event_append_only`);
  await assertDifference(db, sql`update sites.event set body = jsonb_set(body, '{name}', '"Lyonne"') where kind = 'site-described'`, /site-described 69123 .*entry 1 /);
  await assertDifference(db, sql`update sites.event set kind = 'site-described' where kind = 'wave-opened'`, /entry 2 /);
  await assertDifference(db, sql`delete from sites.event where kind = 'commitment-validated'`, /commitment-validated .*is gone/);
  await assertDifference(db, sql`insert into sites.event (id, site, kind, body, recorded_at, author, demonstration) values (gen_random_uuid(), '69123', 'referent-ended', '{"kind":"referent-ended","accountId":"x","until":"2025-01-01"}', now(), 'x', false)`, /never recorded/);
  assert.equal((await verifySites(db)).ok, true);
});

async function assertDifference(db: Db, alteration: ReturnType<typeof sql>, expected: RegExp): Promise<void> {
  const undo = new Error("undo");
  await db.tx(async (tx) => {
    await tx.query(alteration);
    assert.match((await verifySites(tx)).firstDifference?.text.en ?? "", expected);
    throw undo;
  }).catch((error: unknown) => {
    if (error !== undo) throw error;
  });
}
