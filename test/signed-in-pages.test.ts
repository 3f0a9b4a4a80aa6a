import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { faultsHere, faultsOf, openAccount, openSite, signIn, type Site } from "./support/site.ts";

let site: Site;

before(async () => {
  site = await openSite({ demonstration: true });
  await openAccount(site.house, "administrator");
  await openAccount(site.house, "steering-office");
  await openAccount(site.house, "indicator-contributor", ["3"]);
  await openAccount(site.house, "validator");
  const created = await site.house.identity.createAccount({ email: "first@example.org", name: "Première Fois", roles: [{ role: "board-member", perimeter: [] }] }, null);
  firstPassword = created.oneTimePassword;
});
after(() => site?.close());

let firstPassword = "";

const propose = 'form[action="/values/propose"] button';

test("a contributor proposes a value and a validator accepts it; it shows on the sheet with its history", async () => {
  const { origin, withPage } = site;
  await withPage({}, async (page) => {
    await signIn(page, origin, "indicator-contributor");
    await page.goto(`${origin}/values`);
    await page.selectOption("select[name=series]", "3.b");
    await page.fill("input[name=period]", "2025");
    await page.fill("input[name=value]", "beaucoup");
    await page.fill("input[name=observedOn]", "2026-02-10");
    await page.fill("input[name=source]", "Enquête des accélérateurs");
    await page.locator(propose).click();
    assert.match(await page.locator("#error-summary").innerText(), /beaucoup/);
    assert.equal(await page.inputValue("input[name=source]"), "Enquête des accélérateurs");
    assert.deepEqual(await faultsHere(page, "refused proposal"), []);
    await page.fill("input[name=value]", "9");
    await page.fill("textarea[name=justification]", "Relevé annuel");
    await page.locator(propose).click();
    await page.waitForURL(/done=proposed/);
    // Not their own proposal to accept.
    assert.equal(await page.locator("tr", { hasText: "Enquête des accélérateurs" }).locator('button[value="accepted"]').count(), 0);
  });
  await withPage({}, async (page) => {
    await signIn(page, origin, "validator");
    await page.goto(`${origin}/values`);
    assert.deepEqual(await faultsHere(page, "a proposal waits"), []);
    await page.locator("tr", { hasText: "Enquête des accélérateurs" }).locator('button[value="accepted"]').click();
    await page.waitForURL(/done=answered/);
    await page.goto(`${origin}/indicators/3.b?on=2026-06-01`);
    await page.locator("summary", { hasText: "Historique" }).click();
    const text = await page.locator("main").innerText();
    assert.match(text, /Enquête des accélérateurs/);
    assert.match(text, /Personne validator/);
  });
});

test("a refusal without a reason says so beside the proposal; another value is accepted with its reason", async () => {
  const { origin, withPage } = site;
  const { house } = site;
  const year = { from: "2025-01-01", until: "2026-01-01" } as Parameters<typeof house.indicators.propose>[1]["period"];
  await house.indicators.propose({ accountId: null, name: "Camille" }, { series: "3.a", period: year, value: 12, state: "provisional", observedOn: house.clock.today(), source: "Relevé", method: null, reason: null });
  await withPage({ javaScriptEnabled: false }, async (page) => {
    await signIn(page, origin, "validator");
    await page.goto(`${origin}/values`);
    const row = page.locator("tr", { hasText: "3.a" });
    await row.locator('button[value="refused"]').click();
    assert.match(page.url(), /\/answer$/);
    assert.match(await page.locator("#error-summary").innerText(), /pourquoi/);
    assert.equal(await row.locator("[aria-invalid=true]").count(), 1);
    await row.locator("input[name=reason]").fill("Une convention comptée deux fois");
    await row.locator("summary").click();
    await row.locator("input[name=value]").fill("onze");
    await row.locator('button[value="accepted-changed"]').click();
    assert.match(await page.locator("#error-summary").innerText(), /onze/);
    assert.equal(await row.locator("input[name=reason]").inputValue(), "Une convention comptée deux fois");
    await row.locator("input[name=value]").fill("11");
    await row.locator('button[value="accepted-changed"]').click();
    await page.waitForURL(/done=answered/);
  });
  const sheet = await house.indicators.sheet("3.a", { on: house.clock.today(), knownOn: null });
  assert.equal(sheet.series[0]?.observations.at(-1)?.value, 11);
});

