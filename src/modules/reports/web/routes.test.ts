import assert from "node:assert/strict";
import type { Db } from "../../../kernel/db/db.ts";
import type { Actor, Reply, RequestContext } from "../../../kernel/http/route.ts";
import { askRoute, htmlOf, textOf } from "../../../kernel/testing/ask.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { day, fixedClock } from "../../../kernel/time/day.ts";
import { loadShippedRegister } from "../../contract/index.ts";
import { fill, office, openDesk, reportSets, signatory, writer, type Desk } from "../testing/reporting.ts";
import { createReportRoutes } from "./routes.ts";

function actorOf({ accountId, name }: typeof office, role: string): Actor {
  return { accountId, name, roles: [{ role, perimeter: [] }] };
}
const [ada, blaise] = [actorOf(office, "steering-office"), actorOf(writer, "steering-office")];
const camille: Actor = { ...actorOf(signatory, "signatory"), roles: [{ role: "signatory", perimeter: ["institute"] }] };
const prefect: Actor = { accountId: "p", name: "P", roles: [{ role: "signatory", perimeter: ["state"] }] };

async function opened(db: Db): Promise<{ readonly desk: Desk; readonly send: (actor: Actor, method: "GET" | "POST", path: string, body?: object) => Promise<Reply> }> {
  const desk = await openDesk(db, "2024-06-01");
  await fill(desk);
  desk.today("2024-07-10");
  const routes = createReportRoutes({ reports: desk.reports, contracts: desk.contracts });
  const send = async (actor: Actor, method: "GET" | "POST", path: string, body: object = {}): Promise<Reply> => {
    for (const route of routes) {
      const match = new RegExp(`^${route.path.replaceAll(".", "\\.").replaceAll(/:(\w+)/g, "(?<$1>[^/]+)")}$`).exec(path);
      // As the edge does: what is written out goes before what is named by a parameter.
      if (match === null || route.method !== method || (path === "/reports/new" && route.path === "/reports/:code")) continue;
      const context: RequestContext = { actor, language: "fr", clock: fixedClock("2024-07-10"), requestId: "essai", url: new URL(path, "http://jalon.example"), csrfToken: "jeton", session: { get: () => undefined, set: () => undefined, renew: () => undefined } };
      return route.handle({ params: route.params?.parse(match.groups ?? {}) ?? {}, query: route.query?.parse({}) ?? {}, body: route.body?.parse(body), files: [], context });
    }
    throw new Error(`no route at ${path}`);
  };
  return { desk, send };
}

function statusOf(reply: Reply): number {
  return reply.kind === "page" ? (reply.status ?? 200) : reply.kind === "redirect" ? 303 : 0;
}

