import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { demonstrationFiguresClock, addShippedFigures } from "../src/app/figures.ts";
import { demonstrationGraph, demonstrationUnit } from "../src/app/demonstration/graph.ts";
import { communes } from "../src/modules/directory/index.ts";
import { faultsHere, faultsOf, openAccount, openSite, overflowOf, signIn, type Site } from "./support/site.ts";

const pages = ["/year/2024", "/year/2024?region=84&lang=en", "/year/2024?region=06", "/year/2023", "/year/2024?with=2023", "/year/2024/figures/units-in-priority-programmes", "/year/2024/figures/transition-referents?lang=en", "/year/2024/figures/transition-referents/card"];
/** The whole site as a reader with large text walks it. */
const walked = ["/", "/actions", "/actions/48", "/indicators", "/indicators/3", "/resources", "/contract", "/search?q=cohorte", "/lab", "/lab/map", "/help", "/sign-in", "/organisations/180036048", `/structures/${demonstrationUnit}`, ...pages];

let site: Site;
before(async () => {
  site = await openSite({ demonstration: false });
  for (const delivery of demonstrationGraph()) await site.house.directory.deliver({ accountId: null, name: "Démonstration" }, delivery);
  await addShippedFigures(site.house, demonstrationFiguresClock);
  await openAccount(site.house, "steering-office");
  await openAccount(site.house, "validator");
});
after(() => site?.close());

for (const [name, options] of [
  ["light and wide", { colorScheme: "light", viewport: { width: 1280, height: 900 } }],
  ["dark", { colorScheme: "dark", viewport: { width: 1280, height: 900 } }],
  ["phone", { colorScheme: "light", viewport: { width: 360, height: 740 } }],
] as const) {
  test(`the year in figures: no accessibility violation, no error in the console, nothing wider than the screen: ${name}`, async () => {
    await site.withPage(options, async (page) => assert.deepEqual(await faultsOf(page, site.origin, pages, name === "dark" ? "colours" : "all"), []));
  });
}

test("/year goes to the latest year; a year without figures names those that have some", async () => {
  assert.equal((await site.server.inject("/year?region=84")).headers.location, "/year/2024?region=84");
  const missing = await site.server.inject("/year/2023");
  assert.equal(missing.statusCode, 404);
  assert.match(missing.body, /Aucun chiffre n’est enregistré pour 2023/);
  assert.match(missing.body, /<a href="\/year\/2024">2024<\/a>/);
  assert.match((await site.server.inject("/year/2024?with=2023")).body, /L’année 2023 n’a pas de chiffres ici/);
  for (const address of ["/year/abcd", "/year/2024/figures/nothing", "/year/2024/figures/nothing/card", "/exports/year/2023.csv", "/exports/year/abc.json", "/api/v1/year/2023/figures"]) assert.ok([404, 422].includes((await site.server.inject(address)).statusCode), address);
});

test("every figure is on the page once by itself or as a part, with a page of its own", async () => {
  const { body } = await site.server.inject("/year/2024");
  const links = new Set([...body.matchAll(/href="(\/year\/2024\/figures\/[a-z0-9-]+)"/g)].map((match) => match[1] ?? ""));
  assert.equal(links.size, 38);
  for (const link of links) assert.equal((await site.server.inject(link)).statusCode, 200, link);
  assert.match(body, /6,53\u202f%/);
  assert.match(body, /2\u202f485/);
  assert.match(body, /Plus de/);
});

test("a region: the same counts as the graph holds, worked out a second way; remembered, set aside once, forgotten", async () => {
  const answer = await site.server.inject("/api/v1/year/2024/figures?region=84");
  const { region } = answer.json() as { region: { structures: number; towns: { code: string; structures: number }[]; demonstration: boolean; on: string } };
  assert.equal(region.on, "2024-12-31");
  assert.equal(region.demonstration, true);
  assert.ok(region.structures > 0);
  assert.equal(region.towns.reduce((sum, town) => sum + town.structures, 0), region.structures, "each has one address");
  const { directory } = site.house;
  const institute = await directory.find("siren:180036048", "organisation");
  const inRegion = new Set<string>();
  for (const field of ["co-supervision", "participation"]) {
    for (const relation of await directory.relations({ object: institute?.ref.id ?? "", fields: [field], on: "2024-12-31" as never })) {
      const record = await directory.record(relation.subject.id, "2024-12-31" as never);
      const address = record?.fields["address"]?.current[0]?.value as { regionCode?: string } | undefined;
      const closed = record?.closed?.day;
      // Delegations and thematic institutes run the institute: they are not structures that do research.
      const type = record?.fields["structure-type"]?.current[0]?.value;
      if (address?.regionCode === "84" && type !== "delegation" && type !== "thematic-institute" && (closed === undefined || closed > "2024-12-31")) inRegion.add(relation.subject.id);
    }
  }
  assert.equal(region.structures, inRegion.size);
  assert.ok(region.towns.every((town) => communes().byCode.has(town.code)));
  const remembered = await site.server.inject("/year/2024?my-region=84");
  assert.match(String(remembered.headers["set-cookie"]), /my-region=84/);
  const cookie = { cookie: "my-region=84" };
  assert.match((await site.server.inject({ url: "/year/2024", headers: cookie })).body, /<h2[^>]*>Auvergne-Rhône-Alpes/);
  assert.doesNotMatch((await site.server.inject({ url: "/year/2024?region=national", headers: cookie })).body, /<h2[^>]*>Auvergne-Rhône-Alpes/);
  assert.match(String((await site.server.inject({ url: "/year/2024?my-region=none", headers: cookie })).headers["set-cookie"]), /my-region=;/);
});

