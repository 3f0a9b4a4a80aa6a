import { z } from "zod";
import { Breadcrumbs, Button, EmptyState, Field, Heading, Lead, LinkButton, Notice, Table, type Column } from "../../../kernel/html/index.ts";
import { route, type Actor, type Page, type Reply, type RequestContext, type Route } from "../../../kernel/http/route.ts";
import { formatDay } from "../../../kernel/i18n/format.ts";
import { addDays, day, type Day } from "../../../kernel/time/day.ts";
import { oneYearAfter, type ApiToken, type ApiTokenInput } from "../domain/token.ts";
import { tokenMayNot, unknownAccount, unknownToken } from "../errors.ts";
import type { Identity } from "../module.ts";
import { Csrf, FormFaults, notRefused, tried, type Refused } from "./form.tsx";
import { tokensPage, tokenWords as words } from "./token-words.ts";

const byId = z.object({ id: z.string().max(60) });

/** One's own tokens: made, listed with their last use, revoked. A token cannot be made with a token. */
export function tokenRoutes(identity: Identity): Route[] {
  const shown = async (context: RequestContext, input: ApiTokenInput, refused: Refused, revoked = false): Promise<Reply> => {
    const tokens = await identity.listTokens(callerOf(context).accountId);
    return { kind: "page", status: refused.status, page: listPage(context, tokens, input, refused, revoked) };
  };
  return [
    route({
      method: "GET",
      path: tokensPage,
      access: "signed-in",
      summary: "Own tokens for programs",
      query: z.object({ done: z.string().optional() }),
      handle: async ({ query, context }) => shown(context, emptyInput(context.clock.today()), notRefused, query.done === "revoked"),
    }),
    route({
      method: "POST",
      path: tokensPage,
      access: "signed-in",
      summary: "Creates a token, shown once",
      perMinute: 20,
      body: z.object({ name: z.string().max(300), expiresOn: z.string().max(20), readOnly: z.literal("on").optional() }),
      handle: async ({ body, context }) => {
        if (context.token !== undefined) throw tokenMayNot();
        const input = { name: body.name, expiresOn: body.expiresOn, readOnly: body.readOnly === "on" };
        const result = await tried(context.language, () => identity.createToken(callerOf(context), input));
        if ("refused" in result) return shown(context, input, result.refused);
        return { kind: "page", page: madePage(context, result.done.token, result.done.secret) };
      },
    }),
    route({
      method: "GET",
      path: `${tokensPage}/:id/revoke`,
      access: "signed-in",
      summary: "Asks whether to revoke a token",
      params: byId,
      handle: async ({ params: { id }, context }) => {
        const token = (await identity.listTokens(callerOf(context).accountId)).find((one) => one.id === id);
        if (token === undefined || token.revokedAt !== null) throw unknownToken();
        return { kind: "page", page: revokePage(context, token) };
      },
    }),
    route({
      method: "POST",
      path: `${tokensPage}/:id/revoke`,
      access: "signed-in",
      summary: "Revokes a token",
      params: byId,
      handle: async ({ params: { id }, context }) => {
        await identity.revokeToken(callerOf(context), id);
        return { kind: "redirect", to: `${tokensPage}?done=revoked` };
      },
    }),
  ];
}

/** Whoever signed in; the guard of the route has seen to it that there is somebody. */
export function callerOf({ actor }: RequestContext): Actor {
  if (actor === null) throw unknownAccount();
  return actor;
}

export type TokenState = "open" | "expired" | "revoked";

export function stateOf(token: ApiToken, today: Day): TokenState {
  return token.revokedAt !== null ? "revoked" : token.expiresOn < today ? "expired" : "open";
}

function emptyInput(today: Day): ApiTokenInput {
  return { name: "", expiresOn: addDays(today, 90), readOnly: true };
}

