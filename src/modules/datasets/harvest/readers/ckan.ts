import { emptyRaw, type CataloguePage, type RawAgent, type RawRecord } from "../domain/raw.ts";
import { failedPage, isObject, objects, str, strings, texts, total, unreadable, whole, type JsonObject } from "./json-values.ts";

/**
 * CKAN: `package_search`, `package_show`, `current_package_list_with_resources`, a package alone or a list of them; with the
 * fields of ckanext-dcat (in the package or among its extras). Deleted and private packages are no public records.
 */
export function readCkan(document: unknown, base: string): CataloguePage {
  if (isObject(document) && document["success"] === false) return failedPage(unreadable("La source dit que la demande a échoué.", "The source says that the request failed."));
  const result = isObject(document) && "result" in document ? document["result"] : document;
  const packages = isObject(result) && Array.isArray(result["results"]) ? objects(result["results"]) : Array.isArray(result) ? result.flatMap((one) => objects(one)) : objects(result);
  const count = isObject(result) ? whole(result["count"]) : null;
  const usable = packages.filter((one) => "title" in one || "name" in one || "id" in one || "title_translated" in one);
  if (usable.length === 0 && !(isObject(result) && Array.isArray(result["results"]))) return failedPage(unreadable("Le document n’est pas une réponse de CKAN.", "The document is not an answer of CKAN."));
  return { records: usable.filter(isPublic).map((one) => recordOf(one, base)), issues: [], next: null, total: count, complete: true };
}

function isPublic(one: JsonObject): boolean {
  // DKAN calls its types with a capital, and everything private.
  return (one["private"] !== true || one["type"] === "Dataset") && !/^(?:deleted|draft)$/i.test(str(one["state"]) ?? "") && one["type"] !== "harvest";
}

function recordOf(one: JsonObject, base: string): RawRecord {
  const extras = new Map(objects(one["extras"]).map((extra) => [str(extra["key"]) ?? "", extra["value"]]));
  const of = (...keys: readonly string[]): unknown => keys.map((key) => one[key] ?? extras.get(key)).find((value) => value !== undefined && value !== null && value !== "");
  const resources = objects(one["resources"]);
  const organization = isObject(one["organization"]) ? one["organization"] : {};
  const coverage = objects(of("temporal_coverage"))[0];
  const id = str(one["id"]) ?? str(of("identifier")) ?? str(one["name"]);
  const name = str(one["name"]);
  const categories = strings(of("health_category"));
  const individuals = whole(of("number_of_unique_individuals"));
  const personal = strings(of("personal_data", "legal_basis"));
  return {
    ...emptyRaw, identifier: id, page: str(of("landing_page", "url")) ?? (name !== null && /^https?:/.test(base) ? new URL(`/dataset/${encodeURIComponent(name)}`, base).href : str(of("uri"))),
    titles: [...texts(of("title_translated")), ...texts(of("title"))], descriptions: [...texts(of("notes_translated")), ...texts(of("notes", "description"))], keywords: [...texts(of("tags_translated")), ...texts(one["tags"])],
    themes: strings(of("theme")), licences: [str(of("license_url")), str(of("license_id")), str(of("license_title")), ...resources.map((resource) => str(resource["license"]))].filter((text) => text !== null),
    accessRights: strings(of("access_rights")), languages: strings(of("language")), publisher: agentOf(objects(of("publisher"))[0]) ?? named(str(of("publisher_name")) ?? str(organization["title"]) ?? str(organization["name"])),
    creators: objects(of("creator")).flatMap((agent) => agentOf(agent) ?? []).concat(objects(of("creator")).length === 0 ? named(str(of("author"))) ?? [] : []),
    contact: agentOf(objects(of("contact"))[0]) ?? (str(of("contact_email", "maintainer_email", "author_email")) === null && str(of("contact_uri")) === null ? null : { name: str(of("contact_name", "maintainer", "author")), kind: "organisation", email: str(of("contact_email", "maintainer_email", "author_email")), url: str(of("contact_uri")) }),
    period: { start: str(coverage?.["start"]) ?? str(of("temporal_start")), end: str(coverage?.["end"]) ?? str(of("temporal_end")) }, places: [...strings(of("spatial_uri")), ...objects(of("spatial_coverage")).flatMap((place) => str(place["uri"]) ?? str(place["text"]) ?? [])],
    identifiers: [...strings(of("doi")), ...strings(of("identifier")), ...strings(of("alternate_identifier"))], conformsTo: strings(of("conforms_to")), provenance: texts(of("provenance")),
    related: strings(of("is_referenced_by")).map((address) => ({ relation: "IsReferencedBy", address })), mediaTypes: resources.flatMap((resource) => [...strings(resource["mimetype"]), ...strings(resource["format"])]), volumeBytes: total(resources.map((resource) => whole(resource["size"]))),
    health: categories.length + personal.length === 0 && individuals === null && objects(of("hdab")).length === 0 ? null : {
      personal: personal.length > 0, legalBases: strings(of("legal_basis")), categories, individuals, minimumAge: whole(of("min_typical_age")), maximumAge: whole(of("max_typical_age")), coverage: texts(of("population_coverage")), purposes: strings(of("purpose")), accessBody: agentOf(objects(of("hdab"))[0]),
    },
  };
}

function agentOf(agent: JsonObject | undefined): RawAgent | null {
  if (agent === undefined) return null;
  const name = str(agent["name"]);
  const email = str(agent["email"]);
  return name === null && email === null ? null : { name, kind: "organisation", email, url: str(agent["url"]), identifier: str(agent["identifier"]) ?? str(agent["uri"]) };
}

function named(name: string | null): RawAgent | null {
  return name === null ? null : { name, kind: "organisation" };
}
