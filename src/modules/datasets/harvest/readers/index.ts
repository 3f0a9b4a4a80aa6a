import { rdfFormatOf } from "../../../../kernel/rdf/index.ts";
import type { CataloguePage } from "../domain/raw.ts";
import { readCkan } from "./ckan.ts";
import { readDataJson } from "./data-json.ts";
import { readDataverse } from "./dataverse.ts";
import { failedPage, isObject, objects, parseJsonDocument, unreadable } from "./json-values.ts";
import { readDcat } from "./rdf.ts";
import { readUdata } from "./udata.ts";

/** How catalogues are read. `dcat`: in Turtle, RDF/XML or JSON-LD. */
export const catalogueKinds = ["dcat", "ckan", "data-json", "udata", "dataverse"] as const;
export type CatalogueKind = (typeof catalogueKinds)[number];

export interface CatalogueDocument {
  readonly bytes: Uint8Array;
  /** Where it came from; for files, the address of the source, else one that leads nowhere. */
  readonly base: string;
  readonly mediaType?: string;
  readonly name?: string;
}

/**
 * A document of a catalogue. What it is, it says itself: a source told to be DCAT may hand over data.json, a file chosen for a
 * CKAN source may be Turtle. The kind of the source decides between forms of JSON that look alike. Never throws for what it holds.
 */
export async function readCatalogue(kind: CatalogueKind, { bytes, base, mediaType, name }: CatalogueDocument): Promise<CataloguePage> {
  const head = new TextDecoder().decode(bytes.subarray(0, 4_000)).replace(/^\ufeff/, "").trimStart();
  if (head === "") return failedPage(unreadable("Le document est vide.", "The document is empty."));
  const json = /^[[{]/.test(head);
  const format = json ? null : (rdfFormatOf({ head }) ?? rdfFormatOf({ mediaType, name }) ?? (head.startsWith("<") ? "rdf-xml" : "turtle"));
  if (format !== null) return readDcat(bytes, format === "json-ld" ? "turtle" : format, base);
  const document = parseJsonDocument(bytes);
  if ("issue" in document) return failedPage(document.issue);
  const { value } = document;
  const first = objects(isObject(value) && Array.isArray(value["data"]) ? value["data"] : value)[0] ?? {};
  if (isObject(value) && (Array.isArray(value["dataset"]) && value["@graph"] === undefined && typeof value["conformsTo"] === "string" && value["conformsTo"].includes("project-open-data"))) return readDataJson(value);
  if (isLinked(value)) return readDcat(bytes, "json-ld", base);
  if (isObject(first["datasetVersion"]) || isObject(first["metadataBlocks"]) || isObject(first["latestVersion"]) || kind === "dataverse") return readDataverse(value);
  if (isObject(value) && ("result" in value || "success" in value)) return readCkan(value, base);
  if (isObject(first["dataset"]) || kind === "udata") return readUdata(value, base);
  if (isObject(value) && Array.isArray(value["dataset"])) return readDataJson(value);
  if (kind !== "ckan" && ("distribution" in first || "landingPage" in first)) return readDataJson(value);
  if (kind === "ckan" && "distribution" in first && !("resources" in first)) return readDataJson(value);
  return "resources" in first || "notes" in first || kind === "ckan" ? readCkan(value, base) : readDataJson(value);
}

/** Does it speak JSON-LD, with names that a context of its own or of the house gives? */
function isLinked(value: unknown): boolean {
  return objects(value).some((one) => "@context" in one || "@graph" in one || "@id" in one);
}
