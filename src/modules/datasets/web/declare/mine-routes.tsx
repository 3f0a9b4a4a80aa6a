import type { VNode } from "preact";
import { z } from "zod";
import { Breadcrumbs, DownloadLinks, EmptyState, Heading, hrefWith, LinkButton, Pager, Table, Tag, usualDownloads, type Column, type Tone } from "../../../../kernel/html/index.ts";
import { route, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import type { Table as ExportTable } from "../../../../kernel/tables/index.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { both, formatDateTime, formatNumber } from "../../../../kernel/i18n/format.ts";
import { maySomewhere } from "../../../identity/index.ts";
import { datasetStates, type Dataset, type DatasetState } from "../../domain/dataset.ts";
import { mineSorts, type MineSort } from "../../domain/datasets.ts";
import type { DeclareDeps } from "./deps.ts";
import { readForm } from "./form/form-state.ts";
import { dataPage, Done, titleOf } from "./pages/shell.tsx";
import { stepPath } from "./steps/index.ts";
import { issuesOf } from "./steps/progress.ts";
import { callerOf } from "./step-routes.tsx";
import { labelWords, say, stateWords } from "./words.ts";

const pageSize = 20;
const mineQuery = z.object({
  page: z.coerce.number().int().min(1).max(100_000).catch(1), state: z.enum(datasetStates).optional().catch(undefined), sort: z.enum(mineSorts).optional().catch(undefined),
  done: z.string().max(20).optional().catch(undefined),
});

interface Row {
  readonly dataset: Dataset;
  /** Faults of the draft; null where nothing is being written. */
  readonly faults: number | null;
  readonly requests: number;
}

const tones: Readonly<Record<DatasetState, Tone>> = { draft: "quiet", submitted: "accent", returned: "warn", published: "good", withdrawn: "bad" };

/** What an account declares, shares or has to look at. */
export function mineRoutes(deps: DeclareDeps): readonly Route[] {
  return [...tableFormats.map((format) => route({
    method: "GET", path: `/exports/my-datasets.${format}`, access: "signed-in", summary: `My datasets and drafts (${format.toUpperCase()})`, query: mineQuery, perMinute: 20,
    handle: async ({ query, context }) => {
      const items: Dataset[] = [];
      for (let page = 1; ; page += 1) {
        const part = await deps.datasets.mine(callerOf(context), { page, pageSize: 200, ...(query.state === undefined ? {} : { state: query.state }), ...(query.sort === undefined ? {} : { sort: query.sort }) });
        items.push(...part.items);
        if (part.items.length === 0 || items.length >= part.total) return tableReply(mineTable(items, context.language), format, context.language);
      }
    },
  })), route({
    method: "GET", path: "/data/mine", access: "signed-in", summary: "My datasets and drafts", query: mineQuery,
    handle: async ({ query, context }) => {
      const actor = callerOf(context);
      const { total, items } = await deps.datasets.mine(actor, { page: query.page, pageSize, ...(query.state === undefined ? {} : { state: query.state }), ...(query.sort === undefined ? {} : { sort: query.sort }) });
      const requests = (await deps.openRequests?.(items.map(({ code }) => code))) ?? new Map<string, number>();
      const rows: Row[] = [];
      for (const dataset of items) {
        const draft = dataset.state === "published" || dataset.state === "withdrawn" ? null : await deps.datasets.draft(actor, dataset.code);
        const faults = draft === null ? null : issuesOf(draft, await readForm(deps.db, dataset.code)).filter(({ severity }) => severity === "error").length;
        rows.push({ dataset, faults, requests: requests.get(dataset.code) ?? 0 });
      }
      return { kind: "page", page: dataPage(say("mine", context.language), <MinePage rows={rows} total={total} query={query} context={context} />) };
    },
  })];
}

function MinePage({ rows, total, query, context }: { readonly rows: readonly Row[]; readonly total: number; readonly query: z.output<typeof mineQuery>; readonly context: RequestContext }): VNode {
  const { language, url, actor } = context;
  const fr = language === "fr";
  return (
    <>
      <Breadcrumbs crumbs={[{ label: say("data", language), href: "/data" }, { label: say("mine", language) }]} language={language} />
      <Done done={query.done} language={language} />
      <Heading level={1}>{say("mine", language)}</Heading>
      <p class="lead">{fr ? "Ce que vous déclarez, ce que l’on partage avec vous, ce que vous avez à relire." : "What you declare, what is shared with you, what you have to review."}</p>
      <div class="button-row">
        {maySomewhere(actor, "datasets.declare") ? <LinkButton kind="main" href="/data/declare">{say("declare", language)}</LinkButton> : null}
        {maySomewhere(actor, "datasets.curate") ? <LinkButton href="/data/curation">{say("curation", language)}</LinkButton> : null}
      </div>
      <nav class="tabs" aria-label={say("state", language)}>
        <ul>
          <li><a href={hrefWith(url, { state: null, page: null, done: null })} aria-current={query.state === undefined ? "page" : undefined}>{fr ? "Tous" : "All"}</a></li>
          {datasetStates.map((state) => <li><a href={hrefWith(url, { state, page: null, done: null })} aria-current={query.state === state ? "page" : undefined}>{stateWords[state][language]}</a></li>)}
        </ul>
      </nav>
      {rows.length === 0 ? (
        <EmptyState title={query.state === undefined ? (fr ? "Aucun jeu de données encore" : "No dataset yet") : fr ? "Aucun dans cet état" : "None in this state"} {...(maySomewhere(actor, "datasets.declare") ? { action: { href: "/data/declare", label: say("declare", language) } } : {})}>
          <p>{fr ? "Les fiches que vous déclarez s’affichent ici, brouillons compris." : "The records that you declare show here, drafts included."}</p>
        </EmptyState>
      ) : (
        <>
          <p class="soft">{formatNumber(total, language)} {fr ? (total < 2 ? "fiche" : "fiches") : total === 1 ? "record" : "records"}</p>
          <Table caption={say("mine", language)} captionHidden rows={rows} columns={columns(context, query.sort)} language={language} />
          <DownloadLinks downloads={usualDownloads("/exports/my-datasets", url.search)} language={language} />
          <Pager page={query.page} pages={Math.ceil(total / pageSize)} url={url} language={language} />
        </>
      )}
    </>
  );
}

function columns({ language, url }: RequestContext, sort: MineSort | undefined): readonly Column<Row>[] {
  const fr = language === "fr";
  const sortable = (key: MineSort, direction: "ascending" | "descending") => ({ sortHref: hrefWith(url, { sort: key, page: null, done: null }), ...(sort === key ? { sorted: direction } : {}) });
  return [
    { header: say("title", language), rowHeader: true, ...sortable("title", "ascending"), cell: ({ dataset }) => <><a href={placeOf(dataset)}>{titleOf(dataset.metadata, language)}</a> <span class="small soft">{dataset.code}</span></> },
    { header: say("state", language), ...sortable("state", "ascending"), cell: ({ dataset }) => <><Tag tone={tones[dataset.state]}>{stateWords[dataset.state][language]}</Tag> <span class="small soft">{labelWords[dataset.label.label][language]}</span></> },
    { header: say("lastChange", language), ...sortable("changed", "descending"), cell: ({ dataset }) => formatDateTime(dataset.modifiedAt, language) },
    { header: fr ? "À compléter" : "To complete", numeric: true, cell: ({ dataset, faults }) => (faults === null ? "" : faults === 0 ? "0" : <a href={stepPath(dataset.code, "review")}>{formatNumber(faults, language)}</a>) },
    { header: fr ? "Demandes d’accès" : "Access requests", numeric: true, cell: ({ requests }) => (requests === 0 ? "0" : <a href="/data/requests">{formatNumber(requests, language)}</a>) },
  ];
}

function placeOf({ code, state }: Dataset): string {
  return state === "published" || state === "withdrawn" ? `/data/${encodeURIComponent(code)}` : stepPath(code, "");
}

function mineTable(items: readonly Dataset[], language: Language): ExportTable {
  return {
    name: "my-datasets", title: both("Mes jeux de données", "My datasets"), demonstration: items.some(({ demonstration }) => demonstration),
    columns: [
      { key: "code", label: both("Code", "Code") }, { key: "title", label: both("Titre", "Title") }, { key: "state", label: both("État", "State") }, { key: "label", label: both("Label", "Label") },
      { key: "version", label: both("Version", "Version") }, { key: "unit", label: both("Unité", "Unit") }, { key: "modifiedAt", label: both("Dernière modification", "Last change") },
    ],
    rows: items.map((dataset) => [dataset.code, titleOf(dataset.metadata, language), stateWords[dataset.state], labelWords[dataset.label.label], dataset.version, dataset.metadata.unit, dataset.modifiedAt]),
  };
}
