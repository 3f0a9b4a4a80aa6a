import { dublinCore } from "../../../kernel/oai/index.ts";
import { doiAddress } from "../../../kernel/doi/index.ts";
import { element, type XmlElement } from "../../../kernel/xml/xml.ts";
import type { Dataset } from "./record.ts";
import { pageOf, relatedAddress } from "./addresses.ts";
import type { ExchangeContext } from "./context.ts";
import { coarRight } from "./datacite.ts";
import { place } from "./graph/authorities.ts";
import { creatorsOf, daysOf, descriptionOf, instantOf, licenceAddress, publisherOf, said, texts, titleOf, toldFiles } from "./said.ts";

/** A record in unqualified Dublin Core (`oai_dc`). What is not known is left out. */
export function dublinCoreOf(dataset: Dataset, context: ExchangeContext): XmlElement {
  const { metadata } = dataset;
  const { first, last } = daysOf(metadata.collected);
  const doi = dataset.doi === null ? null : doiAddress(dataset.doi);
  const many = (name: string, values: readonly (string | null | undefined)[]): readonly XmlElement[] =>
    [...new Set(values.map(said).filter((value) => value !== null))].map((value) => element(`dc:${name}`, {}, value));
  const spoken = (name: string, values: ReturnType<typeof texts>): readonly XmlElement[] => values.map(({ text, language }) => element(`dc:${name}`, { "xml:lang": language }, text));
  return element(
    "oai_dc:dc",
    {
      "xmlns:oai_dc": dublinCore.namespace, "xmlns:dc": "http://purl.org/dc/elements/1.1/", "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      "xsi:schemaLocation": `${dublinCore.namespace} ${dublinCore.schema}`,
    },
    ...spoken("title", texts(titleOf(dataset))),
    ...many("creator", creatorsOf(dataset).map(({ name }) => name)),
    ...many("subject", [...metadata.keywords.fr, ...metadata.keywords.en]),
    ...spoken("description", texts(descriptionOf(dataset))),
    ...many("publisher", [publisherOf(dataset, context).name]),
    ...many("date", [instantOf(dataset.firstPublishedAt)?.slice(0, 10)]),
    ...many("type", ["Dataset", "http://purl.org/coar/resource_type/c_ddb1"]),
    ...many("format", toldFiles(dataset, context.today).map(({ mediaType }) => mediaType)),
    ...many("identifier", [pageOf(context.siteUrl, dataset), doi]),
    ...many("language", metadata.languages),
    ...many("relation", metadata.related.map(relatedAddress)),
    ...many("coverage", [...metadata.places.map((code) => place(code)?.label?.en), first === null && last === null ? null : `${first ?? ".."}/${last ?? ".."}`]),
    ...many("rights", [coarRight(dataset, context.today).uri, licenceAddress(metadata.licence)]),
  );
}
