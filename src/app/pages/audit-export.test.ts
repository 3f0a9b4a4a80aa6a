import assert from "node:assert/strict";
import { auditMigrations, recordAudit } from "../../kernel/audit/index.ts";
import { databaseTest } from "../../kernel/testing/database.ts";
import { askRoute, textOf } from "../../kernel/testing/ask.ts";
import { auditRoutes } from "./audit-routes.ts";

databaseTest("the audit log is taken away whole or by subject, hashes included", [auditMigrations], async (db) => {
  await recordAudit(db, { accountId: null, author: "Zoé", act: "thing.made", subject: "thing:1", next: { value: 3 } });
  await recordAudit(db, { accountId: null, author: "=1+1", act: "thing.made", subject: "thing:2", next: { value: 4 } });
  const routes = auditRoutes(db);
  const whole = textOf(await askRoute(routes, "/audit.csv"));
  assert.match(whole, /Zoé/);
  assert.doesNotMatch(whole, /(^|;)=1/m, "a cell that a spreadsheet would compute");
  const one = textOf(await askRoute(routes, "/audit.json?subject=thing:2"));
  assert.match(one, /thing:2/);
  assert.doesNotMatch(one, /thing:1/);
  assert.match(one, /[0-9a-f]{64}/);
});
