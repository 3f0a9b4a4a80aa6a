import { Readable } from "node:stream";
import { z } from "zod";
import { authorOf } from "../../../../kernel/audit/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { Heading, Lead, LinkButton, Notice } from "../../../../kernel/html/index.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { fault } from "../../actions/errors.ts";
import type { ProjectDraft } from "../../actions/projects.ts";
import { count, Crumbs, formBody, givenIn, issuesOf, ofProject, pageNumber, pageReply, readers, runners, sayIn, typed, type LinkageWebDeps } from "../deps.tsx";
import { CostTable } from "../runs/run-page.tsx";
import { HubPage } from "./hub.tsx";
import { ArchivePage, ProjectForm } from "./project-form.tsx";
import { ProjectPage } from "./project-page.tsx";

const listQuery = z.object({ q: z.string().max(200).optional().catch(undefined), state: z.enum(["open", "archived"]).optional().catch(undefined), sort: z.enum(["title", "code", "newest", "retention"]).optional().catch(undefined), page: pageNumber });

function draftOf(body: Readonly<Record<string, unknown>>, code: string): ProjectDraft {
  return { code, title: typed(body, "title"), purpose: typed(body, "purpose"), legalReference: typed(body, "legalReference"), parties: typed(body, "parties").split("\n"), model: typed(body, "model"), keepFilesUntil: typed(body, "keepFilesUntil"), retentionUntil: typed(body, "retentionUntil") };
}

