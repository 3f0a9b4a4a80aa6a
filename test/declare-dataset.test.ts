import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { faultsHere, faultsOf, openAccount, openSite, signIn, type Site } from "./support/site.ts";

let site: Site;

before(async () => {
  site = await openSite({ demonstration: false });
  await openAccount(site.house, "researcher");
  await openAccount(site.house, "data-administrator");
});
after(() => site?.close());

const csv = "echantillon;temperature;mesure\nA1;36,5;12\nA2;37,1;15\nA3;;18\n";
const next = (page: Page) => page.locator("form.declare-form .button-row button[value=next]");

/** Goes from a step to the next: pressed, and no fault of the step stands in the way. */
async function goOn(page: Page, to: RegExp): Promise<void> {
  await next(page).click();
  await page.waitForURL(to);
}

async function begin(page: Page, kind: "human" | "non-human", title: string): Promise<string> {
  await page.goto(`${site.origin}/data/declare`);
  await page.getByRole("button", { name: "Commencer" }).click();
  assert.match(await page.locator("#error-summary").innerText(), /portent sur des personnes/, "the first question has to be answered");
  await page.locator(`input[name=subjectKind][value=${kind}]`).check();
  await page.fill("input[name=title]", title);
  await page.getByRole("button", { name: "Commencer" }).click();
  await page.waitForURL(/\/edit\/start$/);
  return /\/data\/(ds-\d+)\//.exec(page.url())?.[1] ?? "";
}

async function fillStart(page: Page): Promise<void> {
  await page.fill("textarea[name='description.fr']", "Températures relevées chaque jour dans douze étuves de culture, avec la mesure de densité optique faite à la même heure par le même appareil étalonné.");
  await page.locator("input[name=kind][value=tabular]").check();
}

async function fillDescribe(page: Page): Promise<void> {
  await page.locator("input[name=themes]").first().check();
  await page.fill("textarea[name='keywords.fr']", "étuve, culture\ntempérature");
  await page.fill("textarea[name='provenance.fr']", "Relevés automatiques, étalonnage mensuel.");
}

async function fillPeople(page: Page): Promise<void> {
  await page.fill("input[name='creators.0.name']", "Premier, Ada");
  await page.fill("input[name='creators.0.orcid']", "0000-0002-1825-0098");
  await page.fill("input[name='publisher']", "Inserm");
  await page.fill("input[name='contact.name']", "Plateau de culture");
  await page.fill("input[name='contact.email']", "donnees@example.org");
}

