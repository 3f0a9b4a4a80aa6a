import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import type { StudyContent } from "../domain/content.ts";
import { isUnsaid } from "../domain/empty.ts";
import { fieldOf, fields } from "../domain/fields/index.ts";
import { finderOver, ownFinder, ownLists, type StandingList } from "../vocabularies/index.ts";
import { listOfId } from "../vocabularies/loaded.ts";
import { readVocabularyFiles } from "../vocabularies/loader/read-files.ts";
import { freshPaths, freshXml, readFreshXml } from "./index.ts";
import { fullContent, studyOf } from "./testing.ts";

const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
const shared = resolve(process.env["JALON_SHARED"] ?? "../shared", "data/health/fresh");
const skip = !existsSync(shared) && "no shared data here";

/** A vocabulary of the form of FReSH, in made-up words: every tied id with the house's own label. */
function madeUp() {
  const lists = new Map<string, { id: string; label: { fr: string; en: string } }[]>();
  const put = (id: string, fr: string, en: string): void => { const list = listOfId(id) ?? ""; lists.set(list, [...(lists.get(list) ?? []), { id, label: { fr, en } }]); };
  for (const concepts of Object.values(ownLists)) for (const { fresh, name } of concepts) for (const id of fresh) put(id, `${name.fr} (essai)`, `${name.en} (test)`);
  put("FPV1809", "FReSH (essai)", "FReSH (test)"); put("FLG5933", "Français", "French"); put("FLG9023", "Anglais", "English"); put("FSR7478", "Publiée", "Published");
  return finderOver([...lists].map(([list, concepts]): StandingList => ({ list, name: { fr: list, en: list }, load: 1, concepts: concepts.map((one) => ({ ...one, list, definition: { fr: null, en: null }, exactMatch: [], deprecated: false, formerLabels: [] })) })));
}

const facts = { contributor: "Institut d’essai" };
function said(content: Partial<StudyContent>): Record<string, unknown> {
  return Object.fromEntries(fields.flatMap(({ name }) => (name in content && !isUnsaid(content[name]) ? [[name, content[name]]] : [])));
}

test("a study written in both languages reads back as it was", async () => {
  const finder = madeUp();
  const written = (["fr", "en"] as const).map((language) => {
    const { xml, issues } = freshXml(studyOf(fullContent), language, finder, facts);
    assert.deepEqual(issues.filter(({ severity }) => severity === "error"), []);
    return file(`st-${language}.xml`, xml ?? "");
  });
  const { records, issues } = await readFreshXml(written, finder);
  assert.deepEqual(issues, []);
  assert.equal(records.length, 1);
  const [record] = records;
  assert.deepEqual(record?.issues, []);
  assert.deepEqual([record?.register, record?.number, record?.changedOn], ["fresh", "FRESH-42", "2024-06-01"]);
  assert.deepEqual(said(record?.content ?? {}), said(fullContent));
  const observed: StudyContent = { ...fullContent, studyType: "observational", clinicalTrial: null, interventionModel: null, primaryPurposes: [], phases: [], allocation: null, allocationUnit: null, masking: null, maskedRoles: [], observationalDesigns: ["cohort"], timePerspective: "prospective", arms: [{ name: { fr: "Exposés", en: "Exposed" }, kind: null, description: {} }] };
  const again = await readFreshXml((["fr", "en"] as const).map((language) => file(`${language}.xml`, freshXml(studyOf(observed), language, finder, facts).xml ?? "")), finder);
  assert.deepEqual(said(again.records[0]?.content ?? {}), said(observed));
});

