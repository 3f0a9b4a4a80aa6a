import type { VNode } from "preact";
import { z } from "zod";
import { Breadcrumbs, Button, ErrorSummary, Field, fieldId, Heading, LinkButton, Notice } from "../../../../kernel/html/index.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { mayCurate } from "../../domain/access.ts";
import type { Dataset } from "../../domain/dataset.ts";
import { unknownDataset } from "../../errors.ts";
import type { DeclareDeps } from "./deps.ts";
import { Csrf, dataPage, titleOf } from "./pages/shell.tsx";
import { stepPath } from "./steps/index.ts";
import { callerOf } from "./step-routes.tsx";
import { say } from "./words.ts";

const ofDataset = z.object({ code: z.string().max(40) });

/** Acts on a whole record: publish, hand in, discard, withdraw, revise. What cannot be taken back is asked twice. */
export function actRoutes(deps: DeclareDeps): readonly Route[] {
  return [
    route({
      method: "POST", path: "/data/:code/edit/publish", access: "signed-in", summary: "Publishes a dataset", params: ofDataset,
      handle: async ({ params, context }) => decide(params.code, () => deps.datasets.publish(callerOf(context), params.code)),
    }),
    route({
      method: "POST", path: "/data/:code/edit/submit", access: "signed-in", summary: "Hands a dataset in for review", params: ofDataset,
      handle: async ({ params, context }) => decide(params.code, () => deps.datasets.submit(callerOf(context), params.code)),
    }),
    route({
      method: "GET", path: "/data/:code/edit/done", access: "signed-in", summary: "What happens after a dataset was published or handed in", params: ofDataset,
      handle: async ({ params, context }) => {
        const dataset = await seen(params.code, context);
        return { kind: "page", page: dataPage(titleOf(dataset.metadata, context.language), <DonePage dataset={dataset} waits={(await deps.datasets.draft(callerOf(context), params.code))?.state === "submitted"} context={context} />) };
      },
    }),
    route({
      method: "GET", path: "/data/:code/discard", access: "signed-in", summary: "Asks whether a draft is to be discarded", params: ofDataset,
      handle: async ({ params, context }) => {
        const draft = await deps.datasets.draft(callerOf(context), params.code);
        if (draft === null) throw unknownDataset();
        const fr = context.language === "fr";
        const published = (await deps.datasets.find(params.code)) !== null;
        const body = (
          <ActPage title={fr ? "Jeter ce brouillon\u202f?" : "Discard this draft?"} name={titleOf(draft.metadata, context.language)} context={context} issues={[]}>
            <p>{published ? (fr ? "La version publiée reste. Ce qui a été changé depuis est perdu." : "The published version stays. What was changed since is lost.") : fr ? "La fiche et ses fichiers sont perdus, et son code ne sera plus donné." : "The record and its files are lost, and its code will not be given again."}</p>
            <form method="post" action={`/data/${encodeURIComponent(params.code)}/discard`}>
              <Csrf context={context} />
              <div class="button-row"><Button kind="danger">{fr ? "Jeter le brouillon" : "Discard the draft"}</Button><LinkButton href={stepPath(params.code, "")}>{say("cancel", context.language)}</LinkButton></div>
            </form>
          </ActPage>
        );
        return { kind: "page", page: dataPage(fr ? "Jeter ce brouillon" : "Discard this draft", body) };
      },
    }),
    route({
      method: "POST", path: "/data/:code/discard", access: "signed-in", summary: "Discards a draft", params: ofDataset,
      handle: async ({ params, context }) => {
        await deps.datasets.discard(callerOf(context), params.code);
        return { kind: "redirect", to: "/data/mine?done=discarded" };
      },
    }),
    route({
      method: "POST", path: "/data/:code/revise", access: "signed-in", summary: "Opens a new version of a published dataset", params: ofDataset,
      handle: async ({ params, context }) => {
        const actor = callerOf(context);
        if ((await deps.datasets.draft(actor, params.code)) === null) await deps.datasets.revise(actor, params.code);
        return { kind: "redirect", to: stepPath(params.code, "") };
      },
    }),
    route({
      method: "GET", path: "/data/:code/withdraw", access: "signed-in", summary: "Asks why a dataset is withdrawn, and what follows it", params: ofDataset,
      handle: async ({ params, context }) => withdrawPage(await curated(params.code, context), context, { reason: "", successor: "" }, []),
    }),
    route({
      method: "POST", path: "/data/:code/withdraw", access: "signed-in", summary: "Withdraws a published dataset", params: ofDataset, body: z.object({ reason: z.string().max(5000), successor: z.string().max(300).default("") }),
      handle: async ({ params, body, context }) => {
        const dataset = await curated(params.code, context);
        const successor = body.successor.trim() === "" ? null : ((await deps.datasets.find(body.successor.trim()))?.code ?? body.successor.trim());
        try {
          await deps.datasets.withdraw(callerOf(context), params.code, body.reason, successor);
        } catch (error) {
          if (!(error instanceof AppError) || error.status !== 422) throw error;
          return withdrawPage(dataset, context, body, error.issues, 422);
        }
        return { kind: "redirect", to: `/data/${encodeURIComponent(params.code)}` };
      },
    }),
  ];

  /** A refusal that can be mended leads back to the review page, which shows every fault. */
  async function decide(code: string, work: () => Promise<unknown>): Promise<Reply> {
    try {
      await work();
      return { kind: "redirect", to: `${stepPath(code, "")}/done` };
    } catch (error) {
      if (error instanceof AppError && ["datasets.not-valid", "datasets.review-needed"].includes(error.code)) return { kind: "redirect", to: `${stepPath(code, "review")}#faults` };
      throw error;
    }
  }

  async function seen(code: string, context: RequestContext): Promise<Dataset> {
    const standing = await deps.datasets.standing(code);
    const dataset = standing === null ? null : await deps.datasets.findFor(callerOf(context), code);
    if (dataset === null) throw unknownDataset();
    return dataset;
  }

  async function curated(code: string, context: RequestContext): Promise<Dataset> {
    const [dataset, standing] = [await deps.datasets.find(code), await deps.datasets.standing(code)];
    if (dataset === null || standing === null || dataset.state !== "published" || !mayCurate(context.actor, standing)) throw unknownDataset();
    return dataset;
  }

  function withdrawPage(dataset: Dataset, context: RequestContext, written: { readonly reason: string; readonly successor: string }, issues: readonly Issue[], status = 200): Reply {
    const { language } = context;
    const fr = language === "fr";
    const faultAt = (field: string) => { const found = issues.find((issue) => issue.field === field); return found === undefined ? {} : { error: found.text[language] }; };
    const body = (
      <ActPage title={fr ? "Retirer ce jeu de données\u202f?" : "Withdraw this dataset?"} name={titleOf(dataset.metadata, language)} context={context} issues={issues}>
        <Notice kind="warn" language={language}>{fr ? "Un jeu de données retiré ne revient pas. Sa page reste, avec la raison et la date\u202f; ses fichiers ne se téléchargent plus." : "A withdrawn dataset does not come back. Its page stays, with the reason and the date; its files can no longer be downloaded."}</Notice>
        <form method="post" action={`/data/${encodeURIComponent(dataset.code)}/withdraw`}>
          <Csrf context={context} />
          <Field control="textarea" name="reason" label={fr ? "Raison" : "Reason"} hint={fr ? "Elle sera publique." : "It will be public."} value={written.reason} language={language} {...faultAt("reason")} />
          <Field name="successor" label={fr ? "Jeu de données qui prend la suite" : "Dataset that follows"} hint={fr ? "Son code ou son DOI." : "Its code or DOI."} optional value={written.successor} language={language} {...faultAt("successor")} />
          <div class="button-row"><Button kind="danger">{fr ? "Retirer" : "Withdraw"}</Button><LinkButton href={`/data/${encodeURIComponent(dataset.code)}`}>{say("cancel", language)}</LinkButton></div>
        </form>
      </ActPage>
    );
    return { kind: "page", status, page: dataPage(fr ? "Retirer un jeu de données" : "Withdraw a dataset", body) };
  }
}

