import assert from "node:assert/strict";
import { test } from "node:test";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { directoryMigrations } from "../../directory/index.ts";
import { ask, closedUnit, fillDirectory, hospital, institute, testRoutes, textOf, unit } from "../pages/testing.ts";
import { splitName } from "./cerif/person.ts";
import { recordsOf, schemaFaults, setFaults, shapeFaults } from "./cerif/testing.ts";
import { element, writeXml } from "./cerif/xml.ts";

/** The schema of the OpenAIRE profile 1.2 (openaire-cerif-profile.xsd with what it includes), which is not shipped here. */
const schema = process.env["JALON_CERIF_SCHEMA"] ?? "";
const withSchema = (xml: string): readonly string[] => (schema === "" ? [] : schemaFaults(xml, schema));

databaseTest("records as JSON-LD and CERIF", [auditMigrations, directoryMigrations], async (db) => {
  const { directory, routes } = testRoutes(db);
  await fillDirectory(directory);
  const codeOf = async (text: string): Promise<string> => (await directory.find(text, "organisation"))?.ref.code ?? "";
  const instituteCode = await codeOf(`uai:${institute}`);

  const linked = JSON.parse(textOf(await ask(routes, `/structures/${unit}/record.jsonld`))) as Record<string, unknown>;
  assert.equal(linked["@context"], "https://schema.org");
  assert.equal(linked["@type"], "ResearchOrganization");
  assert.equal(linked["@id"], `/structures/${unit}`);
  assert.equal(linked["foundingDate"], "2020");
  assert.equal(linked["dissolutionDate"], undefined);
  assert.equal(linked["url"], "https://unit.example/?a=1&b=2");
  const parents = linked["parentOrganization"] as readonly Record<string, string>[];
  assert.deepEqual(parents.map((parent) => parent["name"]).sort(), ["Institut d’essai", "Université d’essai"]);
  assert.deepEqual(linked["member"], { "@type": "OrganizationRole", roleName: "participant", startDate: "2021", member: { "@type": "Organization", "@id": `/organisations/${await codeOf(`uai:${hospital}`)}`, name: "Hôpital d’essai" } });
  const employee = linked["employee"] as Record<string, unknown>;
  assert.equal(employee["roleName"], "Director");
  assert.equal(employee["startDate"], "2020");
  assert.ok(!JSON.stringify(linked).includes("SECRET"));
  assert.equal((linked["subjectOf"] as readonly unknown[]).length, 2);

  const organisation = JSON.parse(textOf(await ask(routes, `/organisations/${instituteCode}/record.jsonld`))) as Record<string, unknown>;
  assert.equal(organisation["sameAs"], "https://ror.org/02vjkv261");
  assert.ok((organisation["identifier"] as readonly Record<string, string>[]).some((one) => one["@type"] === "PropertyValue" && one["propertyID"] === "siren" && one["value"] === "180036048"));

  const cerif = textOf(await ask(routes, `/structures/${unit}/record.cerif.xml`));
  assert.deepEqual(shapeFaults(cerif), []);
  assert.deepEqual(withSchema(cerif), []);
  assert.match(cerif, /<Name xml:lang="fr">Centre &lt;\/script&gt;&lt;b&gt;d’essai&lt;\/b&gt;<\/Name>/);
  assert.equal(cerif.match(/<PartOf/g)?.length, 2, "parents are what it is part of; a participant is not");
  assert.match(textOf(await ask(routes, `/organisations/${instituteCode}/record.cerif.xml`)), /<RORID>https:\/\/ror\.org\/02vjkv261<\/RORID>/);
  const [director] = await directory.relations({ subject: (await directory.find(unit, "structure"))?.ref.id ?? "", fields: ["director"] });
  const person = textOf(await ask(routes, `/people/${director?.object.code}/record.cerif.xml`));
  assert.deepEqual(shapeFaults(person), []);
  assert.deepEqual(withSchema(person), []);
  assert.match(person, /<FamilyNames>DUPONT<\/FamilyNames>\s*<FirstNames>Marie<\/FirstNames>/);
  assert.match(person, /<Affiliation startDate="2020">/);

  const units = textOf(await ask(routes, "/exports/orgunits.cerif.xml"));
  const people = textOf(await ask(routes, "/exports/persons.cerif.xml"));
  for (const set of [units, people]) {
    assert.deepEqual(shapeFaults(set), []);
    assert.deepEqual(withSchema(set), []);
  }
  assert.deepEqual(setFaults(units, people), []);
  // Four structures (one is a number only) and three organisations, of which two keys are one.
  assert.equal(recordsOf(units).length, 7);
  assert.equal(recordsOf(people).length, 1);
  assert.ok(units.includes(`id="OrgUnits/${closedUnit}"`) && !people.includes("SECRET"));
});

test("the checks find what they look for", () => {
  const unitOf = (inside: string): string => `<OrgUnit xmlns="https://www.openaire.eu/cerif-profile/1.2/" id="OrgUnits/1">${inside}</OrgUnit>`;
  assert.deepEqual(shapeFaults(unitOf('<Name xml:lang="fr">a</Name><Acronym>b</Acronym>')), ["Acronym too late in OrgUnit"]);
  assert.deepEqual(shapeFaults(unitOf("<Acronym>a</Acronym><Acronym>b</Acronym>")), ["Acronym twice in OrgUnit"]);
  assert.deepEqual(shapeFaults(unitOf('<PartOf startDate="2016-05" endDate="2016"><OrgUnit id="OrgUnits/2"/></PartOf>')), []);
  assert.deepEqual(shapeFaults(unitOf('<PartOf startDate="2017" endDate="2016-05"><OrgUnit id="OrgUnits/2"/></PartOf>')), ["2017 after 2016-05"]);
  const set = (inside: string): string => `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords><record><metadata>${inside}</metadata></record></ListRecords></OAI-PMH>`;
  assert.deepEqual(setFaults(set(unitOf('<PartOf><OrgUnit id="OrgUnits/2"/></PartOf>'))), ["OrgUnits/2 is referred to and has no record"]);
  assert.equal(setFaults(set(unitOf('<Acronym>a</Acronym><PartOf><OrgUnit id="OrgUnits/1"><Acronym>b</Acronym></OrgUnit></PartOf>'))).length, 1);
});

test("XML holds no markup from data and no character that XML forbids", () => {
  assert.equal(writeXml(element("a", { b: 'x"<\n' }, "\u0001<&>\ud800")), '<a b="x&quot;&lt;&#10;">&lt;&amp;&gt;</a>');
  assert.equal(writeXml(element("a", {}, undefined)), "<a/>");
});

test("a register's names: the family name is what stands in capitals", () => {
  assert.deepEqual(splitName("Jean-Pierre DE LA TOUR"), { familyNames: "DE LA TOUR", firstNames: "Jean-Pierre" });
  assert.deepEqual(splitName("Marie Dupont"), { familyNames: "Marie Dupont", firstNames: null });
  assert.deepEqual(splitName("DUPONT"), { familyNames: "DUPONT", firstNames: null });
});
