import { emptyRaw, type CataloguePage, type RawAgent, type RawRecord, type RawText } from "../domain/raw.ts";
import { failedPage, isObject, objects, str, strings, texts, total, unreadable, whole, type JsonObject } from "./json-values.ts";

/** Dataverse: an exported dataset (`dataverse_json`), one version of it, a list of them, or an answer of its search. */
export function readDataverse(document: unknown): CataloguePage {
  const data = isObject(document) && isObject(document["data"]) ? document["data"] : document;
  if (isObject(data) && Array.isArray(data["items"])) {
    const found = objects(data["items"]).filter((item) => (str(item["type"]) ?? "dataset") === "dataset");
    return { records: found.map(fromSearch), issues: [], next: null, total: whole(data["total_count"]), complete: true };
  }
  const list = objects(data).filter((one) => isObject(one["datasetVersion"]) || isObject(one["metadataBlocks"]));
  if (list.length === 0) return failedPage(unreadable("Le document n’est pas une réponse de Dataverse.", "The document is not an answer of Dataverse."));
  return { records: list.map(fromExport), issues: [], next: null, total: null, complete: true };
}

function fromSearch(item: JsonObject): RawRecord {
  return {
    ...emptyRaw, identifier: str(item["global_id"]), page: str(item["url"]), titles: texts(item["name"]), descriptions: texts(item["description"]), keywords: [...texts(item["keywords"]), ...texts(item["subjects"])], publisher: named(str(item["publisher"]) ?? str(item["name_of_dataverse"])),
    creators: strings(item["authors"]).map((name) => ({ name, kind: name.includes(",") ? "person" : "organisation" })), identifiers: strings(item["global_id"]), contact: null,
  };
}

/** Fields of the citation block by their name; a compound field is a list of fields by name. */
type Fields = ReadonlyMap<string, unknown>;

function fromExport(one: JsonObject): RawRecord {
  const version = isObject(one["datasetVersion"]) ? one["datasetVersion"] : one;
  const blocks = isObject(version["metadataBlocks"]) ? Object.values(version["metadataBlocks"]).filter(isObject) : [];
  const fields: Fields = new Map(blocks.flatMap((block) => objects(block["fields"]).map((field): [string, unknown] => [str(field["typeName"]) ?? "", field["value"]])));
  const [authority, identifier] = [str(one["authority"]), str(one["identifier"])];
  const global = str(one["persistentUrl"]) ?? str(version["datasetPersistentId"]) ?? (authority === null || identifier === null ? null : `${str(one["protocol"]) ?? "doi"}:${authority}/${identifier}`);
  const licence = isObject(version["license"]) ? [...strings(version["license"]["uri"]), ...strings(version["license"]["name"])] : strings(version["license"]);
  const files = objects(version["files"]).map((file) => (isObject(file["dataFile"]) ? file["dataFile"] : file));
  const period = compounds(fields, "timePeriodCovered")[0] ?? compounds(fields, "dateOfCollection")[0];
  const contact = compounds(fields, "datasetContact")[0];
  const plain = (text: string): RawText => ({ text, language: null });
  return {
    ...emptyRaw, identifier: global ?? str(version["id"]), page: global !== null && /^https?:/.test(global) ? global : null, titles: texts(fields.get("title")), descriptions: compounds(fields, "dsDescription").flatMap((each) => strings(each.get("dsDescriptionValue")).map(plain)),
    keywords: [...compounds(fields, "keyword").flatMap((each) => strings(each.get("keywordValue")).map(plain)), ...strings(fields.get("subject")).map(plain)], licences: licence, accessRights: files.some((file) => file["restricted"] === true) ? ["restricted"] : [],
    languages: strings(fields.get("language")), publisher: named(str(one["publisher"]) ?? str(compounds(fields, "distributor")[0]?.get("distributorName") ?? null)), creators: compounds(fields, "author").map(authorOf), contact: contact === undefined ? null : { name: str(contact.get("datasetContactName")), kind: "organisation", email: str(contact.get("datasetContactEmail")) },
    period: { start: str(period?.get("timePeriodCoveredStart") ?? period?.get("dateOfCollectionStart")), end: str(period?.get("timePeriodCoveredEnd") ?? period?.get("dateOfCollectionEnd")) }, places: compounds(fields, "geographicCoverage").flatMap((each) => strings(each.get("country"))), identifiers: global === null ? [] : [global],
    related: compounds(fields, "publication").flatMap((each) => { const url = str(each.get("publicationURL")) ?? str(each.get("publicationIDNumber")); return url === null ? [] : [{ relation: "IsSupplementTo", address: url }]; }),
    mediaTypes: files.flatMap((file) => strings(file["contentType"])), volumeBytes: total(files.map((file) => whole(file["filesize"]))),
  };
}

function compounds(fields: Fields, name: string): readonly Fields[] {
  return objects(fields.get(name)).map((each) => new Map(Object.entries(each).map(([key, field]): [string, unknown] => [key, isObject(field) ? field["value"] : field])));
}

function authorOf(each: Fields): RawAgent {
  const name = str(each.get("authorName"));
  return { name, kind: name?.includes(",") === true ? "person" : "organisation", identifier: str(each.get("authorIdentifier")), affiliation: str(each.get("authorAffiliation")) };
}

function named(name: string | null): RawAgent | null {
  return name === null ? null : { name, kind: "organisation" };
}
