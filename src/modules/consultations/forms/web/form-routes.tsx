import { z } from "zod";
import { Heading } from "../../../../kernel/html/index.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { both, pick } from "../../../../kernel/i18n/format.ts";
import type { Table } from "../../../../kernel/tables/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { answersFrom, axisOf, checkAnswers, keepAsked, type GivenFields } from "../../domain/answering/index.ts";
import type { Form } from "../../domain/form.ts";
import { PaperForm } from "../../web/print/paper-form.tsx";
import { paperNotes } from "../../web/print/routes.tsx";
import { differenceOf } from "../editing/difference.ts";
import { completenessOf } from "../editing/translations.ts";
import { unknownForm } from "../errors.ts";
import { readForm } from "../schema.ts";
import { callerOf, editors, issuesOf, type FormWebDeps } from "./deps.ts";
import { ComparePage, FormPage } from "./form-page.tsx";
import { formSorts, ListPage, questionCount, type FormView, type ListedForm, type NewFormFields } from "./list-page.tsx";
import { formsPage, givenFields, Way } from "./parts.tsx";
import { PreviewPage } from "./preview-page.tsx";
import { formPath, say } from "./words.ts";

const ofForm = z.object({ code: z.string().max(80) });
const version = z.coerce.number().int().positive().max(100_000);
const previewQuery = z.object({ axis: z.string().max(80).optional(), version: version.optional(), draft: z.literal("yes").optional() });
const nothing: NewFormFields = { code: "", titleFr: "", titleEn: "", json: "" };

