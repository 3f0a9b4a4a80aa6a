import type { ComponentChildren, VNode } from "preact";
import type { Language } from "../i18n/language.ts";
import { linkTo } from "./safe-href.ts";
import { word } from "./words.ts";

export function SkipLink({ language }: { readonly language: Language }): VNode {
  return <a class="skip-link" href="#content">{word("skip", language)}</a>;
}

export interface NavItem {
  readonly label: string;
  readonly href: string;
  /** This very page, or something inside the section; null elsewhere. */
  readonly current: "page" | "true" | null;
}

export interface SiteHeaderProps {
  readonly brand: string;
  readonly homeLabel: string;
  readonly navLabel: string;
  readonly items: readonly NavItem[];
  /** What stands at the far end: languages, sign-in. */
  readonly children: ComponentChildren;
}

export function SiteHeader({ brand, homeLabel, navLabel, items, children }: SiteHeaderProps): VNode {
  return (
    <header class="site-header">
      <div class="site-width site-header-row">
        <a class="brand" href="/" aria-label={homeLabel}>{brand}</a>
        <nav class="site-nav" aria-label={navLabel}>
          <ul>
            {items.map((item) => (
              <li><a {...linkTo(item.href)} aria-current={item.current ?? undefined}>{item.label}</a></li>
            ))}
          </ul>
        </nav>
        <div class="site-tools">{children}</div>
      </div>
    </header>
  );
}

/** A quiet band under the header, the same on every page it stands on. */
export function Band({ children, label }: { readonly children: ComponentChildren; readonly label: string }): VNode {
  return <aside class="band" aria-label={label}><div class="site-width">{children}</div></aside>;
}

/** `focusable` so that the skip link moves the reading point, not only the view. */
export function Main({ children }: { readonly children: ComponentChildren }): VNode {
  return <main id="content" class="site-width" tabIndex={-1}>{children}</main>;
}

export function SiteFooter({ children }: { readonly children: ComponentChildren }): VNode {
  return <footer class="site-footer"><div class="site-width">{children}</div></footer>;
}
