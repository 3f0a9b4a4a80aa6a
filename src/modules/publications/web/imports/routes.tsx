import { z } from "zod";
import { authorOf } from "../../../../kernel/audit/index.ts";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { rolesFor } from "../../../identity/index.ts";
import type { DeliveryQuestion, Publications } from "../../domain/publications.ts";
import { fileMissing } from "../../errors.ts";
import { importApiRoutes } from "./api.ts";
import { faultsTable, unpackFaults } from "./faults.ts";
import { importFile } from "./import-file.ts";
import { ImportsPage, type HeldFile, type ImportAnswer } from "./imports-page.tsx";
import { deliveriesTable } from "./table.ts";
import { words } from "./words.ts";

export interface ImportWebDeps {
  readonly publications: Publications;
}

const access = { anyOf: rolesFor("publications.import") };
const pageSize = 25;
/** A file of up to this size comes back in the page; above, it is to be chosen again. */
const heldBytes = 600_000;
const listQuery = z.object({
  sort: z.enum(["recorded", "observed", "source", "file", "records"]).catch("recorded").default("recorded"), direction: z.enum(["ascending", "descending"]).catch("descending").default("descending"),
  files: z.literal("1").optional().catch(undefined), page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
});
const formBody = z.looseObject({
  act: z.enum(["check", "record"]).default("check"), observedOn: z.string().max(10).default(""), replace: z.string().max(10).default(""), held: z.string().default(""), heldName: z.string().max(300).default(""),
});
/** The field that a refusal speaks of; the file where none. */
const fieldOf: Readonly<Record<string, string>> = { "publications.day-missing": "observedOn", "publications.day-ahead": "observedOn", "publications.demonstration-in-the-way": "replace" };

/** Files of publications: upload, check, record, what was delivered; pages and API. */
export function importRoutes({ publications }: ImportWebDeps): readonly Route[] {
  async function page(context: RequestContext, answer: ImportAnswer, question: DeliveryQuestion, status = 200): Promise<Reply> {
    const demonstration = await publications.hasDemonstration();
    const { total, items } = await publications.deliveries(question);
    return {
      kind: "page", status,
      page: { title: words.title[context.language], section: "publications", demonstration, body: <ImportsPage {...{ context, answer, demonstration, list: { question, total, items } }} /> },
    };
  }

  return [
    route({
      method: "GET", path: "/publications/imports", access, summary: "Form to import a file of publications, and what was delivered", query: listQuery,
      handle: async ({ query, context }) => page(context, emptyAnswer(context.clock.today()), questionOf(query)),
    }),
    route({
      method: "POST", path: "/publications/imports", access, summary: "Checks a file of publications, and records it where asked to", perMinute: 30, body: formBody,
      handle: async ({ body, files, context }) => {
        const isRecord = body.act === "record";
        const chosen = files.find(({ bytes }) => bytes.length > 0);
        const file = chosen ?? (body.held === "" ? null : { name: body.heldName, bytes: new Uint8Array(Buffer.from(body.held, "base64")) });
        const held: HeldFile | null = file === null || file.bytes.length > heldBytes ? null : { name: file.name, base64: Buffer.from(file.bytes).toString("base64") };
        const answer: ImportAnswer = { ...emptyAnswer(body.observedOn), given: { observedOn: body.observedOn, replace: body.replace !== "" } };
        const first = questionOf({ sort: "recorded", direction: "descending", page: 1 });
        try {
          if (file === null) throw fileMissing();
          const taken = await importFile(publications, authorOf(context), { ...file, observedOn: body.observedOn, today: context.clock.today(), record: isRecord, replaceDemonstration: body.replace !== "" });
          return await page(context, { ...answer, taken, isRecorded: isRecord, held: isRecord ? null : held, faults: taken.issues }, first, isRecord ? 201 : 200);
        } catch (error) {
          if (!(error instanceof AppError) || error.status === 403 || error.status >= 500) throw error;
          const field = fieldOf[error.code] ?? "file";
          // A file that is wrong itself is not worth keeping.
          const kept = field === "file" ? null : held;
          return page(context, { ...answer, held: kept, refusals: [{ code: error.code, severity: "error", text: error.text, field }], faults: error.issues }, first, 422);
        }
      },
    }),
    route({
      method: "POST", path: "/publications/imports/remarks", access, summary: "All remarks on a file that was checked or recorded, as CSV, ODS or JSON", perMinute: 60, body: z.looseObject({ remarks: z.string().max(1_000_000), format: z.enum(["csv", "ods", "json"]).default("csv") }),
      handle: async ({ body, context }) => tableReply(faultsTable(unpackFaults(body.remarks)), body.format, context.language),
    }),
    ...tableFormats.map((format) => route({
      method: "GET", path: `/exports/publication-deliveries.${format}`, access, summary: `Deliveries of publications (${format.toUpperCase()})`, query: listQuery,
      handle: async ({ query, context }) => tableReply(deliveriesTable((await publications.deliveries({ ...questionOf(query), page: 1, pageSize: 100_000 })).items), format, context.language),
    })),
    ...importApiRoutes({ publications }),
  ];
}

function questionOf({ sort, direction, files, page }: z.output<typeof listQuery>): DeliveryQuestion {
  return { sort, direction, files: files !== undefined, page, pageSize };
}

function emptyAnswer(observedOn: string): ImportAnswer {
  return { given: { observedOn, replace: false }, taken: null, isRecorded: false, held: null, refusals: [], faults: [] };
}
