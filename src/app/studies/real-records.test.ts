import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";
import { readRdf, type RdfFormat } from "../../kernel/rdf/index.ts";
import { dcatApShapes, findings, healthShapes, portalStandards, violations, withoutStandards } from "../../modules/datasets/exchange/testing/shapes.ts";
import type { Study, StudyContent } from "../../modules/studies/index.ts";
import { curator } from "../../modules/studies/testing/builders.ts";
import type { House } from "../house.ts";
import { openTestHouse, startTestServer, type TestServer } from "../testing/test-house.ts";
import { madeUpRecords } from "./testing/register-records.ts";

const health = join(portalStandards, "../health");
const registers = join(health, "ctgov-v2");
const skip = existsSync(registers) ? false : "the shared records are not here";
const by = { accountId: null, name: "Essai" };

interface Raw {
  readonly protocolSection: {
    readonly identificationModule: { readonly nctId: string; readonly officialTitle?: string; readonly briefTitle: string; readonly secondaryIdInfos?: readonly { readonly id: string }[] };
    readonly statusModule: Readonly<Record<"startDateStruct" | "primaryCompletionDateStruct" | "completionDateStruct", { readonly date: string; readonly type?: string }>>;
    readonly sponsorCollaboratorsModule: { readonly leadSponsor: { readonly name: string; readonly class: "INDIV" | "INDUSTRY" | "OTHER" } };
    readonly conditionsModule: { readonly conditions: readonly string[] };
    readonly designModule: { readonly enrollmentInfo: { readonly count: number; readonly type: string } };
    readonly contactsLocationsModule: { readonly locations?: readonly { readonly facility: string; readonly city: string }[] };
    readonly referencesModule?: { readonly references?: readonly { readonly pmid?: string; readonly citation: string }[] };
    readonly ipdSharingStatementModule?: { readonly ipdSharing: string; readonly description?: string; readonly infoTypes?: readonly string[] };
  };
  readonly derivedSection: { readonly conditionBrowseModule?: { readonly meshes?: readonly { readonly id: string }[] } };
}
const raws = new Map<string, Raw>();
const studies = new Map<string, Study>();
const madeUp = new Map<string, Study>();
let house: House;
let server: TestServer;
const outcomes = new Map<string, { readonly published: boolean; readonly errors: readonly string[] }>();

