import { z } from "zod";
import { route, type Reply, type RequestContext, type Route } from "../../../../../kernel/http/route.ts";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { tableFormats, tableReply, namedTableFile } from "../../../../../kernel/http/table-reply.ts";
import { both } from "../../../../../kernel/i18n/format.ts";
import { isDay } from "../../../../../kernel/time/day.ts";
import { may, rolesFor } from "../../../../identity/index.ts";
import { difference } from "../../../domain/difference/index.ts";
import { changesExport } from "../../../web/overview/difference-view.tsx";
import { consequencesOf } from "../../actions/consequences.ts";
import { signatureSides, type SignatureSide } from "../../domain/act.ts";
import type { Amendment } from "../../domain/amendment.ts";
import { unknownAmendment } from "../../errors.ts";
import { amendmentPath, authorOf, readerOf, type AmendmentWebDeps } from "../deps.ts";
import { formBody, numberParams, revisionIn } from "../forms/edit-routes.tsx";
import { givenIn } from "../forms/index.ts";
import { listExport } from "../list/list-page.tsx";
import { outcomeOf } from "../refusal.ts";
import { AmendmentPage } from "./amendment-page.tsx";
import { issue } from "../../errors.ts";

/** Drafts are read by those who work with the contract; what is signed is published as a version. */
export const readers = { anyOf: rolesFor("drafts.read") };
export const editors = { anyOf: rolesFor("contract.edit") };

/** The sides that a caller may still sign for; nobody signs twice, nor what they last changed. */
export function sidesFor({ actor }: RequestContext, amendment: Amendment): SignatureSide[] {
  if (actor === null || amendment.lastEditor.accountId === actor.accountId || amendment.signatures.some((one) => one.accountId === actor.accountId)) return [];
  return signatureSides.filter((side) => may(actor, "contract.sign", side) && !amendment.signatures.some((one) => one.side === side));
}

/** The page of an amendment, with what a form on it was refused for. */
export async function detailReply(deps: AmendmentWebDeps, context: RequestContext, number: number, refused: { readonly issues: readonly Issue[]; readonly status: number; readonly givenDay?: string } = { issues: [], status: 200 }): Promise<Reply> {
  const { amendments, indicators } = deps;
  const loaded = await amendments.load(number);
  const consequences = await consequencesOf({ indicators, usesOf: (losses) => amendments.usesOf(losses) }, loaded);
  const earliest = amendments.earliest(loaded);
  const reader = readerOf(context);
  const body = (
    <AmendmentPage
      reader={reader} loaded={loaded} consequences={consequences} today={context.clock.today()} mayEdit={may(context.actor, "contract.edit")} sides={sidesFor(context, loaded.amendment)}
      earliest={earliest} givenDay={refused.givenDay ?? ""} issues={refused.issues}
    />
  );
  return { kind: "page", status: refused.status, page: { title: reader.say(`Avenant ${number}`, `Amendment ${number}`), section: "board", body, demonstration: loaded.amendment.demonstration } };
}

/** One amendment: what it changes, its exports, and the acts that need no page of their own. */
export function detailRoutes(deps: AmendmentWebDeps): readonly Route[] {
  const { amendments } = deps;
  return [
    route({
      method: "GET", path: "/amendments/:number", access: readers, summary: "What an amendment changes, what that does, and its signatures", params: numberParams,
      handle: ({ params, context }) => detailReply(deps, context, params.number),
    }),
    route({
      method: "POST", path: "/amendments/:number/undo", access: editors, summary: "Makes an edit of an amendment count no longer", params: numberParams, body: formBody,
      handle: async ({ params: { number }, body, context }) => {
        const given = givenIn(body);
        const outcome = await outcomeOf(() => amendments.undo(authorOf(context), number, Number(given["act"]) || 0, revisionIn(given)));
        return outcome.kind === "done" ? { kind: "redirect", to: amendmentPath(number, "#changes") } : detailReply(deps, context, number, { issues: outcome.issues, status: outcome.kind === "met" ? 409 : outcome.status });
      },
    }),
    route({
      method: "POST", path: "/amendments/:number/propose", access: editors, summary: "Proposes an amendment for signature, in force from a day", params: numberParams, body: formBody,
      handle: async ({ params: { number }, body, context }) => {
        const given = givenIn(body);
        const givenDay = (given["inForceFrom"] ?? "").trim();
        if (!isDay(givenDay)) return detailReply(deps, context, number, { issues: [issue("in-force-missing", "inForceFrom", "Choisissez le jour d’entrée en vigueur.", "Choose the day of entry into force.")], status: 422, givenDay });
        const outcome = await outcomeOf(() => amendments.propose(authorOf(context), number, givenDay, revisionIn(given)));
        return outcome.kind === "done" ? { kind: "redirect", to: amendmentPath(number, "#signatures") } : detailReply(deps, context, number, { issues: outcome.issues, status: outcome.kind === "met" ? 409 : outcome.status, givenDay });
      },
    }),
    route({
      method: "POST", path: "/amendments/:number/withdraw", access: editors, summary: "Takes the proposal of an amendment back", params: numberParams, body: formBody,
      handle: async ({ params: { number }, body, context }) => {
        const outcome = await outcomeOf(() => amendments.withdraw(authorOf(context), number, revisionIn(givenIn(body))));
        return outcome.kind === "done" ? { kind: "redirect", to: amendmentPath(number, "#signatures") } : detailReply(deps, context, number, { issues: outcome.issues, status: outcome.kind === "met" ? 409 : outcome.status });
      },
    }),
    ...tableFormats.map((format) =>
      route({
        method: "GET", path: `/exports/amendments.${format}`, access: readers, summary: `The amendments of the contract (${format.toUpperCase()})`,
        handle: async ({ context }) => tableReply(listExport(await amendments.list(), context.clock.today()), format, context.language),
      }),
    ),
    route({
      method: "GET", path: "/exports/amendments/:file", access: readers, summary: "What an amendment changes (CSV, ODS or JSON by the end of the address)", params: z.object({ file: namedTableFile }),
      handle: async ({ params: { file }, context }) => {
        const number = Number(file.name);
        if (!Number.isInteger(number) || number < 1) throw unknownAmendment(number);
        const { amendment, base, draft } = await amendments.load(number);
        const table = changesExport(`amendment-${number}`, both(`Ce que change l’avenant ${number}`, `What amendment ${number} changes`), difference(base.register, draft.register));
        return tableReply({ ...table, demonstration: amendment.demonstration }, file.format, context.language);
      },
    }),
  ];
}
