import { z } from "zod";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { Button, DefinitionList, Field, Heading, Notice } from "../../../kernel/html/index.ts";
import { route, type Page, type RequestContext, type Route } from "../../../kernel/http/route.ts";
import { sessionAccountKey } from "../../../kernel/http/session-key.ts";
import { formatDay } from "../../../kernel/i18n/format.ts";
import type { Account } from "../domain/account.ts";
import { passwordPage } from "../domain/actor.ts";
import { invalidAccount, unknownAccount } from "../errors.ts";
import type { Identity } from "../module.ts";
import { Csrf, FormFaults, notRefused, tried, type Refused } from "./form.tsx";
import { describeRoles } from "./describe-roles.ts";
import { absencePage } from "./absence.tsx";
import { absenceWords } from "./absence-words.ts";
import { say } from "./words.ts";
import { tokensPage, tokenWords } from "./token-words.ts";

/** One's own account: who one is here, what one may do, and the password. */
export function ownAccountRoutes(identity: Identity): Route[] {
  const ownAccount = async (context: RequestContext): Promise<Account> => {
    const account = context.actor === null ? null : await identity.getAccount(context.actor.accountId);
    if (account === null) throw unknownAccount();
    return account;
  };
  return [
    route({
      method: "GET",
      path: passwordPage,
      access: "signed-in",
      summary: "Own account",
      query: z.object({ done: z.string().optional() }),
      handle: async ({ query, context }) => ({ kind: "page", page: accountPage(context, await ownAccount(context), notRefused, query.done === "password") }),
    }),
    route({
      method: "POST",
      path: passwordPage,
      access: "signed-in",
      summary: "Changes one's own password",
      perMinute: 10,
      body: z.object({ currentPassword: z.string().max(1000), newPassword: z.string().max(1000), repeatPassword: z.string().max(1000) }),
      handle: async ({ body, context }) => {
        const account = await ownAccount(context);
        const result = await tried(context.language, async () => {
          if (body.newPassword !== body.repeatPassword) throw repeatWrong();
          await identity.changePassword(account.id, body.currentPassword, body.newPassword);
        });
        if ("refused" in result) return { kind: "page", status: result.refused.status, page: accountPage(context, account, result.refused, false) };
        context.session.renew();
        context.session.set(sessionAccountKey, await identity.sessionReference(account.id));
        return { kind: "redirect", to: `${passwordPage}?done=password` };
      },
    }),
  ];
}

function repeatWrong(): AppError {
  const text = { fr: say("repeatWrong", "fr"), en: say("repeatWrong", "en") };
  return invalidAccount([{ code: "identity.password-repeated-wrong", severity: "error", field: "repeatPassword", text }]);
}

function accountPage(context: RequestContext, account: Account, refused: Refused, changed: boolean): Page {
  const { language } = context;
  const password = { control: "password", required: true, language } as const;
  return {
    title: say("account", language),
    section: "account",
    body: (
      <>
        <FormFaults refused={refused} language={language} />
        <Heading level={1}>{say("account", language)}</Heading>
        {changed ? <Notice kind="info" language={language}>{say("passwordChanged", language)}</Notice> : null}
        {account.mustChangePassword ? <Notice kind="warn" language={language}>{say("mustChange", language)}</Notice> : null}
        <DefinitionList
          items={[
            { term: say("accountName", language), details: account.name },
            { term: say("email", language), details: account.email },
            { term: say("roles", language), details: describeRoles(account.roles, language) },
            { term: say("lastSignIn", language), details: account.lastSignIn === null ? say("never", language) : formatDay(account.lastSignIn, language) },
          ]}
        />
        {account.mustChangePassword ? null : <p><a href={absencePage}>{absenceWords.title[language]}</a></p>}
        {account.mustChangePassword ? null : <p><a href={tokensPage}>{tokenWords.title[language]}</a></p>}
        <Heading level={2}>{say("changePassword", language)}</Heading>
        <form method="post" action={passwordPage}>
          <Csrf token={context.csrfToken} />
          {/* Tells password managers whose password this is. */}
          <input type="text" name="username" value={account.email} autocomplete="username" readOnly hidden />
          <Field {...password} name="currentPassword" label={say("currentPassword", language)} autocomplete="current-password" {...refused.of("currentPassword")} />
          <Field {...password} name="newPassword" label={say("newPassword", language)} autocomplete="new-password" hint={say("passwordHint", language)} {...refused.of("newPassword")} />
          <Field {...password} name="repeatPassword" label={say("repeatPassword", language)} autocomplete="new-password" {...refused.of("repeatPassword")} />
          <div class="button-row"><Button>{say("changePassword", language)}</Button></div>
        </form>
        <Heading level={2}>{say("sessions", language)}</Heading>
        <p>{say("sessionsText", language)}</p>
      </>
    ),
  };
}
