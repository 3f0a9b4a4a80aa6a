import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../../kernel/http/route.ts";
import type { Bilingual } from "../../../../../kernel/i18n/language.ts";
import { both } from "../../../../../kernel/i18n/format.ts";
import { may } from "../../../../identity/index.ts";
import { isReasonKind, type ReasonKind } from "../../domain/reasons.ts";
import { issue } from "../../errors.ts";
import { editors, readers } from "../detail/detail-routes.tsx";
import { amendmentPath, authorOf, readerOf, type AmendmentWebDeps } from "../deps.ts";
import { formBody } from "../forms/edit-routes.tsx";
import { readBilingual } from "../forms/given.ts";
import { givenIn, type Given } from "../forms/index.ts";
import { AmendmentList, NewAmendmentPage } from "./list-page.tsx";

/** The reason that a form gives, or every fault of it. */
export function readReason(given: Given): { readonly reason: { readonly reasonKind: ReasonKind; readonly reason: Bilingual } } | { readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const kind = given["reasonKind"] ?? "";
  if (!isReasonKind(kind)) issues.push(issue("reason-missing", "reasonKind", "Choisissez la nature du motif.", "Choose the kind of reason."));
  const reason = readBilingual(given, "reason", issues, both("le motif", "the reason"));
  return issues.length > 0 || !isReasonKind(kind) ? { issues } : { reason: { reasonKind: kind, reason } };
}

/** The list of amendments and the form that opens one. */
export function listRoutes({ amendments }: AmendmentWebDeps): readonly Route[] {
  function newPage(context: RequestContext, given: Given, issues: readonly Issue[]): Reply {
    const reader = readerOf(context);
    return { kind: "page", status: issues.length > 0 ? 422 : 200, page: { title: reader.say("Préparer un avenant", "Prepare an amendment"), section: "board", body: <NewAmendmentPage reader={reader} given={given} issues={issues} /> } };
  }
  return [
    route({
      method: "GET", path: "/amendments", access: readers, summary: "The amendments of the contract with their states",
      handle: async ({ context }) => {
        const all = await amendments.list();
        const reader = readerOf(context);
        const body = <AmendmentList reader={reader} all={all} today={context.clock.today()} mayEdit={may(context.actor, "contract.edit")} />;
        return { kind: "page", page: { title: reader.say("Avenants au contrat", "Amendments to the contract"), section: "board", body, demonstration: all.some((one) => one.demonstration) } };
      },
    }),
    route({ method: "GET", path: "/amendments/new", access: editors, summary: "The form that opens an amendment", handle: async ({ context }) => newPage(context, {}, []) }),
    route({
      method: "POST", path: "/amendments/new", access: editors, summary: "Opens an amendment beside the contract in force", body: formBody,
      handle: async ({ body, context }) => {
        const given = givenIn(body);
        const read = readReason(given);
        if ("issues" in read) return newPage(context, given, read.issues);
        const number = await amendments.start(authorOf(context), read.reason);
        return { kind: "redirect", to: amendmentPath(number) };
      },
    }),
  ];
}
