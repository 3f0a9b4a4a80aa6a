import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { publicPages } from "./support/public-pages.ts";
import { faultsOf, openSite, type Site } from "./support/site.ts";

// What a narrow screen or dark colours can break does not depend on the language: pages in English are walked in the light.
const inFrench = publicPages.filter((path) => !path.includes("lang=en"));

let site: Site;

before(async () => {
  site = await openSite({ demonstration: true });
});
after(() => site?.close());

test("no accessibility violation, no error in the console, nothing wider than the screen: phone", async () => {
  await site.withPage({ colorScheme: "light", viewport: { width: 390, height: 844 } }, async (page) => assert.deepEqual(await faultsOf(page, site.origin, inFrench, "layout"), []));
});

test("no colour hard to read, no error in the console, nothing wider than the screen: dark", async () => {
  await site.withPage({ colorScheme: "dark", viewport: { width: 1280, height: 900 } }, async (page) => assert.deepEqual(await faultsOf(page, site.origin, inFrench, "colours"), []));
});
