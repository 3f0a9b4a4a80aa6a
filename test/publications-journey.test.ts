import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { takeFile } from "../src/modules/publications/index.ts";
import { day } from "../src/kernel/time/day.ts";
import { faultsHere, faultsOf, openAccount, openSite, signIn, type Site } from "./support/site.ts";

let site: Site;

before(async () => {
  site = await openSite({ demonstration: true });
  for (const role of ["open-science-office", "steering-office"] as const) await openAccount(site.house, role);
});
after(() => site?.close());

test("the pages of the open-science office are free of faults, on a phone and in the dark", async () => {
  const { origin, withPage } = site;
  await withPage({ viewport: { width: 360, height: 800 }, colorScheme: "dark" }, async (page) => {
    await signIn(page, origin, "open-science-office");
    assert.deepEqual(await faultsOf(page, origin, ["/publications/signatures?lang=en", "/publications/deposit?kind=embargo&lang=fr", "/publications/duplicates"]), []);
  });
});

test("from a file to a decision, from a decision to a number, from the number back to its papers", async () => {
  const { origin, withPage, house } = site;
  // The same article under another DOI: like enough to ask, not enough to join.
  const known = (await house.publications.search({ page: 1, pageSize: 100 })).items.find(({ doi, documentType }) => doi !== null && documentType === "article");
  assert.ok(known !== undefined);
  const work = await house.publications.work(known.code);
  const first = work?.authors?.value[0]?.name ?? "";
  const bibtex = `@article{again, title = {${known.title}}, author = {${first}}, journal = {${known.journal ?? ""}}, year = {${known.year ?? ""}}, doi = {10.5555/another.${known.code.length}}}`;
  const taken = await takeFile(house, { accountId: null, name: "Bureau" }, { name: "again.bib", observedOn: day("2025-03-01"), content: { bytes: new TextEncoder().encode(bibtex) } }, { demonstration: true, dryRun: false });
  assert.equal(taken.records, 1);

  await withPage({ javaScriptEnabled: false }, async (page) => {
    await signIn(page, origin, "open-science-office");
    await page.goto(`${origin}/publications/duplicates`);
    const pair = page.locator("main section", { hasText: known.title }).first();
    await pair.locator("input[name=reason]").fill(" ");
    await pair.getByRole("button", { name: "C’est une seule publication" }).click();
    assert.match(await page.locator("#error-summary").innerText(), /raison/i, "a decision says why");
    await pair.locator("input[name=reason]").fill("Même article, DOI de la version revue");
    await pair.getByRole("button", { name: "C’est une seule publication" }).click();
    assert.match(await page.locator("main").innerText(), /DOI de la version revue/);
    assert.equal(await page.locator("main section", { hasText: known.title }).count(), 0);

    await page.goto(`${origin}/publications/signatures`);
    await page.getByRole("button", { name: /^Accepter/ }).first().click();
    await page.waitForURL(/decided=/);
    assert.match(await page.locator(".notice").first().innerText(), /Décision enregistrée/);
    assert.ok((await page.locator(".signature-proposals li", { hasText: "accepté" }).count()) > 0);
  });

  await withPage({}, async (page) => {
    await signIn(page, origin, "steering-office");
    // Another reading, from the day of the demonstration on.
    await page.goto(`${origin}/bibliometrics/settings/13`);
    await page.getByLabel("Libre accès et fichier ouvert dans HAL").check();
    await page.fill("input[name=from]", "2025-01-01");
    await page.fill("textarea[name=reason]", "Décision du comité de suivi");
    assert.deepEqual(await faultsHere(page, "a declaration being written"), []);
    await page.getByRole("button", { name: "Continuer" }).click();
    const confirm = await page.content();
    assert.match(confirm, /Confirmer la déclaration/);
    // Somebody else declares meanwhile: nothing is lost, and nothing is overwritten unseen.
    const other = await house.bibliometrics.declare({ accountId: null, name: "Camille" }, { key: "13", option: "r1", from: "2025-01-01", reason: "Autre avis" });
    await page.getByRole("button", { name: "Déclarer", exact: true }).click();
    assert.match(await page.locator("#error-summary").innerText(), /Camille vient de déclarer/);
    assert.equal(await page.inputValue("textarea[name=reason]"), "Décision du comité de suivi");
    await page.getByRole("button", { name: "Continuer" }).click();
    await page.getByRole("button", { name: "Déclarer", exact: true }).click();
    await page.waitForURL(/done=13/);
    assert.notEqual((await house.bibliometrics.declarations()).at(-1)?.id, other.id);

    await page.goto(`${origin}/measures`);
    await page.locator('form[action="/measures"] button').click();
    assert.match(await page.locator("main").innerText(), /Ce qui vient d’être calculé/);
    await page.goto(`${origin}/bibliometrics`);
    const open = page.locator("#series-13");
    assert.match(await open.locator("tr", { hasText: "Libre accès et fichier ouvert dans HAL" }).innerText(), /lecture déclarée/);
    await open.locator("a.big-number").click();
    await page.waitForURL(/\/bibliometrics\/results\//);
    assert.deepEqual(await faultsHere(page, "a result"), []);
    // What is shown adds up: the sum over the papers, on the number of papers, is the share.
    const said = (await page.locator("#papers ~ p").first().innerText()).replaceAll(/\s/gu, " ");
    const [, added = "", divisor = ""] = /: (\d+) en tout, pour un dénominateur de (\d+)/u.exec(said) ?? [];
    const share = ((Number(added) / Number(divisor)) * 100).toLocaleString("fr", { maximumFractionDigits: 2 });
    assert.ok((await page.locator(".lead").innerText()).startsWith(share), `${share}: ${said}`);
    // Papers, structure, and back to the indicators of the structure.
    await page.locator("#papers ~ .table-scroll, #papers ~ * table").first().locator("tbody a").first().click();
    await page.waitForURL(/\/publications\//);
    await page.locator('main a[href^="/structures/"]').first().click();
    await page.getByRole("link", { name: "Ses indicateurs" }).click();
    await page.waitForURL(/\/bibliometrics\/units\?q=/);
    assert.equal(await page.locator("main tbody tr").count() <= 1, true);
  });
});
