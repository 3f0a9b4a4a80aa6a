import { z } from "zod";
import { route, type Route } from "../../../../kernel/http/route.ts";
import { followGaps } from "../actions/follow.ts";
import { depositGrounds, gapKinds } from "../domain/gaps.ts";
import { countGaps, listGaps, type GapItem } from "../store/gaps.ts";
import { access, gapQuery, patienceMilliseconds, questionOf, type DepositWebDeps } from "./deps.ts";
import { pageSize } from "./list-page.tsx";
import { loadPaper } from "./paper.ts";

const isoDay = z.iso.date();
const gapSchema = z.object({
  code: z.string(), title: z.string(), year: z.number().int().nullable(), journal: z.string().nullable(), doi: z.string().nullable(), halIds: z.array(z.string()),
  gaps: z.array(z.enum(gapKinds)).describe("What is missing today"), ground: z.enum(depositGrounds).nullable().describe("Why a file may be deposited"), depositFrom: isoDay.nullable(), embargoUntil: isoDay.nullable().describe("First day on which the file of HAL is open"),
  structures: z.array(z.string()), demonstration: z.boolean(),
});
const bilingual = z.object({ fr: z.string(), en: z.string() });

/** Help with deposits for programs: the same lists, the same rights. */
export function depositApiRoutes(deps: DepositWebDeps): readonly Route[] {
  const { db, publications } = deps;
  return [
    route({
      method: "GET", path: "/api/v1/publications/deposit", access, summary: "What HAL lacks of the publications of the institute", query: gapQuery,
      response: z.object({
        total: z.number().int(), complete: z.boolean().describe("False while the works are still being looked through"),
        counts: z.object({ kinds: z.record(z.string(), z.number().int()), structures: z.array(z.object({ code: z.string(), count: z.number().int() })), years: z.array(z.object({ year: z.number().int(), count: z.number().int() })) }), items: z.array(gapSchema),
      }),
      handle: async ({ query, context }) => {
        const complete = await followGaps(db, publications, patienceMilliseconds);
        const question = await questionOf(deps, query, context);
        const counts = await countGaps(db, question);
        const items = await listGaps(db, question, pageSize, (query.page - 1) * pageSize);
        return { kind: "json", value: { total: counts.total, complete, counts: { kinds: counts.kinds, structures: counts.units, years: counts.years }, items: items.map(out) } };
      },
    }),
    route({
      method: "GET", path: "/api/v1/publications/deposit/:code", access, summary: "One publication: what HAL lacks of it, what to check, and the file to deposit", params: z.object({ code: z.string().max(500) }),
      response: z.object({ code: z.string(), gap: gapSchema.nullable(), checks: z.array(z.object({ code: z.string(), severity: z.enum(["error", "warning"]), text: bilingual })), file: z.string().nullable().describe("In the import format of HAL (TEI, AOfr); null for what HAL does not take") }),
      handle: async ({ params, context }) => {
        const { work, gaps, issues, tei } = await loadPaper(deps, params.code, context);
        return { kind: "json", value: { code: work.code, gap: gaps === null ? null : out(gaps), checks: issues, file: tei } };
      },
    }),
  ];
}

function out(item: GapItem): z.input<typeof gapSchema> {
  const { code, title, year, journal, doi, halIds, holding, ground, depositFrom, embargoUntil, units, demonstration } = item;
  return { code, title, year, journal, doi, halIds: [...halIds], gaps: [...holding], ground, depositFrom, embargoUntil, structures: [...units], demonstration };
}
