import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "../../../../kernel/time/day.ts";
import { createContractRoutes } from "../routes.ts";
import { ask, exampleDeps, exampleRegister, exampleTable, htmlOf, pageOf, resourceLine } from "../testing.ts";
import { categoryOf, comparePosts, type ActualPosts } from "./actual-posts.ts";

const plan = exampleTable({
  code: "emplois", unit: "full-time-equivalent", years: [2021, 2022], differenceToYear: null, conditional: false, notes: [],
  lines: [resourceLine("ETP chercheurs", "line", [10.5, 11], 0.5), resourceLine("ETP IT", "line", [20, 21], 1), resourceLine("Total ETP", "total", [30.5, 32], 1.5)],
});

function figure(category: ActualPosts["category"], value: number): ActualPosts {
  return { category, value, asOf: day("2022-12-31"), presumed: 0.5, source: { fr: "Postes", en: "Posts" }, href: `/measurements/${category}`, demonstration: true };
}

const both = [figure("researchers", 10.8), figure("engineers-technicians", 20.3)];

test("lines of the plan are told by their names", () => {
  assert.deepEqual(plan.lines.map(categoryOf), ["researchers", "engineers-technicians", null]);
  assert.equal(categoryOf(resourceLine("Ingénieurs et techniciens", "line", [], null)), "engineers-technicians");
  assert.equal(categoryOf(resourceLine("Utilités", "line", [], null)), null);
});

test("planned and actual by year; a total only where every part is known", () => {
  const compared = (figures: readonly ActualPosts[]) => comparePosts(plan, new Map([[2022, figures]])).filter((one) => one.year === 2022).map((one) => [one.planned, one.actual, one.gap]);
  assert.deepEqual(compared(both), [[11, 10.8, -0.2], [21, 20.3, -0.7], [32, 31.1, -0.9]]);
  assert.deepEqual(compared(both.slice(0, 1)), [[11, 10.8, -0.2], [21, null, null], [32, null, null]]);
  assert.deepEqual(compared([]), [[11, null, null], [21, null, null], [32, null, null]]);
});

test("the page shows the actual posts beside the plan, with date and way to the facts, and says how to bring them", async () => {
  const register = { ...exampleRegister, employmentPlan: plan };
  const routes = createContractRoutes({ ...exampleDeps({ register }), actualPosts: async (year) => (year === 2022 ? both : []) });
  const page = await ask(routes, "/resources");
  const html = htmlOf(page);
  assert.match(html, /<a href="\/measurements\/researchers">10,8<\/a>/);
  assert.match(html, /−0,2/);
  assert.match(html, /31 décembre 2022/);
  assert.match(html, /En 2022, 32 ETP prévus et 31 réels/);
  assert.equal(pageOf(page).demonstration, true);
  const file = await ask(routes, "/exports/posts.csv");
  assert.ok(file.kind === "file" && String(file.bytes).includes("10,8"));
  const without = htmlOf(await ask(createContractRoutes(exampleDeps({ register })), "/resources", "en"));
  assert.match(without, /No fact allows posts to be counted yet/);
  assert.match(without, /jalon measure --indicator employment/);
});