function listPage(context: RequestContext, tokens: readonly ApiToken[], input: ApiTokenInput, refused: Refused, revoked: boolean): Page {
  const { language, csrfToken, clock } = context;
  const today = clock.today();
  const columns: Column<ApiToken>[] = [
    { header: words.name[language], rowHeader: true, cell: (token) => token.name },
    { header: words.rights[language], cell: (token) => words[token.readOnly ? "read" : "full"][language] },
    { header: words.createdOn[language], cell: (token) => formatDay(day(token.createdAt.slice(0, 10)), language, "short") },
    { header: words.expiresOn[language], cell: (token) => formatDay(token.expiresOn, language, "short") },
    { header: words.lastUse[language], cell: (token) => (token.lastUsedOn === null ? words.never[language] : formatDay(token.lastUsedOn, language, "short")) },
    { header: words.state[language], cell: (token) => words[stateOf(token, today)][language] },
    { header: words.act[language], cell: (token) => (stateOf(token, today) === "open" ? <a href={`${tokensPage}/${token.id}/revoke`} aria-label={`${words.revoke[language]} (${token.name})`}>{words.revoke[language]}</a> : "–") },
  ];
  return {
    title: words.title[language],
    section: "account",
    body: (
      <>
        <Breadcrumbs crumbs={[{ label: words.account[language], href: "/account" }, { label: words.title[language] }]} language={language} />
        <FormFaults refused={refused} language={language} />
        <Heading level={1}>{words.title[language]}</Heading>
        <Lead>{words.lead[language]}</Lead>
        {revoked ? <Notice kind="info" language={language}>{words.revokedDone[language]}</Notice> : null}
        <p>{words.how[language]} <code>Authorization: Bearer jln_…</code></p>
        <Table caption={words.title[language]} captionHidden columns={columns} rows={tokens} language={language} empty={<EmptyState title={words.none[language]}><p>{words.noneHint[language]}</p></EmptyState>} />
        <Heading level={2}>{words.create[language]}</Heading>
        <form method="post" action={tokensPage}>
          <Csrf token={csrfToken} />
          <Field name="name" label={words.name[language]} hint={words.nameHint[language]} value={input.name} autocomplete="off" required language={language} {...refused.of("name")} />
          <Field control="date" name="expiresOn" label={words.expiresOn[language]} hint={`${words.expiresHint[language]} ${formatDay(oneYearAfter(today), language)}.`} value={input.expiresOn} required language={language} {...refused.of("expiresOn")} />
          <Field control="checkbox" name="readOnly" label={words.readOnly[language]} hint={words.readOnlyHint[language]} checked={input.readOnly} language={language} />
          <div class="button-row"><Button>{words.create[language]}</Button></div>
        </form>
      </>
    ),
  };
}

function madePage({ language }: RequestContext, token: ApiToken, secret: string): Page {
  return {
    title: words.madeTitle[language],
    section: "account",
    body: (
      <>
        <Heading level={1}>{words.madeTitle[language]}</Heading>
        <Notice kind="warn" language={language}><p>{words.madeHint[language]}</p></Notice>
        <p>{token.name}</p>
        <p><code class="secret">{secret}</code></p>
        <p><LinkButton href={tokensPage}>{words.back[language]}</LinkButton></p>
      </>
    ),
  };
}

function revokePage({ language, csrfToken }: RequestContext, token: ApiToken): Page {
  return {
    title: words.revokeQuestion[language],
    section: "account",
    body: (
      <>
        <Heading level={1}>{words.revokeQuestion[language]}</Heading>
        <p><strong>{token.name}</strong></p>
        <p>{words.revokeText[language]}</p>
        <form method="post" action={`${tokensPage}/${token.id}/revoke`}>
          <Csrf token={csrfToken} />
          <div class="button-row"><Button kind="danger">{words.revoke[language]}</Button> <LinkButton href={tokensPage}>{words.keep[language]}</LinkButton></div>
        </form>
      </>
    ),
  };
}
