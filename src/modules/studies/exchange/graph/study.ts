import { iri, text, typed, type NamedNode, type Quad } from "../../../../kernel/rdf/index.ts";
import { dataUseOf, exchange } from "../../../datasets/index.ts";
import type { StudyContent } from "../../domain/content.ts";
import type { StudyDate } from "../../domain/parts.ts";
import { coarRightOf } from "../access.ts";
import { studyPortal, type StudyExchangeContext } from "../context.ts";
import { describedData } from "../record.ts";
import { pathOf, versionPath, type ToldStudy } from "../told.ts";
import { linkedAddress, numbersOf, otherTitles } from "../words.ts";

const { addDataset, addHealth, adms, datasetQuads, dcat, dct, document, foaf, odrl, portalQuads, prov, rdfs, rorAddress, said, skos, webAddress } = exchange;

/** A study as a `dcat:Dataset`, which is its individual data, in DCAT-AP 3.0.1. */
export function addStudy(graph: exchange.Graph, told: ToldStudy, context: StudyExchangeContext): exchange.AddedDataset {
  const added = addDataset(graph, describedData(told, context, "dcat"), context);
  return addOfStudy(graph, added, told, context);
}

/** One study with the catalogue that it is in, as one document. */
export function studyQuads(told: ToldStudy, context: StudyExchangeContext): readonly Quad[] {
  return datasetQuads(describedData(told, context, "dcat"), context, (graph, added) => { addOfStudy(graph, added, told, context); }, studyPortal);
}

/** The same in HealthDCAT-AP, release 5 or 7 by the setting of the house. */
export function studyHealthQuads(told: ToldStudy, context: StudyExchangeContext): readonly Quad[] {
  const described = describedData(told, context, "health");
  return datasetQuads(described, context, (graph, added) => addHealth(graph, addOfStudy(graph, added, told, context), described, context, studyPortal), studyPortal);
}

/** The whole catalogue, study by study as they are read. */
export function studyCatalogueQuads(batches: exchange.Batches<ToldStudy>, context: StudyExchangeContext, page?: exchange.CataloguePage): AsyncIterable<readonly Quad[]> {
  return portalQuads(batches, { context, portal: studyPortal, add: (graph, told) => addStudy(graph, told, context).node }, page);
}

/** What a study says beyond a dataset: numbers at registers, who paid, documents, publications, linked data, conditions of use. */
function addOfStudy(graph: exchange.Graph, { node, distributions }: exchange.AddedDataset, told: ToldStudy, context: StudyExchangeContext): exchange.AddedDataset {
  const { study } = told;
  const { content } = study;
  const page = `${context.siteUrl}${pathOf(told)}`;
  const part = (name: string): NamedNode => iri(`${page}#${name}`);
  const { titles, acronym } = otherTitles(study);
  graph.texts(node, dct("alternative"), titles);
  if (acronym !== null) graph.add(node, dct("alternative"), text(acronym));
  numbersOf(content).forEach(({ number, agency, address }, index) => {
    const identifier = part(`number-${index + 1}`);
    graph.type(identifier, adms("Identifier"));
    graph.add(identifier, skos("notation"), text(number));
    if (agency !== null) graph.add(identifier, adms("schemaAgency"), text(agency));
    graph.add(node, adms("identifier"), identifier);
    if (address !== null) document(graph, node, foaf("page"), address);
  });
  addPartialPeriod(graph, node, part("period"), content);
  addOrganisations(graph, node, page, content);
  for (const url of [...content.documents.map((one) => one.url), content.resultsUrl, content.accessInformationUrl, content.variableDictionaryUrl, content.sharingPlan?.url, content.sharingPlan?.planUrl]) {
    const address = webAddress(url);
    if (address !== null) document(graph, node, foaf("page"), address);
  }
  for (const link of content.publications) {
    const address = linkedAddress(link, context);
    if (address !== null) graph.add(node, dct(link.kind === "background" ? "references" : "isReferencedBy"), iri(address));
  }
  for (const link of content.datasets) {
    const address = linkedAddress(link, context);
    if (address !== null) graph.add(node, dct("relation"), iri(link.scheme === "portal" ? `${address}#dataset` : address));
  }
  addRights(graph, node, distributions, page, content);
  addVersions(graph, node, told, context);
  return { node, distributions: [...distributions, ...addSample(graph, node, page, content)] };
}

/** Dates as precise as they were given: a month is no day. */
function addPartialPeriod(graph: exchange.Graph, node: NamedNode, period: NamedNode, { startedOn, completedOn }: StudyContent): void {
  const [start, end] = [dateOf(startedOn), dateOf(completedOn)];
  if ((start === null && end === null) || (startedOn !== null && completedOn !== null && completedOn.date < startedOn.date.slice(0, completedOn.date.length))) return;
  graph.type(period, dct("PeriodOfTime"));
  graph.add(period, dcat("startDate"), start);
  graph.add(period, dcat("endDate"), end);
  graph.add(node, dct("temporal"), period);
}

