import type { VNode } from "preact";
import { Band, document, elementOf, hrefWith, Main, SiteFooter, SiteHeader, SkipLink, TextSize, textSizePreference, textStepOf } from "../../kernel/html/index.ts";
import type { NavItem } from "../../kernel/html/index.ts";
import type { Page, RequestContext } from "../../kernel/http/route.ts";
import { languages } from "../../kernel/i18n/language.ts";
import { maySomewhere } from "../../modules/identity/index.ts";
import { frameWords, languageNames, sections, tools } from "./words.ts";

export interface FrameOptions {
  readonly version?: string;
  /** What the facts are kept in, said to administrators only: "PGlite (embedded)", "PostgreSQL 16 at db:5432". */
  readonly database?: string;
}

export type FrameContext = RequestContext & { readonly status: number };

/**
 * The whole HTML of a page: header, demonstration band, body, footer, in the language of the request.
 * Throws a TypeError when `page.body` is not a Preact element.
 */
export function renderPage(page: Page, context: FrameContext, options: FrameOptions = {}): string {
  const { language } = context;
  const words = frameWords[language];
  return document({
    language,
    title: `${page.title} · Jalon`,
    textStep: textStepOf(context.preferences?.[textSizePreference]),
    ...(page.headLinks === undefined ? {} : { headLinks: page.headLinks }),
    unlisted: page.unlisted === true,
    ...(page.structuredData === undefined ? {} : { structuredData: page.structuredData }),
    children: (
      <>
        <SkipLink language={language} />
        <SiteHeader brand="Jalon" homeLabel={words.home} navLabel={words.navigation} items={navigation(page, context)}>
          <LanguageSwitch context={context} />
          <Account context={context} />
        </SiteHeader>
        {page.demonstration === true ? <Band label={words.demonstrationLabel}>{words.demonstration}</Band> : null}
        <Main>{elementOf(page.body)}</Main>
        <SiteFooter>
          <Footer context={context} options={options} />
        </SiteFooter>
      </>
    ),
  });
}

function navigation(page: Page, { url, language }: FrameContext): readonly NavItem[] {
  return sections.map(({ key, href, label }) => ({
    href,
    label: label[language],
    current: url.pathname === href ? "page" : page.section === key || (href !== "/" && url.pathname.startsWith(`${href}/`)) ? "true" : null,
  }));
}

function LanguageSwitch({ context }: { readonly context: FrameContext }): VNode {
  return (
    <>
      {languages.map((language) => (
        <a href={hrefWith(context.url, { lang: language })} hreflang={language} lang={language} aria-current={language === context.language ? "true" : undefined}>
          {languageNames[language]}
        </a>
      ))}
    </>
  );
}

function Account({ context }: { readonly context: FrameContext }): VNode {
  const words = frameWords[context.language];
  if (context.actor === null) {
    const here = hrefWith(context.url, { lang: null });
    return <a href={`/sign-in?return=${encodeURIComponent(here)}`}>{words.signIn}</a>;
  }
  return (
    <>
      <ToolsMenu context={context} />
      <a href="/account" class="signed-in-name">{context.actor.name}{(context.actor.inPlaceOf ?? []).map((one) => <span class="small"> {words.inPlaceOf} {one.name}</span>)}</a>
      <form method="post" action="/sign-out">
        <input type="hidden" name="_csrf" value={context.csrfToken} />
        <button type="submit">{words.signOut}</button>
      </form>
    </>
  );
}

/** What the caller's roles open, folded: a header with ten links is read by nobody. */
function ToolsMenu({ context }: { readonly context: FrameContext }): VNode | null {
  const { language, actor } = context;
  const open = tools.filter((tool) => (tool.permission === null ? actor !== null && actor.mustVisit === undefined : maySomewhere(actor, tool.permission)));
  if (open.length === 0) return null;
  return (
    <details class="tools-menu">
      <summary>{frameWords[language].tools}</summary>
      <ul>
        {open.map(({ href, label }) => <li><a href={href} aria-current={context.url.pathname === href ? "page" : undefined}>{label[language]}</a></li>)}
      </ul>
    </details>
  );
}

function Footer({ context, options }: { readonly context: FrameContext; readonly options: FrameOptions }): VNode {
  const words = frameWords[context.language];
  const isAdministrator = maySomewhere(context.actor, "accounts.manage");
  return (
    <>
      <span>Jalon{options.version === undefined ? "" : ` ${options.version}`}</span>
      <a href="/year">{words.year}</a>
      <a href="/about">{words.about}</a>
      <a href="/help">{words.help}</a>
      <a href="/accessibility">{words.accessibility}</a>
      <a href="/api/v1/openapi.json">{words.api}</a>
      <span>{words.licence}</span>
      <TextSize chosen={context.preferences?.[textSizePreference]} url={context.url} language={context.language} />
      <span data-scheme-toggle data-to-light={words.toLight} data-to-dark={words.toDark} />
      {isAdministrator && options.database !== undefined ? <span>{words.database(options.database)}</span> : null}
    </>
  );
}
