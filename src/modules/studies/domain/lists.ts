/**
 * The lists of concepts that the house ships (`vocabularies/`), by code. The ids inside are the house's own words; vocabularies of
 * others (FReSH) are loaded beside them by whoever has the right to, and tied to them by a crosswalk of ids.
 */
export const listCodes = [
  "theme", "determinant", "organisation-kind", "authority", "regulatory-regime", "conformity",
  "study-type", "design-feature", "observational-design", "time-perspective", "intervention-model", "primary-purpose", "phase",
  "allocation", "allocation-unit", "masking", "masked-role", "arm-kind", "intervention-kind",
  "population-type", "sex", "age-group", "sampling-mode", "recruitment-source", "recruitment-status", "size-band",
  "collection-mode", "follow-up-mode", "data-type", "sample-type", "source-kind", "source-purpose", "national-source",
  "consent-term", "deidentification", "individual-data-access", "sharing-information", "document-kind",
] as const;
export type ListCode = (typeof listCodes)[number];
