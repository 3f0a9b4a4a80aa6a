import type { VNode } from "preact";
import { z } from "zod";
import { Breadcrumbs, Button, DownloadLinks, EmptyState, Heading, hrefWith, LinkButton, Pager, Table, Tag, usualDownloads, type Column, type Tone } from "../../../../kernel/html/index.ts";
import { route, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { both, formatDateTime, formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Table as ExportTable } from "../../../../kernel/tables/index.ts";
import { maySomewhere } from "../../../identity/index.ts";
import type { MineLine, MineQuestion } from "../../domain/studies.ts";
import { studyStates, type StudyState } from "../../domain/study.ts";
import { plainTitle } from "../sheet/view.ts";
import { studyStateNames } from "../shown/words.ts";
import type { StudyDeclareDeps } from "./deps.ts";
import { sectionPath } from "./form/section-state.ts";
import { Done, studiesPage } from "./pages/shell.tsx";
import { callerOf } from "./section-routes.tsx";
import { say } from "./words.ts";

const pageSize = 20;
export const mineSorts = ["changed", "title", "state", "waiting"] as const;
const mineQuery = z.object({
  page: z.coerce.number().int().min(1).max(100_000).catch(1), state: z.enum(studyStates).optional().catch(undefined), sort: z.enum(mineSorts).optional().catch(undefined),
  q: z.string().max(200).optional().catch(undefined), done: z.string().max(20).optional().catch(undefined),
});
type MineQuery = z.output<typeof mineQuery>;

const tones: Readonly<Record<StudyState, Tone>> = { draft: "quiet", submitted: "accent", returned: "warn", published: "good", withdrawn: "bad" };

export function StateTag({ state, draftState, language }: Pick<MineLine, "state" | "draftState"> & { readonly language: "fr" | "en" }): VNode {
  const next = draftState !== null && draftState !== state ? draftState : null;
  return <><Tag tone={tones[state]}>{studyStateNames[state][language]}</Tag>{next === null ? null : <>{" "}<span class="small soft">{language === "fr" ? "version suivante\u202f: " : "next version: "}{studyStateNames[next][language].toLowerCase()}</span></>}</>;
}

/** What an account declares or shares: state, faults, what registers say otherwise. */
export function mineRoutes(deps: StudyDeclareDeps): readonly Route[] {
  return [...tableFormats.map((format) => route({
    method: "GET", path: `/exports/my-studies.${format}`, access: "signed-in", summary: `My studies and drafts (${format.toUpperCase()})`, query: mineQuery, perMinute: 20,
    handle: async ({ query, context }) => {
      const items: MineLine[] = [];
      for (let page = 1; ; page += 1) {
        const part = await deps.studies.mine(callerOf(context), { ...questionOf(query), page, pageSize: 200 });
        items.push(...part.items);
        if (part.items.length === 0 || items.length >= part.total) return tableReply(mineTable(items, context), format, context.language);
      }
    },
  })), route({
    method: "GET", path: "/studies/mine", access: "signed-in", summary: "My studies and drafts", query: mineQuery,
    handle: async ({ query, context }) => {
      const { total, items } = await deps.studies.mine(callerOf(context), questionOf(query));
      return { kind: "page", page: studiesPage(say("mine", context.language), <MinePage items={items} total={total} query={query} context={context} />) };
    },
  })];
}

function questionOf({ page, state, sort, q }: MineQuery): MineQuestion {
  return { page, pageSize, ...(state === undefined ? {} : { state }), ...(sort === undefined ? {} : { sort }), ...(q === undefined || q.trim() === "" ? {} : { text: q.trim() }) };
}

function MinePage({ items, total, query, context }: { readonly items: readonly MineLine[]; readonly total: number; readonly query: MineQuery; readonly context: RequestContext }): VNode {
  const { language, url, actor } = context;
  const fr = language === "fr";
  const mayDeclare = maySomewhere(actor, "studies.declare");
  const narrowed = query.state !== undefined || (query.q ?? "").trim() !== "";
  return (
    <>
      <Breadcrumbs crumbs={[{ label: say("studies", language), href: "/studies" }, { label: say("mine", language) }]} language={language} />
      <Done done={query.done} language={language} />
      <Heading level={1}>{say("mine", language)}</Heading>
      <p class="lead">{fr ? "Ce que vous déclarez et ce que l’on partage avec vous." : "What you declare and what is shared with you."}</p>
      <div class="button-row">
        {mayDeclare ? <LinkButton kind="main" href="/studies/declare">{say("declare", language)}</LinkButton> : null}
        {maySomewhere(actor, "studies.curate") ? <LinkButton href="/studies/curation">{say("curation", language)}</LinkButton> : null}
      </div>
      <nav class="tabs" aria-label={say("state", language)}>
        <ul>
          <li><a href={hrefWith(url, { state: null, page: null, done: null })} aria-current={query.state === undefined ? "page" : undefined}>{fr ? "Toutes" : "All"}</a></li>
          {studyStates.map((state) => <li><a href={hrefWith(url, { state, page: null, done: null })} aria-current={query.state === state ? "page" : undefined}>{studyStateNames[state][language]}</a></li>)}
        </ul>
      </nav>
      <form method="get" action="/studies/mine" class="inline-form mine-search" role="search">
        <label for="mine-search">{fr ? "Chercher" : "Search"}</label>
        <input type="search" id="mine-search" name="q" value={query.q ?? ""} />
        {query.state === undefined ? null : <input type="hidden" name="state" value={query.state} />}
        {query.sort === undefined ? null : <input type="hidden" name="sort" value={query.sort} />}
        <Button kind="second">{fr ? "Chercher" : "Search"}</Button>
      </form>
      {items.length === 0 ? (
        <EmptyState title={narrowed ? (fr ? "Aucune étude ne répond" : "No study answers") : fr ? "Aucune étude encore" : "No study yet"} {...(mayDeclare ? { action: { href: "/studies/declare", label: say("declare", language) } } : {})}>
          <p>{fr ? "Les fiches que vous déclarez s’affichent ici, brouillons compris." : "The records that you declare show here, drafts included."}</p>
        </EmptyState>
      ) : (
        <>
          <p class="soft">{formatNumber(total, language)} {fr ? (total < 2 ? "étude" : "études") : total === 1 ? "study" : "studies"}</p>
          <Table caption={say("mine", language)} captionHidden rows={items} columns={columns(context, query.sort, mayDeclare)} language={language} />
          <DownloadLinks downloads={usualDownloads("/exports/my-studies", url.search)} language={language} />
          <Pager page={query.page} pages={Math.ceil(total / pageSize)} url={url} language={language} />
        </>
      )}
    </>
  );
}

function columns({ language, url }: RequestContext, sort: MineQuery["sort"], mayDeclare: boolean): readonly Column<MineLine>[] {
  const fr = language === "fr";
  const sortable = (key: (typeof mineSorts)[number], direction: "ascending" | "descending") => ({ sortHref: hrefWith(url, { sort: key, page: null, done: null }), ...(sort === key ? { sorted: direction } : {}) });
  return [
    { header: say("title", language), rowHeader: true, ...sortable("title", "ascending"), cell: (line) => <><a href={placeOf(line)}>{titleOf(line, language)}</a> <span class="small soft">{line.code}{line.own ? "" : fr ? " · partagée avec vous" : " · shared with you"}</span></> },
    { header: say("state", language), ...sortable("state", "ascending"), cell: (line) => <StateTag state={line.state} draftState={line.draftState} language={language} /> },
    { header: say("lastChange", language), ...sortable("changed", "descending"), cell: ({ modifiedAt }) => formatDateTime(modifiedAt, language) },
    { header: fr ? "À corriger" : "To mend", numeric: true, cell: ({ code, errors, draftState }) => (draftState === null ? "" : errors === 0 ? "0" : <a href={`${sectionPath(code, "review")}#faults`}>{formatNumber(errors, language)}</a>) },
    { header: fr ? "Écarts avec un registre" : "Differences with a register", numeric: true, cell: ({ code, divergences }) => (divergences === 0 ? "0" : <a href={sectionPath(code, "")}>{formatNumber(divergences, language)}</a>) },
    ...(mayDeclare ? [{ header: fr ? "Autre étude" : "Other study", cell: (line: MineLine) => <a href={`/studies/declare?copy=${encodeURIComponent(line.code)}`}>{fr ? "Partir de cette étude" : "Start from this study"}<span class="visually-hidden"> {titleOf(line, language)}</span></a> }] : []),
  ];
}

export function titleOf({ title, acronym }: Pick<MineLine, "title" | "acronym">, language: "fr" | "en"): string {
  return plainTitle({ title, publicTitle: {}, acronym }, language);
}

function placeOf({ code, draftState }: MineLine): string {
  return draftState === null ? `/studies/${encodeURIComponent(code)}` : sectionPath(code, "");
}

function mineTable(items: readonly MineLine[], { language }: RequestContext): ExportTable {
  return {
    name: "my-studies", title: both("Mes études", "My studies"), demonstration: false,
    columns: [
      { key: "code", label: both("Code", "Code") }, { key: "title", label: both("Titre", "Title") }, { key: "acronym", label: both("Acronyme", "Acronym") }, { key: "state", label: both("État", "State") },
      { key: "draftState", label: both("État de la version suivante", "State of the next version") }, { key: "errors", label: both("Points à corriger", "Points to mend") }, { key: "divergences", label: both("Écarts avec un registre", "Differences with a register") }, { key: "modifiedAt", label: both("Dernière modification", "Last change") },
    ],
    rows: items.map((line) => [line.code, titleOf(line, language), line.acronym, studyStateNames[line.state], line.draftState === null ? null : studyStateNames[line.draftState], line.errors, line.divergences, line.modifiedAt]),
  };
}
