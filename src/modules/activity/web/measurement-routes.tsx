import { z } from "zod";
import { Breadcrumbs, DataLink, Heading, Lead } from "../../../kernel/html/index.ts";
import { namedTableFile, tableReply } from "../../../kernel/http/table-reply.ts";
import { route, type RequestContext, type Route } from "../../../kernel/http/route.ts";
import { formatNumber, pick } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { maySomewhere } from "../../identity/index.ts";
import { formatValue, sentenceCase, seriesAnchor, type Measurement, type Series } from "../../indicators/index.ts";
import { hiddenMeasurement, unknownFact } from "../errors.ts";
import { measurementTable } from "./measurement-table.ts";
import { factsPerPage, MeasurementView, onDayOf } from "./measurement-view.tsx";
import { sayStatements, type SaidStatement } from "./say-statement.ts";
import { StatementsTable } from "./statements-table.tsx";
import type { ActivityWebDeps } from "./web-deps.ts";
import { words } from "./words.ts";

const id = z.uuid();
const pageNumber = z.coerce.number().int().min(1).max(100_000).optional().catch(undefined);
const bilingual = z.object({ fr: z.string(), en: z.string() });
const fact = z.object({ label: bilingual, href: z.string().nullable(), statementIds: z.array(z.string()) });
const measurementSchema = z.object({
  id: z.string(), series: z.string(), period: z.object({ from: z.iso.date(), until: z.iso.date() }), asOf: z.iso.date(), value: z.number(), attested: z.number(), presumed: z.number(),
  recipe: z.object({ code: z.string(), version: z.number(), name: bilingual, sentence: bilingual }), computedAt: z.string(), firstSeenOn: z.iso.date().nullable(), factsSha256: z.string(), result: z.string(),
  eventId: z.string().nullable(), demonstration: z.boolean(),
  counted: z.array(fact.extend({ amount: z.number(), standing: z.enum(["attested", "presumed"]) })), leftOut: z.array(fact.extend({ reason: bilingual })),
});

/** A value in the unit of its series; full-time equivalents for the lines of the employment plan. */
export function showValue(value: number, series: Series | undefined, language: Language): string {
  return series === undefined ? `${formatNumber(value, language)}\u00a0${language === "fr" ? "ETP" : "FTE"}` : formatValue(value, series.measure.unit, language);
}

export function mayReadRestricted(context: RequestContext): boolean {
  return maySomewhere(context.actor, "directory.read-restricted");
}

/** Statements as this reader may see them. */
export async function readStatements({ directory }: Pick<ActivityWebDeps, "directory">, found: Awaited<ReturnType<ActivityWebDeps["directory"]["statements"]>>, context: RequestContext): Promise<SaidStatement[]> {
  const refs = await directory.refs([...new Set(found.flatMap((one) => (one.object === null ? [one.node] : [one.node, one.object])))]);
  return sayStatements(found, directory.fields, refs, context.language, mayReadRestricted(context));
}

export function measurementRoutes(deps: ActivityWebDeps): readonly Route[] {
  const { indicators, directory } = deps;

  async function find(asked: string, context: RequestContext): Promise<{ measurement: Measurement; isPublic: boolean; series: Series | undefined }> {
    const measurement = await indicators.measurement(asked);
    const isPublic = await indicators.isMeasurementPublic(measurement);
    if (!isPublic && !maySomewhere(context.actor, "drafts.read")) throw hiddenMeasurement();
    return { measurement, isPublic, series: (await indicators.listSeries(context.clock.today())).find((one) => one.key === measurement.series) };
  }

  return [
    route({
      method: "GET",
      path: "/measurements/:id",
      access: "public",
      summary: "A number worked out from facts: its recipe, the facts it counts and those it leaves out",
      params: z.object({ id }),
      query: z.object({ page: pageNumber, left: pageNumber }),
      handle: async ({ params, query, context }) => {
        const { measurement, isPublic, series } = await find(params.id, context);
        const last = (facts: readonly unknown[]): number => Math.max(1, Math.ceil(facts.length / factsPerPage));
        return {
          kind: "page",
          page: {
            title: `${pick(measurement.recipe.name, context.language)} ${measurement.period.from.slice(0, 4)}`,
            section: series === undefined ? "resources" : "indicators",
            demonstration: measurement.demonstration,
            body: (
              <MeasurementView
                measurement={measurement}
                shown={showValue(measurement.value, series, context.language)}
                seriesHref={series === undefined ? "/resources" : `/indicators/${encodeURIComponent(series.part.code)}#${seriesAnchor(series.key)}`}
                isPublic={isPublic}
                page={Math.min(query.page ?? 1, last(measurement.counted))}
                leftOutPage={Math.min(query.left ?? 1, last(measurement.leftOut))}
                language={context.language}
                url={context.url}
              />
            ),
          },
        };
      },
    }),
    ...(["counted", "left-out"] as const).map((part) =>
      route({
        method: "GET",
        path: `/measurements/:id/${part}/:number`,
        access: "public",
        summary: `The statements behind one fact that a measurement ${part === "counted" ? "counts" : "leaves out"}`,
        params: z.object({ id, number: z.coerce.number().int().min(1) }),
        handle: async ({ params, context }) => {
          const { language } = context;
          const { measurement } = await find(params.id, context);
          const found = (part === "counted" ? measurement.counted : measurement.leftOut)[params.number - 1];
          if (found === undefined) throw unknownFact();
          const statements = await readStatements(deps, await directory.statementsById(found.statementIds), context);
          const label = pick(found.label, language);
          return {
            kind: "page",
            page: {
              title: `${words[language].statements} · ${label}`,
              section: "indicators",
              demonstration: measurement.demonstration,
              body: (
                <article>
                  <Breadcrumbs language={language} crumbs={[{ label: words[language].measures, href: "/measures" }, { label: `${pick(measurement.recipe.name, language)} ${measurement.period.from.slice(0, 4)}`, href: `/measurements/${measurement.id}` }, { label }]} />
                  <Heading level={1} kicker={words[language].statements}>{label}</Heading>
                  <Lead>{sentenceCase("reason" in found ? `${words[language].leftOut}${language === "fr" ? "\u202f: " : ": "}${pick(found.reason, language)}` : `${words[language].amount.toLowerCase()} ${formatNumber(found.amount, language)}, ${words[language][found.standing]}`)}.</Lead>
                  <p><DataLink href={onDayOf(found.href, measurement)}>{language === "fr" ? "Tout ce qui est dit de ce fait" : "All that is said of this fact"}</DataLink></p>
                  <StatementsTable statements={statements} caption={words[language].statements} language={language} showAbout />
                </article>
              ),
            },
          };
        },
      }),
    ),
    route({
      method: "GET",
      path: "/exports/measurements/:file",
      access: "public",
      summary: "The facts of a measurement (CSV, ODS or JSON by the end of the address)",
      params: z.object({ file: namedTableFile }),
      handle: async ({ params, context }) => tableReply(measurementTable((await find(params.file.name, context)).measurement), params.file.format, context.language),
    }),
    route({
      method: "GET",
      path: "/api/v1/measurements/:id",
      access: "public",
      summary: "A number worked out from facts, with its recipe, the facts it counts and those it leaves out, and their statements",
      params: z.object({ id }),
      response: measurementSchema,
      handle: async ({ params, context }) => ({ kind: "json", value: (await find(params.id, context)).measurement }),
    }),
  ];
}
