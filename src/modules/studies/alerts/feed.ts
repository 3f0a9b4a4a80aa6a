import type { Language } from "../../../kernel/i18n/language.ts";
import { element, writeXml, xmlDeclaration } from "../../../kernel/xml/xml.ts";
import type { Study } from "../domain/study.ts";

/** Atom 1.0 (RFC 4287) of the studies of a search that changed last, newest first. The id of an entry is the address of its study, the same for ever. `path`: the feed's own, with its query. */
export function studyFeed(site: string, path: string, studies: readonly Study[], language: Language): string {
  const text = (of: { readonly fr?: string | undefined; readonly en?: string | undefined }): { readonly text: string; readonly language: Language } | null => {
    const other = language === "fr" ? "en" : "fr";
    const own = of[language] ?? "";
    return own !== "" ? { text: own, language } : (of[other] ?? "") !== "" ? { text: of[other] ?? "", language: other } : null;
  };
  const instant = (at: string): string => new Date(at).toISOString();
  const updated = studies.reduce((last, { modifiedAt }) => (instant(modifiedAt) > last ? instant(modifiedAt) : last), "1970-01-01T00:00:00.000Z");
  const page = `${site}/studies${path.includes("?") ? path.slice(path.indexOf("?")) : ""}`;
  return xmlDeclaration + writeXml(element("feed", { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": language },
    element("id", {}, site + path), element("title", {}, language === "fr" ? "Études\u202f: nouveautés de cette recherche" : "Studies: what is new in this search"),
    element("link", { rel: "self", type: "application/atom+xml", href: site + path }), element("link", { rel: "alternate", type: "text/html", href: page }), element("updated", {}, updated),
    ...studies.map(({ code, content, firstPublishedAt, modifiedAt }) => {
      const [title, summary, sponsor] = [text(content.title), text(content.summary), content.sponsors[0]?.name ?? "–"];
      return element("entry", { "xml:lang": title?.language ?? language },
        element("id", {}, `${site}/studies/${code}`), element("title", {}, title?.text ?? code), element("link", { rel: "alternate", type: "text/html", href: `${site}/studies/${code}` }),
        element("published", {}, instant(firstPublishedAt ?? modifiedAt)), element("updated", {}, instant(modifiedAt)), element("author", {}, element("name", {}, sponsor)),
        element("summary", summary === null ? {} : { "xml:lang": summary.language }, (summary?.text ?? "").slice(0, 1000)));
    })));
}