/** Import with publishing, as the page of imports does it. */
async function brought(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Promise<void> {
  const { number } = await house.studyImports.plan(by, files, "upload");
  assert.equal((await house.studyImports.ended(number)).standing, "planned");
  await house.studyImports.confirm(by, number, true);
  assert.equal((await house.studyImports.ended(number)).standing, "done");
  for (const { number: nct, published, issues } of (await house.studyImports.lines(number, { page: 1, pageSize: 100 })).items) outcomes.set(nct, { published, errors: issues.filter(({ severity }) => severity === "error").map(({ field = "", code }) => `${field} ${code.replace("studies.", "")}`) });
}

before(async () => {
  house = await openTestHouse();
  if (skip === false) {
    const names = readdirSync(registers).filter((name) => /^NCT\d+\.json$/u.test(name));
    for (const name of names) raws.set(name.slice(0, 11), JSON.parse(readFileSync(join(registers, name), "utf8")) as Raw);
    await brought(names.map((name) => ({ name, bytes: readFileSync(join(registers, name)) })));
  }
  await brought(madeUpRecords.map(({ number, study }) => ({ name: `${number}.json`, bytes: Buffer.from(JSON.stringify(study)) })));
  for await (const some of house.studies.allPublished()) for (const study of some) {
    const nct = study.sources[0]?.number ?? "";
    (raws.has(nct) ? studies : madeUp).set(nct, study);
  }
  server = await startTestServer(house);
});
after(async () => { await server.close(); await house.close(); });

async function text(url: string, status = 200): Promise<string> {
  const answer = await server.inject({ method: "GET", url });
  assert.equal(answer.statusCode, status, `${url}: ${answer.body.slice(0, 300)}`);
  return answer.body;
}

test("the six real records are published, and say what their JSON says", { skip }, () => {
  assert.equal(raws.size, 6);
  assert.deepEqual([...studies.keys()].toSorted(), [...raws.keys()].toSorted(), JSON.stringify([...outcomes]));
  for (const [nct, { protocolSection: raw, derivedSection }] of raws) {
    const content: StudyContent = studies.get(nct)?.content ?? assert.fail(nct);
    const { identificationModule: identity, statusModule: status, ipdSharingStatementModule: sharing } = raw;
    assert.equal(content.title.en, identity.officialTitle ?? identity.briefTitle, nct);
    assert.equal(content.title.fr, undefined, nct);
    const { name, class: kind } = raw.sponsorCollaboratorsModule.leadSponsor;
    assert.deepEqual(content.sponsors.map((one) => [one.name, one.kind]), [[name, { INDIV: "individual", INDUSTRY: "industry", OTHER: null }[kind]]], nct);
    assert.deepEqual([content.startedOn, content.primaryCompletedOn, content.completedOn].map((one) => [one?.date, one?.kind === null ? undefined : one?.kind === "actual" ? "ACTUAL" : "ESTIMATED"]), [status.startDateStruct, status.primaryCompletionDateStruct, status.completionDateStruct].map(({ date, type }) => [date, type]), nct);
    const { count, type } = raw.designModule.enrollmentInfo;
    assert.deepEqual([content.plannedSize, content.actualSize], type === "ACTUAL" ? [null, count] : [count, null], nct);
    assert.deepEqual(content.sites.map(({ name, city }) => [name, city]), (raw.contactsLocationsModule.locations ?? []).map(({ facility, city }) => [facility, city]), nct);
    const labels = content.conditions.map(({ label }) => label.en?.toLowerCase());
    for (const condition of raw.conditionsModule.conditions) assert.ok(labels.includes(condition.toLowerCase()), `${nct} ${condition}`);
    // The register pads MeSH numbers with zeros: what counts is the number.
    const bare = (id: string | null): number => Number((id ?? "").slice(1));
    assert.deepEqual(new Set(content.conditions.filter(({ scheme }) => scheme === "mesh").map(({ code }) => bare(code))), new Set((derivedSection.conditionBrowseModule?.meshes ?? []).map(({ id }) => bare(id))), nct);
    assert.deepEqual([content.sharingPlan?.decision.toUpperCase(), content.sharingPlan?.statement.en, content.sharingPlan?.information.length ?? 0], [sharing?.ipdSharing, sharing?.description, sharing?.infoTypes?.length ?? 0], nct);
    assert.deepEqual(content.publications.map(({ identifier, citation }) => [identifier, citation]), (raw.referencesModule?.references ?? []).map(({ pmid = null, citation }) => [pmid, citation]), nct);
    for (const { id } of identity.secondaryIdInfos ?? []) assert.ok(content.registryNumbers.some(({ number }) => number === id), `${nct} ${id}`);
    assert.ok(content.registryNumbers.some(({ scheme, number }) => scheme === "nct" && number === nct), nct);
  }
});

/** What each made-up record is refused for; all others are published. */
const refused: Readonly<Record<string, readonly string[]>> = {
  withheld: ["summary summary-missing", "conditions conditions-missing", "studyType study-type-missing", "populationTypes population-missing"],
  "sharing: a bare yes": ["sharingPlan.information sharing-what-missing", "sharingPlan.from sharing-when-missing", "sharingPlan.criteria sharing-how-missing"],
  "an old record: no outcome, no first day": ["outcomes primary-outcome-missing", "startedOn started-on-missing"],
  "a mail address in the access criteria": ["sharingPlan.criteria.en personal-email"],
  "dates that contradict each other": ["completedOn completed-before-start"],
};
test("thirty made-up records with fields and values of the register that those have not: published, or refused by field", () => {
  assert.equal(madeUpRecords.length, 30);
  for (const { about, number } of madeUpRecords) {
    const { published, errors } = outcomes.get(number) ?? assert.fail(about);
    assert.deepEqual([published, errors.toSorted()], [refused[about] === undefined, [...(refused[about] ?? [])].toSorted()], about);
  }
});

const of = (about: string): StudyContent => madeUp.get(madeUpRecords.find((one) => one.about === about)?.number ?? "")?.content ?? assert.fail(about);
test("what these say is in the record, nothing that they do not say", () => {
  assert.deepEqual([of("expanded access").studyType, of("expanded access").recruitmentStatus, of("expanded access").interventions[0]?.terms.map(({ label }) => label.en)], ["expanded-access", "approved-for-marketing", ["FIC-001", "Fictimab-abcd"]]);
  assert.deepEqual([of("register of patients, samples kept").designFeatures, of("register of patients, samples kept").observationalDesigns, of("register of patients, samples kept").biobank], [["patient-registry"], ["case-control"], true]);
  const thrown = of("samples not kept, yet described");
  assert.deepEqual([thrown.biobank, thrown.biobankDetails, thrown.biologicalDetails.en], [false, {}, "Blood is read at the bedside and thrown away."]);
  assert.deepEqual([of("early phase 1, one group").phases, of("phases 1 and 2, adaptive, eight arms").phases, of("phases 1 and 2, adaptive, eight arms").arms.length], [["early-phase-1"], ["phase-1", "phase-2"], 8]);
  const ages = ["ages in weeks, days and without end", "ages in hours, no upper bound", "an upper age that means none"].map((about) => [of(about).minimumAgeYears, of(about).maximumAgeYears]);
  // 28 / 365.25; 24 × 7 / 365.25; 12 / (365.25 × 24).
  assert.deepEqual(ages, [[0.0767, 0.46], [0.0014, null], [18, null]]);
  const article = of("results, an article retracted");
  assert.deepEqual(article.publications.map(({ scheme, identifier, kind }) => [scheme, identifier, kind]), [["pmid", "1234567", "results"], ["none", null, "derived"]]);
  assert.deepEqual(article.datasets.map(({ scheme, identifier }) => [scheme, identifier]), [["url", "https://data.fictif.fr/1"], ["other", "CSR-9"]]);
  assert.deepEqual([article.resultsPostedOn, article.resultsUrl], ["2024-12-01", "https://clinicaltrials.gov/study/NCT90000016?tab=results"]);
  const islands = of("places of France, its islands too");
  assert.deepEqual([islands.countries, islands.regions], [["FR", "NC"], ["04", "02", "01", "03", "06", "94", "11", "32"]]);
  assert.deepEqual(of("places of the world").countries, ["CG", "CD", "LC", "KN", "ST", "CV", "TR", "KR", "MO", "PR", "PS", "FM", "VC", "TL", "BE"]);
  assert.deepEqual([of("dates in part").startedOn, of("dates in part").primaryCompletedOn], [{ date: "1999", kind: "actual" }, { date: "1999-12", kind: null }]);
  assert.deepEqual([of("sharing: yes, after publication").sharingPlan?.monthsAfterCompletion, of("sharing: no, with a time").sharingPlan?.monthsAfterCompletion, of("sharing: no, with a time").sharingPlan?.timeFrame.en], [null, null, "12 months after completion of the study"]);
  assert.deepEqual(of("numbers of every register").registryNumbers.map(({ scheme }) => scheme), ["nct", "nct", "id-rcb", "eudract", "ctis", "eudract", "other", "utn", "other", "grant", "grant", "other", "isrctn"]);
  const long = of("letters of other tongues, long texts");
  assert.deepEqual([long.title.en?.startsWith("Étude « Ωμέγα » – 東京 – Łódź"), long.summary.en?.length, long.purpose.en?.length], [true, 5_000, 32_000]);
  const people = of("officials that are no people");
  assert.deepEqual([people.investigators.map(({ name }) => name), people.contacts.map(({ name, email }) => [name, email])], [["Fictive Pharmaceuticals", "Medical Director", "Nordmann, Ola", "van der Fictief, Jan", "Fictiva, María"], [["Clinical Trial Office", null]]]);
  assert.deepEqual(of("terms of drugs found by other words").interventions.map(({ terms }) => terms.map(({ code }) => code)), [["D008687"], []]);
});

test("French questions find the English records", { skip }, async () => {
  const found = async (question: string): Promise<readonly string[]> => (JSON.parse(await text(`/api/v1/studies/search?q=${encodeURIComponent(question)}`)) as { readonly items: readonly { readonly code: string }[] }).items.map(({ code }) => code);
  for (const [question, nct] of [["mucoviscidose", "NCT00763412"], ["maladie coronaire", "NCT03475563"], ["troubles mentaux adolescents", "NCT03630471"], ["trouble de la déglutition", "NCT05594173"], ["lésions cérébrales", "NCT06171568"], ["abdominoplastie", "NCT04207047"]] as const) {
    assert.ok((await found(question)).slice(0, 3).includes(studies.get(nct)?.code ?? nct), question);
  }
});

test("the page of each answers in both languages, and says that its texts are there in English alone", { skip }, async () => {
  for (const { code, content } of studies.values()) {
    const [french, english] = [await text(`/studies/${code}?lang=fr&record=fr`), await text(`/studies/${code}?lang=en&record=en`)];
    assert.match(french, /<html lang="fr"/u);
    assert.match(french, /en anglais seulement/u);
    assert.match(english, /<html lang="en"/u);
    assert.doesNotMatch(english, /in French only/u);
    for (const page of [french, english]) assert.ok(page.includes((content.title.en ?? "").slice(0, 30).replaceAll("&", "&amp;")), code);
    assert.match(french, /Non dit/u);
  }
});

const everyStudy = (): readonly Study[] => [...studies.values(), ...madeUp.values()];
async function quads(url: string, format: RdfFormat = "turtle") {
  const reading = await readRdf(Buffer.from(await text(url)), { format, base: "https://base.example/" });
  assert.deepEqual(reading.issues, [], url);
  return reading.quads;
}

test("each is DCAT-AP and HealthDCAT-AP by their shapes", { skip: withoutStandards, timeout: 300_000 }, async () => {
  for (const { code } of everyStudy()) {
    const plain = await quads(`/studies/${code}/metadata.ttl`);
    for (const files of Object.values(dcatApShapes)) assert.deepEqual(violations(await findings(plain, files)), [], code);
    assert.deepEqual(violations(await findings(await quads(`/studies/${code}/healthdcat.ttl`), healthShapes)), [], code);
  }
});

test("each is DataCite XML by its schema, JSON by the schema that is served, and told by OAI-PMH", { skip: withoutStandards }, async () => {
  xmlRegisterFsInputProviders();
  const path = join(portalStandards, "datacite/kernel-4.7/metadata.xsd");
  using schema = XmlDocument.fromBuffer(readFileSync(path), { url: path });
  using xsd = XsdValidator.fromDoc(schema);
  const validate = addFormats.default(new ajv2020.Ajv2020({ allErrors: true, strict: false })).compile(JSON.parse(await text("/studies/schema.json")) as object);
  for (const { code } of everyStudy()) {
    using document = XmlDocument.fromString(await text(`/studies/${code}/metadata.datacite.xml`));
    xsd.validate(document);
    assert.ok(validate(JSON.parse(await text(`/studies/${code}/metadata.json`))), `${code}: ${JSON.stringify(validate.errors?.slice(0, 3))}`);
  }
  for (const prefix of ["oai_dc", "oai_datacite"]) {
    const listed = new Set<string>();
    for (let url = `/oai?verb=ListRecords&metadataPrefix=${prefix}&set=studies`; url !== "";) {
      const part = await text(url);
      using document = XmlDocument.fromString(part);
      assert.equal(document.root.name, "OAI-PMH");
      for (const [, code = ""] of part.matchAll(/<identifier>oai:[^<]*\/(st-\d+)<\/identifier>/gu)) listed.add(code);
      const token = /<resumptionToken[^>]*>([^<]+)</u.exec(part)?.[1];
      url = token === undefined ? "" : `/oai?verb=ListRecords&resumptionToken=${encodeURIComponent(token)}`;
    }
    assert.deepEqual([...listed].toSorted(), everyStudy().map(({ code }) => code).toSorted(), prefix);
  }
});

test("FReSH: what a register does not hold is told by field; once people have said it, the XML is valid in both languages", { skip, timeout: 120_000 }, async () => {
  const folder = join(health, "fresh");
  await house.vocabularies.load(by, readdirSync(join(folder, "ttl")).map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, "ttl", name))) })), { edition: "6", licence: "CC BY-NC-SA 4.0", attribution: "FReSH" });
  for (const { code } of studies.values()) for (const language of ["fr", "en"]) {
    const answer = JSON.parse((await server.inject({ method: "GET", url: `/studies/${code}/fresh.xml?language=${language}`, headers: { accept: "application/json" } })).body) as { readonly status: number; readonly errors: readonly { readonly code: string; readonly pointer: string }[] };
    assert.equal(answer.status, 409);
    assert.ok(answer.errors.length > 0 && answer.errors.every(({ code: what, pointer }) => what === "studies.fresh-asked-for" && /^#\/\w/u.test(pointer)), `${code} ${JSON.stringify(answer.errors)}`);
    assert.equal(answer.errors.some(({ pointer }) => pointer === "#/title"), language === "fr", `${code} ${language}`);
  }
  for (const nct of ["NCT03630471", "NCT06171568"]) {
    const { code, content } = studies.get(nct) ?? assert.fail(nct);
    const { revision } = await house.studies.revise(curator, code);
    const french = { fr: "Texte français." };
    const isTrial = content.studyType === "interventional";
    const told: Partial<StudyContent> = {
      title: { ...content.title, fr: "Titre français de l’étude" }, summary: { ...content.summary, ...french }, purpose: { ...content.purpose, ...french }, inclusionCriteria: { ...content.inclusionCriteria, ...french }, originLanguage: "en", themes: ["neurology"], rareDisease: false, populationTypes: ["patients"], recruitmentSources: ["organisations"],
      collectionModes: ["questionnaire"], dataTypes: ["clinical"], individualDataAccess: "restricted", steeringCommittee: false, reusesOtherData: false, grouped: content.arms.length > 1, biobank: false, activeFollowUp: false, samplingModes: content.samplingModes.length > 0 ? content.samplingModes : ["other"],
      sponsors: content.sponsors.map((one) => ({ ...one, kind: "public-other" })), funders: [{ name: "Fondation fictive", kind: "non-profit", ror: null, siren: null, directoryCode: null }], conformity: ["mr-001"], accessRequestTool: false, variableDictionary: false, mockSample: false,
      investigators: [{ name: "Fictive, Ada", role: "principal", orcid: null, idref: null, isContact: true, affiliation: { organisation: { name: "Institut fictif", kind: null, ror: null, siren: null, directoryCode: null }, laboratory: null, rnsr: null } }],
      ...(isTrial ? { clinicalTrial: true, allocationUnit: "individual" } : {}), contacts: [{ name: "Service des essais", email: "essais@fictif.fr", kind: "public", affiliation: null }],
    };
    await house.studies.save(curator, code, revision, told);
    assert.equal((await house.studies.publish(curator, code)).version, 2);
    for (const language of ["fr", "en"] as const) {
      // The schema imports the attribute xml:lang from a file beside it: the import is taken out, and the attribute with it.
      const schema = readFileSync(join(folder, `xsd10-derived/fresh6-${language}.xsd`), "utf8").replace(/<xsd:import[^>]*\/>/u, "").replace('<xsd:attribute ref="xml:lang"/>', "");
      using validator = XsdValidator.fromDoc(XmlDocument.fromString(schema));
      using document = XmlDocument.fromString((await text(`/studies/${code}/fresh.xml?language=${language}`)).replace(` xml:lang="${language}"`, ""));
      try { validator.validate(document); } catch (error) { assert.fail(`${nct} ${language}: ${String(error)}`); }
    }
  }
});
