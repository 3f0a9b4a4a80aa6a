import { z } from "zod";
import { Button, Field, Heading, Lead } from "../../../kernel/html/index.ts";
import { localPath } from "../../../kernel/http/local-path.ts";
import { route, type Page, type RequestContext, type Route } from "../../../kernel/http/route.ts";
import { sessionAccountKey } from "../../../kernel/http/session-key.ts";
import type { Identity } from "../module.ts";
import { Csrf, FormFaults, notRefused, tried, type Refused } from "./form.tsx";
import { say } from "./words.ts";

/** Signing in and out. After it the reader is back where they were, never on another site. */
export function signInRoutes(identity: Identity): Route[] {
  return [
    route({
      method: "GET",
      path: "/sign-in",
      access: "public",
      summary: "Sign-in form",
      query: z.object({ return: z.string().optional() }),
      handle: async ({ query, context }) =>
        context.actor === null
          ? { kind: "page", page: signInPage(context, { email: "", back: query.return ?? "" }, notRefused) }
          : { kind: "redirect", to: localPath(query.return ?? "") ?? "/" },
    }),
    route({
      method: "POST",
      path: "/sign-in",
      access: "public",
      summary: "Signs in",
      perMinute: 30,
      body: z.object({ email: z.string().max(300), password: z.string().max(1000), return: z.string().max(2000).default("") }),
      handle: async ({ body, context }) => {
        const result = await tried(context.language, () => identity.signIn(body.email, body.password, context.address ?? ""));
        if ("refused" in result) {
          const { status } = result.refused;
          // 401 would ask the browser for credentials of its own; the form is what has to be corrected.
          const page = signInPage(context, { email: body.email, back: body.return }, result.refused);
          return { kind: "page", status: status === 401 ? 422 : status, page };
        }
        const { actor, reference } = result.done;
        context.session.renew();
        context.session.set(sessionAccountKey, reference);
        return { kind: "redirect", to: actor.mustVisit ?? localPath(body.return) ?? "/" };
      },
    }),
    route({
      method: "POST",
      path: "/sign-out",
      access: "public",
      summary: "Signs out",
      handle: async ({ context }) => {
        context.session.renew();
        return { kind: "redirect", to: "/" };
      },
    }),
  ];
}

function signInPage(context: RequestContext, values: { readonly email: string; readonly back: string }, refused: Refused): Page {
  const { language } = context;
  return {
    title: say("signInTitle", language),
    body: (
      <>
        <FormFaults refused={refused} language={language} />
        <Heading level={1}>{say("signInTitle", language)}</Heading>
        <Lead>{say("signInLead", language)}</Lead>
        <form method="post" action="/sign-in">
          <Csrf token={context.csrfToken} />
          <input type="hidden" name="return" value={localPath(values.back) ?? ""} />
          <Field control="email" name="email" label={say("email", language)} autocomplete="username" value={values.email} required language={language} />
          <Field control="password" name="password" label={say("password", language)} autocomplete="current-password" required language={language} />
          <div class="button-row"><Button>{say("signIn", language)}</Button></div>
        </form>
      </>
    ),
  };
}
