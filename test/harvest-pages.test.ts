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
      assert.deepEqual(await faultsOf(page, origin, ["/publications/harvests", "/publications/harvests?lang=en", "/publications/harvests/4?lang=fr", "/publications/harvests/4?lang=en", "/publications/harvests/4/cancel?lang=fr", "/publications/imports?lang=fr", "/publications/imports?lang=en&files=1&sort=source"]), []);
      await page.goto(`${origin}/publications/harvests?lang=fr`);
      await picture(page, `harvests-${width}`);
      await page.goto(`${origin}/publications/harvests/4`);
      await picture(page, `harvest-${width}`);
    });
  }
});

test("a file of publications is checked in the browser, its remarks are taken away, and it is recorded", async () => {
  const { origin, withPage } = site;
  await withPage({ viewport: { width: 360, height: 800 } }, async (page) => {
    await signIn(page, origin, "open-science-office");
    await page.goto(`${origin}/publications/imports?lang=fr`);
    await page.setInputFiles("input[name=file]", { name: "equipe.bib", mimeType: "text/plain", buffer: Buffer.from("@article{a, title={Un titre}, year={2023}, doi={10.5555/jalon.a}}\n\n@article{b, year={2022}}\n") });
    await page.locator("button[value=check]").click();
    assert.match(await page.locator("main").innerText(), /rien n’a été enregistré.*Publications nouvelles\s+1.*Ligne 3/s);
    assert.deepEqual(await faultsHere(page, "a checked file of publications"), []);
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("button[value=csv]").click()]);
    assert.equal(download.suggestedFilename(), "import-remarks.csv");
    await page.locator("main form button[value=record]").first().click();
    assert.match(await page.locator("main").innerText(), /Import enregistré.*equipe\.bib/s);
    assert.deepEqual(await faultsHere(page, "a recorded file of publications"), []);
  });
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
