import { z } from "zod";
import { EmptyState, Heading, Table } from "../../../kernel/html/index.ts";
import { DownloadLinks, usualDownloads } from "../../../kernel/html/index.ts";
import { route, type Route } from "../../../kernel/http/route.ts";
import { namedTableFile, tableReply } from "../../../kernel/http/table-reply.ts";
import { formatDateTime } from "../../../kernel/i18n/format.ts";
import { unknownRun } from "../actions/errors.ts";
import { compareRuns } from "../domain/compare-runs.ts";
import type { Decision } from "../domain/project.ts";
import { apiRoutes } from "./api-routes.ts";
import { Crumbs, ofProject, pageReply, readers, sayIn, type LinkageWebDeps } from "./deps.tsx";
import { MethodPage } from "./method-page.tsx";
import { modelRoutes } from "./models/routes.tsx";
import { projectRoutes } from "./projects/routes.tsx";
import { reviewRoutes } from "./review/routes.tsx";
import { answerWords } from "./review/words.ts";
import { runRoutes } from "./runs/routes.tsx";
import { changeTable, decisionTable, failureTable, projectTable, ruleTable } from "./tables.ts";

/** Every page and every route of programs for record linkage. */
export function createLinkageRoutes(deps: LinkageWebDeps): readonly Route[] {
  return [...projectRoutes(deps), ...runRoutes(deps), ...modelRoutes(deps), ...reviewRoutes(deps), ...otherRoutes(deps), ...exportRoutes(deps), ...apiRoutes(deps)];
}

function otherRoutes({ linkage }: LinkageWebDeps): readonly Route[] {
  return [
    route({ method: "GET", path: "/linkage/method", access: "public", summary: "How linkage works here", handle: async ({ context }) => pageReply(sayIn(context.language)("Comment les fichiers sont appariés", "How files are linked"), <MethodPage language={context.language} />) }),
    route({
      method: "GET", path: "/linkage/projects/:code/decisions", access: readers, params: ofProject, summary: "What readers decided, and stays decided",
      handle: async ({ params, context }) => {
        const { language } = context;
        const say = sayIn(language);
        const project = await linkage.project(params.code);
        await linkage.keepBlind(project.code, context.actor?.accountId ?? null);
        const decisions = await linkage.decisions(params.code);
        return pageReply(say("Décisions", "Decisions"), (
          <>
            <Crumbs language={language} crumbs={[{ label: project.title, href: `/linkage/projects/${project.code}` }, { label: say("Décisions", "Decisions") }]} />
            <Heading level={1}>{say("Décisions sur des paires", "Decisions on pairs")}</Heading>
            <p class="prose">{say("Une décision est définitive. Les appariements suivants du projet la reprennent, et personne ne relit la paire.", "A decision is final. Later runs of the project take it up, and nobody reads the pair again.")}</p>
            <Table<Decision> caption={say("Décisions", "Decisions")} captionHidden language={language} rows={decisions} empty={<EmptyState title={say("Aucune décision", "No decision")}><p>{say("Elles viennent des relectures.", "They come from reviews.")}</p></EmptyState>} columns={[
              { header: say("Paire", "Pair"), rowHeader: true, cell: ({ pair }) => <code>{pair.slice(0, 12)}</code> }, { header: say("Décision", "Decision"), cell: ({ answer }) => answerWords[answer][language] },
              { header: say("Par", "By"), cell: ({ byWayOf }) => (byWayOf === "agreement" ? say("accord des deux lecteurs", "agreement of both readers") : say("départage", "adjudication")) },
              { header: say("Relecture", "Review"), cell: ({ review }) => <a href={`/linkage/reviews/${review}`}>{review}</a> }, { header: say("Le", "On"), cell: ({ decidedAt }) => formatDateTime(decidedAt, language) },
            ]} />
            <DownloadLinks language={language} downloads={usualDownloads(`/exports/linkage-decisions-${project.code}`)} />
          </>
        ), { demonstration: project.demonstration });
      },
    }),
  ];
}

/** `/exports/linkage-….{csv,ods,json}`: one route, since the name of a file is one part of the address. */
function exportRoutes({ linkage }: LinkageWebDeps): readonly Route[] {
  const file = (path: string, summary: string, table: (name: string, accountId: string | null) => ReturnType<typeof make>): Route => route({
    method: "GET", path, access: readers, params: z.object({ file: namedTableFile }), summary,
    handle: async ({ params: { file: { name, format } }, context }) => tableReply(await table(name, context.actor?.accountId ?? null), format, context.language),
  });
  const make = async (name: string, accountId: string | null) => {
    if (name === "projects") return projectTable((await linkage.projects({}, true)).projects);
    const [, id, part] = /^run-(\d{1,9})-(rules|failures)$/.exec(name) ?? [];
    if (id !== undefined) return part === "rules" ? ruleTable(await linkage.run(Number(id))) : failureTable(await linkage.run(Number(id)));
    const [, from, to] = /^compare-(\d{1,9})-(\d{1,9})$/.exec(name) ?? [];
    if (from !== undefined && to !== undefined) {
      const [before, after] = [await linkage.run(Number(from)), await linkage.run(Number(to))];
      return changeTable(before, after, compareRuns(before, after));
    }
    const [, code] = /^decisions-([a-z0-9-]{1,60})$/.exec(name) ?? [];
    if (code === undefined) throw unknownRun();
    const project = await linkage.project(code);
    await linkage.keepBlind(code, accountId);
    return decisionTable(code, await linkage.decisions(code), project.demonstration);
  };
  return [file("/exports/linkage-:file", "Tables of linkage: projects, rules and failures of a run, changes between two, decisions", make)];
}
