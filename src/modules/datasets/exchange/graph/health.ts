import { iri, isIri, text, typed, type NamedNode, type Quad } from "../../../../kernel/rdf/index.ts";
import type { Dataset } from "../record.ts";
import type { DatasetMetadata, HumanMetadata } from "../../domain/metadata.ts";
import { healthCategoryOf } from "../../domain/vocabularies/health-categories.ts";
import { themeOf } from "../../domain/vocabularies/themes.ts";
import { pageOf } from "../addresses.ts";
import type { ExchangeContext } from "../context.ts";
import { has, said } from "../said.ts";
import { catalogueNode, dataPortal, datasetQuads, type Portal } from "./catalogue.ts";
import { addContact, addPeriod, type AddedDataset } from "./dataset.ts";
import type { Graph } from "./graph.ts";
import { cv, dcat, dcatap, dct, dpv, eli, foaf, health, rdfs, skos } from "./terms.ts";

/** Regulation (EU) 2025/327 on the European Health Data Space, and the General Data Protection Regulation. */
const healthDataSpace = "http://data.europa.eu/eli/reg/2025/327/oj";
const dataProtection = "http://data.europa.eu/eli/reg/2016/679/oj";

/**
 * A record about people in HealthDCAT-AP, which is DCAT-AP with what the European Health Data Space asks for. Release 5 as its
 * shapes want it; release 7 tells contact points of bodies by `cv:contactPoint`, and whether there are structured data. Null for a
 * record that `hasHealthForm` leaves out.
 */
export function healthQuads(dataset: Dataset, context: ExchangeContext): readonly Quad[] | null {
  return hasHealthForm(dataset.metadata) ? datasetQuads(dataset, context, (graph, added) => addHealth(graph, added, dataset, context)) : null;
}

/** What HealthDCAT-AP says beyond DCAT-AP of a record about people that `hasHealthForm`, in the catalogue of this portal. */
export function addHealth(graph: Graph, { node, distributions }: AddedDataset, dataset: Dataset, context: ExchangeContext, portal: Portal = dataPortal): void {
  const { human } = dataset.metadata;
  if (human === null) return;
  const law = (address: string): NamedNode => graph.concept({ address, classes: [eli("LegalResource")] });
  const page = pageOf(context.siteUrl, dataset);
  graph.add(node, dcatap("applicableLegislation"), law(healthDataSpace));
  if (human.anonymity !== "anonymous") graph.add(node, dcatap("applicableLegislation"), law(dataProtection));
  graph.add(catalogueNode(context.siteUrl, portal), dcatap("applicableLegislation"), law(healthDataSpace));
  for (const one of distributions) graph.add(one, dcatap("applicableLegislation"), law(healthDataSpace));
  addBody(graph, iri(`${page}#publisher`), page, dataset.metadata.contact, context);
  addHuman(graph, node, page, human, context);
  if (!has(dataset.metadata.provenance)) addMissingProvenance(graph, node, page);
  addMissingKeywords(graph, node, dataset);
}

/**
 * Can a record be told in HealthDCAT-AP? One about people whose health category is known: every record declared here that was
 * published, and those harvested whose source says it. The profile wants a category, and none is made up.
 */
export function hasHealthForm({ human }: Pick<DatasetMetadata, "human">): boolean {
  return human !== null && human.healthCategories.length > 0;
}

/** A body and how it is reached: by `dcat:contactPoint` in release 5, by `cv:contactPoint` from release 7 on. */
function addBody(graph: Graph, body: NamedNode, page: string, contact: Parameters<typeof addContact>[3], context: ExchangeContext): void {
  const point = iri(`${body.value}-contact`);
  if (context.healthRelease === 5) {
    addContact(graph, body, point, contact, { name: context.institute.name, page });
    return;
  }
  graph.type(point, cv("ContactPoint"));
  const mail = said(contact?.email);
  graph.add(point, mail === null ? cv("contactPage") : cv("email"), mail === null ? iri(page) : text(mail));
  graph.add(body, cv("contactPoint"), point);
}

