import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { faultsHere, faultsOf, openAccount, openSite, signIn, type Site } from "./support/site.ts";

let site: Site;
const pictures = process.env["JALON_PICTURES"];

before(async () => {
  site = await openSite({ demonstration: true });
  await openAccount(site.house, "steering-office");
  await openAccount(site.house, "action-owner", ["action-1", "action-2"]);
});
after(() => site?.close());

async function picture(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
}

test("pages of steering are free of faults, wide and narrow, in both languages, light and dark", async () => {
  const { origin, withPage } = site;
  for (const [width, language, colorScheme] of [[1600, "fr", "light"], [360, "en", "dark"]] as const) {
    await withPage({ viewport: { width, height: 900 }, colorScheme }, async (page) => {
      assert.deepEqual(await faultsOf(page, origin, [`/objectives/2?lang=${language}`]), []);
      await signIn(page, origin, "steering-office");
      const paths = width === 360 ? ["/steering?since=2024-11-30", "/actions/2/steering"] : ["/steering?since=2024-11-30", "/steering/asks", "/steering/changes", "/actions/2", "/actions/2/owners", "/actions/2/ties"];
      assert.deepEqual(await faultsOf(page, origin, paths.map((path) => `${path}${path.includes("?") ? "&" : "?"}lang=${language}`)), []);
    });
    await withPage({ viewport: { width, height: 900 }, colorScheme }, async (page) => {
      await signIn(page, origin, "action-owner");
      assert.deepEqual(await faultsOf(page, origin, width === 360 ? [`/my-actions?lang=${language}`, "/actions/1/review"] : ["/actions/1/milestones/new", "/actions/1/asks/new"]), []);
      await page.goto(`${origin}/actions/2/steering`);
      await page.locator(".milestone-to-come a").first().click();
      assert.deepEqual(await faultsHere(page, "a milestone"), []);
      await picture(page, `milestone-${width}`);
    });
  }
});

test("without script: an owner reviews from what they owe; a colleague who was writing sees both texts and merges them", async () => {
  const { origin, withPage } = site;
  await withPage({ javaScriptEnabled: false }, async (mine) => withPage({}, async (theirs) => {
    await signIn(mine, origin, "action-owner");
    await signIn(theirs, origin, "steering-office");
    await theirs.goto(`${origin}/actions/1/review`);
    await mine.goto(`${origin}/my-actions`);
    await mine.locator('main a[href="/actions/1/review"]').click();
    await mine.check("input[name=state][value=on-track]");
    await mine.fill("input[name=confidence]", "beaucoup");
    await mine.fill("textarea[name=synthesis]", "Le deuxième site est ouvert.");
    await mine.locator("main form button[type=submit]").click();
    assert.match(await mine.locator("#error-summary").innerText(), /100/);
    assert.equal(await mine.inputValue("textarea[name=synthesis]"), "Le deuxième site est ouvert.");
    await mine.fill("input[name=confidence]", "80");
    await mine.locator("main form button[type=submit]").click();
    await mine.waitForURL(/done=review/);
    assert.match(await mine.locator("main").innerText(), /Revue enregistrée[^]*Le deuxième site est ouvert/);

    await theirs.check("input[name=state][value=at-risk]");
    await theirs.fill("input[name=confidence]", "40");
    await theirs.fill("textarea[name=synthesis]", "Le budget manque.");
    const [answer] = await Promise.all([theirs.waitForResponse((response) => response.request().method() === "POST"), theirs.locator("main form button[type=submit]").click()]);
    assert.equal(answer.status(), 409);
    assert.match(await theirs.locator("main").innerText(), /Quelqu’un a écrit entre-temps[^]*Le deuxième site est ouvert/);
    assert.equal(await theirs.inputValue("textarea[name=synthesis]"), "Le budget manque.");
    assert.deepEqual(await faultsHere(theirs, "a conflict"), []);
    await picture(theirs, "conflict");
    await theirs.fill("textarea[name=synthesis]", "Le deuxième site est ouvert ; le budget manque pour le troisième.");
    await theirs.locator("main form button[type=submit]").click();
    await theirs.waitForURL(/done=review/);
    assert.match(await theirs.locator("main").innerText(), /le budget manque pour le troisième[^]*Toutes les revues[^]*Le deuxième site est ouvert\./);
  }));
});

test("a milestone is reached with a file, which the public does not see; a decision asked for is answered by the office", async () => {
  const { origin, withPage } = site;
  await withPage({}, async (page) => {
    await signIn(page, origin, "action-owner");
    await page.goto(`${origin}/actions/2/milestones/new`);
    await page.fill("input[name=title]", "Convention signée");
    await page.fill("input[name=dueOn]", "2025-03-20");
    await page.locator("main form button[type=submit]").click();
    await page.waitForURL(/done=milestone/);
    await page.locator("a", { hasText: "Convention signée" }).click();
    await page.setInputFiles("form:has(input[value=reach]) input[type=file]", { name: "convention.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 signée") });
    await page.fill("form:has(input[value=reach]) input[name=label]", "La convention");
    await page.locator("form:has(input[value=reach]) button[type=submit]").click();
    await page.waitForURL(/done=milestone/);
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("a", { hasText: "La convention" }).click()]);
    assert.equal(download.suggestedFilename(), "convention.pdf");
    await page.goto(`${origin}/actions/2/asks/new`);
    await page.check("input[value=decision]");
    await page.fill("textarea[name=text]", "Qui porte la suite ?");
    await page.locator("main form button[type=submit]").click();
    await page.waitForURL(/done=ask/);
  });
  await withPage({}, async (page) => {
    await page.goto(`${origin}/actions/2/steering`);
    const text = await page.locator("main").innerText();
    assert.match(text, /Convention signée/);
    assert.doesNotMatch(text, /La convention|Qui porte la suite/);
    await signIn(page, origin, "steering-office");
    await page.goto(`${origin}/notices`);
    assert.match(await page.locator("main").innerText(), /Décision demandée/);
    await page.goto(`${origin}/steering/asks?kind=decision`);
    await page.locator("tr", { hasText: "Qui porte la suite" }).locator("a", { hasText: "Rendre la décision" }).click();
    await page.fill("textarea[name=outcome]", "La direction du numérique.");
    await page.locator("main form button[type=submit]").click();
    await page.waitForURL(/done=ask/);
    await page.locator("summary", { hasText: "décisions rendues" }).click();
    assert.match(await page.locator("main").innerText(), /La direction du numérique/);
  });
});
