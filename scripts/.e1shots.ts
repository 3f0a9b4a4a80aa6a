import { writeFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { openTestHouse, startTestServer } from "../src/app/testing/test-house.ts";
import { launchBrowser } from "../src/kernel/testing/browser.ts";
import { demonstrationUnit } from "../src/app/demonstration/graph.ts";

const house = await openTestHouse({ demonstration: true });
const server = await startTestServer(house);
const origin = await server.listen({ port: 0, host: "127.0.0.1" });
const admin = { accountId: null, name: "essai" };
const accounts = await house.identity.createDemonstrationAccounts();
const passwordOf = (role: string) => accounts.find((a) => a.role === role)!;
async function session(role: string, options: object) {
  const browser = await launchBrowser();
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const account = passwordOf(role);
  await page.goto(`${origin}/sign-in`);
  await page.fill('input[name="email"]', account.email);
  await page.fill('input[name="password"]', account.password);
  await page.click('main button[type="submit"]');
  await page.waitForLoadState();
  return { browser, page };
}
const problems: string[] = [];
async function look(page: any, name: string, axe = true) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) problems.push(`${name}: wider by ${wide}px`);
  if (axe) {
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const v of violations) problems.push(`${name}: ${v.id} ${v.nodes.slice(0, 3).map((n: any) => n.html.slice(0, 160)).join(" | ")}`);
  }
  await page.screenshot({ path: `/tmp/e1/${name}.png`, fullPage: true });
}
const wide = { viewport: { width: 1600, height: 900 }, colorScheme: "light" };
const dark = { viewport: { width: 1280, height: 900 }, colorScheme: "dark" };
const phone = { viewport: { width: 360, height: 740 }, colorScheme: "light" };
const unit = demonstrationUnit;
{
  const { browser, page } = await session("lab-manager", wide);
  await page.goto(`${origin}/structures/${unit}`); await look(page, "structure-wide");
  await page.goto(`${origin}/structures/${unit}/corrections/new`); await look(page, "choose-wide");
  await page.goto(`${origin}/structures/${unit}/corrections/new?field=name`);
  await page.fill('[name="value"]', "Rythmes et sommeil, nouveau nom");
  await page.click('button[value="propose"]'); await look(page, "form-native-wide");
  await page.evaluate(() => document.querySelector("main form")?.setAttribute("novalidate", ""));
  await page.click('button[value="propose"]'); await page.waitForLoadState(); await look(page, "form-faults-wide");
  await page.fill('[name="reason"]', "Décision du comité du 3 mars.");
  await page.click('button[value="propose"]'); await page.waitForLoadState(); await look(page, "detail-lab-wide");
  await page.goto(`${origin}/structures/${unit}/corrections/new?field=address`); await look(page, "form-address-wide");
  await page.goto(`${origin}/structures/${unit}/corrections/new?field=co-supervision`);
  await page.fill('[name="search"]', "université"); await page.keyboard.press("Enter"); await page.waitForLoadState(); await look(page, "form-relation-wide");
  await page.goto(`${origin}/structures/${unit}/corrections/new?field=co-supervision&operation=end`); await look(page, "form-end-wide");
  await page.goto(`${origin}/structures/${unit}/corrections/new?field=keywords`);
  await page.fill('[name="value"]', "sommeil\nhorloges"); await page.fill('[name="reason"]', "Nous."); await page.click('button[value="propose"]'); await page.waitForLoadState(); await look(page, "detail-own-wide");
  await page.goto(`${origin}/lab/my-structures`); await look(page, "mine-wide");
  await browser.close();
}
{
  const { browser, page } = await session("steering-office", dark);
  await page.goto(`${origin}/lab/asks/new`);
  await page.fill('[name="codes"]', unit); await page.check('#asked-name'); await page.check('#asked-presentation'); await page.check('#asked-erc-panels');
  await page.fill('[name="dueOn"]', "2099-01-01"); await page.fill('[name="reason"]', "Rapport annuel.");
  await page.click('button[value="check"]'); await page.waitForLoadState(); await look(page, "ask-checked-dark");
  await page.check('[name="insist"]'); await page.fill('[name="insistence"]', "Le nom a changé."); await page.click('button[value="send"]'); await page.waitForLoadState(); await look(page, "ask-dark");
  await page.goto(`${origin}/lab/asks`); await look(page, "asks-dark");
  await page.goto(`${origin}/lab/quality`); await look(page, "quality-dark");
  await browser.close();
}
for (const [view, options] of [["wide", wide], ["phone", phone]] as const) {
  const { browser, page } = await session("directory-office", options);
  await page.goto(`${origin}/lab/corrections`); await look(page, `queue-${view}`);
  const href = await page.getAttribute('tbody th a', "href");
  await page.goto(`${origin}${href}`); await look(page, `detail-office-${view}`);
  await page.goto(`${origin}/directory/duplicates`); await look(page, `duplicates-${view}`);
  await page.goto(`${origin}/lab/quality`); await look(page, `quality-${view}`);
  await page.goto(`${origin}/lab/my-structures`); await look(page, `mine-office-${view}`);
  if (view === "phone") {
    await page.goto(`${origin}/structures/${unit}/corrections/new?field=co-supervision`); await page.fill('[name="search"]', "université"); await page.click('button[value="search"]'); await page.waitForLoadState(); await look(page, "form-relation-phone");
    await page.goto(`${origin}/lab/asks`); await look(page, "asks-phone");
    await page.goto(`${origin}${href}`);
    await page.click('details:has(input[value="accept"]) button'); await page.waitForLoadState(); await look(page, "accepted-phone");
    await page.goto(`${origin}/structures/${unit}`); await look(page, "structure-after-phone");
  }
  await browser.close();
}
writeFileSync("/tmp/e1/problems.txt", problems.join("\n"));
console.log(problems.join("\n") || "no problem");
await server.close();
await house.close();
process.exit(0);
