import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Actor } from "../src/kernel/http/route.ts";
import { humanMetadata, plainMetadata } from "../src/modules/datasets/testing/builders.ts";
import { faultsHere, openSite, password, type Site } from "./support/site.ts";

const reader = { userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0" };
let site: Site;
let codes: { readonly open: string; readonly elsewhere: string; readonly human: string; readonly withdrawn: string };

async function account(role: "researcher" | "data-administrator"): Promise<Actor> {
  const created = await site.house.identity.createAccount({ email: `${role}@example.org`, name: `Personne ${role}`, roles: [{ role, perimeter: [] }] }, null);
  await site.house.identity.changePassword(created.account.id, created.oneTimePassword, password);
  const actor = await site.house.identity.getActor(created.account.id);
  assert.ok(actor !== null);
  return actor;
}

before(async () => {
  site = await openSite({ demonstration: false });
  const { datasets, datasetFiles } = site.house;
  const [researcher, curator] = [await account("researcher"), await account("data-administrator")];
  const declared = async (metadata: ReturnType<typeof plainMetadata>, file: string | null): Promise<string> => {
    const { code, revision } = await datasets.declare(researcher, { subjectKind: metadata.subjectKind });
    await datasets.save(researcher, code, revision, { ...metadata, unit: null });
    if (file !== null) await datasetFiles.files.add(researcher, code, { name: "mesures/sommeil.csv", content: new TextEncoder().encode(file), description: "Une ligne par nuit." });
    await datasetFiles.files.settled();
    if (metadata.subjectKind === "human") await datasets.submit(researcher, code);
    await datasets.publish(metadata.subjectKind === "human" ? curator : researcher, code);
    return code;
  };
  const open = await declared(plainMetadata({ title: { fr: "Durées de sommeil simulées, 2024" }, elsewhere: null }), "nuit,heures\n1,7.5\n2,6.25\n");
  const elsewhere = await declared(plainMetadata(), null);
  const human = await declared(humanMetadata(), null);
  const withdrawn = await declared(plainMetadata({ title: { fr: "Mesures à retirer", en: "Measures to be withdrawn" } }), null);
  await datasets.withdraw(curator, withdrawn, "Capteur mal étalonné.", open);
  codes = { open, elsewhere, human, withdrawn };
});
after(() => site.close());

test("the datasheet of open data: what it is, how to cite it, its files to download, nothing wrong to axe", () => site.withPage(reader, async (page) => {
  await page.goto(`${site.origin}/data/${codes.open}`);
  assert.equal(await page.locator("h1 span[lang=fr]").textContent(), "Durées de sommeil simulées, 2024");
  assert.match(await page.locator("main").innerText(), /Chacun peut télécharger, sans demande ni compte\./u);
  await page.locator("summary", { hasText: "Colonnes de mesures/sommeil.csv" }).click();
  assert.match(await page.locator("#files + .table-box ~ details").first().innerText(), /heures\s+nombre/u);
  assert.match(await page.locator("#cite ~ .work-citation").nth(1).innerText(), /Le Goff, M\. \(\d{4}\)/u);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("a.file-name").click()]);
  assert.equal(download.suggestedFilename(), "sommeil.csv");
  assert.deepEqual(await faultsHere(page, "sheet"), []);
}));

test("data kept in a thematic repository: the sheet leads there by a page that names it", () => site.withPage(reader, async (page) => {
  await page.goto(`${site.origin}/data/${codes.elsewhere}`);
  await page.getByRole("link", { name: "Aller vers Zenodo" }).click();
  assert.match(await page.locator("h1").innerText(), /Vous allez sur Zenodo/u);
  assert.equal(await page.getByRole("link", { name: "Continuer vers Zenodo" }).getAttribute("href"), "https://zenodo.org/records/1234567");
  assert.deepEqual(await faultsHere(page, "elsewhere"), []);
}));

test("data about people are never for download without a request; a withdrawn dataset keeps a page; a draft has none", () => site.withPage({ ...reader, viewport: { width: 360, height: 800 }, colorScheme: "dark" }, async (page) => {
  await page.goto(`${site.origin}/data/${codes.human}?lang=en`);
  assert.equal(await page.locator("a[href$='package.zip']").count(), 0);
  assert.equal(await page.locator("#human").innerText(), "Data about people");
  assert.deepEqual(await faultsHere(page, "human sheet"), []);
  assert.equal((await page.goto(`${site.origin}/data/${codes.withdrawn}?lang=fr`))?.status(), 200);
  assert.match(await page.locator("main").innerText(), /a été retiré[^]*Capteur mal étalonné/u);
  assert.deepEqual(await faultsHere(page, "tombstone"), []);
  assert.equal((await page.goto(`${site.origin}/data/ds-999999`))?.status(), 404);
}));

test("the three Top 10: what was downloaded above is counted, robots and double clicks are not", async () => {
  const { useCounter } = site.house;
  const people = ["192.0.2.1", "192.0.2.2", "192.0.2.3"].map((address) => ({ address, ...reader }));
  for (const visitor of people) {
    for (let again = 0; again < 3; again += 1) useCounter.count("search", [codes.open, codes.elsewhere], { ...visitor, query: "sommeil" });
    useCounter.count("request", [codes.human], visitor);
  }
  useCounter.count("search", [codes.elsewhere], { address: "192.0.2.9", userAgent: "Googlebot/2.1", query: "sommeil" });
  await useCounter.flush();
  await site.withPage(reader, async (page) => {
    await page.goto(`${site.origin}/data/top`);
    const rows = (kind: string): Promise<string[]> => page.locator(`section[aria-labelledby=top-${kind}] tbody tr`).allInnerTexts();
    const counts = async (kind: string): Promise<readonly string[]> => page.locator(`section[aria-labelledby=top-${kind}] .top-count b`).allInnerTexts();
    assert.deepEqual(await counts("search"), ["3", "3"]);
    assert.match((await rows("search")).join(" "), /1\sex æquo[^]*1\sex æquo/u);
    assert.deepEqual(await counts("download"), ["1"]);
    assert.deepEqual(await counts("request"), ["3"]);
    assert.match(await page.locator("#rule ~ dl").innerText(), /Doubles clics/u);
    await page.getByRole("link", { name: "Depuis le début" }).click();
    assert.deepEqual(await counts("request"), ["3"]);
    assert.deepEqual(await faultsHere(page, "top"), []);
  });
});
