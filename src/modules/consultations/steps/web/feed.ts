import { pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { element, writeXml, xmlDeclaration } from "../../../../kernel/xml/xml.ts";
import type { Consultation } from "../domain/consultation.ts";
import type { ProposalAnswer, ProposalRow } from "../domain/contribution.ts";
import { verdictNames } from "./words.ts";

/** Atom 1.0 (RFC 4287) of what is new in a consultation, newest first: proposals, and answers to them. */
export function consultationFeed(site: string, consultation: Consultation, proposals: readonly ProposalRow[], answers: readonly ProposalAnswer[], language: Language): string {
  const path = `/consultations/steps/${consultation.code}`;
  const entries = proposals.flatMap((proposal) => {
    const href = `${site}${path}/proposals/${proposal.number}`;
    const author = pick(proposal.shownAs, language);
    const latest = answers.find(({ proposalId }) => proposalId === proposal.id);
    const at = new Date(proposal.publishedAt ?? proposal.createdAt).toISOString();
    const updated = new Date(proposal.editedAt ?? at).toISOString();
    return [
      { id: href, title: proposal.title, href, at, updated: updated > at ? updated : at, author, summary: proposal.body },
      ...(latest === undefined ? [] : [{ id: `${href}#answer-${latest.answeredOn}`, title: `${pick(verdictNames[latest.verdict], language)}${language === "fr" ? "\u202f: " : ": "}${proposal.title}`, href: `${href}#answer`, at: `${latest.answeredOn}T00:00:00.000Z`, updated: `${latest.answeredOn}T00:00:00.000Z`, author: latest.answeredBy, summary: latest.reason }]),
    ];
  }).toSorted((a, b) => (a.updated < b.updated ? 1 : a.updated > b.updated ? -1 : 0));
  return xmlDeclaration + writeXml(element("feed", { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": language },
    element("id", {}, `${site}${path}`), element("title", {}, pick(consultation.title, language)),
    element("link", { rel: "self", type: "application/atom+xml", href: `${site}${path}/feed.atom` }), element("link", { rel: "alternate", type: "text/html", href: `${site}${path}` }),
    element("updated", {}, entries[0]?.updated ?? new Date(consultation.publishedAt ?? 0).toISOString()),
    ...entries.map((entry) => element("entry", {},
      element("id", {}, entry.id), element("title", {}, entry.title), element("link", { rel: "alternate", type: "text/html", href: entry.href }),
      element("published", {}, entry.at), element("updated", {}, entry.updated), element("author", {}, element("name", {}, entry.author)), element("summary", {}, entry.summary.slice(0, 1_000))))));
}
