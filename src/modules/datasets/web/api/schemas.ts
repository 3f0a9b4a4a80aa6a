import { z } from "zod";
import type { Day } from "../../../../kernel/time/day.ts";
import { datasetLabels, datasetStates, fileStates } from "../../domain/dataset.ts";
import { accessLevels, anonymityStates, datasetKinds, subjectKinds } from "../../domain/metadata.ts";

export const codeParams = z.object({ code: z.string().min(1).max(300).describe("ds-000042, or doi:10.…") });
export const bilingual = z.object({ fr: z.string(), en: z.string() });

/** Any text is kept in a draft, days that do not exist too: what is wrong with it is told in `issues`. */
const text = z.string().max(100_000);
const dayText = z.custom<Day>((value) => typeof value === "string" && value.length <= 40).nullable().meta({ type: ["string", "null"], format: "date" }).transform((value) => (value === null || value === "" ? null : (value as string).trim() as Day));
const localised = z.object({ fr: text.optional(), en: text.optional() });
const contact = z.object({ name: text, email: text.nullable(), url: text.nullable() });
const period = z.object({ start: dayText, end: dayText });
const list = (item: z.ZodString = text) => z.array(item).max(1_000);

const human = z.object({
  anonymity: z.enum(anonymityStates).nullable(), anonymityReason: text.nullable(), purposes: list(), purposeText: localised, legalBases: list(), healthBases: list(), accessBody: contact.nullable(), healthCategories: list(),
  conditions: list(), numberOfIndividuals: z.number().nullable(), minimumAgeYears: z.number().nullable(), maximumAgeYears: z.number().nullable(), populationCoverage: localised, retention: period,
  useConditions: z.array(z.object({ code: text, detail: text.nullable() })).max(100), approvals: z.array(z.object({ kind: text, reference: text })).max(100), structured: z.boolean().nullable(),
});

export const metadata = z.object({
  subjectKind: z.enum(subjectKinds), title: localised, description: localised, keywords: z.object({ fr: list(), en: list() }), kind: z.enum(datasetKinds).nullable(), themes: list(), meshTerms: list(), unit: text.nullable(),
  project: text.nullable(), creators: z.array(z.object({ name: text, kind: z.enum(["person", "organisation"]), orcid: text.nullable(), ror: text.nullable(), affiliation: text.nullable() })).max(5_000), publisher: text.nullable(),
  contact: contact.nullable(), languages: list(), collected: period, places: list(), access: z.enum(accessLevels).nullable(), accessReason: localised, availableFrom: dayText, licence: text.nullable(),
  elsewhere: z.object({ repository: text, url: text }).nullable(),
  related: z.array(z.object({ relation: text, scheme: z.enum(["doi", "hal", "pmid", "url", "nct", "handle"]), value: text, title: text.nullable() })).max(1_000), provenance: localised, conformsTo: list(),
  dataCentre: text.nullable(), volumeBytes: z.number().nullable(), human: human.nullable(),
});

const issue = z.object({ code: z.string(), severity: z.enum(["error", "warning"]), field: z.string().optional(), text: bilingual });

export const datasetOut = z.object({
  code: z.string(), url: z.string(), state: z.enum(datasetStates), version: z.int(), doi: z.string().nullable(), demonstration: z.boolean(),
  label: z.object({ label: z.enum(datasetLabels), publication: z.object({ work: z.string(), hal: z.string(), title: z.string() }).nullable(), missing: z.array(issue) }),
  fairScore: z.number().describe("0 to 1: share of the 26 points of F-UJI 0.8"), openToAll: z.boolean(),
  origin: z.json(), firstPublishedAt: z.string().nullable(), modifiedAt: z.string(),
  withdrawal: z.object({ at: z.string(), reason: z.string(), successor: z.string().nullable() }).nullable(),
  metadata: z.json(),
  files: z.array(z.object({ id: z.string(), path: z.string(), sizeBytes: z.int(), mediaType: z.string(), sha256: z.string(), state: z.enum(fileStates), description: z.string().nullable() })),
});

export const datasetList = z.object({ total: z.int(), page: z.int(), pageSize: z.int(), items: z.array(datasetOut) });

export const draftOut = z.object({
  code: z.string(), state: z.enum(datasetStates), revision: z.int().describe("To be given back on saving"), metadata: z.json(), issues: z.array(issue),
  proposals: z.array(z.object({ field: z.string(), value: z.json(), from: z.object({ kind: z.string(), name: z.string() }) })), remarks: z.array(z.object({ at: z.string(), author: z.string(), text: z.string() })),
});

export const fairOut = z.object({
  score: z.number(), metrics: z.array(z.object({ code: z.string(), earned: z.number(), points: z.number(), advice: issue.nullable() })),
  best: z.object({ metric: z.string(), gain: z.number(), advice: issue }).nullable(),
});

