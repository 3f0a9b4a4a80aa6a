import { createElement } from "preact";
import { z } from "zod";
import { route, type Route } from "../../kernel/http/route.ts";
import { pick } from "../../kernel/i18n/format.ts";
import type { Language } from "../../kernel/i18n/language.ts";
import { isDay } from "../../kernel/time/day.ts";
import type { Contracts } from "../../modules/contract/index.ts";
import type { Indicators } from "../../modules/indicators/index.ts";
import type { Search } from "../../modules/lab/index.ts";
import { AboutView } from "./about-view.tsx";
import { AccessibilityView } from "./accessibility-view.tsx";
import { HelpView } from "./help-view.tsx";
import { portalAnswers } from "./portal-answers.tsx";
import { ProblemsView, ProblemView } from "./problem-view.tsx";
import { explainProblem } from "./problem-words.ts";
import { searchEntries } from "./search-entries.ts";
import { SearchView } from "./search-view.tsx";
import { search, searchKinds } from "./search.ts";

export interface AppPagesDeps {
  readonly contracts: Pick<Contracts, "inForce">;
  readonly indicators: Pick<Indicators, "defaultDay">;
  /** The search of the portal, where there is one: its first answers stand under those of the contract. */
  readonly portal?: Search;
  readonly config?: {
    readonly version?: string;
    /** Where readers report what they cannot use. */
    readonly accessibilityContact?: string | undefined;
  };
}

const onDate = z.preprocess((given) => (given === "" ? undefined : given), z.iso.date().optional());

/** Pages that belong to no module: search over all of them, help, statements, explanations of errors. All public. */
export function createAppRoutes(deps: AppPagesDeps): readonly Route[] {
  const contact = deps.config?.accessibilityContact ?? null;
  const version = deps.config?.version ?? null;
  return [
    searchRoute(deps),
    plainPage("/help", "How to read the board", { fr: "Aide", en: "Help" }, (language) => createElement(HelpView, { language })),
    plainPage("/accessibility", "Accessibility statement", { fr: "Accessibilité", en: "Accessibility" }, (language) => createElement(AccessibilityView, { language, contact })),
    plainPage("/about", "What this site is, and its licence", { fr: "À propos", en: "About" }, (language) => createElement(AboutView, { language, version })),
    plainPage("/problems", "Error codes of the API", { fr: "Erreurs", en: "Errors" }, (language) => createElement(ProblemsView, { language })),
    route({
      method: "GET",
      path: "/problems/:code",
      access: "public",
      summary: "What an error code of the API means",
      params: z.object({ code: z.string().max(80) }),
      handle: async ({ params: { code }, context: { language } }) => {
        const problem = explainProblem(code);
        return { kind: "page", status: problem === null ? 404 : 200, page: { title: code, body: createElement(ProblemView, { code, problem, language }) } };
      },
    }),
  ];
}

function plainPage(path: string, summary: string, title: Readonly<Record<Language, string>>, body: (language: Language) => unknown): Route {
  return route({
    method: "GET",
    path,
    access: "public",
    summary,
    handle: async ({ context: { language } }) => ({ kind: "page", page: { title: pick(title, language), body: body(language) } }),
  });
}

function searchRoute({ contracts, indicators, portal }: AppPagesDeps): Route {
  return route({
    method: "GET",
    path: "/search",
    access: "public",
    summary: "Search over the contract and the portal",
    query: z.object({ q: z.string().max(200).default(""), kind: z.enum(searchKinds).optional(), on: onDate }),
    handle: async ({ query: { q, kind = null, on: asked }, context: { language, url, clock } }) => {
      const on = asked !== undefined && isDay(asked) ? asked : null;
      const { version } = await contracts.inForce(on ?? (await indicators.defaultDay()));
      const results = search(searchEntries(version.contractCode, version.register, version.contradictions), q);
      const title = language === "fr" ? "Recherche" : "Search";
      const inPortal = portal === undefined ? null : await portalAnswers(portal, q, on ?? clock.today());
      const body = createElement(SearchView, { query: q, results, kind, on, language, url, portal: inPortal });
      return { kind: "page", page: { title: q.trim() === "" ? title : `${q.trim()} · ${title}`, section: "search", body } };
    },
  });
}
