import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { auditMigrations, canonicalJson } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { outboxMigrations } from "../../../kernel/outbox/index.ts";
import { askRoute, htmlOf, textOf } from "../../../kernel/testing/ask.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { fixedClock } from "../../../kernel/time/day.ts";
import type { CampaignState } from "../domain/campaign.ts";
import type { Form } from "../domain/form.ts";
import { consultationMigrations } from "../migrations.ts";
import { aForm, anInput, organiser, testQuestionnaires } from "../questionnaires/testing.ts";
import { drawer, madeUpAnswers, talliesOf } from "./testing/made-up.ts";
import { createResults, type Results } from "./results.ts";
import { resultRoutes } from "./web/routes.tsx";

const sets = [auditMigrations, outboxMigrations, consultationMigrations];
const form: Form = aForm();

interface Bench {
  readonly results: Results;
  readonly to: (state: CampaignState) => Promise<void>;
  /** How often tallies were read. */
  readonly reads: () => number;
}

/** A questionnaire of two axes: 60 contributions to the first, 4 to the second (under the threshold of 5). */
async function bench(db: Db): Promise<Bench> {
  const draw = drawer(11);
  const first = talliesOf(form, "first", Array.from({ length: 60 }, () => madeUpAnswers(form, "first", { silence: 0.15, concentration: 1.2, draw })));
  let reads = 0;
  const { service, ballots, clock } = testQuestionnaires(db, { forms: [form], change: { publishResults: async (_actor, code) => results.freeze(code) } });
  const results: Results = createResults({
    db, clock: fixedClock("2025-04-12"), questionnaires: service, eligible: async () => 120,
    ballots: {
      // As the counters do: an axis under the threshold gives none.
      tallies: async (_code, axis) => { reads += 1; return axis === "first" ? first : []; },
      participation: async () => [{ axis: "first", contributions: 60, issued: 90 }, { axis: "second", contributions: 4, issued: 90 }],
    },
  });
  ballots.contributions = 60;
  await service.create(organiser, anInput());
  await service.move(organiser, "short", "announced");
  return { results, reads: () => reads, to: async (state) => { clock.to(state === "open" ? "2025-03-10" : "2025-04-12"); await service.move(organiser, "short", state); } };
}

function routesOf(results: Results) {
  return resultRoutes({ results, objectiveStandings: async (codes) => codes.map((code) => ({ code, title: { fr: "Un objectif", en: "An objective" }, href: `/objectives/${code}`, actions: { fr: "2 actions. En bonne voie\u202f: 2.", en: "2 actions." }, indicators: [] })), standingDay: async () => fixedClock("2025-04-12").today() });
}

databaseTest("nobody sees anything before publication; then one release, whole, frozen, with its hash", sets, async (db) => {
  const { results, to, reads } = await bench(db);
  const routes = routesOf(results);
  await assert.rejects(results.freeze("short"), { code: "consultations.not-closed-yet" });
  await to("open");
  await assert.rejects(results.effectOf("short"), { code: "consultations.not-closed-yet" });
  await to("closed");
  for (const address of ["/consultations/questionnaires/short/results", "/exports/questionnaire-results/short.csv", "/api/v1/questionnaires/short/results"]) await assert.rejects(askRoute(routes, address), { code: "consultations.results-not-published" });
  const { axes: effect } = await results.effectOf("short");
  const preview = htmlOf(await askRoute(routes, "/consultations/manage/short/effect"));
  assert.ok(preview.includes("moins de 5 contributions") && preview.includes(String(effect[0]?.hiddenCells)));
  assert.deepEqual(effect.map(({ axis, shown }) => [axis, shown]), [["first", true], ["second", false]]);
  assert.ok((effect[0]?.hiddenCells ?? 0) > 0);
  // Frozen, but not published: still nobody.
  await results.freeze("short");
  assert.equal(await results.resultsOf("short"), null);
  assert.equal(await results.headlineOf("1"), null);
  await to("published");

  const readBefore = reads();
  const api = await askRoute(routes, "/api/v1/questionnaires/short/results");
  assert.ok(api.kind === "json");
  const { release, sha256 } = api.value as { readonly release: { readonly results: { readonly axes: readonly { readonly shown: boolean }[] }; readonly issued: unknown; readonly eligible: number }; readonly sha256: string };
  assert.equal(createHash("sha256").update(canonicalJson(release), "utf8").digest("hex"), sha256);
  assert.deepEqual(release.results.axes[1], { axis: "second", shown: false });
  assert.deepEqual([release.issued, release.eligible], [{ first: 90, second: null }, 120]);
  const csv = textOf(await askRoute(routes, "/exports/questionnaire-results/short.csv"));
  assert.ok(csv.includes(";oui;") && !/;[1-4];non;/.test(csv), csv.slice(0, 600));
  const page = htmlOf(await askRoute(routes, "/consultations/questionnaires/short/results?axis=first&group=position"));
  for (const said of ["60", "contributions", "50\u202f%", "masqué", "Objectif", "En bonne voie"]) assert.ok(page.includes(said), said);
  assert.ok(htmlOf(await askRoute(routes, "/consultations/questionnaires/short/results?axis=second")).includes("Moins de 5 contributions"));
  assert.ok(htmlOf(await askRoute(routes, "/consultations/questionnaires/short/results", "en")).includes("fewer than 5"));
  assert.equal(reads(), readBefore, "pages, files and API read no tallies");

  assert.match((await results.headlineOf("1"))?.fr ?? "", /Un questionnaire court.*réponses sur \d+ \(\d+\u202f%/);
  assert.equal(await results.headlineOf("9"), null);
  const carrying = await results.carryingOf("short");
  assert.ok(carrying.some(({ share }) => share !== null) && carrying.every(({ axis }) => axis === "first"));
  assert.equal(carrying.find(({ share }) => share !== null)?.of, carrying[0]?.of);
});

databaseTest("a kept release is neither changed nor deleted nor made again", sets, async (db) => {
  const { results, to, reads } = await bench(db);
  await to("open");
  await to("closed");
  await to("published");
  const before = await results.resultsOf("short");
  const read = reads();
  await results.freeze("short");
  assert.equal(reads(), read);
  assert.deepEqual(await results.resultsOf("short"), before);
  await assert.rejects(db.tx((tx) => tx.query(sql`update consultations.published_result set sha256 = repeat('0', 64)`)));
  await assert.rejects(db.tx((tx) => tx.query(sql`delete from consultations.published_result`)));
});
