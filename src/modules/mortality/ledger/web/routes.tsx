import { z } from "zod";
import { authorOf } from "../../../../kernel/audit/index.ts";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { route, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { issuesOf } from "../../../../kernel/http/sent-form.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { isDay, type Day } from "../../../../kernel/time/day.ts";
import { rolesFor } from "../../../identity/index.ts";
import { contradictionsOf } from "../../domain/contradictions.ts";
import { noFile, alreadyUndone } from "../../errors.ts";
import type { MortalityWebDeps } from "../../web/deps.ts";
import { ledgerColumns } from "../columns.ts";
import { backlogByMonth, channelsByYear, codersByYear, throughputByWeek } from "../figures.ts";
import { DeliveriesPage, UndoPage, type Outcome } from "./deliveries-page.tsx";
import { FlowsPage } from "./flows-page.tsx";
import { StandingPage } from "./standing-page.tsx";
import { recipients } from "../store.ts";
import { TransmissionsPage, type TransmissionsPageProps } from "./transmissions-page.tsx";
import { contradictionTable, flowTable, standingTable } from "./tables.ts";

export const onQuery = z.object({ on: z.string().refine(isDay, "YYYY-MM-DD").optional() });
const pageQuery = z.object({ page: z.coerce.number().int().min(1).max(100_000).default(1) });
export const numberParams = z.object({ number: z.coerce.number().int().min(1).max(2_000_000_000) });

/** The day asked for, else that of the house. */
export async function askedDay({ day }: Pick<MortalityWebDeps, "day">, on: string | undefined): Promise<Day> {
  return on !== undefined && isDay(on) ? on : day();
}

/** Pages and files of the ledger, for those who steer the line. */
export function ledgerRoutes(deps: MortalityWebDeps): readonly Route[] {
  const { ledger } = deps.mortality;
  const reads = { anyOf: rolesFor("mortality.read") };
  const makes = { anyOf: rolesFor("mortality.produce") };
  const flows = async (on: Day) => {
    const { lines, demonstration } = await ledger.state();
    return { backlog: backlogByMonth(lines, on), channelYears: channelsByYear(lines, on), coders: codersByYear(lines, on), throughput: throughputByWeek(lines, on, 12), demonstration };
  };
  const deliveriesPage = async (context: RequestContext, page: number, outcome: Outcome, status = 200) => ({
    kind: "page" as const, status, page: { title: context.language === "fr" ? "Livraisons de comptages" : "Deliveries of counts", section: "mortality", body: <DeliveriesPage found={await ledger.deliveries(page, 20)} page={page} outcome={outcome} context={context} /> },
  });
  const transmissionsPage = async (context: RequestContext, typed: TransmissionsPageProps["typed"], issues: readonly Issue[]) => ({
    kind: "page" as const, status: issues.length > 0 ? 422 : 200, page: { title: context.language === "fr" ? "Envois des tables" : "Transmissions of the tables", section: "mortality", body: <TransmissionsPage sent={await ledger.transmissions()} typed={typed} issues={issues} context={context} /> },
  });
  return [
    route({
      method: "GET", path: "/mortality/ledger", access: reads, summary: "Where the line of death certificates stands", query: onQuery,
      handle: async ({ query, context }) => {
        const on = await askedDay(deps, query.on);
        const { lines, deaths, demonstration } = await ledger.state();
        const contradictions = contradictionsOf(lines.filter(({ week }) => week <= on), deaths);
        return { kind: "page", page: { title: context.language === "fr" ? "Où en est la chaîne des certificats" : "Where the line of certificates stands", section: "mortality", demonstration, body: <StandingPage years={await ledger.standing(on)} contradictions={contradictions} on={on} context={context} /> } };
      },
    }),
    route({
      method: "GET", path: "/mortality/ledger/flows", access: reads, summary: "Flows and delays of death certificates", query: onQuery,
      handle: async ({ query, context }) => {
        const on = await askedDay(deps, query.on);
        const { demonstration, ...found } = await flows(on);
        return { kind: "page", page: { title: context.language === "fr" ? "Flux et délais" : "Flows and delays", section: "mortality", demonstration, body: <FlowsPage {...found} on={on} context={context} /> } };
      },
    }),
    ...tableFormats.flatMap((format) => [
      route({ method: "GET", path: `/exports/mortality-ledger.${format}`, access: reads, summary: `The line of death certificates, ${format}`, query: onQuery, handle: async ({ query, context }) => { const on = await askedDay(deps, query.on); return tableReply(standingTable(await ledger.standing(on), on, (await ledger.state()).demonstration), format, context.language); } }),
      route({ method: "GET", path: `/exports/mortality-contradictions.${format}`, access: reads, summary: `Counts that contradict each other, ${format}`, handle: async ({ context }) => tableReply(contradictionTable(await ledger.contradictions(), (await ledger.state()).demonstration), format, context.language) }),
      route({ method: "GET", path: `/exports/mortality-flows.${format}`, access: reads, summary: `Flows and delays of death certificates, ${format}`, query: onQuery, handle: async ({ query, context }) => { const { backlog, channelYears, coders, demonstration } = await flows(await askedDay(deps, query.on)); return tableReply(flowTable(backlog, channelYears, coders, demonstration), format, context.language); } }),
    ]),
    ...tableFormats.filter((format) => format !== "json").map((format) => route({
      method: "GET", path: `/exports/mortality-lines-template.${format}`, access: "public", summary: `Template of a file of counts, ${format}`,
      handle: async ({ context }) => tableReply({ name: "mortality-lines-template", title: { fr: "Comptages de la chaîne", en: "Counts of the line" }, columns: ledgerColumns.map(({ key, names }) => ({ key, label: { fr: names[0] ?? key, en: names.find((name) => /^[a-z_]+$/.test(name) && name !== names[0]) ?? names[0] ?? key } })), rows: [["reception", "2025-03-24", 2025, 2, "electronic", null, 4200, 4200, 0]] }, format, context.language),
    })),
    route({ method: "GET", path: "/mortality/ledger/deliveries", access: makes, summary: "Deliveries of counts", query: pageQuery, handle: async ({ query, context }) => deliveriesPage(context, query.page, null) }),
    route({
      method: "POST", path: "/mortality/ledger/deliveries", access: makes, summary: "Checks a file of counts, and records it where asked to", body: z.looseObject({ act: z.enum(["check", "record"]).default("check") }), perMinute: 30,
      handle: async ({ body, files, context }) => {
        try {
          const [file] = files;
          if (file === undefined || file.bytes.length === 0) throw noFile();
          const plan = await ledger.planFile(file);
          const number = body.act === "record" && !plan.blocking ? await ledger.deliver(authorOf(context), plan) : null;
          return await deliveriesPage(context, 1, { plan, number }, plan.blocking ? 422 : number === null ? 200 : 201);
        } catch (error) {
          return deliveriesPage(context, 1, { refused: toldBy(error) }, 422);
        }
      },
    }),
    route({
      method: "POST", path: "/mortality/ledger/deaths", access: makes, summary: "States how many people died in a year", body: z.object({ deathYear: z.coerce.number().int().min(1968).max(2200), deaths: z.coerce.number().int().min(1).max(5_000_000), source: z.string().trim().min(1).max(300) }),
      handle: async ({ body: { deathYear, deaths, source }, context }) => { await ledger.stateDeaths(authorOf(context), [{ deathYear, deaths }], source); return { kind: "redirect", to: "/mortality/ledger" }; },
    }),
    route({ method: "GET", path: "/mortality/ledger/transmissions", access: makes, summary: "When tables went to Eurostat and to the national health data", handle: ({ context }) => transmissionsPage(context, { deathYear: "", recipient: "", sentOn: "" }, []) }),
    route({
      method: "POST", path: "/mortality/ledger/transmissions", access: makes, summary: "States the day on which tables went to Eurostat or to the national health data",
      body: z.object({ deathYear: z.string().max(10).default(""), recipient: z.enum(recipients), sentOn: z.string().max(10).default("") }),
      handle: async ({ body, context }) => {
        const day = body.sentOn.trim();
        const issues: readonly Issue[] = day === "" || isDay(day) ? [] : [{ code: "mortality.bad-day", severity: "error", field: "sentOn", text: { fr: "Un jour (AAAA-MM-JJ) est attendu ici.", en: "A day (YYYY-MM-DD) is expected here." } }];
        const refused = issues.length > 0 ? issues : await issuesOf(() => ledger.stateTransmissions(authorOf(context), [{ deathYear: /^\d{4}$/.test(body.deathYear.trim()) ? Number(body.deathYear) : 0, recipient: body.recipient, sentOn: isDay(day) ? day : null }]));
        return refused === null ? { kind: "redirect", to: "/mortality/ledger/transmissions?done=1" } : transmissionsPage(context, body, refused);
      },
    }),
    route({
      method: "GET", path: "/mortality/ledger/deliveries/:number/undo", access: makes, summary: "What undoing a delivery does", params: numberParams,
      handle: async ({ params, context }) => undoPage(context, await ledger.delivery(params.number), [], ""),
    }),
    route({
      method: "POST", path: "/mortality/ledger/deliveries/:number/undo", access: makes, summary: "Undoes a delivery", params: numberParams, body: z.object({ why: z.string().max(500).default("") }),
      handle: async ({ params, body, context }) => {
        try {
          await ledger.undo(authorOf(context), params.number, body.why);
        } catch (error) {
          if (error instanceof AppError && error.code === "mortality.why-is-wanted") return undoPage(context, await ledger.delivery(params.number), error.issues, body.why);
          throw error;
        }
        return { kind: "redirect", to: "/mortality/ledger/deliveries" };
      },
    }),
  ];
}

function undoPage(context: RequestContext, delivery: Parameters<typeof UndoPage>[0]["delivery"], issues: readonly Issue[], why: string) {
  if (delivery.undoneAt !== null) throw alreadyUndone();
  return { kind: "page" as const, status: issues.length > 0 ? 422 : 200, page: { title: context.language === "fr" ? "Annuler une livraison" : "Undo a delivery", section: "mortality", body: <UndoPage delivery={delivery} issues={issues} why={why} context={context} /> } };
}

/** What a refusal tells, as a list; anything else is a bug and goes on its way. */
export function toldBy(error: unknown): readonly Issue[] {
  if (!(error instanceof AppError)) throw error;
  return error.issues.length > 0 ? error.issues : [{ code: error.code, severity: "error", text: error.text }];
}