/** Forms: the list, one with its versions, previews, comparisons, JSON in and out, paper. */
export function formRoutes(deps: FormWebDeps): readonly Route[] {
  const { forms } = deps;

  async function listed(): Promise<readonly ListedForm[]> {
    const [saved, drafts] = [await forms.list(), await forms.drafts()];
    const draftOf = (code: string) => drafts.find(({ form }) => form.code === code) ?? null;
    const begun = drafts.filter(({ form }) => !saved.some((one) => one.form.code === form.code));
    return [...saved.map((one) => ({ ...one, draft: draftOf(one.form.code) })), ...begun.map((draft) => ({ form: draft.form, versions: 0, used: false, draft }))];
  }

  async function listPage(context: RequestContext, given: NewFormFields = nothing, issues: readonly Issue[] = [], status = 200, view: FormView = { sort: "title", order: "ascending", page: 1 }): Promise<Reply> {
    return { kind: "page", status, page: formsPage(say("forms", context.language), <ListPage forms={await listed()} view={view} given={given} issues={issues} context={context} />) };
  }

  /** Begins a form, or says on the list why not. */
  async function begin(context: RequestContext, form: Form, given: NewFormFields): Promise<Reply> {
    try {
      await forms.begin(callerOf(context), form);
      return { kind: "redirect", to: formPath(form.code, "draft") };
    } catch (error) {
      const { issues, status } = issuesOf(error);
      return listPage(context, given, issues, status);
    }
  }

  async function formPage(context: RequestContext, code: string, copy?: { readonly code: string; readonly issues: readonly Issue[] }, status = 200): Promise<Reply> {
    const [versions, draft] = [await forms.versions(code), await forms.draft(code)];
    const form = versions[0]?.form ?? draft?.form;
    if (form === undefined) throw unknownForm();
    return { kind: "page", status, page: formsPage(pick(form.title, context.language) || code, <FormPage versions={versions} draft={draft} {...(copy === undefined ? {} : { copy })} context={context} />) };
  }

  async function formOf(code: string, query: { readonly version?: number | undefined; readonly draft?: "yes" | undefined }): Promise<Form> {
    const found = query.draft === "yes" ? (await forms.draft(code))?.form : await forms.find(code, query.version);
    if (found === undefined || found === null) throw unknownForm();
    return found;
  }

  async function preview(context: RequestContext, code: string, query: z.output<typeof previewQuery>, fields: GivenFields, tried: boolean): Promise<Reply> {
    const form = await formOf(code, query);
    const axis = form.axes.find((one) => one.code === query.axis) ?? form.axes[0];
    if (axis === undefined) return { kind: "redirect", to: formPath(code, query.draft === "yes" ? "draft" : "") };
    const read = answersFrom(axis, form.groups, fields);
    const issues = tried ? [...read.issues, ...checkAnswers(form, axis.code, keepAskedOf(form, axis.code, read.answers))] : null;
    const which = query.draft === "yes" ? "draft=yes" : query.version === undefined ? "" : `version=${query.version}`;
    return { kind: "page", status: issues !== null && issues.length > 0 ? 422 : 200, page: formsPage(say("preview", context.language), <PreviewPage form={form} axis={axis} which={which} fields={fields} issues={issues} context={context} />) };
  }

  return [
    route({
      method: "GET", path: "/consultations/forms", access: editors, summary: "Forms of questionnaires",
      query: z.object({ sort: z.enum(formSorts).catch("title"), order: z.enum(["ascending", "descending"]).catch("ascending"), page: z.coerce.number().int().positive().max(100_000).catch(1) }),
      handle: ({ query, context }) => listPage(context, nothing, [], 200, query),
    }),
    ...tableFormats.map((format) => route({
      method: "GET", path: `/consultations/forms/exports/forms.${format}`, access: editors, summary: "The list of forms, to take away",
      handle: async ({ context }) => tableReply(formTable(await listed(), context), format, context.language),
    })),
    route({
      method: "POST", path: "/consultations/forms", access: editors, summary: "Begins a form", body: z.object({ code: z.string().max(200).default(""), titleFr: z.string().max(1000).default(""), titleEn: z.string().max(1000).default("") }),
      handle: async ({ body, context }) => begin(context, { code: body.code.trim(), version: 1, title: both(body.titleFr.trim(), body.titleEn.trim()), introduction: both("", ""), groups: [], axes: [] }, { ...body, json: "" }),
    }),
    route({
      method: "POST", path: "/consultations/forms/import", access: editors, summary: "Takes in a form as JSON", body: z.object({ json: z.string().max(900_000).default("") }),
      handle: async ({ body, context }) => {
        const value = parsed(body.json);
        if (value === undefined) return listPage(context, { ...nothing, json: body.json }, [{ code: "consultations.not-json", severity: "error", field: "json", text: both("Ce texte n’est pas du JSON.", "This text is not JSON.") }], 422);
        const { form, issues } = readForm(value);
        if (form === null) return listPage(context, { ...nothing, json: body.json }, issues, 422);
        try {
          const there = (await forms.draft(form.code)) ?? ((await forms.find(form.code)) === null ? null : await forms.edit(callerOf(context), form.code));
          if (there === null) await forms.begin(callerOf(context), form);
          else await forms.change(callerOf(context), form.code, there.revision, form);
          return { kind: "redirect", to: `${formPath(form.code, "draft")}?done=imported` };
        } catch (error) {
          const refused = issuesOf(error);
          return listPage(context, { ...nothing, json: body.json }, refused.issues, refused.status);
        }
      },
    }),
    route({
      method: "GET", path: "/consultations/forms/:code", access: editors, summary: "A form and its versions", params: ofForm,
      handle: ({ params, context }) => formPage(context, params.code),
    }),
    route({
      method: "POST", path: "/consultations/forms/:code/copy", access: editors, summary: "Copies a form into a new one", params: ofForm, body: z.object({ code: z.string().max(200).default("") }),
      handle: async ({ params, body, context }) => {
        const form = (await forms.find(params.code)) ?? (await formOf(params.code, { draft: "yes" }));
        try {
          await forms.begin(callerOf(context), { ...form, code: body.code.trim() });
          return { kind: "redirect", to: formPath(body.code.trim(), "draft") };
        } catch (error) {
          const { issues, status } = issuesOf(error);
          return formPage(context, params.code, { code: body.code, issues }, status);
        }
      },
    }),
    route({
      method: "GET", path: "/consultations/forms/:code/compare", access: editors, summary: "What differs between two versions of a form", params: ofForm, query: z.object({ from: version, to: version }),
      handle: async ({ params, query, context }) => {
        const [before, after] = [await formOf(params.code, { version: query.from }), await formOf(params.code, { version: query.to })];
        const versions = (await forms.versions(params.code)).map(({ form }) => form.version);
        return { kind: "page", page: formsPage(say("compare", context.language), <ComparePage before={before} after={after} changes={differenceOf(before, after, context.language)} versions={versions} context={context} />) };
      },
    }),
    route({ method: "GET", path: "/consultations/forms/:code/preview", access: editors, summary: "A form as people will see it", params: ofForm, query: previewQuery, handle: ({ params, query, context }) => preview(context, params.code, query, {}, false) }),
    route({ method: "POST", path: "/consultations/forms/:code/preview", access: editors, summary: "Tries answers on a form; keeps nothing", params: ofForm, query: previewQuery, body: z.looseObject({}), handle: ({ params, query, body, context }) => preview(context, params.code, query, givenFields(body), true) }),
    route({
      method: "GET", path: "/consultations/forms/:code/print", access: editors, summary: "A form on paper", params: ofForm, query: previewQuery,
      handle: async ({ params, query, context: { language } }) => {
        const form = await formOf(params.code, query);
        return { kind: "page", page: formsPage(pick(form.title, language), <><Way crumbs={[{ label: pick(form.title, language) || form.code, href: formPath(form.code) }, { label: say("print", language) }]} language={language} /><Heading level={1}>{pick(form.title, language)}</Heading><PaperForm form={form} note={paperNotes.anonymous} language={language} /></>) };
      },
    }),
    route({
      method: "GET", path: "/consultations/forms/:code/form.json", access: editors, summary: "A form as JSON", params: ofForm, query: previewQuery,
      handle: async ({ params, query }) => {
        const form = await formOf(params.code, query);
        return { kind: "file", mediaType: "application/json; charset=utf-8", fileName: `${form.code}-${form.version}.json`, bytes: `${JSON.stringify(form, null, 2)}\n` };
      },
    }),
  ];
}

/** A page shows every question at once: what was filled in where nothing was asked is left aside, as it is for a public consultation. */
function keepAskedOf(form: Form, axisCode: string, answers: Parameters<typeof keepAsked>[2]): ReturnType<typeof keepAsked> {
  return keepAsked(axisOf(form, axisCode), form.groups, answers);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function formTable(forms: readonly ListedForm[], { clock }: Pick<RequestContext, "clock">): Table {
  return {
    name: "forms", title: both("Formulaires de questionnaires", "Forms of questionnaires"), notes: [both(`État au ${clock.today()}.`, `As of ${clock.today()}.`)],
    columns: [
      { key: "code", label: both("Code", "Code") }, { key: "title", label: both("Titre", "Title") }, { key: "version", label: both("Version", "Version") },
      { key: "axes", label: both("Axes", "Axes") }, { key: "questions", label: both("Questions", "Questions") }, { key: "missing", label: both("Textes manquants", "Missing texts") },
    ],
    rows: forms.map(({ form, versions }) => {
      const { missing } = completenessOf(form);
      return [form.code, form.title, versions === 0 ? null : form.version, form.axes.length, questionCount(form), missing.fr + missing.en];
    }),
  };
}
