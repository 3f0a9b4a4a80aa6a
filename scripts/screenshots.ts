/**
 * `npm run screenshots [-- DIR]`: pictures of the main pages with the demonstration data, light and dark, wide and
 * phone, for looking at them: whole pages into the folder named, or the tops of the pages that the documents show into
 * `docs/screenshots`, so that the repository stays light.
 */
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { demonstrationUnit } from "../src/app/demonstration/graph.ts";
import { openTestHouse, startTestServer } from "../src/app/testing/test-house.ts";
import { launchBrowser } from "../src/kernel/testing/browser.ts";

const directory = resolve(process.argv[2] ?? "docs/screenshots");
const only = process.argv[3];
const pages: readonly (readonly [string, string])[] = [
  ["board", "/"], ["board-en", "/?lang=en"], ["indicator-3", "/indicators/3"], ["indicator-1", "/indicators/1"], ["indicator-8", "/indicators/8"], ["indicator-6", "/indicators/6"], ["indicators", "/indicators"],
  ["actions", "/actions"], ["action-48", "/actions/48"], ["objective-2", "/objectives/2"], ["priority-1", "/priorities/1"], ["resources", "/resources"],
  ["contract", "/contract"], ["contradictions", "/contradictions"], ["search", "/search?q=cohorte"], ["sign-in", "/sign-in"], ["help", "/help"], ["not-found", "/nowhere"],
  ["lab", "/lab"], ["lab-en", "/lab?lang=en&q=heart"], ["lab-map", "/lab/map"], ["lab-map-region", "/lab/map?region=11"], ["structure", `/structures/${demonstrationUnit}`], ["structure-administrative", `/structures/${demonstrationUnit}/administrative`],
  ["structure-network", `/structures/${demonstrationUnit}/network`], ["structure-statements", `/structures/${demonstrationUnit}/statements`], ["organisation", "/organisations/180036048"], ["measures", "/measures"], ["accesses", "/lab/accesses"],
  ["action-1", "/actions/1"], ["report", "/reports/2023-1"], ["report-read", "/reports/2023-1/read"], ["report-changes", "/reports/2023-1/changes"], ["year", "/year/2024"], ["year-region", "/year/2024?region=84"],
  ["bibliometrics", "/bibliometrics"], ["bibliometrics-units", "/bibliometrics/units"], ["method", "/bibliometrics/method"], ["readings", "/bibliometrics/settings/13"],
  ["publications", "/publications"], ["publication", "/publications/doi-10.5555_jalon.2024.00494"],
  ["data", "/data?q=cohorte"], ["dataset", "/data/ds-000001"], ["data-top", "/data/top"], ["data-map", "/data/map"],
  ["studies", "/studies?q=cancer"], ["study", "/studies/st-000005"], ["study-both", "/studies/st-000005?record=both"], ["studies-map", "/studies/map"], ["studies-compare", "/studies/compare?codes=st-000001&codes=st-000005"], ["transparency", "/studies/transparency"],
  ["sites", "/sites"], ["site", "/sites/69123"], ["evaluation", "/evaluation"], ["contract-versions", "/contract/versions"],
];
/** Pages of the open-science office, seen signed in. */
const officePages: readonly (readonly [string, string])[] = [["deposit", "/publications/deposit"], ["signatures", "/publications/signatures"], ["orcid", "/publications/orcid"], ["harvests", "/publications/harvests"]];
const kept = new Set(["board", "board-en", "indicator-3", "indicator-6", "actions", "action-48", "resources", "contradictions", "search", "sign-in", "lab", "lab-map", "structure", "action-1", "report-read", "year", "sites", "publications", "publication", "data", "dataset", "studies", "study", "transparency", "bibliometrics", "bibliometrics-units", "method", "deposit", "signatures"]);
const keptHeight = 1800;
const whole = process.argv[2] !== undefined;
const views = [
  { name: "light", colorScheme: "light", viewport: { width: 1280, height: 900 } },
  { name: "dark", colorScheme: "dark", viewport: { width: 1280, height: 900 } },
  { name: "phone", colorScheme: "light", viewport: { width: 390, height: 844 } },
] as const;

mkdirSync(directory, { recursive: true });
const house = await openTestHouse({ demonstration: true });
const server = await startTestServer(house);
const origin = await server.listen({ port: 0, host: "127.0.0.1" });
const password = "des images pour le livret 31";
const office = await house.identity.createAccount({ email: "office@example.org", name: "Science ouverte", roles: [{ role: "open-science-office", perimeter: [] }] }, null);
await house.identity.changePassword(office.account.id, office.oneTimePassword, password);
for (const { name: view, ...options } of views) {
  for (const [name, address] of [...pages, ...officePages]) {
    if (only === undefined ? !whole && !kept.has(name) : name !== only) continue;
    // A browser each: tall pages fill its memory. A language chosen on one page would stay for the next.
    const browser = await launchBrowser();
    const context = await browser.newContext(options);
    const page = await context.newPage();
    if (officePages.some(([one]) => one === name)) {
      await page.goto(`${origin}/sign-in`);
      await page.fill("input[name=email]", "office@example.org");
      await page.fill("input[name=password]", password);
      await page.locator("main form button[type=submit]").click();
    }
    await page.goto(`${origin}${address}`);
    const path = `${directory}/${name}-${view}.png`;
    const height = Math.min(keptHeight, await page.evaluate(() => document.documentElement.scrollHeight));
    await page.screenshot({ path, fullPage: true, ...(whole ? {} : { clip: { x: 0, y: 0, width: options.viewport.width, height } }) });
    await browser.close();
  }
}
await server.close();
await house.close();
console.log(`Pictures in ${directory}`);
process.exit(0);
