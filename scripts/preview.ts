import { createServer } from "node:http";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { AxeBuilder } from "@axe-core/playwright";
import chromiumFiles from "@sparticuz/chromium";
import { chromium } from "playwright-core";
import { h } from "preact";
import { renderPage } from "../src/app/layout/frame.tsx";
import { loadAssets } from "../src/kernel/html/index.ts";
import type { Language } from "../src/kernel/i18n/language.ts";
import { fixedClock } from "../src/kernel/time/day.ts";
import { BoardView } from "../src/modules/indicators/web/board/board-view.tsx";
import { SheetView } from "../src/modules/indicators/web/sheet/sheet-view.tsx";
import { verdictKinds } from "../src/modules/indicators/web/words.ts";
import { asOf, board, contract, priorities, sheets } from "./preview-data.ts";
import { previewParts } from "./preview-parts.tsx";

/**
 * Shows the pages with invented values: `preview.ts serve` on a local port, or `preview.ts shots FOLDER [NAME…]` for
 * pictures in both schemes and several widths, with an axe check of each page.
 */
function page(url: URL): string | null {
  const language: Language = url.searchParams.get("lang") === "en" ? "en" : "fr";
  const context = {
    actor: url.searchParams.has("signed") ? { accountId: "1", name: "Camille Exemple", roles: [{ role: "administrator", perimeter: [] }] } : null,
    language, clock: fixedClock(asOf), requestId: "preview", url, csrfToken: "token", status: 200,
    session: { get: () => undefined, set: () => {}, renew: () => {} },
  };
  const render = (title: string, body: unknown, section?: string): string =>
    renderPage({ title, body, demonstration: true, ...(section === undefined ? {} : { section }) }, context, { version: "0.1.0", database: "PGlite" });
  if (url.pathname === "/") {
    const verdict = verdictKinds.find((kind) => kind === url.searchParams.get("verdict")) ?? null;
    const priority = url.searchParams.get("priority") || null;
    return render(language === "fr" ? "Où en est le contrat" : "Where the contract stands", h(BoardView, { board, contract, asOf, knownOn: null, elapsedShare: 0.78, language, url, filter: { verdict, priority } }));
  }
  if (url.pathname === "/parts") return render("Composants", previewParts(language, url));
  const sheet = sheets.find((one) => `/indicators/${one.indicator.code}` === url.pathname);
  if (sheet === undefined) return null;
  const priority = priorities.find((one) => one.code === sheet.priority) ?? null;
  return render(sheet.indicator.title[language], h(SheetView, { indicator: sheet.indicator, series: sheet.series, asOf, knownOn: null, language, url, priority, references: [{ label: "Action 1.4 · Poursuivre les accélérateurs", href: "/actions/1.4" }] }));
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? "/", "http://localhost");
  const asset = loadAssets().get(url.pathname);
  const body = asset?.bytes ?? page(url);
  response.setHeader("content-security-policy", "default-src 'self'");
  response.setHeader("content-type", asset?.mediaType ?? "text/html; charset=utf-8");
  if (body === null) response.statusCode = 404;
  response.end(body ?? "404");
});

const pages: Readonly<Record<string, string>> = { board: "/", "board-en": "/?lang=en", filtered: "/?verdict=behind", sheet: "/indicators/3", "sheet-en": "/indicators/8?lang=en", sheet1: "/indicators/1", sheet6: "/indicators/6", empty: "/indicators/11", parts: "/parts?signed=1" };
const widths: readonly (readonly [string, number, "light" | "dark"])[] = [["light", 1280, "light"], ["dark", 1280, "dark"], ["phone", 390, "light"], ["phone-dark", 360, "dark"], ["wide", 1600, "light"]];

async function shots(folder: string, names: readonly string[], views: readonly string[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const browser = await chromium.launch({ executablePath: await chromiumFiles.executablePath(), args: ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"], headless: true });
  for (const [name, path] of Object.entries(pages).filter(([name]) => names.length === 0 || names.includes(name))) {
    const html = page(new URL(path, "http://localhost")) ?? "";
    console.log(`${name}: ${html.length} characters, ${gzipSync(html).length} bytes compressed`);
    for (const [view, width, colorScheme] of widths.filter(([view]) => views.length === 0 || views.includes(view))) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      const tab = await context.newPage();
      tab.on("console", (message) => console.log(`  console: ${message.text()}`));
      await tab.goto(`http://localhost:${port}${path}`);
      await tab.evaluate("document.fonts.ready");
      await tab.screenshot({ path: join(folder, `${name}-${view}.png`), fullPage: true });
      const overflow = await tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
      if (Number(overflow) > 0) console.log(`  ${view}: ${String(overflow)} px too wide`);
      const { violations } = await new AxeBuilder({ page: tab }).analyze();
      for (const violation of violations) console.log(`  ${view}: axe ${violation.id}: ${violation.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 120)} ${node.failureSummary ?? ""}`).join(" | ")}`);
      if (view === "light") {
        const pdf = await tab.pdf({ path: join(folder, `${name}.pdf`), preferCSSPageSize: true });
        console.log(`  printed on ${pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? "?"} pages`);
      }
      await context.close();
    }
  }
  await browser.close();
}

const [command = "serve", folder = "preview", ...options] = process.argv.slice(2);
server.listen(command === "serve" ? 3999 : 0, async () => {
  if (command === "serve") return console.log("http://localhost:3999");
  await shots(folder, options.filter((option) => option in pages), options.filter((option) => !(option in pages)));
  server.close();
});
