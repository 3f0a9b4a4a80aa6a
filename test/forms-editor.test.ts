import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { shippedForms } from "../src/modules/consultations/index.ts";
import { faultsHere, faultsOf, openAccount, openSite, signIn, type Site } from "./support/site.ts";

let site: Site;

before(async () => {
  site = await openSite({ demonstration: false });
  await site.house.forms.putShipped(shippedForms);
  await openAccount(site.house, "consultation-office");
});
after(() => site?.close());

const shipped = "/consultations/forms/self-evaluation-2019-2023";

test("the editor of forms: a form is begun, written in both languages, previewed and saved, without JavaScript", async () => {
  const { origin, withPage } = site;
  await withPage({ javaScriptEnabled: false }, async (page) => {
    await signIn(page, origin, "consultation-office");
    await page.goto(`${origin}/consultations/forms`);
    await page.fill("input[name=code]", "Not a code");
    await page.getByRole("button", { name: "Commencer" }).click();
    assert.match(await page.locator("#error-summary").innerText(), /ne convient pas/);
    await page.fill("input[name=code]", "coffee-2025");
    await page.fill("input[name=titleFr]", "Le café");
    await page.fill("input[name=titleEn]", "Coffee");
    await page.getByRole("button", { name: "Commencer" }).click();

    await page.getByRole("button", { name: "Ajouter un axe" }).click();
    await page.fill('textarea[name="title.fr"]', "La salle");
    await page.fill('textarea[name="title.en"]', "The room");
    await page.check('input[name=objectives][value="6"]');
    await page.locator("main form button.button-main").click();

    await page.locator('[id="axes.0.sections.0"] .form-part-head a', { hasText: "Modifier" }).click();
    await page.fill('textarea[name="title.fr"]', "Au quotidien");
    await page.fill('textarea[name="title.en"]', "Every day");
    await page.locator("main form button.button-main").click();

    await page.locator('[id="axes.0.sections.0"] select[name=what]').selectOption("single");
    await page.locator('[id="axes.0.sections.0"]').getByRole("button", { name: "Ajouter" }).click();
    await page.fill('textarea[name="label.fr"]', "Buvez-vous du café\u202f?");
    await page.locator("main form button.button-main").click();
    assert.match(await page.locator("main").innerText(), /Le texte en anglais manque/);
    assert.equal(await page.inputValue('textarea[name="label.fr"]'), "Buvez-vous du café\u202f?");
    await page.fill('textarea[name="label.en"]', "Do you drink coffee?");
    for (const [index, [fr, en]] of [["Oui", "Yes"], ["Non", "No"]].entries()) {
      await page.fill(`input[name="options.${index}.fr"]`, fr ?? "");
      await page.fill(`input[name="options.${index}.en"]`, en ?? "");
    }
    await page.locator("main form button.button-main").click();

    await page.locator('[id="axes.0.sections.0"] select[name=what]').selectOption("number");
    await page.locator('[id="axes.0.sections.0"]').getByRole("button", { name: "Ajouter" }).click();
    await page.fill('textarea[name="label.fr"]', "Combien de tasses par jour\u202f?");
    await page.fill('textarea[name="label.en"]', "How many cups a day?");
    await page.fill("input[name=most]", "20");
    await page.fill("input[name=bands]", "0 3 6");
    await page.check('input[name="when.mode"][value="all"]');
    await page.locator("summary", { hasText: "Buvez-vous du café" }).click();
    await page.check('input[name="when.question-1.one-of"][value="yes"]');
    await page.locator("main form button.button-main").click();
    assert.match(await page.locator("main").innerText(), /Rien à corriger/);
    assert.match(await page.locator("main").innerText(), /Si vous avez répondu «\u202fOui\u202f» à la question 1/);

    // Removed, and taken back.
    await page.locator('[id="axes.0.sections.0.questions.1"]').getByRole("button", { name: /Retirer/ }).click();
    assert.equal(await page.locator(".form-questions li").count(), 1);
    await page.getByRole("button", { name: "Annuler le dernier changement" }).click();
    assert.equal(await page.locator(".form-questions li").count(), 2);
    await page.locator('[id="axes.0.sections.0.questions.0"]').getByRole("button", { name: /Descendre/ }).click();
    assert.match(await page.locator("main").innerText(), /une condition ne regarde que ce qui précède/);
    await page.locator('[id="axes.0.sections.0.questions.1"]').getByRole("button", { name: /Monter/ }).click();

    await page.getByRole("link", { name: "Aperçu" }).click();
    await page.check('input[name="q.question-1"][value="yes"]');
    await page.fill('input[name="q.question-2"]', "beaucoup");
    await page.getByRole("button", { name: "Vérifier ces réponses" }).click();
    assert.match(await page.locator("#error-summary").innerText(), /Question 2/);
    assert.equal(await page.inputValue('input[name="q.question-2"]'), "beaucoup");
    await page.fill('input[name="q.question-2"]', "4");
    await page.getByRole("button", { name: "Vérifier ces réponses" }).click();
    assert.match(await page.locator("main").innerText(), /seraient acceptées/);

    await page.goto(`${origin}/consultations/forms/coffee-2025/draft`);
    await page.getByRole("button", { name: "Enregistrer comme version" }).click();
    assert.match(await page.locator("main").innerText(), /Nouvelle version enregistrée/);
    const saved = await site.house.forms.find("coffee-2025");
    assert.deepEqual(saved?.axes[0]?.objectives, ["6"]);
    assert.deepEqual(saved?.axes[0]?.sections[0]?.questions[1]?.when, { question: "question-1", oneOf: ["yes"] });
  });
});

