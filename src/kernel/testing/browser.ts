import { existsSync } from "node:fs";
import sparticuz from "@sparticuz/chromium";
import { chromium, type Browser } from "playwright-core";

/**
 * A headless Chromium: the one named by JALON_CHROMIUM, else the system's, else the one inside the package
 * `@sparticuz/chromium`, so that nothing has to be installed. The package's own arguments are not used, since its
 * `--single-process` ends the browser with its first page.
 */
export async function launchBrowser(): Promise<Browser> {
  const system = [process.env["JALON_CHROMIUM"], "/usr/bin/chromium"].find((path) => path !== undefined && existsSync(path));
  return chromium.launch({
    executablePath: system ?? (await sparticuz.executablePath()),
    args: ["--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
    headless: true,
  });
}
