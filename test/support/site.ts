import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { House } from "../../src/app/house.ts";
import { openTestHouse, startTestServer, type TestServer } from "../../src/app/testing/test-house.ts";
import { launchBrowser } from "../../src/kernel/testing/browser.ts";
import type { Clock } from "../../src/kernel/time/day.ts";
import type { RoleCode } from "../../src/modules/identity/index.ts";

/** The whole product, served, with a browser to look at it. */
export interface Site {
  readonly house: House;
  readonly server: TestServer;
  readonly browser: Browser;
  readonly origin: string;
  /** A page of a context of its own, closed afterwards. */
  withPage<T>(options: BrowserContextOptions, work: (page: Page) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export const password = "quatre bateaux sous la lune 27";

export async function openSite(options: { readonly demonstration: boolean; readonly clock?: Clock }): Promise<Site> {
  const house = await openTestHouse(options);
  const server = await startTestServer(house);
  const origin = await server.listen({ port: 0, host: "127.0.0.1" });
  const browser = await launchBrowser();
  return {
    house, server, browser, origin,
    async withPage(contextOptions, work) {
      const context = await browser.newContext(contextOptions);
      try {
        return await work(await context.newPage());
      } finally {
        await context.close();
      }
    },
    async close() {
      await browser.close();
      await server.close();
      await house.close();
    },
  };
}

/** An account that has changed its first password already. */
export async function openAccount(house: House, role: RoleCode, perimeter: readonly string[] = []): Promise<void> {
  const created = await house.identity.createAccount({ email: `${role}@example.org`, name: `Personne ${role}`, roles: [{ role, perimeter: [...perimeter] }] }, null);
  await house.identity.changePassword(created.account.id, created.oneTimePassword, password);
}

export async function signIn(page: Page, origin: string, role: RoleCode): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await page.fill("input[name=email]", `${role}@example.org`);
  await page.fill("input[name=password]", password);
  await page.locator("main form button[type=submit]").click();
}

/** How many pixels the page is wider than its window; 0 when it is not. */
export async function overflowOf(page: Page): Promise<number> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return overflow > 1 ? overflow : 0;
}

/** `colours` looks at what another colour scheme alone can break, `layout` at what another width can: the rest is the same page. */
export type AxeRules = "all" | "colours" | "layout";

const ofColours = ["color-contrast", "link-in-text-block"];
const allTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

/** Runs axe in the page, asked for what is wrong alone: told everything it looked at, it takes three times as long. Pages have no frames. */
async function violationsOf(page: Page, rules: AxeRules): Promise<readonly Violation[]> {
  const options = {
    resultTypes: ["violations"],
    runOnly: rules === "colours" ? { type: "rule", values: ofColours } : { type: "tag", values: allTags },
    ...(rules === "layout" ? { rules: Object.fromEntries(ofColours.map((rule) => [rule, { enabled: false }])) } : {}),
  };
  await page.evaluate(axeSource);
  return page.evaluate(`axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target }) => ({ target: target.map(String) })) })))`);
}

/** What is wrong with these pages to axe, in the console, or in width. A page that is not found, or refuses its address, may say so in the console. */
export async function faultsOf(page: Page, origin: string, paths: readonly string[], rules: AxeRules = "all"): Promise<string[]> {
  const faults: string[] = [];
  let current = "";
  page.on("console", (message) => {
    if (message.type() === "error" && !/\b(404|422)\b/.test(message.text())) faults.push(`${current}: console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`${current}: ${error.message}`));
  for (current of paths) {
    await page.goto(`${origin}${current}`);
    faults.push(...(await faultsHere(page, current, rules)));
  }
  return faults;
}

/** What is wrong with the page as it stands to axe or in width. */
export async function faultsHere(page: Page, name: string, rules: AxeRules = "all"): Promise<string[]> {
  const faults = (await violationsOf(page, rules)).map((violation) => `${name}: ${violation.id}: ${violation.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(", ")}`);
  const overflow = await overflowOf(page);
  return overflow === 0 ? faults : [...faults, `${name}: ${overflow} px wider than the screen`];
}
