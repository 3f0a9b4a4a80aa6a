import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { addDemonstrationMail } from "../src/app/outbox/demonstration.ts";
import { faultsHere, faultsOf, openAccount, openSite, signIn, type Site } from "./support/site.ts";

let site: Site;
const pictures = process.env["JALON_PICTURES"];

before(async () => {
  site = await openSite({ demonstration: false });
  await openAccount(site.house, "administrator");
  await openAccount(site.house, "steering-office");
  await site.house.identity.createDemonstrationAccounts();
  await addDemonstrationMail(site.house);
  const accounts = await site.house.identity.allAccounts();
  const [office] = accounts.filter(({ email }) => email === "steering-office@example.org");
  await site.house.db.tx((tx) =>
    site.house.outbox.notify(tx, { key: "one", to: [office?.id ?? ""], subject: { fr: "Valeur attendue\u202f: indicateur 12", en: "Value due: indicator 12" }, text: { fr: "Bonjour,\n\nla valeur est attendue pour le 31 mars.", en: "Hello,\n\nthe value is due by 31 March." }, path: "/indicators/12" }),
  );
});
after(() => site?.close());

/** Pictures for whoever asks for them: `JALON_PICTURES` names a folder. */
async function picture(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
}

test("the pages of what leaves are free of faults, wide and narrow", async () => {
  const { origin, withPage } = site;
  for (const width of [1600, 360]) {
    await withPage({ viewport: { width, height: 900 } }, async (page) => {
      await signIn(page, origin, "administrator");
      assert.deepEqual(await faultsOf(page, origin, ["/mail", "/mail?lang=en&status=uncertain", "/mail?lang=fr&channel=webhook", "/webhooks", "/webhooks/events", "/notices", "/account/tokens"]), []);
      for (const [name, path] of [["mail", "/mail"], ["webhooks", "/webhooks"], ["events", "/webhooks/events"], ["tokens", "/account/tokens"]] as const) {
        await page.goto(`${origin}${path}`);
        await picture(page, `${name}-${width}`);
      }
      await page.goto(`${origin}/mail?status=uncertain`);
      await page.locator("main tbody a").first().click();
      assert.deepEqual(await faultsHere(page, "an uncertain mail"), []);
      await picture(page, `uncertain-${width}`);
      await page.goto(`${origin}/webhooks`);
      await page.locator("main tbody a").first().click();
      assert.deepEqual(await faultsHere(page, "a subscription"), []);
      await picture(page, `webhook-${width}`);
    });
    await withPage({ viewport: { width, height: 900 } }, async (page) => {
      await signIn(page, origin, "steering-office");
      await page.goto(`${origin}/notices`);
      assert.match(await page.locator("main").innerText(), /Valeur attendue/);
      assert.deepEqual(await faultsHere(page, "notices"), []);
      await picture(page, `notices-${width}`);
    });
  }
});

for (const scripts of [true, false]) test(`a token and a subscription are made, the secret seen once, a wrong form keeps what was written${scripts ? "" : ", without scripts"}`, async () => {
  const { origin, withPage } = site;
  await withPage({ javaScriptEnabled: scripts }, async (page) => {
    await signIn(page, origin, "administrator");
    await page.goto(`${origin}/webhooks`);
    await page.fill("input[name=url]", "http://intranet.example/crochet");
    await page.fill("input[name=note]", "Siège");
    await page.locator('main form[action="/webhooks"] button').click();
    assert.match(await page.locator("#error-summary").innerText(), /https/);
    assert.equal(await page.inputValue("input[name=note]"), "Siège");
    if (scripts) assert.deepEqual(await faultsHere(page, "refused subscription"), []);
    await page.fill("input[name=url]", "https://tableaux.example/crochet");
    await page.locator('main form[action="/webhooks"] button').click();
    assert.match(await page.locator("code.secret").innerText(), /^whsec_/);
    if (scripts) assert.deepEqual(await faultsHere(page, "the secret"), []);
    await page.locator("main a.button").click();
    await page.locator('form[action$="/pause"] button').click();
    assert.match(await page.locator("main").innerText(), /en pause/);
    await page.goto(`${origin}/account/tokens`);
    await page.fill("input[name=name]", "Tableur");
    await page.locator("main form button").click();
    assert.match(await page.locator("code.secret").innerText(), /^jln_/);
    await picture(page, "token-made");
    await page.locator("main a.button").click();
    await page.locator("main tbody a").click();
    if (scripts) assert.deepEqual(await faultsHere(page, "revoke?"), []);
    await page.locator("main form button").click();
    assert.match(await page.locator("main").innerText(), /Jeton révoqué/);
  });
});
