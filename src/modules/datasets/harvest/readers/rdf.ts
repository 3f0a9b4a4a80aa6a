import { rdf, readRdf, type Quad, type Quad_Object, type RdfFormat } from "../../../../kernel/rdf/index.ts";
import { emptyRaw, type CataloguePage, type RawAgent, type RawRecord, type RawText } from "../domain/raw.ts";
import { unreadable } from "./json-values.ts";

const dcat = "http://www.w3.org/ns/dcat#";
const dct = "http://purl.org/dc/terms/";
const foaf = "http://xmlns.com/foaf/0.1/";
const vcard = "http://www.w3.org/2006/vcard/ns#";
const schema = "http://schema.org/";
const health = "http://healthdataportal.eu/ns/health#";
const hydra = "http://www.w3.org/ns/hydra/core#";
const skos = "http://www.w3.org/2004/02/skos/core#";
const rdfs = "http://www.w3.org/2000/01/rdf-schema#";
const dpv = "https://w3id.org/dpv#";

/** Statements by subject and predicate. */
class Graph {
  readonly #by = new Map<string, Map<string, Quad_Object[]>>();
  readonly types = new Map<string, string[]>();

  constructor(quads: readonly Quad[]) {
    for (const { subject, predicate, object } of quads) {
      const known = this.#by.get(subject.value) ?? new Map<string, Quad_Object[]>();
      this.#by.set(subject.value, known);
      const values = known.get(predicate.value);
      if (values === undefined) known.set(predicate.value, [object]);
      else values.push(object);
      if (predicate.value === `${rdf}type`) this.types.set(object.value, [...(this.types.get(object.value) ?? []), subject.value]);
    }
  }