export function ActPage({ title, name, context, issues, children }: { readonly title: string; readonly name: string; readonly context: RequestContext; readonly issues: readonly Issue[]; readonly children: VNode | VNode[] }): VNode {
  const { language } = context;
  return (
    <>
      <Breadcrumbs crumbs={[{ label: say("data", language), href: "/data" }, { label: say("mine", language), href: "/data/mine" }, { label: name }]} language={language} />
      <ErrorSummary errors={issues.map(({ field, text }) => ({ fieldId: field === undefined ? null : fieldId(field), message: text[language] }))} language={language} />
      <Heading level={1}>{title}</Heading>
      <p class="lead">{name}</p>
      {children}
    </>
  );
}

function DonePage({ dataset, waits, context }: { readonly dataset: Dataset; readonly waits: boolean; readonly context: RequestContext }): VNode {
  const { language } = context;
  const fr = language === "fr";
  return (
    <>
      <Breadcrumbs crumbs={[{ label: say("data", language), href: "/data" }, { label: say("mine", language), href: "/data/mine" }, { label: titleOf(dataset.metadata, language) }]} language={language} />
      <Heading level={1} kicker={dataset.code}>{waits ? (fr ? "La fiche est soumise" : "The record is handed in") : dataset.state === "published" ? (fr ? "Le jeu de données est publié" : "The dataset is published") : titleOf(dataset.metadata, language)}</Heading>
      {waits ? <p class="lead">{fr ? "Un administrateur de la donnée va la relire. S’il la renvoie, sa remarque vous attendra sur la fiche." : "A data administrator will review it. Where it comes back, the remark will wait for you on the record."}</p>
        : <p class="lead">{fr ? "Chacun peut désormais la trouver et la citer." : "Anybody can now find and cite it."}{dataset.doi === null ? "" : ` DOI${fr ? "\u202f" : ""}: ${dataset.doi}`}</p>}
      <div class="button-row">
        {dataset.state === "published" ? <LinkButton kind="main" href={`/data/${encodeURIComponent(dataset.code)}`}>{fr ? "Voir la fiche" : "See the record"}</LinkButton> : null}
        <LinkButton href="/data/mine">{say("mine", language)}</LinkButton>
        <LinkButton href="/data/declare">{fr ? "En déclarer un autre" : "Declare another"}</LinkButton>
      </div>
    </>
  );
}
