import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../../kernel/http/route.ts";
import { isDay } from "../../../../../kernel/time/day.ts";
import { may, rolesFor } from "../../../../identity/index.ts";
import type { LoadedAmendment } from "../../actions/load.ts";
import { signatureSides } from "../../domain/act.ts";
import { isOpen } from "../../domain/amendment.ts";
import { issue, notOpen, notProposed, notYourSide } from "../../errors.ts";
import { editors, sidesFor } from "../detail/detail-routes.tsx";
import { amendmentPath, authorOf, readerOf, type AmendmentWebDeps } from "../deps.ts";
import { formBody, numberParams, revisionIn } from "../forms/edit-routes.tsx";
import { writeBilingual } from "../forms/given.ts";
import { givenIn, type Given } from "../forms/index.ts";
import { readReason } from "../list/list-routes.tsx";
import { outcomeOf, type Outcome } from "../refusal.ts";
import { AbandonPage, CarryOverPage, ReasonPage, SignPage } from "./act-pages.tsx";

type Refused = Exclude<Outcome, { kind: "done" }>;

const statusOf = (outcome: Refused): number => (outcome.kind === "met" ? 409 : outcome.status);

/** The acts that have a page of their own: the reason, abandoning, carrying over, signing. */
export function actRoutes(deps: AmendmentWebDeps): readonly Route[] {
  const { amendments } = deps;
  const signers = { anyOf: rolesFor("contract.sign") };

  async function opened(number: number): Promise<LoadedAmendment> {
    const loaded = await amendments.load(number);
    if (!isOpen(loaded.amendment)) throw notOpen();
    return loaded;
  }

  function reply(context: RequestContext, { amendment }: LoadedAmendment, title: readonly [string, string], body: unknown, status: number): Reply {
    return { kind: "page", status, page: { title: `${readerOf(context).say(...title)} · ${readerOf(context).say("Avenant", "Amendment")} ${amendment.number}`, section: "board", body, demonstration: amendment.demonstration } };
  }

  async function reasonPage(context: RequestContext, number: number, given: Given | null, issues: readonly Issue[], status: number, theirs = false): Promise<Reply> {
    // What was typed is shown again even where the amendment was signed or abandoned under its writer.
    const loaded = given === null ? await opened(number) : await amendments.load(number);
    const { amendment } = loaded;
    const standing = { reasonKind: amendment.reasonKind, ...writeBilingual("reason", amendment.reason) };
    return reply(context, loaded, ["Changer le motif", "Change the reason"], <ReasonPage reader={readerOf(context)} loaded={loaded} given={given ?? standing} issues={issues} theirs={theirs} revision={given === null || theirs ? amendment.revision : revisionIn(given)} />, status);
  }

  async function abandonPage(context: RequestContext, number: number, given: Given, issues: readonly Issue[], status: number): Promise<Reply> {
    const loaded = issues.length === 0 ? await opened(number) : await amendments.load(number);
    return reply(context, loaded, ["Abandonner", "Abandon"], <AbandonPage reader={readerOf(context)} loaded={loaded} given={given} issues={issues} />, status);
  }

  async function carryPage(context: RequestContext, number: number, given: Given, issues: readonly Issue[], status: number): Promise<Reply> {
    const loaded = await opened(number);
    return reply(context, loaded, ["Reporter le projet", "Carry over"], <CarryOverPage reader={readerOf(context)} loaded={loaded} given={given} issues={issues} conflicts={await amendments.conflicts(loaded)} />, status);
  }

  async function signPage(context: RequestContext, number: number, given: Given, issues: readonly Issue[], status: number): Promise<Reply> {
    const loaded = await opened(number);
    if (loaded.amendment.state === "draft" && issues.length === 0) throw notProposed();
    return reply(context, loaded, ["Signer", "Sign"], <SignPage reader={readerOf(context)} loaded={loaded} given={given} issues={issues} sides={sidesFor(context, loaded.amendment)} />, status);
  }

  return [
    route({ method: "GET", path: "/amendments/:number/reason", access: editors, summary: "The form that changes why an amendment is made", params: numberParams, handle: ({ params, context }) => reasonPage(context, params.number, null, [], 200) }),
    route({
      method: "POST", path: "/amendments/:number/reason", access: editors, summary: "Changes why an amendment is made", params: numberParams, body: formBody,
      handle: async ({ params: { number }, body, context }) => {
        const given = givenIn(body);
        const read = readReason(given);
        if ("issues" in read) return reasonPage(context, number, given, read.issues, 422);
        const outcome = await outcomeOf(() => amendments.changeReason(authorOf(context), number, read.reason, revisionIn(given)));
        return outcome.kind === "done" ? { kind: "redirect", to: amendmentPath(number) } : reasonPage(context, number, given, outcome.issues, statusOf(outcome), outcome.kind === "met");
      },
    }),
    route({ method: "GET", path: "/amendments/:number/abandon", access: editors, summary: "Asks before an amendment is abandoned", params: numberParams, handle: ({ params, context }) => abandonPage(context, params.number, {}, [], 200) }),
    route({
      method: "POST", path: "/amendments/:number/abandon", access: editors, summary: "Ends an amendment that shall not be made", params: numberParams, body: formBody,
      handle: async ({ params: { number }, body, context }) => {
        const given = givenIn(body);
        const outcome = await outcomeOf(() => amendments.abandon(authorOf(context), number, (given["why"] ?? "").slice(0, 4000), revisionIn(given)));
        return outcome.kind === "done" ? { kind: "redirect", to: amendmentPath(number) } : abandonPage(context, number, given, outcome.issues, statusOf(outcome));
      },
    }),
    route({ method: "GET", path: "/amendments/:number/carry-over", access: editors, summary: "What a draft meets on the version that came into force after its base", params: numberParams, handle: ({ params, context }) => carryPage(context, params.number, {}, [], 200) }),
    route({
      method: "POST", path: "/amendments/:number/carry-over", access: editors, summary: "Puts a draft on the version that came into force after its base", params: numberParams, body: formBody,
      handle: async ({ params: { number }, body, context }) => {
        const given = givenIn(body);
        const dropped = Object.keys(given).flatMap((name) => (/^drop\d+$/.test(name) ? [Number(name.slice(4))] : []));
        const outcome = await outcomeOf(() => amendments.carryOver(authorOf(context), number, dropped, revisionIn(given)));
        return outcome.kind === "done" ? { kind: "redirect", to: amendmentPath(number, "#changes") } : carryPage(context, number, given, outcome.issues, statusOf(outcome));
      },
    }),
    route({ method: "GET", path: "/amendments/:number/sign", access: signers, summary: "What a signatory signs, with its hash", params: numberParams, handle: ({ params, context }) => signPage(context, params.number, {}, [], 200) }),
    route({
      method: "POST", path: "/amendments/:number/sign", access: signers, summary: "Signs an amendment for one side, with the password of the signatory", params: numberParams, body: formBody, perMinute: 20,
      handle: async ({ params: { number }, body, context }) => {
        const { password = "", ...given } = givenIn(body);
        const side = signatureSides.find((one) => one === given["side"]);
        const inForceFrom = given["inForceFrom"] ?? "";
        const { actor } = context;
        if (side === undefined || !isDay(inForceFrom)) return signPage(context, number, given, [issue("side-missing", "side", "Choisissez pour qui vous signez.", "Choose for whom you sign.")], 422);
        if (actor === null || !may(actor, "contract.sign", side)) throw notYourSide();
        if (!(await deps.confirmPassword(actor, password, context.address ?? ""))) return signPage(context, number, given, [issue("password-wrong", "password", "Le mot de passe ne convient pas.", "The password is not right.")], 422);
        const outcome = await outcomeOf(() => amendments.sign({ accountId: actor.accountId, name: actor.name }, number, side, { registerSha256: given["registerSha256"] ?? "", inForceFrom }));
        return outcome.kind === "done" ? { kind: "redirect", to: amendmentPath(number, "#signatures") } : signPage(context, number, given, outcome.issues, statusOf(outcome));
      },
    }),
  ];
}
