import type { VNode } from "preact";
import { z } from "zod";
import { Breadcrumbs, Button, EmptyState, ErrorSummary, Field, fieldId, Heading, Pager, Table } from "../../../../kernel/html/index.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { formatDateTime } from "../../../../kernel/i18n/format.ts";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { mayCurate } from "../../domain/access.ts";
import type { Dataset } from "../../domain/dataset.ts";
import type { DatasetDraft } from "../../domain/datasets.ts";
import type { DatasetMetadata } from "../../domain/metadata.ts";
import { unknownDataset } from "../../errors.ts";
import type { KeptFile } from "../../files/index.ts";
import { curators, type DeclareDeps } from "./deps.ts";
import { markOf, valueAt } from "./form/field-key.ts";
import { dataPage, Csrf, Done, titleOf } from "./pages/shell.tsx";
import { Profile } from "./pages/files-part.tsx";
import { Preview, Remarks } from "./pages/review.tsx";
import { namesOf } from "./proposals/known.ts";
import { pagesOf, stepPath } from "./steps/index.ts";
import { callerOf } from "./step-routes.tsx";
import { say, subjectWords } from "./words.ts";

const pageSize = 20;
const ofDataset = z.object({ code: z.string().max(40) });

interface Reviewed {
  readonly draft: DatasetDraft;
  readonly files: readonly KeptFile[];
  /** What the public sees meanwhile. */
  readonly published: Dataset | null;
  readonly names: ReadonlyMap<string, string>;
}

/** What data administrators do: read what was handed in, accept it or send it back. */
export function curationRoutes(deps: DeclareDeps): readonly Route[] {
  return [
    route({
      method: "GET", path: "/data/curation", access: curators, summary: "Datasets that wait for review, those that wait longest first", query: z.object({ page: z.coerce.number().int().min(1).max(100_000).catch(1), done: z.string().max(20).optional().catch(undefined) }),
      handle: async ({ query, context }) => {
        const { total, items } = await deps.datasets.mine(callerOf(context), { state: "submitted", sort: "waiting", page: query.page, pageSize });
        return { kind: "page", page: dataPage(say("curation", context.language), <CurationList items={items} total={total} page={query.page} done={query.done} context={context} />) };
      },
    }),
    route({
      method: "GET", path: "/data/curation/:code", access: curators, summary: "Reviews one dataset", params: ofDataset,
      handle: async ({ params, context }) => page(await load(params.code, context), context, [], ""),
    }),
    route({
      method: "POST", path: "/data/curation/:code/accept", access: curators, summary: "Accepts and publishes a dataset", params: ofDataset,
      handle: async ({ params, context }) => act(params.code, context, "", async () => {
        await deps.datasets.publish(callerOf(context), params.code);
        return { kind: "redirect", to: "/data/curation?done=accepted" };
      }),
    }),
    route({
      method: "POST", path: "/data/curation/:code/return", access: curators, summary: "Sends a dataset back with a remark", params: ofDataset, body: z.object({ remark: z.string().max(5000) }),
      handle: async ({ params, body, context }) => act(params.code, context, body.remark, async () => {
        await deps.datasets.returnForChange(callerOf(context), params.code, body.remark);
        return { kind: "redirect", to: "/data/curation?done=returned" };
      }),
    }),
  ];

  async function load(code: string, context: RequestContext): Promise<Reviewed> {
    const actor = callerOf(context);
    const [draft, standing] = [await deps.datasets.draft(actor, code), await deps.datasets.standing(code)];
    if (draft === null || standing === null || !mayCurate(actor, standing)) throw unknownDataset();
    return { draft, files: await deps.files.kept(actor, code), published: await deps.datasets.find(code), names: await namesOf(deps, draft.metadata) };
  }

  /** Does it; a refusal that can be mended shows the page again with what was written. */
  async function act(code: string, context: RequestContext, remark: string, work: () => Promise<Reply>): Promise<Reply> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof AppError) || error.status === 404 || error.status >= 500) throw error;
      return page(await load(code, context), context, error.issues.length > 0 ? error.issues : [{ code: error.code, severity: "error", text: error.text }], remark, error.status);
    }
  }

  function page(reviewed: Reviewed, context: RequestContext, issues: readonly Issue[], remark: string, status = 200): Reply {
    return { kind: "page", status, page: dataPage(`${titleOf(reviewed.draft.metadata, context.language)} · ${say("curation", context.language)}`, <ReviewOne {...reviewed} context={context} issues={issues} remark={remark} />) };
  }
}

function CurationList({ items, total, page, done, context }: { readonly items: readonly Dataset[]; readonly total: number; readonly page: number; readonly done: string | undefined; readonly context: RequestContext }): VNode {
  const { language, url } = context;
  const fr = language === "fr";
  return (
    <>
      <Breadcrumbs crumbs={[{ label: say("data", language), href: "/data" }, { label: say("curation", language) }]} language={language} />
      <Done done={done} language={language} />
      <Heading level={1}>{say("curation", language)}</Heading>
      <p class="lead">{fr ? "Fiches soumises dans votre périmètre, celles qui attendent depuis le plus longtemps d’abord." : "Records handed in within your perimeter, those that wait longest first."}</p>
      {items.length === 0 ? <EmptyState title={fr ? "Rien n’attend de relecture" : "Nothing waits for review"}><p>{fr ? "Les fiches que l’on soumet s’affichent ici." : "Records show here once they are handed in."}</p></EmptyState> : (
        <>
          <Table caption={say("curation", language)} captionHidden rows={items} language={language} columns={[
            { header: say("title", language), rowHeader: true, cell: ({ code, metadata }) => <><a href={`/data/curation/${encodeURIComponent(code)}`}>{titleOf(metadata, language)}</a> <span class="small soft">{code}</span></> },
            { header: fr ? "Nature" : "Kind", cell: ({ metadata }) => subjectWords[metadata.subjectKind][language] },
            { header: fr ? "Unité" : "Unit", cell: ({ metadata }) => metadata.unit ?? "" },
            { header: fr ? "Soumise le" : "Handed in on", cell: ({ modifiedAt }) => formatDateTime(modifiedAt, language) },
          ]} />
          <Pager page={page} pages={Math.ceil(total / pageSize)} url={url} language={language} />
        </>
      )}
    </>
  );
}