test("where a list is not loaded, or the record does not say what is asked for, nothing is written and the reasons are told", () => {
  const { xml, issues } = freshXml(studyOf(fullContent), "fr", ownFinder, facts);
  assert.equal(xml, null);
  const [notLoaded, ...others] = issues.filter(({ severity }) => severity === "error");
  assert.equal(notLoaded?.code, "studies.fresh-vocabulary-not-loaded");
  assert.match(notLoaded?.text.fr ?? "", /FLG, /, "all lists in one remark");
  assert.deepEqual(others, [], "what the record says is not told as unsaid because a list is not there");
  const empty = freshXml(studyOf({ ...fullContent, allocationUnit: null, title: { fr: "Titre" } }), "en", madeUp(), facts);
  assert.deepEqual(empty.issues.filter(({ severity }) => severity === "error").map(({ field }) => field), ["title", "allocationUnit"]);
});

const shell = (technical: string, rest = ""): string => `<?xml version="1.0" encoding="UTF-8"?>\n<FreshSchema>\n<TechnicalInfo>${technical}</TechnicalInfo>\n${rest}</FreshSchema>`;
const number = "<StudyId><IDSchema>FReSH</IDSchema><Identifier>FRESH-7-fr</Identifier></StudyId><VersionLang>fr</VersionLang>";

test("faults are told by field and line, and no value is lost", async () => {
  const { records, issues } = await readFreshXml([
    file("un-fr.xml", shell(`${number}<AutoTranslation>perhaps</AutoTranslation><CreationDate>05/01/2024</CreationDate>`, "<StudyRelatedInfo><StudyOverview><Title>Titre abÃ®mÃ©</Title><StudyStatus><value>Étude rêvée</value></StudyStatus><Odd>x</Odd></StudyOverview><Theme><HealthTheme><value>Oncologie du futur</value></HealthTheme><RareDiseases>oui</RareDiseases></Theme><Population><GeographicalCoverage><Nation><value>France</value></Nation><Nation><value>Atlantide</value></Nation><FranceRegion><value>Ile-de-France</value></FranceRegion></GeographicalCoverage></Population></StudyRelatedInfo><AdministrativeInformation><PrimaryInvestigator><PIName>Anne;DURAND</PIName><PIMail>a@exemple.fr</PIMail></PrimaryInvestigator></AdministrativeInformation>")),
    file("deux-en.xml", shell(number.replaceAll("fr<", "en<").replace("FRESH-7-en<", "FRESH-7-en<").replace("<IDSchema>FReSH", "<IDSchema>FReSH"), "<StudyRelatedInfo><StudyOverview><Title>Title</Title></StudyOverview></StudyRelatedInfo>").replace("</TechnicalInfo>", "<AutoTranslation>true</AutoTranslation><OriginLang><value>French</value></OriginLang></TechnicalInfo>")),
    file("bombe.xml", '<!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;">]><a>&c;</a>'), file("casse.xml", "<FreshSchema><A><B></A>\n<C>&nope;</C></FreshSchema>"), file("autre.xml", "<html/>"), file("sans.xml", shell("<VersionLang>fr</VersionLang>")),
    { name: "latin.xml", bytes: new Uint8Array(Buffer.from("<?xml version='1.0' encoding='UTF-8'?><FreshSchema>\u00e9</FreshSchema>", "latin1")) },
  ], ownFinder);
  assert.equal(records.length, 1);
  const [record] = records;
  assert.deepEqual(record?.content.title, { fr: "Titre abÃ®mÃ©", en: "Title" });
  assert.deepEqual(record?.translated, ["title.en"]);
  assert.deepEqual([record?.content.countries, record?.content.regions, record?.content.rareDisease, record?.content.investigators?.[0]?.name], [["FR"], ["11"], true, "DURAND, Anne"]);
  assert.deepEqual(record?.content.otherDetails?.map(({ field, text }) => [field, text.fr]), [["themes", "Oncologie du futur"], ["countries", "Atlantide"], ["recruitmentStatus", "Étude rêvée"]]);
  const codes = record?.issues.map(({ code }) => code.replace("studies.fresh-", "")) ?? [];
  for (const code of ["unknown-term", "unknown-place", "not-yes-or-no", "not-a-day", "broken-letters", "unknown-element", "mail-not-public"]) assert.ok(codes.includes(code), code);
  assert.ok(record?.issues.filter(({ code }) => code.endsWith("unknown-term")).every(({ field, line }) => field !== undefined && line === 4));
  assert.deepEqual([...new Set(issues.map(({ code }) => code))].sort(), ["studies.fresh-no-number", "studies.fresh-not-fresh", "xml.bad-encoding", "xml.doctype", "xml.not-well-formed"]);
  const broken = issues.filter(({ code }) => code === "xml.not-well-formed");
  assert.ok(broken.length >= 2 && broken.every(({ line, column, text }) => line !== undefined && column !== undefined && text.fr.includes("igne")));
});

