import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { aRecord, aValidContent } from "../src/modules/studies/testing/builders.ts";
import { faultsHere, faultsOf, openAccount, openSite, signIn, type Site } from "./support/site.ts";

let site: Site;

before(async () => {
  site = await openSite({ demonstration: false });
  await openAccount(site.house, "researcher");
  await openAccount(site.house, "study-curator");
});
after(() => site?.close());

const next = (page: Page) => page.locator("form.declare-form .button-row button[value=next]");
const section = (code: string, name: string) => `${site.origin}/studies/${code}/edit/${name}`;

async function goOn(page: Page, to: RegExp): Promise<void> {
  await next(page).click();
  await page.waitForURL(to);
}

async function actorOf(role: string) {
  const account = (await site.house.identity.allAccounts()).find(({ email }) => email.startsWith(`${role}@`));
  const actor = await site.house.identity.getActor(account?.id ?? "");
  assert.ok(actor !== null);
  return actor;
}

async function handIn(page: Page, code: string): Promise<void> {
  await page.goto(section(code, "review"));
  const faults = page.locator("#faults");
  if ((await faults.count()) > 0) assert.fail(await faults.innerText());
  await page.getByRole("button", { name: "Soumettre à relecture" }).click();
  await page.waitForURL(/\/edit\/done/);
}

/** Publishes the study as the curator who finds it in the queue. */
async function publish(title: string): Promise<void> {
  await site.withPage({ javaScriptEnabled: false }, async (page) => {
    await signIn(page, site.origin, "study-curator");
    await page.goto(`${site.origin}/studies/curation`);
    await page.getByRole("link", { name: title }).click();
    await page.getByRole("button", { name: "Publier", exact: true }).click();
    await page.waitForURL(/done=published/);
  });
}

