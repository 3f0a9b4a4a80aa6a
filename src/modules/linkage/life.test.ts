import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { sql, type Db } from "../../kernel/db/db.ts";
import { databaseTest } from "../../kernel/testing/database.ts";
import { bothReadings } from "./actions/reviews.ts";
import { compareRuns } from "./domain/compare-runs.ts";
import { takenAway } from "./domain/report.ts";
import { asStream, files, linkageOn, linkageSets, people, plantedNames, withFiles, type LinkageBench } from "./testing/builders.ts";

const { office, ada, bob } = people;
const refused = (code: string) => (error: unknown): boolean => (error as { code?: string }).code === code;

async function finished({ linkage, bugs }: LinkageBench, id: number) {
  await linkage.idle();
  const run = await linkage.run(id);
  assert.deepEqual(bugs, []);
  assert.equal(run.state, "done", JSON.stringify(run.refusal));
  return run;
}

/** Every text of every table of both schemas, and every byte of the folder, as one haystack each. */
async function haystacks(db: Db, directory: string): Promise<readonly { readonly where: string; readonly text: string }[]> {
  const tables = await db.query<{ schema: string; name: string }>(sql`select table_schema as schema, table_name as name from information_schema.tables where table_schema in ('linkage', 'kernel') and table_type = 'BASE TABLE'`);
  const found = [];
  for (const { schema, name } of tables) {
    const rows = await db.query<{ row: string }>(sql`select (t.*)::text as row from ${sql.raw(`${schema}."${name}"`)} t`);
    found.push({ where: `${schema}.${name}`, text: rows.map(({ row }) => row).join("\n") });
  }
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    found.push({ where: "name", text: path });
    if (entry.isFile()) {
      assert.equal(statSync(path).mode & 0o777, 0o600, `${path} is for its owner alone`);
      found.push({ where: path, text: readFileSync(path, "latin1") });
    }
  }
  return found;
}

async function nothingNominative(db: Db, directory: string): Promise<void> {
  for (const { where, text: haystack } of await haystacks(db, directory)) {
    const folded = haystack.toUpperCase();
    for (const name of plantedNames) assert.ok(!folded.includes(name.toUpperCase()), `${name} is in ${where}`);
  }
}

