import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { faultsOf, openAccount, openSite, signIn, type Site } from "./support/site.ts";

let site: Site;

before(async () => {
  site = await openSite({ demonstration: true });
  await openAccount(site.house, "steering-office");
});
after(() => site?.close());

const pages = ["/evaluation", "/evaluation/recommendations/1", "/evaluation/recommendations/new", "/evaluation/recommendations/2/edit?lang=en", "/evaluation/recommendations/3/withdraw"];

for (const [name, options] of [
  ["light and wide", { colorScheme: "light", viewport: { width: 1280, height: 900 } }],
  ["dark phone", { colorScheme: "dark", viewport: { width: 360, height: 740 } }],
] as const) {
  test(`evaluation, signed in: nothing wrong to axe, nothing too wide: ${name}`, async () => {
    await site.withPage(options, async (page) => {
      await signIn(page, site.origin, "steering-office");
      assert.deepEqual(await faultsOf(page, site.origin, pages), []);
    });
  });
}

test("two people change one recommendation: the second sees both texts, and merges", async () => {
  await site.withPage({}, async (first) => {
    await signIn(first, site.origin, "steering-office");
    await first.goto(`${site.origin}/evaluation/recommendations/2/edit`);
    await site.withPage({}, async (second) => {
      await signIn(second, site.origin, "steering-office");
      await second.goto(`${site.origin}/evaluation/recommendations/2/edit`);
      await second.fill("textarea[name=text_fr]", "Texte du second, arrivé d’abord.");
      await second.fill("input[name=reason]", "précision");
      await second.locator("main form button").first().click();
      await second.waitForURL(/recommendations\/2$/);
    });
    await first.fill("textarea[name=text_fr]", "Texte du premier.");
    await first.fill("input[name=reason]", "coquille");
    await first.locator("main form button").first().click();
    const shown = await first.locator("main").innerText();
    assert.match(shown, /Texte du second, arrivé d’abord\./);
    assert.equal(await first.inputValue("textarea[name=text_fr]"), "Texte du premier.");
    await first.locator("main form button").first().click();
    await first.waitForURL(/recommendations\/2$/);
    assert.match(await first.locator("main").innerText(), /Texte du premier\.[^]*Texte du second/);
  });
});

test("a follow-up: what is missing is said at once and what was typed is kept; then milestone and review are on the page", async () => {
  await site.withPage({}, async (page) => {
    await signIn(page, site.origin, "steering-office");
    await page.goto(`${site.origin}/evaluation/recommendations/3`);
    const milestone = page.locator("form:has(input[name=act][value=milestone])");
    await milestone.locator("input[name=title]").fill("Enquête lancée");
    await milestone.locator("button").click();
    assert.match(await page.locator("#error-summary").innerText(), /donnez un jour/);
    assert.equal(await page.locator("form:has(input[name=act][value=milestone]) input[name=title]").inputValue(), "Enquête lancée");
    await page.locator("form:has(input[name=act][value=milestone]) input[name=due]").fill("2027-12-01");
    await page.locator("form:has(input[name=act][value=milestone]) button").click();
    await page.waitForURL(/#follow-up$/);
    const review = page.locator("form:has(input[name=act][value=review])");
    await review.locator("select[name=state]").selectOption("on-track");
    await review.locator("input[name=confidence]").fill("70");
    await review.locator("textarea[name=synthesis]").fill("Le questionnaire est prêt.");
    await review.locator("button").click();
    await page.waitForURL(/#follow-up$/);
    assert.match(await page.locator("main").innerText(), /Enquête lancée[^]*Le questionnaire est prêt\./);
  });
});
