import { dublinCoreElement } from "../../../kernel/oai/index.ts";
import { doiAddress } from "../../../kernel/doi/index.ts";
import type { XmlElement } from "../../../kernel/xml/xml.ts";
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
  return dublinCoreElement([
    ["title", texts(titleOf(dataset))],
    ["creator", creatorsOf(dataset).map(({ name }) => said(name))],
    ["subject", [...metadata.keywords.fr, ...metadata.keywords.en].map(said)],
    ["description", texts(descriptionOf(dataset))],
    ["publisher", [publisherOf(dataset, context).name]],
    ["date", [instantOf(dataset.firstPublishedAt)?.slice(0, 10)]],
    ["type", ["Dataset", "http://purl.org/coar/resource_type/c_ddb1"]],
    ["format", toldFiles(dataset, context.today).map(({ mediaType }) => said(mediaType))],
    ["identifier", [pageOf(context.siteUrl, dataset), doi]],
    ["language", metadata.languages],
    ["relation", metadata.related.map(relatedAddress)],
    ["coverage", [...metadata.places.map((code) => place(code)?.label?.en), first === null && last === null ? null : `${first ?? ".."}/${last ?? ".."}`]],
    ["rights", [coarRight(dataset, context.today).uri, licenceAddress(metadata.licence)]],
  ]);
}
