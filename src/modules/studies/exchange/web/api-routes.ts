import { z } from "zod";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import { route, type Route } from "../../../../kernel/http/route.ts";
import { difference } from "../../domain/difference.ts";
import { fieldOf } from "../../domain/fields/index.ts";
import { listCodes } from "../../domain/lists.ts";
import { registrySchemes } from "../../domain/parts.ts";
import { unknownStudy } from "../../errors.ts";
import { listNames, ownLists } from "../../vocabularies/index.ts";
import { studyContext, type StudyExchangeDeps } from "../deps.ts";
import { studyJson, versionJson } from "../json/study-json.ts";
import { studySchema, versionSchema } from "../json/study-schema.ts";
import { publishedAfter, publishedCount, withVersions } from "../store/published.ts";
import { openHeaders, toldStudy } from "./record-routes.ts";

/** Every answer of the reading part is open to programs of any site, and said the same to all. */
export const readsPerMinute = 300;

const bilingual = z.object({ fr: z.string(), en: z.string() });
const version = z.coerce.number().int().min(1).max(1_000_000);
const codeParams = z.object({ code: z.string().min(1).max(300).describe("st-000042, a registry number (NCT06171568), or a DOI with its slash written %2F").meta({ examples: ["st-000001"] }) });

const listQuery = z.object({
  cursor: z.string().max(100).optional().describe("`next` of the answer before; left out: from the start"),
  limit: z.coerce.number().int().min(1).max(200).default(50).describe("How many at most").meta({ examples: [50] }),
  updatedSince: z.iso.datetime({ offset: true }).or(z.iso.date()).optional().describe("Only what was published, published anew or withdrawn since this day or instant (UTC)").meta({ examples: ["2025-01-01"] }),
  state: z.enum(["published", "withdrawn", "all"]).default("published").describe("`all` or `withdrawn`: with the tombstones of what was withdrawn, for programs that keep a copy"),
  number: z.string().min(4).max(100).optional().describe("Registry number, in any spelling").meta({ examples: ["NCT06171568"] }),
  register: z.enum(registrySchemes).optional().describe("Scheme of `number`").meta({ examples: ["nct"] }),
});

const listOut = z.object({ total: z.int().describe("Of the whole question, whatever the cursor"), items: z.array(studySchema), next: z.string().nullable().describe("Cursor of what follows; null: that is all") });
const differenceOut = z.object({
  code: z.string(), from: z.int(), to: z.int(),
  differences: z.array(z.object({ field: z.string(), label: bilingual, language: z.enum(["fr", "en"]).nullable(), before: z.json(), after: z.json() })),
});
const vocabulariesOut = z.object({
  lists: z.array(z.object({ code: z.string(), name: bilingual, concepts: z.array(z.object({
    code: z.string(), label: bilingual, fresh: z.array(z.string()).describe("Ids of FReSH that mean the same"), clinicalTrialsGov: z.array(z.string()).describe("Values of ClinicalTrials.gov v2"), same: z.array(z.string()).describe("The same concept elsewhere"),
  })) })),
});

