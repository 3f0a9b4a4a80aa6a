import type { VNode } from "preact";
import { z } from "zod";
import { Button, DownloadLinks, EmptyState, Field, Heading, hrefWith, Lead, Pager, Table, TabLinks, usualDownloads } from "../../../../kernel/html/index.ts";
import { route, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { both, formatNumber, pick, plural } from "../../../../kernel/i18n/format.ts";
import type { Actor } from "../../../../kernel/http/route.ts";
import type { Table as ExportTable } from "../../../../kernel/tables/index.ts";
import { isDay, type Day } from "../../../../kernel/time/day.ts";
import type { Dataset } from "../../domain/dataset.ts";
import type { AccessRequest } from "../domain/request.ts";
import { requestStates, statesWaiting, type RequestState } from "../domain/table.ts";
import { stateNames } from "../domain/words.ts";
import type { RequestPage } from "../store/list-store.ts";
import { sayIn, scopeOf, signedIn, titleOf, type RequestWebDeps, type View } from "./deps.ts";
import { Crumbs, dayText, daysText, StateTag } from "./parts.tsx";
import { daysFrom } from "../domain/delays.ts";

const pageSize = 25;
/** A file holds them all, up to what a spreadsheet opens without trouble. */
const mostExported = 20_000;

export const listQuery = z.object({
  view: z.enum(["mine", "to-decide", "handled"]).optional().catch(undefined),
  state: z.enum(requestStates).optional().catch(undefined),
  dataset: z.string().regex(/^ds-\d{6,}$/).optional().catch(undefined),
  sort: z.enum(["deadline", "newest"]).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).optional().catch(undefined),
});
type ListQuery = z.output<typeof listQuery>;

/** Requests of the reader, those that await them, those of their datasets and regions. */
export function listRoutes(deps: RequestWebDeps): readonly Route[] {
  const { requests } = deps;

  async function found(actor: Actor, query: ListQuery, view: View, size: number): Promise<{ readonly page: RequestPage; readonly datasets: ReadonlyMap<string, Dataset> }> {
    const page = await requests.list({ scope: scopeOf(actor, view), state: query.state ?? null, dataset: query.dataset ?? null, sort: query.sort ?? (view === "mine" ? "newest" : "deadline"), page: size === pageSize ? (query.page ?? 1) : 1, pageSize: size });
    const codes = [...new Set(page.items.map(({ dataset }) => dataset))];
    return { page, datasets: new Map((await deps.datasets.published(codes)).map((one) => [one.code, one])) };
  }

  return [
    route({
      method: "GET", path: "/data/requests", access: "signed-in", summary: "Requests for access: mine, to decide, of my datasets", query: listQuery,
      handle: async ({ query, context }) => {
        const actor = signedIn(context);
        const waiting = (await requests.list({ scope: scopeOf(actor, "to-decide"), state: null, dataset: null, sort: "deadline", page: 1, pageSize: 1 })).total;
        const view = query.view ?? (waiting > 0 ? "to-decide" : "mine");
        const { page, datasets } = await found(actor, query, view, pageSize);
        const say = sayIn(context.language);
        const title = say("Demandes d’accès aux données", "Requests for access to data");
        return { kind: "page", page: { title, section: "data", demonstration: page.items.some(({ demonstration, dataset }) => demonstration || datasets.get(dataset)?.demonstration === true), body: <ListView view={view} query={query} page={page} datasets={datasets} waiting={waiting} context={context} nowFor={requests.nowFor} /> } };
      },
    }),
    ...tableFormats.map((format) => route({
      method: "GET", path: `/exports/data-requests.${format}`, access: "signed-in", summary: `Requests for access that the caller may see (${format.toUpperCase()})`, query: listQuery, perMinute: 30,
      handle: async ({ query, context }) => {
        const view = query.view ?? "mine";
        const { page, datasets } = await found(signedIn(context), query, view, mostExported);
        return tableReply(requestTable(page.items, datasets), format, context.language);
      },
    })),
  ];
}