function ReviewOne({ draft, files, published, names, context, issues, remark }: Reviewed & { readonly context: RequestContext; readonly issues: readonly Issue[]; readonly remark: string }): VNode {
  const { language } = context;
  const fr = language === "fr";
  const place = `/data/curation/${encodeURIComponent(draft.code)}`;
  const present = files.filter(({ removedAt }) => removedAt === null);
  const remarkFault = issues.find(({ field }) => field === "remark");
  const advice = draft.issues.filter(({ severity }) => severity === "warning");
  return (
    <>
      <Breadcrumbs crumbs={[{ label: say("data", language), href: "/data" }, { label: say("curation", language), href: "/data/curation" }, { label: titleOf(draft.metadata, language) }]} language={language} />
      <ErrorSummary errors={issues.map((issue) => ({ fieldId: issue.field === "remark" ? fieldId("remark") : null, message: issue.text[language] }))} language={language} />
      <Heading level={1} kicker={draft.code}>{titleOf(draft.metadata, language)}</Heading>
      <Remarks draft={draft} context={context} />
      {published === null ? null : <Differences before={published} after={draft.metadata} files={present} context={context} />}
      {advice.length === 0 ? null : <><Heading level={2}>{fr ? "À regarder de près" : "To look at closely"}</Heading><ul>{advice.map(({ text }) => <li>{text[language]}</li>)}</ul></>}
      <Preview metadata={draft.metadata} code={draft.code} files={files} context={context} names={names} editable={false} />
      {present.some(({ profile }) => profile !== null) ? <Heading level={2}>{fr ? "Ce que contiennent les fichiers" : "What the files hold"}</Heading> : null}
      {present.map((file) => (file.profile === null ? null : <article class="file-box"><Heading level={3}>{file.path}</Heading><Profile profile={file.profile} language={language} /></article>))}
      {draft.state !== "submitted" ? <p class="soft">{fr ? "Cette fiche n’est pas soumise." : "This record is not handed in."} <a href={stepPath(draft.code, "")}>{say("change", language)}</a></p> : (
        <section class="decide" aria-labelledby="decide">
          <Heading level={2} id="decide">{fr ? "Votre réponse" : "Your answer"}</Heading>
          <form method="post" action={`${place}/accept`}>
            <Csrf context={context} />
            <p>{fr ? "Accepter publie la fiche aussitôt, sous votre nom au journal." : "Accepting publishes the record at once, under your name in the log."}</p>
            <div class="button-row"><Button>{fr ? "Accepter et publier" : "Accept and publish"}</Button><a class="button button-second" href={stepPath(draft.code, "")}>{fr ? "Corriger moi-même" : "Correct it myself"}</a></div>
          </form>
          <form method="post" action={`${place}/return`}>
            <Csrf context={context} />
            <Field control="textarea" name="remark" label={fr ? "Ce qu’il faut reprendre" : "What has to change"} hint={fr ? "Le déclarant lira cette remarque." : "The declarer will read this remark."} value={remark} language={language} {...(remarkFault === undefined ? {} : { error: remarkFault.text[language] })} />
            <Button kind="second">{fr ? "Renvoyer au déclarant" : "Send back to the declarer"}</Button>
          </form>
        </section>
      )}
    </>
  );
}

/** What would change for the public: before and after, question by question, then the files. */
function Differences({ before, after, files, context }: { readonly before: Dataset; readonly after: DatasetMetadata; readonly files: readonly KeptFile[]; readonly context: RequestContext }): VNode {
  const { language } = context;
  const fr = language === "fr";
  const changed = pagesOf(after).flatMap(({ fields }) => fields).filter(({ key }) => markOf(valueAt(before.metadata, key)) !== markOf(valueAt(after, key)))
    .map((field) => ({ name: field.label[language], before: field.tell(before.metadata, language).join("\n"), after: field.tell(after, language).join("\n") }));
  const names = (list: readonly { readonly path: string; readonly sha256: string }[]) => list.map(({ path, sha256 }) => `${path} (${sha256.slice(0, 8)})`).toSorted().join("\n");
  const [old, now] = [names(before.files), names(files)];
  const rows = old === now ? changed : [...changed, { name: fr ? "Fichiers" : "Files", before: old, after: now }];
  return (
    <>
      <Heading level={2}>{fr ? `Ce qui change depuis la version ${before.version}` : `What changes since version ${before.version}`}</Heading>
      <Table caption={fr ? "Avant et après" : "Before and after"} captionHidden rows={rows} language={language} empty={<p class="soft">{fr ? "Rien." : "Nothing."}</p>} columns={[
        { header: fr ? "Question" : "Question", rowHeader: true, cell: ({ name }) => name },
        { header: fr ? "Version publiée" : "Published version", cell: (row) => <span class="told">{row.before}</span> },
        { header: fr ? "Nouvelle version" : "New version", cell: (row) => <span class="told">{row.after}</span> },
      ]} />
    </>
  );
}
