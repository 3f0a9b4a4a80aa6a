import type { Db } from "../db/db.ts";
import type { Clock } from "../time/day.ts";
import { element, writeXml, xmlDeclaration, type XmlElement } from "../xml/xml.ts";
import { earliestDatestamp, followRepository, readHeader, readHeaders, readHouse, seconds, setsInUse, type OaiHeader, type OaiHouse } from "./ledger.ts";
import type { OaiFormat, OaiRepository, OaiSet } from "./repository.ts";
import { readBounds, readRequest, type OaiError, type OaiErrorCode, type OaiRequest } from "./request.ts";
import { readToken, writeToken, type OaiContinuation } from "./token.ts";

export interface OaiProviderOptions {
  readonly db: Db;
  readonly clock: Clock;
  /** What the repository is called. */
  readonly name: string;
  /** Where the world asks it. */
  readonly baseUrl: string;
  /** The middle of `oai:HOST:…`: a name of the internet with a dot in it. */
  readonly host: string;
  readonly adminEmail: string;
  readonly repositories: readonly OaiRepository[];
  /** Sets that are there even while nothing is in them. */
  readonly sets?: readonly OaiSet[];
  /** What Identify says besides, one `description` each. */
  readonly descriptions?: readonly XmlElement[];
  readonly pageSize?: number;
  /** How long one request may follow what changed before the harvester is asked to come back. */
  readonly patienceMilliseconds?: number;
}

export interface OaiProvider {
  /** The answer to one request as a document of XML; null where the ledger is not ready yet: the asker is to come back. */
  answer(given: Iterable<readonly [string, string]>): Promise<string | null>;
  /** Brings the ledger up to date; false where that takes longer than `milliseconds`. */
  follow(milliseconds: number): Promise<boolean>;
}

const tokenLifeMilliseconds = 24 * 3600 * 1000;

/** A refusal in the words of the protocol. */
class Refused extends Error {
  readonly errors: readonly OaiError[];
  constructor(errors: readonly OaiError[]) {
    super(errors.map(({ code }) => code).join(", "));
    this.errors = errors;
  }
}

function refuse(code: OaiErrorCode, text: string): never {
  throw new Refused([{ code, text }]);
}

/**
 * A provider of OAI-PMH 2.0 over what several modules publish. Lists are in the order of their datestamps and have no
 * end of their own: a record that changes while it is harvested moves to the end and is given again. Tokens hold all
 * there is to know and are signed with a key of the database: any process can take them up, after a restart too.
 */
