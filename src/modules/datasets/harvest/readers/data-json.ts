import { emptyRaw, type CataloguePage, type RawRecord } from "../domain/raw.ts";
import { failedPage, isObject, objects, str, strings, texts, total, unreadable, whole, type JsonObject } from "./json-values.ts";

/** `data.json` (Project Open Data 1.1), as DKAN and ArcGIS Hub write it: a catalogue, a list of datasets, or one dataset. */
export function readDataJson(document: unknown): CataloguePage {
  const list = isObject(document) && Array.isArray(document["dataset"]) ? objects(document["dataset"]) : objects(document).filter((one) => "title" in one);
  if (list.length === 0 && !(isObject(document) && Array.isArray(document["dataset"]))) return failedPage(unreadable("Le document n’est pas un catalogue data.json.", "The document is not a data.json catalogue."));
  return { records: list.map(recordOf), issues: [], next: null, total: list.length, complete: true };
}

function recordOf(one: JsonObject): RawRecord {
  const distributions = objects(one["distribution"]);
  const contact = objects(one["contactPoint"])[0];
  const publisher = objects(one["publisher"])[0];
  const [start = null, end = null] = (str(one["temporal"]) ?? "").split("/").map((part) => str(part));
  return {
    ...emptyRaw, identifier: str(one["identifier"]), page: str(one["landingPage"]) ?? str(distributions[0]?.["accessURL"]) ?? str(distributions[0]?.["downloadURL"]), titles: texts(one["title"]), descriptions: texts(one["description"]), keywords: texts(one["keyword"]), themes: strings(one["theme"]),
    licences: [...strings(one["license"]), ...distributions.flatMap((item) => strings(item["license"]))], accessRights: strings(one["accessLevel"]), languages: strings(one["language"]), publisher: str(publisher?.["name"]) === null ? null : { name: str(publisher?.["name"]), kind: "organisation" },
    creators: objects(one["creator"]).map((agent) => ({ name: str(agent["name"]), kind: agent["@type"] === "Person" ? "person" : "organisation", email: str(agent["mbox"]) })), contact: contact === undefined ? null : { name: str(contact["fn"]), kind: "organisation", email: str(contact["hasEmail"]), url: str(contact["hasURL"]) },
    period: { start, end }, places: strings(one["spatial"]), identifiers: strings(one["identifier"]), conformsTo: strings(one["conformsTo"]), mediaTypes: distributions.flatMap((item) => [...strings(item["mediaType"]), ...strings(item["format"])]), volumeBytes: total(distributions.map((item) => whole(item["byteSize"]))),
  };
}
