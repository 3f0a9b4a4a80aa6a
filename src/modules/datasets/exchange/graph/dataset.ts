import { iri, text, typed, type NamedNode } from "../../../../kernel/rdf/index.ts";
import { doiAddress } from "../../../../kernel/doi/index.ts";
import type { Dataset } from "../record.ts";
import type { ContactPoint, Period } from "../../domain/metadata.ts";
import { themeOf } from "../../domain/vocabularies/themes.ts";
import { mailAddress, pageOf, relatedAddress, webAddress } from "../addresses.ts";
import type { ExchangeContext } from "../context.ts";
import { creatorsOf, daysOf, descriptionOf, has, instantOf, orcidAddress, publisherOf, rorAddress, said, titleOf } from "../said.ts";
import { accessRight, language, nationalAuthority, personalData, place, statisticalData, themes } from "./authorities.ts";
import { addDistributions } from "./distributions.ts";
import type { Graph } from "./graph.ts";
import { adms, dcat, dct, foaf, prov, rdfs, skos, vcard } from "./terms.ts";

/** The dataset itself, as distinct from the page that tells of it. */
export function datasetNode(siteUrl: string, dataset: Pick<Dataset, "code" | "pagePath">): NamedNode {
  return iri(`${pageOf(siteUrl, dataset)}#dataset`);
}

/** The nodes that were made for a record. */
export interface AddedDataset {
  readonly node: NamedNode;
  readonly distributions: readonly NamedNode[];
}

/** Relations to works that tell of the data or use them (DataCite relation types), which DCAT-AP calls `dct:isReferencedBy`. */
const referring: ReadonlySet<string> = new Set(["IsCitedBy", "IsReferencedBy", "IsSupplementTo", "IsDocumentedBy", "IsDescribedBy", "IsPublishedIn", "IsReviewedBy", "IsSupplementedBy"]);

/**
 * A published record in DCAT-AP 3.0.1. Everything that the record holds and the profile has a place for; nothing is made up but the
 * code as title where there is none.
 */
export function addDataset(graph: Graph, dataset: Dataset, context: ExchangeContext): AddedDataset {
  const { metadata } = dataset;
  const page = pageOf(context.siteUrl, dataset);
  const part = (name: string): NamedNode => iri(`${page}#${name}`);
  const node = datasetNode(context.siteUrl, dataset);

  graph.type(node, dcat("Dataset"));
  graph.texts(node, dct("title"), titleOf(dataset));
  graph.texts(node, dct("description"), descriptionOf(dataset));
  for (const spoken of ["fr", "en"] as const) for (const word of metadata.keywords[spoken]) if (said(word) !== null) graph.add(node, dcat("keyword"), text(said(word) ?? "", spoken));
  graph.add(node, dct("identifier"), text(dataset.code));
  const doi = dataset.doi === null ? null : doiAddress(dataset.doi);
  if (doi !== null && webAddress(doi) !== null) {
    graph.add(node, dct("identifier"), text(doi));
    graph.type(part("doi"), adms("Identifier"));
    graph.add(part("doi"), skos("notation"), typed(doi, "anyURI"));
    graph.add(node, adms("identifier"), part("doi"));
  }
  document(graph, node, dcat("landingPage"), page);
  graph.add(node, dct("accessRights"), graph.concept(accessRight(dataset, context.today)));
  const ofHealth = metadata.human !== null || metadata.meshTerms.length > 0 || metadata.themes.length > 0;
  for (const theme of themes(ofHealth)) graph.add(node, dcat("theme"), graph.concept(theme));
  for (const term of new Set([...metadata.meshTerms, ...metadata.themes.flatMap((code) => themeOf(code)?.mesh ?? [])])) {
    if (/^D\d{6,9}$/.test(term)) graph.add(node, dct("subject"), iri(`http://id.nlm.nih.gov/mesh/${term}`));
  }
  if (metadata.human !== null && metadata.human.anonymity !== "anonymous") graph.add(node, dct("type"), graph.concept(personalData));
  else if (metadata.kind === "survey" || metadata.kind === "tabular" || metadata.human !== null) graph.add(node, dct("type"), graph.concept(statisticalData));

  addPublisher(graph, node, dataset, context);
  addContact(graph, node, part("contact"), metadata.contact, { name: context.institute.name, page });
  addCreators(graph, node, dataset, page);
  for (const code of metadata.languages) {
    const spoken = language(code);
    if (spoken !== null) graph.add(node, dct("language"), graph.concept(spoken));
  }
  for (const code of metadata.places) {
    const where = place(code);
    if (where !== null) graph.add(node, dct("spatial"), graph.concept(where));
  }
  addPeriod(graph, node, dct("temporal"), part("period"), metadata.collected);
  graph.add(node, dct("issued"), instant(dataset.firstPublishedAt));
  graph.add(node, dct("modified"), instant(dataset.modifiedAt));
  graph.add(node, dcat("version"), text(String(dataset.version)));
  if (has(metadata.provenance)) {
    graph.type(part("provenance"), dct("ProvenanceStatement"));
    graph.texts(part("provenance"), rdfs("label"), metadata.provenance);
    graph.add(node, dct("provenance"), part("provenance"));
  }
  metadata.conformsTo.forEach((name, index) => {
    if (said(name) === null) return;
    const standard = part(`standard-${index + 1}`);
    graph.type(standard, dct("Standard"));
    graph.add(standard, dct("title"), text(said(name) ?? ""));
    graph.add(node, dct("conformsTo"), standard);
  });
  for (const related of metadata.related) {
    const address = relatedAddress(related);
    if (address !== null) graph.add(node, dct(referring.has(related.relation) ? "isReferencedBy" : "relation"), iri(address));
  }
  if (dataset.origin.kind === "harvested") {
    const origin = webAddress(dataset.origin.url);
    if (origin !== null) {
      graph.add(node, prov("wasDerivedFrom"), iri(origin));
      document(graph, node, foaf("page"), origin);
    }
  }
  return { node, distributions: addDistributions(graph, node, dataset, context) };
}