test("made-up structures bear the band, published figures alone do not", async () => {
  assert.doesNotMatch((await site.server.inject("/year/2024")).body, /class="band"/);
  assert.match((await site.server.inject("/year/2024?region=84")).body, /class="band"/);
});

test("the card alone may be framed: every other page of the site refuses", async () => {
  const card = await site.server.inject("/year/2024/figures/transition-referents/card?lang=en");
  assert.match(String(card.headers["content-security-policy"]), /frame-ancestors \*/);
  assert.equal(card.headers["x-frame-options"], undefined);
  assert.match(card.body, /<html lang="en">/);
  assert.match(card.body, /<title>[^<]+2024<\/title>/);
  assert.match(card.body, /href="\/year\/2024\/figures\/transition-referents"/);
  assert.doesNotMatch(card.body, /<script/);
  const svg = await site.server.inject("/year/2024/figures/transition-referents/card.svg?scheme=dark");
  assert.match(String(svg.headers["content-type"]), /image\/svg\+xml/);
  assert.match(svg.body, /<title id="t">[^<]+<\/title><desc/);
  for (const path of ["/", "/year/2024", "/year/2024/figures/transition-referents", "/sign-in", "/year/2024/figures/nothing/card", "/api/v1/oembed?url=/year/2024/figures/transition-referents"]) {
    const { headers } = await site.server.inject(path);
    assert.match(String(headers["content-security-policy"]), /frame-ancestors 'none'/, path);
    assert.equal(headers["x-frame-options"], "DENY", path);
  }
});

test("another site shows the card in its page, and no other page of ours", async () => {
  const elsewhere = createServer((_request, answer) => {
    answer.setHeader("content-type", "text/html").end(`<iframe id="card" src="${site.origin}/year/2024/figures/carbon-footprints/card?lang=fr"></iframe><iframe id="other" src="${site.origin}/about"></iframe>`);
  });
  await new Promise<void>((resolve) => { elsewhere.listen(0, "127.0.0.1", resolve); });
  await site.withPage({}, async (page) => {
    await page.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`, { waitUntil: "networkidle" });
    assert.match(await page.frameLocator("#card").locator("main").innerText(), /40\s*bilans carbone/);
    assert.equal(await page.frameLocator("#other").locator("main").count(), 0);
  });
  elsewhere.closeAllConnections();
  elsewhere.close();
});

test("oEmbed: the card by its address, in the size asked for; another address, another format are refused", async () => {
  const ask = (query: string) => site.server.inject(`/api/v1/oembed?${query}`);
  const answer = await ask(`url=${encodeURIComponent("/year/2024/figures/carbon-footprints")}&maxwidth=300`);
  const { html, type, version, width, height } = answer.json() as Record<string, unknown>;
  assert.deepEqual([type, version, width, height], ["rich", "1.0", 300, 240]);
  assert.match(String(html), /^<iframe src="\/year\/2024\/figures\/carbon-footprints\/card\?lang=fr" title="Bilans carbone" width="300" height="240"/);
  assert.equal((await ask(`url=${encodeURIComponent("https://elsewhere.example/year/2024/figures/carbon-footprints")}`)).statusCode, 404);
  assert.equal((await ask("url=/about")).statusCode, 404);
  assert.equal((await ask("url=/year/2024/figures/carbon-footprints&format=xml")).statusCode, 501);
});

test("exports and API carry all 38 figures, shares as shares", async () => {
  const csv = (await site.server.inject("/exports/year/2024.csv?lang=fr")).body;
  assert.equal(csv.trim().split("\n").length, 39);
  assert.equal((await site.server.inject("/exports/year/2024.ods")).statusCode, 200);
  const { figures } = (await site.server.inject("/api/v1/year/2024/figures")).json() as { figures: { code: string; value: number; source: { line: number } }[] };
  assert.equal(figures.length, 38);
  assert.deepEqual(figures.filter((one) => one.code === "disability-employment-rate").map((one) => [one.value, one.source.line]), [[0.0653, 102]]);
});

test("the page prints on one sheet", async () => {
  await site.withPage({}, async (page) => {
    for (const language of ["fr", "en"]) {
      await page.goto(`${site.origin}/year/2024?lang=${language}`);
      assert.equal((await page.pdf({ preferCSSPageSize: true })).toString("latin1").match(/\/Type\s*\/Page\b/g)?.length, 1, language);
    }
  });
});

test("text size without script: larger at each step, remembered on every page, and back", async () => {
  await site.withPage({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } }, async (page) => {
    const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
    await page.goto(`${site.origin}/year/2024?region=84`);
    assert.equal(await size(), 16);
    for (const [step, expected] of [[2, 20], [3, 24], [4, 32]] as const) {
      await page.getByRole("link", { name: "Texte plus grand" }).first().click();
      await page.waitForURL(`**/*text-size=${step}`);
      assert.equal(await size(), expected);
      assert.match(page.url(), /region=84/);
    }
    await page.goto(`${site.origin}/help`);
    assert.equal(await size(), 32);
    await page.getByRole("link", { name: "Texte plus petit" }).click();
    await page.waitForURL("**/help?text-size=3");
    assert.equal(await size(), 24);
  });
});

