import { z } from "zod";
import { sourceKinds } from "../source.ts";

/** Prefix of a way to look a reference up by a key of a management system: `key:staff` looks for the node `staff:<text>`. */
export const keyPrefix = "key:";

const name = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "expected lower-case letters, digits and hyphens");
const bilingual = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) });

/** How a reference to something already in the graph is looked up; tried in the order given. */
const referenceWays = ["code", "rnsr", "label", "acronym", "name", "siren", "siret", "uai", "ror", "orcid", "idref", "finess"] as const;
const way = z.union([z.enum(referenceWays), z.string().regex(/^key:[a-z0-9-]+$/, "expected key:PREFIX")]);

const reading = z.discriminatedUnion("as", [
  z.strictObject({ as: z.literal("text"), pattern: z.string().optional() }),
  z.strictObject({ as: z.literal("number"), decimal: z.enum(["comma", "point"]).default("comma"), whole: z.boolean().default(false), min: z.number().optional(), max: z.number().optional() }),
  z.strictObject({ as: z.literal("euros"), decimal: z.enum(["comma", "point"]).default("comma"), unit: z.enum(["€", "k€", "M€"]).default("€") }),
  z.strictObject({ as: z.literal("share"), of: z.enum(["one", "hundred"]).default("hundred") }),
  z.strictObject({ as: z.literal("date"), formats: z.array(z.enum(["YYYY-MM-DD", "DD/MM/YYYY", "DD.MM.YYYY", "YYYYMMDD", "MM/YYYY", "YYYY-MM", "YYYY"])).min(1).default(["YYYY-MM-DD", "DD/MM/YYYY"]) }),
  z.strictObject({ as: z.literal("code"), codes: z.record(z.string().min(1), z.array(z.string()).default([])) }),
  z.strictObject({ as: z.literal("yes-no") }),
  z.strictObject({ as: z.literal("identifier"), scheme: name }),
  z.strictObject({
    as: z.literal("reference"), kind: name, by: z.array(way).min(1),
    /** What an unknown reference does: refuses the row, or names a new thing by the first way that fits the text. */
    unknown: z.enum(["reject", "new"]).default("reject"),
  }),
]);
export type Reading = z.output<typeof reading>;

const column = z.strictObject({
  /** Titles that this column may bear, case, accents and punctuation aside. */
  header: z.array(z.string().min(1)).min(1),
  read: reading,
  /** An empty cell refuses the row. The column itself may only be missing from the file where this is false. */
  required: z.boolean().default(false),
  /** Several values in one cell, set apart by this text. */
  separator: z.string().min(1).optional(),
  /** A private matter: the cell is not kept as text with the delivery, and is wiped from a settled rejected row. */
  restricted: z.boolean().default(false),
});
export type MappingColumn = z.output<typeof column>;

type Template = string | number | boolean | null | { readonly [key: string]: Template };
const template: z.ZodType<Template> = z.lazy(() => z.union([z.string(), z.number(), z.boolean(), z.null(), z.record(z.string(), template)]));
export type { Template };

const thing = z.strictObject({ kind: name, key: z.string().min(3) });

const statement = z.strictObject({
  field: name,
  /** Whom it is said of: a reference column `{structure}`, or a thing by its key; left out, the thing the row is about. */
  subject: z.union([z.string(), thing]).optional(),
  /** The other end of a relation. */
  object: z.union([z.string(), thing]).optional(),
  slot: z.string().optional(),
  /** `{column}` alone is the value as read; within other words, its text; an object is filled property by property. */
  value: template.default({}),
  validFrom: z.string().optional(),
  validUntil: z.string().optional(),
  confidence: z.number().min(0).max(1).default(1),
  /** Said only of rows where these columns have one of these values. */
  when: z.record(z.string(), z.array(z.union([z.string(), z.boolean()])).min(1)).optional(),
});
export type MappingStatement = z.output<typeof statement>;

/**
 * How the rows of one export become statements: a named, versioned file. Read by `readMapping`, which also checks what
 * a shape cannot say (columns that are named and not there, fields that do not fit the kind).
 */
export const mappingSchema = z.strictObject({
  name,
  version: z.int().min(1),
  title: bilingual,
  source: z.strictObject({ id: name, kind: z.enum(sourceKinds), name: bilingual, home: z.string().nullable().default(null), licence: z.string().nullable().default(null) }),
  scope: name,
  /** The export holds everything of its scope: what is no longer in it has ended. */
  complete: z.boolean(),
  /** Texts that mean "nothing" in any cell, beside the empty one. */
  blank: z.array(z.string()).default([]),
  columns: z.record(name, column),
  /**
   * What a row is about, and how it is named: `{column}` stands for what was read in a cell. `row` names the row itself,
   * unique in the file, where several rows are about one thing; left out, it is the key.
   */
  record: thing.extend({ row: z.string().min(3).optional() }),
  statements: z.array(statement).min(1),
});
export type Mapping = z.output<typeof mappingSchema>;
