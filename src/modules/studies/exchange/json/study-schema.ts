import { z } from "zod";
import { listCodes } from "../../domain/lists.ts";
import { originKinds } from "../../domain/study.ts";
import { contentSchema } from "./content-schema.ts";

const bilingual = z.object({ fr: z.string(), en: z.string() });
const instant = z.string().describe("Instant, UTC").meta({ format: "date-time" });

export const versionSchema = z.object({
  version: z.int().min(1), publishedAt: instant, summary: z.string().describe("Names of the fields that changed; `first` or `same`"), doi: z.string().nullable(), automatic: z.boolean().describe("A change at a register made it"),
  url: z.string(),
});

/** One published study, or one version of it, as the house gives it to programs: what `/studies/schema.json` describes and the API answers. */
export const studySchema = z.object({
  code: z.string().regex(/^st-\d{6,}$/).describe("Public and stable"),
  url: z.string().describe("Its page"),
  state: z.enum(["published", "withdrawn"]), version: z.int().min(1), doi: z.string().nullable().describe("Always leads to the newest version"), versionDoi: z.string().nullable().describe("Of this very version"),
  firstPublishedAt: instant.nullable(), modifiedAt: instant.describe("When this version was published"), demonstration: z.boolean().describe("True: made up, no such study exists"),
  withdrawal: z.object({ at: instant, reason: z.string(), successor: z.string().nullable() }).nullable(),
  sources: z.array(z.object({ register: z.string(), number: z.string(), url: z.string().nullable(), seenAt: instant, changedOn: z.string().nullable() })).describe("Register records tied to it"),
  versions: z.array(versionSchema).describe("Newest first"),
  content: contentSchema.nullable().describe("What the study says; null once withdrawn"),
  concepts: z.partialRecord(z.enum(listCodes), z.record(z.string(), bilingual.nullable())).describe("Labels of every concept id in `content`, by list; null: no list here knows it"),
  provenance: z.record(z.string(), z.object({ kind: z.enum(originKinds), source: z.string().nullable(), at: instant, curated: z.boolean() })).describe("By field, or field and language (`title.en`)"),
}).meta({ id: "Study", title: "Health study" });

export type StudyJson = z.output<typeof studySchema>;

/** JSON Schema 2020-12 of one study. */
export function studyJsonSchema(siteUrl: string): Readonly<Record<string, unknown>> {
  const { id: _id, ...schema } = z.toJSONSchema(studySchema, { target: "draft-2020-12", io: "output" }) as Record<string, unknown>;
  return { ...schema, $id: `${siteUrl}/studies/schema.json` };
}
