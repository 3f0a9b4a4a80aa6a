import { z } from "zod";
import { authorOf } from "../../../../kernel/audit/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { route, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { namedTableFile, tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { rolesFor } from "../../../identity/index.ts";
import { noFile, nothingToRelease, unknownRelease } from "../../errors.ts";
import { toldBy } from "../../ledger/web/routes.tsx";
import type { MortalityWebDeps } from "../../web/deps.ts";
import { allCauses, causeByCode } from "../domain/shortlist.ts";
import { france, tableSexes } from "../domain/tables.ts";
import { ListPage } from "./list-page.tsx";
import { longTable } from "./long-table.ts";
import { DraftPage, MakingPage } from "./making-page.tsx";
import { ReleasePage } from "./release-page.tsx";
import { statusWords } from "./words.ts";

const year = z.coerce.number().int().min(1968).max(2200);
export const yearParams = z.object({ year });
export const versionParams = yearParams.extend({ version: z.coerce.number().int().min(1).max(10_000) });
const viewQuery = z.object({ sex: z.enum(tableSexes).default("T"), region: z.string().max(5).default(france), cause: z.string().max(30).default(allCauses) });

/** Public pages and files of released tables, and the pages of those who make them. */
export function tableRoutes(deps: MortalityWebDeps): readonly Route[] {
  const { tables } = deps.mortality;
  const makes = { anyOf: rolesFor("mortality.produce") };
  const shown = async (deathYear: number, version: number | undefined, query: z.output<typeof viewQuery>, context: RequestContext) => {
    const release = await tables.release(deathYear, version);
    const versions = (await tables.releases()).filter((one) => one.deathYear === deathYear);
    const region = release.content.regions.includes(query.region) ? query.region : france;
    const cause = causeByCode.has(query.cause) ? query.cause : allCauses;
    return { kind: "page" as const, page: { title: context.language === "fr" ? `Causes de décès en ${deathYear}` : `Causes of death in ${deathYear}`, section: "mortality", demonstration: release.demonstration, body: <ReleasePage release={release} versions={versions} intact={await tables.verify(deathYear, release.version)} sex={query.sex} region={region} cause={cause} regions={deps.regions} context={context} /> } };
  };
  const makingPage = async (context: RequestContext, issues: readonly Issue[], done: string | null, status = 200) => ({
    kind: "page" as const, status, page: { title: context.language === "fr" ? "Faire paraître des tables" : "Releasing tables", section: "mortality", body: <MakingPage drafts={await tables.drafts()} issues={issues} done={done} context={context} /> },
  });
  const draftPage = async (context: RequestContext, deathYear: number, issues: readonly Issue[], typed: { readonly status: string; readonly reason: string }) => {
    const checked = await tables.draft(deathYear);
    if (checked === null) throw nothingToRelease(deathYear);
    const before = (await tables.releases()).find((one) => one.deathYear === deathYear)?.version ?? null;
    return { kind: "page" as const, status: issues.length > 0 ? 422 : 200, page: { title: context.language === "fr" ? `Tables de ${deathYear}` : `Tables of ${deathYear}`, section: "mortality", body: <DraftPage checked={checked} before={before} issues={issues} typed={typed} context={context} /> } };
  };
  const take = (act: "counts" | "population") => route({
    method: "POST", path: `/mortality/tables/making/${act}`, access: makes, summary: act === "counts" ? "Imports the coded counts of a year" : "Imports a population", body: z.looseObject({ year }), perMinute: 30,
    handle: async ({ body, files: [file], context }) => {
      try {
        if (file === undefined || file.bytes.length === 0) throw noFile();
        if (act === "counts") await tables.importCounts(authorOf(context), file, body.year);
        else await tables.importPopulation(authorOf(context), file, body.year);
      } catch (error) {
        return makingPage(context, toldBy(error), null, 422);
      }
      if (act === "counts") return { kind: "redirect", to: `/mortality/tables/making/${body.year}` };
      return makingPage(context, [], context.language === "fr" ? `La population de ${body.year} est enregistrée.` : `The population of ${body.year} is recorded.`, 201);
    },
  });
  return [
    route({
      method: "GET", path: "/mortality/tables", access: "public", summary: "Released tables of causes of death",
      handle: async ({ context }) => { const releases = await tables.releases(); return { kind: "page", page: { title: context.language === "fr" ? "Tables des causes de décès" : "Tables of causes of death", section: "mortality", demonstration: releases.some((one) => one.demonstration), body: <ListPage releases={releases} context={context} /> } }; },
    }),
    route({ method: "GET", path: "/mortality/tables/making", access: makes, summary: "Coded counts in preparation", handle: async ({ context }) => makingPage(context, [], null) }),
    take("counts"), take("population"),
    route({ method: "GET", path: "/mortality/tables/making/:year", access: makes, summary: "Tables about to be released", params: yearParams, handle: async ({ params, context }) => draftPage(context, params.year, [], { status: "", reason: "" }) }),
    route({
      method: "POST", path: "/mortality/tables/making/:year", access: makes, summary: "Releases the tables of a year, for good", params: yearParams, body: z.object({ status: z.enum(["provisional", "final"]), reason: z.string().max(1_000).default("") }),
      handle: async ({ params, body, context }) => {
        try {
          const made = await tables.publish(authorOf(context), params.year, body);
          return { kind: "redirect", to: `/mortality/tables/${made.deathYear}/${made.version}` };
        } catch (error) {
          const issues = toldBy(error);
          if ((await tables.draft(params.year)) === null) throw error;
          return draftPage(context, params.year, issues, body);
        }
      },
    }),
    route({ method: "GET", path: "/mortality/tables/:year", access: "public", summary: "The newest tables of a year", params: yearParams, query: viewQuery, handle: async ({ params, query, context }) => shown(params.year, undefined, query, context) }),
    route({ method: "GET", path: "/mortality/tables/:year/:version", access: "public", summary: "One version of the tables of a year", params: versionParams, query: viewQuery, handle: async ({ params, query, context }) => shown(params.year, params.version, query, context) }),
    ...tableFormats.map((format) => route({
      method: "GET", path: `/exports/mortality-releases.${format}`, access: "public", summary: `Released tables, ${format}`,
      handle: async ({ context }) => {
        const releases = await tables.releases();
        return tableReply({
          name: "mortality-releases", title: { fr: "Tables parues", en: "Released tables" }, demonstration: releases.some(({ demonstration }) => demonstration),
          columns: [{ key: "deathYear", label: { fr: "Année de décès", en: "Year of death" } }, { key: "version", label: { fr: "Version", en: "Version" } }, { key: "status", label: { fr: "État", en: "State" } }, { key: "releasedOn", label: { fr: "Parue le", en: "Released on" } }, { key: "reason", label: { fr: "Révision", en: "Revision" } }, { key: "sha256", label: { fr: "Empreinte SHA-256", en: "SHA-256" } }],
          rows: releases.map(({ deathYear, version, status, releasedOn, reason, sha256 }) => [deathYear, version, statusWords[status], { day: releasedOn }, reason, sha256]),
        }, format, context.language);
      },
    })),
    route({
      method: "GET", path: "/exports/mortality-tables/:file", access: "public", summary: "One version of the tables of a year, one observation a line", params: z.object({ file: namedTableFile }),
      handle: async ({ params: { file: { name, format } }, context }) => {
        const [, deathYear = "", version = ""] = /^(\d{4})-(\d{1,4})$/.exec(name) ?? [];
        if (deathYear === "") throw unknownRelease();
        return tableReply(longTable(await tables.release(Number(deathYear), Number(version)), deps.regions), format, context.language);
      },
    }),
  ];
}