test("JSON comes in where it is sound, and says what is wrong where it is not", async () => {
  const { origin, withPage } = site;
  await withPage({ javaScriptEnabled: false }, async (page) => {
    await signIn(page, origin, "consultation-office");
    const json = await (await page.request.get(`${origin}${shipped}/form.json`)).text();
    await page.goto(`${origin}/consultations/forms`);
    await page.fill("textarea[name=json]", "{");
    await page.getByRole("button", { name: "Reprendre", exact: true }).click();
    assert.match(await page.locator("#error-summary").innerText(), /n’est pas du JSON/);
    // Typed by keys, a text of this size takes the browser seconds.
    const paste = (text: string) => page.locator("textarea[name=json]").evaluate((box, value) => { (box as HTMLTextAreaElement).value = value; }, text);
    await paste(json.replace('"kind": "scale"', '"kind": "colour"'));
    await page.getByRole("button", { name: "Reprendre", exact: true }).click();
    assert.match(await page.locator("#error-summary").innerText(), /axes\.0\.sections\.0\.questions\.0/);
    await paste(json.replaceAll("self-evaluation-2019-2023", "copied"));
    await page.getByRole("button", { name: "Reprendre", exact: true }).click();
    await page.waitForURL(/copied\/draft/);
    assert.match(await page.locator("main").innerText(), /Rien à corriger/);
    await page.goto(`${origin}/consultations/forms`);
    await paste(json.replaceAll("self-evaluation-2019-2023", "odd").replace('"low": 1', '"low": -9007199254740991').replace('"fr": "', '"fr": "\\u0000\\ud800'));
    await page.getByRole("button", { name: "Reprendre", exact: true }).click();
    await page.waitForURL(/odd\/draft/);
    assert.match(await page.locator("main").innerText(), /signes qui ne sont pas de l’écriture/);
    await page.goto(`${origin}/consultations/forms/odd`);
    await page.fill("input[name=code]", "Odd Two");
    await page.getByRole("button", { name: "Copier" }).click();
    assert.equal(await page.inputValue('form[action$="/copy"] input[name=code]'), "Odd Two", "a refused copy is still a copy");
    await page.goto(`${origin}/consultations/forms/odd/preview?draft=yes`);
    assert.ok(await page.locator(".question-scale").count() > 0, "a scale without end takes nothing down");
  });
});

