import type { ComponentChildren, VNode } from "preact";
import type { Language } from "../i18n/language.ts";
import { hrefWith, linkTo, safeHref } from "./safe-href.ts";
import { word } from "./words.ts";

export interface Crumb {
  readonly label: string;
  readonly href?: string;
}

/** The way from the front page to here; the last crumb is this page and is no link. */
export function Breadcrumbs({ crumbs, language }: { readonly crumbs: readonly Crumb[]; readonly language: Language }): VNode {
  return (
    <nav class="breadcrumbs" aria-label={word("breadcrumbs", language)}>
      <ol>
        {crumbs.map((crumb, index) => {
          const href = safeHref(crumb.href);
          return <li>{href === null || index === crumbs.length - 1 ? <span aria-current="page">{crumb.label}</span> : <a href={href}>{crumb.label}</a>}</li>;
        })}
      </ol>
    </nav>
  );
}

export interface PagerProps {
  /** Counted from 1. */
  readonly page: number;
  readonly pages: number;
  readonly url: URL;
  readonly language: Language;
  readonly parameter?: string;
}

/** Links to the page before and after, with where the reader is. Nothing when all is on one page. */
export function Pager({ page, pages, url, language, parameter = "page" }: PagerProps): VNode | null {
  if (pages <= 1) return null;
  return (
    <nav class="pager" aria-label={word("pages", language)}>
      {page > 1 ? <a rel="prev" href={hrefWith(url, { [parameter]: page === 2 ? null : String(page - 1) })}>{word("previous", language)}</a> : null}
      <span>{word("page", language)} {page} {word("of", language)} {pages}</span>
      {page < pages ? <a rel="next" href={hrefWith(url, { [parameter]: String(page + 1) })}>{word("next", language)}</a> : null}
    </nav>
  );
}

export interface Download {
  readonly format: "CSV" | "ODS" | "JSON" | "PDF" | "XML";
  readonly href: string;
}

/** What this page shows, to take away: whole, not the page of the table that is in view. */
export function DownloadLinks({ downloads, language, label }: { readonly downloads: readonly Download[]; readonly language: Language; readonly label?: string }): VNode {
  return (
    <p class="downloads">
      {label ?? word("download", language)}{" "}
      {downloads.map((download, index) => (
        <>
          {index === 0 ? null : <span aria-hidden="true"> · </span>}
          <a {...linkTo(download.href)} download>{download.format}</a>
        </>
      ))}
    </p>
  );
}

/** The three usual formats of one address: `/indicators` gives `/indicators.csv`, `.ods` and `.json`, query kept. */
export function usualDownloads(path: string, query = ""): readonly Download[] {
  return (["CSV", "ODS", "JSON"] as const).map((format) => ({ format, href: `${path}.${format.toLowerCase()}${query}` }));
}

export interface TabLink {
  readonly label: ComponentChildren;
  readonly href: string;
  readonly current: boolean;
}

/** Views of the same thing, each with its own address. */
export function TabLinks({ tabs, label }: { readonly tabs: readonly TabLink[]; readonly label: string }): VNode {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => <li><a {...linkTo(tab.href)} aria-current={tab.current ? "page" : undefined}>{tab.label}</a></li>)}
      </ul>
    </nav>
  );
}
