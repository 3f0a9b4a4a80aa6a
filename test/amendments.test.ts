import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { faultsHere, faultsOf, openAccount, openSite, overflowOf, password, signIn, type Site } from "./support/site.ts";

let site: Site;

before(async () => {
  site = await openSite({ demonstration: true });
  await openAccount(site.house, "steering-office");
  await openAccount(site.house, "signatory", ["institute"]);
  // A second account of the role, for the other side.
  const { account, oneTimePassword } = await site.house.identity.createAccount({ email: "state@example.org", name: "Personne de l’État", roles: [{ role: "signatory", perimeter: ["state"] }] }, null);
  await site.house.identity.changePassword(account.id, oneTimePassword, password);
});
after(() => site?.close());

const one = "/amendments/1";
const pages = ["/amendments", "/amendments/new", one, `${one}?lang=en`, `${one}/edit`, `${one}/edit/target?code=3.a`, `${one}/edit/new-target?code=3.a`, `${one}/edit/years?code=`, `${one}/remove/indicator?code=5`, `${one}/reason`, `${one}/abandon`, `${one}/carry-over`];

for (const [name, options] of [["light", { viewport: { width: 1280, height: 900 } }], ["phone in the dark", { viewport: { width: 360, height: 800 }, colorScheme: "dark" }]] as const) {
  test(`the pages of an amendment: no accessibility violation, nothing wider than the screen: ${name}`, async () => {
    await site.withPage(options, async (page) => {
      await signIn(page, site.origin, "steering-office");
      assert.deepEqual(await faultsOf(page, site.origin, pages), []);
    });
  });
}

async function signFor(page: Page, email: string): Promise<void> {
  const { origin } = site;
  await page.goto(`${origin}/sign-in`);
  await page.fill("input[name=email]", email);
  await page.fill("input[name=password]", password);
  await page.locator("main form button[type=submit]").click();
  await page.goto(`${origin}${one}/sign`);
  assert.deepEqual(await faultsHere(page, "sign"), []);
  await page.fill("input[name=password]", "autre chose");
  await page.locator("main form button").click();
  assert.match(await page.locator("#error-summary").innerText(), /mot de passe/);
  await page.fill("input[name=password]", password);
  await page.locator("main form button").click();
  await page.waitForURL(/#signatures$/);
}

test("an indicator that has values is removed by decision, both sides sign, and old and new target stand on the sheet", async () => {
  const { origin, house, withPage } = site;
  const today = house.clock.today();
  await withPage({ javaScriptEnabled: false }, async (page) => {
    await signIn(page, origin, "steering-office");
    await page.goto(`${origin}${one}/remove/indicator?code=5`);
    await page.locator("main form button").click();
    assert.match(await page.locator("#error-summary").innerText(), /histoire/);
    await page.check("input[name=acknowledged]");
    await page.locator("main form button").click();
    assert.match(await page.locator("main").innerText(), /La série 5 quitte le contrat/);
    await page.fill("input[name=inForceFrom]", today);
    await page.getByRole("button", { name: "Proposer à la signature" }).click();
    assert.match(await page.locator("main").innerText(), /proposé à la signature/);
  });
  await withPage({}, (page) => signFor(page, "signatory@example.org"));
  await withPage({}, (page) => signFor(page, "state@example.org"));
  await withPage({}, async (page) => {
    const paths = [`/indicators/3.a?on=${today}`, `/indicators/5?on=${today}`, `/indicators?on=${today}`, "/contract/versions", "/contract/difference", `/contract?on=${today}`];
    assert.deepEqual(await faultsOf(page, origin, paths), []);
    await page.goto(`${origin}/indicators/3.a?on=${today}`);
    assert.match(await page.locator("main").innerText(), /Contrat tel que signé\s+70 collaborations[^]*Depuis l’avenant \(version 1\)[^]*60 collaborations/);
    assert.equal(await page.locator(".chart-drawing .chart-target-past").count(), 1);
    await page.goto(`${origin}/indicators/5?on=${today}`);
    assert.match(await page.locator("main").innerText(), /Cette série a quitté le contrat le/);
    await page.setViewportSize({ width: 320, height: 740 });
    for (const path of paths) {
      await page.goto(`${origin}${path}`);
      assert.equal(await overflowOf(page), 0, path);
    }
  });
});
