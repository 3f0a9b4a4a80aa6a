import type { Concept } from "./graph.ts";
import { dct, skos } from "./terms.ts";

/** Types that IANA has registered among those that a research portal holds, to the code of the European table of file types; null where it has none. */
const known: Readonly<Record<string, string | null>> = {
  "text/csv": "CSV", "text/tab-separated-values": "TSV", "text/plain": "TXT", "text/html": "HTML", "text/xml": "XML", "text/markdown": null, "text/turtle": "RDF_TURTLE", "text/calendar": null,
  "application/json": "JSON", "application/ld+json": "JSON_LD", "application/geo+json": "GEOJSON", "application/xml": "XML", "application/rdf+xml": "RDF_XML", "application/pdf": "PDF", "application/zip": "ZIP", "application/gzip": "GZIP",
  "application/vnd.ms-excel": "XLS", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX", "application/vnd.oasis.opendocument.spreadsheet": "ODS",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX", "application/vnd.oasis.opendocument.text": "ODT", "application/msword": "DOC",
  "application/vnd.apache.parquet": "PARQUET", "application/x-hdf5": null, "application/dicom": null, "application/octet-stream": "BIN", "application/sql": "SQL",
  "image/png": "PNG", "image/jpeg": "JPEG", "image/tiff": "TIFF", "image/gif": "GIF", "image/svg+xml": "SVG", "image/webp": null, "image/bmp": "BMP", "video/mp4": "MPEG4", "audio/mpeg": "MPEG", "audio/wav": null,
};

const unregistered: ReadonlySet<string> = new Set(["application/x-hdf5", "audio/wav"]);
const trees: ReadonlySet<string> = new Set(["application", "audio", "font", "image", "message", "model", "multipart", "text", "video"]);

const bare = (given: string): string => given.split(";")[0]?.trim().toLowerCase() ?? "";

/** The type as IANA lists it; null for one of nobody's register (`x-…`) or that is no media type. */
export function mediaType(given: string): Concept | null {
  const type = bare(given);
  const [tree, name] = type.split("/");
  if (!trees.has(tree ?? "") || !/^[a-z\d][a-z\d!#$&^_.+-]{0,126}$/.test(name ?? "") || /[#$&^!]/.test(name ?? "") || name?.startsWith("x-") === true || unregistered.has(type)) return null;
  return { address: `http://www.iana.org/assignments/media-types/${type}`, classes: [dct("MediaType"), dct("MediaTypeOrExtent")], label: { en: type } };
}

const fileTypes = { address: "http://publications.europa.eu/resource/authority/file-type", title: "File type" };

/** The format in the European table of file types; null where it has none. */
export function fileFormat(given: string): Concept | null {
  const code = known[bare(given)];
  return code === undefined || code === null ? null : { address: `${fileTypes.address}/${code}`, classes: [dct("MediaTypeOrExtent"), skos("Concept")], label: { en: code.replaceAll("_", " ") }, scheme: fileTypes };
}
