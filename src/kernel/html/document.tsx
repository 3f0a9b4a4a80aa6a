import { isValidElement } from "preact";
import type { ComponentChildren, VNode } from "preact";
import { render as renderToString } from "preact-render-to-string";
import type { Language } from "../i18n/language.ts";
import { assetUrl } from "./assets.ts";

/** The HTML of one element, everything in it escaped. */
export function render(element: VNode): string {
  return renderToString(element);
}

/**
 * Takes an element from where types know it only as `unknown` (a page's body handed from a module to the frame).
 * Throws a TypeError on anything that is not an element, so that no unescaped text can slip through.
 */
export function elementOf(body: unknown): VNode {
  if (body !== null && typeof body === "object" && isValidElement(body)) return body;
  throw new TypeError("the body of a page must be a Preact element");
}

export interface DocumentProps {
  readonly language: Language;
  readonly title: string;
  readonly children: ComponentChildren;
  /** One sentence for search engines and link previews. */
  readonly description?: string;
}

/** A whole HTML document with the house's style, fonts and script. Holds no inline style or script (policy 'self'). */
export function document({ language, title, description, children }: DocumentProps): string {
  return `<!doctype html>${renderToString(
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        {description === undefined ? null : <meta name="description" content={description} />}
        <link rel="preload" href={assetUrl("public-sans.woff2")} as="font" type="font/woff2" crossOrigin="anonymous" />
        <link rel="preload" href={assetUrl("source-serif.woff2")} as="font" type="font/woff2" crossOrigin="anonymous" />
        <link rel="stylesheet" href={assetUrl("jalon.css")} />
        <link rel="icon" href={assetUrl("icon.svg")} type="image/svg+xml" />
        {/* Waits for the script before the first picture, so that a chosen scheme does not flash. */}
        <script type="module" src={assetUrl("jalon.js")} {...{ blocking: "render" }} />
      </head>
      <body>{children}</body>
    </html>,
  )}`;
}