databaseTest("a report in pages: begun, written by two at once, declared ready, sealed by another, read, revised, withdrawn", reportSets, async (db) => {
  const { desk, send } = await opened(db);
  const wrong = await send(ada, "POST", "/reports/new", { year: "24", known: "31/12/2024", version: "" });
  assert.equal(statusOf(wrong), 422);
  assert.match(htmlOf(wrong), /«\s24\s» n’est pas une année.*«\s31\/12\/2024\s» n’est pas un jour/s);
  const begun = await send(ada, "POST", "/reports/new", { year: "2023", known: "2024-06-30", version: "" });
  const path = begun.kind === "redirect" ? begun.to : "";
  assert.match(htmlOf(await send(ada, "GET", path)), /Indicateur 3 · /);

  assert.equal(statusOf(await send(ada, "POST", `${path}/sections/indicator-3`, { fr: "Le texte d’Ada.", en: "Ada’s text.", basedOn: "0" })), 303);
  const second = await send(blaise, "POST", `${path}/sections/indicator-3`, { fr: "Le texte de <Blaise>.", en: "", basedOn: "0" });
  assert.equal(statusOf(second), 409);
  const both = htmlOf(second);
  assert.match(both, /Le texte d’Ada\./);
  assert.match(both, /<textarea[^>]*>Le texte de &lt;Blaise>/);
  assert.match(both, /name="basedOn" value="1"/);
  assert.equal(statusOf(await send(blaise, "POST", `${path}/sections/indicator-3`, { fr: "Les deux.", en: "Both.", basedOn: "1" })), 303);

  await send(ada, "POST", `${path}/ready`);
  assert.match(htmlOf(await send(ada, "GET", `${path}/seal`)), /c’est à une autre personne/);
  const page = htmlOf(await send(camille, "GET", `${path}/seal`));
  const expected = /name="expected" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? "";
  await assert.rejects(send(blaise, "POST", `${path}/seal`, { expected }), { code: "reports.own-seal" });
  await assert.rejects(send(prefect, "POST", `${path}/seal`, { expected }), { code: "reports.not-your-report" });
  const moved = await send(camille, "POST", `${path}/seal`, { expected: "0".repeat(64) });
  assert.equal(statusOf(moved), 409);
  const sealed = await send(camille, "POST", `${path}/seal`, { expected });
  assert.deepEqual(sealed, { kind: "redirect", to: "/reports/2023-1" });
  // Closed under a writer: the text stays in the form.
  const late = await send(blaise, "POST", `${path}/sections/indicator-3`, { fr: "Trop tard.", en: "Late.", basedOn: "2" });
  assert.equal(statusOf(late), 409);
  assert.match(htmlOf(late), /Gardez votre texte.*<textarea[^>]*>Trop tard\./s);

  const routes = createReportRoutes({ reports: desk.reports, contracts: desk.contracts });
  // Sealed is not public: to whoever has no right it is not there, on any of its routes.
  const absent = { code: "reports.unknown-report", status: 404 };
  for (const path of ["/reports/2023-1", `/reports/${expected.slice(0, 12)}`, "/reports/2023-1/read", "/reports/2023-1/changes", "/exports/report-changes/2023-1.csv", "/reports/2023-1/files/report-2023-1.txt", "/api/v1/reports/2023-1", "/api/v1/reports/2023-1/changes"]) {
    await assert.rejects(askRoute(routes, path, "fr"), absent, path);
  }
  assert.doesNotMatch(htmlOf(await askRoute(routes, "/reports", "fr")), /2023-1/);
  assert.doesNotMatch(textOf(await askRoute(routes, "/exports/reports.csv", "fr")), /2023-1/);
  assert.deepEqual(await askRoute(routes, "/api/v1/reports"), { kind: "json", value: { reports: [] } });
  assert.match(htmlOf(await send(blaise, "GET", "/reports/2023-1")), /n’est pas public/);
  assert.match(htmlOf(await send(camille, "GET", "/reports/2023-1/publish")), /1 revue d’action, avec la confiance.*1 synthèse/s);
  await assert.rejects(send(prefect, "POST", "/reports/2023-1/publish"), { code: "reports.not-your-report" });
  assert.equal(statusOf(await send(camille, "POST", "/reports/2023-1/publish")), 303);
  assert.match(htmlOf(await askRoute(routes, "/reports/2023-1", "fr")), new RegExp(expected));
  assert.match(htmlOf(await askRoute(routes, "/reports/2023-1/read", "en")), /Both\./);
  assert.match(htmlOf(await askRoute(routes, "/reports/2023-1/changes", "fr")), /Rien n’a changé/);
  assert.match(textOf(await askRoute(routes, "/reports/2023-1/files/report-2023-1.txt")), new RegExp(expected));
  desk.today("2025-02-01");
  await desk.correct("3.a", 2023, 25, "Recomptage");
  assert.match(htmlOf(await askRoute(routes, "/reports/2023-1/changes", "en")), /indicator 3\.a, 2023.*value corrected.*24.*25.*Recomptage/s);
  assert.match(textOf(await askRoute(routes, "/exports/report-changes/2023-1.csv", "fr")), /3\.a/);
  assert.equal(statusOf(await send(camille, "POST", "/reports/2023-1/withdraw", { reasonFr: "Faux.", reasonEn: "" })), 422);
  assert.equal(statusOf(await send(camille, "POST", "/reports/2023-1/withdraw", { reasonFr: "Faux.", reasonEn: "Wrong." })), 303);
  assert.match(htmlOf(await askRoute(routes, "/reports", "fr")), /retiré/);
  const kept = await send(camille, "POST", "/reports/2023-1/take-back", { reasonFr: "Trop tôt.", reasonEn: "" });
  assert.equal(statusOf(kept), 422);
  assert.match(htmlOf(kept), /<textarea[^>]*>Trop tôt\./);
  assert.equal(statusOf(await send(camille, "POST", "/reports/2023-1/take-back", { reasonFr: "Trop tôt.", reasonEn: "Too early." })), 303);
  await assert.rejects(askRoute(routes, "/reports/2023-1", "fr"), absent);
  assert.match(htmlOf(await send(blaise, "GET", "/reports/2023-1")), /repris au public.*Trop tôt\./s);
  desk.close();
});