function cellOf(instant: string | null): { readonly day: Day } | null {
  const on = instant?.slice(0, 10) ?? "";
  return isDay(on) ? { day: on } : null;
}

/** Without names: who asks is on the page of each request. */
function requestTable(items: readonly AccessRequest[], datasets: ReadonlyMap<string, Dataset>): ExportTable {
  return {
    name: "data-requests", title: both("Demandes d’accès aux données", "Requests for access to data"), demonstration: items.some(({ demonstration, dataset }) => demonstration || datasets.get(dataset)?.demonstration === true),
    columns: [
      { key: "number", label: both("Numéro", "Number") }, { key: "dataset", label: both("Jeu de données", "Dataset") }, { key: "title", label: both("Titre", "Title") }, { key: "state", label: both("État", "State") },
      { key: "submittedOn", label: both("Déposée le", "Handed in on") }, { key: "dueOn", label: both("Réponse attendue le", "Answer due on") }, { key: "decidedOn", label: both("Décidée le", "Decided on") }, { key: "expiresOn", label: both("Accès jusqu’au", "Access until") },
    ],
    rows: items.map((one) => [one.number, one.dataset, both(titleOf(datasets.get(one.dataset), one.dataset, "fr"), titleOf(datasets.get(one.dataset), one.dataset, "en")), stateNames[one.state], cellOf(one.submittedAt), cellOf(statesWaiting.includes(one.state) ? one.dueAt : null), cellOf(one.decidedAt), cellOf(one.expiresAt)]),
  };
}

interface ListProps {
  readonly view: View;
  readonly query: ListQuery;
  readonly page: RequestPage;
  readonly datasets: ReadonlyMap<string, Dataset>;
  readonly waiting: number;
  readonly context: RequestContext;
  readonly nowFor: (request: AccessRequest) => string;
}

function ListView({ view, query, page, datasets, waiting, context, nowFor }: ListProps): VNode {
  const { language, url } = context;
  const say = sayIn(language);
  const href = (to: View): string => `/data/requests?view=${to}`;
  const states = requestStates.filter((state) => (page.byState[state] ?? 0) > 0 || state === query.state);
  const filtered = query.state !== undefined || query.dataset !== undefined;
  return (
    <>
      <Crumbs language={language} crumbs={[{ label: say("Demandes d’accès", "Requests for access") }]} />
      <Heading level={1}>{say("Demandes d’accès aux données", "Requests for access to data")}</Heading>
      <Lead>{waiting === 0 ? say("Aucune décision n’est attendue de vous.", "No decision is awaited from you.") : say(`${formatNumber(waiting, "fr")} ${plural("fr", waiting, { one: "demande attend", other: "demandes attendent" })} votre décision.`, `${formatNumber(waiting, "en")} ${plural("en", waiting, { one: "request awaits", other: "requests await" })} your decision.`)}</Lead>
      <TabLinks label={say("Listes", "Lists")} tabs={[
        { label: say("Mes demandes", "My requests"), href: href("mine"), current: view === "mine" },
        { label: say(`À décider (${formatNumber(waiting, "fr")})`, `To decide (${formatNumber(waiting, "en")})`), href: href("to-decide"), current: view === "to-decide" },
        { label: say("De mes jeux et de ma région", "Of my datasets and region"), href: href("handled"), current: view === "handled" },
      ]} />
      {states.length > 1 || filtered ? (
        <form method="get" action="/data/requests" class="inline-form">
          <input type="hidden" name="view" value={view} />
          {query.dataset === undefined ? null : <input type="hidden" name="dataset" value={query.dataset} />}
          <Field language={language} name="state" label={say("État", "State")} control="select" value={query.state ?? ""} options={[{ value: "", label: say("Tous", "All") }, ...states.map((state) => ({ value: state, label: `${pick(stateNames[state], language)} (${formatNumber(page.byState[state] ?? 0, language)})` }))]} />
          <Field language={language} name="sort" label={say("Ordre", "Order")} control="select" value={query.sort ?? (view === "mine" ? "newest" : "deadline")} options={[{ value: "deadline", label: say("par échéance", "by deadline") }, { value: "newest", label: say("les plus récentes d’abord", "newest first") }]} />
          <Button kind="second">{say("Afficher", "Show")}</Button>
          {filtered ? <a href={href(view)}>{say("Tout afficher", "Show all")}</a> : null}
        </form>
      ) : null}
      <Table
        caption={say(`Demandes (${formatNumber(page.total, "fr")})`, `Requests (${formatNumber(page.total, "en")})`)} language={language} rows={page.items}
        empty={<Empty view={view} filtered={filtered} context={context} />}
        columns={[
          { header: say("Demande", "Request"), rowHeader: true, cell: (one) => <a class="unbroken" href={`/data/requests/${one.number}`}>{one.number}</a> },
          { header: say("Jeu de données", "Dataset"), cell: (one) => titleOf(datasets.get(one.dataset), one.dataset, language) },
          { header: say("État", "State"), cell: (one) => <StateTag state={one.state} language={language} /> },
          { header: say("Déposée le", "Handed in on"), cell: (one) => dayText(one.submittedAt, language) },
          { header: say("Échéance", "Deadline"), cell: (one) => <Deadline request={one} now={nowFor(one)} language={language} /> },
        ]}
      />
      <Pager page={query.page ?? 1} pages={Math.ceil(page.total / pageSize)} url={url} language={language} />
      {page.total === 0 ? null : <DownloadLinks language={language} downloads={usualDownloads("/exports/data-requests", hrefWith(new URL(`?view=${view}${query.state === undefined ? "" : `&state=${query.state}`}${query.dataset === undefined ? "" : `&dataset=${query.dataset}`}`, url), {}).replace(/^[^?]*/, ""))} />}
    </>
  );
}

