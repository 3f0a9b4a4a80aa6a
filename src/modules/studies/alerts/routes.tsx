import { z } from "zod";
import { route, type Reply, type RequestContext, type Route } from "../../../kernel/http/route.ts";
import { AppError } from "../../../kernel/errors/app-error.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import type { Studies } from "../domain/studies.ts";
import { queryOf, questionFrom, studyQuery, type StudyQuery } from "../search/index.ts";
import { rhythms } from "./alert.ts";
import { alertsPath, type Alerts } from "./alerts.ts";
import { studyFeed } from "./feed.ts";
import { AlertsPage, AnswerPage, TokenPage } from "./pages.tsx";

export interface AlertWebDeps {
  readonly alerts: Alerts;
  readonly studies: Pick<Studies, "published">;
  /** Codes of what answers a question of the search, as its address has it. */
  readonly matches: (query: string) => Promise<readonly string[]>;
  readonly sendsMail: () => boolean;
  readonly site: string;
}

const inFeed = 50;
const token = z.object({ token: z.string().regex(/^[\w-]{20,100}$/) });
const address = z.string().trim().max(254).regex(/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/);

/** The question of an address as it is kept: known facets only, page left out. */
function keptQuery(text: string): string {
  const given = new URLSearchParams(text.replace(/^[^?]*\?/, "").slice(0, 2000));
  const parsed = studyQuery.safeParse(Object.fromEntries([...new Set(given.keys())].map((key) => [key, given.getAll(key).length > 1 ? given.getAll(key) : given.get(key)])));
  return parsed.success ? queryOf(questionFrom(parsed.data)).replace(/^\?/, "") : "";
}

export function alertRoutes({ alerts, studies, matches, sendsMail, site }: AlertWebDeps): readonly Route[] {
  const feed = async (query: StudyQuery, { url, language }: RequestContext): Promise<Reply> => {
    const asked = url.searchParams.get("lang");
    const spoken: Language = asked === "fr" || asked === "en" ? asked : language;
    const found = await studies.published((await matches(queryOf({ ...questionFrom(query), sort: "newest" }).replace(/^\?/, ""))).slice(0, inFeed));
    return { kind: "document", mediaType: "text/xml; charset=utf-8", text: studyFeed(site, `${url.pathname}${url.search}`, [...found].sort((a, b) => (a.modifiedAt < b.modifiedAt ? 1 : -1)), spoken) };
  };
  const list = async ({ actor, language, csrfToken, url }: RequestContext, more: { readonly status?: number; readonly error?: string } = {}): Promise<Reply> => ({
    kind: "page", ...(more.status === undefined ? {} : { status: more.status }),
    page: {
      title: language === "fr" ? "Recherches suivies" : "Followed searches", section: "studies",
      body: <AlertsPage alerts={actor === null ? [] : await alerts.list(actor.accountId)} signedIn={actor !== null} sendsMail={sendsMail()} query={keptQuery(url.search)} error={more.error ?? null} csrfToken={csrfToken} language={language} />,
    },
  });
  const answer = (language: Language, what: "asked" | "confirmed" | "expired" | "ended"): Reply => ({ kind: "page", ...(what === "expired" ? { status: 404 } : {}), page: { title: language === "fr" ? "Recherches suivies" : "Followed searches", section: "studies", body: <AnswerPage what={what} language={language} /> } });
  const form = z.object({ name: z.string().trim().max(200).default(""), query: z.string().max(2000).default(""), rhythm: z.enum(rhythms).default("daily"), email: z.string().default("") });
  const nameOf = (name: string, query: string, language: Language): string => (name !== "" ? name : (new URLSearchParams(query).get("q") ?? (language === "fr" ? "Études" : "Studies")));
  return [
    ...["/studies/feed.atom", "/studies/feed.xml"].map((path) => route({ method: "GET", path, access: "public", summary: "Atom feed of a search of studies", query: studyQuery, handle: ({ query, context }) => feed(query, context) })),
    route({ method: "GET", path: alertsPath, access: "public", summary: "Followed searches", handle: ({ context }) => list(context) }),
    route({
      method: "POST", path: alertsPath, access: "public", summary: "Follow a search", perMinute: 20, body: form,
      handle: async ({ body: { name, query: given, rhythm, email }, context }) => {
        const { language, actor } = context;
        const query = keptQuery(`?${given}`);
        const input = { name: nameOf(name, query, language), query, language, rhythm };
        if (actor !== null) {
          await alerts.save(actor.accountId, input);
          return { kind: "redirect", to: alertsPath };
        }
        const parsed = address.safeParse(email);
        if (!parsed.success) return list(context, { status: 422, error: language === "fr" ? "Donnez une adresse complète, comme nom@exemple.fr." : "Give a whole address, such as name@example.org." });
        await alerts.ask(parsed.data, input, context.address ?? "");
        return answer(language, "asked");
      },
    }),
    route({
      method: "POST", path: "/studies/alerts/:id/change", access: "signed-in", summary: "Pause, resume or delete a followed search", params: z.object({ id: z.uuid() }), body: z.object({ act: z.enum(["pause", "resume", "delete", ...rhythms]) }),
      handle: async ({ params: { id }, body: { act }, context: { actor } }) => {
        if (actor === null) throw new AppError("http.sign-in-required", { fr: "Connectez-vous.", en: "Sign in." }, { status: 401 });
        if (act === "delete") await alerts.remove(actor.accountId, id);
        else await alerts.change(actor.accountId, id, act === "pause" || act === "resume" ? { paused: act === "pause" } : { rhythm: act });
        return { kind: "redirect", to: alertsPath };
      },
    }),
    route({
      method: "GET", path: "/studies/alerts/confirm/:token", access: "public", summary: "Confirm a followed search", params: token, perMinute: 60,
      handle: async ({ params, context: { language, csrfToken } }) => {
        const alert = await alerts.byToken(params.token);
        return alert === null ? answer(language, "expired") : { kind: "page", page: { title: language === "fr" ? "Confirmer" : "Confirm", section: "studies", body: <TokenPage what="confirm" token={params.token} name={alert.name} csrfToken={csrfToken} language={language} /> } };
      },
    }),
    route({ method: "POST", path: "/studies/alerts/confirm/:token", access: "public", summary: "Confirm a followed search", params: token, perMinute: 60, handle: async ({ params, context: { language } }) => answer(language, (await alerts.confirm(params.token)) ? "confirmed" : "expired") }),
    route({
      method: "GET", path: "/studies/alerts/stop/:token", access: "public", summary: "Stop a followed search", params: token, perMinute: 60,
      handle: async ({ params, context: { language, csrfToken } }) => {
        const alert = await alerts.byToken(params.token);
        return alert === null ? answer(language, "ended") : { kind: "page", page: { title: language === "fr" ? "Ne plus suivre" : "Stop following", section: "studies", body: <TokenPage what="stop" token={params.token} name={alert.name} csrfToken={csrfToken} language={language} /> } };
      },
    }),
    // One click of a mail program (RFC 8058): no cookie is looked at, the secret of the address is the only right that is needed.
    route({ method: "POST", path: "/studies/alerts/stop/:token", access: "public", summary: "Stop a followed search in one click", params: token, changesNothing: true, perMinute: 60, handle: async ({ params, context: { language } }) => { await alerts.end(params.token); return answer(language, "ended"); } }),
  ];
}
