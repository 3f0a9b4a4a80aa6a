import { z } from "zod";
import type { VNode } from "preact";
import { Field } from "../../../../kernel/html/index.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { formatDay, pick } from "../../../../kernel/i18n/format.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { rolesFor } from "../../../identity/index.ts";
import type { Ask } from "../../domain/standing.ts";
import { notYours, unknownAsk } from "../../errors.ts";
import type { SteeringWebDeps } from "../deps.ts";
import { loadSeat, steeringPath, type Seat } from "../place.ts";
import { askNames } from "../words.ts";
import { Buttons, errorOf, formBody, formPage, givenIn, Hidden, isRefusal, tryAct, untouched, type Refusal } from "./form-page.tsx";
import { ofAction } from "./review.tsx";

const ofAsk = ofAction.extend({ id: z.string().max(80) });

/** Obstacles and decisions asked for: opened by owners, closed by whoever can. */
export function askRoutes(deps: SteeringWebDeps): readonly Route[] {
  const access = { anyOf: rolesFor("actions.report") };

  async function newPage(context: RequestContext, code: string, refusal: Refusal): Promise<Reply> {
    const seat = await loadSeat(deps, context, code);
    if (!seat.rights.write) throw notYours();
    return formPage({ seat, title: seat.say("Signaler un obstacle ou demander une décision", "Report an obstacle or ask for a decision"), refusal, children: <NewForm seat={seat} refusal={refusal} /> });
  }

  async function closePage(context: RequestContext, code: string, id: string, refusal: Refusal): Promise<Reply> {
    const seat = await loadSeat(deps, context, code);
    const ask = seat.standing.asks.find((one) => one.id === id);
    if (ask === undefined) throw unknownAsk();
    if (!(ask.kind === "decision" ? seat.rights.office : seat.rights.write || seat.rights.office)) throw notYours();
    const title = ask.kind === "decision" ? seat.say("Rendre une décision", "Give a decision") : seat.say("Lever un obstacle", "Close an obstacle");
    return formPage({ seat, title, refusal, children: <CloseForm seat={seat} refusal={refusal} ask={ask} /> });
  }

  return [
    route({ method: "GET", path: "/actions/:code/asks/new", access, summary: "Form of an obstacle or a request for a decision", params: ofAction, handle: ({ params, context }) => newPage(context, params.code, untouched) }),
    route({
      method: "POST", path: "/actions/:code/asks/new", access, summary: "Reports an obstacle or asks for a decision", params: ofAction, body: formBody, perMinute: 60,
      handle: async ({ params, body, context }) => {
        const given = givenIn(body);
        const { ask = "", text = "", on = "" } = given;
        const done = await tryAct(deps, await loadSeat(deps, context, params.code), { kind: "ask-opened", ask: ask === "decision" ? "decision" : "obstacle", text, on: on as Day }, given);
        return isRefusal(done) ? newPage(context, params.code, done) : { kind: "redirect", to: `${steeringPath(params.code)}?done=ask` };
      },
    }),
    route({ method: "GET", path: "/actions/:code/asks/:id", access, summary: "Form that closes an obstacle or answers a request", params: ofAsk, handle: ({ params, context }) => closePage(context, params.code, params.id, untouched) }),
    route({
      method: "POST", path: "/actions/:code/asks/:id", access, summary: "Closes an obstacle or answers a request for a decision", params: ofAsk, body: formBody, perMinute: 60,
      handle: async ({ params, body, context }) => {
        const given = givenIn(body);
        const { outcome = "", on = "" } = given;
        const done = await tryAct(deps, await loadSeat(deps, context, params.code), { kind: "ask-closed", askId: params.id, outcome, on: on as Day }, given);
        return isRefusal(done) ? closePage(context, params.code, params.id, done) : { kind: "redirect", to: `${steeringPath(params.code)}?done=ask` };
      },
    }),
  ];
}

function NewForm({ seat, refusal: { given, issues } }: { readonly seat: Seat; readonly refusal: Refusal }): VNode {
  const { say, language, on } = seat;
  return (
    <form method="post" action={steeringPath(seat.subject.code, "asks/new")}>
      <Hidden seat={seat} />
      <Field
        control="radios" name="ask" label={say("De quoi s’agit-il", "What is it")} language={language} required value={given["ask"] ?? "obstacle"}
        options={[{ value: "obstacle", label: say("Un obstacle\u202f: à connaître", "An obstacle: to be known") }, { value: "decision", label: say("Une décision à prendre\u202f: le bureau de pilotage est prévenu", "A decision to be made: the steering office is told") }]}
      />
      <Field control="textarea" rows={5} name="text" label={say("En quelques phrases", "In a few sentences")} language={language} required value={given["text"] ?? ""} {...errorOf(issues, "text", seat)} />
      <Field control="date" name="on" label={say("Depuis le", "Since")} language={language} required value={given["on"] ?? on} {...errorOf(issues, "on", seat)} />
      <Buttons seat={seat} save={say("Enregistrer", "Record")} />
    </form>
  );
}

function CloseForm({ seat, refusal: { given, issues }, ask }: { readonly seat: Seat; readonly refusal: Refusal; readonly ask: Ask }): VNode {
  const { say, language, on } = seat;
  return (
    <form method="post" action={steeringPath(seat.subject.code, `asks/${ask.id}`)}>
      <Hidden seat={seat} />
      <p class="soft small">{pick(askNames[ask.kind], language)}, {say("depuis le", "since")} {formatDay(ask.openedOn, language)}</p>
      <p class="prose synthesis">{ask.text}</p>
      <Field control="textarea" rows={5} name="outcome" label={ask.kind === "decision" ? say("Ce qui est décidé", "What is decided") : say("Comment il a été levé", "How it went away")} language={language} required value={given["outcome"] ?? ""} {...errorOf(issues, "outcome", seat)} />
      <Field control="date" name="on" label={say("Le", "On")} language={language} required value={given["on"] ?? (on < ask.openedOn ? ask.openedOn : on)} {...errorOf(issues, "on", seat)} />
      <Buttons seat={seat} save={say("Enregistrer", "Record")} />
    </form>
  );
}