databaseTest("a draft that can no longer be built says why, and can still be set right", reportSets, async (db) => {
  const { desk, send } = await opened(db);
  const { draft } = await desk.reports.openDraft(office, { year: 2023, versionNumber: null, knownOn: day("2024-06-30"), corrects: null });
  const refused = await send(ada, "POST", `/reports/drafts/${draft.id}/settings`, { known: "2023-06-30", version: "" });
  assert.equal(statusOf(refused), 422);
  assert.match(htmlOf(refused), /Aucune valeur de 2023.*value="2023-06-30"/s);
  assert.equal(statusOf(await send(ada, "POST", `/reports/drafts/${draft.id}/settings`, { known: "2024-06-15", version: "0" })), 303);
  const changed = (await desk.reports.draft(draft.id)).draft;
  assert.deepEqual([changed.knownOn, changed.versionNumber], ["2024-06-15", 0]);
  desk.close();
});

databaseTest("what was written of a section that the report no longer has stays readable, and a text too long stays in its form", reportSets, async (db) => {
  const { desk, send } = await opened(db);
  const { draft } = await desk.reports.openDraft(office, { year: 2023, versionNumber: null, knownOn: day("2024-06-30"), corrects: null });
  const path = `/reports/drafts/${draft.id}`;
  const long = await send(ada, "POST", `${path}/sections/indicator-3`, { fr: "é".repeat(60_001), en: "", basedOn: "0" });
  assert.equal(statusOf(long), 422);
  assert.ok(htmlOf(long).includes("é".repeat(60_001)));
  assert.equal(statusOf(await send(ada, "POST", `${path}/sections/indicator-3`, { fr: "Trois accélérateurs.", en: "", basedOn: "0" })), 303);
  const register = loadShippedRegister();
  await desk.contracts.addVersion(office, { register: { ...register, indicators: register.indicators.filter(({ code }) => code !== "3") }, contradictions: [], inForceFrom: day("2024-07-11"), sourceName: null, sourceSha256: null });
  desk.today("2024-07-11");
  await send(ada, "POST", `${path}/settings`, { known: "2024-07-11", version: "" });
  assert.match(htmlOf(await send(ada, "GET", path)), /sections\/indicator-3"[^]*section qui n’est plus dans le rapport/);
  assert.match(htmlOf(await send(ada, "GET", `${path}/sections/indicator-3`)), /n’est plus dans le rapport[^]*Trois accélérateurs\./);
  const late = await send(blaise, "POST", `${path}/sections/indicator-3`, { fr: "Quatre.", en: "", basedOn: "1" });
  assert.equal(statusOf(late), 409);
  assert.match(htmlOf(late), /<textarea[^>]*>Quatre\./);
  await assert.rejects(send(ada, "GET", `${path}/sections/indicator-99`), { code: "reports.unknown-section" });
  desk.close();
});