test("a study goes from its first title to two published versions, returned once with a reason", async () => {
  let code = "";
  // Without a script, and on a phone: nothing of the way needs either.
  await site.withPage({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } }, async (page) => {
    await signIn(page, site.origin, "researcher");
    await page.goto(`${site.origin}/studies/mine`);
    assert.match(await page.locator("main").innerText(), /Aucune étude encore/);
    await page.goto(`${site.origin}/studies/declare?number=NCT06171568`);
    assert.match(await page.locator("main").innerText(), /Aucune étude de ce portail ne porte ce numéro/);
    await page.getByRole("button", { name: "Commencer" }).click();
    assert.match(await page.locator("#error-summary").innerText(), /Donnez un titre/);
    await page.fill("[name='title.fr']", "Cohorte des marcheurs de Loire");
    await page.fill("[name='title.en']", "Cohort of the walkers of the Loire");
    await page.locator("input[name=studyType][value=observational]").check();
    await page.getByRole("button", { name: "Commencer" }).click();
    await page.waitForURL(/\/edit\/identity/);
    code = /\/studies\/(st-\d+)\//.exec(page.url())?.[1] ?? "";
    assert.equal(await page.inputValue("[name='title.en']"), "Cohort of the walkers of the Loire");
    assert.equal(await page.locator("[name='title.en']").getAttribute("lang"), "en");
    await page.selectOption("select[name='registryNumbers.0.scheme']", "id-rcb");
    await page.fill("[name='registryNumbers.0.number']", "2023-A00386-39");
    await goOn(page, /\/edit\/subject/);

    // Told where it stands: the address of a person in a public text.
    await page.fill("textarea[name='summary.fr']", "Écrire à ada.exemple@example.org pour participer.");
    await page.fill("textarea[name='summary.en']", "The cohort follows two thousand walkers for ten years.");
    await next(page).click();
    await page.waitForURL(/subject\?check=1/);
    assert.match(await page.locator("#error-summary").innerText(), /adresse/i);
    assert.equal(await page.locator("textarea[name='summary.fr']").getAttribute("aria-invalid"), "true", "the fault stands beside its field");
    assert.equal(await page.inputValue("textarea[name='summary.fr']"), "Écrire à ada.exemple@example.org pour participer.", "what was typed is kept");
    await page.fill("textarea[name='summary.fr']", "La cohorte suit deux mille marcheurs pendant dix ans.");
    await page.fill("[name='conditions.0.label.fr']", "Hypertension artérielle");
    await page.fill("[name='conditions.0.label.en']", "Hypertension");
    await goOn(page, /\/edit\/responsibility/);
    await page.fill("[name='sponsors.0.name']", "Institut de la marche");
    await goOn(page, /\/edit\/rules/);
    await page.goto(section(code, "population"));
    await page.locator("input[name=sexes]").first().check();
    await goOn(page, /\/edit\/progress/);

    await page.goto(section(code, "design"));
    await page.fill("[name='outcomes.0.measure.fr']", "Nombre de pas par jour");
    await page.getByRole("button", { name: "Ajouter", exact: true }).last().click();
    await page.fill("[name='outcomes.1.measure.fr']", "Tension artérielle");
    await page.getByRole("button", { name: "Ajouter", exact: true }).last().click();
    await page.getByRole("button", { name: /^Monter Tension/ }).click();
    assert.equal(await page.inputValue("[name='outcomes.0.measure.fr']"), "Tension artérielle");
    await page.getByRole("button", { name: "Annuler le dernier enregistrement" }).click();
    assert.equal(await page.inputValue("[name='outcomes.0.measure.fr']"), "Nombre de pas par jour");

    await page.goto(section(code, "progress"));
    await page.selectOption("select[name=recruitmentStatus]", "recruiting");
    await page.fill("[name='startedOn.date']", "printemps");
    await next(page).click();
    await page.waitForURL(/progress\?check=1/);
    assert.match(await page.locator("#error-summary").innerText(), /printemps/);
    assert.equal(await page.inputValue("[name='startedOn.date']"), "printemps", "what cannot be read is kept");
    await page.fill("[name='startedOn.date']", "03/2023");
    await page.fill("[name='completedOn.date']", "2021");
    await next(page).click();
    await page.waitForURL(/progress\?check=1/);
    assert.match(await page.locator("#error-summary").innerText(), /\S/, "dates that contradict each other are told");
    await page.fill("[name='completedOn.date']", "2033");
    await page.selectOption("select[name='completedOn.kind']", "expected");
    await goOn(page, /\/edit\/collection/);
    const draft = await site.house.studies.draft(await actorOf("researcher"), code);
    assert.deepEqual([draft.content.startedOn, draft.content.completedOn, draft.content.registryNumbers[0]?.number], [{ date: "2023-03", kind: null }, { date: "2033", kind: "expected" }, "2023-A00386-39"]);

    await page.goto(section(code, "review"));
    assert.match(await page.locator("main").innerText(), /mars 2023/);
    await handIn(page, code);
    assert.match(await page.locator("h1").innerText(), /soumise/);
    await page.goto(section(code, "identity"));
    assert.ok(await page.locator("[name='title.fr']").isDisabled(), "while it is reviewed, its declarer changes nothing");
    await page.goto(`${site.origin}/studies/curation`);
    assert.match(await page.locator("main").innerText(), /interdit|autoris|droit|rôle/i, "a researcher does not review");
  });

  await site.withPage({ javaScriptEnabled: false }, async (page) => {
    await signIn(page, site.origin, "study-curator");
    await page.goto(`${site.origin}/studies/curation`);
    await page.getByRole("link", { name: "Cohorte des marcheurs de Loire" }).click();
    await page.fill("textarea[name=remark]", " ");
    await page.getByRole("button", { name: "Renvoyer avec ces raisons" }).click();
    assert.match(await page.locator("#error-summary").innerText(), /\S/);
    await page.fill("textarea[name=remark]", "Effectif prévu\u202f: dites combien de marcheurs.");
    await page.getByRole("button", { name: "Renvoyer avec ces raisons" }).click();
    await page.waitForURL(/done=returned/);
  });

  await site.withPage({ javaScriptEnabled: false }, async (page) => {
    await signIn(page, site.origin, "researcher");
    await page.goto(`${site.origin}/studies/mine?state=returned`);
    await page.getByRole("link", { name: "Cohorte des marcheurs de Loire", exact: true }).click();
    assert.match(await page.locator("main").innerText(), /dites combien de marcheurs/);
    await page.goto(section(code, "progress"));
    await page.fill("[name=plannedSize]", "2 000");
    await goOn(page, /\/edit\/collection/);
    await handIn(page, code);
  });
  await publish("Cohorte des marcheurs de Loire");

  await site.withPage({ javaScriptEnabled: false }, async (page) => {
    const first = await site.house.studies.find(code);
    assert.deepEqual([first?.state, first?.version, first?.content.plannedSize], ["published", 1, 2000]);
    assert.match(first?.doi ?? "", /^10\./, "the study has a DOI");
    await page.goto(`${site.origin}/studies/${code}`);
    assert.ok((await page.locator("main").innerText()).includes(first?.doi ?? "?"), "and its page shows it");

    await signIn(page, site.origin, "researcher");
    await site.house.studies.revise(await actorOf("researcher"), code);
    await page.goto(section(code, "subject"));
    await page.fill("textarea[name='summary.en']", "The cohort follows two thousand walkers for twelve years.");
    await goOn(page, /\/edit\/responsibility/);
    await handIn(page, code);
    await page.goto(`${site.origin}/studies/mine`);
    assert.match(await page.locator("tr", { hasText: code }).innerText(), /Publiée[\s\S]*version suivante/);
  });
  await site.withPage({ colorScheme: "dark" }, async (page) => {
    await signIn(page, site.origin, "study-curator");
    await page.goto(`${site.origin}/studies/curation/${code}`);
    const changes = await page.locator("main").innerText();
    assert.match(changes, /ten years[\s\S]*twelve years/, "the reviewer sees what changes");
    assert.deepEqual(await faultsHere(page, "review of a new version"), []);
  });
  await publish("Cohorte des marcheurs de Loire");

  await site.withPage({}, async (page) => {
    const versions = await site.house.studies.versions(code);
    assert.equal(versions.length, 2);
    assert.equal(new Set(versions.map(({ doi }) => doi)).size, 2, "each version has its own DOI");
    await page.goto(`${site.origin}/studies/${code}/versions`);
    const told = await page.locator("main").innerText();
    for (const { doi } of versions) assert.ok(told.includes(doi ?? "?"));
    assert.match(told, /Résumé/, "what changed is named by its field");
  });
});