  all(subject: string, ...predicates: readonly string[]): readonly Quad_Object[] {
    return predicates.flatMap((predicate) => this.#by.get(subject)?.get(predicate) ?? []);
  }

  values(subject: string, ...predicates: readonly string[]): readonly string[] {
    return this.all(subject, ...predicates).map(({ value }) => value).filter((value) => value.trim() !== "");
  }

  first(subject: string, ...predicates: readonly string[]): string | null {
    return this.values(subject, ...predicates)[0] ?? null;
  }

  texts(subject: string, ...predicates: readonly string[]): readonly RawText[] {
    return this.all(subject, ...predicates).flatMap((object): RawText[] => {
      if (object.termType === "Literal") return [{ text: object.value, language: object.language === "" ? null : object.language }];
      return object.termType === "BlankNode" || this.#by.has(object.value) ? this.all(object.value, `${rdfs}label`, `${dct}description`, `${skos}prefLabel`).flatMap((one) => (one.termType === "Literal" ? [{ text: one.value, language: one.language === "" ? null : one.language }] : [])) : [];
    });
  }
}

/** Datasets of a DCAT catalogue in Turtle, RDF/XML or JSON-LD; the next page by Hydra's paged and partial collections. */
export async function readDcat(bytes: Uint8Array, format: RdfFormat, base: string): Promise<CataloguePage> {
  const { quads, issues, complete } = await readRdf(bytes, { format, base, maxBytes: 64_000_000, maxQuads: 3_000_000 });
  const graph = new Graph(quads);
  const subjects = [...new Set(["Dataset", "DatasetSeries"].flatMap((name) => graph.types.get(dcat + name) ?? []))];
  // Of a document that stops in the middle nothing is taken: its last record would be half a record.
  const records = complete ? subjects.map((subject) => recordOf(graph, subject, isBlank(quads, subject))) : [];
  const views = [...(graph.types.get(`${hydra}PagedCollection`) ?? []), ...(graph.types.get(`${hydra}PartialCollectionView`) ?? []), ...(graph.types.get(`${hydra}Collection`) ?? [])];
  const next = views.map((view) => graph.first(view, `${hydra}nextPage`, `${hydra}next`)).find((one) => one !== null) ?? null;
  const total = views.map((view) => Number(graph.first(view, `${hydra}totalItems`) ?? "NaN")).find((one) => Number.isInteger(one)) ?? null;
  const isCatalogue = records.length > 0 || [`${dcat}Catalog`, `${hydra}PagedCollection`, `${hydra}PartialCollectionView`].some((type) => graph.types.has(type));
  if (complete && !isCatalogue) return { records, issues: [...issues, unreadable("Le document ne décrit aucun jeu de données (dcat:Dataset) qui puisse être lu.", "The document describes no dataset (dcat:Dataset) that can be read.")], next: null, total: null, complete: false };
  return { records, issues, next, total, complete };
}

function isBlank(quads: readonly Quad[], subject: string): boolean {
  return quads.some((one) => one.subject.value === subject && one.subject.termType === "BlankNode");
}

function recordOf(graph: Graph, subject: string, blank: boolean): RawRecord {
  const distributions = graph.values(subject, `${dcat}distribution`);
  const identifiers = graph.values(subject, `${dct}identifier`, "http://www.w3.org/ns/adms#identifier");
  const period = graph.all(subject, `${dct}temporal`)[0];
  const licences = [...graph.values(subject, `${dct}license`), ...distributions.flatMap((one) => graph.values(one, `${dct}license`))].flatMap((one) => [one, ...graph.texts(subject, `${dct}license`).map(({ text }) => text)]);
  const rights = graph.all(subject, `${dct}accessRights`).flatMap(({ value }) => [value, ...graph.values(value, `${rdfs}label`)]);
  return {
    ...emptyRaw,
    // A blank node is called differently each time it is read: the identifier that the record gives itself is the only one.
    identifier: identifiers.find((one) => !one.startsWith("_:")) ?? (blank ? null : subject),
    page: graph.first(subject, `${dcat}landingPage`, `${foaf}page`) ?? (blank ? null : subject),
    titles: graph.texts(subject, `${dct}title`), descriptions: graph.texts(subject, `${dct}description`), keywords: graph.texts(subject, `${dcat}keyword`), themes: graph.values(subject, `${dcat}theme`),
    licences, accessRights: rights, languages: graph.values(subject, `${dct}language`), publisher: agents(graph, subject, "organisation", `${dct}publisher`)[0] ?? null, creators: agents(graph, subject, "organisation", `${dct}creator`), contact: contacts(graph, subject, `${dcat}contactPoint`)[0] ?? null,
    period: period === undefined ? emptyRaw.period : { start: graph.first(period.value, `${dcat}startDate`, `${schema}startDate`, "https://schema.org/startDate", "http://www.w3.org/2006/time#hasBeginning"), end: graph.first(period.value, `${dcat}endDate`, `${schema}endDate`, "https://schema.org/endDate", "http://www.w3.org/2006/time#hasEnd") },
    places: graph.values(subject, `${dct}spatial`), identifiers: [...identifiers, ...(blank ? [] : [subject])], conformsTo: graph.all(subject, `${dct}conformsTo`).map(({ value }) => graph.first(value, `${rdfs}label`, `${dct}title`) ?? value).filter((one) => !/^(?:_:|n\d|b\d)/.test(one)), provenance: graph.texts(subject, `${dct}provenance`),
    related: [...graph.values(subject, `${dct}isReferencedBy`).map((address) => ({ relation: "IsReferencedBy", address })), ...graph.values(subject, `${dct}source`).map((address) => ({ relation: "IsDerivedFrom", address }))],
    mediaTypes: distributions.flatMap((one) => graph.values(one, `${dcat}mediaType`, `${dct}format`)), volumeBytes: volumeOf(distributions.map((one) => Number(graph.first(one, `${dcat}byteSize`) ?? "NaN"))), health: healthOf(graph, subject),
  };
}

function volumeOf(sizes: readonly number[]): number | null {
  const known = sizes.filter((size) => Number.isFinite(size) && size >= 0);
  return known.length === 0 ? null : Math.round(known.reduce((sum, size) => sum + size, 0));
}

function agents(graph: Graph, subject: string, usual: RawAgent["kind"], predicate: string): readonly RawAgent[] {
  return graph.all(subject, predicate).map((object) => {
    const isPerson = [`${foaf}Person`, `${schema}Person`, "http://www.w3.org/ns/person#Person"].some((type) => graph.types.get(type)?.includes(object.value));
    const name = object.termType === "Literal" ? object.value : graph.first(object.value, `${foaf}name`, `${rdfs}label`, `${vcard}fn`, `${skos}prefLabel`, `${dct}title`);
    return { name, kind: isPerson ? "person" : usual, email: graph.first(object.value, `${foaf}mbox`), url: graph.first(object.value, `${foaf}homepage`), identifier: graph.first(object.value, `${dct}identifier`) ?? (object.termType === "NamedNode" ? object.value : null) };
  });
}

function contacts(graph: Graph, subject: string, predicate: string): readonly RawAgent[] {
  return graph.values(subject, predicate).map((value) => {
    const mails = graph.values(value, `${vcard}hasEmail`, `${vcard}email`).flatMap((one) => [...graph.values(one, `${vcard}hasValue`), one]);
    const pages = graph.values(value, `${vcard}hasURL`, `${vcard}url`, `${foaf}page`).flatMap((one) => [...graph.values(one, `${vcard}hasValue`), one]);
    return { name: graph.first(value, `${vcard}fn`, `${vcard}hasFN`, `${vcard}organization-name`, `${foaf}name`), kind: "organisation", email: mails[0] ?? null, url: pages[0] ?? null };
  });
}

function healthOf(graph: Graph, subject: string): RawRecord["health"] {
  const categories = graph.values(subject, `${health}healthCategory`);
  const topics = graph.values(subject, `${health}healthTheme`);
  const personal = graph.values(subject, `${dpv}hasPersonalData`, `${dpv}hasLegalBasis`);
  const individuals = graph.first(subject, `${health}numberOfUniqueIndividuals`, `${health}numberOfUniqueIndividual`);
  const bodies = graph.values(subject, `${health}hdab`);
  if (categories.length + topics.length + personal.length + bodies.length === 0 && individuals === null) return null;
  const whole = (text: string | null): number | null => (text !== null && /^\d{1,12}$/.test(text) ? Number(text) : null);
  return {
    personal: personal.length > 0, legalBases: graph.values(subject, `${dpv}hasLegalBasis`), categories, individuals: whole(individuals), minimumAge: whole(graph.first(subject, `${health}minTypicalAge`)), maximumAge: whole(graph.first(subject, `${health}maxTypicalAge`)),
    coverage: graph.texts(subject, `${health}populationCoverage`), purposes: graph.values(subject, `${dpv}hasPurpose`), accessBody: bodyOf(graph, subject, bodies[0]),
  };
}

/** The health data access body: its own address, else that of its contact point. */
function bodyOf(graph: Graph, subject: string, body: string | undefined): RawAgent | null {
  const agent = agents(graph, subject, "organisation", `${health}hdab`)[0];
  if (body === undefined || agent === undefined) return null;
  const own = contacts(graph, subject, `${health}hdab`)[0];
  const contact = contacts(graph, body, `${dcat}contactPoint`)[0];
  return { name: agent.name, kind: "organisation", email: agent.email ?? own?.email ?? contact?.email ?? null, url: agent.url ?? own?.url ?? contact?.url ?? null };
}
