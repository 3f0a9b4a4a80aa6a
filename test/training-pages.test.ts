import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { addDemonstrationTraining } from "../src/app/demonstration/consultations/training.ts";
import { faultsHere, faultsOf, openAccount, openSite, signIn, type Site } from "./support/site.ts";

let site: Site;

before(async () => {
  site = await openSite({ demonstration: false });
  await addDemonstrationTraining(site.house);
  await openAccount(site.house, "researcher");
  await openAccount(site.house, "integrity-office");
});
after(() => site?.close());

test("a newcomer takes the compulsory module, and shows the certificate under the name they agreed to show", async () => {
  const { origin, house, withPage } = site;
  let address = "";
  await withPage({ viewport: { width: 360, height: 740 } }, async (page) => {
    await signIn(page, origin, "researcher");
    await page.goto(`${origin}/integrity/my-training`);
    assert.match(await page.locator("main").innerText(), /Une formation obligatoire vous attend/);
    assert.deepEqual(await faultsHere(page, "nothing yet"), []);
    await page.goto(`${origin}/integrity/training/integrite-bases`);
    await page.getByRole("button", { name: /inscrire/ }).first().click();
    await page.waitForURL(/my-training/);
    await page.getByRole("link", { name: "Répondre au questionnaire" }).click();
    for (const { question, right } of (await house.training.findModule("integrite-bases"))?.assessment?.questions ?? []) for (const code of right) await page.check(`input[name="q-${question.code}"][value="${code}"]`);
    assert.deepEqual(await faultsHere(page, "quiz"), []);
    await page.getByRole("button", { name: "Remettre mes réponses" }).click({ clickCount: 2 });
    await page.goto(`${origin}/integrity/my-training`);
    assert.doesNotMatch(await page.locator("main").innerText(), /obligatoire vous attend/);
    assert.deepEqual(await faultsHere(page, "my training"), []);
    await page.locator("main a[href^='/integrity/certificates/']").first().click();
    address = page.url();
    assert.deepEqual(await faultsHere(page, "own certificate"), []);
    await withPage({}, async (other) => {
      await other.goto(address);
      assert.doesNotMatch(await other.content(), /Personne researcher|researcher@/);
      assert.equal(await other.locator("meta[name=robots]").getAttribute("content"), "noindex");
      assert.deepEqual(await faultsHere(other, "certificate of somebody"), []);
    });
    await page.getByLabel(/Montrer mon nom/).check();
    await page.getByRole("button", { name: "Enregistrer" }).click();
  });
  await withPage({}, async (page) => {
    await page.goto(address);
    assert.match(await page.locator("main").innerText(), /Délivré à Personne researcher/);
  });
});

test("no accessibility violation on the pages of the office", async () => {
  const { origin, house, withPage } = site;
  const dated = (await house.training.classes()).find((view) => view.class.startsOn !== null && view.enrolled > 0);
  const manage = "/integrity/training/manage";
  const pages = [manage, `${manage}/modules/new`, `${manage}/modules/integrite-bases?lang=en`, `${manage}/labels/ambassadeur`, `${manage}/certificates`, "/integrity/training/figures", `/integrity/training/classes/${dated?.class.id ?? ""}/sheet`, `${manage}/classes/${dated?.class.id ?? ""}`];
  await withPage({ colorScheme: "dark", viewport: { width: 360, height: 740 } }, async (page) => {
    await signIn(page, origin, "integrity-office");
    assert.deepEqual(await faultsOf(page, origin, pages), []);
  });
});
