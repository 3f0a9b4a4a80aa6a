import { z } from "zod";
import type { VNode } from "preact";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { rolesFor } from "../../../identity/index.ts";
import type { Milestone } from "../../domain/standing.ts";
import type { SteeringAct } from "../../domain/steering.ts";
import { notYours, unknownMilestone } from "../../errors.ts";
import type { SteeringWebDeps } from "../deps.ts";
import { loadSeat, steeringPath, type Seat } from "../place.ts";
import { keepFile } from "./evidence-file.ts";
import { Buttons, formBody, formPage, givenIn, Hidden, isRefusal, tryAct, untouched, type Given, type Refusal } from "./form-page.tsx";
import { MilestoneFields, MilestoneForms } from "./milestone-forms.tsx";
import { peopleFor, type Choice } from "./people.ts";
import { ofAction } from "./review.tsx";

const ofMilestone = ofAction.extend({ id: z.string().max(80) });

/** Setting a milestone, changing it, saying that it is reached or dropped, opening it again, adding evidence. */
export function milestoneRoutes(deps: SteeringWebDeps): readonly Route[] {
  const access = { anyOf: rolesFor("actions.report") };

  async function newPage(context: RequestContext, code: string, refusal: Refusal): Promise<Reply> {
    const seat = await loadSeat(deps, context, code);
    if (!seat.rights.write) throw notYours();
    return formPage({ seat, title: seat.say("Poser un jalon", "Set a milestone"), refusal, children: <NewForm seat={seat} refusal={refusal} people={await peopleFor(deps, seat)} /> });
  }

  async function page(context: RequestContext, code: string, id: string, refusal: Refusal): Promise<Reply> {
    const seat = await loadSeat(deps, context, code);
    const milestone = milestoneIn(seat, id);
    if (!seat.rights.read && !seat.rights.ownsMilestone(milestone)) throw notYours();
    return formPage({ seat, title: milestone.title, refusal, children: <MilestoneForms seat={seat} milestone={milestone} refusal={refusal} people={await peopleFor(deps, seat)} /> });
  }

  return [
    route({ method: "GET", path: "/actions/:code/milestones/new", access, summary: "Form of a new milestone", params: ofAction, handle: ({ params, context }) => newPage(context, params.code, untouched) }),
    route({
      method: "POST", path: "/actions/:code/milestones/new", access, summary: "Sets a milestone", params: ofAction, body: formBody, perMinute: 60,
      handle: async ({ params, body, context }) => {
        const given = givenIn(body);
        const done = await tryAct(deps, await loadSeat(deps, context, params.code), setOf(given, null), given);
        return isRefusal(done) ? newPage(context, params.code, done) : { kind: "redirect", to: `${steeringPath(params.code)}?done=milestone` };
      },
    }),
    route({
      method: "GET", path: "/actions/:code/milestones/:id", access: { anyOf: rolesFor("drafts.read") }, summary: "One milestone, its evidence and what can be done", params: ofMilestone,
      handle: ({ params, context }) => page(context, params.code, params.id, untouched),
    }),
    route({
      method: "POST", path: "/actions/:code/milestones/:id", access, summary: "Changes, reaches, drops or reopens a milestone, or adds evidence to it", params: ofMilestone, body: formBody, perMinute: 60,
      handle: async ({ params, body, files, context }) => {
        const given = givenIn(body);
        const seat = await loadSeat(deps, context, params.code);
        const milestone = milestoneIn(seat, params.id);
        if (!seat.rights.write && !seat.rights.ownsMilestone(milestone)) throw notYours();
        const [file] = files;
        const kept = file === undefined ? null : await keepFile(deps.evidence, file, given["label"] ?? "");
        if (kept !== null && "issues" in kept) return page(context, params.code, params.id, { given, issues: kept.issues, meanwhile: [] });
        const act = actOf(given, milestone, kept === null ? linkIn(given) : [kept]);
        if (act === null) return page(context, params.code, params.id, { ...untouched, given, issues: [nothingGiven] });
        const done = await tryAct(deps, seat, act, given);
        return isRefusal(done) ? page(context, params.code, params.id, done) : { kind: "redirect", to: `${steeringPath(params.code)}?done=milestone` };
      },
    }),
  ];
}

function milestoneIn({ standing }: Seat, id: string): Milestone {
  const found = standing.milestones.find((one) => one.id === id);
  if (found === undefined) throw unknownMilestone();
  return found;
}

const nothingGiven = { code: "steering.no-evidence", severity: "error", field: "file", text: { fr: "Choisissez un fichier ou donnez une adresse.", en: "Choose a file or give an address." } } as const;

function setOf(given: Given, milestoneId: string | null): SteeringAct {
  const { title = "", dueOn = "", ownerId = "", reason = "" } = given;
  return { kind: "milestone-set", milestoneId, milestone: { title, dueOn: dueOn as Day, ownerId: ownerId === "" ? null : ownerId }, reason: reason.trim() === "" ? null : reason };
}

function linkIn({ href = "", label = "" }: Given): readonly { readonly kind: "link"; readonly label: string; readonly href: string }[] {
  return href.trim() === "" ? [] : [{ kind: "link", label: label.trim() === "" ? href.trim().slice(0, 200) : label, href }];
}

function actOf(given: Given, { id }: Milestone, evidence: Extract<SteeringAct, { kind: "milestone-reached" }>["evidence"]): SteeringAct | null {
  const { step = "", on = "", reason = "" } = given;
  switch (step) {
    case "reach":
      return { kind: "milestone-reached", milestoneId: id, on: on as Day, evidence };
    case "evidence": {
      const [piece] = evidence;
      return piece === undefined ? null : { kind: "evidence-added", milestoneId: id, evidence: piece };
    }
    case "drop":
      return { kind: "milestone-dropped", milestoneId: id, reason };
    case "reopen":
      return { kind: "milestone-reopened", milestoneId: id, reason };
    default:
      return setOf(given, id);
  }
}

function NewForm({ seat, refusal, people }: { readonly seat: Seat; readonly refusal: Refusal; readonly people: readonly Choice[] }): VNode {
  return (
    <form method="post" action={steeringPath(seat.subject.code, "milestones/new")}>
      <Hidden seat={seat} refusal={refusal} />
      <MilestoneFields seat={seat} refusal={refusal} people={people} before={null} />
      <Buttons seat={seat} save={seat.say("Poser le jalon", "Set the milestone")} />
    </form>
  );
}
