import assert from "node:assert/strict";
import { auditMigrations, listAudit } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { day, fixedClock } from "../../../kernel/time/day.ts";
import { coreFields, createDirectory, directoryMigrations } from "../../directory/index.ts";
import { publicationMigrations } from "../migrations.ts";
import { createPublications } from "../module.ts";
import { bibliographicRecord as record, delivery, identifiers, tester } from "../testing/builders.ts";
import { createMatching } from "./matching.ts";
import { madeUpGraph, institute } from "./testing/made-up-graph.ts";
import type { Authorship, BibliographicRecord } from "../domain/record.ts";

const sets = [auditMigrations, directoryMigrations, publicationMigrations];
const clock = fixedClock("2025-03-31");
const other = { accountId: null, name: "autre" };
const author = (rank: number, ...raws: string[]): Authorship => ({ rank, name: `Name ${rank}`, given: null, family: null, orcid: null, corresponding: false, affiliations: raws.map((raw) => ({ raw, identifiers: [], country: null })) });
const paper = (name: string, year: number, authors: readonly Authorship[], given: Partial<BibliographicRecord> = {}) => record("openalex", name, { identifiers: identifiers(`doi:10.1234/${name}`), title: `Title ${name}`, year, authors, ...given });

async function house(db: Db) {
  const directory = createDirectory({ db, clock, fields: coreFields });
  await directory.deliver(tester, madeUpGraph());
  const publications = createPublications({ db, clock });
  const matching = createMatching({ db, clock, directory, institute });
  const units = async (year: number, on = "2025-03-31") => (await matching.corpora.corpus({ years: [year], on: day(on) })).map(({ code, institute: own, units: held }) => [code, own, held.map(({ unit, fractional }) => `${unit} ${fractional}`).join(", ")]);
  const idOf = async (text: string): Promise<string> => (await matching.review({ text, page: 1, pageSize: 1 })).items[0]?.textHash ?? "";
  return { publications, matching, units, idOf };
}

databaseTest("accepted, rejected, taken back; remembered when the same text comes again; all or none", sets, async (db) => {
  const { publications, matching, units, idOf } = await house(db);
  const unclear = "Inserm U1956, Paris, France";
  const clear = "Inserm U1901, Grenoble, France";
  await publications.take(tester, delivery("openalex", "2024-02-01", [paper("one", 2021, [author(1, unclear)]), paper("two", 2021, [author(1, clear)])]));
  await matching.matchPending();
  assert.deepEqual(await units(2021), [["doi-10.1234_one", true, "180036048 1"], ["doi-10.1234_two", true, "180036048 0, 201900001A 1"]]);
  const [doubtful, sure] = [await idOf(unclear), await idOf(clear)];
  await matching.decide(tester, [{ textHash: doubtful, kind: "accepted", code: "201900003C", reason: "", seen: "none" }, { textHash: sure, kind: "rejected", code: "201900001A", reason: "homonyme", seen: "none" }]);
  assert.deepEqual(await units(2021), [["doi-10.1234_one", true, "180036048 0, 201900003C 1"], ["doi-10.1234_two", true, "180036048 1"]]);
  // The same text, on another paper of another month and source.
  await publications.take(tester, delivery("hal", "2024-03-01", [record("hal", "hal-9", { identifiers: identifiers("hal:hal-9"), title: "Nine", year: 2022, authors: [author(1, unclear), author(2, clear)] })]));
  await matching.matchPending();
  assert.deepEqual(await units(2022), [["hal-9", true, "180036048 1/2, 201900003C 1/2"]]);
  // All or none: one fault keeps none of them.
  const refused = matching.decide(tester, [{ textHash: sure, kind: "accepted", code: "201900001A", reason: "" }, { textHash: sure, kind: "accepted", code: "nobody", reason: "" }]);
  await assert.rejects(refused, { code: "publications.signature-decision-refused" });
  await assert.rejects(matching.decide(tester, [{ textHash: sure, kind: "accepted", code: "201900001A", reason: "" }, { textHash: "0".repeat(32), kind: "accepted", code: "201900001A", reason: "" }]), { code: "publications.unknown-signature" });
  assert.equal((await matching.signature(sure))?.decisions.length, 1);
  // Taken back: again what the matcher makes of it; not twice.
  const [decision] = (await matching.signature(sure))?.decisions ?? [];
  await matching.revoke(tester, decision?.id ?? "", "c’était elle");
  assert.deepEqual((await units(2022))[0]?.[2], "180036048 0, 201900001A 1/2, 201900003C 1/2");
  await assert.rejects(matching.revoke(tester, decision?.id ?? "", ""), { code: "publications.signature-decision-already-revoked", status: 409 });
  assert.equal((await listAudit(db, { limit: 100 })).filter(({ act }) => act.startsWith("publications.signature-")).length, 3);
});

