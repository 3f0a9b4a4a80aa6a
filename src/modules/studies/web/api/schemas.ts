import { z } from "zod";
import type { StudyContent } from "../../domain/content.ts";
import { fields, type FieldKind } from "../../domain/fields/index.ts";
import { registrySchemes } from "../../domain/parts.ts";
import { originKinds, studyStates } from "../../domain/study.ts";

/** Any text is kept in a draft, dates that do not exist too: what is wrong with it is told in `issues`. */
const text = z.string().max(100_000);
const line = text.nullable();
const localised = z.object({ fr: text.optional(), en: text.optional() });
const lines = z.array(text).max(2_000);
const list = <T extends z.ZodType>(item: T) => z.array(item).max(5_000);
const dayText = z.string().max(40).nullable().transform((value) => (value === null || value.trim() === "" ? null : value.trim()));

const organisation = z.object({ name: text, kind: line.default(null), ror: line.default(null), siren: line.default(null), directoryCode: line.default(null) });
const affiliation = z.object({ organisation, laboratory: line.default(null), rnsr: line.default(null) }).nullable().default(null);
const term = z.object({ scheme: z.enum(["mesh", "icd11", "icd10", "orpha", "snomed", "atc", "none"]), code: line.default(null), label: localised.default({}) });

const byKind: Readonly<Record<FieldKind, z.ZodType>> = {
  text: localised, "long-text": localised, keywords: z.object({ fr: lines.default([]), en: lines.default([]) }), line, lines, url: line, boolean: z.boolean().nullable(), number: z.number().nullable(),
  concept: line, concepts: lines, day: dayText, "study-date": z.object({ date: text, kind: z.enum(["expected", "actual"]).nullable().default(null) }).nullable(), countries: lines, regions: lines,
  language: z.enum(["fr", "en"]).nullable(),
  "registry-numbers": list(z.object({ scheme: z.enum(registrySchemes), number: text, issuer: line.default(null) })),
  "coded-terms": list(term), organisations: list(organisation),
  investigators: list(z.object({ name: text, role: z.enum(["principal", "partner"]), orcid: line.default(null), idref: line.default(null), affiliation, isContact: z.boolean().default(false) })),
  contacts: list(z.object({ name: text, email: line.default(null), kind: z.enum(["public", "scientific"]), affiliation })),
  "data-contacts": list(z.object({ name: text, email: line.default(null) })),
  authorisations: list(z.object({ authority: text, otherAuthority: line.default(null), number: line.default(null), decidedOn: dayText.default(null) })),
  arms: list(z.object({ name: localised, kind: line.default(null), description: localised.default({}) })),
  interventions: list(z.object({ name: localised, kind: line.default(null), description: localised.default({}), terms: list(term).default([]), arms: z.array(z.int()).max(500).default([]) })),
  outcomes: list(z.object({ rank: z.enum(["primary", "secondary", "other"]), measure: localised, description: localised.default({}), timeFrame: localised.default({}) })),
  sites: list(z.object({ name: text, city: line.default(null), postalCode: line.default(null), country: line.default(null), region: line.default(null), latitude: z.number().nullable().default(null), longitude: z.number().nullable().default(null), status: line.default(null) })),
  "sharing-plan": z.object({
    decision: z.enum(["yes", "no", "undecided"]), statement: localised.default({}), information: lines.default([]), from: line.default(null), monthsAfterCompletion: z.number().nullable().default(null), until: line.default(null),
    timeFrame: localised.default({}), criteria: localised.default({}), url: line.default(null), planUrl: line.default(null),
  }).nullable(),
  "use-conditions": list(z.object({ code: text, detail: line.default(null) })),
  "data-sources": list(z.object({ name: localised, identifier: line.default(null), kinds: lines.default([]), purpose: line.default(null), national: line.default(null) })),
  "linked-data": list(z.object({ scheme: z.enum(["portal", "doi", "handle", "url", "other"]), identifier: text, title: line.default(null) })),
  cohorts: lines,
  documents: list(z.object({ kind: text, title: text, url: line.default(null), date: dayText.default(null) })),
  publications: list(z.object({ scheme: z.enum(["doi", "pmid", "hal", "url", "none"]), identifier: line.default(null), kind: z.enum(["results", "protocol", "background", "derived"]), citation: text })),
  "other-details": list(z.object({ field: text, concept: text, text: localised })),
};

/** Fields to be saved: those that are given, each whole. Drawn from the table of fields; a field that there is not is refused. */
export const contentChange = z.strictObject(Object.fromEntries(fields.map(({ name, kind, label }) => [name, byKind[kind].optional().describe(label.en)])));

/** What was read has the shape of the fields, each by its kind. */
export function contentGiven(read: z.infer<typeof contentChange>): Partial<StudyContent> {
  return read as Partial<StudyContent>;
}

export const codeParams = z.object({ code: z.string().regex(/^st-\d{1,12}$/i).transform((code) => code.toLowerCase()).meta({ type: "string", example: "st-000042" }) });
export const revisionBody = z.int().describe("The one that was last read: 409 where the draft was changed since");

const bilingual = z.object({ fr: z.string(), en: z.string() });
const issue = z.object({ code: z.string(), severity: z.enum(["error", "warning"]), field: z.string().optional().describe("Field with its path: outcomes[2].measure.fr"), text: bilingual, line: z.number().optional(), column: z.string().optional() });
const origin = z.object({ kind: z.enum(originKinds), source: z.string().nullable(), at: z.string(), curated: z.boolean() });

export const draftOut = z.object({
  code: z.string(), state: z.enum(studyStates), revision: z.int().describe("To be given back on saving"), content: z.json(), provenance: z.record(z.string(), origin), issues: z.array(issue),
  divergences: z.array(z.object({ field: z.string(), source: z.string(), theirs: z.json(), ours: z.json(), since: z.string() })), remarks: z.array(z.object({ at: z.string(), author: z.string(), text: z.string() })),
});

export const actedOut = z.object({ code: z.string(), state: z.enum(studyStates), version: z.int(), doi: z.string().nullable(), versionDoi: z.string().nullable(), modifiedAt: z.string() });

export const mineOut = z.object({
  total: z.int(), page: z.int(), pageSize: z.int(),
  items: z.array(z.object({
    code: z.string(), title: z.object({ fr: z.string().optional(), en: z.string().optional() }), acronym: z.string().nullable(), state: z.enum(studyStates), draftState: z.enum(["draft", "submitted", "returned"]).nullable(),
    modifiedAt: z.string(), errors: z.int(), divergences: z.int(), own: z.boolean(),
  })),
});
