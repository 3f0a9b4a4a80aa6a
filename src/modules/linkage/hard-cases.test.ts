import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { sql } from "../../kernel/db/db.ts";
import { databaseTest } from "../../kernel/testing/database.ts";
import { fixedClock } from "../../kernel/time/day.ts";
import { bothReadings } from "./actions/reviews.ts";
import { takenAway } from "./domain/report.ts";
import { createLinkage, type Linkage } from "./service.ts";
import { asStream, draft, files, linkageOn, linkageSets, people, plantedNames, testModel, withFiles, type LinkageBench } from "./testing/builders.ts";

const { office, ada, bob } = people;
const cleo = { accountId: "cleo", name: "Lectrice C" };
const refused = (code: string) => (error: unknown): boolean => (error as { code?: string }).code === code;
const asked = { title: "Relecture", size: 30, readers: ["ada", "bob"], showsScore: false, masked: true };

async function finishedRun({ linkage }: LinkageBench): Promise<number> {
  const run = await linkage.askRun(office, "essai", null);
  await linkage.idle();
  assert.equal((await linkage.run(run)).state, "done");
  return run;
}

databaseTest("a file without a header, or with columns that the model does not read, leaves no value in the database", linkageSets, async (db) => {
  const bench = linkageOn(db);
  const { linkage, directory } = bench;
  try {
    await linkage.uploadModel(office, "essai", JSON.stringify(testModel), "");
    await linkage.createProject(office, draft);
    const { left } = files(60);
    const [, ...lines] = left.split("\n");
    await assert.rejects(linkage.sendFile(office, "essai", "left", asStream(lines.join("\n"))), (error: unknown) => {
      const { code, issues } = error as { code: string; issues: readonly { text: { fr: string } }[] };
      assert.deepEqual([code, issues.length], ["linkage.not-kept", 5], "every missing column at once");
      for (const name of plantedNames) assert.ok(!JSON.stringify(issues).toUpperCase().includes(name.toUpperCase()), name);
      return true;
    });
    assert.deepEqual(await bench.deps.zone.names("essai"), [], "nothing of it stays");
    const odd = left.replace("birth_date", " Birth_Date ").split("\n").map((line, index) => (line === "" ? "" : `${line},${index === 0 ? "Zorglubel Philomène" : "x"}`)).join("\n");
    const sent = await linkage.sendFile(office, "essai", "left", asStream(odd));
    assert.deepEqual(sent.columns, ["id", "surname", "first_name", "birth_date", "sex"]);
    const kept = JSON.stringify(await db.query(sql`select (f.*)::text as row from linkage.zone_file f`));
    assert.ok(!/zorglubel/i.test(kept));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}, { commits: true });

databaseTest("files that were replaced before a run go with those that it read, where none are to be kept", linkageSets, async (db) => {
  const bench = linkageOn(db);
  const { linkage, directory } = bench;
  try {
    await linkage.uploadModel(office, "essai", JSON.stringify(testModel), "");
    await linkage.createProject(office, { ...draft, keepFilesUntil: "" });
    for (const side of ["left", "left", "right"] as const) await linkage.sendFile(office, "essai", side, asStream(files(100)[side]));
    // Two who look at the costs at once do not share a folder.
    const [one, other] = await Promise.all([linkage.estimate("essai"), linkage.estimate("essai")]);
    assert.deepEqual(one.costs, other.costs);
    await finishedRun(bench);
    assert.deepEqual((await linkage.files("essai")).filter(({ deletedAt }) => deletedAt === null), []);
    assert.ok((await bench.deps.zone.names("essai")).every((name) => name.startsWith("run-")));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}, { commits: true });

databaseTest("two who open a project of one code at once: one has it, the other is told", linkageSets, async (db) => {
  const { linkage, directory } = linkageOn(db);
  try {
    await linkage.uploadModel(office, "essai", JSON.stringify(testModel), "");
    const both = await Promise.allSettled([linkage.createProject(office, draft), linkage.createProject(office, draft)]);
    assert.equal(both.filter(({ status }) => status === "fulfilled").length, 1);
    assert.ok(both.every((one) => one.status === "fulfilled" || refused("linkage.not-kept")(one.reason)));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}, { commits: true });

databaseTest("readers: one leaves, one asks twice, one is of the office; the key of a review is nobody else's", linkageSets, async (db) => {
  const bench = linkageOn(db, { readers: async () => [office, ada, bob, cleo] });
  const { linkage, directory } = bench;
  try {
    await withFiles(bench, files(120));
    const run = await finishedRun(bench);
    const opened = await Promise.allSettled([linkage.openReview(office, run, asked), linkage.openReview(office, run, asked)]);
    assert.equal(opened.filter(({ status }) => status === "fulfilled").length, 1, "a form sent twice opens one review");
    const [review] = await linkage.reviews({ run });
    assert.ok(review !== undefined);
    const id = review.id;
    // A project may bear the name that the key of this review would have with a hyphen.
    await linkage.createProject(office, { ...draft, code: `essai-review-${id}` });

    await assert.rejects(linkage.keepBlind("essai", "ada"), refused("linkage.reading-under-way"));
    await linkage.keepBlind("essai", "office");
    const own = await linkage.ownPairs(id, "ada");
    const [first = "", second = "", ...rest] = own;
    await linkage.answer(ada, id, { pair: first, answer: "match", reason: "" });
    await linkage.answer(ada, id, { pair: second, answer: "match", reason: "" });
    assert.equal(await linkage.takeBack(ada, id, second), second);
    assert.equal(await linkage.takeBack(ada, id, second), null, "asked twice, one answer is taken back");
    assert.deepEqual((await linkage.readings(id, "ada")).map(({ pair }) => pair), [first]);

    await assert.rejects(linkage.handOver(office, id, "ada", "bob"), refused("linkage.not-kept"), "who is the other reader already");
    await assert.rejects(linkage.handOver(office, id, "ada", "nobody"), refused("linkage.not-kept"));
    assert.equal(await linkage.handOver(office, id, "ada", "cleo"), own.length - 1);
    assert.deepEqual([await linkage.ownPairs(id, "ada"), new Set(await linkage.ownPairs(id, "cleo"))], [[first], new Set([second, ...rest])]);
    for (const pair of own) {
      await linkage.answer(bob, id, { pair, answer: pair === first ? "non-match" : "match", reason: "" });
      if (pair !== first) await linkage.answer(cleo, id, { pair, answer: "match", reason: "" });
    }
    await linkage.endReadings(office, id);
    await linkage.keepBlind("essai", "ada");
    assert.deepEqual(bothReadings(await linkage.reviewPairs(id), await linkage.readings(id)).filter(({ one, other }) => one?.answer !== other?.answer).map(({ pair }) => pair.pair), [first]);
    await assert.rejects(linkage.showValue(bob, id, first, "surname"), refused("linkage.not-your-review"), "who read it does not settle it");
    await assert.rejects(linkage.showValue(office, id, second, "surname"), refused("linkage.unknown-pair"), "what is agreed is not looked at again");
    await linkage.adjudicate(office, id, { pair: first, answer: "match", reason: "" });
    await linkage.closeReview(office, id);
    assert.equal(await linkage.keyIsHere(`essai-review-${id}`), true, "the key of the other project is where it was");
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}, { commits: true });

databaseTest("a machine that stopped between the database and the files: what was said to be destroyed is, at the next start", linkageSets, async (db) => {
  const bench = linkageOn(db);
  const { linkage, directory } = bench;
  const { zone, keys } = bench.deps;
  try {
    await withFiles(bench, files(100));
    const run = await finishedRun(bench);
    const review = await linkage.openReview(office, run, asked);
    const outputs = (await zone.names("essai")).filter((name) => name.startsWith(`run-${run}-`));
    const key = await keys.derived("essai", "files");
    await linkage.createProject(office, { ...draft, code: "vieux" });
    // Each of these is what a stop at the worst moment leaves.
    await zone.put("essai", "00000000-0000-4000-8000-000000000000", key, asStream("sent by half"));
    await zone.put("essai", `run-${run + 1}-0`, key, asStream("sealed by half"));
    const [gone] = await linkage.files("essai");
    await db.query(sql`update linkage.zone_file set deleted_at = now() where id = ${gone?.id ?? ""}`);
    await db.query(sql`update linkage.project set state = 'archived', key_state = 'destroyed' where code = 'vieux'`);
    await zone.put("vieux", "un", key, asStream("of an archived project"));
    await keys.make(`essai.review-${review + 1}`);
    mkdirSync(join(directory, "zone", "essai", "work-run-9-abc"));
    writeFileSync(join(directory, "zone", "essai", "work-run-9-abc", "left.csv"), "clear");

    await linkage.sweep();
    assert.deepEqual(await zone.names("essai"), [...outputs, ...(await linkage.files("essai")).filter(({ deletedAt }) => deletedAt === null).map(({ id }) => id)].toSorted());
    assert.deepEqual(await keys.names(), ["essai", `essai.review-${review}`]);
    assert.ok(!existsSync(join(directory, "zone", "vieux")));
    assert.ok(readdirSync(join(directory, "zone", "essai")).every((name) => name.endsWith(".sealed")));
    assert.ok((await linkage.fields(review, (await linkage.ownPairs(review, "ada"))[0] ?? "")).length > 0, "what is open stays open");
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}, { commits: true });

databaseTest("decisions hold in later runs, incremental ones too, and nobody reads what is decided again", linkageSets, async (db) => {
  const bench = linkageOn(db);
  const { linkage, directory } = bench;
  try {
    await withFiles(bench, files(120));
    const first = await finishedRun(bench);
    const review = await linkage.openReview(office, first, asked);
    const pairs = await linkage.reviewPairs(review);
    // Readers contradict the model on every pair.
    for (const { pair, linked } of pairs) for (const reader of [ada, bob]) await linkage.answer(reader, review, { pair, answer: linked ? "non-match" : "match", reason: "" });
    await linkage.endReadings(office, review);
    await linkage.closeReview(office, review);
    await assert.rejects(linkage.openReview(office, first, asked), refused("linkage.not-the-moment"), "all of it is decided");
    const wider = await linkage.openReview(office, first, { ...asked, size: 60 });
    const decided = new Set(pairs.map(({ pair }) => pair));
    assert.ok((await linkage.reviewPairs(wider)).every(({ pair }) => !decided.has(pair)));
    assert.ok((await linkage.review(wider)).reused.length > 0);

    const grown = files(126);
    for (const side of ["left", "right"] as const) await linkage.sendFile(office, "essai", side, asStream(grown[side]));
    for (const previous of [null, first]) {
      const run = await linkage.askRun(office, "essai", previous);
      await linkage.idle();
      assert.equal((await linkage.run(run)).state, "done", JSON.stringify((await linkage.run(run)).refusal));
      const taken = await text(await linkage.output(run, takenAway.clusters));
      const clusterOf = new Map(taken.trim().split("\n").slice(1).map((line) => line.split(",")).map(([cluster = "", , row = ""]) => [row, cluster]));
      for (const { left, right, linked } of pairs) assert.equal(clusterOf.has(left) && clusterOf.get(left) === clusterOf.get(right), !linked, `${previous === null ? "whole" : "incremental"} run, ${linked ? "parted" : "joined"} by readers`);
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}, { commits: true });

databaseTest("days pass: files go on their day, then the project with its open review; one that fails does not hold the others", linkageSets, async (db) => {
  const bench = linkageOn(db);
  const { directory, linkage, deps, bugs } = bench;
  const on = (day: string): Linkage => createLinkage({ ...deps, clock: fixedClock(day) });
  try {
    await withFiles(bench, files(100));
    const run = await finishedRun(bench);
    const review = await linkage.openReview(office, run, asked);
    await linkage.createProject(office, { ...draft, code: "autre" });
    await on("2025-06-29").tick();
    assert.equal((await deps.zone.names("essai")).filter((name) => !name.startsWith("run-")).length, 2);
    await on("2025-06-30").tick();
    assert.equal((await deps.zone.names("essai")).filter((name) => !name.startsWith("run-")).length, 0);
    assert.ok((await linkage.fields(review, (await linkage.ownPairs(review, "ada"))[0] ?? "")).length > 0, "a review goes on with what it sealed");
    // The key of the first to be ended cannot be destroyed.
    const failing = { ...deps.keys, destroy: async (name: string) => { if (name === "autre") throw new Error("the disk refuses"); await deps.keys.destroy(name); } };
    await createLinkage({ ...deps, keys: failing, clock: fixedClock("2026-03-31") }).tick();
    assert.equal(bugs.length, 1);
    assert.deepEqual([(await linkage.project("essai")).state, (await linkage.review(review)).state], ["archived", "closed"]);
    await linkage.sweep();
    assert.deepEqual([await deps.keys.names(), existsSync(join(directory, "zone", "essai"))], [[], false]);
    const values = await db.query(sql`select 1 from linkage.review_pair where shown is not null`);
    assert.deepEqual(values, []);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}, { commits: true });
