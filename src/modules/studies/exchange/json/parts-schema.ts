import { z } from "zod";
import { registrySchemes } from "../../domain/parts.ts";

/** Text as it was published. */
export const line = z.string();
export const localised = z.object({ fr: z.string().optional(), en: z.string().optional() }).describe("Text in French, in English, in both; a language that is not there was not given.");
export const conceptId = z.string().describe("Id of a concept: a code of the house's own list, or `fresh:` and an id of the vocabularies of FReSH. Labels are in `concepts`.");
export const day = z.string().describe("YYYY-MM-DD").meta({ format: "date" });
export const partialDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/).describe("YYYY, YYYY-MM or YYYY-MM-DD: as precise as it was given");

export const registryNumber = z.object({ scheme: z.enum(registrySchemes), number: line, issuer: line.nullable() });
export const codedTerm = z.object({ scheme: z.enum(["mesh", "icd11", "icd10", "orpha", "snomed", "atc", "none"]), code: line.nullable(), label: localised });
export const organisation = z.object({ name: line, kind: conceptId.nullable(), ror: line.nullable().describe("Nine signs, without https://ror.org/"), siren: line.nullable(), directoryCode: line.nullable() });
const affiliation = z.object({ organisation, laboratory: line.nullable(), rnsr: line.nullable() });
export const investigator = z.object({ name: line.describe("Family, Given"), role: z.enum(["principal", "partner"]), orcid: line.nullable(), idref: line.nullable(), affiliation: affiliation.nullable(), isContact: z.boolean() });
export const contact = z.object({ name: line, email: line.nullable(), kind: z.enum(["public", "scientific"]), affiliation: affiliation.nullable() });
export const dataContact = z.object({ name: line, email: line.nullable() });
export const authorisation = z.object({ authority: conceptId, otherAuthority: line.nullable(), number: line.nullable(), decidedOn: day.nullable() });
export const arm = z.object({ name: localised, kind: conceptId.nullable(), description: localised });
export const intervention = z.object({ name: localised, kind: conceptId.nullable(), description: localised, terms: z.array(codedTerm), arms: z.array(z.int()).describe("Places in `arms`, from 0") });
export const outcome = z.object({ rank: z.enum(["primary", "secondary", "other"]), measure: localised, description: localised, timeFrame: localised });
export const site = z.object({
  name: line, city: line.nullable(), postalCode: line.nullable(), country: line.nullable().describe("ISO 3166-1 alpha-2"), region: line.nullable().describe("INSEE code of a French region"),
  latitude: z.number().nullable().describe("Degrees, WGS 84"), longitude: z.number().nullable().describe("Degrees, WGS 84"), status: conceptId.nullable(),
});
export const studyDate = z.object({ date: partialDate, kind: z.enum(["expected", "actual"]).nullable() });
export const sharingPlan = z.object({
  decision: z.enum(["yes", "no", "undecided"]), statement: localised, information: z.array(conceptId), from: partialDate.nullable(), monthsAfterCompletion: z.number().nullable(), until: partialDate.nullable(),
  timeFrame: localised, criteria: localised, url: line.nullable(), planUrl: line.nullable().describe("Machine-actionable data management plan"),
});
export const useCondition = z.object({ code: line.describe("Data Use Ontology, DUO:0000007"), detail: line.nullable() });
export const dataSource = z.object({ name: localised, identifier: line.nullable(), kinds: z.array(conceptId), purpose: conceptId.nullable(), national: conceptId.nullable() });
export const linkedData = z.object({ scheme: z.enum(["portal", "doi", "handle", "url", "other"]), identifier: line, title: line.nullable() });
export const documentLink = z.object({ kind: conceptId, title: line, url: line.nullable(), date: day.nullable() });
export const publicationLink = z.object({ scheme: z.enum(["doi", "pmid", "hal", "url", "none"]), identifier: line.nullable(), kind: z.enum(["results", "protocol", "background", "derived"]), citation: line });
export const otherDetail = z.object({ field: line, concept: conceptId, text: localised });