/** The reading part of the interface, open to all: what the pages show to everybody, under the same rules. */
export function apiRoutes(deps: StudyExchangeDeps): readonly Route[] {
  const reading = { method: "GET", access: "public", perMinute: readsPerMinute, headers: openHeaders } as const;
  return [
    route({
      ...reading, path: "/api/v1/studies", summary: "Published studies, in the order of their codes, a part at a time", query: listQuery, response: listOut,
      description: "Follow `next` until it is null. To keep a copy in step, ask with `state=all` and `updatedSince` set to the time of the last round: withdrawn studies come without content.",
      handle: async ({ query }) => {
        const { limit, state, number, register } = query;
        const filter = { state, updatedSince: query.updatedSince, number: number === undefined ? undefined : { number, scheme: register } };
        const studies = await publishedAfter(deps.db, codeOfCursor(query.cursor), limit + 1, filter);
        const [told, context, total] = await Promise.all([withVersions(deps.db, studies.slice(0, limit)), studyContext(deps), publishedCount(deps.db, filter)]);
        const last = told.at(-1)?.study.code;
        return { kind: "json", value: { total, items: told.map((one) => studyJson(one, context)), next: studies.length > limit && last !== undefined ? Buffer.from(last).toString("base64url") : null } };
      },
    }),
    route({
      ...reading, path: "/api/v1/studies/vocabularies", summary: "The lists of concepts that the house ships, with labels in both languages", response: vocabulariesOut,
      handle: async () => ({ kind: "json", value: { lists: listCodes.map((code) => ({ code, name: listNames[code], concepts: ownLists[code].map(({ code: concept, name, fresh, ctgov, same }) => ({ code: concept, label: name, fresh, clinicalTrialsGov: ctgov, same })) })) } }),
    }),
    route({
      ...reading, path: "/api/v1/studies/:code", summary: "One study by its code, DOI or registry number; a tombstone where it was withdrawn", params: codeParams, response: studySchema,
      handle: async ({ params }) => {
        const study = await deps.studies.find(params.code);
        if (study === null) throw unknownStudy();
        const [versions, context] = await Promise.all([deps.studies.versions(study.code), studyContext(deps)]);
        return { kind: "json", value: studyJson({ study, versions, as: "study" }, context) };
      },
    }),
    route({
      ...reading, path: "/api/v1/studies/:code/versions", summary: "The versions of a study, newest first", params: codeParams, response: z.object({ code: z.string(), versions: z.array(versionSchema) }),
      handle: async ({ params }) => {
        const told = await published(deps, params.code);
        return { kind: "json", value: { code: told.study.code, versions: told.versions.map((one) => versionJson(told.study.code, one, deps)) } };
      },
    }),
    route({
      ...reading, path: "/api/v1/studies/:code/versions/:version", summary: "One version of a study, word for word as it was published", params: codeParams.extend({ version }), response: studySchema,
      handle: async ({ params }) => {
        const [told, context] = await Promise.all([published(deps, params.code, params.version), studyContext(deps)]);
        return { kind: "json", value: studyJson(told, context) };
      },
    }),
    route({
      ...reading, path: "/api/v1/studies/:code/differences", summary: "What differs between two versions, field by field", params: codeParams, query: z.object({ from: version.meta({ examples: [1] }), to: version.meta({ examples: [2] }) }), response: differenceOut,
      handle: async ({ params, query: { from, to } }) => {
        const [before, after] = await Promise.all([published(deps, params.code, from), published(deps, params.code, to)]);
        const differences = difference(before.study.content, after.study.content).map((one) => ({ ...one, before: one.before ?? null, after: one.after ?? null, label: fieldOf(one.field)?.label ?? { fr: one.field, en: one.field } }));
        return { kind: "json", value: { code: after.study.code, from, to, differences } };
      },
    }),
  ];
}

async function published(deps: StudyExchangeDeps, text: string, asked?: number) {
  const found = await deps.studies.find(text);
  const told = found === null ? null : await toldStudy(deps, { code: found.code, version: asked });
  if (told === null) throw unknownStudy();
  return told;
}

/** Cursors are opaque to callers: the code after which to go on. */
function codeOfCursor(cursor: string | undefined): string {
  if (cursor === undefined) return "";
  const code = Buffer.from(cursor, "base64url").toString("utf8");
  if (/^st-\d{6,}$/.test(code)) return code;
  const text = { fr: "Ce curseur n’est pas de ceux que donne cette interface\u202f: recommencez sans curseur.", en: "This cursor is none that this interface gives: start again without one." };
  throw new AppError("studies.bad-cursor", text, { status: 422, issues: [{ code: "studies.bad-cursor", severity: "error", field: "cursor", text }] });
}
