/*
 * The data portal as a newcomer meets it, whole. The ten features of action 48, and where a browser plays each:
 *   1 search engine: here, and dataset-search.test.ts (why here, facets, synonyms, spelling);
 *   2 list: here (page without a question), and dataset-search.test.ts (pages, facets);
 *   3 datasheet: here, and data-sheet.test.ts (human data, tombstone);
 *   4 download of open data: here, and data-sheet.test.ts (one file);
 *   5 request for access: here, and access-request.test.ts (questions, return, several deciders, links);
 *   6 declaration of a new dataset: here, and declare-dataset.test.ts (faults, conflicts, review of human data);
 *   7 redirection to thematic repositories: here, and data-sheet.test.ts;
 *   8, 9, 10 Top 10 in searches, downloads, requests: here, and data-sheet.test.ts (robots, double clicks, ties).
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { faultsHere, faultsOf, openAccount, openSite, signIn, type Site } from "./support/site.ts";

/** The counts leave robots out, and a browser without a head says what it is. */
const reader = { userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", viewport: { width: 1280, height: 900 } };
/** Of the demonstration: a dataset that is kept in a repository, one about people. */
const elsewhere = "ds-000008";
const human = "ds-000014";
const csv = "puits;jour;absorbance\nA1;2024-03-01;0,412\nA2;2024-03-01;0,398\nB1;2024-03-02;\n";
let site: Site;

before(async () => {
  site = await openSite({ demonstration: true });
  for (const role of ["researcher", "lab-manager", "data-administrator", "scientific-referent"] as const) await openAccount(site.house, role);
});
after(() => site?.close());

const press = async (page: Page, name: string | RegExp): Promise<void> => {
  await Promise.all([page.waitForEvent("domcontentloaded"), page.getByRole("button", { name, ...(typeof name === "string" ? { exact: true } : {}) }).click()]);
};
const goOn = async (page: Page, to: RegExp): Promise<void> => {
  await page.locator("form.declare-form .button-row button[value=next]").click();
  await page.waitForURL(to);
};

/** From the front page of the portal to a published dataset, with one file put in by `put`. */
async function declare(page: Page, title: string, access: "open" | "restricted", put: (code: string) => Promise<void>): Promise<string> {
  await page.goto(`${site.origin}/data`);
  await page.getByRole("link", { name: "Déclarer un jeu de données" }).click();
  await page.locator("input[name=subjectKind][value=non-human]").check();
  await page.fill("input[name=title]", title);
  await press(page, "Commencer");
  const code = /\/data\/(ds-\d+)\//.exec(page.url())?.[1] ?? assert.fail(page.url());
  await page.fill("textarea[name='description.fr']", "Absorbance à 450 nm de plaques de dosage lues chaque jour par le même appareil étalonné, une ligne par puits, avec le jour de la lecture.");
  await page.locator("input[name=kind][value=tabular]").check();
  await goOn(page, /\/edit\/files/);
  await put(code);
  await page.goto(`${site.origin}/data/${code}/edit/describe`);
  await page.locator("input[name=themes]").first().check();
  await page.fill("textarea[name='keywords.fr']", "absorbance\nplaque");
  await page.fill("textarea[name=meshTerms]", "Asthme");
  await page.fill("textarea[name='provenance.fr']", "Lecteur de plaques étalonné chaque mois.");
  await goOn(page, /\/edit\/people/);
  assert.ok((await page.locator("datalist#units-of-directory option").count()) > 10, "units are offered while one types");
  await page.fill("input[name=unit]", "");
  await page.fill("input[name='creators.0.name']", "Premier, Ada");
  await page.fill("input[name=publisher]", "Inserm");
  await page.fill("input[name='contact.name']", "Plateau de dosage");
  await page.fill("input[name='contact.email']", "dosage@example.org");
  await goOn(page, /\/edit\/coverage/);
  await page.fill("input[name='collected.start']", "2024-03-01");
  await page.goto(`${site.origin}/data/${code}/edit/access`);
  await page.locator(`input[name=access][value=${access}]`).check();
  if (access === "restricted") await page.fill("textarea[name='accessReason.fr']", "Accord avec un partenaire.");
  await page.selectOption("select[name=licence]", "etalab-2.0");
  await goOn(page, /\/edit\/links/);
  await page.goto(`${site.origin}/data/${code}/edit/review`);
  if ((await page.locator("#faults").count()) > 0) assert.fail(await page.locator("#faults").innerText());
  await press(page, "Publier");
  await page.waitForURL(/\/edit\/done/);
  return code;
}

const uploaded = (page: Page) => async (): Promise<void> => {
  await page.locator("input.upload-input").setInputFiles({ name: "lectures.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.locator("#files-found h3", { hasText: "lectures.csv" }).waitFor();
  await page.locator("#files-found", { hasText: "3 colonnes" }).waitFor();
  assert.equal(await page.locator("#plain-upload").isVisible(), false, "the uploader takes the place of the plain form");
  assert.deepEqual(await faultsHere(page, "uploaded"), []);
};

const plainly = (page: Page) => async (): Promise<void> => {
  await page.setInputFiles("input[name=file]", { name: "lectures.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await press(page, "Déposer");
  await site.house.datasetFiles.files.settled();
};

test("a newcomer declares, publishes, finds and downloads a dataset; asks for another as somebody else, is answered, downloads, is told no more", async () => {
  const { origin, withPage } = site;
  let restricted = "";
  await withPage({ ...reader, acceptDownloads: true }, async (page) => {
    await signIn(page, origin, "researcher");
    const open = await declare(page, "Plaques de dosage ouvertes", "open", uploaded(page));
    await page.goto(`${origin}/data`);
    assert.match(await page.locator("#finder-count").innerText(), /^21 jeux de données/, "the list holds it");
    await page.fill("#finder-question", "plaques de dosage");
    await page.press("#finder-question", "Enter");
    await page.waitForURL(/q=plaques/);
    await page.locator(".finder-name a").first().click();
    await page.waitForURL(new RegExp(`/data/${open}$`));
    const sheet = await page.locator("main").innerText();
    assert.match(sheet, /Plaques de dosage ouvertes[^]*Chacun peut télécharger[^]*asthme/u);
    assert.deepEqual(await faultsHere(page, "sheet of its keeper"), []);
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("a.file-name").click()]);
    assert.equal(readFileSync(await download.path(), "utf8"), csv);
  });
  await withPage({ ...reader, javaScriptEnabled: false }, async (page) => {
    await signIn(page, origin, "lab-manager");
    restricted = await declare(page, "Plaques de dosage sur demande", "restricted", plainly(page));
    await page.goto(`${origin}/data/${restricted}`);
    await page.getByRole("link", { name: "Réglages des demandes d’accès" }).click();
    assert.match(await page.locator("h1").innerText(), /Réglages/);
  });
  await withPage(reader, async (asker) => withPage({ ...reader, viewport: { width: 360, height: 740 } }, async (decider) => {
    await signIn(asker, origin, "scientific-referent");
    await asker.goto(`${origin}/data/${restricted}`);
    assert.equal(await asker.locator("#keeping").count(), 0, "readers are offered nothing of what keepers do");
    await asker.getByRole("link", { name: "Demander l’accès" }).click();
    for (const [name, text] of [["q-project", "Comparer deux lecteurs"], ["q-purpose", "Étalonnage"], ["q-team", "Deux personnes"], ["q-country", "FR"]] as const) await asker.locator(`[name=${name}]`).fill(text);
    await press(asker, "Déposer la demande");
    const address = asker.url().replace(/\?.*/, "");
    assert.match(address, /\/data\/requests\/r-\d{6}$/);
    await signIn(decider, origin, "lab-manager");
    await decider.goto(`${origin}/data/requests`);
    await decider.getByRole("link", { name: address.split("/").at(-1) ?? "" }).click();
    await decider.getByLabel("Oui, je suis favorable").check();
    await press(decider, "Donner cet avis");
    await asker.goto(`${origin}/data/${restricted}`);
    await asker.getByRole("link", { name: "Voir votre demande d’accès" }).click();
    const accept = asker.getByRole("button", { name: "Accepter et ouvrir l’accès" });
    if ((await accept.count()) > 0) await press(asker, "Accepter et ouvrir l’accès");
    const href = (await asker.getByRole("link", { name: "lectures.csv" }).getAttribute("href")) ?? "";
    const status = async (page: Page): Promise<number> => (await page.request.get(`${origin}${href}`, { maxRedirects: 0 })).status();
    assert.equal(await (await asker.request.get(`${origin}${href}`)).text(), csv);
    await withPage(reader, async (nobody) => assert.notEqual(await status(nobody), 200));
    await decider.goto(address);
    await decider.locator("#act-revoke summary").click();
    await decider.locator("#revoke-text").fill("Engagement rompu");
    await press(decider, "Retirer l’accès maintenant");
    assert.notEqual(await status(asker), 200, "revoked: no longer");
  }));
  await site.house.useCounter.flush();
  await withPage(reader, async (page) => {
    await page.goto(`${origin}/data/${elsewhere}`);
    await page.getByRole("link", { name: /^Aller vers/ }).click();
    assert.match(await page.title(), /European Nucleotide Archive/);
    assert.match((await page.getByRole("link", { name: /^Continuer vers/ }).getAttribute("href")) ?? "", /^https:/);
    await page.goto(`${origin}/data/top?period=30-days`);
    for (const [kind, title] of [["search", "Plaques de dosage ouvertes"], ["download", "Plaques de dosage ouvertes"], ["request", "Plaques de dosage sur demande"]] as const) assert.match(await page.locator(`section[aria-labelledby=top-${kind}]`).innerText(), new RegExp(title), kind);
    assert.match(await page.locator("main").innerText(), /Comment on compte[^]*COUNTER/);
  });
});

test("a new version is prepared from the sheet, its difference is shown to who reviews it, and a dataset is withdrawn with its reason", async () => {
  const { origin, withPage } = site;
  await withPage(reader, async (page) => {
    await signIn(page, origin, "data-administrator");
    await page.goto(`${origin}/data/${human}`);
    await press(page, "Préparer une nouvelle version");
    await page.waitForURL(/\/edit$/);
    await page.goto(`${origin}/data/${human}/edit/start`);
    await page.fill("input[name='title.fr']", "Cohorte Foie et populations, suivi 2016-2025");
    await goOn(page, /\/edit\/files/);
    await page.goto(`${origin}/data/${human}`);
    assert.match(await page.locator("main").innerText(), /suivi 2016-2024[^]*nouvelle version est en préparation/u, "the public sees the published version meanwhile");
    await page.goto(`${origin}/data/curation/${human}`);
    assert.match(await page.locator("tr", { hasText: "Titre" }).innerText(), /2016-2024[^]*2016-2025/);
    assert.deepEqual(await faultsHere(page, "differences"), []);
    await page.goto(`${origin}/data/${human}/edit/links?identifier=${encodeURIComponent("pas un DOI")}`);
    assert.match(await page.locator(".lookup-form").innerText(), /ni un DOI/);
    await page.fill("input[name=identifier]", "10.5555/jalon.2024.00494");
    await press(page, "Chercher");
    assert.match(await page.locator("main").innerText(), /Trouvé[^]*Reprendre/u);
    assert.deepEqual(await faultsHere(page, "looked up"), []);

    await page.goto(`${origin}/data/ds-000011`);
    await page.getByRole("link", { name: "Retirer ce jeu de données" }).click();
    await press(page, "Retirer");
    assert.match(await page.locator("#error-summary").innerText(), /\S/, "a reason is wanted");
    await page.getByLabel("Raison").fill("Souches détruites.");
    await page.getByLabel(/Jeu de données qui prend la suite/).fill("ds-000001");
    await press(page, "Retirer");
    assert.match(await page.locator("main").innerText(), /a été retiré[^]*Souches détruites[^]*Remplacé par/u);
    assert.equal(await page.locator("#keeping").count(), 0);
  });
});

test("no accessibility violation on the portal's signed-in pages, on a phone in the dark", async () => {
  await site.withPage({ colorScheme: "dark", viewport: { width: 360, height: 740 } }, async (page) => {
    await signIn(page, site.origin, "data-administrator");
    assert.deepEqual(await faultsOf(page, site.origin, [`/data/ds-000001`, "/data/mine", "/data/curation", "/data/requests", "/data/requests?lang=en", "/data/governance?lang=fr", "/data/storage", "/data/harvests", "/data/declare", "/data/ds-000001/share", "/data/ds-000001/requests/settings", "/data/ds-000001/withdraw"]), []);
  });
});
