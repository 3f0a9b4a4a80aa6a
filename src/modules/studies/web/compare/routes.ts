import { createElement } from "preact";
import { z } from "zod";
import { route, type Actor, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import type { Study } from "../../domain/study.ts";
import type { StudySheetDeps } from "../sheet/deps.ts";
import { plainTitle } from "../sheet/view.ts";
import { describeContext } from "../sheet/visible.ts";
import { valueText } from "../shown/plain-text.ts";
import { recordLanguageOf, recordQuery } from "../shown/record-language.ts";
import { ComparePage, mostCompared } from "./compare-page.tsx";
import { comparedSections, type ComparedSection } from "./rows.ts";

export type StudyCompareDeps = Pick<StudySheetDeps, "studies" | "labels" | "datasets" | "cohorts" | "mergedInto">;

/** `codes=a,b` and `codes=a&codes=b` alike: boxes of a search send the second. */
const codeList = z.union([z.string(), z.array(z.string())]).optional().transform((given) => [...new Set([given ?? []].flat().flatMap((one) => one.slice(0, 2000).split(",")).map((one) => one.trim()).filter((one) => one !== ""))].slice(0, 50));
const query = z.object({ ...recordQuery, codes: codeList, only: z.enum(["differences"]).optional().catch(undefined) });
type Query = z.output<typeof query>;

interface Found {
  readonly studies: readonly Study[];
  readonly unknown: readonly string[];
  readonly leftOut: readonly string[];
}

/** Studies side by side, and the same as files. */
export function studyCompareRoutes(deps: StudyCompareDeps): readonly Route[] {
  const sectionsOf = async (studies: readonly Study[], { record: asked, only }: Query, { language }: RequestContext): Promise<readonly ComparedSection[]> =>
    comparedSections(studies, await describeContext(deps, studies, language, recordLanguageOf(asked, language)), only !== undefined);
  return [
    route({
      method: "GET", path: "/studies/compare", access: "public", summary: "Two to six studies side by side", query,
      handle: async ({ query: asked, context }) => {
        const found = await studiesOf(deps, asked.codes, context.actor);
        const { language, url } = context;
        return {
          kind: "page", page: {
            title: language === "fr" ? "Études côte à côte" : "Studies side by side", section: "studies", demonstration: found.studies.some(({ demonstration }) => demonstration),
            body: createElement(ComparePage, { ...found, sections: await sectionsOf(found.studies, asked, context), onlyDifferences: asked.only !== undefined, record: recordLanguageOf(asked.record, language), asked: asked.record, language, url: canonical(url, found.studies) }),
          },
        };
      },
    }),
    ...tableFormats.map((format) =>
      route({
        method: "GET", path: `/exports/studies-compare.${format}`, access: "public", summary: `Studies side by side (${format.toUpperCase()})`, query,
        handle: async ({ query: asked, context }) => {
          const { studies } = await studiesOf(deps, asked.codes, context.actor);
          const sections = await sectionsOf(studies, asked, context);
          return tableReply({
            name: "studies-compare", title: both("Études côte à côte", "Studies side by side"), demonstration: studies.some(({ demonstration }) => demonstration),
            columns: [{ key: "field", label: both("Champ", "Field") }, ...studies.map(({ code, content }) => ({ key: code.replaceAll("-", "_"), label: both(`${code} · ${plainTitle(content, "fr")}`, `${code} · ${plainTitle(content, "en")}`) }))],
            rows: sections.flatMap(({ rows }) => rows.map(({ field, values }) => [field.label[context.language], ...values.map((value) => (value.items.length === 0 ? null : valueText(value, context.language)))])),
          }, format, context.language);
        },
      }),
    ),
  ];
}

/** The address with the studies that are shown, each by its own code: links from it stay short and stable. */
function canonical(url: URL, studies: readonly Study[]): URL {
  const own = new URL(url);
  own.searchParams.delete("codes");
  if (studies.length > 0) own.searchParams.set("codes", studies.map(({ code }) => code).join(","));
  return own;
}

/** Published studies by code, registry number or DOI, each once, in the order asked for; withdrawn ones are told as not to be found. */
async function studiesOf(deps: StudyCompareDeps, codes: readonly string[], actor: Actor | null): Promise<Found> {
  const found = await Promise.all(codes.map(async (text) => {
    const code = text.toLowerCase();
    const own = /^st-\d{6,}$/.test(code) ? await deps.studies.findFor(actor, (await deps.mergedInto(code)) ?? code) : await deps.studies.find(text);
    return { text, study: own !== null && own.state === "published" ? own : null };
  }));
  const known = new Map(found.flatMap(({ study }) => (study === null ? [] : [[study.code, study] as const])));
  const studies = [...known.values()];
  return { studies: studies.slice(0, mostCompared), unknown: found.filter(({ study }) => study === null).map(({ text }) => text.slice(0, 100)), leftOut: studies.slice(mostCompared).map(({ code }) => code) };
}
