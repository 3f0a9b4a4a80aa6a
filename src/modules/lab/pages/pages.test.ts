import assert from "node:assert/strict";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import { directoryMigrations } from "../../directory/index.ts";
import { labMigrations } from "../migrations.ts";
import { ask, closedUnit, delivery, fillDirectory, htmlOf, institute, labStatements, sister, stubUnit, testAuthor, testRoutes, textOf, unit, university, says, structure, person } from "./testing.ts";

const sets = [auditMigrations, directoryMigrations, labMigrations];

databaseTest("the pages of structures, organisations and people", sets, async (db) => {
  const { directory, routes } = testRoutes(db);
  await fillDirectory(directory);
  const code = async (text: string, kind: string): Promise<string> => (await directory.find(text, kind))?.ref.code ?? "";
  const instituteCode = await code(`uai:${institute}`, "organisation");

  const page = htmlOf(await ask(routes, `/structures/${unit}`));
  // What comes from data is escaped, in the text and in the data block.
  assert.ok(page.includes("Centre &lt;/script>&lt;b>d’essai&lt;/b>") || page.includes("Centre &lt;/script&gt;&lt;b&gt;d’essai&lt;/b&gt;"), page.slice(0, 900));
  assert.ok(!page.includes("<b>d’essai"));
  assert.ok(page.includes('id="field-acronym"') && page.includes('id="field-co-supervision"') && page.includes('id="field-director"'));
  assert.match(page, /Ouverte, créée en 2020, par fusion de 2 structures/);
  assert.match(page, /Institut d’essai.*?<span class="relation-label">U 1<\/span>/s);
  // The participant stands apart from the parents.
  assert.ok(page.indexOf("Hôpital d’essai") > page.indexOf("Participants, sans être tutelles"));
  assert.match(page, /contesté<\/span> Selon Source lab\u202f: CESS/);
  assert.match(page, /montrée<\/span>/);
  assert.match(page, /présumé à cette date/);
  assert.match(page, /Pour ce champ, les sources passent dans cet ordre/);
  assert.ok(page.includes(`href="/lab/map?q=${unit}&amp;region=11"`));
  assert.ok(page.includes('href="https://unit.example/?a=1&amp;b=2"'));
  assert.ok(page.includes("Marie DUPONT"));
  assert.ok(!page.includes("SECRET"), "a name that only a management system gives is on no page");
  assert.match(page, /Une déclaration des systèmes de gestion n’est pas publique/);

  // A block of data, not a script: nothing in it ends it early.
  const block = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? "";
  assert.equal(JSON.parse(block).name, "Centre </script><b>d’essai</b>");

  assert.ok(!htmlOf(await ask(routes, `/structures/${sister}`)).includes('href="javascript:'));
  const closed = htmlOf(await ask(routes, `/structures/${closedUnit}?on=2021-01-01`));
  // The register still lists it two years after the merger: it stays open.
  assert.match(closed, /Ouverte, créée en 2010/);
  assert.match(htmlOf(await ask(routes, `/structures/${unit}?on=2015-06-01`)), /Pas encore créée à cette date\u202f: création en 2020/);
  const stub = htmlOf(await ask(routes, `/structures/${stubUnit}`));
  assert.match(stub, /Connue seulement par son numéro/);
  assert.match(stub, /Fermée en 2020, devenue Centre/);
  assert.match(htmlOf(await ask(routes, `/structures/${unit}`, "en")), /Where does this come from\?/);

  // Statements with filter; downloads say what became of each.
  const statements = htmlOf(await ask(routes, `/structures/${unit}/statements?field=acronym`));
  assert.match(statements, /2 déclarations/);
  assert.ok(!htmlOf(await ask(routes, `/structures/${unit}/statements`)).includes("SECRET"));
  const csv = textOf(await ask(routes, `/structures/${unit}/statements.csv?field=acronym`));
  assert.ok(csv.includes("CESS") && csv.includes("contestée") && !csv.includes("Marie"));
  assert.ok(!textOf(await ask(routes, `/structures/${unit}/record.json`)).includes("SECRET"));

  // Administrative data: dated, with the identifiers of the parents.
  const text = textOf(await ask(routes, `/structures/${unit}/administrative.txt`));
  assert.match(text, /SIREN 180\u00a0036\u00a0048/);
  assert.match(text, /Région\u00a0: Île-de-France/);
  assert.match(text, /Données au 1er juin 2022\. Sources\u00a0: Source rnsr \(vu le 11 février 2022\)/);
  assert.match(htmlOf(await ask(routes, `/structures/${unit}/administrative`, "en")), /Parent institution 1/);
  assert.ok(textOf(await ask(routes, `/structures/${unit}/administrative.csv`)).includes("Tutelle 1"));

  // Other names of one thing move for ever to its address, whatever the face.
  for (const [from, to] of [
    [`/structures/rnsr:${unit}`, `/structures/${unit}`], [`/structures/rnsr:${unit}/statements?on=2022-01-01`, `/structures/${unit}/statements?on=2022-01-01`],
    [`/structures/rnsr:${unit}/record.cerif.xml`, `/structures/${unit}/record.cerif.xml`], [`/organisations/ror:02vjkv261`, `/organisations/${instituteCode}`],
    [`/structures/rnsr:${unit}/network`, `/structures/${unit}/network`],
  ] as const) {
    assert.deepEqual(await ask(routes, from), { kind: "redirect", to, permanent: true }, from);
  }
  const [merged] = (await directory.record((await directory.find(instituteCode, "organisation"))?.ref.id ?? "", "2022-06-01" as never))?.mergedCodes ?? [];
  assert.ok(merged !== undefined);
  for (const face of ["", "/record.jsonld", "/record.cerif.xml", "/network", "/structures.csv"]) {
    assert.deepEqual(await ask(routes, `/organisations/${merged}${face}`), { kind: "redirect", to: `/organisations/${instituteCode}${face}`, permanent: true });
  }
  await assert.rejects(ask(routes, "/structures/nothing"), (error) => error instanceof AppError && error.status === 404 && error.code === "lab.unknown-structure");

  // An organisation counts its structures of the day; a closed one is out.
  const organisationPage = htmlOf(await ask(routes, `/organisations/${instituteCode}`));
  const total = await directory.structures({ on: "2022-06-01" as never, related: { ids: [(await directory.find(instituteCode, "organisation"))?.ref.id ?? ""], relations: ["co-supervision"] } });
  assert.match(organisationPage, new RegExp(`Tutelle de ${total.total} structures`));
  assert.ok(organisationPage.includes("Unité sœur"));
  assert.ok(textOf(await ask(routes, `/organisations/${instituteCode}/structures.csv`)).includes(sister));

  // People: those of public registers only.
  const [director] = await directory.relations({ subject: (await directory.find(unit, "structure"))?.ref.id ?? "", fields: ["director"] });
  assert.match(htmlOf(await ask(routes, `/people/${director?.object.code}`)), /Un rôle dans une structure/);
  const [member] = await directory.relations({ subject: (await directory.find(unit, "structure"))?.ref.id ?? "", fields: ["member"] });
  for (const face of ["", "/record.jsonld", "/record.cerif.xml"]) {
    await assert.rejects(ask(routes, `/people/${member?.object.code}${face}`), (error) => error instanceof AppError && error.status === 404);
  }

  // The network: the other parent with the number of shared structures, the same in the table.
  const network = htmlOf(await ask(routes, `/organisations/${instituteCode}/network`));
  assert.match(network, new RegExp(`${total.total} structures communes`));
  assert.ok(network.includes(`href="/organisations/${await code(`uai:${university}`, "organisation")}"`));
  assert.match(textOf(await ask(routes, `/structures/${unit}/network.csv`)), /Hôpital d’essai/);
});

databaseTest("a page where nothing is known says so", sets, async (db) => {
  const { directory, routes } = testRoutes(db);
  await directory.deliver(testAuthor, delivery("rnsr", "official-register", "2022-02-11", [says(structure(unit), "name", "Seule"), ...labStatements.slice(0, 0)]));
  const page = htmlOf(await ask(routes, `/structures/${unit}`));
  assert.match(page, /Aucune tutelle connue à cette date/);
  assert.match(page, /Aucune adresse connue à cette date/);
  assert.match(page, /Ouverte, date de création inconnue/);
  assert.match(htmlOf(await ask(routes, `/structures/${unit}/network`)), /Aucun lien à cette date/);
  await directory.deliver(testAuthor, delivery("staff", "human-resources", "2022-03-01", [says(person("staff:1"), "name", "Jean SECRET"), says(structure(unit), "director", {}, { object: person("staff:1") })]));
  assert.ok(!htmlOf(await ask(routes, `/structures/${unit}?on=2022-04-01`)).includes("SECRET"), "before the sources are looked at again, a new one is not public");
});
