import { z } from "zod";
import { AppError, type Issue } from "../../../kernel/errors/app-error.ts";
import { route, type RequestContext, type Reply, type Route } from "../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../kernel/http/table-reply.ts";
import { isDay } from "../../../kernel/time/day.ts";
import type { Cell, Table } from "../../../kernel/tables/index.ts";
import type { FeedFile, FeedImport, FeedOutcome, Mapping } from "../domain/mapping/index.ts";
import { DeliveryPage, ImportsPage, type HeldFile } from "./imports-page.tsx";
import { authorOf, filesIn, importAccess, issuesOf, type FeedWebDeps } from "./web-deps.ts";
import { feedWords as words } from "./words.ts";

const pageSize = 25;
/** A checked file of up to this size comes back in the page; above, it is to be chosen again. */
const heldBytes = 600_000;
const pageNumber = z.coerce.number().int().min(1).max(100_000).catch(1);

interface Answer {
  readonly outcome: FeedOutcome | null;
  readonly held: HeldFile | null;
  readonly issues: readonly Issue[];
  readonly given: { readonly mapping: string; readonly observedOn: string };
}

/** The imports and deliveries, and the upload of an export: checked first, then taken in. */
export function importsRoutes(deps: FeedWebDeps): readonly Route[] {
  const { directory, feeds } = deps;

  async function page(context: RequestContext, answer: Answer, at = 1, status = 200): Promise<Reply> {
    const { language } = context;
    const sources = await directory.sources();
    const [imports, deliveries] = [await feeds.imports(at, pageSize), await directory.deliveries(50)];
    return {
      kind: "page",
      status,
      page: {
        title: words.imports[language], section: "lab", demonstration: sources.some((one) => one.demonstration),
        body: <ImportsPage {...{ context, mappings: feeds.shippedMappings(), imports, page: at, pageSize, deliveries, ...answer }} sourceNames={new Map(sources.map(({ source }) => [source.id, source.name[language]]))} />,
      },
    };
  }

  const noAnswer = (context: RequestContext): Answer => ({ outcome: null, held: null, issues: [], given: { mapping: feeds.shippedMappings()[0]?.name ?? "", observedOn: context.clock.today() } });

  return [
    route({
      method: "GET", path: "/directory/imports", access: importAccess, summary: "Imported exports, deliveries and what they changed; form to import an export",
      query: z.object({ page: pageNumber.optional() }),
      handle: async ({ query, context }) => page(context, noAnswer(context), query.page ?? 1),
    }),
    route({
      method: "POST", path: "/directory/imports", access: importAccess, summary: "Checks an export, and takes it in where asked to", perMinute: 30,
      body: z.looseObject({ act: z.enum(["check", "record"]).default("check"), mapping: z.string().max(80).default(""), observedOn: z.string().max(10).default(""), held: z.string().default(""), heldName: z.string().max(300).default(""), mappingText: z.string().max(400_000).default("") }),
      handle: async ({ body, files, context }) => {
        const given = { mapping: body.mapping, observedOn: body.observedOn };
        let outcome: FeedOutcome | null = null;
        let held: HeldFile | null = null;
        const issues = await issuesOf(async () => {
          const chosen = filesIn(files);
          const file: FeedFile | null = chosen.data ?? (body.held === "" ? null : { name: body.heldName, bytes: new Uint8Array(Buffer.from(body.held, "base64")) });
          if (file === null) throw wrong("file", words.noFile);
          if (!isDay(body.observedOn)) throw wrong("observedOn", words.noDay);
          const mappingText = chosen.mapping === null ? body.mappingText : new TextDecoder().decode(chosen.mapping.bytes);
          const mapping: Mapping = mappingText === "" ? feeds.mapping({ name: body.mapping }) : feeds.mapping({ fileName: chosen.mapping?.name ?? "mapping.json", text: mappingText });
          if (body.act === "record") outcome = await feeds.importFile(authorOf(context), file, mapping, body.observedOn);
          else {
            outcome = await feeds.rehearse(authorOf(context), file, mapping, body.observedOn);
            if (file.bytes.length <= heldBytes) held = { name: file.name, base64: Buffer.from(file.bytes).toString("base64"), mappingText };
          }
        });
        return page(context, { outcome, held, issues, given }, 1, issues.length > 0 ? 422 : body.act === "record" ? 201 : 200);
      },
    }),
    route({
      method: "GET", path: "/directory/imports/:delivery", access: importAccess, summary: "What one delivery changed", params: z.object({ delivery: z.uuid() }),
      handle: async ({ params, context }) => {
        const { language } = context;
        const report = (await directory.deliveries(10_000)).find((one) => one.deliveryId === params.delivery);
        if (report === undefined) throw new AppError("directory.unknown-delivery", { fr: "Cette livraison n’existe pas.", en: "This delivery does not exist." }, { status: 404 });
        const source = (await directory.sources()).find((one) => one.source.id === report.source);
        const sourceName = source?.source.name[language] ?? report.source;
        return {
          kind: "page",
          page: {
            title: `${sourceName} · ${report.observedOn}`, section: "lab", demonstration: source?.demonstration ?? false,
            body: <DeliveryPage report={report} sourceName={sourceName} fieldNames={new Map(directory.fields.map((field) => [field.code, field.label[language]]))} language={language} />,
          },
        };
      },
    }),
    ...tableFormats.map((format) =>
      route({
        method: "GET", path: `/exports/feed-imports.${format}`, access: importAccess, summary: `Imported exports (${format.toUpperCase()})`,
        handle: async ({ context }) => tableReply(importsTable((await feeds.imports(1, 100_000)).items), format, context.language),
      }),
    ),
  ];
}

function wrong(field: string, text: { readonly fr: string; readonly en: string }): AppError {
  return new AppError(`directory.form-${field.toLowerCase()}`, text, { status: 422, issues: [{ code: `directory.form-${field.toLowerCase()}`, severity: "error", field, text }] });
}

function importsTable(imports: readonly FeedImport[]): Table {
  return {
    name: "feed-imports",
    title: words.importsDone,
    columns: [
      { key: "file", label: words.fileName }, { key: "mapping", label: words.mapping }, { key: "mapping_version", label: { fr: "Version", en: "Version" } }, { key: "observed_on", label: words.observedOn },
      { key: "imported_at", label: words.when }, { key: "author", label: words.by }, { key: "rows", label: words.rows }, { key: "to_correct", label: { fr: "À corriger", en: "To correct" } },
      { key: "corrected", label: { fr: "Corrigées", en: "Corrected" } }, { key: "set_aside", label: { fr: "Écartées", en: "Set aside" } },
    ],
    rows: imports.map((one): Cell[] => [one.fileName, one.mapping.title, one.mapping.version, { day: one.observedOn }, one.recordedAt, one.author, one.rowCount, one.open, one.corrected, one.dismissed]),
  };
}
