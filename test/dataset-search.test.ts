import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { day } from "../src/kernel/time/day.ts";
import { actorOf, plainMetadata, publishDataset } from "../src/modules/datasets/testing/builders.ts";
import { faultsHere, openSite, type Site } from "./support/site.ts";

let site: Site;

before(async () => {
  site = await openSite({ demonstration: false });
  const researcher = actorOf("researcher");
  const own = { unit: null, meshTerms: [] as readonly string[] };
  const put = (fr: string, en: string, more: Parameters<typeof plainMetadata>[0]) => publishDataset(site.house.datasets, plainMetadata({ ...own, title: { fr, en }, ...more }), researcher);
  await put("IRM de tumeurs mammaires de la souris", "MRI of mammary tumours in mice", { kind: "imaging", themes: ["cancer"], places: ["84"], licence: "CC-BY-4.0", keywords: { fr: ["IRM", "souris"], en: ["MRI", "mice"] } });
  await put("Microbiote intestinal de poissons-zèbres", "Gut microbiota of zebrafish", { kind: "omics", themes: ["metabolism"], places: ["53"], collected: { start: day("2020-01-01"), end: day("2022-01-01") }, keywords: { fr: ["microbiote"], en: ["microbiota"] } });
  for (let at = 1; at <= 22; at += 1) await put(`Relevé d’estuaire n°\u00a0${at}`, `Estuary survey no. ${at}`, { kind: "tabular", licence: at % 2 === 0 ? "CC-BY-4.0" : "etalab-2.0" });
});
after(() => site?.close());

test("search, why here, facets by hand, chips, pages, an address that can be shared", async () => {
  await site.withPage({ viewport: { width: 1280, height: 900 }, locale: "fr-FR" }, async (page) => {
    await page.goto(`${site.origin}/data`);
    assert.match((await page.locator("#finder-count").textContent()) ?? "", /^24 jeux de données/);
    await page.fill("#finder-question", "breast cancer MRI");
    await page.press("#finder-question", "Enter");
    await page.waitForURL(/[?&]q=breast/);
    assert.deepEqual(await page.locator(".finder-name a").allTextContents(), ["IRM de tumeurs mammaires de la souris"]);
    assert.match((await page.locator(".finder-note").textContent()) ?? "", /cancer du sein = breast cancer/);
    await page.locator(".why-here summary").click();
    assert.match((await page.locator(".why-here").textContent()) ?? "", /Palier 6 sur 10.*synonyme de/);
    assert.deepEqual(await faultsHere(page, "why here"), []);
    await page.goto(`${site.origin}/data?q=relev%C3%A9`);
    assert.equal(await page.locator(".finder-result").count(), 20);
    await page.locator('input[name="licence"][value="etalab-2.0"]').check();
    await page.locator(".finder-apply button").click();
    await page.waitForURL(/licence=etalab/);
    assert.match((await page.locator("#finder-count").textContent()) ?? "", /^11 jeux/);
    await page.locator('input[name="licence"][value="CC-BY-4.0"]').check();
    await page.locator(".finder-apply button").click();
    await page.waitForURL(/CC-BY/);
    assert.match((await page.locator("#finder-count").textContent()) ?? "", /^22 jeux/);
    const shared = page.url();
    await page.getByRole("link", { name: "suivant" }).or(page.locator('.pager a[rel="next"]')).first().click();
    await page.waitForURL(/page=2/);
    assert.equal(await page.locator(".finder-result").count(), 2);
    await page.goto(shared);
    await page.locator(".finder-chosen a").first().click();
    assert.match((await page.locator("#finder-count").textContent()) ?? "", /^11 jeux/);
    await page.goto(`${site.origin}/data?q=microbiotte+intestinal`);
    assert.match((await page.locator(".finder-note").first().textContent()) ?? "", /orthographe proche/);
    await page.locator(".finder-name a").click();
    await page.waitForURL(/\/data\/ds-\d{6}$/);
  });
});

test("on a telephone, without script, in English: the same, and a way out of nothing", async () => {
  await site.withPage({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false, locale: "en-GB" }, async (page) => {
    await page.goto(`${site.origin}/data?q=survey&kind=imaging&lang=en`);
    assert.match((await page.locator(".empty-title").textContent()) ?? "", /No dataset/);
    await page.locator(".empty-body a").first().click();
    assert.match((await page.locator("#finder-count").textContent()) ?? "", /^22 datasets/);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 360).catch(() => true));
    await page.locator(".finder-panel > summary").click();
    await page.locator('input[name="licence"][value="CC-BY-4.0"]').check();
    await page.locator(".finder-apply button").click();
    assert.match((await page.locator("#finder-count").textContent()) ?? "", /^11 datasets/);
  });
});
