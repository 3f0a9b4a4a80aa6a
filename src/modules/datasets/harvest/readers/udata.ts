import { emptyRaw, type CataloguePage, type RawRecord } from "../domain/raw.ts";
import { failedPage, isObject, objects, str, strings, texts, total, unreadable, whole, type JsonObject } from "./json-values.ts";

/** The API of udata (data.gouv.fr), page by page, or an export of its datasets. Archived, deleted and private ones are left out. */
export function readUdata(document: unknown, base: string): CataloguePage {
  const list = isObject(document) && Array.isArray(document["data"]) ? objects(document["data"]) : objects(document);
  if (list.length === 0 && !(isObject(document) && Array.isArray(document["data"]))) return failedPage(unreadable("Le document n’est pas une réponse de udata.", "The document is not an answer of udata."));
  // An export holds the dataset, its organisation and its files apart.
  const records = list.map((one) => (isObject(one["dataset"]) ? { ...one["dataset"], organization: one["organization"] ?? one["dataset"]["organization"], resources: one["resources"] ?? one["dataset"]["resources"] } : one) as JsonObject);
  const gone = (one: JsonObject): boolean => one["private"] === true || (one["deleted"] ?? null) !== null || (one["archived"] ?? null) !== null;
  return { records: records.filter((one) => !gone(one)).map((one) => recordOf(one, base)), issues: [], next: isObject(document) ? str(document["next_page"]) : null, total: isObject(document) ? whole(document["total"]) : list.length, complete: true };
}

function recordOf(one: JsonObject, base: string): RawRecord {
  const resources = objects(isObject(one["resources"]) ? [] : one["resources"]);
  const organization = isObject(one["organization"]) ? one["organization"] : null;
  const coverage = isObject(one["temporal_coverage"]) ? one["temporal_coverage"] : {};
  const contact = objects(one["contact_points"])[0];
  const spatial = isObject(one["spatial"]) ? one["spatial"] : {};
  const slug = str(one["slug"]);
  return {
    ...emptyRaw, identifier: str(one["id"]), page: str(one["page"]) ?? (slug !== null && /^https?:/.test(base) ? new URL(`/fr/datasets/${encodeURIComponent(slug)}/`, base).href : str(resources[0]?.["url"])),
    titles: texts(one["title"]), descriptions: texts(one["description"]), keywords: texts(one["tags"]), licences: strings(one["license"]), accessRights: [...strings(one["access_type"])], languages: strings(isObject(one["extras"]) ? one["extras"]["language"] : null),
    publisher: organization === null ? null : { name: str(organization["name"]), kind: "organisation", url: str(organization["url"]) }, creators: organization === null ? [] : [{ name: str(organization["name"]), kind: "organisation" }],
    contact: contact === undefined ? null : { name: str(contact["name"]), kind: "organisation", email: str(contact["email"]), url: str(contact["contact_form"]) }, period: { start: str(coverage["start"]), end: str(coverage["end"]) },
    places: strings(spatial["zones"]).flatMap((zone) => (zone === "country:fr" ? ["FR"] : zone === "country-group:ue" ? ["EU"] : [])), mediaTypes: resources.flatMap((resource) => [...strings(resource["format"]), ...strings(resource["mime"])]), volumeBytes: total(resources.map((resource) => whole(resource["filesize"]))),
  };
}
