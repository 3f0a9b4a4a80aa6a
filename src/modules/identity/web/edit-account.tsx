import type { VNode } from "preact";
import { z } from "zod";
import { Breadcrumbs, Button, Field, Heading, Notice } from "../../../kernel/html/index.ts";
import { route, type Page, type Reply, type RequestContext, type Route } from "../../../kernel/http/route.ts";
import type { Account } from "../domain/account.ts";
import { rolesFor } from "../domain/roles.ts";
import { unknownAccount } from "../errors.ts";
import type { Identity } from "../module.ts";
import { Csrf, FormFaults, notRefused, RoleFields, tried, type Refused, type RoleChoice } from "./form.tsx";
import { oneTimePasswordPage } from "./new-account.tsx";
import { choiceFrom, grantsOf, roleChoiceOf, roleFormFields } from "./role-form.ts";
import { say } from "./words.ts";

interface Values {
  readonly name: string;
  readonly email: string;
  readonly choice: RoleChoice;
}

const access = { anyOf: rolesFor("accounts.manage") };
const params = z.object({ id: z.string().max(60) });

/** One account: name, address, roles, closing and reopening, a new one-time password. Each act is a form of its own. */
export function editAccountRoutes(identity: Identity): Route[] {
  const accountOf = async (id: string): Promise<Account> => {
    const account = await identity.getAccount(id);
    if (account === null) throw unknownAccount();
    return account;
  };
  /** Does it and shows the account again; a refusal shows the form with its faults and what was written. */
  const act = async (context: RequestContext, id: string, work: () => Promise<unknown>, written: Partial<Values> = {}): Promise<Reply> => {
    const account = await accountOf(id);
    const result = await tried(context.language, work);
    if ("done" in result) return { kind: "redirect", to: `/accounts/${id}?done=saved` };
    return { kind: "page", status: result.refused.status, page: editPage(context, account, { ...valuesOf(account), ...written }, result.refused, false) };
  };
  return [
    route({
      method: "GET",
      path: "/accounts/:id",
      access,
      summary: "One account",
      params,
      query: z.object({ done: z.string().optional() }),
      handle: async ({ params: { id }, query, context }) => {
        const account = await accountOf(id);
        return { kind: "page", page: editPage(context, account, valuesOf(account), notRefused, query.done === "saved") };
      },
    }),
    route({
      method: "POST",
      path: "/accounts/:id",
      access,
      summary: "Changes name and address",
      params,
      body: z.object({ name: z.string().max(300), email: z.string().max(300) }),
      handle: async ({ params: { id }, body, context }) => act(context, id, () => identity.updateAccount(id, body, context.actor), body),
    }),
    route({
      method: "POST",
      path: "/accounts/:id/roles",
      access,
      summary: "Changes the roles",
      params,
      body: z.looseObject(roleFormFields),
      handle: async ({ params: { id }, body, context }) => {
        const choice = roleChoiceOf(body);
        return act(context, id, () => identity.setRoles(id, grantsOf(choice), context.actor), { choice });
      },
    }),
    route({
      method: "POST",
      path: "/accounts/:id/active",
      access,
      summary: "Closes or reopens the account",
      params,
      body: z.object({ active: z.enum(["yes", "no"]) }),
      handle: async ({ params: { id }, body, context }) =>
        act(context, id, () => (body.active === "yes" ? identity.reactivate(id, context.actor) : identity.deactivate(id, context.actor))),
    }),
    route({
      method: "POST",
      path: "/accounts/:id/password",
      access,
      summary: "Gives a one-time password",
      params,
      handle: async ({ params: { id }, context }) => {
        const { name } = await accountOf(id);
        const password = await identity.resetPassword(id, context.actor);
        return { kind: "page", page: oneTimePasswordPage(context.language, { title: say("passwordReset", context.language), name, id, password }) };
      },
    }),
  ];
}

function valuesOf({ name, email, roles }: Account): Values {
  return { name, email, choice: choiceFrom(roles) };
}

function editPage(context: RequestContext, account: Account, values: Values, refused: Refused, saved: boolean): Page {
  const { language, csrfToken } = context;
  const place = `/accounts/${account.id}`;
  return {
    title: account.name,
    section: "accounts",
    body: (
      <>
        <Breadcrumbs crumbs={[{ label: say("accounts", language), href: "/accounts" }, { label: account.name }]} language={language} />
        <FormFaults refused={refused} language={language} />
        <Heading level={1}>{account.name}</Heading>
        {saved ? <Notice kind="info" language={language}>{say("saved", language)}</Notice> : null}
        {account.active ? null : <Notice kind="warn" language={language}>{`${say("state", language)} (${say("closed", language)})`}</Notice>}
        <Heading level={2}>{say("whoAreYou", language)}</Heading>
        <form method="post" action={place}>
          <Csrf token={csrfToken} />
          <Field name="name" label={say("accountName", language)} value={values.name} autocomplete="off" required language={language} {...refused.of("name")} />
          <Field control="email" name="email" label={say("email", language)} value={values.email} autocomplete="off" required language={language} {...refused.of("email")} />
          <div class="button-row"><Button>{say("save", language)}</Button></div>
        </form>
        <Heading level={2}>{say("roles", language)}</Heading>
        <form method="post" action={`${place}/roles`}>
          <Csrf token={csrfToken} />
          <RoleFields choice={values.choice} refused={refused} language={language} />
          <div class="button-row"><Button>{say("save", language)}</Button></div>
        </form>
        <Heading level={2}>{say("password", language)}</Heading>
        <p>{say("resetHint", language)}</p>
        <form method="post" action={`${place}/password`}>
          <Csrf token={csrfToken} />
          <Button kind="second">{say("resetPassword", language)}</Button>
        </form>
        <ActiveForm account={account} context={context} />
      </>
    ),
  };
}

function ActiveForm({ account, context }: { readonly account: Account; readonly context: RequestContext }): VNode {
  const { language, csrfToken } = context;
  return (
    <>
      <Heading level={2}>{say("state", language)}</Heading>
      {account.active ? <p>{say("deactivateHint", language)}</p> : null}
      <form method="post" action={`/accounts/${account.id}/active`}>
        <Csrf token={csrfToken} />
        <input type="hidden" name="active" value={account.active ? "no" : "yes"} />
        <Button kind={account.active ? "danger" : "second"}>{say(account.active ? "deactivate" : "reactivate", language)}</Button>
      </form>
    </>
  );
}
