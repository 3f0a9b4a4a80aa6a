import assert from "node:assert/strict";
import { test } from "node:test";
import { departmentOfSite, regionOfSite } from "../../domain/places.ts";
import { ask, html } from "../testing/ask.ts";
import { trialContent } from "../testing/studies.ts";
import { studyMapRoutes } from "./index.ts";
import { placesOf } from "./study-places.ts";

const site = (postalCode: string | null, country: string | null = "FR", region: string | null = null) => ({ postalCode, country, region });

test("a postal code tells the department and its region, Corsica and overseas included; none abroad", () => {
  assert.deepEqual(["75012", "38700", "20000", "20200", "97400", "98800", "99999", "7501"].map((code) => departmentOfSite(site(code))), ["75", "38", "2A", "2B", "974", "988", null, null]);
  assert.deepEqual(["75012", "38700", "20000", "97400"].map((code) => regionOfSite(site(code))), ["11", "84", "94", "04"]);
  assert.equal(departmentOfSite(site("10115", "DE")), null);
  assert.equal(regionOfSite(site("10115", "DE", "11")), null);
  assert.equal(regionOfSite(site(null, "FR", "84")), "84");
});

test("sites are counted by place; a place that is said without a site counts none", () => {
  const places = placesOf(trialContent());
  assert.deepEqual([...places.countries].sort(), [["BE", 1], ["DE", 0], ["FR", 4]]);
  assert.deepEqual([...places.regions].sort(), [["04", 1], ["11", 1], ["52", 1], ["84", 1]]);
});

test("the map counts the studies of a question, each in all of its places, and shows the same as a table", async () => {
  const all = new Map([["st-000001", placesOf(trialContent())], ["st-000002", placesOf(trialContent({ sites: [], countries: ["FR"], regions: ["84"] }))]]);
  const asked: unknown[] = [];
  const routes = studyMapRoutes({ search: { matches: async (question) => { asked.push(question.filters); return ["st-000001", "st-000002", "st-000003"]; } }, places: { current: async () => all }, demonstration: async () => true });
  const page = html(await ask(routes, "/studies/map?phase=phase-3"));
  assert.match(page, /2 études sur 3 disent où elles se déroulent/u);
  assert.match(page, /aria-label="Auvergne-Rhône-Alpes\u202f: 2 études"/u);
  assert.match(page, /href="\/studies\?phase=phase-3&amp;region=84"/u);
  const file = await ask(routes, "/exports/studies-map.csv?by=country");
  assert.match(file.kind === "file" ? String(file.bytes) : "", /FR;France;2;4/u);
  assert.match(html(await ask(routes, "/studies/map?by=department")), /Isère \(38\)/u);
});
