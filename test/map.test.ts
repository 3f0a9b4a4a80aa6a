import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { faultsHere, faultsOf, openSite, type Site } from "./support/site.ts";

let site: Site;

before(async () => {
  site = await openSite({ demonstration: true });
});
after(() => site?.close());

function numberIn(text: string): number {
  return Number(text.replace(/[^0-9]/g, ""));
}

/** The count of the heading, and the sum of the circles. */
async function countsOf(page: Page): Promise<{ readonly heading: number; readonly circles: number }> {
  const heading = (await page.locator("[data-map-heading]").textContent()) ?? "";
  const circles = await page.locator(".map-count").allTextContents();
  return { heading: numberIn(heading.slice(heading.lastIndexOf(":"))), circles: circles.reduce((sum, text) => sum + numberIn(text), 0) };
}

async function pressUntil(page: Page, key: string, selector: string): Promise<void> {
  for (let count = 0; count < 80; count += 1) {
    await page.keyboard.press(key);
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  assert.fail(`the focus never came to ${selector}`);
}

test("by keyboard alone from the country to a unit, the list in step at each level", async () => {
  await site.withPage({ viewport: { width: 1280, height: 900 }, locale: "fr-FR" }, async (page) => {
    await page.goto(`${site.origin}/lab/map`);
    const country = await countsOf(page);
    assert.ok(country.heading > 5, JSON.stringify(country));
    assert.equal(country.circles, country.heading);
    await pressUntil(page, "Tab", ".map-mark");
    assert.equal(await page.locator(".map-mark:focus .map-ring").evaluate((ring) => getComputedStyle(ring).visibility), "visible");
    await page.keyboard.press("Enter");
    await page.waitForURL(/[?&]region=/);
    await page.waitForFunction(() => document.activeElement?.matches("[data-map-heading]") ?? false);
    const region = await countsOf(page);
    assert.equal(region.circles, region.heading);
    assert.ok(region.heading < country.heading);
    const regionAddress = page.url();
    await pressUntil(page, "Tab", ".map-mark");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.href !== regionAddress);
    await page.waitForFunction(() => document.activeElement?.matches("[data-map-heading]") ?? false);
    const town = await countsOf(page);
    assert.equal(town.circles, town.heading);
    assert.ok(town.heading <= region.heading);
    await pressUntil(page, "Tab", ".finder-results a");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/structures\//);
    assert.ok((await page.locator("h1").textContent())?.trim() !== "");
  });
});

test("arrows move the map, plus and minus zoom, and the way back works; each view has its address", async () => {
  await site.withPage({ viewport: { width: 1280, height: 900 } }, async (page) => {
    await page.goto(`${site.origin}/lab/map?centre=48.85,2.35&width=400`);
    const start = await countsOf(page);
    await page.locator("[data-map-move=in]").focus();
    await page.keyboard.press("+");
    await page.waitForURL(/width=200/);
    const near = await countsOf(page);
    assert.equal(near.circles, near.heading);
    assert.ok(near.heading <= start.heading);
    assert.equal(await page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset["mapMove"]), "in");
    await page.keyboard.press("ArrowRight");
    await page.waitForURL((url) => !url.search.includes("48.85,2.35"));
    await page.goBack();
    await page.waitForURL(/centre=48\.85,2\.35&width=200/);
    await page.waitForFunction((count) => document.querySelector("[data-map-heading]")?.textContent?.includes(String(count)) ?? false, near.heading);
  });
});

test("dragging moves the drawing at once and then asks for the view", async () => {
  await site.withPage({ viewport: { width: 1280, height: 900 } }, async (page) => {
    await page.goto(`${site.origin}/lab/map?region=11`);
    const box = await page.locator(".map-sheet").boundingBox();
    assert.ok(box !== null);
    await page.mouse.move(box.x + 60, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + 160, box.y + 110, { steps: 4 });
    assert.match((await page.locator("[data-map-moving]").getAttribute("transform")) ?? "", /translate\(/);
    await page.mouse.up();
    await page.waitForURL(/centre=/);
    const moved = await countsOf(page);
    assert.equal(moved.circles, moved.heading);
  });
});

test("without script every view is a page: links lead from country to region, town and unit", async () => {
  await site.withPage({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } }, async (page) => {
    await page.goto(`${site.origin}/lab/map`);
    await page.locator(".map-places a").first().click();
    assert.match(page.url(), /region=/);
    await page.locator("[data-map-move=in]").click();
    assert.match(page.url(), /centre=.*width=/);
    await page.goBack();
    await page.locator(".finder-results a").first().click();
    assert.match(page.url(), /\/structures\//);
  });
});

test("nothing to mend for axe, on wide and narrow screens, light and dark; filters go along", async () => {
  for (const options of [{ viewport: { width: 1600, height: 1000 } }, { viewport: { width: 360, height: 760 }, hasTouch: true }, { viewport: { width: 1280, height: 900 }, colorScheme: "dark" as const }]) {
    await site.withPage(options, async (page) => {
      assert.deepEqual(await faultsOf(page, site.origin, ["/lab/map", "/lab/map?region=11", "/lab/map?outside=abroad", "/lab/map?q=aucunesttrouve", "/lab/map?region=11&lang=en"]), []);
    });
  }
  const html = (await site.server.inject({ method: "GET", url: "/lab/map?type=research-unit&on=2024-01-01" })).body;
  const links = [...html.matchAll(/href="(\/lab\/map\?[^"]*region=[^"]*)"/g)].map(([, href = ""]) => href);
  assert.ok(links.length > 0);
  assert.ok(links.every((href) => href.includes("type=research-unit") && href.includes("on=2024-01-01")), links[0]);
});

test("a shift is answered with the address of the view; nonsense is refused, an empty house says so", async () => {
  const shifted = await site.server.inject({ method: "GET", url: "/lab/map?region=11&shift=0.5,0,0.5" });
  assert.equal(shifted.statusCode, 303);
  assert.match(String(shifted.headers.location), /^\/lab\/map\?centre=[\d.,]+&width=\d+/);
  assert.equal((await site.server.inject({ method: "GET", url: "/lab/map?centre=here" })).statusCode, 422);
  assert.equal((await site.server.inject({ method: "GET", url: "/lab/map?region=99" })).statusCode, 200);
  const empty = await openSite({ demonstration: false });
  try {
    await empty.withPage({ viewport: { width: 800, height: 600 } }, async (page) => {
      await page.goto(`${empty.origin}/lab/map`);
      assert.match((await page.locator("main").textContent()) ?? "", /carte est encore vide|map is still empty/);
      assert.deepEqual(await faultsHere(page, "empty map"), []);
    });
  } finally {
    await empty.close();
  }
});
