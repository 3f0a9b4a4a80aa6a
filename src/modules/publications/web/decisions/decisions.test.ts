import assert from "node:assert/strict";
import { auditMigrations } from "../../../../kernel/audit/index.ts";
import { askRoute, htmlOf } from "../../../../kernel/testing/ask.ts";
import { databaseTest } from "../../../../kernel/testing/database.ts";
import { fixedClock } from "../../../../kernel/time/day.ts";
import { publicationMigrations } from "../../migrations.ts";
import { createPublications } from "../../module.ts";
import { bibliographicRecord as record, delivery, identifiers, tester } from "../../testing/builders.ts";
import { decisionRoutes } from "./routes.tsx";

databaseTest("pairs, provenance, priorities and the program interface show what is known, escaped", [auditMigrations, publicationMigrations], async (db) => {
  const publications = createPublications({ db, clock: fixedClock("2025-03-31") });
  const title = `<script>alert(1)</script> Sleep and memory in "long" swimmers`;
  await publications.take(tester, delivery("crossref", "2024-01-10", ["a", "b"].map((at) => record("crossref", `10.1/${at}`, { title, identifiers: identifiers(`doi:10.1/${at}`) }))));
  await publications.take(tester, delivery("hal", "2024-01-10", [record("hal", "hal-1", { title: "Le sommeil", identifiers: identifiers("hal:hal-1 doi:10.1/a") })]));
  const routes = decisionRoutes({ publications });
  for (const language of ["fr", "en"] as const) {
    const pairs = htmlOf(await askRoute(routes, "/publications/duplicates", language));
    assert.ok(pairs.includes("&lt;script>alert(1)") && !pairs.includes("<script>"));
    assert.ok(pairs.includes("doi-10.1_a") && pairs.includes("doi-10.1_b"));
    const told = htmlOf(await askRoute(routes, "/publications/doi-10.1_a/provenance", language));
    assert.ok(told.includes("Le sommeil") && told.includes("HAL"));
    assert.ok(htmlOf(await askRoute(routes, "/publications/priorities", language)).includes("PubMed › "));
  }
  assert.deepEqual(await askRoute(routes, "/publications/hal-1/provenance"), { kind: "redirect", to: "/publications/doi-10.1_a/provenance" });
  const found = await askRoute(routes, "/api/v1/publications?text=sommeil");
  assert.ok(found.kind === "json" && (found.value as { total: number }).total === 1);
  const one = await askRoute(routes, "/api/v1/publications/doi-10.1_a");
  assert.ok(one.kind === "json" && (one.value as { title: { source: string } }).title.source === "crossref");
});
