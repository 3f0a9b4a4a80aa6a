import { z } from "zod";
import type { VNode } from "preact";
import { Field, Heading } from "../../../../kernel/html/index.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { formatDay, formatPercent, pick } from "../../../../kernel/i18n/format.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { rolesFor } from "../../../identity/index.ts";
import { undertakingWords } from "../../domain/describe.ts";
import { undertakingStates, type Review, type UndertakingState } from "../../domain/standing.ts";
import type { SteeringAct } from "../../domain/steering.ts";
import { notYours } from "../../errors.ts";
import type { SteeringWebDeps } from "../deps.ts";
import { StateMark } from "../parts/marks.tsx";
import { loadSeat, steeringPath, type Seat } from "../place.ts";
import { Buttons, errorOf, formBody, formPage, givenIn, Hidden, isRefusal, tryAct, untouched, type Given, type Refusal } from "./form-page.tsx";

export const ofAction = z.object({ code: z.string().min(1).max(40) });

/** "70", "70 %", "70,5": a share; anything else is no number, which the rules refuse. */
export function shareIn(text: string): number {
  const plain = text.replace(/[%\s\u00a0\u202f]/g, "").replace(",", ".");
  return plain === "" ? Number.NaN : Number(plain) / 100;
}

function actOf(given: Given): SteeringAct {
  // What is no state and no day is for the rules to refuse, with all the rest.
  const { state = "", on = "" } = given;
  return { kind: "reviewed", review: { on: on as Day, state: state as UndertakingState, confidenceShare: shareIn(given["confidence"] ?? ""), synthesis: given["synthesis"] ?? "" } };
}

/** The review of an owner, with the one before beside it. */
export function reviewRoutes(deps: SteeringWebDeps): readonly Route[] {
  const access = { anyOf: rolesFor("actions.report") };
  async function page(context: RequestContext, code: string, refusal: Refusal): Promise<Reply> {
    const seat = await loadSeat(deps, context, code);
    if (!seat.rights.write) throw notYours();
    const { say } = seat;
    const last = seat.standing.reviews[0];
    return formPage({ seat, title: say("Faire une revue", "Make a review"), refusal, children: <Form seat={seat} refusal={refusal} />, ...(last === undefined ? {} : { beside: <Before seat={seat} review={last} /> }) });
  }
  return [
    route({ method: "GET", path: "/actions/:code/review", access, summary: "Form of a review of an action", params: ofAction, handle: ({ params, context }) => page(context, params.code, untouched) }),
    route({
      method: "POST", path: "/actions/:code/review", access, summary: "Records a review of an action", params: ofAction, body: formBody, perMinute: 60,
      handle: async ({ params, body, context }) => {
        const given = givenIn(body);
        const done = await tryAct(deps, await loadSeat(deps, context, params.code), actOf(given), given);
        return isRefusal(done) ? page(context, params.code, done) : { kind: "redirect", to: `${steeringPath(params.code)}?done=review` };
      },
    }),
  ];
}

function Form({ seat, refusal }: { readonly seat: Seat; readonly refusal: Refusal }): VNode {
  const { say, language, subject, standing, on } = seat;
  const { given, issues } = refusal;
  const last = standing.reviews[0];
  return (
    <form method="post" action={steeringPath(subject.code, "review")}>
      <Hidden seat={seat} refusal={refusal} />
      <Field control="date" name="on" label={say("Date de la revue", "Day of the review")} language={language} required value={given["on"] ?? on} {...errorOf(issues, "on", seat)} />
      <Field
        control="radios" name="state" label={say("Où en est l’action", "How the action stands")} language={language} required value={given["state"] ?? last?.state ?? ""}
        options={undertakingStates.map((state) => ({ value: state, label: pick(undertakingWords[state], language) }))} {...errorOf(issues, "state", seat)}
      />
      <Field
        name="confidence" inputMode="decimal" label={say("Votre confiance, en pour cent", "Your confidence, in percent")} language={language} required value={given["confidence"] ?? ""}
        hint={say("De 0 à 100\u202f: à quel point croyez-vous qu’elle aboutira à temps\u202f? C’est votre avis\u202f; il n’entre dans aucune moyenne.", "From 0 to 100: how far do you believe that it will be done in time? It is your opinion; it enters no mean.")} {...errorOf(issues, "confidence", seat)}
      />
      <Field
        control="textarea" rows={8} name="synthesis" label={say("Synthèse", "Synthesis")} language={language} required value={given["synthesis"] ?? ""}
        hint={say("Publique. Ce qui est fait, ce qui vient, ce qui a changé\u202f; 2\u202f000 caractères au plus, sans nom de personne.", "Public. What is done, what comes next, what changed; at most 2,000 characters, no name of a person.")} {...errorOf(issues, "synthesis", seat)}
      />
      <Buttons seat={seat} save={say("Enregistrer la revue", "Record the review")} />
    </form>
  );
}

function Before({ seat, review }: { readonly seat: Seat; readonly review: Review }): VNode {
  const { say, language } = seat;
  return (
    <>
      <Heading level={2}>{say("La dernière revue", "The last review")}</Heading>
      <p class="soft small">{formatDay(review.on, language)}, {review.author}</p>
      <p class="mark-line"><StateMark state={review.state} language={language} /> <span class="soft small">{say("confiance", "confidence")} {formatPercent(review.confidenceShare, language, 0)}</span></p>
      <p class="prose synthesis">{review.synthesis}</p>
    </>
  );
}