test("without script: a value is corrected, then withdrawn, each with its reason; an owner's forecast is recorded", async () => {
  const { origin, withPage, house } = site;
  const standing = async () => (await house.indicators.sheet("8.a", { on: house.clock.today(), knownOn: null })).series[0];
  const before = (await standing())?.observations.length ?? 0;
  await withPage({ javaScriptEnabled: false }, async (page) => {
    await signIn(page, origin, "steering-office");
    await page.goto(`${origin}/indicators/8.a`);
    await page.getByRole("link", { name: "Corriger, retirer, prévoir" }).click();
    await page.getByRole("link", { name: "Modifier 2024" }).click();
    const correct = page.locator('form[action$="/correct"]');
    await correct.locator("textarea[name=justification]").fill("Rien");
    await correct.locator("button").click();
    assert.match(await page.locator("#error-summary").innerText(), /déjà enregistrée/, "sent unchanged, it changes nothing");
    await correct.locator("input[name=value]").fill("19,5 M€");
    await correct.locator("button").click();
    await page.waitForURL(/done=corrected/);
    assert.equal((await standing())?.observations.at(-1)?.value, 19_500_000);
    await page.getByRole("link", { name: "Modifier 2024" }).click();
    const withdraw = page.locator('form[action$="/withdraw"]');
    await withdraw.locator("textarea").fill(" ");
    await withdraw.locator("button").click();
    assert.match(await page.locator("#error-summary").innerText(), /pourquoi/);
    await withdraw.locator("textarea").fill("Relevé contesté");
    await withdraw.locator("button").click();
    await page.waitForURL(/done=withdrawn/);
    const forecast = page.locator('form[action$="/forecast"]');
    await forecast.locator("input[name=value]").fill("21 M€");
    await forecast.locator("input[name=confidence]").fill("150");
    await forecast.locator("button").click();
    assert.match(await page.locator("#error-summary").innerText(), /entre 1 et 99/);
    await forecast.locator("input[name=confidence]").fill("70");
    await forecast.locator("button").click();
    await page.waitForURL(/done=forecast/);
  });
  const after = await standing();
  assert.equal(after?.observations.length, before - 1);
  assert.deepEqual([after?.assessment.ownerForecast?.value, after?.assessment.ownerForecast?.confidenceShare], [21_000_000, 0.7]);
});

test("a contributor may forecast their own series, change no value, and touch no other series", async () => {
  const { origin, withPage } = site;
  await withPage({}, async (page) => {
    await signIn(page, origin, "indicator-contributor");
    await page.goto(`${origin}/values/of/3.a`);
    assert.equal(await page.locator('form[action$="/forecast"]').count(), 1);
    assert.equal(await page.getByRole("link", { name: /^Modifier/ }).count(), 0);
    assert.equal((await page.goto(`${origin}/values/of/8.a`))?.status(), 403);
    await page.goto(`${origin}/indicators/8.a`);
    assert.equal(await page.getByRole("link", { name: "Corriger, retirer, prévoir" }).count(), 0);
  });
});

