import { z } from "zod";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { namedTableFile, tableReply } from "../../../../kernel/http/table-reply.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import { unknownWave } from "../../errors.ts";
import type { WaveView } from "../../domain/view.ts";
import { momentQuery, placeOf, seesDrafts, siteParams, viewAt, type MomentQuery, type SitesWebDeps } from "../deps.ts";
import { groundOf } from "./ground.ts";
import { commitmentsTable, nationalView, reviewsTable } from "../national/national.ts";
import { SitePage, WavePage } from "./site-page.tsx";

export const waveParams = siteParams.extend({ wave: z.string().min(2).max(12) });

/** The pages of one site that anyone may read; what is not validated shows to those who may see drafts. */
export function siteRoutes(deps: SitesWebDeps): readonly Route[] {
  async function load(query: MomentQuery, context: RequestContext, code: string) {
    const place = await placeOf(deps, query, context);
    const view = await viewAt(deps, place, code);
    const standings = await deps.steering.standings(`${view.site.subject}.`, place.knownOn);
    const spreadOf = (part: WaveView | null) => deps.steering.spread((part?.commitments ?? []).map(({ commitment }) => standings.get(commitment.subject)), place.on);
    return { place, view, standings, spreadOf };
  }
  const pageOf = (title: string, body: unknown, demonstration: boolean): Reply => ({ kind: "page", page: { title, section: "sites", body, demonstration } });

  return [
    route({
      method: "GET", path: "/sites/:code", access: "public", summary: "A site: its wave, projection, commitments and reviews", params: siteParams, query: momentQuery,
      handle: async ({ params, query, context }) => {
        const { place, view, standings, spreadOf } = await load(query, context, params.code);
        const body = <SitePage place={place} view={view} ground={await groundOf(deps, view.site, place.on)} standings={standings} spread={spreadOf(view.current)} />;
        return pageOf(`${place.say("Site", "Site")} ${view.site.name}`, body, view.site.demonstration);
      },
    }),
    route({
      method: "GET", path: "/sites/:code/waves/:wave", access: "public", summary: "A wave of the dialogue of a site", params: waveParams, query: momentQuery,
      handle: async ({ params, query, context }) => {
        const { place, view, standings, spreadOf } = await load(query, context, params.code);
        const part = view.waves.find(({ wave }) => wave.code.toLowerCase() === params.wave.toLowerCase());
        if (part === undefined) throw unknownWave();
        return pageOf(`${view.site.name}, ${place.say("vague", "wave")} ${part.wave.code}`, <WavePage place={place} view={view} part={part} standings={standings} spread={spreadOf(part)} />, view.site.demonstration);
      },
    }),
    route({
      method: "GET", path: "/exports/site-:file", access: "public", summary: "The commitments and reviews of one site (CSV, ODS, JSON)", params: z.object({ file: namedTableFile }), query: momentQuery,
      handle: async ({ params, query, context }) => {
        const place = await placeOf(deps, query, context);
        const { site } = await viewAt(deps, place, params.file.name);
        const national = await nationalView(deps, place);
        const own = { ...national, rows: national.rows.filter((row) => row.view.site.code === site.code), demonstration: site.demonstration };
        const commitments = commitmentsTable(own, place);
        const reviews = reviewsTable(own, place);
        // One sheet: what was decided, then what was looked at, each line saying which.
        const columns = [{ key: "kind", label: both("Nature", "Kind") }, ...commitments.columns, ...reviews.columns.slice(3)];
        const blank = (count: number): null[] => Array.from({ length: count }, () => null);
        return tableReply({
          ...commitments, name: `site-${site.code.toLowerCase()}`, title: both(`Site ${site.name}`, `Site ${site.name}`), columns,
          rows: [
            ...commitments.rows.map((row) => [both("engagement", "commitment"), ...row, ...blank(reviews.columns.length - 3)]),
            ...reviews.rows.map((row) => [both("revue", "review"), ...row.slice(0, 3), ...blank(commitments.columns.length - 3), ...row.slice(3)]),
          ],
          ...(seesDrafts(context, site.code) ? { notes: [both("Ce fichier contient des projets non validés.", "This file holds drafts that are not validated.")] } : {}),
        }, params.file.format, place.language);
      },
    }),
  ];
}
