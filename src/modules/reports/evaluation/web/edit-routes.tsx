import { z } from "zod";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { Breadcrumbs, Button, ErrorSummary, Field, fieldId, Heading } from "../../../../kernel/html/index.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { maySomewhere, rolesFor } from "../../../identity/index.ts";
import type { Recommendation } from "../domain/recommendation.ts";
import type { Evaluations } from "../module.ts";
import { actOf, followUpForm, type FollowUpForm } from "./follow-up.ts";
import { authorOf, guardEdit, guardFollowUp, mayEdit, mayFollowUp } from "./guard.ts";
import { draftOf, formOf, recommendationForm, RecommendationFormPage, type RecommendationForm } from "./recommendation-form.tsx";
import { RecommendationPage } from "./recommendation-page.tsx";
import { sayIn } from "./words.ts";

const access = { anyOf: rolesFor("evaluation.edit") };
const followers = { anyOf: [...new Set([...rolesFor("evaluation.edit"), ...rolesFor("actions.report")])] };
export const ofRecommendation = z.object({ number: z.coerce.number().int().positive().max(100_000) });

/** Pages of one recommendation: reading, entry, change, withdrawal, follow-up. */
export function editRoutes(evaluations: Evaluations): readonly Route[] {
  async function page(context: RequestContext, number: number, form: FollowUpForm | null = null, issues: readonly Issue[] = [], status = 200): Promise<Reply> {
    const found = await evaluations.recommendation(number);
    const mayFollow = mayFollowUp(context, number);
    const view = { found, mayEdit: mayEdit(context), mayFollow, readsAll: maySomewhere(context.actor, "drafts.read"), people: mayFollow ? await evaluations.people() : [], context, form, issues };
    return { kind: "page", status, page: { title: `${sayIn(context.language)("Recommandation", "Recommendation")} ${number}`, section: "board", demonstration: found.recommendation.demonstration, body: <RecommendationPage {...view} /> } };
  }

  function formPage(context: RequestContext, form: RecommendationForm, standing: Recommendation | null, issues: readonly Issue[] = [], changed = false, status = 200): Reply {
    const title = standing === null ? sayIn(context.language)("Ajouter une recommandation", "Add a recommendation") : `${sayIn(context.language)("Modifier la recommandation", "Change recommendation")} ${standing.number}`;
    return { kind: "page", status, page: { title, section: "board", body: <RecommendationFormPage {...{ form, standing, issues, changed, context }} /> } };
  }

  async function save(context: RequestContext, form: RecommendationForm, number: number | null): Promise<Reply> {
    guardEdit(context);
    try {
      const saved = number === null ? await evaluations.enter(authorOf(context), draftOf(form)) : await evaluations.revise(authorOf(context), draftOf(form), { number, seen: form.seen, reason: form.reason });
      return { kind: "redirect", to: `/evaluation/recommendations/${saved.number}` };
    } catch (error) {
      if (!(error instanceof AppError) || (error.status !== 422 && error.status !== 409)) throw error;
      const standing = number === null ? null : (await evaluations.recommendation(number)).recommendation;
      return formPage(context, form, standing, saidBy(error), error.status === 409, error.status);
    }
  }

  function withdrawPage(context: RequestContext, { number, revision }: Recommendation, issues: readonly Issue[] = [], status = 200): Reply {
    const { language, csrfToken } = context;
    const say = sayIn(language);
    const title = say(`Retirer la recommandation ${number}`, `Withdraw recommendation ${number}`);
    const error = issues.find((issue) => issue.field === "reason")?.text[language];
    return {
      kind: "page", status,
      page: {
        title, section: "board",
        body: (
          <>
            <Breadcrumbs language={language} crumbs={[{ label: say("Évaluation finale", "Final evaluation"), href: "/evaluation" }, { label: title }]} />
            <Heading level={1}>{title}</Heading>
            <ErrorSummary language={language} errors={issues.map((issue) => ({ fieldId: issue.field === undefined ? null : fieldId(issue.field), message: issue.text[language] }))} />
            <p class="prose">{say("Elle quittera la liste. Son texte et son suivi restent lisibles à son adresse\u202f; la modifier la remettrait dans la liste.", "It will leave the list. Its text and follow-up stay readable at its address; changing it would put it back on the list.")}</p>
            <form method="post" action={`/evaluation/recommendations/${number}/withdraw`}>
              <input type="hidden" name="_csrf" value={csrfToken} /><input type="hidden" name="seen" value={String(revision)} />
              <Field name="reason" label={say("Motif", "Reason")} language={language} {...(error === undefined ? {} : { error })} />
              <div class="button-row"><Button kind="danger">{say("Retirer", "Withdraw")}</Button><a class="button button-plain" href={`/evaluation/recommendations/${number}`}>{say("Ne rien changer", "Change nothing")}</a></div>
            </form>
          </>
        ),
      },
    };
  }

  return [
    route({ method: "GET", path: "/evaluation/recommendations/new", access, summary: "Form for a recommendation", handle: async ({ context }) => { guardEdit(context); return formPage(context, formOf(null), null); } }),
    route({ method: "POST", path: "/evaluation/recommendations/new", access, summary: "Enters a recommendation", body: recommendationForm, perMinute: 60, handle: ({ body, context }) => save(context, body, null) }),
    route({ method: "GET", path: "/evaluation/recommendations/:number", access: "public", summary: "One recommendation with its follow-up and history", params: ofRecommendation, handle: ({ params, context }) => page(context, params.number) }),
    route({
      method: "GET", path: "/evaluation/recommendations/:number/edit", access, summary: "Form to change a recommendation", params: ofRecommendation,
      handle: async ({ params, context }) => { guardEdit(context); const { recommendation } = await evaluations.recommendation(params.number); return formPage(context, formOf(recommendation), recommendation); },
    }),
    route({ method: "POST", path: "/evaluation/recommendations/:number/edit", access, summary: "Changes a recommendation", params: ofRecommendation, body: recommendationForm, perMinute: 60, handle: ({ params, body, context }) => save(context, body, params.number) }),
    route({
      method: "GET", path: "/evaluation/recommendations/:number/withdraw", access, summary: "Asks before a recommendation is withdrawn", params: ofRecommendation,
      handle: async ({ params, context }) => { guardEdit(context); return withdrawPage(context, (await evaluations.recommendation(params.number)).recommendation); },
    }),
    route({
      method: "POST", path: "/evaluation/recommendations/:number/withdraw", access, summary: "Withdraws a recommendation", params: ofRecommendation, body: recommendationForm, perMinute: 60,
      handle: async ({ params: { number }, body, context }) => {
        guardEdit(context);
        try {
          await evaluations.withdraw(authorOf(context), { number, seen: body.seen, reason: body.reason });
          return { kind: "redirect", to: `/evaluation/recommendations/${number}` };
        } catch (error) {
          if (!(error instanceof AppError) || (error.status !== 422 && error.status !== 409)) throw error;
          return withdrawPage(context, (await evaluations.recommendation(number)).recommendation, saidBy(error), error.status);
        }
      },
    }),
    route({
      method: "POST", path: "/evaluation/recommendations/:number/follow-up", access: followers, summary: "Owner, milestone or review of a recommendation", params: ofRecommendation, body: followUpForm, perMinute: 60,
      handle: async ({ params: { number }, body, context }) => {
        guardFollowUp(context, number);
        try {
          await evaluations.followUp(authorOf(context), number, actOf(body, body.act === "owner" ? await evaluations.people() : []), body.seen);
          return { kind: "redirect", to: `/evaluation/recommendations/${number}#follow-up` };
        } catch (error) {
          if (!(error instanceof AppError) || (error.status !== 422 && error.status !== 409)) throw error;
          return page(context, number, body, saidBy(error), error.status);
        }
      },
    }),
  ];
}

function saidBy(error: AppError): readonly Issue[] {
  return error.issues.length > 0 ? error.issues : [{ code: error.code, severity: "error", text: error.text }];
}
