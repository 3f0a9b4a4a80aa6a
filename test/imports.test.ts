import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { faultsHere, faultsOf, openAccount, openSite, signIn, type Site } from "./support/site.ts";

let site: Site;

before(async () => {
  site = await openSite({ demonstration: true });
  await openAccount(site.house, "directory-office");
});
after(() => site?.close());

const rows = [
  "Matricule;Nom;Prénom;ORCID;Unité;Fonction;Quotité;Date de début;Date de fin",
  "T100;Martelet;Ondine;;U9101;Chercheuse;100 %;01/09/2023;",
  "T101;Passavoine;Loup;;UMR_S 9110;Ingénieur;80 %;01/02/2024;31/12/9999",
  "T102;Verdenoix;Iris;;U 4999;Jardinière;100 %;31/02/2024;",
].join("\n");

test("an export is checked, taken in, its rejected row corrected and replayed", async () => {
  const { origin, withPage, house } = site;
  await withPage({}, async (page) => {
    await signIn(page, origin, "directory-office");
    await page.goto(`${origin}/directory/imports`);
    await page.setInputFiles("input[name=file]", { name: "personnels.csv", mimeType: "text/csv", buffer: Buffer.from(rows) });
    await page.selectOption("select[name=mapping]", "staff");
    await page.fill("input[name=observedOn]", "2025-03-20");
    await page.locator("button[value=check]").click();
    assert.match(await page.locator("main").innerText(), /3\slignes lues.*2 à prendre, 1 à rejeter/s);
    assert.equal((await house.feeds.imports(1, 10)).total, 0, "checking keeps nothing");
    assert.deepEqual(await faultsHere(page, "checked export"), []);

    // The checked file need not be chosen again.
    await page.locator("main form button[value=record]").first().click();
    assert.match(await page.locator("main").innerText(), /2 prises, 1 rejetées/);
    assert.deepEqual(await faultsHere(page, "export taken in"), []);
    await page.locator("main .notice a", { hasText: "Lignes rejetées" }).click();
    assert.match(await page.locator("main").innerText(), /U 4999.*Jardinière.*31\/02\/2024/s);
    await page.locator("main table a", { hasText: "Corriger" }).click();
    assert.equal(await page.locator("[aria-invalid=true]").count(), 3);
    assert.deepEqual(await faultsHere(page, "a rejected row"), []);

    await page.fill("input[name=c-unit]", "CIC 9801");
    await page.fill("input[name=c-role]", "Technicienne");
    await page.locator("button", { hasText: "Corriger et rejouer" }).click();
    assert.match(await page.locator("#error-summary").innerText(), /31\/02\/2024/);
    assert.equal(await page.inputValue("input[name=c-unit]"), "CIC 9801", "what was written stays");
    await page.fill("input[name=c-start]", "29/02/2024");
    await page.locator("button", { hasText: "Corriger et rejouer" }).click();
    assert.match(await page.locator("main").innerText(), /Corrigée/);
    assert.doesNotMatch(await page.locator("main").innerText(), /Verdenoix/, "private cells are gone once settled");
    assert.deepEqual(await faultsHere(page, "a corrected row"), []);
  });
  const unit = await house.directory.find("cic9801", "structure") ?? await house.directory.find("label:CIC 9801", "structure");
  assert.ok(unit !== null);
  const members = await house.directory.relations({ subject: unit.ref.id, fields: ["member"] });
  assert.ok(members.some((one) => one.object.name === "Iris Verdenoix"));
});

test("a file that cannot be read is refused whole, in the form", async () => {
  const { origin, withPage } = site;
  await withPage({}, async (page) => {
    await signIn(page, origin, "directory-office");
    await page.goto(`${origin}/directory/imports?lang=en`);
    await page.setInputFiles("input[name=file]", { name: "wrong.csv", mimeType: "text/csv", buffer: Buffer.from("Colour;Shape\nred;round") });
    await page.selectOption("select[name=mapping]", "budget-lines");
    await page.locator("button[value=check]").click();
    assert.match(await page.locator("#error-summary").innerText(), /column “N° de ligne.*is missing/);
    assert.deepEqual(await faultsHere(page, "refused file"), []);
  });
});

test("the pages hold at 360 and 1600 pixels, light and dark, for axe and in width", async () => {
  const { origin, withPage, house } = site;
  const delivery = (await house.directory.deliveries(1))[0]?.deliveryId ?? "";
  for (const [width, colorScheme] of [[360, "dark"], [1600, "light"]] as const) {
    await withPage({ viewport: { width, height: 900 }, colorScheme }, async (page) => {
      await signIn(page, origin, "directory-office");
      assert.deepEqual(await faultsOf(page, origin, ["/directory/imports", `/directory/imports/${delivery}`, "/directory/rejected", "/directory/rejected?status=all&sort=line&direction=descending", "/directory/imports?lang=en"]), []);
    });
  }
});
