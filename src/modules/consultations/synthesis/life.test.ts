import assert from "node:assert/strict";
import { listAudit } from "../../../kernel/audit/index.ts";
import { sql } from "../../../kernel/db/db.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { documentHash, quotationDigest } from "./actions/publish-synthesis.ts";
import { resultKey } from "./domain/contribution.ts";
import { begun, carrying, people, sentenceOf, synthesesOn, synthesisSets, textsFor, words } from "./testing/builders.ts";

const { ada, bob, cleo, office, other } = people;
const refused = (code: string, field?: string) => (error: unknown): boolean => {
  const { code: found, issues = [] } = error as { code?: string; issues?: readonly { code: string; field?: string }[] };
  assert.equal(found, `consultations.${code}`);
  if (field !== undefined) assert.ok(issues.some((issue) => issue.code === `consultations.${field}`), `no ${field} among ${issues.map((issue) => issue.code).join()}`);
  return true;
};
const subject = "essai-2024";
const texts = [...textsFor(30), ...textsFor(10, "axis-2", "remark", 100)];

/** Two codes, both readings done: A gives code 1 to t000…t019, B to t001…t019; code 2 to t020…t023 by both. */
async function coded(db: Db) {
  const bench = synthesesOn(db, texts);
  const { syntheses } = bench;
  await syntheses.begin(office, subject, begun);
  await syntheses.createCode(ada, subject, words("délais"));
  await syntheses.createCode(ada, subject, words("postes", "Emploi"));
  for (const [index, { id }] of texts.entries()) {
    const rest = index >= 20 && index < 24 ? [2] : [];
    await syntheses.giveCodes(ada, subject, { text: id, codes: index < 20 ? [1] : rest });
    await syntheses.giveCodes(bob, subject, { text: id, codes: index > 0 && index < 20 ? [1] : rest });
  }
  return bench;
}

databaseTest("who codes is appointed: two people, and a third who settles", synthesisSets, async (db) => {
  const { syntheses } = synthesesOn(db, texts);
  await assert.rejects(syntheses.begin(office, subject, { coderA: ada.accountId, coderB: ada.accountId, adjudicator: ada.accountId }), refused("not-kept", "coder-twice"));
  await assert.rejects(syntheses.begin(office, subject, { ...begun, coderB: "nobody" }), refused("not-kept", "coder-unknown"));
  await assert.rejects(syntheses.begin(office, "elsewhere", begun), refused("unknown-coding"));
  await assert.rejects(synthesesOn(db, []).syntheses.begin(office, subject, begun), refused("not-kept", "nothing-to-code"));
  await syntheses.begin(office, subject, begun);
  assert.equal((await syntheses.texts(subject)).length, 40);
  const [a, b] = [await syntheses.ownReading(subject, "a"), await syntheses.ownReading(subject, "b")];
  const order = (list: typeof a): string => list.map(({ id }) => id).join();
  assert.notEqual(order(a), order(b));
  assert.notEqual(order(a), a.map(({ id }) => id).sort().join());
  assert.equal(order(a), order(await syntheses.ownReading(subject, "a")));
});

