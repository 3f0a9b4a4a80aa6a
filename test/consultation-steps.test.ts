import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { addDemonstrationSteps } from "../src/app/demonstration/consultations/steps.ts";
import { readAnswer } from "../src/kernel/robots/testing.ts";
import { faultsHere, faultsOf, openAccount, openSite, signIn, type Site } from "./support/site.ts";

let site: Site;
const consultation = "/consultations/steps/recherche-responsable";

before(async () => {
  site = await openSite({ demonstration: false });
  await addDemonstrationSteps(site.house);
  await openAccount(site.house, "consultation-office");
});
after(() => site?.close());

async function fill(page: Page, title: string): Promise<void> {
  await page.getByLabel("Votre pseudonyme").fill("Tilleul");
  await page.getByLabel("Titre").fill(title);
  await page.getByLabel("Thème").selectOption("sobriete");
  await page.getByLabel("Votre proposition").fill("Imprimer moins <b>et</b> dire comment.\n\nVoir https://exemple.org/papier.");
}

test("a visitor proposes, the browser does the work against robots, a moderator publishes, the visitor withdraws", async () => {
  let link = "";
  await site.withPage({ viewport: { width: 360, height: 740 } }, async (page) => {
    await page.goto(`${site.origin}${consultation}`);
    assert.deepEqual(await faultsHere(page, "consultation"), []);
    await page.getByRole("link", { name: "Faire une proposition" }).click();
    assert.equal(await page.getByLabel(/Combien|Quel est le/).isVisible(), false, "nobody with a script is asked a question");
    await fill(page, "Moins de papier");
    await page.waitForTimeout(2_000);
    await page.getByRole("button", { name: "Envoyer" }).click({ clickCount: 2 });
    await page.waitForURL(/\/follow\//);
    link = page.url();
    assert.match((await page.textContent("main")) ?? "", /En attente de lecture/);
    assert.deepEqual(await faultsHere(page, "own text"), []);
  });
  await site.withPage({}, async (page) => {
    await signIn(page, site.origin, "consultation-office");
    await page.goto(`${site.origin}/consultations/moderation`);
    assert.deepEqual(await faultsHere(page, "moderation"), []);
    const mine = page.locator(".moderation-queue > li", { hasText: "Moins de papier" });
    assert.equal(await mine.count(), 1, "pressed twice, sent once");
    await mine.getByRole("button", { name: "Publier" }).click();
    await page.goto(`${site.origin}${consultation}?q=papier`);
    await page.getByRole("link", { name: "Moins de papier" }).click();
    assert.match((await page.textContent(".said")) ?? "", /<b>et<\/b>/);
    assert.equal(await page.locator(".said a").getAttribute("rel"), "nofollow ugc noopener noreferrer");
    assert.equal(await page.locator(".said a").getAttribute("href"), "https://exemple.org/papier");
    assert.deepEqual(await faultsHere(page, "proposal"), []);
    const manage = "/consultations/steps/manage";
    assert.deepEqual(await faultsOf(page, site.origin, [manage, `${manage}/recherche-responsable`]), []);
  });
  await site.withPage({}, async (page) => {
    await page.goto(link);
    await page.getByText("Retirer", { exact: true }).click();
    await page.getByRole("button", { name: "Retirer mon texte" }).click();
    await page.goto(`${site.origin}${consultation}?q=papier`);
    assert.match((await page.textContent("main")) ?? "", /Aucune proposition ne répond/);
  });
});

test("without a script a question in words is asked, a wrong answer loses nothing that was typed", async () => {
  await site.withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${site.origin}${consultation}/propose`);
    const question = page.getByLabel(/Combien|Quel est le/);
    await fill(page, "Trier les plastiques");
    await question.fill("je ne sais pas");
    await page.waitForTimeout(2_000);
    await page.getByRole("button", { name: "Envoyer" }).click();
    assert.match((await page.textContent("main")) ?? "", /Ce n’est pas la réponse/);
    assert.equal(await page.getByLabel("Titre").inputValue(), "Trier les plastiques");
    assert.match(await page.getByLabel("Votre proposition").inputValue(), /Imprimer moins <b>et<\/b>/);
    await question.fill(readAnswer((await page.locator(".robots-question label").textContent()) ?? ""));
    await page.waitForTimeout(2_000);
    await page.getByRole("button", { name: "Envoyer" }).click();
    await page.waitForURL(/\/follow\//);
  });
});
