import { isResolvable } from "../../../../kernel/doi/index.ts";
import type { ComponentChildren, VNode } from "preact";
import { z } from "zod";
import { Breadcrumbs, Button, DataLink, ErrorSummary, Field, fieldId, Heading, LinkButton, Notice } from "../../../../kernel/html/index.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Study } from "../../domain/study.ts";
import { unknownStudy } from "../../errors.ts";
import { plainTitle } from "../sheet/view.ts";
import { curators, type StudyDeclareDeps } from "./deps.ts";
import { sectionPath } from "./form/section-state.ts";
import { Csrf, studiesPage } from "./pages/shell.tsx";
import { callerOf, ofStudy, refusalOf } from "./section-routes.tsx";
import { say } from "./words.ts";

/** Acts on a whole record: hand in, publish, discard, revise, withdraw. What cannot be taken back is asked twice. */
export function actRoutes(deps: StudyDeclareDeps): readonly Route[] {
  return [
    route({
      method: "POST", path: "/studies/:code/edit/submit", access: "signed-in", summary: "Hands a study in for review", params: ofStudy,
      handle: async ({ params, context }) => decide(params.code, () => deps.studies.submit(callerOf(context), params.code)),
    }),
    route({
      method: "POST", path: "/studies/:code/edit/publish", access: curators, summary: "Publishes a study", params: ofStudy,
      handle: async ({ params, context }) => decide(params.code, () => deps.studies.publish(callerOf(context), params.code)),
    }),
    route({
      method: "GET", path: "/studies/:code/edit/done", access: "signed-in", summary: "What happens after a study was handed in or published", params: ofStudy,
      handle: async ({ params, context }) => {
        const study = await deps.studies.findFor(callerOf(context), params.code);
        const standing = await deps.studies.standing(params.code);
        if (study === null || standing === null) throw unknownStudy();
        return { kind: "page", page: studiesPage(plainTitle(study.content, context.language), <DonePage study={study} waits={standing.draftState === "submitted"} context={context} />) };
      },
    }),
    route({
      method: "GET", path: "/studies/:code/discard", access: "signed-in", summary: "Asks whether a draft is to be discarded", params: ofStudy,
      handle: async ({ params, context }) => {
        const draft = await deps.studies.draft(callerOf(context), params.code);
        const fr = context.language === "fr";
        const published = (await deps.studies.find(params.code)) !== null;
        const body = (
          <ActPage title={fr ? "Jeter ce brouillon\u202f?" : "Discard this draft?"} name={plainTitle(draft.content, context.language)} context={context} issues={[]}>
            <p>{published ? (fr ? "La version publiée reste. Ce qui a été changé depuis est perdu." : "The published version stays. What was changed since is lost.") : fr ? "La fiche est perdue, et son code ne sera plus donné." : "The record is lost, and its code will not be given again."}</p>
            <form method="post" action={`/studies/${encodeURIComponent(params.code)}/discard`}>
              <Csrf context={context} />
              <div class="button-row"><Button kind="danger">{fr ? "Jeter le brouillon" : "Discard the draft"}</Button><LinkButton href={sectionPath(params.code, "")}>{say("cancel", context.language)}</LinkButton></div>
            </form>
          </ActPage>
        );
        return { kind: "page", page: studiesPage(fr ? "Jeter ce brouillon" : "Discard this draft", body) };
      },
    }),
    route({
      method: "POST", path: "/studies/:code/discard", access: "signed-in", summary: "Discards a draft", params: ofStudy,
      handle: async ({ params, context }) => {
        await deps.studies.discard(callerOf(context), params.code);
        return { kind: "redirect", to: "/studies/mine?done=discarded" };
      },
    }),
    route({
      method: "POST", path: "/studies/:code/revise", access: "signed-in", summary: "Opens the next version of a published study", params: ofStudy,
      handle: async ({ params, context }) => {
        try {
          await deps.studies.revise(callerOf(context), params.code);
        } catch (error) {
          // It is open already, for this caller too: who may not edit was refused before.
          if (refusalOf(error)?.code !== "studies.moved-on") throw error;
        }
        return { kind: "redirect", to: sectionPath(params.code, "") };
      },
    }),
    route({
      method: "GET", path: "/studies/:code/withdraw", access: curators, summary: "Asks why a study is withdrawn, and what follows it", params: ofStudy,
      handle: async ({ params, context }) => withdrawPage(await published(params.code), context, { reason: "", successor: "" }, []),
    }),
    route({
      method: "POST", path: "/studies/:code/withdraw", access: curators, summary: "Withdraws a published study", params: ofStudy, body: z.object({ reason: z.string().max(5000), successor: z.string().max(300).default("") }),
      handle: async ({ params, body, context }) => {
        const study = await published(params.code);
        const named = body.successor.trim();
        const successor = named === "" ? null : ((await deps.studies.find(named))?.code ?? named);
        try {
          await deps.studies.withdraw(callerOf(context), params.code, body.reason, successor);
        } catch (error) {
          const refusal = refusalOf(error);
          if (refusal === null) throw error;
          return withdrawPage(study, context, body, refusal.issues.length > 0 ? refusal.issues : [{ code: refusal.code, severity: "error", text: refusal.text }], refusal.status);
        }
        return { kind: "redirect", to: `/studies/${encodeURIComponent(params.code)}` };
      },
    }),
  ];

  /** A refusal that can be mended leads back to the review page, which shows every fault. */
  async function decide(code: string, work: () => Promise<unknown>): Promise<Reply> {
    try {
      await work();
      return { kind: "redirect", to: sectionPath(code, "done") };
    } catch (error) {
      if (refusalOf(error)?.code === "studies.not-valid") return { kind: "redirect", to: `${sectionPath(code, "review")}#faults` };
      throw error;
    }
  }

  async function published(code: string): Promise<Study> {
    const study = await deps.studies.find(code);
    if (study === null || study.state !== "published") throw unknownStudy();
    return study;
  }

  function withdrawPage(study: Study, context: RequestContext, written: { readonly reason: string; readonly successor: string }, issues: readonly Issue[], status = 200): Reply {
    const { language } = context;
    const fr = language === "fr";
    const faultAt = (field: string) => { const found = issues.find((issue) => issue.field === field); return found === undefined ? {} : { error: found.text[language] }; };
    const place = `/studies/${encodeURIComponent(study.code)}`;
    const body = (
      <ActPage title={fr ? "Retirer cette étude\u202f?" : "Withdraw this study?"} name={plainTitle(study.content, language)} context={context} issues={issues}>
        <Notice kind="warn" language={language}>{fr ? "Une étude retirée ne revient pas. Sa page et son DOI restent, avec la raison et la date." : "A withdrawn study does not come back. Its page and DOI stay, with the reason and the date."}</Notice>
        <form method="post" action={`${place}/withdraw`}>
          <Csrf context={context} />
          <Field control="textarea" name="reason" label={fr ? "Raison" : "Reason"} hint={fr ? "Elle sera publique." : "It will be public."} value={written.reason} language={language} {...faultAt("reason")} />
          <Field name="successor" label={fr ? "Étude qui prend la suite" : "Study that follows"} hint={fr ? "Son code, son DOI ou un numéro de registre." : "Its code, DOI or a registry number."} optional value={written.successor} language={language} {...faultAt("successor")} />
          <div class="button-row"><Button kind="danger">{fr ? "Retirer" : "Withdraw"}</Button><LinkButton href={place}>{say("cancel", language)}</LinkButton></div>
        </form>
      </ActPage>
    );
    return { kind: "page", status, page: studiesPage(fr ? "Retirer une étude" : "Withdraw a study", body) };
  }
}