databaseTest("agreement, settlement, synthesis, publication", synthesisSets, async (db) => {
  const { syntheses } = await coded(db);
  await syntheses.endReadings(office, subject);
  const before = await syntheses.evidence(subject);
  assert.deepEqual([before.disagreements.texts.size, before.disagreements.settled.size], [1, 0]);
  const delays = before.agreements.find((one) => one.kind === "code" && one.number === 1);
  assert.deepEqual([delays?.agreement.texts, delays?.agreement.byA, delays?.agreement.byB, delays?.agreement.byBoth], [40, 20, 19, 19]);
  // By hand: agreed 39/40; chance 20·19/1600 + 20·21/1600 = 0.5; kappa = (0.975 − 0.5)/0.5.
  assert.ok(delays?.agreement.kappa.value !== null && delays !== undefined && Math.abs(delays.agreement.kappa.value - 0.95) < 1e-12);
  await syntheses.settle(cleo, subject, { text: "t000", codes: [1], reason: "Le délai est bien nommé." });

  assert.equal(await syntheses.saveSentence(office, subject, sentenceOf({ quotations: [{ contribution: "t005", words: "délais de recrutement" }], results: [resultKey(carrying)] }), 0), 1);
  assert.equal(await syntheses.saveSentence(office, subject, sentenceOf({ kind: "minority", codes: [2], text: { fr: "Peu parlent des postes.", en: "Few speak of posts." }, theme: "Emploi" }), 1), 2);
  const published = await syntheses.publish(office, subject, 2);
  const { document } = published;
  assert.deepEqual(document.sentences.map(({ count, of }) => [count, of]), [[{ kind: "exact", count: 20 }, 30], [{ kind: "fewer", threshold: 5 }, 30]]);
  assert.deepEqual(document.notCovered, [
    { axis: "axis-1", texts: 30, nothing: { kind: "at-least", count: 5 }, uncovered: { kind: "exact", count: 0 }, unsettled: { kind: "exact", count: 0 } },
    { axis: "axis-2", texts: 10, nothing: { kind: "exact", count: 10 }, uncovered: { kind: "exact", count: 0 }, unsettled: { kind: "exact", count: 0 } },
  ]);
  assert.deepEqual(document.questionsNotCovered.map(({ axis, code, why }) => [axis, code, why]), [["axis-2", "remark", "no-sentence"]]);
  assert.deepEqual(document.codes.map(({ count }) => count.kind), ["exact", "fewer"]);
  assert.equal(document.agreements.find((one) => one.number === 2)?.measured, null, "agreement on a code under the threshold is not shown");
  assert.deepEqual(document.disagreements, { texts: { kind: "fewer", threshold: 5 }, settled: { kind: "fewer", threshold: 5 }, by: "third-person" });

  const [kept] = await syntheses.versions(subject);
  assert.ok(kept !== undefined);
  assert.equal(documentHash(kept.document), published.sha256);
  const [quotation] = await syntheses.quotations(subject, 1);
  assert.ok(quotation !== undefined);
  assert.deepEqual(document.sentences[0]?.quotations, [quotationDigest(quotation)]);
  assert.doesNotMatch(JSON.stringify(document), /t005|Texte numéro/);
  const said = await syntheses.selfEvaluationOf("1");
  assert.equal(said?.fr, "Les délais pèsent. (20 contributions sur 30\u202f; Votre avis\u202f: 4\u202f: 42\u202f% de 40 réponses) Peu parlent des postes. (position minoritaire\u202f; moins de 5 contributions sur 30)");
  assert.equal(await syntheses.selfEvaluationOf("9"), null);
});

databaseTest("a masked text is nowhere any more, and the audit does not tell it", synthesisSets, async (db) => {
  const { syntheses, replaced } = await coded(db);
  await syntheses.endReadings(office, subject);
  await syntheses.settle(cleo, subject, { text: "t000", codes: [], reason: "Rien." });
  await syntheses.saveSentence(office, subject, sentenceOf({ quotations: [{ contribution: "t005", words: "délais de recrutement" }] }), 0);
  await syntheses.publish(office, subject, 1);
  const saw = "Texte numéro 5 sur les délais de recrutement.";
  await syntheses.mask(ada, subject, "t005", new Set([4, 5, 6]), saw);
  const now = "Texte numéro 5 sur […] recrutement.";
  assert.deepEqual(replaced, [[subject, "t005", "Texte numéro 5 sur […] recrutement."]]);
  assert.deepEqual(await syntheses.text(subject, "t005"), { id: "t005", axis: "axis-1", question: "wish", text: now, masked: true, toMask: false, withheld: false });
  assert.deepEqual(await syntheses.quotations(subject, 1), []);
  assert.deepEqual((await syntheses.draft(subject)).sentences[0]?.quotations, []);
  for (const table of ["coded_text", "code_choice", "code_settlement", "code_book_event", "synthesis_draft", "synthesis_version", "synthesis_quotation"]) {
    const rows = await db.query<{ found: boolean }>(sql`select t::text like ${"%numéro 5 sur les%"} or t::text like ${"%délais de recrutement\"%"} as found from consultations.${sql.identifier(table)} t`);
    assert.ok(rows.every(({ found }) => !found), table);
  }
  const [kept] = await syntheses.versions(subject);
  assert.equal(kept === undefined ? null : documentHash(kept.document), kept?.sha256, "what is published stays whole");
  const audit = JSON.stringify(await listAudit(db, { limit: 500 } as Parameters<typeof listAudit>[1]));
  assert.match(audit, /consultations.text-masked/);
  assert.doesNotMatch(audit, /numéro 5/);
});