function dateOf(given: StudyDate | null): ReturnType<typeof typed> | null {
  if (given === null || !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(given.date)) return null;
  return typed(given.date, given.date.length === 10 ? "date" : given.date.length === 7 ? "gYearMonth" : "gYear");
}

const roles = { sponsor: "http://id.loc.gov/vocabulary/relators/spn", funder: "http://id.loc.gov/vocabulary/relators/fnd", collaborator: "http://id.loc.gov/vocabulary/relators/ctb" } as const;

/** Every organisation with its part in the study; the first sponsor is the publisher too. */
function addOrganisations(graph: exchange.Graph, node: NamedNode, page: string, { sponsors, funders, collaborators }: StudyContent): void {
  const all = [...sponsors.map((one) => [one, "sponsor"] as const), ...funders.map((one) => [one, "funder"] as const), ...collaborators.map((one) => [one, "collaborator"] as const)];
  all.forEach(([{ name, ror }, role], index) => {
    const held = said(name);
    if (held === null) return;
    const [attribution, agent] = [iri(`${page}#part-${index + 1}`), iri(`${page}#organisation-${index + 1}`)];
    const own = rorAddress(ror);
    graph.type(agent, foaf("Agent"), foaf("Organization"), prov("Agent"));
    graph.add(agent, foaf("name"), text(held));
    if (own !== null) graph.add(agent, dct("identifier"), typed(own, "anyURI"));
    graph.type(attribution, prov("Attribution"));
    graph.add(attribution, prov("agent"), agent);
    graph.add(attribution, dcat("hadRole"), graph.concept({ address: roles[role], classes: [dcat("Role"), skos("Concept")], label: { en: role } }));
    graph.add(node, prov("qualifiedAttribution"), attribution);
  });
}

/** The access right of COAR, which tells an embargo from other restrictions, and what the data may be used for (DUO) as a policy of ODRL. */
function addRights(graph: exchange.Graph, node: NamedNode, distributions: readonly NamedNode[], page: string, content: StudyContent): void {
  const coar = coarRightOf(content);
  if (coar !== null) graph.add(iri(`${page}#rights`), rdfs("seeAlso"), iri(coar.uri));
  const terms = content.useConditions.flatMap(({ code, detail }) => { const known = dataUseOf(code); return known === null ? [] : [{ ...known, detail: said(detail) }]; });
  if (terms.length === 0) return;
  const policy = iri(`${page}#policy`);
  const permission = iri(`${page}#permission`);
  graph.type(policy, odrl("Policy"), odrl("Offer"));
  graph.add(policy, dct("identifier"), typed(policy.value, "anyURI"));
  graph.add(policy, odrl("permission"), permission);
  graph.type(permission, odrl("Permission"));
  graph.add(permission, odrl("target"), node);
  graph.add(permission, odrl("action"), odrl("use"));
  terms.forEach(({ code, name, detail }, index) => {
    const constraint = iri(`${page}#use-${index + 1}`);
    graph.type(constraint, odrl("Constraint"));
    graph.add(constraint, odrl("leftOperand"), odrl("purpose"));
    graph.add(constraint, odrl("operator"), odrl("isA"));
    graph.add(constraint, odrl("rightOperand"), iri(`http://purl.obolibrary.org/obo/${code.replace(":", "_")}`));
    graph.texts(constraint, dct("title"), name);
    if (detail !== null) graph.add(constraint, rdfs("comment"), text(detail));
    graph.add(permission, odrl("constraint"), constraint);
  });
  for (const one of distributions) graph.add(one, odrl("hasPolicy"), policy);
}

/** A made-up sample that shows what the data look like. */
function addSample(graph: exchange.Graph, node: NamedNode, page: string, { mockSampleUrl }: StudyContent): readonly NamedNode[] {
  const address = webAddress(mockSampleUrl);
  if (address === null) return [];
  const sample = iri(`${page}#sample`);
  graph.type(sample, dcat("Distribution"));
  graph.texts(sample, dct("title"), { fr: "Échantillon fictif", en: "Mock sample" });
  graph.add(sample, dcat("accessURL"), iri(address));
  graph.add(node, adms("sample"), sample);
  return [sample];
}

/** The versions of a study, and of a version what it is one of. */
function addVersions(graph: exchange.Graph, node: NamedNode, { study, versions, as }: ToldStudy, { siteUrl }: StudyExchangeContext): void {
  const address = (version: number): NamedNode => iri(`${siteUrl}${versionPath(study, version)}#dataset`);
  if (as === "version") {
    graph.add(node, dct("isVersionOf"), iri(`${siteUrl}/studies/${study.code}#dataset`));
    if (study.version > 1) graph.add(node, dcat("previousVersion"), address(study.version - 1));
    return;
  }
  // As pages: the profiles want a whole description of each dataset that is named as a version, which its own form gives.
  for (const { version } of versions) document(graph, node, foaf("page"), `${siteUrl}${versionPath(study, version)}`);
}
