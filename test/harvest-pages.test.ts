import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { addDemonstrationHarvests } from "../src/app/harvest/demonstration.ts";
import { faultsHere, faultsOf, openAccount, openSite, signIn, type Site } from "./support/site.ts";

let site: Site;
const pictures = process.env["JALON_PICTURES"];

before(async () => {
  site = await openSite({ demonstration: false });
  await openAccount(site.house, "open-science-office");
  await addDemonstrationHarvests(site.house);
});
after(() => site?.close());

/** Pictures for whoever asks for them: `JALON_PICTURES` names a folder. */
async function picture(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
}

test("the pages of harvests are free of faults, wide and narrow, light and dark", async () => {
  const { origin, withPage } = site;
  for (const [width, colorScheme] of [[1600, "light"], [360, "dark"]] as const) {
    await withPage({ viewport: { width, height: 900 }, colorScheme }, async (page) => {
      await signIn(page, origin, "open-science-office");
      assert.deepEqual(await faultsOf(page, origin, ["/publications/harvests", "/publications/harvests?lang=en", "/publications/harvests/4?lang=fr", "/publications/harvests/4?lang=en", "/publications/harvests/4/cancel?lang=fr"]), []);
      await page.goto(`${origin}/publications/harvests?lang=fr`);
      await picture(page, `harvests-${width}`);
      await page.goto(`${origin}/publications/harvests/4`);
      await picture(page, `harvest-${width}`);
    });
  }
});

test("a form without contact says what to set; what runs is followed by itself", async () => {
  const { origin, withPage } = site;
  await withPage({}, async (page) => {
    await signIn(page, origin, "open-science-office");
    await page.goto(`${origin}/publications/harvests`);
    assert.match(await page.locator("main").innerText(), /JALON_HARVEST_CONTACT/);
    assert.equal(await page.locator("form button", { hasText: "Commencer la moisson" }).isDisabled(), true);
    // As a run of another program would leave it: running, then done while somebody looks.
    const { db } = site.house;
    await db.script("update publications.harvest set standing = 'running', demonstration = false, runner = 'x', leased_until = now() + interval '1 hour', ended_at = null, last_error = null where number = 4");
    await page.goto(`${origin}/publications/harvests/4`);
    assert.equal(await page.locator("#harvest[data-follow]").count(), 1);
    assert.deepEqual(await faultsHere(page, "a running harvest"), []);
    await db.script("update publications.harvest set records = 7000 where number = 4");
    await page.locator("#harvest", { hasText: "7\u202f000 sur" }).waitFor();
    await db.script("update publications.harvest set standing = 'done', ended_at = now() where number = 4");
    await page.locator("#harvest:not([data-follow])").waitFor();
    assert.match(await page.locator("#harvest").innerText(), /Finie/);
  });
});
