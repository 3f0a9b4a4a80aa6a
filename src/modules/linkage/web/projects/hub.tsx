import type { VNode } from "preact";
import { Button, EmptyState, Field, Heading, Lead, LinkButton, Pager, Table, Tag, DownloadLinks, usualDownloads, hrefWith } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatDateTime, formatDay } from "../../../../kernel/i18n/format.ts";
import { day } from "../../../../kernel/time/day.ts";
import { maySomewhere } from "../../../identity/index.ts";
import type { Project, Run } from "../../domain/project.ts";
import { projectsPerPage, type ProjectQuestion } from "../../store/projects.ts";
import { count, Crumbs, Done, sayIn, stateWords } from "../deps.tsx";

export function HubPage({ context, projects, total, question, runs }: { readonly context: RequestContext; readonly projects: readonly Project[]; readonly total: number; readonly question: ProjectQuestion; readonly runs: readonly Run[] }): VNode {
  const { language, url } = context;
  const say = sayIn(language);
  const runs1 = maySomewhere(context.actor, "linkage.run");
  const sortable = (header: string, sort: NonNullable<ProjectQuestion["sort"]>) => ({ header, sortHref: hrefWith(url, { sort, page: null }), ...(question.sort === sort ? { sorted: "ascending" as const } : {}) });
  return (
    <>
      <Crumbs language={language} crumbs={[]} />
      <Heading level={1}>{say("Appariements", "Record linkage")}</Heading>
      <Lead>{say("Chaque appariement a un projet, une finalité, une autorisation et une clé. Ce qui en sort est scellé, et ne nomme personne.", "Each linkage has a project, a purpose, an authorisation and a key. What comes out of it is sealed, and names nobody.")}</Lead>
      <Done context={context} />
      <p class="button-row">
        {runs1 ? <LinkButton href="/linkage/new" kind="main">{say("Ouvrir un projet", "Open a project")}</LinkButton> : null}
        <LinkButton href="/linkage/models">{say("Modèles", "Models")}</LinkButton>
        {maySomewhere(context.actor, "linkage.review") ? <LinkButton href="/linkage/review">{say("Relectures", "Reviews")}</LinkButton> : null}
        <LinkButton href="/linkage/method">{say("Comment cela marche", "How it works")}</LinkButton>
      </p>
      <Heading level={2}>{say("Projets", "Projects")}</Heading>
      <form method="get" action="/linkage" class="linkage-search">
        <Field control="search" name="q" label={say("Chercher un projet, une autorisation, un organisme", "Find a project, an authorisation, an organisation")} language={language} value={question.text ?? ""} />
        <Field control="select" name="state" label={say("État", "State")} language={language} value={question.state ?? ""} options={[{ value: "", label: say("Tous", "All") }, { value: "open", label: say("Ouverts", "Open") }, { value: "archived", label: say("Archivés", "Archived") }]} />
        <Button kind="second">{say("Chercher", "Search")}</Button>
      </form>
      <Table<Project>
        caption={say("Projets", "Projects")} captionHidden language={language} rows={projects}
        empty={<EmptyState title={say("Aucun projet", "No project")}><p>{say("Rien ne répond à cette recherche, ou aucun projet n’est encore ouvert.", "Nothing answers this search, or no project is open yet.")}</p></EmptyState>}
        columns={[
          { ...sortable(say("Projet", "Project"), "title"), rowHeader: true, cell: (one) => <a href={`/linkage/projects/${one.code}`}>{one.title}</a> },
          { ...sortable(say("Code", "Code"), "code"), cell: ({ code }) => code },
          { header: say("Autorisation", "Authorisation"), cell: ({ legalReference }) => legalReference },
          { header: say("Modèle", "Model"), cell: (one) => <a href={`/linkage/models/${one.model}/${one.modelVersion}`}>{one.model} {one.modelVersion}</a> },
          { ...sortable(say("Gardé jusqu’au", "Kept until"), "retention"), cell: ({ retentionUntil }) => formatDay(day(retentionUntil), language, "short") },
          { header: say("État", "State"), cell: (one) => <Tag tone={one.state === "open" ? "good" : "quiet"}>{one.state === "open" ? say("ouvert", "open") : say("archivé", "archived")}</Tag> },
        ]}
      />
      <Pager page={question.page ?? 1} pages={Math.ceil(total / projectsPerPage)} url={url} language={language} />
      <DownloadLinks language={language} downloads={usualDownloads("/exports/linkage-projects")} />
      <Heading level={2}>{say("Derniers appariements", "Latest runs")}</Heading>
      <RunTable runs={runs.slice(0, 12)} context={context} withProject />
    </>
  );
}

export function RunTable({ runs, context, withProject = false }: { readonly runs: readonly Run[]; readonly context: RequestContext; readonly withProject?: boolean }): VNode {
  const { language } = context;
  const say = sayIn(language);
  return (
    <Table<Run>
      caption={say("Appariements", "Runs")} captionHidden language={language} rows={runs}
      empty={<EmptyState title={say("Aucun appariement", "No run")}><p>{say("Envoyez les fichiers, regardez ce qu’ils coûteraient, puis lancez.", "Send the files, look at what they would cost, then run.")}</p></EmptyState>}
      columns={[
        { header: say("N°", "No."), rowHeader: true, cell: ({ id }) => <a href={`/linkage/runs/${id}`}>{say("Appariement", "Run")} {id}</a> },
        ...(withProject ? [{ header: say("Projet", "Project"), cell: (one: Run) => <a href={`/linkage/projects/${one.project}`}>{one.project}</a> }] : []),
        { header: say("Modèle", "Model"), cell: (one) => `${one.model} ${one.modelVersion}` },
        { header: say("Demandé", "Asked"), cell: ({ askedAt }) => formatDateTime(askedAt, language) },
        { header: say("Paires liées", "Linked pairs"), numeric: true, cell: ({ seal }) => count(seal?.linkedPairs, language) },
        { header: say("État", "State"), cell: ({ state }) => <Tag tone={stateWords[state].tone}>{stateWords[state].text[language]}</Tag> },
      ]}
    />
  );
}