databaseTest("a change of the code book is undone, unless a text has the code", synthesisSets, async (db) => {
  const { syntheses } = await coded(db);
  await syntheses.mergeCode(ada, subject, 2, 1);
  assert.deepEqual((await syntheses.book(subject)).codes.map(({ state }) => state), ["in-use", "merged"]);
  await syntheses.undoBookChange(bob, subject, 3);
  assert.deepEqual((await syntheses.book(subject)).codes.map(({ state }) => state), ["in-use", "in-use"]);
  await syntheses.reviseCode(ada, subject, 2, words("emplois", "Emploi"));
  await syntheses.splitCode(ada, subject, 1, [words("concours"), words("contrats")]);
  const book = await syntheses.book(subject);
  assert.deepEqual(book.codes.map(({ number, state, label }) => [number, state, label.fr]), [[1, "split", "délais"], [2, "in-use", "emplois"], [3, "in-use", "concours"], [4, "in-use", "contrats"]]);
});

databaseTest("a code merged while somebody was reading with it is taken as what it became; a split one is refused", synthesisSets, async (db) => {
  const { syntheses } = await coded(db);
  await syntheses.mergeCode(bob, subject, 2, 1);
  await syntheses.giveCodes(ada, subject, { text: "t025", codes: [2, 1] });
  assert.deepEqual((await syntheses.ownReading(subject, "a")).find(({ id }) => id === "t025")?.codes, [1]);
  await syntheses.splitCode(bob, subject, 1, [words("concours"), words("contrats")]);
  await assert.rejects(syntheses.giveCodes(ada, subject, { text: "t026", codes: [2] }), refused("not-kept", "code-unknown"));
});