test("without a script: a dataset is declared from a CSV file, and published", async () => {
  await site.withPage({ javaScriptEnabled: false }, async (page) => {
    await signIn(page, site.origin, "researcher");
    await page.goto(`${site.origin}/data/mine`);
    assert.match(await page.locator("main").innerText(), /Aucun jeu de données encore/);
    const code = await begin(page, "non-human", "Températures d’étuves");
    assert.equal(await page.inputValue("input[name='title.fr']"), "Températures d’étuves");
    await next(page).click();
    await page.waitForURL(/check=1/);
    assert.match(await page.locator("#error-summary").innerText(), /\S/, "what is missing is told beside the fields, and the rest is saved");
    await fillStart(page);
    await goOn(page, /\/edit\/files/);

    await page.setInputFiles("input[name=file]", { name: "relevés.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
    await page.getByRole("button", { name: "Déposer" }).click();
    await page.waitForURL(/done=added/);
    await site.house.datasetFiles.files.settled();
    await page.reload();
    const files = await page.locator("#files-found").innerText();
    assert.match(files, /relevés\.csv/);
    assert.match(files, /3 colonnes/);
    await page.getByRole("button", { name: /^Retirer/ }).click();
    await page.getByRole("button", { name: /^Remettre/ }).click();
    assert.match(await page.locator("#files-found h2").innerText(), /\(1\)/);
    await page.getByLabel("Ce que contient ce fichier").fill("Un relevé par ligne");
    await page.getByRole("button", { name: /Enregistrer la description/ }).click();
    assert.equal(await page.getByLabel("Ce que contient ce fichier").inputValue(), "Un relevé par ligne");
    await page.getByRole("link", { name: "Continuer" }).click();

    await page.waitForURL(/\/edit\/describe/);
    await fillDescribe(page);
    await goOn(page, /\/edit\/people/);
    await fillPeople(page);
    await page.fill("input[name=unit]", "XYZ 99");
    await next(page).click();
    await page.waitForURL(/people\?check=1/);
    const wrong = await page.locator("#error-summary").innerText();
    assert.match(wrong, /ORCID/i, "a wrong check digit is told");
    assert.match(wrong, /XYZ 99/, "an unknown unit is told");
    assert.equal(await page.inputValue("input[name=unit]"), "XYZ 99", "and what was typed is kept");
    await page.fill("input[name=unit]", "");
    await page.fill("input[name='creators.0.orcid']", "https://orcid.org/0000-0002-1825-0097");
    await page.getByRole("button", { name: "Ajouter", exact: true }).click();
    await page.fill("input[name='creators.1.name']", "Second, Blaise");
    await page.getByRole("button", { name: "Ajouter", exact: true }).click();
    await page.getByRole("button", { name: /^Monter Second/ }).click();
    assert.equal(await page.inputValue("input[name='creators.0.name']"), "Second, Blaise");
    await page.getByRole("button", { name: /^Annuler ce qui/ }).click();
    assert.equal(await page.inputValue("input[name='creators.0.name']"), "Premier, Ada");
    assert.equal(await page.inputValue("input[name='creators.0.orcid']"), "0000-0002-1825-0097");
    await page.goto(`${site.origin}/data/${code}/edit/coverage`);
    await page.fill("input[name='collected.start']", "2024-01-01");
    await page.fill("input[name='collected.end']", "2024-12-31");
    await goOn(page, /\/edit\/access/);
    await page.locator("input[name=access][value=open]").check();
    await page.selectOption("select[name=licence]", "etalab-2.0");
    await goOn(page, /\/edit\/links/);
    await goOn(page, /\/edit\/review/);
    const review = await page.locator("main").innerText();
    assert.match(review, /Score FAIR/);
    assert.match(review, /du 1er janvier 2024 au 31 décembre 2024/);
    const draft = await site.house.datasets.standing(code);
    assert.equal(draft?.state, "draft");
    const faults = page.locator("#faults a");
    if ((await faults.count()) > 0) assert.fail(await page.locator("#faults").innerText());
    await page.getByRole("button", { name: "Publier", exact: true }).click();
    await page.waitForURL(/\/edit\/done/);
    assert.match(await page.locator("h1").innerText(), /publié/);
    const published = await site.house.datasets.find(code);
    assert.deepEqual([published?.state, published?.files.length, published?.metadata.collected.end], ["published", 1, "2025-01-01"]);
    await page.goto(`${site.origin}/data/mine?sort=title`);
    assert.match(await page.locator("tr", { hasText: code }).innerText(), /publié/);
  });
});

test("with a script: what changes is saved at once, faults are told where they are typed, two editors lose nothing", async () => {
  await site.withPage({}, async (page) => {
    await signIn(page, site.origin, "researcher");
    const code = await begin(page, "non-human", "Essai d’enregistrement");
    await page.fill("textarea[name='description.fr']", "Une description");
    await page.locator("textarea[name='description.fr']").blur();
    await page.locator("[data-saved]", { hasText: /Enregistré à \d+\sh\s\d\d/ }).waitFor();
    await page.reload();
    assert.equal(await page.inputValue("textarea[name='description.fr']"), "Une description");
    assert.deepEqual(await faultsHere(page, "first step"), []);
    assert.deepEqual(await faultsOf(page, site.origin, ["/data/declare?lang=en", "/data/mine?lang=fr", ...["files", "describe", "people", "access", "links"].map((step) => `/data/${code}/edit/${step}?check=1`), `/data/${code}/edit`, `/data/${code}/discard`]), []);

    await page.goto(`${site.origin}/data/${code}/edit/access`);
    await page.fill("input[name=volumeBytes]", "beaucoup");
    await page.locator("input[name=volumeBytes]").blur();
    await page.locator(".field-error", { hasText: "beaucoup" }).waitFor();
    await page.reload();
    assert.equal(await page.inputValue("input[name=volumeBytes]"), "beaucoup", "what cannot be read is kept");
    await page.fill("input[name=volumeBytes]", "1 250");
    await page.locator("input[name=volumeBytes]").blur();
    await page.locator("[data-saved]", { hasText: "Enregistré" }).waitFor();

    // Somebody else changes the same field, and another one, while this page is open.
    await page.goto(`${site.origin}/data/${code}/edit/start`);
    const account = (await site.house.identity.allAccounts()).find(({ email }) => email.startsWith("researcher@"));
    const actor = await site.house.identity.getActor(account?.id ?? "");
    assert.ok(actor !== null);
    const draft = await site.house.datasets.draft(actor, code);
    await site.house.datasets.save(actor, code, draft?.revision ?? 0, { description: { fr: "La description de l’autre" }, kind: "signal" });
    await page.fill("textarea[name='description.fr']", "Ma description");
    await page.locator("textarea[name='description.fr']").blur();
    await page.locator("[data-saved].not-saved").waitFor();
    await next(page).click();
    await page.locator(".conflict").waitFor();
    const both = await page.locator(".conflict").innerText();
    assert.match(both, /Ma description/);
    assert.match(both, /La description de l’autre/);
    assert.deepEqual(await faultsHere(page, "conflict"), []);
    await page.getByRole("button", { name: "Enregistrer et continuer" }).click();
    await page.waitForURL(/\/edit\/(files|start)/);
    const kept = (await site.house.datasets.draft(actor, code))?.metadata;
    assert.deepEqual([kept?.description.fr, kept?.kind], ["Ma description", "signal"], "mine where I chose, theirs where I changed nothing");

    await page.goto(`${site.origin}/data/${code}/share`);
    await page.fill("input[name=email]", "personne@example.org");
    await page.getByRole("button", { name: "Partager" }).click();
    assert.match(await page.locator("#error-summary").innerText(), /Aucun compte/);
    await page.fill("input[name=email]", "data-administrator@example.org");
    await page.getByRole("button", { name: "Partager" }).click();
    await page.waitForURL(/done=shared/);
    assert.deepEqual(await faultsHere(page, "share"), []);
    await page.goto(`${site.origin}/data/${code}/discard`);
    await page.getByRole("button", { name: "Jeter le brouillon" }).click();
    await page.waitForURL(/done=discarded/);
    assert.equal(await site.house.datasets.standing(code), null);
  });
});

test("data about people are handed in, sent back with a remark, corrected and accepted by a data administrator", async () => {
  let code = "";
  await site.withPage({ viewport: { width: 360, height: 800 } }, async (page) => {
    await signIn(page, site.origin, "researcher");
    code = await begin(page, "human", "Cohorte d’essai");
    await fillStart(page);
    await goOn(page, /\/edit\/files/);
    await page.goto(`${site.origin}/data/${code}/edit/describe`);
    await fillDescribe(page);
    await goOn(page, /\/edit\/people/);
    await fillPeople(page);
    await page.fill("input[name='creators.0.orcid']", "");
    await goOn(page, /\/edit\/coverage/);
    await page.fill("input[name='collected.start']", "2020-01-01");
    await goOn(page, /\/edit\/human/);
    await page.locator("input[name='human.anonymity'][value=pseudonymised]").check();
    await page.locator("input[name='human.purposes']").first().check();
    await page.fill("textarea[name='human.purposeText.fr']", "Comprendre le rôle du sommeil dans la santé du cœur.");
    await page.locator("input[name='human.legalBases'][value='6.1.e']").check();
    await page.locator("input[name='human.healthBases'][value='9.2.j']").check();
    await page.fill("input[name='human.approvals.0.reference']", "Avis 2020-17");
    assert.deepEqual(await faultsHere(page, "legal frame on a phone"), []);
    await goOn(page, /\/edit\/population/);
    await page.locator("input[name='human.healthCategories']").first().check();
    await page.fill("input[name='human.numberOfIndividuals']", "1250");
    await page.fill("textarea[name='human.populationCoverage.fr']", "Adultes volontaires.");
    await page.fill("input[name='human.retention.start']", "2020-01-01");
    await page.fill("input[name='human.retention.end']", "2039-12-31");
    await page.locator("input[name='human.structured'][value=yes]").check();
    await goOn(page, /\/edit\/reuse/);
    await page.fill("input[name='human.accessBody.name']", "Comité d’accès de la cohorte");
    await page.fill("input[name='human.accessBody.email']", "acces@example.org");
    await page.locator("input[name='human.useConditions']").first().check();
    await goOn(page, /\/edit\/access/);
    await page.locator("input[name=access][value=restricted]").check();
    await page.fill("textarea[name='accessReason.fr']", "Données de santé pseudonymisées.");
    await page.selectOption("select[name=licence]", { index: 1 });
    await page.fill("input[name='elsewhere.repository']", "Entrepôt de santé");
    await page.fill("input[name='elsewhere.url']", "https://entrepot.example.org/cohorte");
    await goOn(page, /\/edit\/links/);
    await goOn(page, /\/edit\/review/);
    const faults = page.locator("#faults");
    if ((await faults.count()) > 0) assert.fail(await faults.innerText());
    assert.equal(await page.getByRole("button", { name: "Publier", exact: true }).count(), 0, "human data are never published by their declarer");
    assert.deepEqual(await faultsHere(page, "review on a phone"), []);
    await page.getByRole("button", { name: "Soumettre à relecture" }).click();
    await page.waitForURL(/\/edit\/done/);
    assert.match(await page.locator("h1").innerText(), /soumise/);
  });
  const answer = async (work: (page: Page) => Promise<void>) => site.withPage({ javaScriptEnabled: false }, async (page) => {
    await signIn(page, site.origin, "data-administrator");
    await page.goto(`${site.origin}/data/curation`);
    await page.getByRole("link", { name: "Cohorte d’essai" }).click();
    await work(page);
  });
  await site.withPage({ colorScheme: "dark" }, async (page) => {
    await signIn(page, site.origin, "data-administrator");
    assert.deepEqual(await faultsOf(page, site.origin, ["/data/curation", `/data/curation/${code}`, `/data/${code}/edit/population`]), []);
  });
  await answer(async (page) => {
    await page.fill("textarea[name=remark]", " ");
    await page.getByRole("button", { name: "Renvoyer au déclarant" }).click();
    assert.match(await page.locator("#error-summary").innerText(), /pourquoi/);
    await page.fill("textarea[name=remark]", "Précisez l’âge des participants.");
    await page.getByRole("button", { name: "Renvoyer au déclarant" }).click();
    await page.waitForURL(/done=returned/);
  });
  await site.withPage({ javaScriptEnabled: false }, async (page) => {
    await signIn(page, site.origin, "researcher");
    await page.goto(`${site.origin}/data/mine?state=returned`);
    await page.getByRole("link", { name: "Cohorte d’essai" }).click();
    assert.match(await page.locator("main").innerText(), /Précisez l’âge des participants/);
    await page.goto(`${site.origin}/data/${code}/edit/population`);
    await page.fill("input[name='human.minimumAgeYears']", "18");
    await goOn(page, /\/edit\/reuse/);
    await page.goto(`${site.origin}/data/${code}/edit/review`);
    await page.getByRole("button", { name: "Soumettre à relecture" }).click();
    await page.waitForURL(/\/edit\/done/);
    await page.goto(`${site.origin}/data/curation`);
    assert.match(await page.locator("main").innerText(), /interdit|autoris|droit|rôle/i, "a researcher does not review");
  });
  await answer(async (page) => {
    await page.getByRole("button", { name: "Accepter et publier" }).click();
    await page.waitForURL(/done=accepted/);
  });
  const published = await site.house.datasets.find(code);
  assert.deepEqual([published?.state, published?.metadata.human?.minimumAgeYears, published?.metadata.human?.retention.end], ["published", 18, "2040-01-01"]);
});
