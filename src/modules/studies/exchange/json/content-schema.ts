import { z } from "zod";
import type { FieldName, StudyContent } from "../../domain/content.ts";
import { fields, type FieldKind } from "../../domain/fields/index.ts";
import * as parts from "./parts-schema.ts";

const ofKind: Readonly<Record<FieldKind, z.ZodType>> = {
  text: parts.localised, "long-text": parts.localised, keywords: z.object({ fr: z.array(parts.line), en: z.array(parts.line) }), line: parts.line.nullable(), lines: z.array(parts.line), url: parts.line.nullable(),
  boolean: z.boolean().nullable(), number: z.number().nullable(), concept: parts.conceptId.nullable(), concepts: z.array(parts.conceptId), day: parts.day.nullable(), "study-date": parts.studyDate.nullable(),
  countries: z.array(z.string()).describe("ISO 3166-1 alpha-2"), regions: z.array(z.string()).describe("INSEE codes of French regions"), language: z.enum(["fr", "en"]).nullable(),
  "registry-numbers": z.array(parts.registryNumber), "coded-terms": z.array(parts.codedTerm), organisations: z.array(parts.organisation), investigators: z.array(parts.investigator), contacts: z.array(parts.contact),
  "data-contacts": z.array(parts.dataContact), authorisations: z.array(parts.authorisation), arms: z.array(parts.arm), interventions: z.array(parts.intervention), outcomes: z.array(parts.outcome), sites: z.array(parts.site),
  "sharing-plan": parts.sharingPlan.nullable(), "use-conditions": z.array(parts.useCondition), "data-sources": z.array(parts.dataSource), "linked-data": z.array(parts.linkedData), cohorts: z.array(parts.line),
  documents: z.array(parts.documentLink), publications: z.array(parts.publicationLink), "other-details": z.array(parts.otherDetail),
};

/** Every field of the table with its name in both languages, the list that its concepts are of, and where ClinicalTrials.gov, WHO and FReSH have it. */
export const contentSchema = z.object(Object.fromEntries(fields.map(({ name, kind, label, list, ctgov, fresh, who }) => [name, ofKind[kind].meta({
  title: label.en, description: [`${label.fr} / ${label.en}.`, list === null ? "" : `List: ${list}.`, ctgov === null ? "" : `ClinicalTrials.gov v2: ${ctgov}.`, fresh.length === 0 ? "" : `FReSH: ${fresh.join(", ")}.`, who.length === 0 ? "" : `WHO: ${who.join(", ")}.`].filter((part) => part !== "").join(" "),
})])) as Record<FieldName, z.ZodType>) as unknown as z.ZodType<StudyContent>;