/** What the deadline is of: the decision, while it is awaited; the access, while it holds. */
function Deadline({ request, now, language }: { readonly request: AccessRequest; readonly now: string; readonly language: RequestContext["language"] }): VNode | null {
  const say = sayIn(language);
  const waits: readonly RequestState[] = statesWaiting;
  if (waits.includes(request.state) && request.dueAt !== null) {
    const late = daysFrom(request.dueAt, now);
    return <span>{say("réponse le ", "answer by ")}{dayText(request.dueAt, language)}{late >= 1 ? <strong class="tone-bad">{say(`, dépassé de ${daysText(late, "fr")}`, `, ${daysText(late, "en")} late`)}</strong> : null}</span>;
  }
  if (request.state === "granted") return <span>{say("accès jusqu’au ", "access until ")}{dayText(request.expiresAt, language)}</span>;
  return <span class="soft">{say("aucune", "none")}</span>;
}

function Empty({ view, filtered, context }: { readonly view: View; readonly filtered: boolean; readonly context: RequestContext }): VNode {
  const say = sayIn(context.language);
  if (filtered) return <EmptyState title={say("Aucune demande dans cet état", "No request in this state")} action={{ href: `/data/requests?view=${view}`, label: say("Toutes les demandes", "All requests") }} />;
  if (view === "mine") return <EmptyState title={say("Vous n’avez rien demandé", "You have not asked for anything")} action={{ href: "/data", label: say("Chercher des données", "Look for data") }}><p>{say("Sur la fiche d’un jeu de données à accès restreint, choisissez «\u202fDemander l’accès\u202f».", "On the page of a restricted dataset, choose “Ask for access”.")}</p></EmptyState>;
  return <EmptyState title={say("Aucune demande ne vous est adressée", "No request is addressed to you")}><p>{say("Vous serez prévenu à chaque demande sur un jeu de données dont vous décidez. Les décideurs se nomment dans les réglages de chaque jeu.", "You will be told of every request on a dataset that you decide on. Deciders are named in the settings of each dataset.")}</p></EmptyState>;
}
