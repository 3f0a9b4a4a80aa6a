import type { DatasetMetadata } from "../domain/metadata.ts";
import { hasHealthForm } from "./graph/health.ts";

/** The forms in which one record can be had, most usual first; `path` is what follows `/data/CODE/`. */
export const recordForms = [
  { name: "DCAT-AP (Turtle)", path: "metadata.ttl", mediaType: "text/turtle", profile: "http://data.europa.eu/r5r/" },
  { name: "DCAT-AP (JSON-LD)", path: "metadata.jsonld", mediaType: "application/ld+json", profile: "http://data.europa.eu/r5r/" },
  { name: "DCAT-AP (RDF/XML)", path: "metadata.rdf", mediaType: "application/rdf+xml", profile: "http://data.europa.eu/r5r/" },
  { name: "HealthDCAT-AP (Turtle)", path: "healthdcat.ttl", mediaType: "text/turtle", profile: "http://healthdataportal.eu/ns/health#", humanOnly: true },
  { name: "HealthDCAT-AP (JSON-LD)", path: "healthdcat.jsonld", mediaType: "application/ld+json", profile: "http://healthdataportal.eu/ns/health#", humanOnly: true },
  { name: "HealthDCAT-AP (RDF/XML)", path: "healthdcat.rdf", mediaType: "application/rdf+xml", profile: "http://healthdataportal.eu/ns/health#", humanOnly: true },
  { name: "DataCite 4.7 (XML)", path: "datacite.xml", mediaType: "application/vnd.datacite.datacite+xml", profile: "http://datacite.org/schema/kernel-4" },
  { name: "DataCite (JSON)", path: "datacite.json", mediaType: "application/vnd.datacite.datacite+json", profile: "http://datacite.org/schema/kernel-4" },
  { name: "schema.org (JSON-LD)", path: "schema.json", mediaType: "application/ld+json", profile: "https://schema.org/" },
  { name: "Dublin Core (XML)", path: "dublin-core.xml", mediaType: "text/xml", profile: "http://www.openarchives.org/OAI/2.0/oai_dc/" },
  { name: "Signposting (linkset)", path: "linkset.json", mediaType: "application/linkset+json" },
] as const satisfies readonly RecordForm[];

export interface RecordForm {
  readonly name: string;
  readonly path: string;
  readonly mediaType: string;
  readonly profile?: string;
  readonly humanOnly?: boolean;
}

/** Those that a record has: HealthDCAT-AP is for data about people. */
export function formsOf(metadata: Pick<DatasetMetadata, "human">): readonly RecordForm[] {
  const ofHealth = hasHealthForm(metadata);
  return (recordForms as readonly RecordForm[]).filter(({ humanOnly }) => ofHealth || humanOnly !== true);
}

/**
 * Which form a program that asks for the page itself wants (RFC 9110, section 12.5.1): null where it wants the page, or anything. A form has to
 * be preferred to HTML by its weight to be given instead of it.
 */
export function wantedForm(accept: string | undefined, forms: readonly RecordForm[]): RecordForm | null {
  const asked = (accept ?? "").split(",").flatMap((part) => {
    const [type, ...parameters] = part.split(";").map((one) => one.trim().toLowerCase());
    const given = parameters.find((one) => one.startsWith("q="))?.slice(2);
    const weight = given === undefined ? 1 : Number(given);
    return type === undefined || type === "" || !(weight > 0) ? [] : [{ type, weight }];
  });
  const html = Math.max(0, ...asked.filter(({ type }) => type === "text/html" || type === "application/xhtml+xml").map(({ weight }) => weight));
  let best: { readonly form: RecordForm; readonly weight: number } | null = null;
  for (const { type, weight } of asked) {
    const form = forms.find(({ mediaType }) => mediaType === type);
    if (form !== undefined && weight > html && (best === null || weight > best.weight)) best = { form, weight };
  }
  return best?.form ?? null;
}
