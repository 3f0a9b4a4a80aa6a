import assert from "node:assert/strict";
import { AppError } from "../../kernel/errors/app-error.ts";
import { writeCsv, writeOds } from "../../kernel/tables/index.ts";
import { databaseTest } from "../../kernel/testing/database.ts";
import { verifySites } from "./actions/verify-sites.ts";
import { siteImportTemplate } from "./domain/import/columns.ts";
import { lastOf } from "./domain/model.ts";
import { office, openLyon, sitesOn, testSets } from "./testing.ts";

const csv = (text: string) => ({ name: "sites.csv", bytes: new TextEncoder().encode(text) });
const header = "Site;Nom du site;Communes;Partenaires du site;Vague;Début de la vague;Engagement;Texte;Partenaires concernés;Codes du contrat;Décidé le";

databaseTest("the template, filled in as it comes, is imported from CSV and from ODS; again, it changes nothing", testSets, async (db) => {
  const { sites } = sitesOn(db, "2025-01-01");
  const table = siteImportTemplate();
  assert.deepEqual(await sites.importFile(office, { name: "modele.ods", bytes: writeOds(table, "fr") }), { sites: 1, waves: 1, commitments: 1, unchanged: 0 });
  const bytes = writeCsv(table, "en");
  assert.deepEqual(await sites.importFile(office, { name: "template.csv", bytes: typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes }), { sites: 0, waves: 0, commitments: 0, unchanged: 1 });
  const site = await sites.site("69123", null);
  const [commitment] = site.commitments;
  assert.ok(commitment !== undefined);
  assert.deepEqual([site.communes, commitment.wave, lastOf(commitment.text)?.content.contractCodes, commitment.text.validated], [["69123", "69266"], "A2021", ["3", "action-17"], null]);
  assert.ok((await verifySites(db)).ok);
});

databaseTest("every fault of a file at once, with its line and column, and nothing is kept", testSets, async (db) => {
  await openLyon(db);
  const { sites } = sitesOn(db, "2025-01-01");
  const file = csv([
    `${header};Couleur`,
    "69123;Lyonne;;;D;2024-01-01;Un;Texte;;3;2024-02-01;",
    "59350;Lille;59350;Université du Nord;E;le premier;Deux;;;3;2024-02-01;",
    "59350;;;;E;2020-01-01;Trois;Texte;Inconnue;trois et demi;31/02/2024;",
    ";;;;;;;;;;;",
    ";Sans code;;;;;;;;;;",
    "59350;;;;F;2022-01-01;Quatre;Texte;;;2022-02-01;",
    "59350;;;;E;;Cinq;Texte;;;2022-02-01;",
    "59350;;;;E;;Cinq;Texte;;;2022-02-01;",
    "XX;;;;;;;;;;;",
  ].join("\r\n"));
  const plan = await sites.planImport(file);
  assert.deepEqual(plan.issues.map((issue) => `${issue.line}${issue.column ?? ""} ${issue.code.replace("sites.import-", "")}`), [
    "1L unknown-header", "2B site-differs", "3F day-malformed", "4K day-malformed", "4I partner-unknown", "4J contract-code-malformed", "6A site-missing", "7F waves-overlap", "9G commitment-twice", "10A code-malformed", "10B name-missing", "10C communes-missing",
  ]);
  assert.match(plan.issues[2]?.text.fr ?? "", /^Ligne 3, colonne F\u202f: «\u202fle premier\u202f» n’est pas un jour/);
  await assert.rejects(sites.importFile(office, file), (error: unknown) => error instanceof AppError && error.code === "sites.import-faulty" && error.issues.length === plan.issues.length);
  assert.equal((await sites.all(null)).size, 1);
});

databaseTest("a commitment that is there and says otherwise is refused; new ones take the next numbers", testSets, async (db) => {
  await openLyon(db);
  const { sites } = sitesOn(db, "2025-01-01");
  assert.deepEqual(await sites.importFile(office, csv(`${header}\n69123;;;;D;2024-01-01;Un;Texte;;3;2024-02-01\n69123;;;;D;;Deux;Texte;;;2024-02-01`)), { sites: 0, waves: 0, commitments: 2, unchanged: 0 });
  const plan = await sites.planImport(csv(`${header}\n69123;;;;D;2024-01-01;Un;Autre texte;;3;2024-02-01`));
  assert.deepEqual(plan.issues.map((issue) => issue.code), ["sites.import-commitment-differs"]);
  assert.deepEqual((await sites.site("69123", null)).commitments.map((one) => one.subject), ["site-69123.1", "site-69123.2"]);
});
