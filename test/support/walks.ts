import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { faultsOf, openSite, overflowOf, type Site } from "./site.ts";

/** Declares the tests that walk these pages in the light: every rule of axe, and widths from a phone held large to a wide screen. */
export function walkInLight(pages: readonly string[]): void {
  let site: Site;

  before(async () => {
    site = await openSite({ demonstration: true });
  });
  after(() => site?.close());

  test("no accessibility violation, no error in the console, nothing wider than the screen: light and wide", async () => {
    await site.withPage({ colorScheme: "light", viewport: { width: 1280, height: 900 } }, async (page) => assert.deepEqual(await faultsOf(page, site.origin, pages), []));
  });

  // 320 px is what is left of a screen of 1280 px at 400 %.
  test("nothing is wider than a screen of 320, 360 or 1600 px", async () => {
    await site.withPage({}, async (page) => {
      const wide: string[] = [];
      for (const path of pages) {
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
}

/**
 * Declares the tests that walk these pages on a phone and in dark colours. What those can break does not depend on the
 * language: pages in English are walked in the light.
 */
export function walkInOtherViews(pages: readonly string[]): void {
  const inFrench = pages.filter((path) => !path.includes("lang=en"));

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
}