databaseTest("two who decide at once: the second is told, and nothing is undone unseen", sets, async (db) => {
  const { publications, matching, idOf } = await house(db);
  await publications.take(tester, delivery("openalex", "2024-02-01", [paper("one", 2021, [author(1, "Inserm U1956, Paris, France")])]));
  await matching.matchPending();
  const textHash = await idOf("Inserm U1956");
  const draft = (kind: "accepted" | "rejected") => ({ textHash, kind, code: "201900003C", reason: "", seen: "none" as const });
  const both = await Promise.allSettled([matching.decide(tester, [draft("accepted")]), matching.decide(other, [draft("rejected")])]);
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ["fulfilled", "rejected"]);
  const lost = both.find((one) => one.status === "rejected");
  assert.ok(lost?.status === "rejected" && (lost.reason as { code: string; status: number }).code === "publications.signature-decided-meanwhile" && (lost.reason as { status: number }).status === 409);
  const [stands, ...more] = (await matching.signature(textHash))?.decisions ?? [];
  assert.equal(more.length, 0);
  // The same decision again is none; the opposite one by somebody who has seen the first takes its place, which is kept.
  const kind = stands?.kind ?? "accepted";
  assert.deepEqual(await matching.decide(other, [draft(kind)]), [stands?.id]);
  await matching.decide(other, [{ ...draft(kind === "accepted" ? "rejected" : "accepted"), seen: kind }]);
  const after = (await matching.signature(textHash))?.decisions ?? [];
  assert.deepEqual(after.map(({ revoked }) => revoked === null), [true, false]);
  // Two who take the same decision back at once.
  const undone = await Promise.allSettled([tester, other].map(async (by) => matching.revoke(by, after[0]?.id ?? "", "")));
  assert.deepEqual(undone.map(({ status }) => status).toSorted(), ["fulfilled", "rejected"]);
}, { commits: true });

databaseTest("corpora as known on a past day; a unit that merges between two papers; papers without authors", sets, async (db) => {
  const { publications, matching, units } = await house(db);
  await publications.take(tester, delivery("openalex", "2024-02-01", [
    paper("before", 2017, [author(1, "Inserm U1905, Lyon, France")]), paper("after", 2020, [author(1, "Inserm U1905, Lyon, France")]), paper("lone", 2013, [author(1, "Inserm U1907, Lyon, France")]),
    paper("none", 2020, []), paper("moved", 2021, [author(1, "Université de Valmont, Grenoble")]),
  ]));
  await matching.matchPending();
  // Seen again later with another signature.
  await publications.take(tester, delivery("openalex", "2024-06-01", [paper("moved", 2021, [author(1, "Inserm U1901, Grenoble, France"), author(2, "Inserm U1901, Grenoble, Guadeloupe")])]));
  await matching.matchPending();
  assert.deepEqual(await units(2017), [["doi-10.1234_before", true, "180036048 0, 201000005E 1"]]);
  assert.deepEqual(await units(2020), [["doi-10.1234_after", true, "180036048 0, 201900006F 1"], ["doi-10.1234_none", false, ""]]);
  assert.deepEqual(await units(2013), [["doi-10.1234_lone", true, "180036048 0, 200500007G 1"]]);
  assert.deepEqual(await units(2021, "2024-05-31"), [["doi-10.1234_moved", false, "900000001 1"]]);
  assert.deepEqual(await units(2021, "2024-06-01"), [["doi-10.1234_moved", true, "180036048 0, 201900001A 1"]]);
  assert.deepEqual(await units(2021, "2024-01-31"), []);
  assert.deepEqual((await matching.corpora.corpus({ years: [2021], on: day("2024-06-01") }))[0]?.countries, ["FR"]);
});

databaseTest("a matching that is cut between two steps goes on where it stood", sets, async (db) => {
  const { publications, matching } = await house(db);
  await publications.take(tester, delivery("openalex", "2024-02-01", Array.from({ length: 450 }, (_, at) => paper(`p${at}`, 2021, [author(1, `Equipe ${at}, Inserm U1901, Grenoble, France`)]))));
  const stop = new Error("cut");
  await assert.rejects(matching.matchPending(() => { throw stop; }), stop);
  const count = async (): Promise<number> => (await db.query<{ count: number }>(sql`select count(*)::int as count from publications.paper`))[0]?.count ?? 0;
  const kept = await count();
  assert.ok(kept > 0 && kept < 450, String(kept));
  const rest = await matching.matchPending();
  assert.equal(await count(), 450);
  assert.equal(rest.signatures, 450 - kept, "what was matched was matched again");
  assert.equal((await matching.corpora.corpus({ years: [2021], on: day("2025-03-31") })).length, 450);
}, { commits: true });