test("the four defects of the dictionary are read by path", () => {
  const at = (id: string) => freshPaths.filter((one) => one.id === id).map(({ path }) => path.split("/").at(-1));
  assert.deepEqual(at("E-095"), ["RecruitmentSource", "RecruitmentSourceOther"]);
  assert.equal(at("E-199").length, 2);
  assert.ok(at("E-045").includes("URI|URL"));
  assert.equal(new Set(freshPaths.map(({ path }) => path)).size, freshPaths.length);
});

test("every element row of the dictionary has its path, and its field names its id", { skip }, () => {
  const rows = readFileSync(resolve(shared, "fresh-dictionary-238-rows.txt"), "utf8").split("\n").flatMap((line) => {
    const [, id, name] = /^\d (E-\d+) (\S+) \|/.exec(line) ?? [];
    return id === undefined || name === undefined ? [] : [`${id} ${name}`];
  });
  assert.equal(rows.length, 238 - 62, "238 rows, 62 of them sections");
  const paths = freshPaths.flatMap(({ id, path }) => (path.split("/").at(-1) ?? "").split("|").map((name) => `${id} ${name}`));
  for (const row of new Set(rows)) {
    const wanted = rows.filter((one) => one === row).length;
    assert.ok(paths.filter((one) => one === row).length >= wanted, row);
  }
  for (const { id, field, note } of freshPaths) {
    if (id === "-") continue;
    assert.ok(field !== null || note !== null, id);
    if (field === "otherDetails" || field === null) continue;
    assert.ok(fieldOf(field)?.fresh.includes(id) || fields.some(({ fresh }) => fresh.includes(id)), `${id} ${field}`);
  }
});

test("what is written is valid against the schema of each language, with the real vocabularies", { skip }, async () => {
  const { XmlDocument, XsdValidator } = await import("libxml2-wasm");
  const files = readdirSync(resolve(shared, "ttl")).map((name) => ({ name, bytes: new Uint8Array(readFileSync(resolve(shared, "ttl", name))) }));
  const { lists } = await readVocabularyFiles(files);
  const finder = finderOver(lists.map((list) => ({ ...list, load: 1, concepts: list.concepts.map((one) => ({ ...one, list: list.list, deprecated: false, formerLabels: [] })) })));
  const written: { name: string; bytes: Uint8Array }[] = [];
  for (const language of ["fr", "en"] as const) {
    const { xml, issues } = freshXml(studyOf(fullContent), language, finder, facts);
    assert.deepEqual(issues.filter(({ severity }) => severity === "error"), []);
    written.push(file(`${language}.xml`, xml ?? ""));
    // The schema imports the attribute xml:lang from a file beside it: the import is taken out, and the attribute with it.
    const schema = readFileSync(resolve(shared, `xsd10-derived/fresh6-${language}.xsd`), "utf8").replace(/<xsd:import[^>]*\/>/, "").replace('<xsd:attribute ref="xml:lang"/>', "");
    using validator = XsdValidator.fromDoc(XmlDocument.fromString(schema));
    using document = XmlDocument.fromString((xml ?? "").replace(' xml:lang="fr"', "").replace(' xml:lang="en"', ""));
    validator.validate(document);
  }
  const { records } = await readFreshXml(written, finder);
  assert.deepEqual(records[0]?.issues, []);
  assert.deepEqual(said(records[0]?.content ?? {}), said(fullContent));
});
