import type { JsonValue, ResolvedValue } from "../../directory/index.ts";
import { identifierUrl } from "../../directory/index.ts";
import { addressLines, bagOf, textAt } from "../pages/values/value-text.ts";

/** A node of a JSON-LD graph in the schema.org vocabulary; what is not known is left out. */
export type LinkedNode = { readonly [key: string]: JsonValue | LinkedNode | readonly (JsonValue | LinkedNode)[] | undefined };

/** The document as text, what is undefined left out. Not yet safe inside HTML: `LinkedData` sees to that. */
export function jsonLdText(node: LinkedNode): string {
  return JSON.stringify({ "@context": "https://schema.org", ...node }, null, 2);
}

/** The stable address of an entity: absolute where the site knows its own, else a path, read against the page's address. */
export function iriOf(path: string | null, publicUrl: string | undefined): string | undefined {
  if (path === null) return undefined;
  return publicUrl === undefined ? path : `${publicUrl.replace(/\/+$/, "")}${path}`;
}

/** Identifiers as schema.org `PropertyValue`, and the addresses that stand for the same thing elsewhere. Those that fail their checks are left out. */
export function linkedIdentifiers(values: readonly ResolvedValue[]): { readonly identifier: readonly LinkedNode[]; readonly sameAs: readonly string[] } {
  const held = values.flatMap(({ value }) => {
    const scheme = textAt(value, "scheme");
    const code = textAt(value, "value");
    return scheme === null || code === null || bagOf(value)["valid"] === false ? [] : [{ scheme, code, url: identifierUrl(scheme, code) }];
  });
  return {
    identifier: held.map(({ scheme, code, url }) => ({ "@type": "PropertyValue", propertyID: scheme, value: code, url: url ?? undefined })),
    sameAs: held.flatMap(({ scheme, url }) => (url !== null && sameThing.has(scheme) ? [url] : [])),
  };
}

/** Schemes whose address stands for the thing itself. */
const sameThing: ReadonlySet<string> = new Set(["ror", "orcid", "isni", "wikidata", "idref", "crossref-funder", "openalex"]);

export function linkedAddress(value: JsonValue): LinkedNode | undefined {
  const lines = addressLines(value);
  if (lines.length === 0) return undefined;
  return {
    "@type": "PostalAddress",
    streetAddress: textAt(value, "lines") ?? undefined, postalCode: textAt(value, "postalCode") ?? undefined,
    addressLocality: textAt(value, "municipality") ?? undefined, addressCountry: countryOf(value),
  };
}

/** ISO 3166-1; ZZ, which the standard keeps for users, says that nothing tells the country. */
function countryOf(value: JsonValue): string | undefined {
  const country = textAt(value, "country");
  return country === null || country === "ZZ" ? undefined : country;
}

/** Where it stands, only when the position is that of the address or the street: a commune's centre is not the place. */
export function linkedPlace(address: LinkedNode | undefined, position: JsonValue | undefined): LinkedNode | undefined {
  const bag = position === undefined ? {} : bagOf(position);
  const precise = bag["precision"] === "address" || bag["precision"] === "street";
  if (!precise || typeof bag["latitude"] !== "number" || typeof bag["longitude"] !== "number") return undefined;
  return { "@type": "Place", address, geo: { "@type": "GeoCoordinates", latitude: bag["latitude"], longitude: bag["longitude"] } };
}

/** One value where there is one, a list where there are several, nothing where there is none. */
export function oneOrMany<T>(values: readonly T[]): T | readonly T[] | undefined {
  return values.length === 0 ? undefined : values.length === 1 ? values[0] : values;
}
