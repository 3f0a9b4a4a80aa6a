import { z } from "zod";
import { route, type Route } from "../../../../kernel/http/route.ts";
import { badForm, unknownForm } from "../errors.ts";
import { formSchema, jsonSchemaOfForm, readForm } from "../schema.ts";
import { callerOf, editors, type FormWebDeps } from "./deps.ts";

const ofForm = z.object({ code: z.string().max(80) });
const listed = z.object({ code: z.string(), version: z.int(), title: z.object({ fr: z.string(), en: z.string() }), versions: z.int(), used: z.boolean() });

/** Forms for programs: the list, one in any version, the schema, and saving. */
export function formApiRoutes({ forms }: Pick<FormWebDeps, "forms">): readonly Route[] {
  return [
    route({
      method: "GET", path: "/api/v1/forms", access: editors, summary: "Forms of questionnaires, each in its latest version", response: z.object({ forms: z.array(listed) }),
      handle: async () => ({ kind: "json", value: { forms: (await forms.list()).map(({ form, versions, used }) => ({ code: form.code, version: form.version, title: form.title, versions, used })) } }),
    }),
    route({
      method: "GET", path: "/api/v1/forms/schema", access: "public", summary: "JSON Schema (draft 2020-12) of a form",
      handle: async () => ({ kind: "json", value: jsonSchemaOfForm() }),
    }),
    route({
      method: "GET", path: "/api/v1/forms/:code", access: editors, summary: "A form, in its latest version unless another is asked for", params: ofForm, query: z.object({ version: z.coerce.number().int().positive().max(100_000).optional() }), response: formSchema,
      handle: async ({ params, query }) => {
        const form = await forms.find(params.code, query.version);
        if (form === null) throw unknownForm();
        return { kind: "json", value: form };
      },
    }),
    route({
      method: "PUT", path: "/api/v1/forms/:code", access: editors, summary: "Saves a form as its next version, or over the latest while that was never used", params: ofForm, body: z.looseObject({}), response: formSchema,
      description: "The body is a form by the published schema. `version` is given by the house, whatever the body says. All faults come at once, `field` is the path to each.",
      handle: async ({ params, body, context }) => {
        const { form, issues } = readForm({ ...body, version: 1, code: params.code });
        if (form === null) throw badForm(issues);
        return { kind: "json", value: await forms.save(callerOf(context), form) };
      },
    }),
  ];
}
