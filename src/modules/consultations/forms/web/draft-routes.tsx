import { z } from "zod";
import { Button, Heading, LinkButton } from "../../../../kernel/html/index.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { pick } from "../../../../kernel/i18n/format.ts";
import { checkForm, type GivenFields } from "../../domain/answering/index.ts";
import { questionKinds, type Form } from "../../domain/form.ts";
import { added, axisAt, codeAt, followed, moved, pathOf, placeOf, questionAt, removed, sectionAt, stands, withAxis, withCodeChanged, withQuestion, withSection, type Place } from "../editing/place.ts";
import { axisFrom, headFrom, questionFrom, sectionFrom } from "../editing/read-fields.ts";
import { formChangedMeanwhile } from "../errors.ts";
import { callerOf, editors, issuesOf, knownDraft, type FormWebDeps } from "./deps.ts";
import { DraftPage } from "./draft-page.tsx";
import { PartPage, questionsBefore } from "./part-page.tsx";
import { Done, formsPage, givenFields, Hidden, Way } from "./parts.tsx";
import { formPath, say } from "./words.ts";

const ofForm = z.object({ code: z.string().max(80) });
const seen = z.coerce.number().int().positive();
const at = z.string().max(80).default("head");

/** The draft of a form: as a whole, part by part, and what becomes of it. */
export function draftRoutes(deps: FormWebDeps): readonly Route[] {
  const { forms } = deps;
  const toDraft = (code: string, done: string, place?: Place): Reply => ({ kind: "redirect", to: `${formPath(code, "draft")}?done=${done}${place === undefined ? "" : `#${pathOf(place)}`}` });

  async function partPage(context: RequestContext, form: Form, revision: number, place: Place, told: boolean, status = 200): Promise<Reply> {
    const path = pathOf(place);
    const issues = told ? issuesIn(form, place) : [];
    return { kind: "page", status, page: formsPage(say("edit", context.language), <><Done context={context} /><PartPage form={form} was={codeAt(form, place)} revision={revision} place={place} issues={issues} objectives={await deps.objectives()} context={context} key={path} /></>) };
  }

  /** The draft as a page with what kept an act from happening. */
  async function refused(context: RequestContext, code: string, error: unknown): Promise<Reply> {
    const { issues, status } = issuesOf(error);
    const draft = await knownDraft(deps, code);
    return { kind: "page", status, page: formsPage(say("draft", context.language), <DraftPage draft={draft} faults={issues} context={context} />) };
  }

  return [
    route({
      method: "POST", path: "/consultations/forms/:code/edit", access: editors, summary: "Begins to change a form", params: ofForm,
      handle: async ({ params, context }) => { await forms.edit(callerOf(context), params.code); return { kind: "redirect", to: formPath(params.code, "draft") }; },
    }),
    route({
      method: "GET", path: "/consultations/forms/:code/draft", access: editors, summary: "The draft of a form", params: ofForm,
      handle: async ({ params, context }) => {
        const draft = await knownDraft(deps, params.code);
        return { kind: "page", page: formsPage(pick(draft.form.title, context.language) || params.code, <DraftPage draft={draft} faults={checkForm(draft.form)} context={context} />) };
      },
    }),
    route({
      method: "GET", path: "/consultations/forms/:code/draft/part", access: editors, summary: "One part of the draft of a form", params: ofForm, query: z.object({ at, told: z.string().max(5).optional(), done: z.string().max(20).optional() }),
      handle: async ({ params, query, context }) => {
        const draft = await knownDraft(deps, params.code);
        const place = placeOf(query.at);
        if (!stands(draft.form, place)) return toDraft(params.code, "");
        return partPage(context, draft.form, draft.revision, place, query.told !== undefined || query.done === undefined);
      },
    }),
    route({
      method: "POST", path: "/consultations/forms/:code/draft/part", access: editors, summary: "Changes one part of the draft of a form", params: ofForm, body: z.looseObject({ at, revision: seen, was: z.string().max(200).optional(), after: z.string().max(10).optional() }),
      handle: async ({ params, body, context }) => {
        const draft = await knownDraft(deps, params.code);
        const place = body.was === undefined ? placeOf(body.at) : followed(draft.form, placeOf(body.at), body.was);
        if (place === null || !stands(draft.form, place)) return refused(context, params.code, formChangedMeanwhile());
        const changed = partFrom(draft.form, place, givenFields(body));
        try {
          const kept = await forms.change(callerOf(context), params.code, body.revision, changed);
          if (issuesIn(kept.form, place).length > 0 || body.after === "stay") return { kind: "redirect", to: `${formPath(params.code, "draft/part")}?at=${encodeURIComponent(pathOf(place))}&told=yes&done=saved` };
          return toDraft(params.code, "saved", place);
        } catch (error) {
          // What was typed is shown again over the draft as it now is, with the reason.
          const { status } = issuesOf(error);
          if (status === 409) return meanwhile(context, changed, place, error, deps);
          throw error;
        }
      },
    }),
    route({
      method: "POST", path: "/consultations/forms/:code/draft/add", access: editors, summary: "Adds a part to the draft of a form", params: ofForm, body: z.object({ at, revision: seen, what: z.enum(["group", "axis", "section", ...questionKinds]) }),
      handle: async ({ params, body, context }) => {
        const draft = await knownDraft(deps, params.code);
        const next = added(draft.form, placeOf(body.at), body.what);
        try {
          await forms.change(callerOf(context), params.code, body.revision, next.form);
        } catch (error) {
          return refused(context, params.code, error);
        }
        return { kind: "redirect", to: `${formPath(params.code, "draft/part")}?at=${encodeURIComponent(pathOf(next.place))}&done=new` };
      },
    }),
    route({
      method: "POST", path: "/consultations/forms/:code/draft/act", access: editors, summary: "Moves or removes a part of the draft of a form", params: ofForm, body: z.object({ at, revision: seen, act: z.enum(["up", "down", "remove"]) }),
      handle: async ({ params, body, context }) => {
        const draft = await knownDraft(deps, params.code);
        const place = placeOf(body.at);
        const next = body.act === "remove" ? { form: removed(draft.form, place), place: undefined } : moved(draft.form, place, body.act === "up" ? -1 : 1);
        try {
          await forms.change(callerOf(context), params.code, body.revision, next.form);
        } catch (error) {
          return refused(context, params.code, error);
        }
        return toDraft(params.code, body.act === "remove" ? "removed" : "moved", next.place);
      },
    }),
    ...(["undo", "publish"] as const).map((act) => route({
      method: "POST", path: `/consultations/forms/:code/draft/${act}`, access: editors, summary: act === "undo" ? "Takes back the last change of a draft" : "Saves the draft of a form as its next version", params: ofForm, body: z.object({ revision: seen }),
      handle: async ({ params, body, context }) => {
        try {
          if (act === "undo") { await forms.undo(callerOf(context), params.code, body.revision); return toDraft(params.code, "undone"); }
          await forms.publish(callerOf(context), params.code, body.revision);
          return { kind: "redirect", to: `${formPath(params.code)}?done=published` };
        } catch (error) {
          return refused(context, params.code, error);
        }
      },
    })),
    route({
      method: "GET", path: "/consultations/forms/:code/draft/discard", access: editors, summary: "Asks whether to discard the draft of a form", params: ofForm,
      handle: async ({ params, context }) => {
        const { language } = context;
        const draft = await knownDraft(deps, params.code);
        const title = language === "fr" ? "Jeter ce brouillon\u202f?" : "Discard this draft?";
        return { kind: "page", page: formsPage(title, (
          <>
            <Way crumbs={[{ label: pick(draft.form.title, language) || params.code, href: formPath(params.code) }, { label: say("draft", language), href: formPath(params.code, "draft") }, { label: title }]} language={language} />
            <Heading level={1}>{title}</Heading>
            <p>{language === "fr" ? "Les versions enregistrées restent. Ce qui n’est que dans le brouillon est perdu." : "Saved versions stay. What is only in the draft is lost."}</p>
            <form method="post" action={formPath(params.code, "draft/discard")}>
              <Hidden context={context} revision={draft.revision} />
              <div class="button-row"><Button kind="danger">{language === "fr" ? "Jeter le brouillon" : "Discard the draft"}</Button><LinkButton href={formPath(params.code, "draft")}>{language === "fr" ? "Le garder" : "Keep it"}</LinkButton></div>
            </form>
          </>
        )) };
      },
    }),
    route({
      method: "POST", path: "/consultations/forms/:code/draft/discard", access: editors, summary: "Discards the draft of a form", params: ofForm, body: z.object({ revision: seen }),
      handle: async ({ params, body, context }) => {
        await forms.discard(callerOf(context), params.code, body.revision);
        return { kind: "redirect", to: (await forms.find(params.code)) === null ? "/consultations/forms" : `${formPath(params.code)}?done=discarded` };
      },
    }),
  ];
}

/** Faults of one part itself, not of what it holds nor of how much it holds: an axis without those of its questions. */
function issuesIn(form: Form, place: Place): ReturnType<typeof checkForm> {
  return checkForm(form).filter(({ field = "" }) => pathOf(placeOf(field)) === pathOf(place) && !/(?:^|\.)(?:sections|questions)$/.test(field) && (place.kind !== "head" || /^(?:title|introduction)\b/.test(field)));
}

/** The form with one part as it was sent. */
function partFrom(form: Form, place: Place, fields: GivenFields): Form {
  const [axis, section, question] = [axisAt(form, place), sectionAt(form, place), questionAt(form, place)];
  const before = questionsBefore(form, place);
  if (question !== null) {
    const sent = questionFrom(question, fields, before, place.kind === "group");
    const changed = withQuestion(form, place, sent);
    return sent.code === question.code ? changed : withCodeChanged(changed, place, question.code, sent.code);
  }
  if (section !== null && place.kind === "section") return withSection(form, place.axis, place.section, () => sectionFrom(section, fields, before));
  if (axis !== null && place.kind === "axis") return withAxis(form, place.axis, () => axisFrom(axis, fields));
  return headFrom(form, fields);
}

async function meanwhile(context: RequestContext, changed: Form, place: Place, error: unknown, deps: FormWebDeps): Promise<Reply> {
  const { issues, status } = issuesOf(error);
  const { form, revision } = await knownDraft(deps, changed.code);
  return { kind: "page", status, page: formsPage(say("edit", context.language), <PartPage form={changed} was={codeAt(form, place)} revision={revision} place={place} issues={issues} objectives={await deps.objectives()} context={context} />) };
}