export function createOaiProvider(options: OaiProviderOptions): OaiProvider {
  const { db, clock, repositories } = options;
  const pageSize = options.pageSize ?? 100;
  let house: Promise<OaiHouse> | null = null;
  let following: Promise<unknown> = Promise.resolve();

  function follow(milliseconds: number): Promise<boolean> {
    // One after the other: two that start together would both read everything.
    const next = following.then(async () => {
      const deadline = Date.now() + milliseconds;
      for (const repository of repositories) if (!(await followRepository(db, clock, repository, deadline))) return false;
      return true;
    });
    following = next.catch(() => undefined);
    return next;
  }

  async function answer(given: Iterable<readonly [string, string]>): Promise<string | null> {
    const request = readRequest(given);
    const now = seconds(clock.now());
    if ("errors" in request) return documentOf(now, null, errorElements(request.errors));
    if (!(await follow(options.patienceMilliseconds ?? 20_000))) return null;
    try {
      return documentOf(now, request, [await answerTo(request, now)]);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const bare = error.errors.some(({ code }) => code === "badArgument");
      return documentOf(now, bare ? null : request, errorElements(error.errors));
    }
  }

  function documentOf(now: string, request: OaiRequest | null, children: readonly XmlElement[]): string {
    // With badVerb and badArgument the attributes are not given: they might not be valid (section 3.2).
    const asked = request === null ? {} : { verb: request.verb, ...request.arguments, resumptionToken: request.resumptionToken ?? undefined };
    return `${xmlDeclaration}${writeXml(element("OAI-PMH", {
      xmlns: "http://www.openarchives.org/OAI/2.0/", "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      "xsi:schemaLocation": "http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd",
    }, element("responseDate", {}, now), element("request", asked, options.baseUrl), ...children))}\n`;
  }

  async function answerTo(request: OaiRequest, now: string): Promise<XmlElement> {
    switch (request.verb) {
      case "Identify": return identify();
      case "ListMetadataFormats": return listFormats(request.arguments.identifier);
      case "ListSets": return listSets(request);
      case "GetRecord": return getRecord(request.arguments.identifier ?? "", request.arguments.metadataPrefix ?? "");
      case "ListIdentifiers":
      case "ListRecords": return list(request, now);
    }
  }

  async function theHouse(): Promise<OaiHouse> {
    house ??= readHouse(db);
    return house;
  }

  async function identify(): Promise<XmlElement> {
    const oaiIdentifier = element("oai-identifier", {
      xmlns: "http://www.openarchives.org/OAI/2.0/oai-identifier",
      "xsi:schemaLocation": "http://www.openarchives.org/OAI/2.0/oai-identifier http://www.openarchives.org/OAI/2.0/oai-identifier.xsd",
    }, element("scheme", {}, "oai"), element("repositoryIdentifier", {}, options.host), element("delimiter", {}, ":"), element("sampleIdentifier", {}, `oai:${options.host}:${repositories[0]?.name ?? "records"}/1`));
    return element("Identify", {},
      element("repositoryName", {}, options.name), element("baseURL", {}, options.baseUrl), element("protocolVersion", {}, "2.0"), element("adminEmail", {}, options.adminEmail),
      element("earliestDatestamp", {}, await earliestDatestamp(db)), element("deletedRecord", {}, "persistent"), element("granularity", {}, "YYYY-MM-DDThh:mm:ssZ"), element("compression", {}, "gzip"),
      ...[oaiIdentifier, ...(options.descriptions ?? [])].map((one) => element("description", {}, one)));
  }

  async function listFormats(identifier: string | undefined): Promise<XmlElement> {
    const all = [...new Map(repositories.flatMap(({ formats }) => formats).map((format) => [format.prefix, format])).values()];
    const header = identifier === undefined ? null : await headerOf(identifier);
    const formats: readonly OaiFormat[] = header === null ? all : all.filter(({ prefix }) => header.formats.includes(prefix));
    if (formats.length === 0) refuse("noMetadataFormats", "There is no metadata format for this item.");
    return element("ListMetadataFormats", {}, ...formats.map(({ prefix, schema, namespace }) =>
      element("metadataFormat", {}, element("metadataPrefix", {}, prefix), element("schema", {}, schema), element("metadataNamespace", {}, namespace))));
  }

  async function listSets({ resumptionToken }: OaiRequest): Promise<XmlElement> {
    if (resumptionToken !== null) refuse("badResumptionToken", "The list of sets is given whole: no token was ever written for it.");
    const sets = await allSets();
    if (sets.size === 0) refuse("noSetHierarchy", "This repository has no sets.");
    return element("ListSets", {}, ...[...sets].map(([spec, name]) => element("set", {}, element("setSpec", {}, spec), element("setName", {}, name))));
  }

  async function allSets(): Promise<ReadonlyMap<string, string>> {
    const sets: OaiSet[] = [...(options.sets ?? [])];
    for (const repository of repositories) sets.push(...(await repository.sets(await setsInUse(db, repository.name))));
    return new Map(sets.map(({ spec, name }) => [spec, name]));
  }

  async function headerOf(identifier: string): Promise<OaiHeader> {
    const start = `oai:${options.host}:`;
    const header = identifier.startsWith(start) ? await readHeader(db, identifier.slice(start.length)) : null;
    return header ?? refuse("idDoesNotExist", "No item has this identifier here.");
  }

  async function getRecord(identifier: string, prefix: string): Promise<XmlElement> {
    const header = await headerOf(identifier);
    if (!header.formats.includes(prefix)) refuse("cannotDisseminateFormat", "This item is not to be had in this metadata format.");
    const [record] = await recordsOf([header], prefix);
    return element("GetRecord", {}, record);
  }

  async function list(request: OaiRequest, now: string): Promise<XmlElement> {
    const { tokenKey } = await theHouse();
    const question = request.resumptionToken === null ? await firstQuestion(request) : readToken(tokenKey, request.resumptionToken, request.verb, now);
    if (question === null) refuse("badResumptionToken", "This token is not one of this repository, or its time is over.");
    const { headers, remaining } = await readHeaders(db, question, pageSize);
    if (headers.length === 0 && question.after === null) refuse("noRecordsMatch", "No record answers these arguments.");
    const items = request.verb === "ListRecords" ? await recordsOf(headers, question.prefix) : headers.map(headerElement);
    const last = headers.at(-1);
    const size = String(question.cursor + remaining);
    const more = remaining > headers.length && last !== undefined;
    if (!more && question.after === null) return element(request.verb, {}, ...items);
    const expiresAt = seconds(new Date(Date.parse(now) + tokenLifeMilliseconds));
    const token = more ? writeToken(tokenKey, { ...question, after: { datestamp: last.datestamp, id: last.id }, cursor: question.cursor + headers.length, expiresAt }) : undefined;
    // The last part of a list ends with an empty token (section 3.5).
    return element(request.verb, {}, ...items, element("resumptionToken", { ...(more ? { expirationDate: expiresAt } : {}), completeListSize: size, cursor: String(question.cursor) }, token));
  }

  async function firstQuestion(request: OaiRequest): Promise<OaiContinuation> {
    const { metadataPrefix = "", set, from, until } = request.arguments;
    const bounds = readBounds(from, until);
    if ("errors" in bounds) throw new Refused(bounds.errors);
    if (!repositories.some(({ formats }) => formats.some(({ prefix }) => prefix === metadataPrefix))) refuse("cannotDisseminateFormat", "This repository has no such metadata format.");
    if (set !== undefined && (await allSets()).size === 0) refuse("noSetHierarchy", "This repository has no sets.");
    return { verb: request.verb, prefix: metadataPrefix, set: set ?? null, ...bounds, after: null, cursor: 0, expiresAt: "" };
  }

  function headerElement({ id, datestamp, deleted, sets }: OaiHeader): XmlElement {
    return element("header", { status: deleted ? "deleted" : undefined }, element("identifier", {}, `oai:${options.host}:${id}`), element("datestamp", {}, datestamp), ...sets.map((spec) => element("setSpec", {}, spec)));
  }

  async function recordsOf(headers: readonly OaiHeader[], prefix: string): Promise<readonly XmlElement[]> {
    const bodies = new Map<string, XmlElement>();
    for (const repository of repositories) {
      const ids = headers.filter((header) => header.repository === repository.name && !header.deleted).map(({ id }) => id);
      if (ids.length > 0) for (const [id, body] of await repository.bodies(ids, prefix)) bodies.set(id, body);
    }
    return headers.map((header) => {
      const body = bodies.get(header.id);
      // What went between the list and its text is gone; the ledger will say so next.
      return body === undefined ? element("record", {}, headerElement({ ...header, deleted: true })) : element("record", {}, headerElement(header), element("metadata", {}, body));
    });
  }

  return { answer, follow };
}

function errorElements(errors: readonly OaiError[]): readonly XmlElement[] {
  return errors.map(({ code, text }) => element("error", { code }, text));
}
