import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { day, type Clock } from "../src/kernel/time/day.ts";
import type { RoleCode } from "../src/modules/identity/index.ts";
import { faultsHere, openSite, password, signIn, type Site } from "./support/site.ts";

let site: Site;
let now = new Date("2025-03-10T09:00:00Z");
/** The year passes as the story goes on. */
const clock: Clock = { now: () => now, today: () => day(now.toISOString().slice(0, 10)) };

before(async () => {
  site = await openSite({ demonstration: false, clock });
  await open("steering-office");
  await open("indicator-contributor", ["3"]);
  await open("validator");
  await open("signatory", ["institute"]);
  await open("signatory", ["state"], "signatory-state");
  await open("board-member");
});
after(() => site?.close());

async function open(role: RoleCode, perimeter: readonly string[] = [], name: string = role): Promise<void> {
  const created = await site.house.identity.createAccount({ email: `${name}@example.org`, name: `Personne ${name}`, roles: [{ role, perimeter: [...perimeter] }] }, null);
  await site.house.identity.changePassword(created.account.id, created.oneTimePassword, password);
}

/** One person at their desk, with a browser of their own. */
function as(who: string, work: (page: Page) => Promise<void>): Promise<void> {
  return site.withPage({}, async (page) => {
    await signIn(page, site.origin, who as RoleCode);
    await page.waitForURL((url) => url.pathname !== "/sign-in");
    await work(page);
  });
}

const go = (page: Page, path: string): Promise<unknown> => page.goto(`${site.origin}${path}`);

async function propose(page: Page, duty: string, value: string, source: string): Promise<void> {
  const form = page.locator(`form[action$="/${duty}"]`);
  const folded = page.locator("details", { has: form });
  if ((await folded.count()) > 0 && (await folded.first().getAttribute("open")) === null) await folded.first().locator("summary").first().click();
  await form.locator("input[name=value]").fill(value);
  await form.locator("input[name=observedOn]").fill("2025-03-05");
  await form.locator("input[name=source]").fill(source);
  await form.locator("button[type=submit]").click();
  await page.waitForURL(/done=proposed/);
}

