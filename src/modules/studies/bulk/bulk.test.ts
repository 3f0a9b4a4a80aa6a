import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { folderStorage } from "../../../kernel/storage/index.ts";
import { askRoute } from "../../../kernel/testing/ask.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { fixedClock } from "../../../kernel/time/day.ts";
import { createStudyExchangeRoutes } from "../exchange/index.ts";
import { studyMigrations } from "../migrations.ts";
import { aValidContent, curator, publishStudy, testStudies } from "../testing/builders.ts";
import { ownFinder } from "../vocabularies/index.ts";
import { createBulk } from "./bulk.ts";

const sets = [auditMigrations, studyMigrations];
const nobody = { accountId: null, name: "Essai" };

function parts(db: Db, at: string) {
  return { db, clock: fixedClock(at), siteUrl: "https://etudes.example.org", institute: async () => ({ name: "Inserm", ror: "02vjkv261", homepage: null }), contactEmail: null, healthRelease: 5 as const, labels: () => ownFinder.labels };
}

databaseTest("files of all studies are made once a day, the day before's are kept, older ones go with their bytes", sets, async (db) => {
  const folder = mkdtempSync(join(tmpdir(), "jalon-bulk-test-"));
  try {
    const storage = folderStorage(folder);
    const studies = testStudies(db);
    const bulkOn = (at: string) => createBulk({ ...parts(db, at), storage });
    // An empty portal has its files too.
    const empty = await bulkOn("2025-03-29T03:00:00.000Z").makeIfDue(nobody);
    assert.equal(empty?.studyCount, 0);
    const study = await publishStudy(studies);
    const first = await bulkOn("2025-03-31T03:00:00.000Z").makeIfDue(nobody);
    assert.equal(first?.studyCount, 1);
    assert.equal(await bulkOn("2025-03-31T20:00:00.000Z").makeIfDue(nobody), null);
    // Asked for again on the same day, the same studies are the same bytes.
    const again = await bulkOn("2025-03-31T20:00:00.000Z").make(nobody);
    assert.deepEqual([again.jsonlSha256, again.parquetSha256], [first.jsonlSha256, first.parquetSha256]);
    await publishStudy(studies, aValidContent({ registryNumbers: [{ scheme: "nct", number: "NCT07654321", issuer: null }], acronym: "AUTRE" }));
    const bulk = bulkOn("2025-04-01T03:00:00.000Z");
    const next = await bulk.makeIfDue(nobody);
    assert.equal(next?.studyCount, 2);
    assert.deepEqual((await bulk.kept()).map(({ day, studyCount }) => [day, studyCount]), [["2025-04-01", 2], ["2025-03-31", 1]]);
    assert.equal(await storage.has(empty.jsonlSha256), false);
    assert.equal(await storage.has(first.parquetSha256), true);
    const lines = gunzipSync(await storage.get(next.jsonlSha256)).toString("utf8").trim().split("\n").map((line) => (JSON.parse(line) as { readonly code: string }).code);
    assert.equal(lines[0], study.code);
    // Two who ask at once are given the same files.
    const [one, other] = await Promise.all([bulk.make(nobody), bulk.make(nobody)]);
    assert.equal(one.number, other.number);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

databaseTest("the interface lists by cursor, since an instant and by number; withdrawn ones are tombstones", sets, async (db) => {
  const studies = testStudies(db);
  const codes: string[] = [];
  for (let number = 0; number < 5; number += 1) codes.push((await publishStudy(studies, aValidContent({ acronym: `ESSAI${number}`, registryNumbers: [{ scheme: "nct", number: `NCT0765432${number}`, issuer: null }] }))).code);
  const routes = createStudyExchangeRoutes({ ...parts(db, "2025-03-31T09:00:00.000Z"), studies, version: "0" });
  const ask = async (question: string): Promise<{ readonly total: number; readonly next: string | null; readonly items: readonly { readonly code: string; readonly state: string; readonly content: unknown }[] }> => {
    const reply = await askRoute(routes, `/api/v1/studies${question}`, "fr", "2025-03-31");
    assert.equal(reply.kind, "json");
    return (reply as unknown as { readonly value: never }).value;
  };
  const first = await ask("?limit=2");
  assert.deepEqual([first.total, first.items.map(({ code }) => code)], [5, codes.slice(0, 2)]);
  assert.deepEqual((await ask(`?limit=200&cursor=${first.next}`)).items.map(({ code }) => code), codes.slice(2));
  assert.equal((await ask(`?limit=200&cursor=${first.next}`)).next, null);
  assert.deepEqual((await ask("?number=nct%2007654323")).items.map(({ code }) => code), [codes[3]]);
  assert.equal((await ask("?number=NCT07654323&register=isrctn")).total, 0);
  await studies.withdraw(curator, codes[4] ?? "", "Doublon.", null);
  assert.equal((await ask("?updatedSince=2025-03-31")).total, 4);
  assert.equal((await ask("?updatedSince=2025-04-01T00:00:00%2B02:00")).total, 0);
  assert.deepEqual((await ask("?state=withdrawn")).items.map(({ code, state, content }) => [code, state, content]), [[codes[4], "withdrawn", null]]);
  await assert.rejects(ask("?cursor=zz"), (error: unknown) => (error as { readonly code?: string }).code === "studies.bad-cursor");
});
