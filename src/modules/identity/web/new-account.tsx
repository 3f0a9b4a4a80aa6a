import { z } from "zod";
import { Breadcrumbs, Button, Field, Heading, LinkButton, Notice } from "../../../kernel/html/index.ts";
import { route, type Page, type RequestContext, type Route } from "../../../kernel/http/route.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { rolesFor } from "../domain/roles.ts";
import type { Identity } from "../module.ts";
import { Csrf, FormFaults, notRefused, RoleFields, tried, type Refused, type RoleChoice } from "./form.tsx";
import { grantsOf, roleChoiceOf, roleFormFields } from "./role-form.ts";
import { say } from "./words.ts";

interface Values {
  readonly name: string;
  readonly email: string;
  readonly choice: RoleChoice;
}

const access = { anyOf: rolesFor("accounts.manage") };

/** Creating an account; the page that follows shows its one-time password, once. */
export function newAccountRoutes(identity: Identity): Route[] {
  return [
    route({
      method: "GET",
      path: "/accounts/new",
      access,
      summary: "Form for a new account",
      handle: async ({ context }) => ({ kind: "page", page: newPage(context, { name: "", email: "", choice: { ticked: [], perimeters: {} } }, notRefused) }),
    }),
    route({
      method: "POST",
      path: "/accounts/new",
      access,
      summary: "Creates an account",
      body: z.looseObject({ name: z.string().max(300), email: z.string().max(300), ...roleFormFields }),
      handle: async ({ body, context }) => {
        const choice = roleChoiceOf(body);
        const result = await tried(context.language, () => identity.createAccount({ name: body.name, email: body.email, roles: grantsOf(choice) }, context.actor));
        if ("refused" in result) return { kind: "page", status: result.refused.status, page: newPage(context, { name: body.name, email: body.email, choice }, result.refused) };
        const { account, oneTimePassword } = result.done;
        const page = oneTimePasswordPage(context.language, { title: say("created", context.language), name: account.name, id: account.id, password: oneTimePassword });
        return { kind: "page", status: 201, page };
      },
    }),
  ];
}

function newPage(context: RequestContext, values: Values, refused: Refused): Page {
  const { language } = context;
  return {
    title: say("create", language),
    section: "accounts",
    body: (
      <>
        <Breadcrumbs crumbs={[{ label: say("accounts", language), href: "/accounts" }, { label: say("create", language) }]} language={language} />
        <FormFaults refused={refused} language={language} />
        <Heading level={1}>{say("create", language)}</Heading>
        <form method="post" action="/accounts/new">
          <Csrf token={context.csrfToken} />
          <Field name="name" label={say("accountName", language)} value={values.name} autocomplete="off" required language={language} {...refused.of("name")} />
          <Field control="email" name="email" label={say("email", language)} value={values.email} autocomplete="off" required language={language} {...refused.of("email")} />
          <RoleFields choice={values.choice} refused={refused} language={language} />
          <div class="button-row"><Button>{say("create", language)}</Button></div>
        </form>
      </>
    ),
  };
}

/** Shown in answer to the very act that made the password; reloading the page asks to repeat that act. */
export function oneTimePasswordPage(language: Language, shown: { readonly title: string; readonly name: string; readonly id: string; readonly password: string }): Page {
  return {
    title: shown.title,
    section: "accounts",
    body: (
      <>
        <Breadcrumbs crumbs={[{ label: say("accounts", language), href: "/accounts" }, { label: shown.name, href: `/accounts/${shown.id}` }, { label: shown.title }]} language={language} />
        <Heading level={1}>{shown.title}</Heading>
        <Notice kind="warn" language={language} title={say("oneTimePassword", language)}>
          <p><code>{shown.password}</code></p>
          <p>{say("handOver", language)}</p>
        </Notice>
        <p><LinkButton href={`/accounts/${shown.id}`}>{shown.name}</LinkButton></p>
      </>
    ),
  };
}
