/**
 * What programs say of themselves in `User-Agent`. Kept by hand: a program that names itself is caught by a general
 * word (`bot`, `crawl`, `spider`, an address where to complain); the rest are tools and services by their names. One
 * that passes itself off as a browser is counted: only tracking readers could tell it, and readers are not tracked.
 */
const patterns: readonly RegExp[] = [
  // Words that robots use of themselves, and the address that well-behaved ones give. Cubot makes telephones.
  /(?<!cu)bot(?![a-z])|crawl|spider|slurp|scrap|archiv|indexer|fetcher|\+https?:/i,
  // Watchers of availability and speed, previews of links.
  /monitor|uptime|pingdom|statuscake|lighthouse|pagespeed|gtmetrix|nagios|zabbix|site24x7|preview|validator|checker|feedburner|feedly|\brss\b/i,
  /facebookexternalhit|^whatsapp|skypeuripreview|embedly|^mastodon|vkshare/i,
  // Search and language-model services that do not say "bot".
  /mediapartners-google|google-|googleother|apis-google|chatgpt-user|claude-|anthropic|perplexity-user|cohere-|amazon-|facebookcatalog|meta-external/i,
  // Libraries and command lines.
  /^(curl|wget|python|java|go-http|ruby|perl|php|node|axios|got|undici|okhttp|apache-httpclient|libwww|httpie|postman|insomnia|lwp|aiohttp|httpx|rest-client|scrapy|winhttp)/i,
  /python-requests|python-urllib|guzzle|axios\/|node-fetch|http_request|libcurl|jakarta|zgrab|masscan|nmap|nikto|sqlmap|nessus/i,
  // Browsers driven by a program.
  /headless|phantomjs|selenium|puppeteer|playwright|cypress|htmlunit|jsdom/i,
];

/** Does this `User-Agent` name a program rather than a browser that a person holds? None at all is a program. */
export function isRobot(userAgent: string | undefined): boolean {
  const text = userAgent?.trim() ?? "";
  return text.length < 12 || patterns.some((pattern) => pattern.test(text));
}
