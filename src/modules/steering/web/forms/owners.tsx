import type { VNode } from "preact";
import { Field } from "../../../../kernel/html/index.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { rolesFor } from "../../../identity/index.ts";
import { most } from "../../domain/faults.ts";
import type { Person } from "../../domain/standing.ts";
import type { SteeringAct } from "../../domain/steering.ts";
import type { SteeringWebDeps } from "../deps.ts";
import { loadSeat, steeringPath, type Seat } from "../place.ts";
import { Buttons, errorOf, formBody, formPage, givenIn, Hidden, isRefusal, tryAct, untouched, type Given, type Refusal } from "./form-page.tsx";
import { peopleFor, type Choice } from "./people.ts";
import { ofAction } from "./review.tsx";

/** Who answers for an action: named by the steering office. */
export function ownerRoutes(deps: SteeringWebDeps): readonly Route[] {
  const access = { anyOf: rolesFor("contract.edit") };
  async function page(context: RequestContext, code: string, refusal: Refusal): Promise<Reply> {
    const seat = await loadSeat(deps, context, code);
    return formPage({ seat, title: seat.say("Nommer les responsables", "Name the owners"), refusal, children: <Form seat={seat} refusal={refusal} people={await peopleFor(deps, seat)} /> });
  }
  return [
    route({ method: "GET", path: "/actions/:code/owners", access, summary: "Form of the owner and deputies of an action", params: ofAction, handle: ({ params, context }) => page(context, params.code, untouched) }),
    route({
      method: "POST", path: "/actions/:code/owners", access, summary: "Names the owner and deputies of an action", params: ofAction, body: formBody, perMinute: 60,
      handle: async ({ params, body, context }) => {
        const given = givenIn(body);
        const names = new Map((await deps.accounts()).map(({ id, name }) => [id, name]));
        const done = await tryAct(deps, await loadSeat(deps, context, params.code), actOf(given, names), given);
        return isRefusal(done) ? page(context, params.code, done) : { kind: "redirect", to: `${steeringPath(params.code)}?done=owners` };
      },
    }),
  ];
}

function actOf(given: Given, names: ReadonlyMap<string, string>): SteeringAct {
  const person = (accountId: string): Person => ({ accountId, name: names.get(accountId) ?? "" });
  const deputies = Array.from({ length: most.deputies }, (_, index) => given[`deputy-${index}`] ?? "").filter((id) => id !== "");
  const owner = given["owner"] ?? "";
  return { kind: "owners-set", owner: owner === "" ? null : person(owner), deputies: deputies.map(person) };
}

function Form({ seat, refusal: { given, issues }, people }: { readonly seat: Seat; readonly refusal: Refusal; readonly people: readonly Choice[] }): VNode {
  const { say, language, standing, subject } = seat;
  const options = [{ value: "", label: say("personne", "nobody") }, ...people];
  const places = Math.min(most.deputies, standing.deputies.length + 2);
  return (
    <form method="post" action={steeringPath(subject.code, "owners")}>
      <Hidden seat={seat} />
      <p class="prose soft">{say("Peuvent être nommés les comptes ouverts qui ont le rôle de responsable d’action. Être nommé donne le droit d’écrire sur cette action, et seulement sur elle.", "Open accounts that hold the role of action owner may be named. Being named gives the right to write on this action, and on it alone.")}</p>
      <Field control="select" name="owner" label={say("Responsable", "Owner")} language={language} options={options} value={given["owner"] ?? standing.owner?.accountId ?? ""} {...errorOf(issues, "owner", seat)} />
      {Array.from({ length: places }, (_, index) => (
        <Field
          control="select" name={`deputy-${index}`} {...(index === 0 ? { id: "field-deputies" } : {})} label={`${say("Suppléance", "Deputy")} ${index + 1}`} language={language} options={options} optional
          value={given[`deputy-${index}`] ?? standing.deputies[index]?.accountId ?? ""} {...(index === 0 ? errorOf(issues, "deputies", seat) : {})}
        />
      ))}
      <Buttons seat={seat} save={say("Nommer", "Name")} />
    </form>
  );
}