/** Projects: list, page, form, files, costs, start, archive. */
export function projectRoutes({ linkage }: LinkageWebDeps): readonly Route[] {
  async function projectPage(context: RequestContext, code: string, issues: readonly Issue[]): Promise<Reply> {
    const project = await linkage.project(code);
    const body = <ProjectPage context={context} project={project} model={await linkage.model(project.model, project.modelVersion)} files={await linkage.files(code)} runs={await linkage.runs(code)} reviews={await linkage.reviews({ project: code })} keyIsHere={await linkage.keyIsHere(code)} issues={issues} />;
    return pageReply(project.title, body, { demonstration: project.demonstration, status: issues.length === 0 ? 200 : 422 });
  }
  async function formPage(context: RequestContext, code: string | null, given: Readonly<Record<string, string>>, issues: readonly Issue[]): Promise<Reply> {
    const project = code === null ? null : await linkage.project(code);
    return pageReply(sayIn(context.language)("Projet d’appariement", "Linkage project"), <ProjectForm context={context} models={await linkage.models()} given={given} issues={issues} project={project} />, { status: issues.length === 0 ? 200 : 422 });
  }
  const to = (code: string, done?: string): Reply => ({ kind: "redirect", to: `/linkage/projects/${code}${done === undefined ? "" : `?done=${done}`}` });
  return [
    route({
      method: "GET", path: "/linkage", access: readers, query: listQuery, summary: "Linkage projects",
      handle: async ({ query: { q, state, sort, page }, context }) => {
        const question = { ...(q === undefined ? {} : { text: q }), ...(state === undefined ? {} : { state }), ...(sort === undefined ? {} : { sort }), page: page ?? 1 };
        const { projects, total } = await linkage.projects(question);
        return pageReply(sayIn(context.language)("Appariements", "Record linkage"), <HubPage context={context} projects={projects} total={total} question={question} runs={await linkage.runs(null)} />, { demonstration: projects.some(({ demonstration }) => demonstration) });
      },
    }),
    route({ method: "GET", path: "/linkage/new", access: runners, summary: "Open a linkage project", handle: ({ context }) => formPage(context, null, {}, []) }),
    route({
      method: "POST", path: "/linkage/new", access: runners, body: formBody, summary: "Open a linkage project",
      handle: async ({ body, context }) => {
        let code = "";
        const issues = await issuesOf(async () => { code = await linkage.createProject(authorOf(context), draftOf(body, typed(body, "code"))); });
        return issues === null ? to(code, "saved") : formPage(context, null, givenIn(body), issues);
      },
    }),
    route({ method: "GET", path: "/linkage/projects/:code", access: readers, params: ofProject, summary: "A linkage project", handle: ({ params, context }) => projectPage(context, params.code, []) }),
    route({
      method: "GET", path: "/linkage/projects/:code/edit", access: runners, params: ofProject, summary: "Edit a linkage project",
      handle: async ({ params, context }) => {
        const project = await linkage.project(params.code);
        return formPage(context, params.code, { title: project.title, purpose: project.purpose, legalReference: project.legalReference, parties: project.parties.join("\n"), model: `${project.model}@${project.modelVersion}`, keepFilesUntil: project.keepFilesUntil ?? "", retentionUntil: project.retentionUntil, revision: String(project.revision) }, []);
      },
    }),
    route({
      method: "POST", path: "/linkage/projects/:code/edit", access: runners, params: ofProject, body: formBody, summary: "Edit a linkage project",
      handle: async ({ params, body, context }) => {
        const issues = await issuesOf(() => linkage.editProject(authorOf(context), draftOf(body, params.code), Number(typed(body, "revision"))));
        return issues === null ? to(params.code, "saved") : formPage(context, params.code, givenIn(body), issues);
      },
    }),
    route({ method: "GET", path: "/linkage/projects/:code/archive", access: runners, params: ofProject, summary: "Confirm the archiving of a project", handle: async ({ params, context }) => pageReply(sayIn(context.language)("Archiver", "Archive"), <ArchivePage context={context} project={await linkage.project(params.code)} issues={[]} />) }),
    route({
      method: "POST", path: "/linkage/projects/:code/archive", access: runners, params: ofProject, summary: "Archive a project, its key destroyed",
      handle: async ({ params, context }) => {
        const issues = await issuesOf(() => linkage.archiveProject(authorOf(context), params.code));
        return issues === null ? to(params.code, "archived") : pageReply(sayIn(context.language)("Archiver", "Archive"), <ArchivePage context={context} project={await linkage.project(params.code)} issues={issues} />, { status: 409 });
      },
    }),
    route({
      method: "POST", path: "/linkage/projects/:code/files", access: runners, params: ofProject, body: formBody, summary: "Seal a file into the zone",
      handle: async ({ params, body, files, context }) => {
        const [file] = files;
        if (file === undefined) return projectPage(context, params.code, [fault("file", "file-missing", "Choisissez un fichier.", "Choose a file.")]);
        const issues = await issuesOf(() => linkage.sendFile(authorOf(context), params.code, typed(body, "side") === "right" ? "right" : "left", Readable.from([Buffer.from(file.bytes)])));
        return issues === null ? to(params.code, "sent") : projectPage(context, params.code, issues.map((issue) => ({ ...issue, field: "file" })));
      },
    }),
    route({
      method: "POST", path: "/linkage/projects/:code/files/delete", access: runners, params: ofProject, body: formBody, summary: "Destroy a file of the zone",
      handle: async ({ params, body, context }) => {
        const issues = await issuesOf(() => linkage.deleteFile(authorOf(context), params.code, typed(body, "file")));
        return issues === null ? to(params.code, "deleted") : projectPage(context, params.code, issues);
      },
    }),
    route({
      method: "GET", path: "/linkage/projects/:code/costs", access: runners, params: ofProject, summary: "What the rules would cost",
      handle: async ({ params, context }) => {
        const { language } = context;
        const say = sayIn(language);
        const project = await linkage.project(params.code);
        const { leftRows, rightRows, costs, refused } = await linkage.estimate(params.code);
        return pageReply(say("Coûts estimés", "Estimated costs"), (
          <>
            <Crumbs language={language} crumbs={[{ label: project.title, href: `/linkage/projects/${project.code}` }, { label: say("Coûts", "Costs") }]} />
            <Heading level={1}>{say("Ce que cet appariement coûterait", "What this linkage would cost")}</Heading>
            <Lead>{say(`${count(leftRows, "fr")} lignes face à ${count(rightRows, "fr")}\u202f: ${count(costs.reduce((sum, cost) => sum + cost.pairs, 0), "fr")} paires à regarder au plus.`, `${count(leftRows, "en")} rows against ${count(rightRows, "en")}: ${count(costs.reduce((sum, cost) => sum + cost.pairs, 0), "en")} pairs to look at, at most.`)}</Lead>
            {refused.length === 0 ? <CostTable costs={costs} language={language} /> : <Notice kind="error" language={language} title={say("Ces règles feraient trop de paires", "These rules would make too many pairs")}><ul>{refused.map((issue) => <li>{issue.text[language]}</li>)}</ul></Notice>}
            <p class="button-row"><LinkButton href={`/linkage/projects/${project.code}`}>{say("Revenir au projet", "Back to the project")}</LinkButton></p>
          </>
        ), { demonstration: project.demonstration });
      },
    }),
    route({
      method: "POST", path: "/linkage/projects/:code/runs", access: runners, params: ofProject, body: formBody, summary: "Run the linkage",
      handle: async ({ params, body, context }) => {
        const previous = typed(body, "previous");
        let id = 0;
        const issues = await issuesOf(async () => { id = await linkage.askRun(authorOf(context), params.code, /^\d{1,9}$/.test(previous) ? Number(previous) : null); });
        return issues === null ? { kind: "redirect", to: `/linkage/runs/${id}` } : projectPage(context, params.code, issues);
      },
    }),
  ];
}
