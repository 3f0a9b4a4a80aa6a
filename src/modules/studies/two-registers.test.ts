import assert from "node:assert/strict";
import { auditMigrations } from "../../kernel/audit/index.ts";
import { databaseTest } from "../../kernel/testing/database.ts";
import type { StudyContent } from "./domain/content.ts";
import type { RegisterRecord, Studies } from "./domain/studies.ts";
import { studyMigrations } from "./migrations.ts";
import { aRecord, aValidContent, curator, publishStudy, testStudies } from "./testing/builders.ts";

const by = { accountId: "account-study-curator", name: "Compte study-curator" };
const only = { publish: false, dryRun: false };
const fresh = { scheme: "fresh", number: "FRESH-1", issuer: null } as const;
const nct = { scheme: "nct", number: "NCT01234567", issuer: null } as const;
const apart = ["title", "recruitmentStatus", "plannedSize", "completedOn"] as const;
const base = aValidContent({ registryNumbers: [nct, fresh] });
const ofNct = (change: Partial<StudyContent> = {}): RegisterRecord => aRecord({ content: { ...base, ...change } });
const other: Partial<StudyContent> = { title: { ...base.title, fr: "Un tout autre titre de la même étude de la stéatose" }, recruitmentStatus: "terminated", plannedSize: 500, completedOn: { date: "2024-03", kind: "actual" } };
const ofFresh = (change: Partial<StudyContent> = {}): RegisterRecord => aRecord({ register: "fresh", number: "FRESH-1", url: null, content: { ...base, ...other, ...change } });

async function told(studies: Studies, code: string): Promise<readonly (readonly [source: string, field: string])[]> {
  return (await studies.draft(curator, code)).divergences.map(({ source, field }) => [source, field] as const).toSorted();
}
const allApart = (source: string): readonly (readonly [string, string])[] => apart.map((field) => [source, field] as const).toSorted();

for (const [first, second, source] of [[ofNct(), ofFresh(), "fresh:FRESH-1"], [ofFresh(), ofNct(), "nct:NCT01234567"]] as const) {
  databaseTest(`two registers that disagree, ${first.register} first: the same fields diverge, the first stays, nothing moves when both come again`, [auditMigrations, studyMigrations], async (db) => {
    const studies = testStudies(db);
    const [added] = await studies.take(by, [first], { publish: true, dryRun: false });
    const code = added?.code ?? assert.fail(JSON.stringify(added));
    assert.deepEqual([added?.outcome, added?.published, added?.issues.filter(({ severity }) => severity === "error")], ["added", true, []]);
    const [taken] = await studies.take(by, [second], only);
    assert.deepEqual([taken?.code, taken?.outcome, taken?.changed], [code, "diverges", []]);
    const draft = await studies.revise(curator, code);
    for (const field of apart) assert.deepEqual(draft.content[field], first.content[field], field);
    assert.deepEqual(await told(studies, code), allApart(source));
    for (const { field, theirs } of draft.divergences) assert.deepEqual(theirs, field === "title" ? { fr: second.content.title?.fr } : second.content[field]);
    assert.deepEqual((await studies.take(by, [first, second, { ...second, raw: "{\"again\":1}" }], only)).map(({ outcome }) => outcome), ["unchanged", "unchanged", "unchanged"]);
    assert.deepEqual(await told(studies, code), allApart(source));
  });
}

databaseTest("what people wrote is never lost, whatever both registers say after it", [auditMigrations, studyMigrations], async (db) => {
  const studies = testStudies(db);
  const [added] = await studies.take(by, [ofNct()], only);
  const code = added?.code ?? assert.fail();
  await studies.take(by, [ofFresh()], only);
  const opened = await studies.draft(curator, code);
  const written = { plannedSize: 333, title: { fr: "Titre écrit par une personne, sur la stéatose", en: "Title that somebody wrote, on fatty liver" } };
  await studies.save(curator, code, opened.revision, written);
  for (const record of [ofNct({ plannedSize: 121, title: { fr: "Titre neuf du registre américain", en: "New title of the register" } }), ofFresh({ plannedSize: 501 }), ofNct({ plannedSize: null as unknown as number, title: {} }), ofFresh({ plannedSize: 502, title: { fr: "Encore un" } })]) {
    await studies.take(by, [record], only);
    const { content, provenance } = await studies.draft(curator, code);
    assert.deepEqual([content.plannedSize, content.title, provenance["plannedSize"]?.kind, provenance["title.fr"]?.kind], [333, written.title, "entered", "entered"]);
  }
  const theirs = (await studies.draft(curator, code)).divergences.filter(({ field }) => field === "plannedSize").map(({ source, theirs: said }) => [source, said]).toSorted();
  assert.deepEqual(theirs, [["fresh:FRESH-1", 502]]);
});

databaseTest("numbers that lead to two studies are nobody's guess: both are named, nothing is written", [auditMigrations, studyMigrations], async (db) => {
  const studies = testStudies(db);
  const one = await publishStudy(studies, aValidContent({ registryNumbers: [nct] }));
  const two = await publishStudy(studies, aValidContent({ registryNumbers: [{ scheme: "id-rcb", number: "2023-A00386-39", issuer: null }] }));
  const [taken] = await studies.take(by, [ofFresh({ registryNumbers: [fresh, nct, { scheme: "id-rcb", number: "2023-A00386-39", issuer: null }] })], { publish: true, dryRun: false });
  assert.deepEqual([taken?.outcome, taken?.code, taken?.published, [...(taken?.candidates ?? [])].sort()], ["possible-duplicate", null, false, [one.code, two.code].sort()]);
  assert.deepEqual((await studies.find(one.code))?.sources, []);
  assert.equal((await studies.list({ page: 1, pageSize: 10 })).total, 2);
});
