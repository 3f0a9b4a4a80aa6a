import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const libraryFolders = ["/usr/lib/x86_64-linux-gnu", "/lib/x86_64-linux-gnu", "/usr/lib64", "/lib64", "/usr/lib"];

/**
 * The Chromium inside the package `@sparticuz/chromium`. It needs the NSS libraries, which the package carries too but
 * lays out only where it believes to run on Amazon's functions: it is told so where the system has none of its own.
 */
async function packagedChromium(): Promise<string> {
  if (!libraryFolders.some((folder) => existsSync(`${folder}/libnss3.so`))) process.env["AWS_EXECUTION_ENV"] ??= "AWS_Lambda_nodejs20.x";
  const { default: packaged } = await import("@sparticuz/chromium");
  return packaged.executablePath();
}

/**
 * A headless Chromium: the one named by JALON_CHROMIUM, else the system's, else the one of the npm registry, so that
 * nothing has to be installed. The package's own arguments are not used, since its `--single-process` ends the
 * browser with its first page.
 */
export async function launchBrowser(): Promise<Browser> {
  const system = [process.env["JALON_CHROMIUM"], "/usr/bin/chromium"].find((path) => path !== undefined && existsSync(path));
  return chromium.launch({
    executablePath: system ?? (await packagedChromium()),
    args: ["--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
    headless: true,
  });
}
