import { z } from "zod";
import { authorOf } from "../../../../kernel/audit/index.ts";
import { route, type Route } from "../../../../kernel/http/route.ts";
import { rolesFor } from "../../../identity/index.ts";
import type { Publications } from "../../domain/publications.ts";
import { recordSources } from "../../domain/record.ts";
import { importFile } from "./import-file.ts";

const access = { anyOf: rolesFor("publications.import") };
const countsShape = { records: z.int(), repeated: z.int(), unchanged: z.int(), worksOpened: z.int(), worksChanged: z.int(), worksMerged: z.int(), recordsDeleted: z.int() };
const issueShape = z.object({ code: z.string(), severity: z.enum(["error", "warning"]), text: z.object({ fr: z.string(), en: z.string() }), field: z.string().optional(), line: z.int().optional() });
const deliveryShape = z.object({
  id: z.string(), source: z.enum(recordSources), observedOn: z.string(), fileName: z.string().nullable(), recordedAt: z.string(), completedAt: z.string().nullable(), author: z.string(), demonstration: z.boolean(),
  counts: z.object({ ...countsShape, faults: z.int() }).nullable(),
});
const fileBody = z.object({
  name: z.string().min(1).max(300).describe("The name of the file; it helps to tell the format where the text alone does not."),
  observedOn: z.string().max(10).describe("The day on which the source was asked, YYYY-MM-DD."),
  text: z.string().min(1).describe("The file, word for word. A call holds 1 MB; larger files are sent by the page, or by the command line."),
  dryRun: z.boolean().default(false).describe("Tells what would be done and records nothing."),
  replaceDemonstration: z.boolean().default(false).describe("Demonstration publications, where there are any, may go."),
});

/** Files of publications by program, with the rights of the page. */
export function importApiRoutes({ publications }: { readonly publications: Publications }): readonly Route[] {
  return [
    route({
      method: "POST", path: "/api/v1/publications/imports", access, summary: "Records a file of publications, or tells what it would do; the format is told by what it holds", perMinute: 30, body: fileBody,
      response: z.object({ recorded: z.boolean(), deliveryId: z.string().nullable(), name: z.string(), source: z.enum(recordSources), observedOn: z.string(), ...countsShape, issues: z.array(issueShape) }),
      handle: async ({ body: { name, observedOn, text, dryRun, replaceDemonstration }, context }) => {
        const taken = await importFile(publications, authorOf(context), { name, bytes: new TextEncoder().encode(text), observedOn, today: context.clock.today(), record: !dryRun, replaceDemonstration });
        const { issues, report, ...file } = taken;
        return { kind: "json", status: dryRun ? 200 : 201, value: { ...report, ...file, recorded: !dryRun, deliveryId: dryRun ? null : (report?.deliveryId ?? null), issues } };
      },
    }),
    route({
      method: "GET", path: "/api/v1/publications/deliveries", access, summary: "Deliveries of publications, the latest first as long as nothing else is asked",
      query: z.object({
        page: z.coerce.number().int().min(1).max(100_000).default(1), pageSize: z.coerce.number().int().min(1).max(200).default(25), source: z.enum(recordSources).optional(), files: z.enum(["true", "false"]).default("false"),
        sort: z.enum(["recorded", "observed", "source", "file", "records"]).default("recorded"), direction: z.enum(["ascending", "descending"]).default("descending"),
      }),
      response: z.object({ total: z.int(), items: z.array(deliveryShape) }),
      handle: async ({ query: { source, files, ...rest } }) => ({ kind: "json", value: await publications.deliveries({ ...rest, files: files === "true", ...(source === undefined ? {} : { source }) }) }),
    }),
  ];
}
