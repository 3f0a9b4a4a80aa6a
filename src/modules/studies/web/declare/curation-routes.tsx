import type { VNode } from "preact";
import { z } from "zod";
import { Breadcrumbs, Button, DownloadLinks, EmptyState, ErrorSummary, Field, fieldId, Heading, hrefWith, LinkButton, Pager, Table, usualDownloads } from "../../../../kernel/html/index.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { both, formatDateTime, formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { MineLine, MineQuestion } from "../../domain/studies.ts";
import type { Study } from "../../domain/study.ts";
import { plainTitle } from "../sheet/view.ts";
import { studyStateNames } from "../shown/words.ts";
import { curators, type StudyDeclareDeps } from "./deps.ts";
import { faultsOf, sectionPath } from "./form/section-state.ts";
import { Differences } from "./pages/differences.tsx";
import { loadDraft, type Loaded } from "./pages/loaded.ts";
import { QualityPart } from "./pages/overview.tsx";
import { Preview } from "./pages/review.tsx";
import { Csrf, Done, FaultList, Remarks, studiesPage } from "./pages/shell.tsx";
import { targetOf } from "./pages/targets.ts";
import { mineSorts, StateTag, titleOf } from "./mine-routes.tsx";
import { callerOf, ofStudy, refusalOf } from "./section-routes.tsx";
import { say } from "./words.ts";

const pageSize = 20;
const views = ["waiting", "imported", "diverging", "unread", "all"] as const;
type View = (typeof views)[number];
const viewNames: Readonly<Record<View, Bilingual>> = {
  waiting: both("Soumises", "Handed in"), imported: both("Importées, à publier", "Imported, to publish"), diverging: both("Écarts avec un registre", "Differences with a register"), unread: both("Textes de programmes à lire", "Texts of programs to read"), all: both("Tous les brouillons", "All drafts"),
};
const viewLeads: Readonly<Record<View, Bilingual>> = {
  waiting: both("Celles qui attendent depuis le plus longtemps d’abord.", "Those that wait longest first."),
  imported: both("Brouillons venus d’un registre, que personne n’a déclarés ici.", "Drafts that came from a register and that nobody declared here."),
  diverging: both("Un registre dit autre chose que la fiche\u202f: à vous de choisir.", "A register says something else than the record: the choice is yours."),
  unread: both("Traductions et déductions faites par un programme, que personne n’a encore lues.", "Translations and inferences made by a program that nobody has read yet."),
  all: both("Tout ce qui s’écrit en ce moment.", "Everything that is being written."),
};
const curationQuery = z.object({
  view: z.enum(views).catch("waiting"), page: z.coerce.number().int().min(1).max(100_000).catch(1), sort: z.enum(mineSorts).optional().catch(undefined), q: z.string().max(200).optional().catch(undefined), done: z.string().max(20).optional().catch(undefined),
});
type CurationQuery = z.output<typeof curationQuery>;