export function ActPage({ title, name, context, issues, children }: { readonly title: string; readonly name: string; readonly context: RequestContext; readonly issues: readonly Issue[]; readonly children: ComponentChildren }): VNode {
  const { language } = context;
  return (
    <>
      <Breadcrumbs crumbs={[{ label: say("studies", language), href: "/studies" }, { label: say("mine", language), href: "/studies/mine" }, { label: name }]} language={language} />
      <ErrorSummary errors={issues.map(({ field, text }) => ({ fieldId: field === undefined ? null : fieldId(field), message: text[language] }))} language={language} />
      <Heading level={1}>{title}</Heading>
      <p class="lead">{name}</p>
      {children}
    </>
  );
}

function DonePage({ study, waits, context }: { readonly study: Study; readonly waits: boolean; readonly context: RequestContext }): VNode {
  const { language } = context;
  const fr = language === "fr";
  const title = plainTitle(study.content, language);
  return (
    <>
      <Breadcrumbs crumbs={[{ label: say("studies", language), href: "/studies" }, { label: say("mine", language), href: "/studies/mine" }, { label: title }]} language={language} />
      <Heading level={1} kicker={study.code}>{waits ? (fr ? "La fiche est soumise" : "The record is handed in") : study.state === "published" ? (fr ? "L’étude est publiée" : "The study is published") : title}</Heading>
      {waits ? <p class="lead">{fr ? "Un curateur va la relire. S’il la renvoie, ses raisons vous attendront sur la fiche." : "A curator will review it. Where it comes back, the reasons will wait for you on the record."}</p>
        : <p class="lead">{fr ? "Chacun peut désormais la trouver et la citer." : "Anybody can now find and cite it."}{study.doi === null ? null : <> {fr ? "DOI\u202f: " : "DOI: "}{isResolvable(study.doi) ? <DataLink href={`https://doi.org/${study.doi}`}>{study.doi}</DataLink> : <code>{study.doi}</code>}</>}</p>}
      <div class="button-row">
        {study.state === "published" ? <LinkButton kind="main" href={`/studies/${encodeURIComponent(study.code)}`}>{fr ? "Voir la fiche" : "See the record"}</LinkButton> : null}
        <LinkButton href="/studies/mine">{say("mine", language)}</LinkButton>
        <LinkButton href="/studies/declare">{fr ? "En déclarer une autre" : "Declare another"}</LinkButton>
      </div>
    </>
  );
}