databaseTest("the life of a project: files, costs, run, seal, review, calibration, a second run, archive; nothing nominative anywhere", linkageSets, async (db) => {
  const bench = linkageOn(db);
  const { linkage, directory } = bench;
  try {
    await withFiles(bench);
    const costs = await linkage.estimate("essai");
    assert.equal(costs.leftRows, 240);
    assert.ok(costs.costs.length === 3 && costs.costs.every(({ pairs }) => pairs > 0));
    const id = await linkage.askRun(office, "essai", null);
    const run = await finished(bench, id);
    assert.ok(run.report !== null && run.seal !== null);
    assert.ok(run.report.summary.linkedPairs >= 190 && run.report.summary.linkedPairs <= 240, String(run.report.summary.linkedPairs));
    assert.deepEqual(await linkage.verifySeal(id), { sealIntact: true, pairsIntact: true, clustersIntact: true });
    const taken = await text(await linkage.output(id, takenAway.pairs));
    assert.match(taken, /^left_id,right_id,[^]*\n[0-9a-f]{32},[0-9a-f]{32},/);
    assert.doesNotMatch(taken, /\bL\d+,R\d+/);
    assert.doesNotMatch(await text(await linkage.output(id, takenAway.clusters)), /\b[LR]\d+\b/);
    assert.equal((await linkage.files("essai")).filter(({ deletedAt }) => deletedAt === null).length, 2, "kept until their day");
    await nothingNominative(db, directory);

    const wrong = { title: "Relecture", size: 30, readers: ["ada"], showsScore: false, masked: true };
    await assert.rejects(linkage.openReview(office, id, wrong), refused("linkage.not-kept"));
    const review = await linkage.openReview(office, id, { ...wrong, readers: ["ada", "bob"] });
    await nothingNominative(db, directory);
    await assert.rejects(linkage.seat(review, "office"), refused("linkage.not-your-review"));
    const own = await linkage.ownPairs(review, "ada");
    const pairs = await linkage.reviewPairs(review);
    assert.ok(own.length >= 20 && own.length === pairs.length);
    const fields = await linkage.fields(review, own[0] ?? "");
    assert.deepEqual(fields.map(({ column }) => column), ["surname", "first_name", "birth_date", "sex"]);
    assert.ok(fields.every(({ left, right }) => left !== null && right !== null));
    await linkage.showValue(ada, review, own[0] ?? "", "surname");
    assert.deepEqual(await linkage.shownFields(review, own[0] ?? "", "ada"), ["surname"]);
    assert.deepEqual(await linkage.shownFields(review, own[0] ?? "", "bob"), []);

    // Two answers in turn, whatever the pairs: what is tried here is what becomes of answers.
    const said = (pair: string): string => (own.indexOf(pair) % 2 === 0 ? "match" : "non-match");
    for (const [index, pair] of own.entries()) {
      await linkage.answer(ada, review, { pair, answer: said(pair), reason: "" });
      await linkage.answer(bob, review, { pair, answer: index === 3 ? "unknown" : said(pair), reason: "" });
    }
    assert.equal(await linkage.takeBack(ada, review), own.at(-1));
    await assert.rejects(linkage.endReadings(office, review), refused("linkage.not-the-moment"));
    await linkage.answer(ada, review, { pair: own.at(-1) ?? "", answer: said(own.at(-1) ?? ""), reason: "" });
    await linkage.endReadings(office, review);
    await assert.rejects(linkage.closeReview(office, review), refused("linkage.not-the-moment"));
    const apart = bothReadings(pairs, await linkage.readings(review)).filter(({ one, other }) => one?.answer !== other?.answer);
    assert.equal(apart.length, 1);
    await assert.rejects(linkage.adjudicate(ada, review, { pair: apart[0]?.pair.pair ?? "", answer: "match", reason: "" }), refused("linkage.not-the-moment"));
    await linkage.adjudicate(office, review, { pair: apart[0]?.pair.pair ?? "", answer: said(apart[0]?.pair.pair ?? ""), reason: "same-despite-errors" });
    const outcome = await linkage.closeReview(office, review);
    assert.deepEqual([outcome.pairs, outcome.agreed, outcome.adjudicated, outcome.shownValues], [own.length, own.length - 1, 1, 1]);
    assert.ok((outcome.kappa ?? 0) > 0.7, String(outcome.kappa));
    assert.ok(outcome.calibration?.quality.precision !== null);
    await assert.rejects(linkage.fields(review, own[0] ?? ""), refused("linkage.unknown-pair"), "values are gone with the review");
    assert.equal(await bench.deps.keys.has(`essai.review-${review}`), false);
    await db.tx(async (tx) => { await assert.rejects(tx.query(sql`update linkage.decision set answer = 'unknown'`)); throw new Error("undo"); }).catch(() => undefined);

    const grown = files(260);
    await linkage.sendFile(office, "essai", "left", asStream(grown.left));
    await linkage.sendFile(office, "essai", "right", asStream(grown.right));
    const second = await linkage.askRun(office, "essai", id);
    const after = await finished(bench, second);
    assert.equal(after.report?.difference?.previousRun, id);
    assert.equal(after.report?.difference?.newRows, 40);
    assert.ok(compareRuns(run, after).some(({ part }) => part === "inputs"));
    assert.deepEqual(compareRuns(run, run), []);
    const adopted = await linkage.adoptTrained(office, id);
    assert.deepEqual([adopted.version, (await linkage.model("essai", adopted.version)).trainedByRun], [2, id]);

    await nothingNominative(db, directory);
    await linkage.archiveProject(office, "essai");
    assert.equal(await linkage.keyIsHere("essai"), false);
    assert.deepEqual(await linkage.verifySeal(id), { sealIntact: true, pairsIntact: null, clustersIntact: null });
    await assert.rejects(linkage.askRun(office, "essai", null), refused("linkage.not-the-moment"));
    await nothingNominative(db, directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}, { commits: true });
