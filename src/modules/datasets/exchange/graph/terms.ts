import { namespace, type Prefixes } from "../../../../kernel/rdf/index.ts";

/** The vocabularies of DCAT-AP 3.0.1 and HealthDCAT-AP, by the short names that their documents use. */
export const prefixes = {
  adms: "http://www.w3.org/ns/adms#",
  cv: "http://data.europa.eu/m8g/",
  dcat: "http://www.w3.org/ns/dcat#",
  dcatap: "http://data.europa.eu/r5r/",
  dct: "http://purl.org/dc/terms/",
  dpv: "https://w3id.org/dpv#",
  eli: "http://data.europa.eu/eli/ontology#",
  foaf: "http://xmlns.com/foaf/0.1/",
  geodcatap: "http://data.europa.eu/930/",
  healthdcatap: "http://healthdataportal.eu/ns/health#",
  hydra: "http://www.w3.org/ns/hydra/core#",
  odrl: "http://www.w3.org/ns/odrl/2/",
  prov: "http://www.w3.org/ns/prov#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  spdx: "http://spdx.org/rdf/terms#",
  vcard: "http://www.w3.org/2006/vcard/ns#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
} as const satisfies Prefixes;

export const adms = namespace(prefixes.adms);
export const cv = namespace(prefixes.cv);
export const dcat = namespace(prefixes.dcat);
export const dcatap = namespace(prefixes.dcatap);
export const dct = namespace(prefixes.dct);
export const dpv = namespace(prefixes.dpv);
export const eli = namespace(prefixes.eli);
export const foaf = namespace(prefixes.foaf);
export const health = namespace(prefixes.healthdcatap);
export const hydra = namespace(prefixes.hydra);
export const odrl = namespace(prefixes.odrl);
export const prov = namespace(prefixes.prov);
export const rdfs = namespace(prefixes.rdfs);
export const skos = namespace(prefixes.skos);
export const spdx = namespace(prefixes.spdx);
export const vcard = namespace(prefixes.vcard);
