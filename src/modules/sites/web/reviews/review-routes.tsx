import { z } from "zod";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { rolesFor } from "../../../identity/index.ts";
import { fault } from "../../actions/describe.ts";
import type { ReviewAct } from "../../actions/reviews.ts";
import { conclusionKinds, type Minutes } from "../../domain/model.ts";
import { reviewTitle } from "../../domain/words.ts";
import { notPossible, unknownReview } from "../../errors.ts";
import { authorOf, dayIn, formBody, givenIn, linesIn, momentQuery, numberIn, placeOf, requireOffice, requireReporter, siteParams, viewAt, type Given, type MomentQuery, type SitesWebDeps } from "../deps.ts";
import { refusalOf } from "../refusal.ts";
import { ReviewPage, type ReviewProps } from "./review-page.tsx";

export const reviewParams = siteParams.extend({ review: z.string().regex(/^[a-z0-9-]{3,30}$/) });
const officeSteps: readonly string[] = ["validate-as-office", "send-back", "reopen"];
const doneOf: Readonly<Record<ReviewAct["kind"], string>> = { write: "saved", send: "sent", "validate-as-referent": "passed", "validate-as-office": "validated", "send-back": "back", reopen: "reopened" };

/** The reviews of a wave: reading one, writing its minutes, taking it through its steps. */
export function reviewRoutes(deps: SitesWebDeps): readonly Route[] {
  async function show(context: RequestContext, code: string, id: string, query: MomentQuery, refused: ReviewProps["refused"]): Promise<Reply> {
    const place = await placeOf(deps, query, context);
    const view = await viewAt(deps, place, code);
    const part = view.waves.find(({ reviews }) => reviews.some((one) => one.id === id));
    const standing = part?.reviews.find((one) => one.id === id);
    if (part === undefined || standing === undefined) throw unknownReview();
    const body = <ReviewPage place={place} view={view} part={part} standing={standing} refused={refused} />;
    return { kind: "page", status: refused?.refusal.status ?? 200, page: { title: `${reviewTitle(standing)[context.language]}, ${view.site.name}`, section: "sites", body, demonstration: view.site.demonstration } };
  }

  return [
    route({ method: "GET", path: "/sites/:code/reviews/:review", access: "public", summary: "A review of a site, its minutes and conclusions", params: reviewParams, query: momentQuery, handle: ({ params, query, context }) => show(context, params.code, params.review, query, null) }),
    route({
      method: "POST", path: "/sites/:code/reviews/:review", access: { anyOf: rolesFor("sites.report") }, summary: "Writes the minutes of a review, notes that they were sent, validates, sends back or opens again", params: reviewParams, body: formBody, perMinute: 60,
      handle: async ({ params, body, context }) => {
        requireReporter(context, params.code);
        const given = givenIn(body);
        const step = given["step"] ?? "write";
        if (officeSteps.includes(step)) requireOffice(context);
        let act: ReviewAct | null = null;
        const refusal = await refusalOf(async () => {
          act = actIn(step, given);
          await deps.sites.review(authorOf(context), params.code.toUpperCase(), params.review, act, numberIn(given["basedOn"]));
        });
        if (refusal === null && act !== null) return { kind: "redirect", to: `/sites/${encodeURIComponent(params.code)}/reviews/${params.review}?done=${doneOf[(act as ReviewAct).kind]}` };
        return show(context, params.code, params.review, {}, refusal === null ? null : { step, refusal, given });
      },
    }),
  ];
}

/** The act of a form. Fails with `sites.not-possible` where a day is missing. */
function actIn(step: string, given: Given): ReviewAct {
  switch (step) {
    case "validate-as-referent":
    case "validate-as-office":
      return { kind: step };
    case "send-back":
    case "reopen":
      return { kind: step, reason: given["reason"] ?? "" };
    case "send": {
      const on = dayIn(given["on"]);
      if (on === null) throw notPossible([fault("on", "day-missing", "Donnez le jour de l’envoi.", "Give the day of sending.")]);
      return { kind: "send", on };
    }
    default:
      return { kind: "write", minutes: minutesIn(given) };
  }
}

function minutesIn(given: Given): Minutes {
  const heldOn = dayIn(given["heldOn"]);
  if (heldOn === null) throw notPossible([fault("heldOn", "day-missing", "Donnez le jour de la revue.", "Give the day of the review.")]);
  const conclusions = Object.entries(given).flatMap(([name, text]) => {
    const commitment = Number(/^conclusion-(\d{1,5})$/.exec(name)?.[1] ?? "0");
    const kind = conclusionKinds.find((one) => one === text);
    return commitment === 0 || kind === undefined ? [] : [{ commitment, kind, reason: (given[`reason-${commitment}`] ?? "").trim() }];
  });
  return { heldOn, participants: linesIn(given["participants"]), text: { fr: given["textFr"] ?? "", en: given["textEn"] ?? "" }, conclusions: conclusions.sort((a, b) => a.commitment - b.commitment) };
}