export function document(graph: Graph, node: NamedNode, predicate: NamedNode, address: string): void {
  graph.type(iri(address), foaf("Document"));
  graph.add(node, predicate, iri(address));
}

function instant(at: string | null) {
  const written = instantOf(at);
  return written === null ? null : typed(written, "dateTime");
}

/** A period with its last day, as DCAT has it; nothing where neither end is known. */
export function addPeriod(graph: Graph, node: NamedNode, predicate: NamedNode, period: NamedNode, given: Period): void {
  const { first, last } = daysOf(given);
  if (first === null && last === null) return;
  graph.type(period, dct("PeriodOfTime"));
  if (first !== null) graph.add(period, dcat("startDate"), typed(first, "date"));
  if (last !== null) graph.add(period, dcat("endDate"), typed(last, "date"));
  graph.add(node, predicate, period);
}

function addPublisher(graph: Graph, node: NamedNode, dataset: Dataset, context: ExchangeContext): void {
  const { name, ror, isInstitute } = publisherOf(dataset, context);
  const publisher = iri(`${pageOf(context.siteUrl, dataset)}#publisher`);
  graph.type(publisher, foaf("Agent"));
  graph.add(publisher, foaf("name"), text(name));
  if (isInstitute) graph.add(publisher, dct("type"), graph.concept(nationalAuthority));
  if (ror !== null) graph.add(publisher, dct("identifier"), typed(ror, "anyURI"));
  graph.add(node, dct("publisher"), publisher);
}

/** Where a message arrives: always one way at least, the page of the record where nothing else is known. */
export function addContact(graph: Graph, node: NamedNode, contact: NamedNode, given: ContactPoint | null, fallback: { readonly name: string; readonly page: string }, predicate: NamedNode = dcat("contactPoint")): void {
  const mail = mailAddress(given?.email);
  const url = webAddress(given?.url);
  graph.type(contact, vcard("Kind"), vcard("Organization"));
  graph.add(contact, vcard("fn"), text(said(given?.name) ?? fallback.name));
  if (mail !== null) graph.add(contact, vcard("hasEmail"), iri(mail));
  if (url !== null || mail === null) graph.add(contact, vcard("hasURL"), iri(url ?? fallback.page));
  graph.add(node, predicate, contact);
}

function addCreators(graph: Graph, node: NamedNode, dataset: Dataset, page: string): void {
  creatorsOf(dataset).forEach((creator, index) => {
    // A node for each record: what one record says of a person is not mixed with what another says.
    const agent = iri(`${page}#creator-${index + 1}`);
    graph.type(agent, foaf("Agent"), foaf(creator.kind === "person" ? "Person" : "Organization"));
    graph.add(agent, foaf("name"), text(said(creator.name) ?? ""));
    // Of a person, the ROR is that of the place of work.
    const own = creator.kind === "person" ? orcidAddress(creator.orcid) : rorAddress(creator.ror);
    if (own !== null) graph.add(agent, dct("identifier"), typed(own, "anyURI"));
    graph.add(node, dct("creator"), agent);
  });
}
