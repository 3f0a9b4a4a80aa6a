import { iri, text, typed, type NamedNode, type Quad } from "../../../../kernel/rdf/index.ts";
import type { Dataset } from "../record.ts";
import { portalDescription, portalTitle, type ExchangeContext } from "../context.ts";
import type { LocalisedText } from "../../domain/metadata.ts";
import { language, nationalAuthority, place, themeScheme } from "./authorities.ts";
import { addContact, addDataset, document, type AddedDataset } from "./dataset.ts";
import { newGraph, type Graph } from "./graph.ts";
import { dcat, dct, foaf, hydra, skos } from "./terms.ts";

/** What follows the site's address. */
export const cataloguePath = "/data/catalogue";

/** A portal of this house that is one catalogue. Paths are below the address of the site. */
export interface Portal {
  readonly title: LocalisedText;
  readonly description: LocalisedText;
  readonly homePath: string;
  readonly cataloguePath: string;
}

export const dataPortal: Portal = { title: portalTitle, description: portalDescription, homePath: "/data", cataloguePath };

export function catalogueNode(siteUrl: string, portal: Portal = dataPortal): NamedNode {
  return iri(`${siteUrl}${portal.cataloguePath}#catalogue`);
}

/** The portal as a catalogue: title, publisher, contact; which datasets are in it is said with each. */
export function addCatalogue(graph: Graph, context: ExchangeContext, portal: Portal = dataPortal): NamedNode {
  const node = catalogueNode(context.siteUrl, portal);
  const page = `${context.siteUrl}${portal.cataloguePath}`;
  const publisher = iri(`${page}#publisher`);
  graph.type(node, dcat("Catalog"));
  graph.texts(node, dct("title"), portal.title);
  graph.texts(node, dct("description"), portal.description);
  graph.type(publisher, foaf("Agent"));
  graph.add(publisher, foaf("name"), text(context.institute.name));
  graph.add(publisher, dct("type"), graph.concept(nationalAuthority));
  if (context.institute.ror !== null) graph.add(publisher, dct("identifier"), typed(context.institute.ror, "anyURI"));
  graph.add(node, dct("publisher"), publisher);
  document(graph, node, foaf("homepage"), `${context.siteUrl}${portal.homePath}`);
  addContact(graph, node, iri(`${page}#contact`), { name: context.institute.name, email: context.contactEmail, url: null }, { name: context.institute.name, page: `${context.siteUrl}${portal.homePath}` });
  for (const code of ["fr", "en"]) {
    const spoken = language(code);
    if (spoken !== null) graph.add(node, dct("language"), graph.concept(spoken));
  }
  const france = place("FR");
  if (france !== null) graph.add(node, dct("spatial"), graph.concept(france));
  const taxonomy = iri(themeScheme.address);
  graph.type(taxonomy, skos("ConceptScheme"));
  graph.add(taxonomy, dct("title"), text(themeScheme.title, "en"));
  graph.add(node, dcat("themeTaxonomy"), taxonomy);
  return node;
}

/** One record with the catalogue that it is in, as one document. */
export function datasetQuads(dataset: Dataset, context: ExchangeContext, more?: (graph: Graph, added: AddedDataset) => void, portal: Portal = dataPortal): readonly Quad[] {
  const graph = newGraph();
  const added = addDataset(graph, dataset, context);
  more?.(graph, added);
  graph.add(addCatalogue(graph, context, portal), dcat("dataset"), added.node);
  return graph.take();
}

/** Which part of the catalogue a page of it is. */
export interface CataloguePage {
  readonly total: number;
  readonly size: number;
  /** Of this page, the first, the one before, the one after, the last. */
  readonly addresses: { readonly self: string; readonly first: string; readonly previous: string | null; readonly next: string | null; readonly last: string };
}

/**
 * The catalogue record by record, as it is read: nothing is held but the names of the concepts told already. With `page`, the
 * statements of Hydra that harvesters follow from part to part.
 */
export function catalogueQuads(datasets: Batches<Dataset>, context: ExchangeContext, page?: CataloguePage): AsyncIterable<readonly Quad[]> {
  return portalQuads(datasets, { context, portal: dataPortal, add: (graph, dataset) => addDataset(graph, dataset, context).node }, page);
}

/** Records some at a time, as they are read. */
export type Batches<T> = AsyncIterable<readonly T[]> | Iterable<readonly T[]>;

/** The same for any portal of the house: `add` tells of one record and gives its node. */
export async function* portalQuads<T>(records: Batches<T>, { context, portal, add }: { readonly context: ExchangeContext; readonly portal: Portal; readonly add: (graph: Graph, record: T) => NamedNode }, page?: CataloguePage): AsyncIterable<readonly Quad[]> {
  const graph = newGraph();
  const catalogue = addCatalogue(graph, context, portal);
  if (page !== undefined) addPage(graph, catalogue, page);
  yield graph.take();
  for await (const several of records) {
    for (const record of several) {
      graph.add(catalogue, dcat("dataset"), add(graph, record));
      yield graph.take();
    }
  }
}

function addPage(graph: Graph, catalogue: NamedNode, { total, size, addresses }: CataloguePage): void {
  const self = iri(addresses.self);
  graph.type(catalogue, hydra("Collection"));
  graph.add(catalogue, hydra("totalItems"), typed(total, "integer"));
  graph.add(catalogue, hydra("view"), self);
  graph.type(self, hydra("PartialCollectionView"), hydra("PagedCollection"));
  graph.add(self, hydra("itemsPerPage"), typed(size, "integer"));
  graph.add(self, hydra("totalItems"), typed(total, "integer"));
  graph.add(self, hydra("first"), iri(addresses.first));
  graph.add(self, hydra("last"), iri(addresses.last));
  if (addresses.previous !== null) graph.add(self, hydra("previous"), iri(addresses.previous));
  if (addresses.next !== null) {
    graph.add(self, hydra("next"), iri(addresses.next));
    graph.add(self, hydra("nextPage"), iri(addresses.next));
  }
}