test("the year of a contract, by five roles: campaign, values, amendment, sealed report, and what changed since", async () => {
  await as("steering-office", async (page) => {
    await go(page, "/campaigns/new?year=2024");
    for (const box of await page.locator("input[name=duties]").all()) if (!((await box.getAttribute("value")) ?? "").startsWith("3.")) await box.uncheck();
    await page.locator('button[value="open"]').click();
    await page.waitForURL(/\/campaigns\/2024/);
    assert.deepEqual(await faultsHere(page, "campaign opened"), []);
  });

  await as("indicator-contributor", async (page) => {
    await go(page, "/my-duties");
    const duties = await page.locator('form[action^="/my-duties/2024/"]').evaluateAll((forms) => forms.map((form) => form.getAttribute("action")?.split("/").at(-1) ?? ""));
    assert.equal(duties.length, 2, duties.join());
    for (const [index, duty] of duties.entries()) await propose(page, duty, ["21", "40"][index] ?? "", "Relevé des accélérateurs");
  });

  await as("validator", async (page) => {
    await go(page, "/values");
    const first = page.locator("tr", { hasText: "3.a" });
    await first.locator("input[name=reason]").fill("Une collaboration est comptée deux fois");
    await first.locator('button[value="refused"]').click();
    await page.waitForURL(/done=answered/);
    const second = page.locator("tr", { hasText: "3.b" });
    await second.locator("summary").click();
    await second.locator("input[name=value]").fill("38");
    await second.locator("input[name=reason]").fill("Deux prototypes étaient de 2023");
    await second.locator('button[value="accepted-changed"]').click();
    await page.waitForURL(/done=answered/);
  });

  await as("indicator-contributor", async (page) => {
    await go(page, "/my-duties");
    assert.match(await page.locator("main").innerText(), /comptée deux fois/);
    const duty = (await page.locator('form[action^="/my-duties/2024/3.a"]').getAttribute("action"))?.split("/").at(-1) ?? "";
    await propose(page, duty, "20", "Relevé des accélérateurs, corrigé");
  });

  await as("validator", async (page) => {
    await go(page, "/values");
    await page.locator("tr", { hasText: "3.a" }).locator('button[value="accepted"]').click();
    await page.waitForURL(/done=answered/);
  });

  await as("steering-office", async (page) => {
    await go(page, "/campaigns/2024");
    assert.match(await page.locator("main").innerText(), /accepté/i);
    assert.deepEqual(await faultsHere(page, "campaign done"), []);
    await go(page, "/amendments/new");
    await page.locator("input[name=reasonKind]").first().check();
    await page.fill("textarea[name=reasonFr]", "Un accélérateur ouvre un an plus tard que prévu");
    await page.locator("main form button[type=submit]").click();
    await page.waitForURL(/\/amendments\/1/);
    await go(page, "/amendments/1/edit/target?code=3.a");
    await page.fill("input[name=value]", "60");
    await page.locator("main form button[type=submit]").click();
    await page.waitForURL((url) => !url.pathname.includes("/edit/target"));
    await go(page, "/amendments/1");
    const text = await page.locator("main").innerText();
    assert.match(text, /70/);
    assert.match(text, /60/);
    now = new Date("2025-03-20T09:00:00Z");
    await page.locator('form[action="/amendments/1/propose"] input[name=inForceFrom]').fill("2025-03-25");
    await page.locator('form[action="/amendments/1/propose"] button').click();
    await page.waitForURL(/\/amendments\/1/);
    assert.deepEqual(await faultsHere(page, "amendment proposed"), []);
  });

  for (const signatory of ["signatory", "signatory-state"]) {
    await as(signatory, async (page) => {
      await go(page, "/amendments/1/sign");
      const side = page.locator("input[name=side]");
      if ((await side.count()) > 0) await side.first().check();
      await page.fill("input[name=password]", password);
      await page.locator('form[action="/amendments/1/sign"] button').click();
      await page.waitForURL(/\/amendments\/1#/);
    });
  }
  const on = async (at: string): Promise<number | null> => (await site.house.contracts.inForce(day(at))).version.number;
  assert.equal(await on("2025-03-24"), 0);
  assert.equal(await on("2025-03-25"), 1);

  now = new Date("2025-03-31T15:00:00Z");
  let draft = "";
  await as("steering-office", async (page) => {
    await go(page, "/indicators/3.a?on=2025-03-31");
    const sheet = await page.locator("main").innerText();
    assert.match(sheet, /70/, "the former target is still shown");
    assert.match(sheet, /60/, "and so is the one in force");
    assert.deepEqual(await faultsHere(page, "sheet with two targets"), []);
    await go(page, "/reports/new?year=2024");
    await page.locator("main form button[type=submit]").click();
    await page.waitForURL(/\/reports\/drafts\//);
    draft = new URL(page.url()).pathname;
    await go(page, `${draft}/sections/overall`);
    await page.fill("textarea[name=fr]", "Une année qui tient ses promesses.\n\n- un avenant\n- deux valeurs");
    await page.fill("textarea[name=en]", "A year that keeps its promises.");
    await page.locator('form[action$="/sections/overall"] button[type=submit]').click();
    await page.waitForURL(/done=1/);
    await go(page, draft);
    await page.locator(`form[action="${draft}/ready"] button`).click();
    await page.waitForURL((url) => url.pathname === draft);
    assert.deepEqual(await faultsHere(page, "draft report"), []);
    // Four eyes: who wrote it does not seal it.
    await go(page, `${draft}/seal`);
    assert.equal(await page.locator(`form[action="${draft}/seal"]`).count(), 0);
  });
  await as("signatory", async (page) => {
    await go(page, `${draft}/seal`);
    assert.deepEqual(await faultsHere(page, "last look before the seal"), []);
    await page.locator(`form[action="${draft}/seal"] button`).click();
    await page.waitForURL(/\/reports\/2024-1/);
    assert.deepEqual(await faultsHere(page, "sealed report"), []);
    // Sealed is not public yet: somebody opens it to everybody, having read what it prints.
    await go(page, "/reports/2024-1/publish");
    assert.deepEqual(await faultsHere(page, "last look before publication"), []);
    await page.locator('form[action="/reports/2024-1/publish"] button').click();
    await page.waitForURL((url) => url.pathname === "/reports/2024-1");
  });
  const rowsOf = (page: Page): Promise<string[]> => page.locator("main tbody tr").allInnerTexts();
  await site.withPage({}, async (page) => {
    await go(page, "/reports/2024-1/changes");
    assert.deepEqual(await rowsOf(page), []);
  });

  now = new Date("2025-04-15T10:00:00Z");
  await as("validator", async (page) => {
    await go(page, "/indicators/3.b");
    await go(page, "/values/of/3.b");
    await page.locator('main a[href*="value="]').first().click();
    const form = page.locator('form[action$="/correct"]');
    await form.locator("input[name=value]").fill("37");
    await form.locator("textarea[name=justification]").fill("Un prototype retiré du marché");
    await form.locator("button[type=submit]").click();
    await page.waitForURL(/done=/);
  });
  await as("board-member", async (page) => {
    await go(page, "/reports/2024-1/changes");
    const rows = await rowsOf(page);
    assert.equal(rows.filter((row) => /38/.test(row) && /37/.test(row)).length, 1, rows.join("\n"));
    assert.deepEqual(rows.filter((row) => !/3\.b/.test(row)), [], "nothing else is listed");
    assert.deepEqual(await faultsHere(page, "changed since the board"), []);
  });
  const { house } = site;
  const verdict = await house.reports.verify("2024-1");
  assert.equal(verdict.ok, true, JSON.stringify(verdict));
});
