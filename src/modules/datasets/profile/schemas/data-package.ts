import { doiAddress } from "../../../../kernel/doi/index.ts";
import type { Dataset, DatasetFile } from "../../domain/dataset.ts";
import { licenceOf } from "../../domain/vocabularies/licences.ts";
import { dialectOf, encodingName, tableSchemaOf } from "./table-schema.ts";

/** Formats of which Data Package readers make tables. */
const tabular: ReadonlySet<string> = new Set(["csv", "xlsx", "ods", "parquet", "json", "jsonl"]);

/**
 * The dataset as a Data Package 2.1: these files (those that the reader may download, as `addressOf` says where), with the
 * schema and dialect of each table.
 */
export function dataPackageOf(dataset: Dataset, files: readonly Pick<DatasetFile, "id" | "path" | "sha256" | "sizeBytes" | "mediaType" | "profile" | "description">[], siteUrl: string, addressOf: (file: Pick<DatasetFile, "id" | "path">) => string): Readonly<Record<string, unknown>> {
  const { metadata, code, doi } = dataset;
  const licence = metadata.licence === null ? null : licenceOf(metadata.licence);
  const title = metadata.title.fr ?? metadata.title.en;
  const description = metadata.description.fr ?? metadata.description.en;
  return {
    $schema: "https://datapackage.org/profiles/2.1/datapackage.json",
    name: code,
    id: (doi === null ? null : doiAddress(doi)) ?? `${siteUrl}/data/${code}`,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    homepage: `${siteUrl}/data/${code}`,
    version: String(dataset.version),
    created: dataset.firstPublishedAt ?? dataset.modifiedAt,
    ...(licence === null ? {} : { licenses: [{ name: licence.code, path: licence.url, title: licence.name.en }] }),
    ...(metadata.creators.length === 0 ? {} : { contributors: metadata.creators.map(({ name, affiliation }) => ({ title: name, roles: ["creator"], ...(affiliation === null ? {} : { organization: affiliation }) })) }),
    ...(metadata.keywords.fr.length + metadata.keywords.en.length === 0 ? {} : { keywords: [...new Set([...metadata.keywords.fr, ...metadata.keywords.en])] }),
    resources: files.map((file, at) => {
      const { profile } = file;
      const isTable = profile !== null && tabular.has(profile.format) && profile.tables.length > 0;
      const schema = isTable ? tableSchemaOf(profile) : null;
      const dialect = profile === null ? null : dialectOf(profile);
      const encoding = profile === null ? null : encodingName(profile);
      return {
        name: `file-${at + 1}`, title: file.path, path: addressOf(file), ...(isTable ? { type: "table", format: profile.format === "csv" && profile.delimiter === "\t" ? "tsv" : profile.format } : {}),
        mediatype: file.mediaType, bytes: file.sizeBytes, hash: `sha256:${file.sha256}`,
        ...(file.description === null ? {} : { description: file.description }), ...(encoding === null ? {} : { encoding }), ...(schema === null ? {} : { schema }), ...(dialect === null ? {} : { dialect }),
      };
    }),
  };
}
