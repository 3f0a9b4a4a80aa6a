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
  /** How large the reader wants the text: a step of `textSteps`, 1 when not given. */
  readonly textStep?: number;
  /** Addresses of the same thing in other forms, for programs that look for them. */
  readonly alternates?: readonly { readonly href: string; readonly type: string; readonly title: string }[];
  /** Links for programs: `describedby`, `cite-as`, `item`… */
  readonly headLinks?: readonly { readonly rel: string; readonly href: string; readonly type?: string }[];
  /** JSON-LD of what the page shows, one block each. */
  readonly structuredData?: readonly object[];
  /** True where search engines are to keep the page out of their indexes. */
  readonly unlisted?: boolean;
  /** False for a document that stands inside another page: no script, nothing but what it shows. */
  readonly script?: boolean;
}

/** The sizes that a reader may choose for the text of the whole site, in percent; the first is the size of the browser. */
export const textSteps: readonly number[] = [100, 125, 150, 200];

/** A whole HTML document with the house's style, fonts and script. Holds no inline style or script (policy 'self'). */
export function document({ language, title, description, children, textStep = 1, alternates = [], headLinks = [], structuredData = [], unlisted = false, script = true }: DocumentProps): string {
  return `<!doctype html>${renderToString(
    <html lang={language} class={textStep === 1 ? undefined : `text-${textStep}`}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        {unlisted ? <meta name="robots" content="noindex" /> : null}
        {description === undefined ? null : <meta name="description" content={description} />}
        <link rel="preload" href={assetUrl("public-sans.woff2")} as="font" type="font/woff2" crossOrigin="anonymous" />
        <link rel="preload" href={assetUrl("source-serif.woff2")} as="font" type="font/woff2" crossOrigin="anonymous" />
        <link rel="stylesheet" href={assetUrl("jalon.css")} />
        <link rel="icon" href={assetUrl("icon.svg")} type="image/svg+xml" />
        {alternates.map((one) => <link rel="alternate" type={one.type} href={one.href} title={one.title} />)}
        {headLinks.map((one) => <link rel={one.rel} href={one.href} type={one.type} />)}
        {structuredData.map((one) => <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonForScript(one) }} />)}
        {/* Waits for the script before the first picture, so that a chosen scheme does not flash. */}
        {script ? <script type="module" src={assetUrl("jalon.js")} {...{ blocking: "render" }} /> : null}
      </head>
      <body>{children}</body>
    </html>,
  )}`;
}

/** JSON that cannot end the script element it stands in, nor open a comment there: `<` only occurs inside strings, where its escape means the same. */
function jsonForScript(value: object): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c").replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}
