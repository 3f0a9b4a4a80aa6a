import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { openTestHouse, startTestServer, type TestServer } from "../src/app/testing/test-house.ts";
import type { House } from "../src/app/house.ts";
import { launchBrowser } from "../src/kernel/testing/browser.ts";

const pages = [
  "/", "/?lang=en&verdict=behind", "/?on=2021-06-30", "/indicators", "/indicators/1", "/indicators/3", "/indicators/8.c", "/indicators/14.a?lang=en", "/indicators/6",
  "/actions", "/actions/48", "/objectives/2", "/priorities/1", "/resources", "/contract", "/contradictions", "/search?q=cohorte", "/search?q=zzz",
  "/sign-in", "/help", "/accessibility", "/nowhere",
];

let house: House;
let server: TestServer;
let browser: Browser;
let origin: string;

before(async () => {
  house = await openTestHouse({ demonstration: true });
  server = await startTestServer(house);
  origin = await server.listen({ port: 0, host: "127.0.0.1" });
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  await server?.close();
  await house?.close();
});

async function withPage<T>(options: BrowserContextOptions, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext(options);
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

for (const [name, options] of [
  ["light and wide", { colorScheme: "light", viewport: { width: 1280, height: 900 } }],
  ["dark", { colorScheme: "dark", viewport: { width: 1280, height: 900 } }],
  ["phone", { colorScheme: "light", viewport: { width: 390, height: 844 } }],
] as const) {
  test(`no accessibility violation, no error in the console, nothing wider than the screen: ${name}`, async () => {
    await withPage(options, async (page) => {
      const faults: string[] = [];
      let current = "";
      page.on("console", (message) => {
        if (message.type() === "error" && !message.text().includes("404")) faults.push(`${current}: console: ${message.text()}`);
      });
      page.on("pageerror", (error) => faults.push(`${current}: ${error.message}`));
      for (current of pages) {
        await page.goto(`${origin}${current}`);
        const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
        faults.push(...found.violations.map((violation) => `${current}: ${violation.id}: ${violation.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(", ")}`));
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (overflow > 1) faults.push(`${current}: ${overflow} px wider than the screen`);
      }
      assert.deepEqual(faults, []);
    });
  });
}

test("nothing is wider than a 360 px screen", async () => {
  await withPage({ viewport: { width: 360, height: 740 } }, async (page) => {
    const wide: string[] = [];
    for (const path of pages) {
      await page.goto(`${origin}${path}`);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (overflow > 1) wide.push(`${path}: ${overflow} px`);
    }
    assert.deepEqual(wide, []);
  });
});

test("without script: the board filters, a number leads to its calculation, the language changes", async () => {
  await withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${origin}/`);
    assert.equal(await page.locator("html").getAttribute("lang"), "fr");
    assert.match(await page.locator("body").innerText(), /Données de démonstration, fictives/);
    const rows = await page.locator("table.ledger tbody tr").count();
    await page.locator("details.disclosure summary").first().click();
    await page.selectOption("select[name=verdict]", "behind");
    await page.locator("form.inline-form button").first().click();
    assert.ok((await page.locator("table.ledger tbody tr").count()) < rows);
    await page.goto(`${origin}/`);
    await page.locator('table.ledger a[href^="/indicators/3"]').first().click();
    assert.match(page.url(), /\/indicators\/3/);
    assert.match(await page.locator("main").innerText(), /ligne|lignes/);
    await page.getByRole("link", { name: "English" }).click();
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
  });
});

test("by keyboard alone: skip link, then a row of the board, with the focus always visible", async () => {
  await withPage({}, async (page) => {
    await page.goto(`${origin}/`);
    await page.keyboard.press("Tab");
    const skip = await page.evaluate(() => document.activeElement?.getAttribute("href"));
    assert.match(skip ?? "", /^#/);
    await page.keyboard.press("Enter");
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press("Tab");
      const { href, outline } = await page.evaluate(() => {
        const active = document.activeElement;
        return { href: active?.getAttribute("href") ?? "", outline: active === null ? "" : getComputedStyle(active).outlineStyle };
      });
      if (/^\/indicators\/\d/.test(href)) {
        assert.notEqual(outline, "none");
        await page.keyboard.press("Enter");
        await page.waitForURL(/\/indicators\/\d/);
        return;
      }
    }
    assert.fail("no indicator within 60 steps");
  });
});

test("a first view weighs under 150 kB, the next under 40 kB", async () => {
  await withPage({}, async (page) => {
    const client = await page.context().newCDPSession(page);
    await client.send("Network.enable");
    let bytes = 0;
    client.on("Network.loadingFinished", (event) => {
      bytes += event.encodedDataLength;
    });
    const weights: string[] = [];
    for (const [path, most] of [["/", 150_000], ["/indicators/1", 40_000], ["/", 40_000], ["/actions", 40_000], ["/resources", 40_000], ["/indicators", 40_000]] as const) {
      bytes = 0;
      await page.goto(`${origin}${path}`, { waitUntil: "networkidle" });
      if (bytes > most) weights.push(`${path}: ${bytes} bytes, more than ${most}`);
    }
    assert.deepEqual(weights, []);
  });
});

test("a contributor proposes a value and a validator accepts it; it shows on the sheet with its history", async () => {
  const password = "quatre bateaux sous la lune 27";
  for (const [role, perimeter] of [["indicator-contributor", ["3"]], ["validator", []]] as const) {
    const created = await house.identity.createAccount({ email: `${role}@example.org`, name: `Personne ${role}`, roles: [{ role, perimeter: [...perimeter] }] }, null);
    await house.identity.changePassword(created.account.id, created.oneTimePassword, password);
  }
  const signIn = async (page: Page, role: string): Promise<void> => {
    await page.goto(`${origin}/sign-in`);
    await page.fill("input[name=email]", `${role}@example.org`);
    await page.fill("input[name=password]", password);
    await page.locator("main form button[type=submit]").click();
  };
  await withPage({}, async (page) => {
    await signIn(page, "indicator-contributor");
    await page.goto(`${origin}/values`);
    await page.selectOption("select[name=series]", "3.b");
    await page.fill("input[name=period]", "2025");
    await page.fill("input[name=value]", "beaucoup");
    await page.fill("input[name=observedOn]", "2026-02-10");
    await page.fill("input[name=source]", "Enquête des accélérateurs");
    await page.locator('form[action="/values/propose"] button').click();
    assert.match(await page.locator("#error-summary").innerText(), /beaucoup/);
    assert.equal(await page.inputValue("input[name=source]"), "Enquête des accélérateurs");
    await page.fill("input[name=value]", "9");
    await page.fill("textarea[name=justification]", "Relevé annuel");
    await page.locator('form[action="/values/propose"] button').click();
    await page.waitForURL(/done=1/);
  });
  await withPage({}, async (page) => {
    await signIn(page, "validator");
    await page.goto(`${origin}/values`);
    await page.locator('button[value="accepted"]').click();
    await page.goto(`${origin}/indicators/3.b?on=2026-06-01`);
    const text = await page.locator("main").innerText();
    assert.match(text, /Enquête des accélérateurs/);
    assert.match(text, /Personne validator/);
  });
});
