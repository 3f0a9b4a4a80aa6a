import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { faultsHere, faultsOf, openAccount, openSite, signIn, type Site } from "./support/site.ts";

let site: Site;

before(async () => {
  site = await openSite({ demonstration: true });
  await openAccount(site.house, "administrator");
  await openAccount(site.house, "steering-office");
  await openAccount(site.house, "indicator-contributor", ["1", "3"]);
});
after(() => site?.close());

for (const [name, options] of [
  ["light", { colorScheme: "light", viewport: { width: 1280, height: 900 } }],
  ["dark phone", { colorScheme: "dark", viewport: { width: 360, height: 740 } }],
] as const) {
  test(`no accessibility violation on the pages of campaigns and absences: ${name}`, async () => {
    const { origin, withPage } = site;
    const pages = {
      "steering-office": ["/campaigns", "/campaigns/2024", "/campaigns/2024?state=excused&lang=en", "/campaigns/2024?indicator=99", "/campaigns/2024/duties/1.france%3A2024-H2", "/campaigns/new?year=2024", "/calendar", "/calendar?from=2030-01-01", "/collection-rules", "/collection-rules/3.a", "/account/absence"],
      "indicator-contributor": ["/my-duties", "/account", "/account/absence?lang=en"],
    } as const;
    const faults: string[] = [];
    for (const role of ["steering-office", "indicator-contributor"] as const) {
      await withPage(options, async (page) => {
        await signIn(page, origin, role);
        faults.push(...(await faultsOf(page, origin, pages[role])));
      });
    }
    assert.deepEqual(faults, []);
  });
}

test("a contributor finds what is asked in place, sends it, and takes it back; the office assigned it", async () => {
  const { origin, withPage, house } = site;
  const contributor = (await house.identity.allAccounts()).find((account) => account.name === "Personne indicator-contributor");
  assert.ok(contributor !== undefined);
  await withPage({}, async (page) => {
    await signIn(page, origin, "steering-office");
    await page.goto(`${origin}/campaigns/2024/duties/1.articles%3A2024-H2`);
    await page.locator("summary", { hasText: "Confier à d’autres" }).click();
    await page.selectOption("#field-owner-duty-reassigned", contributor.id);
    await page.fill("#field-reason-duty-reassigned", "Départ en congé");
    await page.locator("button", { hasText: "Confier à d’autres" }).click();
    await page.waitForURL(/done=1/);
    assert.match(await page.locator("main").innerText(), /Personne indicator-contributor/);
  });
  await withPage({}, async (page) => {
    await signIn(page, origin, "indicator-contributor");
    await page.goto(`${origin}/my-duties`);
    const card = page.locator("article").first();
    assert.match(await card.innerText(), /Articles, 2e semestre 2024/);
    await card.locator("summary").click();
    await card.locator("input[name=value]").fill("beaucoup");
    await card.locator("input[name=source]").fill("Base bibliographique");
    await card.locator("button", { hasText: "Proposer cette valeur" }).click();
    await page.locator("#error-summary").waitFor();
    assert.deepEqual(await faultsHere(page, "refused value of a duty"), []);
    assert.equal(await page.inputValue("#field-source"), "Base bibliographique");
    await page.fill("#field-value", "6 100");
    await page.locator("article").first().locator("button", { hasText: "Proposer cette valeur" }).click();
    await page.waitForURL(/done=proposed/);
    await page.locator("button", { hasText: "Reprendre ma proposition" }).first().click();
    await page.waitForURL(/done=taken-back/);
  });
});
