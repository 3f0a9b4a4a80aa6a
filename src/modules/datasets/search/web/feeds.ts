import { both, pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { element, writeXml, xmlDeclaration } from "../../../../kernel/xml/xml.ts";
import { textIn, type ResultRow } from "./result-list.tsx";

const mostSummary = 500;

/** OpenSearch 1.1 description, so that browsers can offer this search as one of theirs. */
export function openSearch(base: string, language: Language): string {
  const url = (type: string, template: string) => element("Url", { type, method: "get", template: `${base}${template}` });
  return xmlDeclaration + writeXml(element("OpenSearchDescription", { xmlns: "http://a9.com/-/spec/opensearch/1.1/" },
    element("ShortName", {}, pick(both("Données", "Data"), language)),
    element("Description", {}, pick(both("Jeux de données de l’institut", "Datasets of the institute"), language)),
    element("InputEncoding", {}, "UTF-8"),
    element("Language", {}, language),
    url("text/html", "/data?q={searchTerms}&page={startPage?}"),
    url("application/json", "/api/v1/datasets/search?q={searchTerms}&page={startPage?}"),
    url("application/atom+xml", "/data/feed.xml?q={searchTerms}")));
}

/** Atom 1.0 (RFC 4287) of the newest datasets that answer a question. `path` is the feed's own, with its query. */
export function atomFeed(base: string, path: string, rows: readonly ResultRow[], language: Language): string {
  const updated = rows.map(({ dataset }) => instant(dataset.modifiedAt)).reduce((last, one) => (one > last ? one : last), instant("1970-01-01T00:00:00Z"));
  const entries = rows.map(({ dataset }) => {
    const { code, metadata } = dataset;
    const authors = metadata.creators.length === 0 ? [metadata.publisher ?? "–"] : metadata.creators.map(({ name }) => name);
    return element("entry", {},
      element("id", {}, `${base}/data/${code}`),
      element("title", {}, textIn(metadata.title, language)?.text ?? code),
      element("link", { href: `${base}/data/${code}` }),
      element("published", {}, instant(dataset.firstPublishedAt ?? dataset.modifiedAt)),
      element("updated", {}, instant(dataset.modifiedAt)),
      ...authors.map((name) => element("author", {}, element("name", {}, name))),
      element("summary", {}, (textIn(metadata.description, language)?.text ?? "").slice(0, mostSummary)));
  });
  return xmlDeclaration + writeXml(element("feed", { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": language },
    element("id", {}, base + path),
    element("title", {}, pick(both("Données\u202f: les plus récentes", "Data: the newest"), language)),
    element("link", { rel: "self", href: base + path }),
    element("link", { href: `${base}/data` }),
    element("updated", {}, updated),
    ...entries));
}

function instant(text: string): string {
  return new Date(text).toISOString();
}
