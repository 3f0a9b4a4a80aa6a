import { z } from "zod";
import { strToU8, zipSync } from "fflate";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { writeCsv } from "../../../../kernel/tables/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Work } from "../../domain/work.ts";
import { followGaps } from "../actions/follow.ts";
import { countGaps, listGaps, type GapItem } from "../store/gaps.ts";
import { depositApiRoutes } from "./api-routes.ts";
import { access, depositPath, gapQuery, patienceMilliseconds, questionOf, structuresOf, unknownDeposit, type DepositWebDeps } from "./deps.ts";
import { DepositListPage, mostInOneFile, pageSize } from "./list-page.tsx";
import { loadPaper, paperOf } from "./paper.ts";
import { DepositPaperPage } from "./paper-page.tsx";
import { depositTable, toGiveTable } from "./table.ts";

const ofWork = z.object({ code: z.string().max(500) });

/** Help with deposits in HAL: what is missing, and files ready to deposit. For those who read drafts of publications, within their structures. */
export function createDepositRoutes(deps: DepositWebDeps): readonly Route[] {
  const { db, publications } = deps;

  async function namesOf(items: readonly GapItem[], more: readonly string[] = []): Promise<ReadonlyMap<string, string>> {
    return new Map([...(await structuresOf(deps, [...items.flatMap(({ units }) => units), ...more]))].map(([code, { name, acronym }]) => [code, acronym ?? name]));
  }

  return [
    route({
      method: "GET", path: depositPath, access, summary: "What HAL lacks of the publications of the institute", query: gapQuery,
      handle: async ({ query, context }) => {
        const complete = await followGaps(db, publications, patienceMilliseconds);
        const question = await questionOf(deps, query, context);
        const [items, counts] = [await listGaps(db, question, pageSize, (query.page - 1) * pageSize), await countGaps(db, question)];
        const names = await namesOf(items, [...counts.units.slice(0, 300).map(({ code }) => code), ...(question.unit === undefined ? [] : [question.unit])]);
        const { language, url } = context;
        const { unit: _, ...rest } = query;
        const body = <DepositListPage items={items} counts={counts} query={question.unit === undefined ? rest : { ...query, unit: question.unit }} names={names} complete={complete} limited={question.within !== null} language={language} url={url} />;
        return { kind: "page", page: { title: language === "fr" ? "Dépôt dans HAL" : "Deposit in HAL", section: "publications", body, demonstration: counts.demonstration } };
      },
    }),
    ...tableFormats.map((format) => route({
      method: "GET", path: `/exports/publications-deposit.${format}`, access, summary: `What HAL lacks (${format.toUpperCase()})`, query: gapQuery, perMinute: 20,
      handle: async ({ query, context }) => {
        await followGaps(db, publications, patienceMilliseconds);
        const items = await listGaps(db, await questionOf(deps, query, context), null);
        return tableReply(depositTable(items, await namesOf(items)), format, context.language);
      },
    })),
    route({
      method: "GET", path: `${depositPath}/hal.zip`, access, summary: `Files to deposit in HAL, ${mostInOneFile} at most, with what is to be completed`, query: gapQuery, perMinute: 10,
      handle: async ({ query, context }) => archiveOf(query, context),
    }),
    route({
      method: "GET", path: `${depositPath}/:code`, access, summary: "One publication: what HAL lacks of it, what to check before a deposit", params: ofWork,
      handle: async ({ params, context }) => {
        const { work, gaps, authors, structures, issues, tei } = await loadPaper(deps, params.code, context);
        const { language } = context;
        if (work.code !== params.code) return { kind: "redirect", to: `${depositPath}/${encodeURIComponent(work.code)}`, permanent: true };
        const body = <DepositPaperPage work={work} gaps={gaps} authors={authors} structures={[...structures.values()]} issues={issues} hasFile={tei !== null} language={language} />;
        return { kind: "page", page: { title: language === "fr" ? "Dépôt d’une publication dans HAL" : "Deposit of one publication in HAL", section: "publications", body, demonstration: work.demonstration } };
      },
    }),
    route({
      method: "GET", path: `${depositPath}/:code/hal.xml`, access, summary: "One publication in the import format of HAL (TEI, AOfr)", params: ofWork,
      handle: async ({ params, context }) => {
        const { work, tei } = await loadPaper(deps, params.code, context);
        if (tei === null) throw unknownDeposit();
        return { kind: "file", mediaType: "application/xml; charset=utf-8", fileName: fileNameOf(work), bytes: tei };
      },
    }),
    ...depositApiRoutes(deps),
  ];

  async function archiveOf(query: z.output<typeof gapQuery>, context: RequestContext): Promise<Reply> {
    await followGaps(db, publications, patienceMilliseconds);
    const question = await questionOf(deps, query, context);
    const items = await listGaps(db, question, mostInOneFile);
    const files: Record<string, Uint8Array> = {};
    const toGive: { file: string; title: string; issues: readonly Issue[]; demonstration: boolean }[] = [];
    for (const { work, issues, tei } of await paperOf(deps, await publications.works(items.map(({ code }) => code)))) {
      if (tei === null) continue;
      files[fileNameOf(work)] = strToU8(tei);
      toGive.push({ file: fileNameOf(work), title: work.title?.value ?? "", issues, demonstration: work.demonstration });
    }
    const list = writeCsv(toGiveTable(toGive), context.language);
    files[context.language === "fr" ? "a-completer.csv" : "to-complete.csv"] = typeof list === "string" ? strToU8(list) : list;
    return { kind: "file", mediaType: "application/zip", fileName: ["hal", question.unit, question.year].filter((part) => part !== undefined).join("-").concat(".zip"), bytes: zipSync(files, { mtime: deps.clock.now() }) };
  }
}

function fileNameOf({ code }: Pick<Work, "code">): string {
  return `${code.replaceAll(/[^\w.-]/g, "_").slice(0, 120)}.xml`;
}
