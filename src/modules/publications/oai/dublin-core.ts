import type { Day } from "../../../kernel/time/day.ts";
import { dublinCore } from "../../../kernel/oai/index.ts";
import { element, type XmlElement } from "../../../kernel/xml/xml.ts";
import type { DocumentType } from "../domain/record.ts";
import type { Work } from "../domain/work.ts";
import { accessRightOf, licencesOf } from "./access.ts";
import { addressesOf } from "./addresses.ts";

/** Types of the info:eu-repo vocabulary, which harvesters of open archives read. */
const types: Readonly<Record<DocumentType, string>> = {
  article: "article", review: "review", letter: "contributionToPeriodical", editorial: "contributionToPeriodical", "conference-paper": "conferenceObject", book: "book", "book-chapter": "bookPart",
  thesis: "doctoralThesis", preprint: "preprint", report: "report", dataset: "other", patent: "patent", other: "other",
};

const rights = { open: "openAccess", embargoed: "embargoedAccess", closed: "closedAccess" } as const;

/** Said of every made-up record, so that nobody takes it for a publication that exists. */
export const demonstrationNotice = "Notice de démonstration, fictive. Made-up record, for demonstration only.";

/**
 * A work in unqualified Dublin Core (schema `oai_dc`): title, creator, subject, description, publisher, date, type,
 * identifier, source, language, rights. What no source tells is left out; nothing is made up to fill an element.
 */
export function dublinCoreOf(work: Work, today: Day, siteUrl: string): XmlElement {
  const language = work.language?.value;
  const right = accessRightOf(work, today);
  const many = (name: string, values: readonly (string | null | undefined)[], attributes: Readonly<Record<string, string | undefined>> = {}): readonly XmlElement[] =>
    [...new Set(values.filter((value) => value !== null && value !== undefined && value.trim() !== ""))].map((value) => element(`dc:${name}`, attributes, value ?? ""));
  return element(
    "oai_dc:dc",
    {
      "xmlns:oai_dc": dublinCore.namespace, "xmlns:dc": "http://purl.org/dc/elements/1.1/", "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      "xsi:schemaLocation": `${dublinCore.namespace} ${dublinCore.schema}`,
    },
    ...many("title", [work.title?.value], { "xml:lang": language }),
    ...(work.authors?.value ?? []).map(({ name }) => element("dc:creator", {}, name)),
    ...many("subject", [...work.keywords, ...work.fields.map(({ label }) => label)]),
    ...many("description", [work.demonstration ? demonstrationNotice : null, work.retracted ? "Publication rétractée. Retracted publication." : null, work.abstract?.value]),
    ...many("publisher", [work.journal?.value.publisher]),
    ...many("date", [work.published?.value ?? work.year?.value.toString(), right.kind === "embargoed" ? `info:eu-repo/date/embargoEnd/${right.until}` : null]),
    ...many("type", [work.documentType === null ? null : `info:eu-repo/semantics/${types[work.documentType.value]}`]),
    ...many("identifier", [`${siteUrl}/publications/${work.code}`, ...addressesOf(work.identifiers)]),
    ...many("source", [sourceOf(work)]),
    ...many("language", [language]),
    ...many("rights", [work.demonstration ? demonstrationNotice : null, right.kind === "unknown" ? null : `info:eu-repo/semantics/${rights[right.kind]}`, ...licencesOf(work)]),
  );
}

/** `Journal, 12(3), p. 45-67, ISSN 1234-5678`. */
function sourceOf({ journal, bookTitle, volume, issue, pages }: Work): string | null {
  const title = journal?.value.title ?? bookTitle?.value;
  if (title === undefined) return null;
  const number = volume === null ? (issue === null ? null : `(${issue.value})`) : `${volume.value}${issue === null ? "" : `(${issue.value})`}`;
  const issn = journal?.value.issns[0];
  return [title, number, pages === null ? null : `p. ${pages.value}`, issn === undefined ? null : `ISSN ${issn}`].filter((part) => part !== null).join(", ");
}
