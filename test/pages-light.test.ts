import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { publicPages } from "./support/public-pages.ts";
import { faultsOf, openSite, overflowOf, type Site } from "./support/site.ts";

let site: Site;

before(async () => {
  site = await openSite({ demonstration: true });
});
after(() => site?.close());

test("no accessibility violation, no error in the console, nothing wider than the screen: light and wide", async () => {
  await site.withPage({ colorScheme: "light", viewport: { width: 1280, height: 900 } }, async (page) => assert.deepEqual(await faultsOf(page, site.origin, publicPages), []));
});

// 320 px is what is left of a screen of 1280 px at 400 %.
test("nothing is wider than a screen of 320, 360 or 1600 px", async () => {
  await site.withPage({}, async (page) => {
    const wide: string[] = [];
    for (const path of publicPages) {
      await page.goto(`${site.origin}${path}`);
      for (const width of [1600, 360, 320]) {
        await page.setViewportSize({ width, height: 740 });
        const overflow = await overflowOf(page);
        if (overflow > 0) wide.push(`${path} at ${width}: ${overflow} px`);
      }
    }
    assert.deepEqual(wide, []);
  });
});
