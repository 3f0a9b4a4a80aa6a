import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../src/kernel/testing/browser.ts";
import { renderReport } from "../src/modules/reports/index.ts";
import { sampleReport } from "../src/modules/reports/testing/sample.ts";
import { faultsHere } from "./support/site.ts";

let folder: string;
let browser: Browser;

/** Every kind of block that there is, and not every one of its kind: axe looks at each element for long. */
function shortReport(): ReturnType<typeof sampleReport> {
  const { priorities, indicators } = sampleReport().content;
  return sampleReport({ priorities: priorities.slice(0, 1).map((one) => ({ ...one, objectives: one.objectives.slice(0, 1) })), indicators: indicators.slice(0, 3) });
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "jalon-report-"));
  for (const file of await renderReport(shortReport(), null)) await writeFile(join(folder, file.name), file.bytes);
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

const looks = [
  ["light and wide", { colorScheme: "light", viewport: { width: 1280, height: 900 } }],
  ["dark", { colorScheme: "dark", viewport: { width: 1280, height: 900 } }],
  ["phone", { colorScheme: "light", viewport: { width: 360, height: 740 } }],
] as const;

for (const [name, options] of looks) {
  test(`a report read as a file: nothing wrong to axe, nothing in the console, nothing too wide: ${name}`, async () => {
    const context = await browser.newContext(options);
    try {
      const page = await context.newPage();
      const said: string[] = [];
      page.on("console", (message) => said.push(message.text()));
      for (const language of ["fr", "en"]) {
        await page.goto(pathToFileURL(join(folder, `report-2024-1.${language}.html`)).href);
        assert.deepEqual(await faultsHere(page, `${language} ${name}`), []);
      }
      assert.deepEqual(said, []);
    } finally {
      await context.close();
    }
  });
}

test("headings go down one level at a time, and the page's fonts are its own", async () => {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(join(folder, "report-2024-1.fr.html")).href);
  const levels = await page.evaluate(() => [...document.querySelectorAll("h1, h2, h3, h4")].map((heading) => Number(heading.tagName.slice(1))));
  assert.equal(levels.filter((level) => level === 1).length, 1);
  for (const [at, level] of levels.entries()) assert.ok(level <= (levels[at - 1] ?? 0) + 1, `heading ${at}`);
  assert.ok(await page.evaluate(() => document.fonts.ready.then(() => [...document.fonts].some((font) => font.status === "loaded"))));
  await page.close();
});
