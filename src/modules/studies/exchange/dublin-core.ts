import { doiAddress } from "../../../kernel/doi/index.ts";
import { dublinCoreElement } from "../../../kernel/oai/index.ts";
import type { XmlElement } from "../../../kernel/xml/xml.ts";
import { exchange } from "../../datasets/index.ts";
import { coarRightOf } from "./access.ts";
import type { StudyExchangeContext } from "./context.ts";
import { doiOf, pathOf, type ToldStudy } from "./told.ts";
import { descriptionOf, keywordsOf, linkedAddress, numbersOf, otherTitles, titleOf } from "./words.ts";

const { instantOf, said, texts } = exchange;

/** A study in unqualified Dublin Core (`oai_dc`). What is not known is left out. */
export function studyDublinCore(told: ToldStudy, context: StudyExchangeContext): XmlElement {
  const { study } = told;
  const { content } = study;
  const doi = doiOf(told);
  const other = otherTitles(study);
  const keywords = keywordsOf(content, context);
  const right = coarRightOf(content);
  return dublinCoreElement([
    ["title", [...texts(titleOf(study)), ...texts(other.titles), other.acronym]],
    ["creator", content.investigators.filter(({ role }) => role === "principal").map(({ name }) => said(name))],
    ["contributor", [...content.sponsors, ...content.funders, ...content.collaborators].map(({ name }) => said(name))],
    ["subject", [...keywords.fr.map((text) => ({ text, language: "fr" })), ...keywords.en.map((text) => ({ text, language: "en" }))]],
    ["description", texts(descriptionOf(study))],
    ["publisher", [context.institute.name]],
    ["date", [instantOf(told.as === "study" ? study.firstPublishedAt : study.modifiedAt)?.slice(0, 10)]],
    ["type", ["StudyRegistration"]],
    ["identifier", [`${context.siteUrl}${pathOf(told)}`, doi === null ? null : doiAddress(doi), ...numbersOf(content).map(({ number }) => number)]],
    ["source", study.sources.map(({ url }) => said(url))],
    ["language", [content.originLanguage]],
    ["relation", [...content.publications, ...content.datasets].map((link) => linkedAddress(link, context))],
    ["coverage", content.countries],
    ["rights", [...(right === null ? [] : [right.uri]), ...texts(content.accessConditions)]],
  ]);
}
