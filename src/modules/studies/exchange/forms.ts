/** The forms in which one study can be had, most usual first; `path` is what follows the address of its page. */
export const studyForms = [
  { name: "JSON", path: "metadata.json", mediaType: "application/json" },
  { name: "HealthDCAT-AP (Turtle)", path: "healthdcat.ttl", mediaType: "text/turtle", profile: "http://healthdataportal.eu/ns/health#" },
  { name: "HealthDCAT-AP (JSON-LD)", path: "healthdcat.jsonld", mediaType: "application/ld+json", profile: "http://healthdataportal.eu/ns/health#" },
  { name: "HealthDCAT-AP (RDF/XML)", path: "healthdcat.rdf", mediaType: "application/rdf+xml", profile: "http://healthdataportal.eu/ns/health#" },
  { name: "DCAT-AP (Turtle)", path: "metadata.ttl", mediaType: "text/turtle", profile: "http://data.europa.eu/r5r/" },
  { name: "DCAT-AP (JSON-LD)", path: "metadata.jsonld", mediaType: "application/ld+json", profile: "http://data.europa.eu/r5r/" },
  { name: "DCAT-AP (RDF/XML)", path: "metadata.rdf", mediaType: "application/rdf+xml", profile: "http://data.europa.eu/r5r/" },
  { name: "DataCite 4.7 (XML)", path: "metadata.datacite.xml", mediaType: "application/vnd.datacite.datacite+xml", profile: "http://datacite.org/schema/kernel-4" },
  { name: "DataCite (JSON)", path: "metadata.datacite.json", mediaType: "application/vnd.datacite.datacite+json", profile: "http://datacite.org/schema/kernel-4" },
  { name: "schema.org (JSON-LD)", path: "metadata.schema.json", mediaType: "application/ld+json", profile: "https://schema.org/" },
  { name: "Dublin Core (XML)", path: "metadata.dublin-core.xml", mediaType: "text/xml", profile: "http://www.openarchives.org/OAI/2.0/oai_dc/" },
  { name: "Signposting (linkset)", path: "linkset.json", mediaType: "application/linkset+json" },
] as const satisfies readonly StudyForm[];

export interface StudyForm {
  readonly name: string;
  readonly path: string;
  readonly mediaType: string;
  readonly profile?: string;
}

/** Those that a program gets who asks for the page itself in another form: DCAT-AP before the profile that narrows it. */
export const negotiatedForms: readonly StudyForm[] = studyForms.filter(({ path }) => !path.startsWith("healthdcat."));
