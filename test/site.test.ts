import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createServer } from "../src/kernel/http/server.ts";
import { route } from "../src/kernel/http/route.ts";
import { errorPage } from "../src/app/error-page.tsx";
import { renderPage } from "../src/app/layout/frame.tsx";
import { faultsOf, openAccount, openSite, signIn, type Site } from "./support/site.ts";

let site: Site;

before(async () => {
  site = await openSite({ demonstration: true });
});
after(() => site?.close());

const mediaTypes: Readonly<Record<string, string>> = { csv: "text/csv", ods: "application/vnd.oasis.opendocument.spreadsheet", json: "application/json" };

/** The addresses of this site that a page leads to, without their fragments. */
function linksOf(html: string): string[] {
  return [...html.matchAll(/href="(\/[^"#]*)/g)].map(([, address = ""]) => address.replaceAll("&amp;", "&")).filter((address) => !address.startsWith("//"));
}

/** The same page in another order or with another filter adds no link worth following. */
function isWorthFollowing(address: string): boolean {
  const { searchParams } = new URL(address, "http://x");
  if (searchParams.has("q") && searchParams.has("region")) return false;
  return !["sort", "direction", "verdict", "lang", "return", "centre", "text-size"].some((name) => searchParams.has(name)) || address.startsWith("/exports/");
}

/** Pages of one kind: `/publications/:x/record.bib?page`. */
function kindOf(address: string): string {
  const { pathname, searchParams } = new URL(address, "http://x");
  return `${pathname.split("/").map((part) => (/\d/.test(part) ? part.replace(/^[^.]*\d.*?(?=\.(?:csv|ods|json|bib|ris|jsonld|csl\.json)$|$)/, ":x") : part)).join("/")}?${[...new Set(searchParams.keys())].sort().join("&")}`;
}

/** Most pages of one kind that are walked: all of the contract, and a dozen of what there are hundreds of. */
const mostOfAKind = (kind: string): number => (/^\/(?:exports\/)?(?:actions|indicators|objectives|priorities|contract)\b/.test(kind) ? 70 : 12);

test("every link of every public page leads somewhere; every download is what it says, and whole", async () => {
  const { server } = site;
  const wrong: string[] = [];
  const seen = new Set<string>(["/"]);
  const queue = ["/"];
  const downloads = new Map<string, number>();
  // The crawl comes as many callers: the limit of requests is for one.
  let caller = 0;
  const walked = new Map<string, number>();
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    caller += 1;
    const response = await server.inject({ method: "GET", url: address, remoteAddress: `10.0.${caller >> 8}.${caller & 255}` });
    const format = /^\/exports\/[^?]*\.(csv|ods|json)(\?|$)/.exec(address)?.[1];
    if (response.statusCode >= 400) wrong.push(`${address}: ${response.statusCode}`);
    else if (format !== undefined) {
      const type = String(response.headers["content-type"]);
      downloads.set(format, (downloads.get(format) ?? 0) + 1);
      if (!type.startsWith(mediaTypes[format] ?? "?")) wrong.push(`${address}: ${type}`);
      if (!String(response.headers["content-disposition"]).includes(`.${format}`)) wrong.push(`${address}: no file name`);
      if (response.rawPayload.length < 20) wrong.push(`${address}: ${response.rawPayload.length} bytes`);
    } else if (String(response.headers["content-type"]).startsWith("text/html")) {
      for (const next of linksOf(response.body).filter(isWorthFollowing)) {
        if (seen.has(next)) continue;
        seen.add(next);
        const kind = kindOf(next);
        walked.set(kind, (walked.get(kind) ?? 0) + 1);
        if ((walked.get(kind) ?? 0) <= mostOfAKind(kind)) queue.push(next);
      }
    }
  }
  assert.deepEqual(wrong, []);
  assert.ok(seen.size > 150, `${seen.size} addresses`);
  for (const format of ["csv", "ods", "json"]) assert.ok((downloads.get(format) ?? 0) > 15, `${downloads.get(format)} ${format}`);
});

test("exports of made-up values say that they are", async () => {
  for (const name of ["board", "indicators/3", "indicators/8.a"]) {
    const csv = (await site.server.inject({ method: "GET", url: `/exports/${name}.csv?lang=fr` })).body;
    assert.match(csv, /d[ée]monstration/i, name);
    assert.match((await site.server.inject({ method: "GET", url: `/exports/${name}.json` })).body, /"demonstration":\s*(true|")/i, name);
  }
});

test("errors are pages, in the language of the reader, that say what to do", async () => {
  const answer = async (url: string, language: string) => site.server.inject({ method: "GET", url, headers: { accept: "text/html", "accept-language": language } });
  for (const [url, status, fr, en] of [
    ["/nowhere", 404, /Page introuvable/, /Page not found/],
    ["/indicators/99", 404, /Aucun indicateur ni volet «\u202f99\u202f»/, /No indicator or part “99”/],
    ["/actions/999", 404, /n’a pas d’action «\u202f999\u202f»/, /has no action “999”/],
    ["/?on=yesterday", 422, /Données à corriger/, /Data to be corrected/],
  ] as const) {
    for (const [language, words] of [["fr", fr], ["en", en]] as const) {
      const response = await answer(url, language);
      assert.equal(response.statusCode, status, url);
      assert.match(response.body, new RegExp(`<html lang="${language}"`));
      assert.match(response.body, words);
    }
  }
});

test("what is forbidden, too much or broken is told in both languages, without a fault", async () => {
  await openAccount(site.house, "board-member");
  const render = (page: Parameters<typeof renderPage>[0], context: Parameters<typeof renderPage>[1]) => renderPage(page, context);
  const broken = route({ method: "GET", path: "/", access: "public", summary: "Breaks", handle: () => Promise.reject(new Error("secret detail")) });
  const small = await createServer({ routes: [broken], render, errorPage, resolveActor: async () => null, clock: site.house.clock, sessionSecret: new Uint8Array(32), secureCookies: false, version: "0", assets: { prefix: "/assets/", files: new Map() }, rateLimitPerMinute: 2 });
  try {
    for (const [language, words] of [["fr", /Numéro à citer\u202f: [0-9a-f-]{36}/], ["en", /Number to quote: [0-9a-f-]{36}/]] as const) {
      const response = await small.inject({ method: "GET", url: "/", headers: { accept: "text/html", "accept-language": language } });
      assert.equal(response.statusCode, 500);
      assert.match(response.body, words);
      assert.ok(!response.body.includes("secret detail"));
    }
    for (const [language, words] of [["fr", /Trop de demandes/], ["en", /Too many requests/]] as const) {
      const response = await small.inject({ method: "GET", url: "/", headers: { accept: "text/html", "accept-language": language } });
      assert.equal(response.statusCode, 429);
      assert.match(response.body, words);
    }
  } finally {
    await small.close();
  }
  await site.withPage({}, async (page) => {
    await signIn(page, site.origin, "board-member");
    for (const [path, words] of [["/accounts?lang=fr", /Accès refusé/], ["/values/import?lang=en", /Access refused/]] as const) {
      assert.equal((await page.goto(`${site.origin}${path}`))?.status(), 403);
      assert.match(await page.locator("main").innerText(), words);
    }
  });
});

test("before any value: every page says what will be there and how to make it so, without a fault", async () => {
  const empty = await openSite({ demonstration: false });
  try {
    await openAccount(empty.house, "steering-office");
    const pages = ["/", "/?lang=en", "/?lang=fr&verdict=behind", "/indicators", "/indicators/3", "/indicators/1", "/search", "/contract/difference"];
    await empty.withPage({ viewport: { width: 390, height: 844 } }, async (page) => {
      assert.deepEqual(await faultsOf(page, empty.origin, pages), []);
      await page.goto(`${empty.origin}/?lang=fr`);
      const board = await page.locator("main").innerText();
      assert.match(board, /Aucune valeur n’est encore enregistrée/);
      assert.match(board, /Pas encore de valeur/);
      assert.equal(await page.locator("aside.band").count(), 0, "nothing is made up here");
      await page.goto(`${empty.origin}/indicators/3`);
      await page.locator("summary", { hasText: "Historique" }).first().click();
      assert.match(await page.locator("main").innerText(), /Aucune valeur n’a encore été saisie/);
      await signIn(page, empty.origin, "steering-office");
      assert.deepEqual(await faultsOf(page, empty.origin, ["/values", "/values/of/3.a"]), []);
      await page.goto(`${empty.origin}/`);
      await page.getByRole("link", { name: "Importer un fichier de valeurs" }).click();
      assert.match(page.url(), /\/values\/import/);
    });
  } finally {
    await empty.close();
  }
});
