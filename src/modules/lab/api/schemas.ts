import { z } from "zod";
import { largestPage } from "./parse-question.ts";

export const bilingual = z.object({ fr: z.string(), en: z.string() });
const json = z.json();

const optional = (description: string, more: Readonly<Record<string, unknown>> = {}) => z.string().optional().meta({ description, ...more });

/** Read as texts and checked by hand, so that every fault is told at once and in both languages. */
export const listQuery = z.looseObject({
  parent: optional("An organisation or structure: public code or SCHEME:VALUE (SIREN:180036048)", { examples: ["SIREN:180036048"] }),
  relation: optional("With parent: co-supervision, participation, part-of, host-site, managed-by, thematic-institute; several by commas. Default: the first two for an organisation, the others for a structure"),
  on: optional("Day on which structures exist and relations hold; default today", { format: "date" }),
  q: optional("Words, acronym, label or identifier"),
  region: optional("INSEE code or name; several by commas"),
  site: optional("Commune: INSEE code or name; several by commas"),
  type: optional("Type of structure, legal form, or the register’s own code or name; several by commas"),
  domain: optional("Code of a scientific domain; several by commas"),
  label: optional("Label number in any spelling (U 1016, UMR_S 1016); several by commas"),
  sort: optional("name, code, opened, relevance (with q); - in front reverses"),
  page: optional("From 1", { type: "integer", minimum: 1 }),
  pageSize: optional(`At most ${largestPage}`, { type: "integer", minimum: 1, maximum: largestPage }),
});

export const onQuery = z.object({ on: z.preprocess((given) => (given === "" ? undefined : given), z.iso.date().optional()).describe("Day seen; default today") });
export const idParams = z.object({ id: z.string().min(1).max(200).describe("Public code, or SCHEME:VALUE") });

const standing = z.enum(["attested", "presumed"]);
export const reference = z.object({ id: z.string().describe("Public code"), name: z.string(), url: z.string() });

export const structureItem = z.object({
  id: z.string().describe("Public code: the RNSR number"),
  name: z.string(),
  acronym: z.string().nullable(),
  type: z.string().nullable(),
  legalForm: z.string().nullable(),
  opened: z.string().nullable().describe("Year, month or day, as stated"),
  closed: z.string().nullable(),
  labels: z.array(z.string()),
  parents: z.array(z.object({ id: z.string(), name: z.string(), relation: z.string(), labelNumber: z.string().nullable(), standing })),
  region: z.object({ code: z.string(), name: bilingual }).nullable(),
  city: z.string().nullable().describe("Commune; as written where it could not be told"),
  standing: standing.describe("attested: a delivery of the source says so of that day; presumed: only earlier or later ones do"),
  url: z.string(),
});

export const structureList = z.object({
  on: z.iso.date(),
  total: z.int().describe("Distinct structures: attested and presumed"),
  attested: z.int(),
  presumed: z.int(),
  note: bilingual.nullable().describe("What the reader of the total should know"),
  page: z.int(),
  pageSize: z.int(),
  items: z.array(structureItem),
});

const value = z.object({
  value: json,
  slot: z.string(),
  object: reference.extend({ kind: z.string() }).nullable(),
  validFrom: z.string().nullable(),
  validUntil: z.string().nullable(),
  from: z.iso.date().nullable(),
  until: z.iso.date().nullable().describe("First day on which it no longer holds"),
  attestedFrom: z.iso.date(),
  attestedUntil: z.iso.date(),
  source: z.string(),
  statements: z.array(z.string()).describe("Ids of the statements behind it, see /statements"),
  confidence: z.number(),
});

export const entityRecord = z.object({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  acronym: z.string().nullable(),
  on: z.iso.date(),
  opened: z.object({ text: z.string(), day: z.iso.date() }).nullable(),
  closed: z.object({ text: z.string(), day: z.iso.date(), basis: z.enum(["stated", "succession", "absent"]) }).nullable(),
  fields: z.record(z.string(), z.object({ label: bilingual, current: z.array(value), others: z.array(value), contested: z.array(value) })),
  mergedIds: z.array(z.string()).describe("Codes that redirect here"),
  demonstration: z.boolean(),
  url: z.string(),
});

const span = { from: z.iso.date().nullable(), until: z.iso.date().nullable(), attestedFrom: z.iso.date(), attestedUntil: z.iso.date(), inForce: z.boolean().describe("On the day asked"), source: z.string(), statements: z.array(z.string()) };

const succession = z.object({
  structure: reference,
  type: z.string(),
  typeName: bilingual,
  effectiveFrom: z.string().describe("Year, month or day"),
  source: z.string(),
  statements: z.array(z.string()),
});

export const structureHistory = z.object({
  id: z.string(),
  name: z.string(),
  on: z.iso.date(),
  opened: entityRecord.shape.opened,
  closed: entityRecord.shape.closed,
  names: z.array(z.object({ field: z.enum(["name", "acronym"]), value: z.string(), ...span })),
  parents: z.array(z.object({ relation: z.string(), organisation: reference, labelNumber: z.string().nullable(), ...span })),
  predecessors: z.array(succession),
  successors: z.array(succession),
  lineage: z.array(z.object({
    id: z.string(), name: z.string(), opened: z.iso.date().nullable(), closed: z.iso.date().nullable(),
    stub: z.boolean().describe("Known only as a number that another record names"),
    distance: z.int().describe("Steps back (negative) or forward"),
    inheritance: z.enum(["whole", "shared", "from-effect", "none"]).describe("How much of its history counts as that of the structure asked about"),
    url: z.string(),
  })),
  mergedIds: z.array(z.string()),
});

export const statementList = z.object({
  id: z.string(),
  statements: z.array(z.object({
    id: z.string(), nodeKey: z.string(), field: z.string(), slot: z.string(), object: z.string().nullable(), value: json,
    validFrom: z.string().nullable(), validUntil: z.string().nullable(),
    source: z.string(), sourceName: bilingual, sourceKind: z.string(),
    firstObservedOn: z.iso.date(), lastObservedOn: z.iso.date(), endedOn: z.iso.date().nullable(),
    confidence: z.number(), raw: z.string().nullable(), recordedAt: z.string(), demonstration: z.boolean(),
  })),
});
