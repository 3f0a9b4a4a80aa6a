import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { demonstrationUnit } from "../src/app/demonstration/graph.ts";
import { openSite, type Site } from "./support/site.ts";

const unit = `/structures/${demonstrationUnit}`;


let site: Site;

before(async () => {
  site = await openSite({ demonstration: true });
});
after(() => site?.close());

for (const language of ["fr", "en"]) {
  test(`the whole board prints on one sheet of A4, landscape: ${language}`, async () => {
    await site.withPage({}, async (page) => {
      await page.goto(`${site.origin}/?lang=${language}`);
      const printed = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
      assert.equal(printed.match(/\/Type\s*\/Page\b/g)?.length, 1);
      const [, width = "", height = ""] = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/.exec(printed) ?? [];
      assert.deepEqual([Math.round(Number(width)), Math.round(Number(height))], [842, 595]);
    });
  });
}

test("without script: the board filters, a number leads to its calculation, the language changes", async () => {
  await site.withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${site.origin}/`);
    assert.equal(await page.locator("html").getAttribute("lang"), "fr");
    assert.match(await page.locator("body").innerText(), /Données de démonstration, fictives/);
    const rows = await page.locator("table.ledger tbody tr").count();
    await page.locator("details.disclosure summary").first().click();
    await page.selectOption("select[name=verdict]", "behind");
    await page.locator("form.inline-form button").first().click();
    assert.ok((await page.locator("table.ledger tbody tr").count()) < rows);
    await page.goto(`${site.origin}/`);
    await page.locator('table.ledger a[href^="/indicators/3"]').first().click();
    assert.match(page.url(), /\/indicators\/3/);
    assert.match(await page.locator("main").innerText(), /ligne|lignes/);
    await page.getByRole("link", { name: "English" }).click();
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
  });
});

test("by keyboard alone: skip link, then a row of the board, with the focus always visible", async () => {
  await site.withPage({}, async (page) => {
    await page.goto(`${site.origin}/`);
    await page.keyboard.press("Tab");
    const skip = await page.evaluate(() => document.activeElement?.getAttribute("href"));
    assert.match(skip ?? "", /^#/);
    await page.keyboard.press("Enter");
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press("Tab");
      const { href, outline } = await page.evaluate(() => {
        const active = document.activeElement;
        return { href: active?.getAttribute("href") ?? "", outline: active === null ? "" : getComputedStyle(active).outlineStyle };
      });
      if (/^\/indicators\/\d/.test(href)) {
        assert.notEqual(outline, "none");
        await page.keyboard.press("Enter");
        await page.waitForURL(/\/indicators\/\d/);
        return;
      }
    }
    assert.fail("no indicator within 60 steps");
  });
});

test("a first view weighs under 150 kB, the next under 40 kB", async () => {
  await site.withPage({}, async (page) => {
    const client = await page.context().newCDPSession(page);
    await client.send("Network.enable");
    let bytes = 0;
    client.on("Network.loadingFinished", (event) => {
      bytes += event.encodedDataLength;
    });
    const weights: string[] = [];
    for (const [path, most] of [["/", 150_000], ["/indicators/1", 40_000], ["/", 40_000], ["/actions", 40_000], ["/resources", 40_000], ["/indicators", 40_000], ["/lab", 40_000], ["/lab/map", 40_000], [unit, 40_000]] as const) {
      bytes = 0;
      await page.goto(`${site.origin}${path}`, { waitUntil: "networkidle" });
      if (bytes > most) weights.push(`${path}: ${bytes} bytes, more than ${most}`);
    }
    assert.deepEqual(weights, []);
  });
});
