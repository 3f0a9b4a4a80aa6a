import assert from "node:assert/strict";
import { test } from "node:test";
import type { Served } from "../../../kernel/http/server-options.ts";
import { pageViewed, portalPage } from "./page-view.ts";
import { isRobot } from "./robots.ts";

const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

function served(changes: Partial<Omit<Served, "header">> = {}, headers: Readonly<Record<string, string>> = {}): Served {
  const all: Readonly<Record<string, string>> = { accept: "text/html,application/xhtml+xml", "user-agent": firefox, ...headers };
  return { route: "/structures/:code", method: "GET", status: 200, header: (name) => all[name], ...changes };
}

test("a page of the portal shown to a browser is one access of its kind", () => {
  assert.equal(pageViewed(served()), "structure");
  assert.equal(pageViewed(served({ status: 304 })), "structure");
  assert.equal(pageViewed(served({}, { "sec-fetch-dest": "document" })), "structure");
  assert.deepEqual(
    ["/lab", "/lab/map", "/lab/accesses", "/organisations/:code", "/people/:code", "/structures/:code/history", "/", "/actions", "/exports/structures.csv", "/api/v1/lab/search", "/assets/*", "unknown", "/labels"].map(portalPage),
    ["search", "map", "other", "organisation", "person", "structure", null, null, null, null, null, null, null],
  );
});

test("what is not a person reading a page is left out", () => {
  const left: readonly Served[] = [
    served({ method: "HEAD" }), served({ method: "POST" }), served({ status: 404 }), served({ status: 500 }), served({ status: 303 }), served({ route: "/actions" }),
    served({}, { accept: "application/json" }), served({}, { accept: "*/*" }),
    served({}, { "sec-purpose": "prefetch" }), served({}, { "sec-purpose": "prefetch;prerender" }), served({}, { purpose: "prefetch" }), served({}, { "x-moz": "prefetch" }),
    served({}, { "sec-fetch-dest": "empty" }), served({}, { "sec-fetch-dest": "image" }), served({}, { "user-agent": "" }),
  ];
  for (const one of left) assert.equal(pageViewed(one), null);
});

test("robots say so in their user agent, browsers do not", () => {
  const robots = [
    undefined, "", "-", "curl/8.5.0", "Wget/1.21", "python-requests/2.31.0", "Go-http-client/2.0", "Java/17.0.2", "node", "axios/1.6.0",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/116.0.0.0 Safari/537.36",
    "Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)", "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)", "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ClaudeBot/1.0; +claudebot@anthropic.com)",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/120.0.0.0 Safari/537.36",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)", "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)", "Mozilla/5.0 (compatible; archive.org_bot +http://archive.org/details/archive.org_bot)",
    "Mozilla/5.0 (compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)", "WhatsApp/2.23.20.0", "Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36 (KHTML, like Gecko; compatible; Bytespider; spider-feedback@bytedance.com)",
  ];
  for (const agent of robots) assert.equal(isRobot(agent), true, agent);
  const browsers = [
    firefox,
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Linux; Android 15; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Linux; Android 10; CUBOT X30) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0", "Opera/9.80 (X11; Linux x86_64) Presto/2.12.388 Version/12.16", "Lynx/2.9.0 libwww-FM/2.14",
  ];
  for (const agent of browsers) assert.equal(isRobot(agent), false, agent);
});