/** What curators do: read what was handed in, publish it or send it back with reasons; see what came from registers and programs. */
export function curationRoutes(deps: StudyDeclareDeps): readonly Route[] {
  return [
    ...tableFormats.map((format) => route({
      method: "GET", path: `/exports/studies-to-review.${format}`, access: curators, summary: `Studies to review (${format.toUpperCase()})`, query: curationQuery, perMinute: 20,
      handle: async ({ query, context }) => {
        const { language } = context;
        const items: MineLine[] = [];
        for (let page = 1; ; page += 1) {
          const part = await deps.studies.mine(callerOf(context), { ...questionOf(query), page, pageSize: 200 });
          items.push(...part.items);
          if (part.items.length === 0 || items.length >= part.total) break;
        }
        return tableReply({
          name: "studies-to-review", title: both("Études à relire", "Studies to review"), demonstration: false,
          columns: [{ key: "code", label: both("Code", "Code") }, { key: "title", label: both("Titre", "Title") }, { key: "state", label: both("État", "State") }, { key: "errors", label: both("Points à corriger", "Points to mend") }, { key: "divergences", label: both("Écarts avec un registre", "Differences with a register") }, { key: "modifiedAt", label: both("Depuis", "Since") }],
          rows: items.map((line) => [line.code, titleOf(line, language), studyStateNames[line.draftState ?? line.state], line.errors, line.divergences, line.modifiedAt]),
        }, format, language);
      },
    })),
    route({
      method: "GET", path: "/studies/curation", access: curators, summary: "Studies that wait for a curator, those that wait longest first", query: curationQuery,
      handle: async ({ query, context }) => {
        const { total, items } = await deps.studies.mine(callerOf(context), questionOf(query));
        return { kind: "page", page: studiesPage(say("curation", context.language), <CurationList items={items} total={total} query={query} context={context} />) };
      },
    }),
    route({
      method: "GET", path: "/studies/curation/:code", access: curators, summary: "Reviews one study", params: ofStudy,
      handle: async ({ params, context }) => page(params.code, context, [], ""),
    }),
    route({
      method: "POST", path: "/studies/curation/:code/publish", access: curators, summary: "Publishes a study that was reviewed", params: ofStudy,
      handle: async ({ params, context }) => act(params.code, context, "", async () => {
        await deps.studies.publish(callerOf(context), params.code);
        return { kind: "redirect", to: "/studies/curation?done=published" };
      }),
    }),
    route({
      method: "POST", path: "/studies/curation/:code/return", access: curators, summary: "Sends a study back with reasons", params: ofStudy, body: z.object({ remark: z.string().max(5000) }),
      handle: async ({ params, body, context }) => act(params.code, context, body.remark, async () => {
        await deps.studies.returnForChange(callerOf(context), params.code, body.remark);
        return { kind: "redirect", to: "/studies/curation?done=returned" };
      }),
    }),
  ];

  /** Does it; a refusal that can be mended shows the page again with what was written. */
  async function act(code: string, context: RequestContext, remark: string, work: () => Promise<Reply>): Promise<Reply> {
    try {
      return await work();
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === null) throw error;
      return page(code, context, refusal.issues.length > 0 ? refusal.issues : [{ code: refusal.code, severity: "error", text: refusal.text }], remark, refusal.status);
    }
  }

  async function page(code: string, context: RequestContext, issues: readonly Issue[], remark: string, status = 200): Promise<Reply> {
    const [loaded, published] = [await loadDraft(deps, callerOf(context), code, context), await deps.studies.find(code)];
    const title = `${plainTitle(loaded.draft.content, context.language)} · ${say("curation", context.language)}`;
    return { kind: "page", status, page: studiesPage(title, <ReviewOne loaded={loaded} published={published} context={context} issues={issues} remark={remark} />) };
  }
}

function questionOf({ view, page, sort, q }: CurationQuery): MineQuestion {
  const text = (q ?? "").trim();
  const of = view === "waiting" ? { state: "submitted" as const } : view === "all" ? {} : { only: view };
  return { page, pageSize, curation: true, sort: sort ?? (view === "waiting" ? "waiting" : "changed"), ...of, ...(text === "" ? {} : { text }) };
}

function CurationList({ items, total, query, context }: { readonly items: readonly MineLine[]; readonly total: number; readonly query: CurationQuery; readonly context: RequestContext }): VNode {
  const { language, url } = context;
  const fr = language === "fr";
  const sortable = (key: (typeof mineSorts)[number], direction: "ascending" | "descending") => ({ sortHref: hrefWith(url, { sort: key, page: null, done: null }), ...(query.sort === key ? { sorted: direction } : {}) });
  return (
    <>
      <Breadcrumbs crumbs={[{ label: say("studies", language), href: "/studies" }, { label: say("curation", language) }]} language={language} />
      <Done done={query.done} language={language} />
      <Heading level={1}>{say("curation", language)}</Heading>
      <nav class="tabs" aria-label={fr ? "Ce qui attend" : "What waits"}>
        <ul>{views.map((view) => <li><a href={hrefWith(url, { view: view === "waiting" ? null : view, page: null, done: null, sort: null })} aria-current={query.view === view ? "page" : undefined}>{viewNames[view][language]}</a></li>)}</ul>
      </nav>
      <p class="lead">{viewLeads[query.view][language]}</p>
      <form method="get" action="/studies/curation" class="inline-form mine-search" role="search">
        <label for="curation-search">{fr ? "Chercher" : "Search"}</label>
        <input type="search" id="curation-search" name="q" value={query.q ?? ""} />
        <input type="hidden" name="view" value={query.view} />
        <Button kind="second">{fr ? "Chercher" : "Search"}</Button>
      </form>
      {items.length === 0 ? <EmptyState title={fr ? "Rien n’attend ici" : "Nothing waits here"}><p>{fr ? "Les fiches soumises et celles qui viennent des registres s’affichent ici." : "Records that were handed in and those that come from registers show here."}</p></EmptyState> : (
        <>
          <p class="soft">{formatNumber(total, language)} {fr ? (total < 2 ? "étude" : "études") : total === 1 ? "study" : "studies"}</p>
          <Table caption={say("curation", language)} captionHidden rows={items} language={language} columns={[
            { header: say("title", language), rowHeader: true, ...sortable("title", "ascending"), cell: (line) => <><a href={line.draftState === null ? `/studies/${encodeURIComponent(line.code)}` : `/studies/curation/${encodeURIComponent(line.code)}`}>{titleOf(line, language)}</a> <span class="small soft">{line.code}</span></> },
            { header: say("state", language), ...sortable("state", "ascending"), cell: (line) => <StateTag state={line.state} draftState={line.draftState} language={language} /> },
            { header: query.view === "waiting" ? (fr ? "Soumise le" : "Handed in on") : say("lastChange", language), ...sortable(query.view === "waiting" ? "waiting" : "changed", query.view === "waiting" ? "ascending" : "descending"), cell: ({ modifiedAt }) => formatDateTime(modifiedAt, language) },
            { header: fr ? "À corriger" : "To mend", numeric: true, cell: ({ errors, draftState }) => (draftState === null ? "" : formatNumber(errors, language)) },
            { header: fr ? "Écarts" : "Differences", numeric: true, cell: ({ divergences, code }) => (divergences === 0 ? "0" : <a href={sectionPath(code, "")}>{formatNumber(divergences, language)}</a>) },
          ]} />
          <DownloadLinks downloads={usualDownloads("/exports/studies-to-review", url.search)} language={language} />
          <Pager page={query.page} pages={Math.ceil(total / pageSize)} url={url} language={language} />
        </>
      )}
    </>
  );
}

