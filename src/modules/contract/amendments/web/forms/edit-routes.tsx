import { z } from "zod";
import { route, type Reply, type RequestContext, type Route } from "../../../../../kernel/http/route.ts";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { rolesFor } from "../../../../identity/index.ts";
import type { LoadedAmendment } from "../../actions/load.ts";
import { isOpen } from "../../domain/amendment.ts";
import { issue, notOpen, unknownThing } from "../../errors.ts";
import { amendmentPath, authorOf, readerOf, type AmendmentWebDeps } from "../deps.ts";
import { outcomeOf } from "../refusal.ts";
import { EditIndex } from "./edit-index.tsx";
import { EditPage } from "./edit-page.tsx";
import { editForms, formNames, givenIn, type FormName, type Given } from "./index.ts";

export const formBody = z.record(z.string(), z.unknown());
export const numberParams = z.object({ number: z.coerce.number().int().min(1).max(100_000) });
const formParams = numberParams.extend({ form: z.enum(formNames) });
const codeQuery = z.object({ code: z.string().max(800).default("") });

/** The revision that a writer saw; one that cannot be read is none, and nothing is written on it. */
export function revisionIn(given: Given): number {
  const revision = Number(given["revision"]);
  return Number.isInteger(revision) && revision > 0 ? revision : 0;
}

const removedMeanwhile = issue(
  "thing-removed-meanwhile", null,
  "Ce que vous modifiez a été supprimé du projet entre-temps. Votre saisie est encore dans le formulaire\u202f: annulez la suppression sur la page de l’avenant, puis enregistrez.",
  "What you are changing has been removed from the draft meanwhile. What you typed is still in the form: undo the removal on the page of the amendment, then save.",
);

/** The forms by which the draft of an amendment is written. */
export function editRoutes({ amendments }: AmendmentWebDeps): readonly Route[] {
  const access = { anyOf: rolesFor("contract.edit") };

  function page(context: RequestContext, loaded: LoadedAmendment, name: FormName, code: string, given: Given, issues: readonly Issue[], theirs: Given | null, status: number): Reply {
    const reader = readerOf(context);
    const form = editForms[name];
    // What somebody else has removed meanwhile is shown as the contract has it.
    const register = form.standing(loaded.draft.register, code, context.language) === null ? loaded.base.register : loaded.draft.register;
    // Mending a fault is no leave to write over what somebody else wrote meanwhile: until both were shown, the form stays on what its writer saw.
    const revision = issues.length > 0 && theirs === null ? revisionIn(given) : loaded.amendment.revision;
    const body = <EditPage reader={reader} amendment={loaded.amendment} register={register} name={name} form={form} code={code} given={given} issues={issues} revision={revision} theirs={theirs} />;
    return { kind: "page", status, page: { title: form.title(register, code)[context.language], section: "board", body, demonstration: loaded.amendment.demonstration } };
  }

  return [
    route({
      method: "GET", path: "/amendments/:number/edit", access, summary: "Everything that an amendment can change, with a link to the form of each", params: numberParams, query: z.object({ done: z.coerce.number().int().optional().catch(undefined) }),
      handle: async ({ params, context }) => {
        const loaded = await amendments.load(params.number);
        if (!isOpen(loaded.amendment)) throw notOpen();
        const reader = readerOf(context);
        return { kind: "page", page: { title: reader.say(`Avenant ${params.number}\u202f: modifier`, `Amendment ${params.number}: edit`), section: "board", body: <EditIndex reader={reader} loaded={loaded} />, demonstration: loaded.amendment.demonstration } };
      },
    }),
    route({
      method: "GET", path: "/amendments/:number/edit/:form", access, summary: "A form that changes one thing of the draft of an amendment", params: formParams, query: codeQuery,
      handle: async ({ params, query, context }) => {
        const loaded = await amendments.load(params.number);
        if (!isOpen(loaded.amendment)) throw notOpen();
        const standing = editForms[params.form].standing(loaded.draft.register, query.code, context.language);
        if (standing === null) throw unknownThing();
        return page(context, loaded, params.form, query.code, standing, [], null, 200);
      },
    }),
    route({
      method: "POST", path: "/amendments/:number/edit/:form", access, summary: "Changes one thing of the draft of an amendment", params: formParams, query: codeQuery, body: formBody,
      handle: async ({ params, query, body, context }) => {
        const given = givenIn(body);
        const loaded = await amendments.load(params.number);
        const { register } = loaded.draft;
        const form = editForms[params.form];
        const standing = form.standing(register, query.code, context.language);
        if (standing === null) {
          if (form.standing(loaded.base.register, query.code, context.language) === null) throw unknownThing();
          return page(context, loaded, params.form, query.code, given, [removedMeanwhile], null, 409);
        }
        const read = form.read(register, query.code, given);
        if ("issues" in read) return page(context, loaded, params.form, query.code, given, read.issues, null, 422);
        const outcome = await outcomeOf(() => amendments.edit(authorOf(context), params.number, read.edit, revisionIn(given)));
        if (outcome.kind === "done") return { kind: "redirect", to: amendmentPath(params.number, "#changes") };
        if (outcome.kind === "refused") return page(context, loaded, params.form, query.code, given, outcome.issues, null, outcome.status);
        const now = await amendments.load(params.number);
        return page(context, now, params.form, query.code, given, outcome.issues, form.standing(now.draft.register, query.code, context.language), 409);
      },
    }),
  ];
}