test("text size with script: at once, without asking for the page again, and still there on the next", async () => {
  await site.withPage({}, async (page) => {
    await page.goto(`${site.origin}/year/2024`);
    let asked = 0;
    page.on("request", () => { asked += 1; });
    await page.getByRole("link", { name: "Texte plus grand" }).first().click();
    await page.getByRole("link", { name: "Texte plus grand" }).last().click();
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), "24px");
    assert.equal(asked, 0);
    assert.deepEqual(await page.locator(".text-size-now").allInnerTexts(), ["150\u202f%", "150\u202f%"]);
    await page.goto(`${site.origin}/about`);
    assert.equal(await page.locator("html").getAttribute("class"), "text-3");
    await page.evaluate(() => { document.cookie = "text-size=; path=/; max-age=0"; });
  });
});

for (const step of [3, 4]) {
  test(`text at ${step === 3 ? 150 : 200} %: nothing is wider than a screen of 360 px, on any page`, async () => {
    await site.withPage({ viewport: { width: 360, height: 740 } }, async (page) => {
      await page.goto(`${site.origin}/about?text-size=${step}`);
      const wide: string[] = [];
      for (const path of walked) {
        await page.goto(`${site.origin}${path}`);
        const overflow = await overflowOf(page);
        if (overflow > 0) wide.push(`${path}: ${overflow} px`);
      }
      assert.deepEqual(wide, []);
    });
  });
}

test("entry by hand: refused to others; faults all at once with what was typed kept; two writers see each other; nothing is lost", async () => {
  await site.withPage({}, async (page) => {
    await signIn(page, site.origin, "validator");
    for (const path of ["/year/edit", "/year/edit/new", "/year/2024/figures/carbon-footprints/edit"]) assert.equal((await page.goto(`${site.origin}${path}`))?.status(), 403, path);
  });
  await site.withPage({}, async (page) => {
    await signIn(page, site.origin, "steering-office");
    await page.goto(`${site.origin}/year/2024/figures/carbon-footprints/edit`);
    assert.deepEqual(await faultsHere(page, "edit"), []);
    const second = await page.context().newPage();
    await second.goto(page.url());
    await page.fill("#field-value", "quarante");
    await page.fill("#field-source_day", "hier");
    await page.fill("#field-note_fr", "");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    assert.equal(await page.locator("#error-summary li").count(), 3);
    assert.equal(await page.inputValue("#field-value"), "quarante");
    assert.deepEqual(await faultsHere(page, "edit with faults"), []);
    await page.fill("#field-value", "43");
    await page.fill("#field-source_title", "Bilan 2024 consolidé");
    await page.fill("#field-source_day", "2025-06");
    await page.fill("#field-note_fr", "Faits avec le même outil.");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    assert.match(page.url(), /\/carbon-footprints$/);
    const text = await page.locator("main").innerText();
    assert.match(text, /43\s+bilans carbone/);
    assert.match(text, /Une source dit autre chose/);
    assert.equal(await page.locator("main table").first().locator("tbody tr").count(), 2);

    await second.fill("#field-value", "44");
    await second.getByRole("button", { name: "Enregistrer" }).click();
    assert.match(await second.locator("main").innerText(), /Quelqu’un a écrit ce chiffre entre-temps/);
    assert.equal(await second.inputValue("#field-value"), "44");
    assert.deepEqual(await faultsHere(second, "edit meanwhile"), []);
    await second.getByRole("button", { name: "Enregistrer" }).click();
    assert.match(await second.locator("main").innerText(), /44\s+bilans carbone/);
    await second.getByRole("link", { name: "Corriger ce chiffre" }).click();
    await second.getByRole("button", { name: /Revenir/ }).click();
    assert.match(await second.locator(".year-number").innerText(), /40\s+bilans carbone/);
    assert.equal(await second.locator("main table").first().locator("tbody tr").count(), 4, "40, 43, 44, and the word given back");
    await second.goto(`${site.origin}/year/edit`);
    assert.deepEqual(await faultsHere(second, "list"), []);
    await second.setInputFiles("#field-file", { name: "faux.json", mimeType: "application/json", buffer: Buffer.from("{}") });
    await second.getByRole("button", { name: "Importer" }).click();
    assert.ok((await second.locator("#error-summary li").count()) >= 5);
    await second.goto(`${site.origin}/year/edit/new`);
    assert.deepEqual(await faultsHere(second, "new"), []);
  });
});
