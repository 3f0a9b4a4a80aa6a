import { doiAddress } from "../../../../kernel/doi/index.ts";
import type { Creator, LocalisedText } from "../../domain/metadata.ts";
import type { Dataset } from "../../domain/dataset.ts";
import type { KeptFile } from "../domain/stored-file.ts";

type Entity = Readonly<Record<string, unknown>> & { readonly "@id": string };

/** The metadata file of an RO-Crate 1.2: one root dataset, its files, who made it, under what licence. */
export function roCrate({ dataset, files, publicUrl, made }: { readonly dataset: Dataset; readonly files: readonly KeptFile[]; readonly publicUrl: string | null; readonly made: Date }): { readonly "@context": string; readonly "@graph": readonly Entity[] } {
  const { metadata } = dataset;
  const creators = metadata.creators.map(creatorOf);
  const bodies = metadata.creators.flatMap(({ affiliation }) => (affiliation === null ? [] : [bodyOf(affiliation)]));
  const { contact } = metadata;
  const contactPoint: Entity | null = contact === null ? null : { "@id": contact.email === null ? "#contact" : `mailto:${contact.email}`, "@type": "ContactPoint", contactType: "customer service", name: contact.name, ...(contact.email === null ? {} : { email: contact.email }), ...(contact.url === null ? {} : { url: contact.url }) };
  const doiUrl = dataset.doi === null ? null : doiAddress(dataset.doi);
  const doi: Entity | null = doiUrl === null ? null : { "@id": doiUrl, "@type": "PropertyValue", name: "DOI", propertyID: "https://registry.identifiers.org/registry/doi", value: `doi:${dataset.doi}`, url: doiUrl };
  const licence = licenceOf(dataset);
  const publisher: Entity | null = metadata.publisher === null ? null : { "@id": "#publisher", "@type": "Organization", name: metadata.publisher, ...(contactPoint === null ? {} : { contactPoint: { "@id": contactPoint["@id"] } }) };
  const parts = files.map(fileEntity);
  const title = textOf(metadata.title) ?? dataset.code;
  const keywords = [...metadata.keywords.fr, ...metadata.keywords.en];
  const page = publicUrl === null ? null : `${publicUrl.replace(/\/+$/, "")}/data/${dataset.code}`;
  const root: Entity = {
    "@id": "./",
    "@type": "Dataset",
    name: title,
    description: textOf(metadata.description) ?? title,
    datePublished: made.toISOString(),
    dateModified: dataset.modifiedAt,
    version: String(dataset.version),
    identifier: doi === null ? dataset.code : { "@id": doi["@id"] },
    ...(page === null ? {} : { url: page }),
    license: { "@id": licence["@id"] },
    ...(metadata.languages.length === 0 ? {} : { inLanguage: single(metadata.languages) }),
    ...(keywords.length === 0 ? {} : { keywords: single(keywords) }),
    ...(creators.length === 0 ? {} : { creator: single(creators.map(reference)) }),
    ...(publisher === null ? {} : { publisher: { "@id": publisher["@id"] } }),
    hasPart: single(parts.map(reference)),
  };
  return {
    "@context": "https://w3id.org/ro/crate/1.2/context",
    "@graph": [
      { "@id": "ro-crate-metadata.json", "@type": "CreativeWork", conformsTo: { "@id": "https://w3id.org/ro/crate/1.2" }, about: { "@id": "./" } },
      root,
      ...parts,
      ...unique([...creators, ...bodies, ...[publisher, publisher === null ? null : contactPoint, doi].filter((entity) => entity !== null), licence]),
    ],
  };
}

function reference({ "@id": id }: Entity): { readonly "@id": string } {
  return { "@id": id };
}

/** A list of one is written as that one. */
function single<T>(values: readonly T[]): T | readonly T[] {
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : values;
}

/** A body known by its name alone. */
function bodyOf(name: string): Entity {
  return { "@id": `#organization-${encodeURIComponent(name)}`, "@type": "Organization", name };
}

/** What IRIs cannot hold is written as percent codes; letters of any language stay as they are (RFC 3987). */
function iriOf(path: string): string {
  // Cleaned paths hold no control characters.
  return path.replaceAll(/[ "#%<>?[\\\]^`{|}]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
}

/** French where there is, else English. */
function textOf(text: LocalisedText): string | null {
  const found = [text.fr, text.en].find((one) => (one ?? "").trim() !== "");
  return found ?? null;
}

function fileEntity(file: KeptFile): Entity {
  return {
    "@id": iriOf(file.path),
    "@type": "File",
    name: file.path,
    ...(file.description === null ? {} : { description: file.description }),
    contentSize: String(file.sizeBytes),
    encodingFormat: file.mediaType,
    sha256: file.sha256,
  };
}

function creatorOf({ name, kind, orcid, ror, affiliation }: Creator, index: number): Entity {
  const id = orcid !== null ? `https://orcid.org/${orcid.replace(/^https?:\/\/orcid\.org\//, "")}` : ror !== null && kind === "organisation" ? rorAddress(ror) : `#creator-${index + 1}`;
  return { "@id": id, "@type": kind === "person" ? "Person" : "Organization", name, ...(affiliation === null ? {} : { affiliation: reference(bodyOf(affiliation)) }) };
}

function rorAddress(ror: string): string {
  return ror.startsWith("https://") ? ror : `https://ror.org/${ror}`;
}

/** A crate always says under what terms it may be used; without a licence, that those of the dataset's page hold. */
function licenceOf({ metadata: { licence, accessReason } }: Dataset): Entity {
  if (licence === null) {
    return { "@id": "#terms", "@type": "CreativeWork", name: "Conditions d’accès", description: textOf(accessReason) ?? "Aucune licence n’est donnée\u202f: les conditions sont celles de la fiche du jeu de données." };
  }
  return { "@id": `https://spdx.org/licenses/${encodeURIComponent(licence)}`, "@type": "CreativeWork", name: licence, description: licence };
}

function unique(entities: readonly Entity[]): Entity[] {
  return [...new Map(entities.map((entity) => [entity["@id"], entity])).values()];
}