function addHuman(graph: Graph, node: NamedNode, page: string, human: HumanMetadata, context: ExchangeContext): void {
  const body = iri(`${page}#access-body`);
  graph.type(body, foaf("Agent"));
  graph.add(body, foaf("name"), text(said(human.accessBody?.name) ?? context.institute.name));
  addBody(graph, body, page, human.accessBody, context);
  graph.add(node, health("hdab"), body);

  for (const category of human.healthCategories) graph.add(node, health("healthCategory"), named(healthCategoryAddress(category)));
  for (const purpose of human.purposes) graph.add(node, dpv("hasPurpose"), named(`https://w3id.org/dpv#${purpose.replace(/^dpv:/, "")}`));
  if (has(human.purposeText)) {
    const purpose = iri(`${page}#purpose`);
    graph.type(purpose, dpv("Purpose"));
    graph.texts(purpose, dct("description"), human.purposeText);
    graph.add(node, dpv("hasPurpose"), purpose);
  }
  for (const basis of [...human.legalBases, ...human.healthBases]) graph.add(node, dpv("hasLegalBasis"), named(`https://w3id.org/dpv/legal/eu/gdpr#A${basis.replaceAll(".", "-")}`));
  if (human.anonymity !== "anonymous") graph.add(node, dpv("hasPersonalData"), iri("https://w3id.org/dpv/pd#MedicalHealth"));
  graph.texts(node, health("populationCoverage"), human.populationCoverage);
  const count = (name: string, value: number | null): void => {
    if (value !== null && Number.isSafeInteger(value) && value >= 0) graph.add(node, health(name), typed(value, "nonNegativeInteger"));
  };
  count("numberOfUniqueIndividuals", human.numberOfIndividuals);
  count("minTypicalAge", human.minimumAgeYears);
  count("maxTypicalAge", human.maximumAgeYears);
  addPeriod(graph, node, health("retentionPeriod"), iri(`${page}#retention`), human.retention);
  addCodes(graph, node, page, human.conditions);
  if (context.healthRelease === 7) graph.add(node, health("hasStructuredData"), typed(human.structured ?? false, "boolean"));
}

function named(address: string): NamedNode | null {
  return isIri(address) ? iri(address) : null;
}

/** The category in the list published with HealthDCAT-AP where it is there, else its point of article 51(1) of the regulation. */
function healthCategoryAddress(code: string): string {
  const known = healthCategoryOf(code)?.euCode ?? null;
  if (known !== null) return `http://healthdata.ec.europa.eu/authority/health-category/${known}`;
  return `http://data.europa.eu/eli/reg/2025/327/art_51/par_1/pnt_${encodeURIComponent(code.replace(/^51\./, ""))}/oj`;
}

/** Schemes of codes of conditions: the whole, and where one of its codes is. */
const codings: Readonly<Record<string, { readonly scheme: string; readonly code: (code: string) => string }>> = {
  "icd-10": { scheme: "http://hl7.org/fhir/sid/icd-10", code: (code) => `http://purl.bioontology.org/ontology/ICD10/${code}` },
  "icd-11": { scheme: "http://hl7.org/fhir/sid/icd-11", code: (code) => `http://purl.bioontology.org/ontology/ICD11/${code}` },
  orpha: { scheme: "http://www.orpha.net/ORDO", code: (code) => `http://www.orpha.net/ORDO/Orphanet_${code}` },
  mesh: { scheme: "http://id.nlm.nih.gov/mesh", code: (code) => `http://id.nlm.nih.gov/mesh/${code}` },
};

function addCodes(graph: Graph, node: NamedNode, page: string, conditions: readonly string[]): void {
  conditions.forEach((condition, index) => {
    const cut = condition.indexOf(":");
    const name = condition.slice(0, Math.max(cut, 0)).toLowerCase().replace(/^(?:icd|cim)-?1([01])$/, "icd-1$1").replace(/^orpha(net)?$/, "orpha");
    const code = condition.slice(cut + 1).trim();
    const coding = codings[name];
    if (coding === undefined || !/^[\w.-]+$/.test(code)) return;
    const value = iri(`${page}#condition-${index + 1}`);
    graph.add(value, dct("identifier"), typed(coding.code(code), "anyURI"));
    graph.add(value, skos("notation"), text(code));
    graph.add(value, skos("inScheme"), iri(coding.scheme));
    graph.add(node, health("hasCodeValues"), value);
    graph.add(node, health("hasCodingSystem"), iri(coding.scheme));
  });
}

/** The profile wants a statement where the record has none yet: it says so. */
function addMissingProvenance(graph: Graph, node: NamedNode, page: string): void {
  const provenance = iri(`${page}#provenance`);
  graph.type(provenance, dct("ProvenanceStatement"));
  graph.texts(provenance, rdfs("label"), { fr: "Provenance non décrite.", en: "Provenance not described." });
  graph.add(node, dct("provenance"), provenance);
}

/** Keywords are wanted too: where nobody gave one, the themes stand for them. */
function addMissingKeywords(graph: Graph, node: NamedNode, { metadata }: Dataset): void {
  if ([...metadata.keywords.fr, ...metadata.keywords.en].some((word) => said(word) !== null)) return;
  for (const code of metadata.themes) graph.texts(node, dcat("keyword"), themeOf(code)?.name ?? {});
}