test("a file is checked and recorded through the page; its faults, or its absence, are said in place", async () => {
  const { origin, withPage } = site;
  const file = (text: string) => ({ name: "valeurs.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  const header = "serie;periode;valeur;etat;date_observation;source\n";
  await withPage({}, async (page) => {
    await signIn(page, origin, "steering-office");
    await page.goto(`${origin}/values/import`);
    await page.setInputFiles("input[type=file]", { name: "x.csv", mimeType: "text/csv", buffer: Buffer.alloc(0) });
    await page.locator('button[value="check"]').click();
    assert.match(await page.locator("#error-summary").innerText(), /Choisissez un fichier/);
    await page.setInputFiles("input[type=file]", { name: "x.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from([0, 1, 2, 3, 250]) });
    await page.locator('button[value="check"]').click();
    assert.equal(await page.locator("#error-summary").count(), 1, "a file that is no table");
    await page.setInputFiles("input[type=file]", file(`${header}zz;2023;1;provisoire;2024-02-01;Essai\n3.b;2020;douze;provisoire;2021-02-01;Essai\n`));
    await page.locator('button[value="record"]').click();
    assert.match(await page.locator("main").innerText(), /Rien n’a été enregistré/);
    assert.deepEqual(await faultsHere(page, "faults of a file"), []);
    await page.setInputFiles("input[type=file]", file(`${header}12;2025;5;provisoire;2026-02-01;Essai\n`));
    await page.locator('button[value="record"]').click();
    assert.match(await page.locator("main").innerText(), /1 valeurs? enregistrée/);
  });
});

test("the first password has to be changed before anything else", async () => {
  const { origin, withPage } = site;
  await withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${origin}/sign-in`);
    await page.fill("input[name=email]", "first@example.org");
    await page.fill("input[name=password]", firstPassword);
    await page.locator("main form button[type=submit]").click();
    await page.goto(`${origin}/values`);
    assert.match(page.url(), /\/account/);
    await page.fill("input[name=currentPassword]", firstPassword);
    await page.fill("input[name=newPassword]", "cinq phares dans la brume 38");
    await page.fill("input[name=repeatPassword]", "cinq phares dans la brume 83");
    await page.locator('main form[action="/account"] button').click();
    assert.equal(await page.locator("#error-summary").count(), 1);
    await page.fill("input[name=currentPassword]", firstPassword);
    await page.fill("input[name=newPassword]", "cinq phares dans la brume 38");
    await page.fill("input[name=repeatPassword]", "cinq phares dans la brume 38");
    await page.locator('main form[action="/account"] button').click();
    await page.goto(`${origin}/values`);
    assert.match(page.url(), /\/values$/);
  });
});

test("the audit log: acts of one subject, and a chain that is whole or says where it is not", async () => {
  const { origin, withPage } = site;
  await withPage({}, async (page) => {
    await signIn(page, origin, "administrator");
    await page.goto(`${origin}/audit?check=1`);
    assert.match(await page.locator("main").innerText(), /La chaîne est entière/);
    const all = await page.locator("tbody tr").count();
    await page.locator("tbody tr").first().locator("a").click();
    assert.match(page.url(), /subject=/);
    assert.ok((await page.locator("tbody tr").count()) <= all);
  });
});

for (const [name, options] of [
  ["light", { colorScheme: "light", viewport: { width: 1280, height: 900 } }],
  ["dark phone", { colorScheme: "dark", viewport: { width: 360, height: 740 } }],
] as const) {
  test(`no accessibility violation on signed-in pages: ${name}`, async () => {
    const { origin, withPage, house } = site;
    const [account] = await house.identity.allAccounts();
    const observation = (await house.indicators.sheet("8.a", { on: house.clock.today(), knownOn: null })).series[0]?.observations[0];
    const pages = {
      administrator: ["/accounts", "/accounts/new", `/accounts/${account?.id ?? ""}`, "/account", "/audit?check=1", "/audit?subject=nothing", "/values", "/values/import"],
      "steering-office": ["/values", "/values/import", `/values/of/8.a?value=${observation?.eventId ?? ""}`, "/indicators/8.a?lang=en", "/audit"],
      "indicator-contributor": ["/values?lang=en", "/values/of/3.a", "/values/of/8.a"],
    } as const;
    const faults: string[] = [];
    for (const role of ["administrator", "steering-office", "indicator-contributor"] as const) {
      await withPage(options, async (page) => {
        await signIn(page, origin, role);
        // A refused page is a page too: what the console says of its status is no fault.
        faults.push(...(await faultsOf(page, origin, pages[role])).filter((fault) => !/status of 403/.test(fault)));
      });
    }
    assert.deepEqual(faults, []);
  });
}
