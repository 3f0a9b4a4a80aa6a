import assert from "node:assert/strict";
import type { AppError } from "../../../kernel/errors/app-error.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { htmlOf, sendTo, textOf } from "../../../kernel/testing/ask.ts";
import { day } from "../../../kernel/time/day.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { madeUpCounts, madeUpPopulation } from "../made-up/counts.ts";
import { madeUpLine } from "../made-up/line.ts";
import { csv, linkageRun, mortalityOver, mortalitySets, office } from "../testing/builders.ts";
import { mortalityRoutes } from "./routes.tsx";

const maker = { accountId: "office", name: "Bureau", roles: [{ role: "mortality-office", perimeter: [] }] };
const reader = { accountId: "board", name: "Conseil", roles: [{ role: "board-member", perimeter: [] }] };

databaseTest("every page in both languages, full and empty; the ledger is for those who steer, what is released for all", mortalitySets, async (db) => {
  const { mortality } = mortalityOver(db);
  const routes = mortalityRoutes({ mortality, day: () => Promise.resolve(day("2025-03-31")), regions: [{ code: "84", name: { fr: "Auvergne-Rhône-Alpes", en: "Auvergne-Rhône-Alpes" } }] });
  const open = ["/mortality", "/mortality/tables", "/mortality/indicators"];
  const kept = ["/mortality/ledger", "/mortality/ledger/flows", "/mortality/forecast"];
  const made = ["/mortality/ledger/transmissions", "/mortality/ledger/deliveries", "/mortality/tables/making"];
  const see = async (): Promise<string> => {
    let all = "";
    for (const language of ["fr", "en"] as const satisfies readonly Language[]) {
      for (const path of open) all += htmlOf(await sendTo(routes, "GET", path, { language }));
      for (const path of kept) all += htmlOf(await sendTo(routes, "GET", path, { language, actor: reader }));
      for (const path of made) all += htmlOf(await sendTo(routes, "GET", path, { language, actor: maker }));
    }
    assert.doesNotMatch(all, /NaN|undefined|Infinity|\[object/);
    return all;
  };
  await see();
  for (const path of [...kept, ...made]) await assert.rejects(sendTo(routes, "GET", path), { code: "http.forbidden" });
  for (const path of made) await assert.rejects(sendTo(routes, "GET", path, { actor: reader }), { code: "http.forbidden" });
  const { lines, deaths, released } = madeUpLine();
  await mortality.ledger.stateDeaths(office, [...deaths].map(([deathYear, count]) => ({ deathYear, deaths: count })), "essai");
  await mortality.ledger.deliver(office, await mortality.ledger.planLines("essai", lines.map((line) => ({ ...line, department: null }))));
  const newest = released.at(-1);
  assert.ok(newest !== undefined);
  const population = madeUpPopulation(newest.deathYear);
  await mortality.tables.putPopulation(office, population, "essai");
  await mortality.tables.putCounts(office, madeUpCounts(newest.deathYear, 660_000, population), "essai");
  await mortality.tables.publish(office, newest.deathYear, { status: "final", reason: "", releasedOn: newest.releasedOn });
  const full = await see();
  assert.match(full, /Des comptages se contredisent/);
  const page = htmlOf(await sendTo(routes, "GET", `/mortality/tables/${newest.deathYear}?sex=F&region=84&cause=C50`, { language: "en" }));
  assert.match(page, /Malignant neoplasm of breast/);
  assert.match(page, /the hash is the same|their hash is the same/);
  assert.doesNotMatch(page, /NaN|undefined/);
  const long = textOf(await sendTo(routes, "GET", `/exports/mortality-tables/${newest.deathYear}-1.csv`));
  assert.match(long, /NR;T;TOTAL;A-R_V-Y/);
  for (const [, , sex, age, , , , , , value, , status] of long.trim().split("\n").slice(1).map((line) => line.split(";"))) if (status === "C") assert.equal(value, "", `${sex ?? ""} ${age ?? ""}`);
  for (const name of ["ledger", "flows", "contradictions", "forecast"]) assert.ok(textOf(await sendTo(routes, "GET", `/exports/mortality-${name}.csv`, { actor: reader })).length > 100);
  assert.match(textOf(await sendTo(routes, "GET", "/exports/mortality-indicators.csv")), /6\.b/);
});

databaseTest("the program's door: delivered, read back, undone; faults are told all at once", mortalitySets, async (db) => {
  const { mortality } = mortalityOver(db);
  const routes = mortalityRoutes({ mortality, day: () => Promise.resolve(day("2025-03-31")), regions: [] });
  const value = (reply: Awaited<ReturnType<typeof sendTo>>): Record<string, unknown> => (reply.kind === "json" ? (reply.value as Record<string, unknown>) : {});
  const line = { stage: "reception", week: "2025-03-12", deathYear: 2025, deathMonth: 2, channel: "electronic", entered: 10, left: 4 };
  const send = (lines: readonly unknown[], more: Readonly<Record<string, unknown>> = {}) => sendTo(routes, "POST", "/api/v1/mortality/deliveries", { actor: maker, body: { sourceName: "api", lines, ...more } });
  assert.equal(value(await send([line], { dryRun: true }))["number"], null);
  const number = value(await send([line]))["number"];
  assert.equal(typeof number, "number");
  await assert.rejects(send([line, line, { ...line, week: "2025-05-01" }, { ...line, stage: "coding-automatic", handedOn: 9 }]), { code: "mortality.lines-not-valid" });
  await assert.rejects(send([{ ...line, deathYear: 2026 }, { ...line, stage: "coding-manual", handedOn: 1 }, { ...line, department: "75" }, line]), (error: AppError) => error.issues.map(({ code }) => code.slice("mortality.".length)).join() === "bad-year,nobody-to-hand-to,two-levels");
  await assert.rejects(sendTo(routes, "POST", "/api/v1/mortality/deliveries", { actor: reader, body: { sourceName: "api", lines: [line] } }), { code: "http.forbidden" });
  assert.match(JSON.stringify(value(await sendTo(routes, "GET", "/api/v1/mortality/ledger", { actor: reader }))), /"waiting":6/);
  await sendTo(routes, "POST", `/api/v1/mortality/deliveries/${String(number)}/undo`, { actor: maker, body: { why: "essai" } });
  assert.deepEqual(value(await sendTo(routes, "GET", "/api/v1/mortality/ledger", { actor: reader }))["years"], []);
  await assert.rejects(sendTo(routes, "GET", "/api/v1/mortality/forecasts/2024", { actor: reader }), { code: "mortality.unknown-year" });
});

databaseTest("a file from the browser: checked without being recorded, then recorded; what is wrong stays in the form", mortalitySets, async (db) => {
  const { mortality } = mortalityOver(db);
  const routes = mortalityRoutes({ mortality, day: () => Promise.resolve(day("2025-03-31")), regions: [] });
  const file = csv("stage,week,death_year,channel,entered,left", "reception,2025-03-10,2025,paper,5,2");
  const send = (act: string, files = [file]) => sendTo(routes, "POST", "/mortality/ledger/deliveries", { actor: maker, body: { act }, files });
  assert.match(htmlOf(await send("check")), /1 lignes prêtes/);
  assert.equal((await mortality.ledger.deliveries(1, 5)).total, 0);
  assert.match(htmlOf(await send("record")), /Livraison \d+ enregistrée/);
  assert.match(htmlOf(await send("record", [])), /Choisissez un fichier/);
  assert.match(htmlOf(await send("check", [csv("a;b", "1;2")])), /Il manque la colonne/);
  const [delivery] = (await mortality.ledger.deliveries(1, 5)).items;
  const undo = `/mortality/ledger/deliveries/${delivery?.number ?? 0}/undo`;
  assert.match(htmlOf(await sendTo(routes, "GET", undo, { actor: maker })), /ne compteront plus/);
  assert.match(htmlOf(await sendTo(routes, "POST", undo, { actor: maker, body: { why: "" } })), /Dites pourquoi/);
  assert.equal((await sendTo(routes, "POST", undo, { actor: maker, body: { why: "essai" } })).kind, "redirect");
});

databaseTest("6.b says which runs are made up, and shows the groups of its run", mortalitySets, async (db) => {
  const seen = async (run: Parameters<typeof linkageRun>[0]): Promise<string> => {
    const routes = mortalityRoutes({ mortality: mortalityOver(db, { runs: [linkageRun(run)] }).mortality, day: () => Promise.resolve(day("2025-03-31")), regions: [] });
    return htmlOf(await sendTo(routes, "GET", "/mortality/indicators"));
  };
  const madeUp = await seen({ demonstration: true, groups: [{ by: "regime", value: { fr: "non renseigné", en: "not known" }, certificates: 200, failed: 30 }] });
  assert.match(madeUp, /inventés pour la démonstration[^]*>fictif<[^]*régime[^]*non renseigné[^]*>15/);
  assert.doesNotMatch(await seen({}), /inventés|fictif/);
});

databaseTest("a transmission said on its page: what is wrong is told beside what was typed, then it is listed", mortalitySets, async (db) => {
  const { mortality } = mortalityOver(db);
  const routes = mortalityRoutes({ mortality, day: () => Promise.resolve(day("2025-03-31")), regions: [] });
  const send = (body: Readonly<Record<string, string>>) => sendTo(routes, "POST", "/mortality/ledger/transmissions", { actor: maker, body: { recipient: "eurostat", ...body } });
  const refused = await send({ deathYear: "20", sentOn: "2026-01-01" });
  assert.match(htmlOf(refused), /value="20"[^]*Ce jour n’est pas encore venu|Ce jour n’est pas encore venu[^]*value="20"/);
  assert.match(htmlOf(await send({ deathYear: "2022", sentOn: "hier" })), /Un jour \(AAAA-MM-JJ\)/);
  assert.deepEqual(await send({ deathYear: "2022", sentOn: "2024-12-20" }), { kind: "redirect", to: "/mortality/ledger/transmissions?done=1" });
  assert.match(htmlOf(await sendTo(routes, "GET", "/mortality/ledger/transmissions", { actor: maker })), /20 décembre 2024/);
  await assert.rejects(sendTo(routes, "GET", "/mortality/ledger/transmissions", { actor: reader }), { code: "http.forbidden" });
});
