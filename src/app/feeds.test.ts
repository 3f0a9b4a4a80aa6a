import assert from "node:assert/strict";
import { databaseTest } from "../kernel/testing/database.ts";
import { day, fixedClock } from "../kernel/time/day.ts";
import { demonstrationGraph } from "./demonstration/graph.ts";
import { readConfig } from "./config.ts";
import { composeHouse, migrationSets } from "./house.ts";
import { registerShippedContract } from "./prepare.ts";

/** One export for each mapping of the project, as its system would write it. The made-up graph gives the units. */
const exports: Readonly<Record<string, string>> = {
  staff: [
    "Matricule;Nom;Prénom;ORCID;Unité;Fonction;Quotité;Date de début;Date de fin",
    "M1;Martelet;Ondine;0000-0002-1825-0097;U9101;Directrice;100 %;01/09/2023;31/12/9999",
    "M1;Martelet;Ondine;;U9107;Chercheuse;20 %;2023;",
  ].join("\n"),
  posts: [
    "N° de poste;Catégorie;Statut;ETP;Unité;Employeur;Établissement de soins;Temps financé;Position;Date de début;Date de fin;Matricule",
    "C1;CPJ;CDD;1;U9101;180036048;;;En activité;01/09/2022;31/08/2027;M1",
    "C2;Chaire de professeur junior;CDD;1;UMR_S 9107;18003604800015;;;En activité;01/09/2023;31/08/2028;M2",
    "C3;CPJ;CDD;1;U9108;INSERM;;;Vacant;01/09/2023;31/08/2028;",
    "R1;CRCN;Titulaire;0,8;U9110;INSERM;;;En activité;01/10/2015;;M3",
    "I1;Contrat d’interface;CDD;0,5;CIC 9801;INSERM;CHU d’Armance;Oui;En activité;01/01/2024;31/12/2026;M4",
  ].join("\n"),
  projects: "N° de projet;Intitulé;Unité porteuse;Unités partenaires;Financeur;Programme;Montant (€);Date de début;Date de fin\nP-1;Essai;U9101;U9107;Fondation Sextant pour la santé;Appel blanc;1 250 000,50;01/2023;12/2026",
  agreements: [
    "N° de convention;Objet;Type;Partenaires;Date de signature;Date de fin;Centre labellisé;Labellisé depuis",
    "A-1;Hébergement;Centre de données;Centre de données Septentrion;15/03/2022;;Oui;2021",
    "A-2;Hébergement;Centre de données;Centre sans label;15/03/2022;;Non;",
  ].join("\n"),
  cohorts: "Code;Cohorte;Unité responsable;Hébergée par;Hébergée depuis\nK1;Cohorte d’essai;U9117;FRCOH-D;06/2023",
  "budget-lines": "Ligne budgétaire;Libellé;Centre financier;eOTP;Exercice;Fonds;AE consommées;CP consommés\nL1;Dotation;U9101;;2024;SCSP;12 000,00;11 500,25\nL2;Contrat;U9101;P-1;2024;Ressources propres;10 k€;9 k€",
  "lab-budget-lines": "N° de ligne;Libellé;Unité;Exercice;Nature;Engagé;Payé\nG1;Petit matériel;RETINALE;2024;Dotation;1 500,00;1 500,00",
};

databaseTest("an export of each system enters by its shipped mapping, and measures count it", migrationSets, async (db) => {
  const house = composeHouse(db, fixedClock("2025-03-31"), readConfig({}, "/"));
  await registerShippedContract(house, () => {});
  const by = { accountId: null, name: "Essai" };
  // The frame of structures and organisations only: what is measured is what the exports bring.
  for (const delivery of demonstrationGraph().filter((one) => ["structures", "organisation"].includes(one.scope))) await house.directory.deliver(by, delivery);

  assert.deepEqual(house.feeds.shippedMappings().map((one) => one.name).sort(), Object.keys(exports).sort());
  for (const [name, text] of Object.entries(exports)) {
    const outcome = await house.feeds.importFile(by, { name: `${name}.csv`, bytes: new TextEncoder().encode(text) }, house.feeds.mapping({ name }), day("2025-03-01"));
    assert.deepEqual(outcome.rejected, [], name);
    assert.equal(outcome.recordCount, outcome.rowCount, name);
  }

  const on = day("2025-02-28");
  const values = new Map((await house.activity.measure(by, { on, dryRun: true })).map((one) => [one.recipe.series, one.measured.value]));
  // By hand, from the rows above: two chairs are in activity and one is vacant; one interface contract; one labelled centre; one cohort.
  assert.deepEqual(["7", "4.b", "12", "5", "employment.researchers"].map((series) => values.get(series)), [2, 1, 1, 1, 0.8]);

  const unit = await house.directory.find("label:UMR_S 9101", "structure");
  assert.ok(unit !== null);
  const lines = await house.directory.relations({ object: unit.ref.id, fields: ["budget-structure"] });
  assert.equal(lines.length, 2);
  const line = await house.directory.record(lines.find((one) => one.subject.name === "Contrat")?.subject.id ?? "", on);
  assert.equal(line?.fields["committed-euros"]?.current[0]?.value, 10_000);
  assert.equal(line?.fields["budget-project"]?.current.length, 1);
});
