import { z } from "zod";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { Heading, Notice } from "../../../../kernel/html/index.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { pick } from "../../../../kernel/i18n/format.ts";
import type { RequestAct } from "../domain/acts.ts";
import type { UseCondition } from "../domain/request.ts";
import { requestMoves } from "../domain/table.ts";
import { faultsOf, formBody, givenIn, numberParams, revisionIn, sayIn, signedIn, textIn, titleOf, wholeIn, type Given, type RequestWebDeps } from "./deps.ts";
import { AccessArea } from "./access-area.tsx";
import { ActsArea } from "./acts-area.tsx";
import { DecidingArea } from "./deciding-area.tsx";
import { Journal } from "./journal.tsx";
import { nextStepText } from "./next-step.ts";
import { Crumbs, dayText, Faults, StateTag } from "./parts.tsx";
import { WhatIsAsked } from "./what-is-asked.tsx";

export interface Refused {
  readonly issues: readonly Issue[];
  readonly status: number;
  readonly given: Given;
}

/** The page of one request, the same address for both sides; each sees what is theirs. */
export function requestRoutes(deps: RequestWebDeps): readonly Route[] {
  const { requests } = deps;

  async function page(context: RequestContext, number: string, refused: Refused | null, secret: { readonly href: string } | null): Promise<Reply> {
    const { language } = context;
    const say = sayIn(language);
    const view = await requests.read(signedIn(context), number);
    const { request } = view;
    const dataset = await deps.datasets.find(request.dataset);
    const name = titleOf(dataset, request.dataset, language);
    const title = say(`Demande ${request.number}`, `Request ${request.number}`);
    const action = `/data/requests/${request.number}`;
    const accounts = view.moves.includes("replace-decider") ? (await deps.accounts.allAccounts()).filter(({ active }) => active) : [];
    const settles = !view.sides.includes("requester") && (await requests.maySettle(context.actor, request.dataset));
    const body = (
      <article class="request-page">
        <Faults issues={refused?.issues ?? []} language={language} />
        <Crumbs language={language} crumbs={[{ label: say("Demandes d’accès", "Requests for access"), href: "/data/requests" }, { label: request.number }]} />
        <Heading level={1} kicker={name}>{title}</Heading>
        <p class="request-state"><StateTag state={request.state} language={language} /> <span class="soft">{request.submittedAt === null ? say(`commencée le ${dayText(request.createdAt, "fr")}`, `begun on ${dayText(request.createdAt, "en")}`) : say(`déposée le ${dayText(request.submittedAt, "fr")}`, `handed in on ${dayText(request.submittedAt, "en")}`)}</span></p>
        {context.url.searchParams.get("done") === "submit" ? <Notice kind="info" language={language} title={say("Votre demande est déposée", "Your request is handed in")}><p>{say(`Gardez son numéro\u202f: ${request.number}. Un accusé de réception est dans vos avis.`, `Keep its number: ${request.number}. A receipt is among your notices.`)}</p></Notice> : null}
        <p class="lead">{pick(nextStepText(view), language)}</p>
        <p><a href={`/data/${request.dataset}`}>{say("Fiche du jeu de données", "Page of the dataset")}</a>{settles ? <> · <a href={`/data/${request.dataset}/requests/settings`}>{say("Réglages de ses demandes", "Settings of its requests")}</a></> : null}{request.renewalOf === null ? null : <> · {say("renouvelle", "renews")} <a href={`/data/requests/${request.renewalOf}`}>{request.renewalOf}</a></>}</p>
        <AccessArea view={view} dataset={dataset} context={context} action={action} refused={refused} newLink={secret?.href ?? null} />
        {view.deciding === null ? null : <DecidingArea view={view} dataset={dataset} context={context} action={action} refused={refused} conditions={deps.conditions} accounts={accounts} />}
        <ActsArea view={view} context={context} action={action} refused={refused} />
        <WhatIsAsked view={view} language={language} />
        <Journal view={view} language={language} />
      </article>
    );
    return { kind: "page", status: refused?.status ?? 200, page: { title: `${title}, ${name}`, section: "data", demonstration: request.demonstration || dataset?.demonstration === true, body } };
  }

  return [
    route({ method: "GET", path: "/data/requests/:number", access: "signed-in", summary: "A request for access, as its reader may see it", params: numberParams, handle: ({ params, context }) => page(context, params.number, null, null) }),
    route({
      method: "POST", path: "/data/requests/:number", access: "signed-in", summary: "An act on a request for access", params: numberParams, body: formBody, perMinute: 60,
      handle: async ({ params, body, context, headers }) => {
        const actor = signedIn(context);
        const given = givenIn(body);
        const step = z.enum(requestMoves).safeParse(textIn(given, "step"));
        const act = step.success ? actOf(given, step.data, deps.conditions) : null;
        if (act === null) return page(context, params.number, null, null);
        let secret: string | null = null;
        let dataset = "";
        const refusal = await faultsOf(async () => {
          const done = await requests.act(actor, params.number, act, act.move === "make-link" || act.move === "revoke-link" || act.move === "ask" || act.move === "note" ? undefined : revisionIn(given));
          secret = done.secret;
          dataset = done.request.dataset;
        });
        if (refusal !== null) return page(context, params.number, { ...refusal, given }, null);
        // A link is shown once, on the very answer to the press that made it.
        if (secret !== null) return page(context, params.number, null, { href: `${deps.publicUrl?.replace(/\/+$/, "") ?? (headers?.["host"] === undefined ? "" : `http://${headers["host"]}`)}/data/${dataset}/shared?link=${String(secret)}` });
        return { kind: "redirect", to: `/data/requests/${params.number}?done=${act.move}` };
      },
    }),
  ];
}

/** What a form asks; null where it is none that people send. */
export function actOf(given: Given, move: (typeof requestMoves)[number], known: RequestWebDeps["conditions"]): RequestAct | null {
  const text = textIn(given, "text");
  switch (move) {
    case "withdraw": case "return": case "revoke": case "ask": case "note": return { move, text };
    case "answer": return { move, question: Number(textIn(given, "question")) || 0, text };
    case "accept": return { move, accepted: Object.keys(given).flatMap((name) => (name.startsWith("c-") ? [name.slice(2)] : [])) };
    case "take": return { move };
    case "opine": case "decide":
      return { move, verdict: textIn(given, "verdict") === "agree" ? "agree" : "refuse", reason: textIn(given, "reason"), note: textIn(given, "note"), conditions: conditionsIn(given, known), durationDays: wholeIn(given, "durationDays"), files: textIn(given, "which") === "some" ? (given["files"] ?? []) : null };
    case "replace-decider": return { move, from: textIn(given, "from"), to: textIn(given, "to") };
    case "make-link": return { move, days: wholeIn(given, "days") ?? Number.NaN, files: textIn(given, "which") === "some" ? (given["files"] ?? []) : null };
    case "revoke-link": return { move, link: textIn(given, "link") };
    default: return null;
  }
}

/** Conditions added to an approval or to settings: codes of the list, and typed ones, one a line. */
export function conditionsIn(given: Given, known: RequestWebDeps["conditions"]): readonly UseCondition[] {
  const codes = known.filter(({ code }) => (given["condition"] ?? []).includes(code)).map(({ code, name }) => ({ key: code, code, text: { fr: name.fr, en: name.en } }));
  const typed = [...new Set(textIn(given, "ownConditions").split("\n").map((line) => line.trim()).filter((line) => line !== ""))].slice(0, 20);
  return [...codes, ...typed.map((line) => ({ key: `own-${keyOf(line)}`, code: null, text: { fr: line, en: line } }))];
}

/** A short, stable key of a text, so that the same condition asked by two deciders is one. */
function keyOf(text: string): string {
  let sum = 7;
  for (const char of text) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 2_147_483_647;
  return sum.toString(36);
}