test("with a script: saved as one goes, lists are narrowed, questions follow the type, two editors lose nothing", async () => {
  await site.withPage({}, async (page) => {
    await signIn(page, site.origin, "researcher");
    await page.goto(`${site.origin}/studies/declare`);
    await page.fill("[name='title.fr']", "Essai d’enregistrement");
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: "Commencer" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/edit\/identity/);
    const code = /\/studies\/(st-\d+)\//.exec(page.url())?.[1] ?? "";
    await page.fill("[name='publicTitle.en']", "A trial of saving");
    await page.locator("[name='publicTitle.en']").blur();
    await page.locator("[data-saved]", { hasText: /Enregistré à \d+\sh\s\d\d/ }).waitFor();
    await page.reload();
    assert.equal(await page.inputValue("[name='publicTitle.en']"), "A trial of saving");

    await page.goto(section(code, "design"));
    assert.equal(await page.locator("#field-phases").isVisible(), false, "phases wait for the type");
    await page.locator("input[name=studyType][value=interventional]").check();
    assert.equal(await page.locator("#field-phases").isVisible(), true);
    const features = page.locator("[data-narrow-for='field-designFeatures']");
    await features.locator("input[type=search]").fill("stepped");
    assert.deepEqual([await features.locator(".tick:visible").count(), await features.locator("input[value=stepped-wedge]").isVisible()], [1, true], "an English word finds the French label");
    await page.locator("[data-saved]", { hasText: "Enregistré" }).waitFor();

    // Somebody else changes the same field, and another one, while this page is open.
    await page.goto(section(code, "subject"));
    const actor = await actorOf("researcher");
    const draft = await site.house.studies.draft(actor, code);
    await site.house.studies.save(actor, code, draft.revision, { summary: { fr: "Le résumé de l’autre" }, rareDisease: true });
    await page.fill("textarea[name='summary.fr']", "Mon résumé");
    await page.locator("textarea[name='summary.fr']").blur();
    await page.locator("[data-saved].not-saved").waitFor();
    await next(page).click();
    await page.locator(".conflict").waitFor();
    const both = await page.locator(".conflict").innerText();
    assert.match(both, /Mon résumé[\s\S]*Le résumé de l’autre/);
    assert.deepEqual(await faultsHere(page, "conflict"), []);
    await page.getByRole("button", { name: "Enregistrer et continuer" }).click();
    await page.waitForURL(/\/edit\/(?:responsibility|subject)/);
    const kept = (await site.house.studies.draft(actor, code)).content;
    assert.deepEqual([kept.summary.fr, kept.rareDisease], ["Mon résumé", true], "mine where I chose, theirs where I changed nothing");

    assert.deepEqual(await faultsOf(page, site.origin, ["/studies/declare?lang=en", "/studies/mine?lang=fr", `/studies/${code}/edit`, ...["identity", "design", "population"].map((name) => `/studies/${code}/edit/${name}?check=1`), `/studies/${code}/share`, `/studies/${code}/discard`]), []);
    await page.goto(`${site.origin}/studies/${code}/discard`);
    await page.getByRole("button", { name: "Jeter le brouillon" }).click();
    await page.waitForURL(/done=discarded/);
    assert.equal(await site.house.studies.standing(code), null);
  });
});