const faults: readonly (readonly [string, (bench: Awaited<ReturnType<typeof coded>>) => Promise<unknown>, string, string?])[] = [
  ["the third does not code", ({ syntheses }) => syntheses.giveCodes(cleo, subject, { text: "t000", codes: [1] }), "not-your-coding"],
  ["nobody else codes", ({ syntheses }) => syntheses.giveCodes(other, subject, { text: "t000", codes: [1] }), "not-your-coding"],
  ["an unknown code", ({ syntheses }) => syntheses.giveCodes(ada, subject, { text: "t000", codes: [9] }), "not-kept", "code-unknown"],
  ["an unknown text", ({ syntheses }) => syntheses.giveCodes(ada, subject, { text: "nothing", codes: [1] }), "unknown-text"],
  ["settling before the readings end", ({ syntheses }) => syntheses.settle(cleo, subject, { text: "t000", codes: [1], reason: "…" }), "not-the-moment"],
  ["publishing before the readings end", ({ syntheses }) => syntheses.publish(office, subject, 0), "not-the-moment"],
  ["undoing a code that texts have", ({ syntheses }) => syntheses.undoBookChange(ada, subject, 2), "not-the-moment"],
  ["merging into nothing", ({ syntheses }) => syntheses.mergeCode(ada, subject, 1, 7), "not-kept", "merge-into-unknown"],
  ["masking what was masked meanwhile", ({ syntheses }) => syntheses.mask(ada, subject, "t005", new Set([1]), "something else"), "not-the-moment"],
  ["masking by somebody who does not read", ({ syntheses }) => syntheses.mask(other, subject, "t005", new Set([1]), "Texte numéro 5 sur les délais de recrutement."), "not-your-coding"],
  ["ending while a code is split", async ({ syntheses }) => { await syntheses.splitCode(ada, subject, 1, [words("concours"), words("contrats")]); await syntheses.endReadings(office, subject); }, "not-the-moment"],
  ["coding after the end", async ({ syntheses }) => { await syntheses.endReadings(office, subject); await syntheses.giveCodes(ada, subject, { text: "t000", codes: [] }); }, "not-the-moment"],
  ["splitting after the end", async ({ syntheses }) => { await syntheses.endReadings(office, subject); await syntheses.splitCode(ada, subject, 1, [words("concours"), words("contrats")]); }, "not-the-moment"],
  ["settling one’s own reading", async ({ syntheses }) => { await syntheses.endReadings(office, subject); await syntheses.settle(ada, subject, { text: "t000", codes: [1], reason: "…" }); }, "not-your-coding"],
  ["settling without a reason, and where both agree", async ({ syntheses }) => { await syntheses.endReadings(office, subject); await syntheses.settle(cleo, subject, { text: "t001", codes: [1], reason: " " }); }, "not-kept", "nothing-to-settle"],
  ["an empty synthesis", async ({ syntheses }) => { await syntheses.endReadings(office, subject); await syntheses.publish(office, subject, 0); }, "synthesis-not-publishable", "synthesis-empty"],
  ["a sentence without support", async ({ syntheses }) => { await syntheses.endReadings(office, subject); await syntheses.saveSentence(office, subject, sentenceOf({ codes: [] }), 0); await syntheses.publish(office, subject, 1); }, "synthesis-not-publishable", "sentence-without-support"],
  ["a sentence on codes that no text has", async ({ syntheses }) => { await syntheses.endReadings(office, subject); await syntheses.saveSentence(office, subject, sentenceOf({ axis: "axis-2" }), 0); await syntheses.publish(office, subject, 1); }, "synthesis-not-publishable", "sentence-without-support"],
  ["a result that is not public", async ({ syntheses }) => { await syntheses.endReadings(office, subject); await syntheses.saveSentence(office, subject, sentenceOf({ results: ["axis-1 opinion - 1"] }), 0); await syntheses.publish(office, subject, 1); }, "synthesis-not-publishable", "sentence-result-unpublished"],
  ["a text to be masked", async ({ syntheses }) => { await syntheses.mark(bob, subject, "t007", { toMask: true, withheld: false }); await syntheses.endReadings(office, subject); await syntheses.saveSentence(office, subject, sentenceOf(), 0); await syntheses.publish(office, subject, 1); }, "synthesis-not-publishable", "texts-to-mask"],
  ["a sentence in one language", async ({ syntheses }) => { await syntheses.endReadings(office, subject); await syntheses.saveSentence(office, subject, sentenceOf({ text: { fr: "Phrase.", en: "" } }), 0); await syntheses.publish(office, subject, 1); }, "synthesis-not-publishable", "sentence-untranslated"],
  ["a quotation under the threshold", async ({ syntheses }) => { await syntheses.endReadings(office, subject); await syntheses.saveSentence(office, subject, sentenceOf({ codes: [2], quotations: [{ contribution: "t021", words: "délais" }] }), 0); }, "not-kept", "quotation-under-threshold"],
  ["a quotation of a text held back", async ({ syntheses }) => { await syntheses.mark(bob, subject, "t007", { toMask: false, withheld: true }); await syntheses.endReadings(office, subject); await syntheses.saveSentence(office, subject, sentenceOf({ quotations: [{ contribution: "t007", words: "délais" }] }), 0); }, "not-kept", "quotation-not-to-be-shown"],
  ["a quotation that is not there", async ({ syntheses }) => { await syntheses.endReadings(office, subject); await syntheses.saveSentence(office, subject, sentenceOf({ quotations: [{ contribution: "t006", words: "jamais écrit" }] }), 0); }, "not-kept", "quotation-altered"],
  ["a draft that somebody else wrote", async ({ syntheses }) => { await syntheses.saveIntroduction(office, subject, { fr: "Un", en: "" }, 0); await syntheses.saveIntroduction(bob, subject, { fr: "Deux", en: "" }, 0); }, "written-meanwhile"],
];
for (const [name, work, code, field] of faults) {
  databaseTest(`refused: ${name}`, synthesisSets, async (db) => {
    const bench = await coded(db);
    await assert.rejects(work(bench), refused(code, field));
  });
}

databaseTest("what was removed comes back, and numbers are never given twice", synthesisSets, async (db) => {
  const { syntheses } = await coded(db);
  await syntheses.saveSentence(office, subject, sentenceOf(), 0);
  await syntheses.saveSentence(office, subject, sentenceOf({ text: { fr: "Deux.", en: "Two." } }), 1);
  await syntheses.moveSentence(office, subject, 2, -1, 2);
  assert.deepEqual((await syntheses.draft(subject)).sentences.map(({ number }) => number), [2, 1]);
  await syntheses.removeSentence(office, subject, 2, 3);
  assert.equal(await syntheses.saveSentence(office, subject, sentenceOf(), 4), 3);
  await syntheses.restoreDraft(office, subject, 2, 5);
  const draft = await syntheses.draft(subject);
  assert.deepEqual([draft.revision, draft.sentences.map(({ number }) => number)], [6, [1, 2]]);
});
