import { zipSync } from "fflate";
import { z } from "zod";
import { namedTableFile, tableReply } from "../../../kernel/http/table-reply.ts";
import { route, type RequestContext, type Route } from "../../../kernel/http/route.ts";
import { pick } from "../../../kernel/i18n/format.ts";
import type { RecordedResult } from "../domain/result.ts";
import { referenceFolderFiles } from "../engine/files/reference-files.ts";
import { hiddenResult, unknownReference, unknownResult } from "../errors.ts";
import { choosePapers, countReasons, listPapers, paperFileQuestion, paperQuestion } from "./paper-list.ts";
import { ResultView } from "./result-view.tsx";
import { contributionsTable, groupsTable } from "./tables.ts";
import { recipeOf, seesDrafts, type BibliometricWebDeps } from "./web-deps.ts";

const id = z.string().regex(/^[0-9a-f]{24}$/);

export function resultRoutes({ bibliometrics }: BibliometricWebDeps): readonly Route[] {
  async function find(asked: string, context: RequestContext): Promise<{ readonly result: RecordedResult; readonly isPublic: boolean }> {
    const result = await bibliometrics.result(asked);
    const isPublic = await bibliometrics.isPublic(result);
    if (!isPublic && !seesDrafts(context)) throw hiddenResult();
    return { result, isPublic };
  }

  /** Its revisions that this reader may see. */
  async function revisionsFor(result: RecordedResult, context: RequestContext): Promise<readonly RecordedResult[]> {
    const all = await bibliometrics.revisions(result.series, result.publicationYear);
    if (seesDrafts(context)) return all;
    const open: RecordedResult[] = [];
    for (const one of all) if (await bibliometrics.isPublic(one)) open.push(one);
    return open;
  }

  return [
    route({
      method: "GET", path: "/bibliometrics/results/:id", access: "public", summary: "A number made of publications: readings, recipe, revisions, every paper with what it adds",
      params: z.object({ id }), query: paperQuestion,
      handle: async ({ params, query, context }) => {
        const { result, isPublic } = await find(params.id, context);
        const { readings, papers } = await bibliometrics.contributions(result);
        return {
          kind: "page",
          page: {
            title: `${pick(recipeOf(result).name, context.language)} ${result.publicationYear}`, section: "indicators", demonstration: result.demonstration,
            body: (
              <ResultView
                result={result} revisions={await revisionsFor(result, context)} isPublic={isPublic} readings={readings} reasons={countReasons(papers)} question={query} language={context.language} url={context.url}
                listed={listPapers(papers, query, readings.indexOf(result.recipe.declaredReading))}
              />
            ),
          },
        };
      },
    }),
    route({
      method: "GET", path: "/bibliometrics/results/:id/files/:file", access: "public", summary: "A file kept beside a result, byte for byte: contributions.csv, papers.csv, units.csv",
      params: z.object({ id, file: z.enum(["contributions.csv", "papers.csv", "units.csv"]) }),
      handle: async ({ params, context }) => {
        const { files } = (await find(params.id, context)).result;
        const sha256 = { "contributions.csv": files.contributions, "papers.csv": files.papers, "units.csv": files.units }[params.file];
        if (sha256 === null) throw unknownResult();
        return { kind: "file", mediaType: "text/csv; charset=utf-8", fileName: params.file, bytes: await bibliometrics.file(sha256) };
      },
    }),
    route({
      method: "GET", path: "/exports/bibliometrics-results/:file", access: "public", summary: "The papers of a result with what each adds (CSV, ODS or JSON by the end of the address)",
      params: z.object({ file: namedTableFile }), query: paperFileQuestion,
      handle: async ({ params, query, context }) => {
        const { result } = await find(params.file.name, context);
        const { readings, papers } = await bibliometrics.contributions(result);
        return tableReply(contributionsTable(result, readings, choosePapers(papers, query, readings.indexOf(result.recipe.declaredReading))), params.file.format, context.language);
      },
    }),
    route({
      method: "GET", path: "/exports/bibliometrics-references/:file", access: "public", summary: "A reference as the folder that jalon bibliometrics compute --reference reads, in a ZIP",
      params: z.object({ file: z.string().regex(/^[0-9a-f]{64}\.zip$/) }), perMinute: 10,
      handle: async ({ params }) => {
        const sha256 = params.file.slice(0, 64);
        const reference = await bibliometrics.reference(sha256);
        if (reference === undefined) throw unknownReference();
        const files = await referenceFolderFiles(reference);
        // One day for all: the same reference is the same bytes.
        return { kind: "file", mediaType: "application/zip", fileName: `reference-${sha256.slice(0, 12)}.zip`, bytes: zipSync(Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`reference/${name}`, bytes])), { mtime: new Date(2000, 0, 1) }) };
      },
    }),
    route({
      method: "GET", path: "/exports/bibliometrics-groups/:file", access: "public", summary: "A result by unit and by field (CSV, ODS or JSON by the end of the address)",
      params: z.object({ file: namedTableFile }),
      handle: async ({ params, context }) => {
        const { result } = await find(params.file.name, context);
        return tableReply(groupsTable(`bibliometrics-groups-${result.id.slice(0, 8)}`, result, result.groups), params.file.format, context.language);
      },
    }),
  ];
}
