import assert from "node:assert/strict";
import { test } from "node:test";
import { writeCsv, writeOds } from "../../../kernel/tables/index.ts";
import type { StudyContent } from "../domain/content.ts";
import { emptyContent, isUnsaid } from "../domain/empty.ts";
import { fields } from "../domain/fields/index.ts";
import { fullContent } from "../fresh/testing.ts";
import { ownFinder } from "../vocabularies/index.ts";
import { readStudyTable, studyTable, templateHelp, templateTable } from "./index.ts";

const file = (name: string, content: string | Uint8Array) => ({ name, bytes: typeof content === "string" ? new TextEncoder().encode(content) : content });
const said = (content: Partial<StudyContent>): Record<string, unknown> => Object.fromEntries(fields.flatMap(({ name }) => (isUnsaid(content[name]) ? [] : [[name, content[name]]])));

const whole: StudyContent = {
  ...fullContent, publicTitle: { fr: "=1+1; a|b\\c, d=e", en: "+plus" }, designFeatures: ["platform", "n-of-1"], minimumAgeYears: 0.5, plannedSize: 600, startedOn: { date: "2024-02", kind: "actual" }, completedOn: { date: "2027", kind: "expected" },
  sites: [{ name: "Hôpital; A|B", city: "Lyon", postalCode: "69003", country: "FR", region: "84", latitude: 45.74, longitude: 4.89, status: "recruiting" }], interventions: [{ name: { fr: "A" }, kind: "drug", description: {}, terms: [{ scheme: "mesh", code: "D1", label: { en: "x; y" } }, { scheme: "none", code: null, label: { fr: "z" } }], arms: [0, 1] }, { name: { fr: "B" }, kind: null, description: {}, terms: [], arms: [] }],
  sharingPlan: { decision: "yes", statement: { fr: "Oui.\nDeux lignes; vraiment.", en: "Yes." }, information: ["protocol", "individual-data"], from: "2028-01", monthsAfterCompletion: 6, until: null, timeFrame: {}, criteria: {}, url: null, planUrl: null }, useConditions: [{ code: "DUO:0000007", detail: "sein" }],
  consentTerms: ["non-commercial-only"], cohorts: ["co-1"], publications: [{ scheme: "doi", identifier: "10.1/x", kind: "results", citation: "A=B; C" }],
};

for (const [name, write] of [["csv in French", (table: ReturnType<typeof studyTable>) => writeCsv(table, "fr")], ["csv in English", (table: ReturnType<typeof studyTable>) => writeCsv(table, "en")], ["ods", (table: ReturnType<typeof studyTable>) => writeOds(table, "fr")]] as const) {
  test(`a table of studies comes back as it was (${name})`, async () => {
    const bytes = write(studyTable([{ code: "st-000042", content: whole }, { code: "st-000043", content: { ...emptyContent(), title: { en: "Small" } } }]));
    const { records, issues } = await readStudyTable(file(`t.${name.slice(0, 3)}`, bytes), ownFinder);
    assert.deepEqual(issues, []);
    assert.deepEqual(records.map(({ number, issues: faults }) => [number, faults]), [["st-000042", []], ["st-000043", []]]);
    assert.deepEqual(said(records[0]?.content ?? {}), said(whole));
    assert.deepEqual(records[1]?.content, { title: { en: "Small" } });
    if (name.startsWith("csv")) assert.ok(!/(^|[;,"])=1\+1/m.test(bytes as string), "a formula never stands bare");
  });
}

test("all faults at once, with line and column; parts in columns of their own; labels in either language", async () => {
  const { records, issues } = await readStudyTable(file("t.csv", [
    "record,title.fr,studyType,masking,rareDisease,actualSize,startedOn,countries,sponsors.name,sponsors.ror,outcomes,wrong",
    "a1,Titre,Interventional,Double insu,oui,12,2024-05 (expected),FR|DE,Inserm | CHU,02vjkv261|,rank=primary; measure.fr=Survie,x",
    "a2,Titre,Rêvée,,peut-être,douze,mai 2024,Atlantide,,,rank; colour=red,",
    ",Sans numéro,,,,,,,,,,",
    "a1,Deux fois,,,,,,,,,,",
  ].join("\n")), ownFinder);
  assert.deepEqual([...issues].map(({ code, line, column }) => [code.replace("studies.table-", ""), line, column]), [["unknown-column", 1, "L"], ["no-number", 4, "A"], ["row-twice", 5, "A"]]);
  const [first, second] = records;
  assert.deepEqual(first?.issues, []);
  assert.deepEqual([first?.content.studyType, first?.content.masking, first?.content.rareDisease, first?.content.startedOn], ["interventional", "double", true, { date: "2024-05", kind: "expected" }]);
  assert.deepEqual(first?.content.sponsors?.map(({ name, ror }) => [name, ror]), [["Inserm", "02vjkv261"], ["CHU", null]]);
  assert.deepEqual(second?.issues.map(({ code, field, line, column }) => [code.replace("studies.table-", ""), field, line, column]), [
    ["unknown-term", "studyType", 3, "C"], ["not-yes-or-no", "rareDisease", 3, "E"], ["not-a-number", "actualSize", 3, "F"], ["not-a-date", "startedOn", 3, "G"], ["unknown-place", "countries", 3, "H"], ["no-equals", "outcomes", 3, "K"], ["unknown-part", "outcomes", 3, "K"],
  ]);
});

test("a file that is no table is told, and the template has every column with its help", async () => {
  assert.equal((await readStudyTable(file("t.csv", ""), ownFinder)).issues[0]?.code, "tables.empty-file");
  assert.equal(templateHelp().rows.length, templateTable().columns.length);
});
