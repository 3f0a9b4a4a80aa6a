import assert from "node:assert/strict";
import { auditMigrations } from "../../../../kernel/audit/index.ts";
import type { AppError } from "../../../../kernel/errors/app-error.ts";
import { askRoute } from "../../../../kernel/testing/ask.ts";
import { databaseTest } from "../../../../kernel/testing/database.ts";
import { datasetMigrations } from "../../migrations.ts";
import { buildWorld, testClock } from "../../testing/builders.ts";
import { datasetApiRoutes } from "./routes.ts";
import { datasetList, datasetOut, metadata } from "./schemas.ts";
import { humanMetadata } from "../../testing/builders.ts";

databaseTest("the API shows what is public, and nothing of drafts", [auditMigrations, datasetMigrations], async (db) => {
  const world = await buildWorld(db);
  const routes = datasetApiRoutes({ datasets: world.datasets, clock: testClock });
  const list = await askRoute(routes, "/api/v1/datasets?page=1&pageSize=4");
  assert.ok(list.kind === "json");
  const { total, items } = datasetList.parse(list.value);
  assert.deepEqual([total, items.length], [6, 4]);
  const one = await askRoute(routes, `/api/v1/datasets/${world.withdrawn.code}`);
  assert.equal(one.kind === "json" && datasetOut.parse(one.value).withdrawal?.successor, world.open.code);
  for (const code of [world.draft, world.submitted, world.returned, "ds-999999"]) {
    await assert.rejects(askRoute(routes, `/api/v1/datasets/${code}`), (error) => (error as AppError).status === 404);
    await assert.rejects(askRoute(routes, `/api/v1/datasets/${code}/fair`), (error) => (error as AppError).status === 404);
  }
  assert.deepEqual(metadata.parse(humanMetadata()), humanMetadata());
});
