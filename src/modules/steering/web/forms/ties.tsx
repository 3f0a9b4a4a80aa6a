import type { VNode } from "preact";
import { Field, fieldId } from "../../../../kernel/html/index.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { both, pick } from "../../../../kernel/i18n/format.ts";
import { rolesFor } from "../../../identity/index.ts";
import type { Tie } from "../../domain/standing.ts";
import type { SteeringAct } from "../../domain/steering.ts";
import { notYours } from "../../errors.ts";
import type { SteeringWebDeps } from "../deps.ts";
import { loadSeat, steeringPath, type Seat } from "../place.ts";
import { Buttons, errorOf, formBody, formPage, givenIn, Hidden, isRefusal, tryAct, untouched, type Given, type Refusal } from "./form-page.tsx";
import { ofAction } from "./review.tsx";

/** To which indicators, resources and partners an action is tied. */
export function tieRoutes(deps: SteeringWebDeps): readonly Route[] {
  const access = { anyOf: rolesFor("actions.report") };
  async function page(context: RequestContext, code: string, refusal: Refusal): Promise<Reply> {
    const seat = await loadSeat(deps, context, code);
    if (!seat.rights.write) throw notYours();
    return formPage({ seat, title: seat.say("Changer les liens", "Change the ties"), refusal, children: <Form seat={seat} refusal={refusal} /> });
  }
  return [
    route({ method: "GET", path: "/actions/:code/ties", access, summary: "Form of the ties of an action", params: ofAction, handle: ({ params, context }) => page(context, params.code, untouched) }),
    route({
      method: "POST", path: "/actions/:code/ties", access, summary: "Ties an action to indicators, resources and partners, or says that no indicator fits", params: ofAction, body: formBody, perMinute: 60,
      handle: async ({ params, body, context }) => {
        const given = givenIn(body);
        const seat = await loadSeat(deps, context, params.code);
        const act = actOf(given);
        const known = new Set(seat.steered.indicators.map(({ code }) => code));
        const strange = act.kind === "ties-set" ? act.ties.filter(({ kind, code }) => kind === "indicator" && !known.has(code)).map(({ code }) => code) : [];
        if (strange.length > 0 && seat.rights.write) {
          const text = both(`Le contrat n’a pas d’indicateur ni de volet ${strange.join(", ")}.`, `The contract has no indicator and no part ${strange.join(", ")}.`);
          return page(context, params.code, { given, meanwhile: [], issues: [{ code: "steering.unknown-indicator", severity: "error", field: "ties", text }] });
        }
        const done = await tryAct(deps, seat, act, given);
        return isRefusal(done) ? page(context, params.code, done) : { kind: "redirect", to: `${steeringPath(params.code)}?done=ties` };
      },
    }),
  ];
}

/** "1, 4.c 13": codes, each once. */
function codesIn(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).map((code) => code.toLowerCase()).filter((code) => code !== ""))];
}

function linesIn(text: string): string[] {
  return [...new Set(text.split("\n").map((line) => line.trim()).filter((line) => line !== ""))];
}

function actOf({ indicators = "", resources = "", partners = "", noIndicator = "" }: Given): SteeringAct {
  const ties: Tie[] = [
    ...codesIn(indicators).map((code): Tie => ({ kind: "indicator", code, label: "" })),
    ...linesIn(resources).map((label): Tie => ({ kind: "resource", code: "", label })),
    ...linesIn(partners).map((label): Tie => ({ kind: "partner", code: "", label })),
  ];
  return { kind: "ties-set", ties, noIndicator: noIndicator.trim() === "" ? null : noIndicator };
}

function Form({ seat, refusal: { given, issues } }: { readonly seat: Seat; readonly refusal: Refusal }): VNode {
  const { say, language, standing, subject, steered } = seat;
  const said = (kind: Tie["kind"]): readonly string[] => standing.ties.filter((tie) => tie.kind === kind).map(({ code, label }) => (code === "" ? label : code));
  const untold = standing.ties.length === 0 && standing.noIndicator === null;
  const indicators = untold ? subject.namedIndicators : said("indicator");
  return (
    <form method="post" action={steeringPath(subject.code, "ties")}>
      <Hidden seat={seat} />
      <Field
        id={fieldId("ties")} name="indicators" label={say("Indicateurs", "Indicators")} language={language} optional value={given["indicators"] ?? indicators.join(", ")}
        hint={say("Codes d’indicateurs ou de volets, par exemple 1, 4.c.", "Codes of indicators or parts, for example 1, 4.c.")} {...errorOf(issues, "ties", seat)}
      />
      <Field
        control="textarea" rows={3} name="noIndicator" label={say("Ou\u202f: pourquoi aucun indicateur ne la mesure", "Or: why no indicator measures it")} language={language} optional
        value={given["noIndicator"] ?? standing.noIndicator ?? ""} {...errorOf(issues, "noIndicator", seat)}
      />
      <Field control="textarea" rows={3} name="resources" label={say("Moyens, un par ligne", "Resources, one a line")} language={language} optional value={given["resources"] ?? said("resource").join("\n")} />
      <Field control="textarea" rows={3} name="partners" label={say("Partenaires, un par ligne", "Partners, one a line")} language={language} optional value={given["partners"] ?? said("partner").join("\n")} hint={say("Non publics.", "Not public.")} />
      <Buttons seat={seat} save={say("Enregistrer les liens", "Record the ties")} />
      <details class="disclosure">
        <summary>{say("Les codes des indicateurs", "The codes of the indicators")}</summary>
        <div class="disclosure-body"><ul class="small">{steered.indicators.map(({ code, title }) => <li>{code} · {pick(title, language)}</li>)}</ul></div>
      </details>
    </form>
  );
}