test("two write at once: what one typed is shown again, over what it was typed for", async () => {
  const { origin, withPage } = site;
  await withPage({ javaScriptEnabled: false }, async (page) => {
    await signIn(page, origin, "consultation-office");
    await page.goto(`${origin}${shipped}`);
    await page.getByRole("button", { name: "Modifier" }).click();
    await page.goto(`${origin}${shipped}/draft/part?at=axes.0.sections.0.questions.1`);
    const code = await page.inputValue("input[name=code]");
    await page.fill('textarea[name="label.fr"]', "Ma question");
    const other = await page.context().newPage();
    await other.goto(`${origin}${shipped}/draft`);
    await other.locator('[id="axes.0.sections.0.questions.1"]').getByRole("button", { name: /Monter/ }).click();
    await page.locator("main form button.button-main").click();
    assert.match(await page.locator("#error-summary").innerText(), /entre-temps/);
    assert.equal(await page.inputValue('textarea[name="label.fr"]'), "Ma question");
    await page.locator("main form button.button-main").click();
    const questions = (await site.house.forms.draft("self-evaluation-2019-2023"))?.form.axes[0]?.sections[0]?.questions ?? [];
    assert.deepEqual(questions.slice(0, 2).map((one) => [one.code === code, one.label.fr === "Ma question"]), [[true, true], [false, false]]);
  });
});

test("forms by the API: read, saved, refused with every fault, closed to others", async () => {
  const { origin, withPage } = site;
  assert.equal((await fetch(`${origin}/api/v1/forms`)).status, 401);
  assert.equal((await fetch(`${origin}/api/v1/forms/schema`)).status, 200);
  await withPage({}, async (page) => {
    await signIn(page, origin, "consultation-office");
    const got = await page.request.get(`${origin}/api/v1/forms/self-evaluation-2019-2023`);
    assert.deepEqual(await got.json(), JSON.parse(JSON.stringify(shippedForms[0])));
    assert.equal((await page.request.get(`${origin}/api/v1/forms/none`)).status(), 404);
    assert.equal((await page.request.get(`${origin}/api/v1/forms/self-evaluation-2019-2023?version=99999999999`)).status(), 422);
    await page.goto(`${origin}/consultations/forms?sort=questions&page=7`);
    const headers = { "x-csrf-token": await page.locator("input[name=_csrf]").first().inputValue(), "content-type": "application/json" };
    const put = (data: object) => page.request.put(`${origin}/api/v1/forms/by-api`, { headers, data });
    const form = { ...JSON.parse(JSON.stringify(shippedForms[0])) as object, version: "whatever", code: "another" };
    const saved = await (await put(form)).json() as { readonly code: string; readonly version: number };
    assert.deepEqual([saved.code, saved.version], ["by-api", 1]);
    const refused = await put({ ...form, title: { fr: "a", en: "" }, axes: [] });
    assert.equal(refused.status(), 422);
    assert.deepEqual((await refused.json() as { readonly errors: readonly { readonly code: string }[] }).errors.map(({ code }) => code).sort(), ["consultations.too-few", "consultations.translation-missing"]);
  });
});

test("pages of forms have no fault to axe, wide, on a phone and in the dark", async () => {
  const { origin, withPage } = site;
  const pages = ["/consultations/forms?lang=fr", shipped, `${shipped}/draft`, `${shipped}/draft/part?at=axes.0.sections.0.questions.3`, `${shipped}/draft/part?at=axes.0`, `${shipped}/preview?axis=work&lang=en`, `${shipped}/print`, `${shipped}/compare?from=1&to=1`, `${shipped}/draft/discard`];
  await site.house.forms.edit({ accountId: "00000000-0000-4000-8000-000000000001", name: "Office", roles: [{ role: "consultation-office", perimeter: [] }] }, "self-evaluation-2019-2023");
  const views = [
    [{ viewport: { width: 1600, height: 900 } }, "all"], [{ viewport: { width: 360, height: 740 } }, "layout"], [{ colorScheme: "dark", viewport: { width: 1280, height: 900 } }, "colours"],
  ] as const;
  for (const [options, rules] of views) {
    await withPage(options, async (page) => {
      await signIn(page, origin, "consultation-office");
      assert.deepEqual(await faultsOf(page, origin, pages, rules), []);
      await page.goto(`${origin}${shipped}/preview?lang=fr`);
      await page.getByRole("button", { name: "Vérifier ces réponses" }).click();
      assert.deepEqual(await faultsHere(page, "refused preview", rules), []);
    });
  }
});
