import { doiAddress } from "../../../../kernel/doi/index.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { Dataset, DatasetFile, FieldProfile } from "../../domain/dataset.ts";
import { licenceOf } from "../../domain/vocabularies/licences.ts";
import { fileAddress } from "../../exchange/addresses.ts";
import { toldFiles } from "../../exchange/said.ts";
import { croissantContext } from "./croissant-context.ts";

type JsonObject = Readonly<Record<string, unknown>>;

/** Formats whose columns Croissant knows how to reach by name. */
const columnar: ReadonlySet<string> = new Set(["csv", "parquet"]);
const dataTypes: Readonly<Record<FieldProfile["type"], string>> = { string: "sc:Text", integer: "sc:Integer", number: "sc:Float", boolean: "sc:Boolean", date: "sc:Date", datetime: "sc:DateTime", object: "sc:Text", array: "sc:Text", unknown: "sc:Text" };
/** In the head of a page, columns beyond this are left to the whole document. */
const mostFieldsInHead = 100;
const mostFilesInHead = 50;

export interface CroissantOptions {
  readonly siteUrl: string;
  readonly today: Day;
  /** Who publishes where the record names nobody. */
  readonly publisher: string;
  /** Shortened for the head of a page. */
  readonly head?: boolean;
}

/**
 * A dataset as Croissant 1.1: description for everybody; files and columns of data that are open to all alone, as in every
 * other standard that leaves the house. Source: MLCommons Croissant format specification 1.1.
 */
export function croissantOf(dataset: Dataset, { siteUrl, today, publisher: house, head = false }: CroissantOptions): JsonObject {
  const { metadata, code, doi } = dataset;
  const publisher = metadata.publisher ?? house;
  const page = `${siteUrl}/data/${code}`;
  const url = (doi === null ? null : doiAddress(doi)) ?? page;
  const name = metadata.title.en ?? metadata.title.fr ?? code;
  const told = toldFiles(dataset, today);
  const files = head ? told.slice(0, mostFilesInHead) : told;
  const licence = metadata.licence === null ? null : licenceOf(metadata.licence);
  const published = (dataset.firstPublishedAt ?? dataset.modifiedAt).slice(0, 10);
  const keywords = [...new Set([...metadata.keywords.en, ...metadata.keywords.fr])];
  const people = metadata.creators.map(({ name: written, kind, orcid, affiliation }) => personOrBody(written, kind, orcid, affiliation));
  const recordSets = files.flatMap((file, at) => recordSetOf(file, at, head));
  return {
    "@context": croissantContext,
    "@type": "sc:Dataset",
    "@id": page,
    conformsTo: "http://mlcommons.org/croissant/1.1",
    name,
    description: metadata.description.en ?? metadata.description.fr ?? name,
    url,
    version: `${dataset.version}.0.0`,
    datePublished: published,
    dateModified: dataset.modifiedAt.slice(0, 10),
    license: licence?.url ?? metadata.licence ?? `${page}#licence`,
    creator: people.length > 0 ? people : [{ "@type": "sc:Organization", name: publisher }],
    publisher: { "@type": "sc:Organization", name: publisher },
    citeAs: citationOf(dataset, publisher, url, published),
    ...(keywords.length === 0 ? {} : { keywords }),
    ...(metadata.languages.length === 0 ? {} : { inLanguage: metadata.languages }),
    ...(files.length === 0 ? {} : { distribution: files.map((file) => fileObject(dataset, file, siteUrl)) }),
    ...(recordSets.length === 0 ? {} : { recordSet: recordSets }),
  };
}

function personOrBody(name: string, kind: "person" | "organisation", orcid: string | null, affiliation: string | null): JsonObject {
  const [family = name, given] = name.split(",").map((part) => part.trim());
  return {
    "@type": kind === "person" ? "sc:Person" : "sc:Organization",
    name: kind === "person" && given !== undefined ? `${given} ${family}` : name,
    ...(kind === "person" && given !== undefined ? { givenName: given, familyName: family } : {}),
    ...(orcid === null ? {} : { sameAs: `https://orcid.org/${orcid}` }),
    ...(affiliation === null ? {} : { affiliation: { "@type": "sc:Organization", name: affiliation } }),
  };
}

function fileObject(dataset: Dataset, file: DatasetFile, siteUrl: string): JsonObject {
  return {
    "@type": "cr:FileObject", "@id": idOf(file), name: file.path, contentUrl: fileAddress(siteUrl, dataset, file), encodingFormat: file.mediaType, contentSize: `${file.sizeBytes} B`, sha256: file.sha256,
    ...(file.description === null ? {} : { description: file.description }),
  };
}

/** One set of records for a table whose columns can be reached by their name in the file. */
function recordSetOf(file: DatasetFile, at: number, head: boolean): readonly JsonObject[] {
  const { profile } = file;
  const table = profile?.tables[0];
  if (profile === null || table === undefined || !columnar.has(profile.format) || profile.header === false) return [];
  const set = `records-${at + 1}`;
  const fields = head ? table.fields.slice(0, mostFieldsInHead) : table.fields;
  if (fields.length === 0) return [];
  return [{
    "@type": "cr:RecordSet", "@id": set, name: file.path,
    field: fields.map(({ name, type }, index) => ({
      "@type": "cr:Field", "@id": `${set}/field-${index + 1}`, name, dataType: dataTypes[type], source: { fileObject: { "@id": idOf(file) }, extract: { column: name } },
    })),
  }];
}

function idOf({ id }: Pick<DatasetFile, "id">): string {
  return `file-${id}`;
}

/** As BibTeX, which Croissant recommends; braces and commands of the texts are taken away. */
function citationOf(dataset: Dataset, publisher: string, url: string, published: string): string {
  const plain = (text: string): string => text.replaceAll(/[{}\\]/g, "");
  const authors = dataset.metadata.creators.map(({ name }) => plain(name)).join(" and ");
  return `@misc{${dataset.code}, ${authors === "" ? "" : `author = {${authors}}, `}title = {${plain(dataset.metadata.title.en ?? dataset.metadata.title.fr ?? dataset.code)}}, publisher = {${plain(publisher)}}, year = {${published.slice(0, 4)}}, url = {${url}}}`;
}