function ReviewOne({ loaded, published, context, issues, remark }: { readonly loaded: Loaded; readonly published: Study | null; readonly context: RequestContext; readonly issues: readonly Issue[]; readonly remark: string }): VNode {
  const { draft, form, words, quality } = loaded;
  const { language } = context;
  const fr = language === "fr";
  const place = `/studies/curation/${encodeURIComponent(draft.code)}`;
  const title = plainTitle(draft.content, language);
  const remarkFault = issues.find(({ field }) => field === "remark");
  const faults = faultsOf(draft, form);
  const advice = draft.issues.filter(({ severity }) => severity === "warning");
  return (
    <>
      <Breadcrumbs crumbs={[{ label: say("studies", language), href: "/studies" }, { label: say("curation", language), href: "/studies/curation" }, { label: title }]} language={language} />
      <ErrorSummary errors={issues.map((issue) => ({ fieldId: issue.field === "remark" ? fieldId("remark") : null, message: issue.text[language] }))} language={language} />
      <Heading level={1} kicker={`${draft.code} · ${studyStateNames[draft.state][language]}`}>{title}</Heading>
      <Remarks remarks={draft.remarks} language={language} />
      {published === null ? null : <Differences before={published} after={draft.content} words={words} language={language} />}
      {faults.length === 0 ? null : <><Heading level={2}>{fr ? "À corriger avant publication" : "To mend before publication"}</Heading><FaultList code={draft.code} faults={faults} targetOf={targetOf} language={language} /></>}
      {advice.length === 0 ? null : <><Heading level={2}>{fr ? "À regarder de près" : "To look at closely"}</Heading><FaultList code={draft.code} faults={advice} targetOf={targetOf} language={language} /></>}
      <QualityPart code={draft.code} quality={quality} language={language} />
      <Preview code={draft.code} content={draft.content} provenance={draft.provenance} words={words} editable language={language} />
      <section class="decide" aria-labelledby="decide">
        <Heading level={2} id="decide">{fr ? "Votre réponse" : "Your answer"}</Heading>
        <form method="post" action={`${place}/publish`}>
          <Csrf context={context} />
          <p>{fr ? "Publier rend la fiche visible de tous et lui donne un DOI. L’acte est inscrit au journal." : "Publishing shows the record to everybody and gives it a DOI. The act is written in the log."}</p>
          <div class="button-row"><Button disabled={faults.length > 0}>{fr ? "Publier" : "Publish"}</Button><LinkButton href={sectionPath(draft.code, "")}>{fr ? "Corriger moi-même" : "Correct it myself"}</LinkButton></div>
        </form>
        {draft.state !== "submitted" ? null : (
          <form method="post" action={`${place}/return`}>
            <Csrf context={context} />
            <Field control="textarea" name="remark" label={fr ? "Ce qu’il faut reprendre, et pourquoi" : "What has to change, and why"} hint={fr ? "Nommez les champs en cause. La personne qui a déclaré l’étude lira ces raisons." : "Name the fields concerned. Whoever declared the study will read these reasons."} value={remark} language={language} {...(remarkFault === undefined ? {} : { error: remarkFault.text[language] })} />
            <Button kind="second">{fr ? "Renvoyer avec ces raisons" : "Send back with these reasons"}</Button>
          </form>
        )}
      </section>
    </>
  );
}