test("what a program wrote is read, and what a register says otherwise is kept away or taken, in the form", async () => {
  const by = { accountId: null, name: "Import" };
  const saying = (acronym: string) => site.house.studies.take(by, [aRecord({ translated: ["title.fr"], content: aValidContent({ acronym }) })], { publish: false, dryRun: false });
  const [taken] = await saying("REGISTRE");
  const code = taken?.code ?? "";
  const actor = await actorOf("study-curator");
  await site.withPage({ javaScriptEnabled: false }, async (page) => {
    await signIn(page, site.origin, "study-curator");
    await page.goto(section(code, "identity"));
    await page.getByRole("button", { name: "J’ai lu, c’est juste" }).first().click();
    await page.waitForURL(/done=read/);
    assert.equal((await site.house.studies.draft(actor, code)).provenance["title.fr"]?.curated, true);
    await page.fill("[name='acronym']", "LA NÔTRE");
    await goOn(page, /\/edit\/subject/);

    await saying("AUTRE");
    await page.goto(section(code, "identity"));
    const difference = page.getByRole("group", { name: /^Écart avec/ });
    assert.match(await difference.innerText(), /AUTRE/);
    // What is typed beside is not lost by the decision.
    await page.fill("[name='publicTitle.en']", "Eating less sugar");
    await difference.getByRole("button", { name: "Garder la nôtre" }).click();
    await page.waitForURL(/done=/);
    const kept = await site.house.studies.draft(actor, code);
    assert.deepEqual([kept.content.acronym, kept.content.publicTitle.en, kept.divergences.length], ["LA NÔTRE", "Eating less sugar", 0]);

    await saying("ENCORE");
    await page.goto(section(code, "identity"));
    await difference.filter({ hasText: "ENCORE" }).getByRole("button", { name: "Prendre la valeur du registre" }).click();
    await page.waitForURL(/done=/);
    assert.equal(await page.inputValue("[name='acronym']"), "ENCORE");
    assert.equal((await site.house.studies.draft(actor, code)).provenance["acronym"]?.source, "nct:NCT01234567");
  });
});

test("no accessibility violation on the pages of curators", async () => {
  await site.withPage({ viewport: { width: 360, height: 800 } }, async (page) => {
    await signIn(page, site.origin, "study-curator");
    assert.deepEqual(await faultsOf(page, site.origin, ["/studies/curation?queue=all", "/studies/imports", "/studies/duplicates", "/studies/vocabularies"]), []);
  });
});
