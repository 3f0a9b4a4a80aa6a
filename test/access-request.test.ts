import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import type { Actor } from "../src/kernel/http/route.ts";
import { plainMetadata } from "../src/modules/datasets/testing/builders.ts";
import type { RoleCode } from "../src/modules/identity/index.ts";
import { faultsHere, openAccount, openSite, signIn, type Site } from "./support/site.ts";

let site: Site;
let code = "";
const pictures = process.env["JALON_PICTURES"];

async function actorOf(role: RoleCode): Promise<Actor> {
  const account = (await site.house.identity.allAccounts()).find(({ email }) => email === `${role}@example.org`);
  const actor = account === undefined ? null : await site.house.identity.getActor(account.id);
  return actor ?? assert.fail(`no ${role}`);
}

before(async () => {
  site = await openSite({ demonstration: false });
  for (const role of ["researcher", "lab-manager", "open-science-office", "data-administrator"] as const) await openAccount(site.house, role);
  const { datasets, datasetFiles } = site.house;
  const declarer = await actorOf("lab-manager");
  const draft = await datasets.declare(declarer, { subjectKind: "non-human" });
  code = draft.code;
  await datasetFiles.files.add(declarer, code, { name: "mesures.csv", content: Buffer.from("dose;effet\n1;2\n") });
  await datasetFiles.files.settled();
  const { revision } = (await datasets.draft(declarer, code)) ?? draft;
  await datasets.save(declarer, code, revision, plainMetadata({ access: "restricted", elsewhere: null, unit: null, accessReason: { fr: "Accord avec un partenaire.", en: "Agreement with a partner." } }));
  await datasets.publish(await actorOf("data-administrator"), code);
});
after(() => site?.close());

async function picture(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
}

/** Presses the button of that name and waits for the page that comes. */
async function press(page: Page, name: string): Promise<void> {
  await Promise.all([page.waitForEvent("domcontentloaded"), page.getByRole("button", { name, exact: true }).click()]);
}

async function looksRight(page: Page, name: string): Promise<void> {
  assert.deepEqual(await faultsHere(page, name), []);
  await picture(page, name);
}

test("ask as a researcher, question, answer, return, hand in again, two deciders, approve with conditions, download, revoke", async () => {
  const { origin, withPage } = site;
  await withPage({ viewport: { width: 1280, height: 900 } }, async (asker) => withPage({ viewport: { width: 360, height: 800 }, colorScheme: "dark" }, async (first) => withPage({ viewport: { width: 1600, height: 900 }, javaScriptEnabled: true }, async (second) => {
    await first.goto(`${origin}/data/${code}/request`);
    await looksRight(first, "request-signed-out");
    await signIn(first, origin, "lab-manager");
    await first.goto(`${origin}/data/${code}/requests/settings`);
    await first.getByLabel("Personne lab-manager").check();
    await first.getByLabel("Personne open-science-office").check();
    await first.getByLabel("Tous doivent être d’accord").check();
    await first.locator("input[name=durationDays]").fill("120");
    await press(first, "Enregistrer");
    await looksRight(first, "request-settings");

    await signIn(asker, origin, "researcher");
    await asker.goto(`${origin}/data/requests`);
    await looksRight(asker, "requests-empty");
    await asker.goto(`${origin}/data/${code}/request`);
    assert.match(await asker.locator("main").innerText(), /Les 2 décideurs doivent être d’accord|Comment se passe une demande/);
    await asker.locator("[name=q-project]").fill("Deux modèles");
    await asker.locator("[name=q-purpose]").fill("Comparer");
    await press(asker, "Déposer la demande");
    await looksRight(asker, "request-faults");
    assert.match(await asker.locator("#error-summary").innerText(), /Qui travaillera/);
    assert.equal(await asker.locator("[name=q-purpose]").inputValue(), "Comparer");
    await asker.locator("[name=q-team]").fill("Trois personnes");
    await asker.locator("[name=q-country]").fill("FR");
    await press(asker, "Déposer la demande");
    await asker.waitForURL(/\/data\/requests\/r-\d{6}\?done=submit/);
    const address = asker.url().replace(/\?.*/, "");
    await looksRight(asker, "request-submitted");

    await first.goto(`${origin}/data/requests`);
    await looksRight(first, "requests-to-decide");
    await first.goto(address);
    await first.locator("#act-ask summary").click();
    await first.locator("#ask-text").fill("Sur quel serveur\u202f?");
    await press(first, "Envoyer la question");
    await asker.goto(address);
    await asker.getByLabel("Votre réponse").fill("Celui de l’institut");
    await press(asker, "Répondre");
    assert.match(await asker.locator("#journal + ol").innerText(), /Sur quel serveur[^]*Celui de l’institut/);

    await first.goto(address);
    await first.locator("#act-return summary").click();
    await first.locator("#return-text").fill("Précisez l’équipe");
    await press(first, "Renvoyer");
    await asker.goto(address);
    await asker.getByRole("link", { name: "Corriger la demande" }).click();
    await asker.locator("[name=q-team]").fill("Trois personnes de l’unité");
    await press(asker, "Déposer de nouveau");

    await first.goto(address);
    await first.getByLabel("Oui, je suis favorable").check();
    await first.getByLabel("Motif").fill("Projet clair");
    await first.getByText("Conditions, durée, fichiers").click();
    await first.locator("[name=ownConditions]").fill("Citer le DOI");
    await looksRight(first, "request-decision-phone");
    await press(first, "Donner cet avis");
    await looksRight(first, "request-opinions-phone");
    await asker.reload();
    assert.doesNotMatch(await asker.locator("main").innerText(), /Projet clair|lab-manager/);
    await signIn(second, origin, "open-science-office");
    await second.goto(address);
    await looksRight(second, "request-decider-wide");
    await second.getByLabel("Oui, je suis favorable").check();
    await press(second, "Donner cet avis");

    await asker.goto(address);
    await asker.getByLabel("Citer le DOI").check();
    await looksRight(asker, "request-conditions");
    await press(asker, "Accepter et ouvrir l’accès");
    await looksRight(asker, "request-granted");
    const href = (await asker.getByRole("link", { name: "mesures.csv" }).getAttribute("href")) ?? "";
    const bytes = (page: Page, path: string) => page.request.get(`${origin}${path}`, { maxRedirects: 0 });
    assert.equal(await (await bytes(asker, href)).text(), "dose;effet\n1;2\n");
    await asker.getByText("Créer un lien de téléchargement limité dans le temps").click();
    await press(asker, "Créer le lien");
    const link = await asker.locator("code.secret").innerText();
    await looksRight(asker, "request-link");
    await withPage({}, async (nobody) => {
      assert.equal((await bytes(nobody, href)).status() === 200, false);
      await nobody.goto(link);
      const shared = (await nobody.getByRole("link", { name: "mesures.csv" }).getAttribute("href")) ?? "";
      assert.equal((await bytes(nobody, shared)).status(), 200);
      await looksRight(nobody, "request-shared");
      await second.goto(address);
      await second.locator("#act-revoke summary").click();
      await second.locator("#revoke-text").fill("Engagement rompu");
      await press(second, "Retirer l’accès maintenant");
      for (const [page, path] of [[asker, href], [nobody, shared]] as const) assert.notEqual((await bytes(page, path)).status(), 200);
      assert.equal((await nobody.goto(link))?.status(), 404);
    });
    await asker.goto(address);
    assert.match(await asker.locator("main").innerText(), /accès retiré[^]*Engagement rompu/i);
    await looksRight(asker, "request-revoked");
    await asker.goto(`${address}?lang=en`);
    await looksRight(asker, "request-revoked-en");
  })));
});
